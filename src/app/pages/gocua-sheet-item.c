/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sheet-item.c: one sheet in the list of sheets. */

#define G_LOG_DOMAIN "gocua-app"

#include "app/pages/gocua-sheet-item.h"

struct _GocuaSheetItem
{
  GObject parent_instance;

  GocuaSheetRow *row;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GocuaSheetItem, gocua_sheet_item, G_TYPE_OBJECT)

static void
gocua_sheet_item_finalize (GObject *object)
{
  g_clear_pointer (&GOCUA_SHEET_ITEM (object)->row, gocua_sheet_row_free);
  G_OBJECT_CLASS (gocua_sheet_item_parent_class)->finalize (object);
}

static void
gocua_sheet_item_class_init (GocuaSheetItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gocua_sheet_item_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
gocua_sheet_item_init (GocuaSheetItem *self)
{
}

GocuaSheetItem *
gocua_sheet_item_new (GocuaSheetRow *row)
{
  GocuaSheetItem *self = g_object_new (GOCUA_TYPE_SHEET_ITEM, NULL);

  self->row = row;
  return self;
}

void
gocua_sheet_item_set_row (GocuaSheetItem *self, GocuaSheetRow *row)
{
  g_return_if_fail (GOCUA_IS_SHEET_ITEM (self));
  g_return_if_fail (row != NULL);

  g_clear_pointer (&self->row, gocua_sheet_row_free);
  self->row = row;
  g_signal_emit (self, signals[CHANGED], 0);
}

const GocuaSheetRow *
gocua_sheet_item_get_row (GocuaSheetItem *self)
{
  g_return_val_if_fail (GOCUA_IS_SHEET_ITEM (self), NULL);

  return self->row;
}

const GocuaId *
gocua_sheet_item_get_id (GocuaSheetItem *self)
{
  g_return_val_if_fail (GOCUA_IS_SHEET_ITEM (self), NULL);

  return &self->row->sheet->id;
}

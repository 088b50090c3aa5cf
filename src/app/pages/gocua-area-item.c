/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-area-item.c: one line of the table of areas; it stays when its numbers change. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/pages/gocua-area-item.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/gocua-collate.h"

struct _GocuaAreaItem
{
  GObject parent_instance;

  gboolean is_total;
  GocuaId id;
  char *name;
  char *sort_key;
  GocuaNumbers numbers;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GocuaAreaItem, gocua_area_item, G_TYPE_OBJECT)

static void
gocua_area_item_finalize (GObject *object)
{
  GocuaAreaItem *self = GOCUA_AREA_ITEM (object);

  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->sort_key, g_free);
  G_OBJECT_CLASS (gocua_area_item_parent_class)->finalize (object);
}

static void
gocua_area_item_class_init (GocuaAreaItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gocua_area_item_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
gocua_area_item_init (GocuaAreaItem *self)
{
}

GocuaAreaItem *
gocua_area_item_new (const GocuaAreaNumbers *area)
{
  GocuaAreaItem *self = g_object_new (GOCUA_TYPE_AREA_ITEM, NULL);

  self->id = area->area;
  gocua_area_item_update (self, area);
  return self;
}

GocuaAreaItem *
gocua_area_item_new_total (void)
{
  GocuaAreaItem *self = g_object_new (GOCUA_TYPE_AREA_ITEM, NULL);

  self->is_total = TRUE;
  self->name = g_strdup (_ ("Whole ward"));
  self->sort_key = g_strdup ("");
  return self;
}

void
gocua_area_item_update (GocuaAreaItem *self, const GocuaAreaNumbers *area)
{
  gboolean has_area;

  g_return_if_fail (GOCUA_IS_AREA_ITEM (self) && area != NULL);

  has_area = !gocua_id_is_null (&area->area);
  g_free (self->name);
  self->name = g_strdup (has_area && area->name != NULL ? area->name : _ ("Not in any area"));
  g_free (self->sort_key);
  /* Keys of names are printable ASCII, so that this one is after all of them. */
  self->sort_key = has_area ? gocua_collate_key (self->name) : g_strdup ("\x7f");
  self->numbers = area->numbers;
  g_signal_emit (self, signals[CHANGED], 0);
}

void
gocua_area_item_update_total (GocuaAreaItem *self, const GocuaNumbers *ward)
{
  g_return_if_fail (GOCUA_IS_AREA_ITEM (self) && ward != NULL);

  self->numbers = *ward;
  g_signal_emit (self, signals[CHANGED], 0);
}

const GocuaId *
gocua_area_item_get_id (GocuaAreaItem *self)
{
  return self->is_total ? NULL : &self->id;
}

const char *
gocua_area_item_get_name (GocuaAreaItem *self)
{
  return self->name;
}

const char *
gocua_area_item_get_sort_key (GocuaAreaItem *self)
{
  return self->sort_key;
}

const GocuaNumbers *
gocua_area_item_get_numbers (GocuaAreaItem *self)
{
  return &self->numbers;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-double-item.c: one line of the list of doubles: two households that may be one. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/gocua-double-item.h"

#include <glib/gi18n.h>

struct _GocuaDoubleItem
{
  GObject parent_instance;

  GocuaDoubleHit hit;
  char *titles[2];
};

G_DEFINE_FINAL_TYPE (GocuaDoubleItem, gocua_double_item, G_TYPE_OBJECT)

static void
gocua_double_item_finalize (GObject *object)
{
  GocuaDoubleItem *self = GOCUA_DOUBLE_ITEM (object);

  g_free (self->titles[0]);
  g_free (self->titles[1]);

  G_OBJECT_CLASS (gocua_double_item_parent_class)->finalize (object);
}

static void
gocua_double_item_class_init (GocuaDoubleItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gocua_double_item_finalize;
}

static void
gocua_double_item_init (GocuaDoubleItem *self)
{
}

GocuaDoubleItem *
gocua_double_item_new (const GocuaDoubleHit *hit, char *const *titles)
{
  GocuaDoubleItem *self = g_object_new (GOCUA_TYPE_DOUBLE_ITEM, NULL);

  self->hit = *hit;
  self->titles[0] = titles[0];
  self->titles[1] = titles[1];
  return self;
}

const GocuaDoubleHit *
gocua_double_item_get_hit (GocuaDoubleItem *self)
{
  g_return_val_if_fail (GOCUA_IS_DOUBLE_ITEM (self), NULL);

  return &self->hit;
}

const char *
gocua_double_item_get_title (GocuaDoubleItem *self, guint side)
{
  g_return_val_if_fail (GOCUA_IS_DOUBLE_ITEM (self) && side < 2, "");

  return self->titles[side];
}

char *
gocua_double_item_describe (GocuaDoubleItem *self)
{
  g_autofree char *why = NULL;
  guint reasons = 0;

  g_return_val_if_fail (GOCUA_IS_DOUBLE_ITEM (self), NULL);

  for (guint i = 0; i < GOCUA_DOUBLE_N_REASONS; i++)
    if (!gocua_double_reason_is_against ((GocuaDoubleReason) i))
      reasons |= self->hit.reasons & (1u << i);
  why = gocua_double_reasons_describe (reasons);
  /* Translators: the score from 0 to 100; why: "Same name · Same address" */
  return g_strdup_printf (_ ("%u points · %s"), self->hit.score, why);
}

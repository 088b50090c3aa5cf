/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-household-item.c: one household of a list, whose row comes when it is looked at. */

#define G_LOG_DOMAIN "gocua-store"

#include "store/gocua-household-item.h"

struct _GocuaHouseholdItem
{
  GObject parent_instance;

  gint64 n;
  GocuaHouseholdRow *row;
  gboolean is_stale;
  GHashTable *siblings; /* of living items by their n; each takes itself out when it goes */
};

G_DEFINE_FINAL_TYPE (GocuaHouseholdItem, gocua_household_item, G_TYPE_OBJECT)

enum
{
  PROP_LOADED = 1,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void
gocua_household_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  GocuaHouseholdItem *self = GOCUA_HOUSEHOLD_ITEM (object);

  if (id == PROP_LOADED)
    g_value_set_boolean (value, self->row != NULL);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
gocua_household_item_finalize (GObject *object)
{
  GocuaHouseholdItem *self = GOCUA_HOUSEHOLD_ITEM (object);

  g_hash_table_remove (self->siblings, &self->n);
  g_hash_table_unref (self->siblings);
  g_clear_pointer (&self->row, gocua_household_row_free);
  G_OBJECT_CLASS (gocua_household_item_parent_class)->finalize (object);
}

static void
gocua_household_item_class_init (GocuaHouseholdItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = gocua_household_item_get_property;
  object_class->finalize = gocua_household_item_finalize;

  properties[PROP_LOADED] = g_param_spec_boolean (
      "loaded", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
gocua_household_item_init (GocuaHouseholdItem *self)
{
}

GocuaHouseholdItem *
gocua_household_item_get (GHashTable *siblings, gint64 n)
{
  GocuaHouseholdItem *self = g_hash_table_lookup (siblings, &n);

  if (self != NULL)
    return g_object_ref (self);
  self = g_object_new (GOCUA_TYPE_HOUSEHOLD_ITEM, NULL);
  self->n = n;
  self->siblings = g_hash_table_ref (siblings);
  g_hash_table_insert (siblings, &self->n, self);
  return self;
}

void
gocua_household_item_take_row (GocuaHouseholdItem *self, GocuaHouseholdRow *row)
{
  g_clear_pointer (&self->row, gocua_household_row_free);
  self->row = row;
  self->is_stale = FALSE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADED]);
}

void
gocua_household_item_set_stale (GocuaHouseholdItem *self)
{
  self->is_stale = TRUE;
}

gboolean
gocua_household_item_needs_row (GocuaHouseholdItem *self)
{
  return self->row == NULL || self->is_stale;
}

const GocuaHouseholdRow *
gocua_household_item_get_row (GocuaHouseholdItem *self)
{
  g_return_val_if_fail (GOCUA_IS_HOUSEHOLD_ITEM (self), NULL);

  return self->row;
}

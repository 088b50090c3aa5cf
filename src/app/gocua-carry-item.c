/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-carry-item.c: a household of an old ward that is to be assigned, as a line of a list. */

#define G_LOG_DOMAIN "gocua-app"

#include "app/gocua-carry-item.h"

#include <string.h>

#include "core/gocua-address.h"
#include "core/gocua-collate.h"
#include "core/gocua-text.h"

struct _GocuaCarryItem
{
  GObject parent_instance;

  GocuaRecord *household;
  char *walk_key, *name_key;
  char *folded; /* what is searched */
  char *goes;
  gboolean is_assigned;
};

typedef enum
{
  PROP_ADDRESS = 1,
  PROP_HEAD,
  PROP_GROUP,
  PROP_GOES,
  N_PROPERTIES,
} Property;

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (GocuaCarryItem, gocua_carry_item, G_TYPE_OBJECT)

static const char *
get_text (GocuaCarryItem *self, guint field)
{
  const char *text = gocua_record_get_text (self->household, field);

  return text != NULL ? text : "";
}

static void
gocua_carry_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  GocuaCarryItem *self = GOCUA_CARRY_ITEM (object);

  switch ((Property) id)
    {
    case PROP_ADDRESS:
      g_value_set_string (value, get_text (self, GOCUA_HOUSEHOLD_ADDRESS));
      break;
    case PROP_HEAD:
      g_value_set_string (value, get_text (self, GOCUA_HOUSEHOLD_HEAD));
      break;
    case PROP_GROUP:
      g_value_set_string (value, get_text (self, GOCUA_HOUSEHOLD_GROUP));
      break;
    case PROP_GOES:
      g_value_set_string (value, self->goes);
      break;
    case N_PROPERTIES:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
gocua_carry_item_finalize (GObject *object)
{
  GocuaCarryItem *self = GOCUA_CARRY_ITEM (object);

  g_clear_pointer (&self->household, gocua_record_unref);
  g_free (self->walk_key);
  g_free (self->name_key);
  g_free (self->folded);
  g_free (self->goes);
  G_OBJECT_CLASS (gocua_carry_item_parent_class)->finalize (object);
}

static void
gocua_carry_item_class_init (GocuaCarryItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = gocua_carry_item_get_property;
  object_class->finalize = gocua_carry_item_finalize;
  properties[PROP_ADDRESS] = g_param_spec_string ("address", NULL, NULL, NULL, flags);
  properties[PROP_HEAD] = g_param_spec_string ("head", NULL, NULL, NULL, flags);
  properties[PROP_GROUP] = g_param_spec_string ("group", NULL, NULL, NULL, flags);
  properties[PROP_GOES] = g_param_spec_string ("goes", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
gocua_carry_item_init (GocuaCarryItem *self)
{
}

GocuaCarryItem *
gocua_carry_item_new (const GocuaRecord *household)
{
  GocuaCarryItem *self = g_object_new (GOCUA_TYPE_CARRY_ITEM, NULL);
  g_autofree char *all = NULL;

  g_return_val_if_fail (household != NULL, NULL);

  self->household = gocua_record_copy (household);
  self->walk_key = gocua_address_walk_key (get_text (self, GOCUA_HOUSEHOLD_ADDRESS));
  self->name_key = gocua_collate_name_key (get_text (self, GOCUA_HOUSEHOLD_HEAD));
  all = g_strjoin (" ", get_text (self, GOCUA_HOUSEHOLD_ADDRESS), get_text (self, GOCUA_HOUSEHOLD_HEAD),
                   get_text (self, GOCUA_HOUSEHOLD_GROUP), get_text (self, GOCUA_HOUSEHOLD_CODE), NULL);
  self->folded = gocua_text_fold_line (all);
  return self;
}

const GocuaId *
gocua_carry_item_get_id (GocuaCarryItem *self)
{
  g_return_val_if_fail (GOCUA_IS_CARRY_ITEM (self), NULL);

  return &self->household->id;
}

void
gocua_carry_item_set_goes (GocuaCarryItem *self, const char *text, gboolean is_assigned)
{
  g_return_if_fail (GOCUA_IS_CARRY_ITEM (self) && text != NULL);

  self->is_assigned = is_assigned;
  if (g_strcmp0 (self->goes, text) == 0)
    return;
  g_free (self->goes);
  self->goes = g_strdup (text);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_GOES]);
}

gboolean
gocua_carry_item_get_is_assigned (GocuaCarryItem *self)
{
  g_return_val_if_fail (GOCUA_IS_CARRY_ITEM (self), FALSE);

  return self->is_assigned;
}

gboolean
gocua_carry_item_matches (GocuaCarryItem *self, const char *const *words)
{
  g_return_val_if_fail (GOCUA_IS_CARRY_ITEM (self) && words != NULL, FALSE);

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (self->folded, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

/* The same keys: in the order of their making, so that a list never jumps. */
static int
compare (const char *left, const char *right, GocuaCarryItem *a, GocuaCarryItem *b)
{
  int order = strcmp (left, right);

  return order != 0 ? order : gocua_id_compare (&a->household->id, &b->household->id);
}

int
gocua_carry_item_compare_walk (gconstpointer a, gconstpointer b, gpointer unused)
{
  GocuaCarryItem *left = GOCUA_CARRY_ITEM ((gpointer) a);
  GocuaCarryItem *right = GOCUA_CARRY_ITEM ((gpointer) b);

  return compare (left->walk_key, right->walk_key, left, right);
}

int
gocua_carry_item_compare_name (gconstpointer a, gconstpointer b, gpointer unused)
{
  GocuaCarryItem *left = GOCUA_CARRY_ITEM ((gpointer) a);
  GocuaCarryItem *right = GOCUA_CARRY_ITEM ((gpointer) b);

  return compare (left->name_key, right->name_key, left, right);
}

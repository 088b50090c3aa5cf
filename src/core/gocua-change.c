/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-change.c: a change, the one small record in which everything that anyone enters travels. */

#define G_LOG_DOMAIN "gocua-core"

#include "core/gocua-change.h"

/* The names of all kinds and fields of this version, for ever: most changes have no others. Interning strings
 * as they come (g_ref_string_new_intern()) is no way where several threads make and drop changes: one may
 * find a string that another is about to free. */
static gpointer
make_names (gpointer unused)
{
  GHashTable *names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint kind = 0; kind < GOCUA_N_KINDS; kind++)
    {
      const GocuaKindInfo *info = gocua_kind_get_info ((GocuaKind) kind);

      g_hash_table_add (names, g_ref_string_new (info->name));
      for (guint field = 0; field < info->n_fields; field++)
        if (!g_hash_table_contains (names, info->fields[field].name))
          g_hash_table_add (names, g_ref_string_new (info->fields[field].name));
    }
  return names;
}

static char *
new_name (const char *name)
{
  static GOnce once = G_ONCE_INIT;
  char *known = g_hash_table_lookup (g_once (&once, make_names, NULL), name);

  return known != NULL ? g_ref_string_acquire (known) : g_ref_string_new (name);
}

static void
set_clear (gpointer data)
{
  GocuaSet *set = data;

  g_clear_pointer (&set->field, g_ref_string_release);
  gocua_value_clear (&set->value);
}

GocuaChange *
gocua_change_new (const char *kind, const GocuaId *entity)
{
  GocuaChange *self = g_new0 (GocuaChange, 1);

  g_atomic_ref_count_init (&self->refs);
  self->kind = new_name (kind);
  self->entity = *entity;
  self->sets = g_array_sized_new (FALSE, TRUE, sizeof (GocuaSet), 4);
  g_array_set_clear_func (self->sets, set_clear);
  return self;
}

GocuaChange *
gocua_change_ref (GocuaChange *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
gocua_change_unref (GocuaChange *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_clear_pointer (&self->author, g_ref_string_release);
  g_clear_pointer (&self->kind, g_ref_string_release);
  g_clear_pointer (&self->sets, g_array_unref);
  g_free (self);
}

void
gocua_change_set_author (GocuaChange *self, const char *author)
{
  g_clear_pointer (&self->author, g_ref_string_release);
  if (author != NULL)
    self->author = g_ref_string_new (author);
}

void
gocua_change_take (GocuaChange *self, const char *field, GocuaValue *value, GocuaStamp base)
{
  static const GocuaValue nothing = GOCUA_VALUE_INIT;
  GocuaSet set = { .field = new_name (field), .value = *value, .base = base };

  *value = nothing;
  g_array_append_val (self->sets, set);
}

void
gocua_change_add (GocuaChange *self, const char *field, const GocuaValue *value, GocuaStamp base)
{
  GocuaValue copy = GOCUA_VALUE_INIT;

  gocua_value_copy (&copy, value);
  gocua_change_take (self, field, &copy, base);
}

guint
gocua_change_get_n_sets (const GocuaChange *self)
{
  return self->sets->len;
}

const GocuaSet *
gocua_change_get_set (const GocuaChange *self, guint i)
{
  g_return_val_if_fail (i < self->sets->len, NULL);

  return &g_array_index (self->sets, GocuaSet, i);
}

const GocuaSet *
gocua_change_find_set (const GocuaChange *self, const char *field)
{
  for (guint i = 0; i < self->sets->len; i++)
    {
      const GocuaSet *set = &g_array_index (self->sets, GocuaSet, i);

      if (g_str_equal (set->field, field))
        return set;
    }
  return NULL;
}

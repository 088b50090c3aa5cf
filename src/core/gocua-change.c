/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-change.c: a change, the one small record in which everything that anyone enters travels. */

#define G_LOG_DOMAIN "gocua-core"

#include "core/gocua-change.h"

/*
 * Names of known kinds and fields are those of the schema; others are copies of their own. Interning them
 * (g_ref_string_new_intern()) is no way where several threads make and drop changes: one may find a string
 * that another is about to free.
 */

static void
set_clear (gpointer data)
{
  GocuaSet *set = data;

  if (set->index < 0)
    g_free ((char *) set->field);
  gocua_value_clear (&set->value);
}

GocuaChange *
gocua_change_new (const char *kind, const GocuaId *entity)
{
  GocuaChange *self = g_new0 (GocuaChange, 1);

  g_atomic_ref_count_init (&self->refs);
  self->known_kind = gocua_kind_from_name (kind);
  self->kind =
      self->known_kind >= 0 ? gocua_kind_get_info ((GocuaKind) self->known_kind)->name : g_strdup (kind);
  self->entity = *entity;
  self->sets = g_array_sized_new (FALSE, TRUE, sizeof (GocuaSet), 8);
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
  g_free (self->author);
  if (self->known_kind < 0)
    g_free ((char *) self->kind);
  g_array_unref (self->sets);
  g_free (self);
}

void
gocua_change_set_author (GocuaChange *self, const char *author)
{
  g_free (self->author);
  self->author = g_strdup (author);
}

void
gocua_change_take (GocuaChange *self, const char *field, GocuaValue *value, GocuaStamp base)
{
  static const GocuaValue nothing = GOCUA_VALUE_INIT;
  int index = self->known_kind >= 0 ? gocua_kind_find_field ((GocuaKind) self->known_kind, field) : -1;
  GocuaSet set = { .index = index, .value = *value, .base = base };

  set.field =
      index >= 0 ? gocua_kind_get_info ((GocuaKind) self->known_kind)->fields[index].name : g_strdup (field);
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

gboolean
gocua_change_looks_new (const GocuaChange *self)
{
  for (guint i = 0; i < self->sets->len; i++)
    if (gocua_change_get_set (self, i)->base != 0)
      return FALSE;
  return TRUE;
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

const GocuaSet *
gocua_change_find_field (const GocuaChange *self, guint field)
{
  for (guint i = 0; i < self->sets->len; i++)
    {
      const GocuaSet *set = &g_array_index (self->sets, GocuaSet, i);

      if (set->index == (int) field)
        return set;
    }
  return NULL;
}

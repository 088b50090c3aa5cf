/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-unit.c: one admin unit (city, district, ward, commune) for as long as it stayed the same. */

#define G_LOG_DOMAIN "gocua-core"

#include "core/gocua-unit-private.h"

G_DEFINE_BOXED_TYPE (GocuaUnit, gocua_unit, gocua_unit_ref, gocua_unit_unref)

GocuaUnit *
gocua_unit_new (const char *code,
                const char *name,
                const char *name_en,
                const char *level,
                const char *parent_code,
                const char *valid_from,
                const char *valid_to)
{
  GocuaUnit *self = g_new0 (GocuaUnit, 1);

  g_atomic_ref_count_init (&self->refs);
  self->key = g_strconcat (code, "@", valid_from, NULL);
  self->code = g_strdup (code);
  self->name = g_strdup (name);
  self->name_en = g_strdup (name_en);
  self->level = g_strdup (level);
  self->parent_code = g_strdup (parent_code);
  self->valid_from = g_strdup (valid_from);
  self->valid_to = g_strdup (valid_to);
  return self;
}

GocuaUnit *
gocua_unit_ref (GocuaUnit *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
gocua_unit_unref (GocuaUnit *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->key);
  g_free (self->code);
  g_free (self->name);
  g_free (self->name_en);
  g_free (self->level);
  g_free (self->parent_code);
  g_free (self->valid_from);
  g_free (self->valid_to);
  g_free (self);
}

const char *
gocua_unit_get_key (const GocuaUnit *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->key;
}

const char *
gocua_unit_get_code (const GocuaUnit *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->code;
}

const char *
gocua_unit_get_name (const GocuaUnit *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

const char *
gocua_unit_get_name_en (const GocuaUnit *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name_en;
}

const char *
gocua_unit_get_level (const GocuaUnit *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->level;
}

const char *
gocua_unit_get_valid_from (const GocuaUnit *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->valid_from;
}

const char *
gocua_unit_get_valid_to (const GocuaUnit *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->valid_to;
}

gboolean
gocua_unit_is_ward (const GocuaUnit *self)
{
  static const char *const levels[] = { "phường", "xã", "thị trấn", "đặc khu", NULL };

  g_return_val_if_fail (self != NULL, FALSE);

  return g_strv_contains (levels, self->level);
}

gboolean
gocua_unit_is_valid_on (const GocuaUnit *self, const char *date)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (date == NULL)
    return self->valid_to[0] == '\0';
  return g_strcmp0 (self->valid_from, date) <= 0 &&
         (self->valid_to[0] == '\0' || g_strcmp0 (date, self->valid_to) <= 0);
}

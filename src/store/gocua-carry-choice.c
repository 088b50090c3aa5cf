/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-carry-choice.c: which part of an old ward goes to which of the wards that it became. */

#define G_LOG_DOMAIN "gocua-store"

#include "store/gocua-carry-choice.h"

#include "core/gocua-text.h"
#include "store/gocua-db.h"

/* Lines of "area ID UNIT", "household ID UNIT", "none - UNIT" and "place ID NAME". */
#define META_CHOICE "carry.choice"

GocuaCarryChoice *
gocua_carry_choice_new (void)
{
  GocuaCarryChoice *self = g_atomic_rc_box_new0 (GocuaCarryChoice);

  self->areas = g_hash_table_new_full (gocua_id_hash, gocua_id_equal, g_free, g_free);
  self->households = g_hash_table_new_full (gocua_id_hash, gocua_id_equal, g_free, g_free);
  self->places = g_hash_table_new_full (gocua_id_hash, gocua_id_equal, g_free, g_free);
  return self;
}

static void
assign (GHashTable *table, const GocuaId *id, const char *unit_key)
{
  if (unit_key != NULL)
    g_hash_table_replace (table, gocua_id_dup (id), g_strdup (unit_key));
  else
    g_hash_table_remove (table, id);
}

static void
copy_all (GHashTable *to, GHashTable *from)
{
  GHashTableIter iter;
  gpointer id, unit_key;

  g_hash_table_iter_init (&iter, from);
  while (g_hash_table_iter_next (&iter, &id, &unit_key))
    assign (to, id, unit_key);
}

void
gocua_carry_choice_add (GocuaCarryChoice *self, const GocuaCarryChoice *more)
{
  g_return_if_fail (self != NULL && more != NULL);

  copy_all (self->areas, more->areas);
  copy_all (self->households, more->households);
  copy_all (self->places, more->places);
  if (more->no_area != NULL)
    {
      g_free (self->no_area);
      self->no_area = g_strdup (more->no_area);
    }
}

GocuaCarryChoice *
gocua_carry_choice_copy (const GocuaCarryChoice *self)
{
  GocuaCarryChoice *copy = gocua_carry_choice_new ();

  g_return_val_if_fail (self != NULL, copy);

  gocua_carry_choice_add (copy, self);
  return copy;
}

static void
clear (gpointer data)
{
  GocuaCarryChoice *self = data;

  g_hash_table_unref (self->areas);
  g_hash_table_unref (self->households);
  g_hash_table_unref (self->places);
  g_free (self->no_area);
}

GocuaCarryChoice *
gocua_carry_choice_ref (GocuaCarryChoice *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
gocua_carry_choice_unref (GocuaCarryChoice *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

void
gocua_carry_choice_assign_area (GocuaCarryChoice *self, const GocuaId *area, const char *unit_key)
{
  g_return_if_fail (self != NULL && area != NULL);

  assign (self->areas, area, unit_key);
}

void
gocua_carry_choice_assign_household (GocuaCarryChoice *self, const GocuaId *household, const char *unit_key)
{
  g_return_if_fail (self != NULL && household != NULL);

  assign (self->households, household, unit_key);
}

void
gocua_carry_choice_place (GocuaCarryChoice *self, const GocuaId *household, const char *area_name)
{
  g_autofree char *clean = gocua_text_clean (area_name);

  g_return_if_fail (self != NULL && household != NULL);

  assign (self->places, household, *clean != '\0' ? clean : NULL);
}

void
gocua_carry_choice_assign_no_area (GocuaCarryChoice *self, const char *unit_key)
{
  char *copy = g_strdup (unit_key);

  g_return_if_fail (self != NULL);

  g_free (self->no_area);
  self->no_area = copy;
}

static void
append_all (GString *text, const char *what, GHashTable *table)
{
  GHashTableIter iter;
  gpointer id, unit_key;
  char formatted[GOCUA_ID_STRING_SIZE];

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &id, &unit_key))
    g_string_append_printf (text, "%s %s %s\n", what, gocua_id_format (id, formatted),
                            (const char *) unit_key);
}

gboolean
gocua_carry_choice_save (const GocuaCarryChoice *self, GocuaDb *old, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL && old != NULL, FALSE);

  append_all (text, "area", self->areas);
  append_all (text, "household", self->households);
  append_all (text, "place", self->places);
  if (self->no_area != NULL)
    g_string_append_printf (text, "none - %s\n", self->no_area);
  return gocua_db_set_meta (old, META_CHOICE, text->str, error);
}

static void
read_line (GocuaCarryChoice *self, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 3);
  GocuaId id;

  if (g_strv_length (words) != 3)
    return;
  if (g_str_equal (words[0], "none"))
    gocua_carry_choice_assign_no_area (self, words[2]);
  else if (!gocua_id_parse (&id, words[1]))
    return;
  else if (g_str_equal (words[0], "area"))
    gocua_carry_choice_assign_area (self, &id, words[2]);
  else if (g_str_equal (words[0], "household"))
    gocua_carry_choice_assign_household (self, &id, words[2]);
  else if (g_str_equal (words[0], "place"))
    gocua_carry_choice_place (self, &id, words[2]);
}

GocuaCarryChoice *
gocua_carry_choice_load (GocuaDb *old)
{
  GocuaCarryChoice *self = gocua_carry_choice_new ();
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_return_val_if_fail (old != NULL, self);

  text = gocua_db_get_meta (old, META_CHOICE);
  lines = g_strsplit (text != NULL ? text : "", "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    read_line (self, lines[i]);
  return self;
}

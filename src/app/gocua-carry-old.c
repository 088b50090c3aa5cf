/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-carry-old.c: an old ward that is to be carried over: its areas, and what was assigned before. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/gocua-carry-old.h"

#include <glib/gi18n.h>

#include "store/gocua-areas.h"
#include "store/gocua-entities.h"
#include "store/gocua-ward.h"

static void
line_free (gpointer data)
{
  GocuaCarryLine *line = data;

  g_free (line->name);
  g_free (line);
}

void
gocua_carry_old_free (GocuaCarryOld *self)
{
  g_free (self->unit_key);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->choice, gocua_carry_choice_unref);
  g_free (self);
}

static GocuaCarryLine *
add_line (GocuaCarryOld *self, const GocuaRecord *area)
{
  GocuaCarryLine *line = g_new0 (GocuaCarryLine, 1);

  if (area != NULL)
    line->area = area->id;
  line->name = g_strdup (area != NULL ? gocua_record_get_text (area, GOCUA_AREA_NAME)
                                      : _ ("Households without an area"));
  g_ptr_array_add (self->lines, line);
  return line;
}

static void
count_households (GocuaCarryOld *self, GPtrArray *households)
{
  const GocuaId none = { { 0 } };
  g_autoptr (GHashTable) lines = g_hash_table_new (gocua_id_hash, gocua_id_equal);

  for (guint i = 0; i < self->lines->len; i++)
    g_hash_table_insert (lines, &((GocuaCarryLine *) self->lines->pdata[i])->area, self->lines->pdata[i]);
  for (guint i = 0; i < households->len; i++)
    {
      const GocuaRecord *household = households->pdata[i];
      const GocuaId *area = gocua_record_get_id (household, GOCUA_HOUSEHOLD_AREA);
      GocuaCarryLine *line = g_hash_table_lookup (lines, area != NULL ? area : &none);

      if (line == NULL)
        continue;
      line->n_households++;
      line->n_own += g_hash_table_contains (self->choice->households, &household->id) ? 1 : 0;
    }
}

gpointer
gocua_carry_old_read (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  GocuaCarryOld *old = g_new0 (GocuaCarryOld, 1);
  g_autoptr (GPtrArray) households = gocua_areas_load_roster (db, NULL, error);
  g_autoptr (GPtrArray) areas = households != NULL ? gocua_entity_list (db, GOCUA_KIND_AREA, error) : NULL;

  old->unit_key = gocua_ward_get_unit_key (db);
  old->lines = g_ptr_array_new_with_free_func (line_free);
  old->choice = gocua_carry_choice_load (db);
  if (areas == NULL)
    {
      gocua_carry_old_free (old);
      return NULL;
    }
  for (guint i = 0; i < areas->len; i++)
    add_line (old, areas->pdata[i]);
  add_line (old, NULL);
  count_households (old, households);
  return old;
}

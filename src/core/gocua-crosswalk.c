/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-crosswalk.c: which wards an old ward became. */

#define G_LOG_DOMAIN "gocua-core"

#include "config.h"

#include "core/gocua-crosswalk.h"

#include <glib/gi18n.h>

enum
{
  COLUMN_OLD_CODE,
  COLUMN_OLD_VALID_TO,
  COLUMN_NEW_CODE,
  COLUMN_NEW_VALID_FROM,
  COLUMN_RELATION,
  N_COLUMNS,
};

#define HEADER "old_code,old_valid_to,new_code,new_valid_from,relation"

struct _GocuaCrosswalk
{
  GHashTable *next; /* "code@last day" -> GPtrArray of GocuaUnit */
};

void
gocua_crosswalk_free (GocuaCrosswalk *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->next);
  g_free (self);
}

static void
add (GocuaCrosswalk *self, char *old, GocuaUnit *successor)
{
  GPtrArray *successors = g_hash_table_lookup (self->next, old);

  if (successors == NULL)
    {
      successors = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_unit_unref);
      g_hash_table_insert (self->next, g_strdup (old), successors);
    }
  g_ptr_array_add (successors, gocua_unit_ref (successor));
}

static gboolean
parse_line (GocuaCrosswalk *self, GocuaUnitTable *units, const char *line, guint row, GError **error)
{
  g_auto (GStrv) cells = g_strsplit (line, ",", -1);
  g_autofree char *old = NULL;
  GocuaUnit *successor;

  if (g_strv_length (cells) == N_COLUMNS && *cells[COLUMN_OLD_CODE] != '\0' &&
      *cells[COLUMN_OLD_VALID_TO] != '\0')
    {
      old = g_strconcat (cells[COLUMN_OLD_CODE], "@", cells[COLUMN_OLD_VALID_TO], NULL);
      /* The list names the day of the reorganisation; the ward may have been there before. */
      successor = gocua_unit_table_find_on (units, cells[COLUMN_NEW_CODE], cells[COLUMN_NEW_VALID_FROM]);
      if (successor != NULL)
        {
          add (self, old, successor);
          return TRUE;
        }
    }
  g_set_error (error, GOCUA_UNIT_ERROR, GOCUA_UNIT_ERROR_INVALID,
               _ ("Row %u of the list of reorganised wards cannot be read. Install the program again."), row);
  return FALSE;
}

static gboolean
parse (GocuaCrosswalk *self, GocuaUnitTable *units, const char *text, GError **error)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  if (lines[0] == NULL || g_strcmp0 (g_strchomp (lines[0]), HEADER) != 0)
    {
      g_set_error_literal (error, GOCUA_UNIT_ERROR, GOCUA_UNIT_ERROR_INVALID,
                           _ ("The list of reorganised wards cannot be read. Install the program again."));
      return FALSE;
    }
  for (guint i = 1; lines[i] != NULL; i++)
    if (*g_strchomp (lines[i]) != '\0' && !parse_line (self, units, lines[i], i + 1, error))
      return FALSE;
  return TRUE;
}

GocuaCrosswalk *
gocua_crosswalk_new (GBytes *bytes, GocuaUnitTable *units, GError **error)
{
  g_autoptr (GocuaCrosswalk) self = NULL;
  g_autofree char *text = NULL;
  gsize size = 0;
  const char *data;

  g_return_val_if_fail (bytes != NULL && units != NULL, NULL);

  self = g_new0 (GocuaCrosswalk, 1);
  self->next = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  data = g_bytes_get_data (bytes, &size);
  text = g_strndup (data != NULL ? data : "", size);
  return parse (self, units, text, error) ? g_steal_pointer (&self) : NULL;
}

static GPtrArray *
find_next (GocuaCrosswalk *self, const GocuaUnit *unit)
{
  g_autofree char *key = g_strconcat (gocua_unit_get_code (unit), "@", gocua_unit_get_valid_to (unit), NULL);

  return g_hash_table_lookup (self->next, key);
}

/* Every step leads to a unit that ends later, so there are no circles. */
static void
follow (GocuaCrosswalk *self, GocuaUnit *unit, GPtrArray *found)
{
  GPtrArray *next = find_next (self, unit);

  for (guint i = 0; next != NULL && i < next->len; i++)
    {
      GocuaUnit *successor = next->pdata[i];

      if (!gocua_unit_is_valid_on (successor, NULL))
        {
          if (g_strcmp0 (gocua_unit_get_valid_to (successor), gocua_unit_get_valid_to (unit)) > 0)
            follow (self, successor, found);
        }
      else if (!g_ptr_array_find (found, successor, NULL))
        g_ptr_array_add (found, gocua_unit_ref (successor));
    }
}

GPtrArray *
gocua_crosswalk_find_successors (GocuaCrosswalk *self, GocuaUnit *unit)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_unit_unref);

  g_return_val_if_fail (self != NULL && unit != NULL, found);

  follow (self, unit, found);
  return found;
}

GocuaUnit *
gocua_crosswalk_propose (GocuaCrosswalk *self, GocuaUnit *unit)
{
  g_autoptr (GPtrArray) found = gocua_crosswalk_find_successors (self, unit);

  return found->len == 1 ? found->pdata[0] : NULL; /* the table of units keeps it */
}

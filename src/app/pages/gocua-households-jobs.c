/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-households-jobs.c: what the list of households asks of the store besides its rows. */

#define G_LOG_DOMAIN "gocua-app"

#include "app/pages/gocua-households-jobs.h"

#include "store/gocua-households.h"
#include "store/gocua-sync-store.h"

#define ROWS_AT_ONCE 500

gpointer
gocua_households_read_facts (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GocuaQuery) query = gocua_query_new ();
  g_autoptr (GArray) ns = gocua_households_query (db, query, NULL, cancellable, error);
  g_autoptr (GocuaSyncState) state = ns != NULL ? gocua_sync_read_state (db, error) : NULL;
  GocuaHouseholdsFacts *facts;

  if (state == NULL)
    return NULL;
  facts = g_new0 (GocuaHouseholdsFacts, 1);
  facts->n_on_roster = ns->len;
  /* Who only looks on, or compares wards, has no use for the phone of a household. */
  facts->may_phones = g_strcmp0 (state->role, "viewer") != 0 && g_strcmp0 (state->role, "city") != 0;
  return facts;
}

gpointer
gocua_households_list_ids (GocuaDb *db, gpointer ns, GCancellable *cancellable, GError **error)
{
  GArray *numbers = ns;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < numbers->len; i += ROWS_AT_ONCE)
    {
      guint n = MIN (ROWS_AT_ONCE, numbers->len - i);
      g_autoptr (GPtrArray) rows =
          gocua_households_get_rows (db, &g_array_index (numbers, gint64, i), n, NULL, error);

      if (rows == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      for (guint k = 0; k < rows->len; k++)
        {
          const GocuaHouseholdRow *row = g_ptr_array_index (rows, k);
          char id[GOCUA_ID_STRING_SIZE];

          if (!gocua_id_is_null (&row->id))
            g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", gocua_id_format (&row->id, id));
        }
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-households-jobs.c: what the list of households asks of the store besides its rows. */

#define G_LOG_DOMAIN "gocua-app"

#include "app/pages/gocua-households-jobs.h"

#include "store/gocua-households.h"
#include "store/gocua-sync-store.h"

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

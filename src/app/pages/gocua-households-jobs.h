/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-households-jobs.h: what the list of households asks of the store besides its rows. */
#pragma once

#include "store/gocua-store.h"

G_BEGIN_DECLS

/** GocuaHouseholdsFacts: what the page knows of the ward besides the list. */
typedef struct
{
  gint64 n_on_roster;
  gboolean may_phones; /* whether this account may take phone numbers out in full */
} GocuaHouseholdsFacts;

/** gocua_households_read_facts: a #GocuaStoreFunc. Returns: (transfer full): a #GocuaHouseholdsFacts to
 * g_free() */
gpointer gocua_households_read_facts (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error);

/** gocua_households_list_ids: @ns: a GArray of gint64, row numbers. Returns: (transfer full): the ids of the
 * households, parted by spaces, as "ward.make-sheets" takes them */
gpointer gocua_households_list_ids (GocuaDb *db, gpointer ns, GCancellable *cancellable, GError **error);

G_END_DECLS

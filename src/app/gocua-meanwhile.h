/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-meanwhile.h: what somebody at another computer changed of a thing since it was looked at. */
#pragma once

#include "app/gocua-household-details.h"
#include "core/gocua-record.h"

G_BEGIN_DECLS

/** GocuaMeanwhile: the latest of such changes, and the fields that all of them set. */
typedef struct
{
  GocuaKind kind;
  char *author; /* (nullable) */
  gint64 at_ms; /* when it was entered there */
  char *fields; /* their names: "Phone, Note"; "" for a new thing */
} GocuaMeanwhile;

void gocua_meanwhile_free (GocuaMeanwhile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaMeanwhile, gocua_meanwhile_free)

/**
 * gocua_meanwhile_find:
 * @events: (element-type GocuaEvent): the history of the thing
 * @seen: (nullable): as it was looked at; %NULL: it did not exist
 *
 * Returns: (transfer full) (nullable): %NULL when nothing that is shown is by somebody else and newer
 */
GocuaMeanwhile *gocua_meanwhile_find (GocuaKind kind, GPtrArray *events, const GocuaRecord *seen);

/** gocua_meanwhile_find_in_details: the same for a household and its visits. */
GocuaMeanwhile *gocua_meanwhile_find_in_details (const GocuaHouseholdDetails *before,
                                                 const GocuaHouseholdDetails *now);

/** gocua_meanwhile_describe: Returns: (transfer full): one sentence: who, what, when */
char *gocua_meanwhile_describe (const GocuaMeanwhile *self);

/** gocua_meanwhile_describe_for_form: Returns: (transfer full): the same, and what saving would do now */
char *gocua_meanwhile_describe_for_form (const GocuaMeanwhile *self);

/**
 * gocua_meanwhile_read_async:
 * @seen: (transfer none): a household, a visit, an area or a team
 *
 * Ends with gocua_store_call_finish(): (transfer full) (nullable) a #GocuaMeanwhile.
 */
void gocua_meanwhile_read_async (GocuaStore *store,
                                 const GocuaRecord *seen,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-history-line.h: one line of the history of a household: a visit with its buttons, or an edit. */
#pragma once

#include "app/gocua-household-history.h"
#include "app/gocua-session.h"

G_BEGIN_DECLS

/**
 * gocua_history_line_new:
 * @entry: (transfer none): what to show; not kept
 *
 * The buttons of a visit that counts activate "household.correct-visit" and "household.withdraw-visit" with
 * its id.
 */
GtkWidget *gocua_history_line_new (GocuaSession *session, const GocuaHistoryEntry *entry);

/** gocua_history_describe_visit: Returns: (transfer full): "02/03/2025 · Met" */
char *gocua_history_describe_visit (GocuaSession *session, const GocuaRecord *visit);

/** gocua_history_get_names: Returns: whose names stand for the ids in changes; to be used at once */
GocuaHistoryNames gocua_history_get_names (GocuaSession *session);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-conflict-row.h: one field that two people set: both values side by side, and a key for each. */
#pragma once

#include "app/gocua-session.h"
#include "store/gocua-conflict-store.h"

G_BEGIN_DECLS

#define GOCUA_TYPE_CONFLICT_ROW (gocua_conflict_row_get_type ())
G_DECLARE_FINAL_TYPE (GocuaConflictRow, gocua_conflict_row, GOCUA, CONFLICT_ROW, GtkListBoxRow)

/**
 * GocuaConflictRow::settle:
 * @take_other: the other value goes into the record; else what stands there stays
 *
 * A button was pressed, or the key 1 or 2 in the row. It can't be pressed again until
 * gocua_conflict_row_set_busy().
 */

/** gocua_conflict_row_new: @conflict: not kept */
GtkWidget *gocua_conflict_row_new (GocuaSession *session, const GocuaConflict *conflict);

/** gocua_conflict_row_set_busy: whether the choice is being written. */
void gocua_conflict_row_set_busy (GocuaConflictRow *self, gboolean busy);

/** gocua_conflict_row_get_words: Returns: (transfer none): what a screen reader says of the row */
const char *gocua_conflict_row_get_words (GocuaConflictRow *self);

G_END_DECLS

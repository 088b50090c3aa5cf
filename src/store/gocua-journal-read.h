/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-journal-read.h: changes out of the journal. For the store only. */
#pragma once

#include "core/gocua-change.h"
#include "store/gocua-db.h"

G_BEGIN_DECLS

/** The columns of a statement that gocua_journal_read_row() reads, in order. */
#define GOCUA_JOURNAL_COLUMNS     "id, stamp, device, author, batch, kind, entity, body, server_pos"
#define GOCUA_JOURNAL_BODY_COLUMN 7
#define GOCUA_JOURNAL_N_COLUMNS   9

/** gocua_journal_read_row: Returns: (transfer full) (nullable): the change in the current row, %NULL if it
 * can't be read */
GocuaChange *gocua_journal_read_row (sqlite3_stmt *statement);

/** gocua_journal_read_all: Returns: (transfer full): all changes in journal order, up to the first that can't
 * be read */
GPtrArray *gocua_journal_read_all (GocuaDb *db);

/** gocua_journal_read_thing, gocua_journal_read_batch: Returns: (transfer full) (nullable): in journal order,
 * without those that break a rule */
GPtrArray *gocua_journal_read_thing (GocuaDb *db, GocuaKind kind, const GocuaId *entity, GError **error);
GPtrArray *gocua_journal_read_batch (GocuaDb *db, const GocuaId *batch, GError **error);

/** gocua_journal_read_one: Returns: (transfer full) (nullable): a change by its id; %NULL if it is not there
 * or on error */
GocuaChange *gocua_journal_read_one (GocuaDb *db, const GocuaId *id, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-entry-commit.h: lines of the entry grid on their way to the disk. */
#pragma once

#include "app/gocua-entry-model.h"
#include "app/gocua-session.h"

G_BEGIN_DECLS

/**
 * gocua_entry_commit_line:
 * @line: one that gocua_entry_check() lets pass; told when the saving begins and how it ends
 * @date: (nullable): the day of the visits, for a line that is not on the disk yet
 * @team: (nullable): likewise
 * @callback: called when it is over, for gocua_entry_commit_finish()
 *
 * Commits one batch, "visit.new" or "visit.edit".
 *
 * Returns: %FALSE when there is nothing to save after all; then @callback is not called
 */
gboolean gocua_entry_commit_line (GocuaSession *session,
                                  GocuaEntryModel *line,
                                  const char *date,
                                  const GocuaId *team,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);

/**
 * gocua_entry_commit_finish:
 * @batch: (out): what an undo would take back
 *
 * Returns: whether the line is on the disk; if not, it holds the reason
 */
gboolean gocua_entry_commit_finish (GAsyncResult *result, GocuaId *batch);

/**
 * GocuaEntryCommit:
 * @action: of the batch
 * @lines: (element-type GocuaEntryModel): as above; may be empty
 * @seen, @wanted: (nullable): a record that is changed with them: their sheet
 * @done_text: (nullable): for a toast with an undo button
 *
 * Lines that are saved together, and undone together. Plain data; borrowed.
 */
typedef struct
{
  const char *action;
  GPtrArray *lines;
  const char *date;
  const GocuaId *team;
  const GocuaRecord *seen;
  GocuaRecord *wanted;
  const char *done_text;
} GocuaEntryCommit;

/** gocua_entry_commit_lines: as gocua_entry_commit_line(), one batch for all of them. */
gboolean gocua_entry_commit_lines (GocuaSession *session,
                                   const GocuaEntryCommit *what,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);

/** gocua_entry_commit_get_lines: Returns: (transfer none) (element-type GocuaEntryModel): what @result is
 * about */
GPtrArray *gocua_entry_commit_get_lines (GAsyncResult *result);

/** gocua_entry_commit_get_line: Returns: (transfer none) (nullable): the first of them */
GocuaEntryModel *gocua_entry_commit_get_line (GAsyncResult *result);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sheet-desk.h: the walk sheet that lies on the desk: its lines, what is saved of it, and when it is
 * done. */
#pragma once

#include "app/gocua-entry-model.h"
#include "app/gocua-session.h"

G_BEGIN_DECLS

#define GOCUA_TYPE_SHEET_DESK (gocua_sheet_desk_get_type ())
G_DECLARE_FINAL_TYPE (GocuaSheetDesk, gocua_sheet_desk, GOCUA, SHEET_DESK, GObject)

/**
 * gocua_sheet_desk_new:
 *
 * Without a sheet at first. The first result that is saved brings the sheet back to the desk; once every
 * printed line has a result or was left without one on purpose, the sheet is entered, and both are steps of
 * its custody. Main thread. Signals:
 * - "opened" (): the lines of another sheet are there
 * - "added" (): there are lines behind those that were there
 * - "saved" (): something was saved, or could not be
 * - "changed" (): the sheet, or what is known of its lines
 */
GocuaSheetDesk *gocua_sheet_desk_new (GocuaSession *session);

/** gocua_sheet_desk_stop: nothing is read or told any more. */
void gocua_sheet_desk_stop (GocuaSheetDesk *self);

void gocua_sheet_desk_open (GocuaSheetDesk *self, const GocuaId *sheet);
void gocua_sheet_desk_close (GocuaSheetDesk *self);

/** gocua_sheet_desk_reload: reads again what others may have changed. */
void gocua_sheet_desk_reload (GocuaSheetDesk *self);

const GocuaRecord *gocua_sheet_desk_get_sheet (GocuaSheetDesk *self); /* (transfer none) (nullable) */

/** gocua_sheet_desk_get_lines: Returns: (transfer none) (element-type GocuaEntryModel): in printed order */
GPtrArray *gocua_sheet_desk_get_lines (GocuaSheetDesk *self);
gint64 gocua_sheet_desk_get_saved_at (GocuaSheetDesk *self); /* milliseconds since 1970, 0: never */

/** gocua_sheet_desk_get_day: Returns: (transfer full): the day of its visits, ISO: what was entered before,
 * or the day for which it was printed, unless that is still to come */
char *gocua_sheet_desk_get_day (GocuaSheetDesk *self);

/** gocua_sheet_desk_set_visit: @date: (nullable): ISO; @team: (nullable): of the visits that are new */
void gocua_sheet_desk_set_visit (GocuaSheetDesk *self, const char *date, const GocuaId *team);

/** gocua_sheet_desk_commit_line: saves a line that gocua_entry_check() lets pass. */
void gocua_sheet_desk_commit_line (GocuaSheetDesk *self, GocuaEntryModel *line);

/** gocua_sheet_desk_carry_out: @planned: (element-type GocuaSheetPlanned): fills these lines and saves them
 * as one batch */
void gocua_sheet_desk_carry_out (GocuaSheetDesk *self, GArray *planned);

/** gocua_sheet_desk_skip: leaves @line without a result on purpose, or no longer. Returns: whether it is left
 * now */
gboolean gocua_sheet_desk_skip (GocuaSheetDesk *self, GocuaEntryModel *line);

/** gocua_sheet_desk_finish: the person is through with all lines. */
void gocua_sheet_desk_finish (GocuaSheetDesk *self);

/** gocua_sheet_desk_undo: takes back the last of what was saved here. Returns: whether there was anything */
gboolean gocua_sheet_desk_undo (GocuaSheetDesk *self);

/** gocua_sheet_desk_get_empty_line: Returns: where there is a line for a household that is not printed; it is
 * added when there is none; -1 when the sheet can hold no more */
int gocua_sheet_desk_get_empty_line (GocuaSheetDesk *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sheet-act-dialog.h: asks who, when and why, and notes what was done with sheets. */
#pragma once

#include "app/gocua-session.h"
#include "core/gocua-sheet-act.h"

G_BEGIN_DECLS

/** gocua_sheet_act_dialog_present: @sheets: (element-type GocuaRecord): with each of which @act is possible
 */
void gocua_sheet_act_dialog_present (GtkWindow *parent,
                                     GocuaSession *session,
                                     GocuaSheetAct act,
                                     GPtrArray *sheets);

/** gocua_sheet_act_commit: does @act with @sheets (element-type GocuaRecord) as one batch that can be undone.
 * @words: (nullable); @team: (nullable) */
void gocua_sheet_act_commit (GocuaSession *session,
                             GocuaSheetAct act,
                             GPtrArray *sheets,
                             const char *iso_date,
                             const char *words,
                             const GocuaId *team);

G_END_DECLS

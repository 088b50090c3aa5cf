/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sheet-words.h: the words of entering a walk sheet. */
#pragma once

#include "app/gocua-session.h"
#include "app/gocua-sheet-keys.h"
#include "store/gocua-sheets.h"

G_BEGIN_DECLS

/** gocua_sheet_describe: Returns: (transfer full): "Sheet 4827 1635 · Khu phố 3 · Tổ CNSCĐ KP3 · with the
 * team" */
char *gocua_sheet_describe (GocuaSession *session, const GocuaRecord *sheet);

/** gocua_sheet_describe_choice: @first: (nullable): the address in its first line. Returns: (transfer full):
 * as gocua_sheet_describe(), with what else is on the paper to tell sheets with the same code apart */
char *gocua_sheet_describe_choice (GocuaSession *session, const GocuaRecord *sheet, const char *first);

/**
 * gocua_sheet_describe_progress:
 * @lines: (element-type GocuaEntryModel): the lines of the sheet
 *
 * Returns: (transfer full): how many of the printed lines are done, and which are not
 */
char *gocua_sheet_describe_progress (GPtrArray *lines);

/** gocua_sheet_describe_missing: Returns: (transfer full) (nullable): "Lines 4 and 9 are still open"; %NULL
 * when none is */
char *gocua_sheet_describe_missing (GPtrArray *lines);

/** gocua_sheet_describe_keys: Returns: (transfer full): Pango markup of what each key does right now;
 * @asked: the cell that is asked for, or %GOCUA_ENTRY_CELL_NONE */
char *gocua_sheet_describe_keys (GocuaEntryModel *line, int asked);

/** gocua_sheet_describe_keys_again: as gocua_sheet_describe_keys(), for a line that is typed a second time */
char *gocua_sheet_describe_keys_again (GocuaEntryModel *line, int asked);

/** gocua_sheet_describe_keys_elsewhere: @campaign: (nullable): whose results are typed for many lines, %NULL
 * while none are. Returns: (transfer full): likewise while no line has the focus */
char *gocua_sheet_describe_keys_elsewhere (GocuaCampaign *campaign);

/**
 * gocua_sheet_describe_refusal:
 * @title: (nullable): what the campaign of @sheet is called
 * @campaign: (nullable): that is worked on
 * @remedy: (out) (transfer full) (nullable): what a button would do: bring it back to the desk
 *
 * Returns: (transfer full) (nullable): why @sheet can't be entered, and what to do; %NULL when it can
 */
char *gocua_sheet_describe_refusal (const GocuaRecord *sheet,
                                    const char *title,
                                    const GocuaId *campaign,
                                    char **remedy);

G_END_DECLS

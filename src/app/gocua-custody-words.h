/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-custody-words.h: what the window says of a walk sheet. */
#pragma once

#include "core/gocua-campaign.h"
#include "store/gocua-sheet-custody.h"

G_BEGIN_DECLS

/** GocuaSheetFilter: the groups in which the page lists sheets, in the order of its buttons. */
typedef enum
{
  GOCUA_SHEET_FILTER_ALL,
  GOCUA_SHEET_FILTER_MADE,
  GOCUA_SHEET_FILTER_OUT,
  GOCUA_SHEET_FILTER_OVERDUE, /* those of @GOCUA_SHEET_FILTER_OUT whose day is over */
  GOCUA_SHEET_FILTER_WAITING, /* back, and not (all) keyed */
  GOCUA_SHEET_FILTER_KEYED,
  GOCUA_SHEET_FILTER_VERIFIED,
  GOCUA_SHEET_FILTER_MISSING,
  GOCUA_SHEET_FILTER_CANCELLED,
} GocuaSheetFilter;

#define GOCUA_SHEET_N_FILTERS (GOCUA_SHEET_FILTER_CANCELLED + 1)

gboolean gocua_sheet_filter_matches (GocuaSheetFilter filter, const GocuaRecord *sheet, const char *today);

/** gocua_sheet_filter_get_label: Returns: (transfer none): the words on its button */
const char *gocua_sheet_filter_get_label (GocuaSheetFilter filter);

/** gocua_sheet_describe_state: Returns: (transfer full): "→ With the team, 3 days overdue" */
char *gocua_sheet_describe_state (const GocuaRecord *sheet, const char *today);

/** gocua_sheet_describe_lines: Returns: (transfer full): "20 lines printed · 12 entered · 8 open" */
char *gocua_sheet_describe_lines (const GocuaSheetRow *row);

/** gocua_sheet_describe_step: Returns: (transfer full): "02/03/2025 · Given out: Tổ 3", without who noted it
 */
char *gocua_sheet_describe_step (const GocuaSheetStep *step);

/** gocua_sheet_describe_reservation: @team: (nullable): its name. Returns: (transfer full): what is said at a
 * household that is on @sheet */
char *gocua_sheet_describe_reservation (const GocuaRecord *sheet, const char *team);

/** gocua_sheet_describe_line: @today: ISO. Returns: (transfer full): what came back of a line: "Met · Knows
 * ●" or "Open" */
char *gocua_sheet_describe_line (const GocuaSheetLine *line, const GocuaCampaign *campaign);

G_END_DECLS

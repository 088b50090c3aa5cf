/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sheet-orders.h: one result for many lines of a sheet: what it would do, and doing it. */
#pragma once

#include "app/gocua-entry-model.h"

G_BEGIN_DECLS

/**
 * GocuaSheetPlanned:
 * @line: borrowed
 * @quick: (nullable): %NULL leaves the line without a result on purpose
 */
typedef struct
{
  GocuaEntryModel *line;
  const GocuaQuick *quick;
  const GocuaReason *reason;
} GocuaSheetPlanned;

/**
 * gocua_sheet_orders_plan:
 * @text: as gocua_sheet_command_parse() takes it
 * @lines: (element-type GocuaEntryModel): the lines of the sheet in order
 * @words: (out) (transfer full): what it would do, or why it does nothing, as sentences
 *
 * A line without a household is not touched, nor one where a number would have to be asked for; @words says
 * so.
 *
 * Returns: (transfer full) (element-type GocuaSheetPlanned): what there is to do; empty when there is nothing
 */
GArray *gocua_sheet_orders_plan (GocuaCampaign *campaign, const char *text, GPtrArray *lines, char **words);

/** gocua_sheet_orders_plan_rest: Returns: (transfer full) (element-type GocuaSheetPlanned): all open lines
 * are absent; empty when none is open, or the campaign has no such result */
GArray *gocua_sheet_orders_plan_rest (GocuaCampaign *campaign, GPtrArray *lines);

/**
 * gocua_sheet_orders_apply:
 * @skipped: (nullable): the lines of the sheet that are without a result on purpose
 *
 * Fills the lines.
 *
 * Returns: (transfer full) (nullable): @skipped as it is to be now
 */
char *gocua_sheet_orders_apply (GArray *planned, const char *skipped);

G_END_DECLS

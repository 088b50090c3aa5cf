/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-quick.h: what one key says about a door, and one line of text about many doors of a sheet. */
#pragma once

#include "core/gocua-campaign.h"

G_BEGIN_DECLS

/** GOCUA_QUICK_MASK_REASON ...: bits of gocua_quick_fill() above those of the slots */
#define GOCUA_QUICK_MASK_REASON    (1u << GOCUA_CAMPAIGN_MAX_INDICATORS)
#define GOCUA_QUICK_MASK_FOLLOW_UP (1u << (GOCUA_CAMPAIGN_MAX_INDICATORS + 1))

/** GOCUA_QUICK_MASK_SLOTS: a result cannot be given to many doors at once while one of these is asked for */
#define GOCUA_QUICK_MASK_SLOTS (GOCUA_QUICK_MASK_REASON - 1)

/**
 * gocua_quick_fill:
 * @eligible_people: people of eligible age in the household, below 0 unknown
 * @values: (out caller-allocates): what is answered in each slot, -1 for not (yet)
 *
 * Returns: what is still to be asked: a bit (1 << slot) for each number, and the bits above
 */
guint
gocua_quick_fill (const GocuaQuick *self, int eligible_people, int values[GOCUA_CAMPAIGN_MAX_INDICATORS]);

/**
 * GocuaSheetOrder:
 * @quick: (nullable): the result; %NULL leaves the lines without one on purpose
 * @reason: (nullable): why
 * @lines: (element-type guint): line numbers from 1, each once, in the order in which they were written
 * @rest: all lines that are still open instead
 *
 * One result for many lines of a sheet.
 */
typedef struct
{
  const GocuaQuick *quick;
  const GocuaReason *reason;
  GArray *lines;
  gboolean rest;
} GocuaSheetOrder;

void gocua_sheet_order_free (gpointer order);

/**
 * gocua_sheet_command_parse:
 * @text: "1: 3 7 8; 5: 1 2 4-6": a digit of the campaign's usual results, or the beginning of its words, and
 * the lines behind it. A letter behind the digit is the reason ("2i: 9"), "-" leaves lines without a result,
 * "*" means all lines that are still open. On the number keys alone: "1 3 7 8/5 1 2 4-6"; there a dot is as
 * good as a space, and "+" and "/" are as good as ";".
 * @n_lines: lines of the sheet
 *
 * Returns: (transfer full) (element-type GocuaSheetOrder): what to do, not one of which names a line that
 * another one names; %NULL with %G_IO_ERROR_INVALID_ARGUMENT and a sentence that says what is missing
 */
GPtrArray *
gocua_sheet_command_parse (GocuaCampaign *campaign, const char *text, guint n_lines, GError **error);

G_END_DECLS

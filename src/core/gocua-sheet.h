/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sheet.h: a walk sheet: its code, its lines in printed order, and where the paper is. */
#pragma once

#include "core/gocua-record.h"

G_BEGIN_DECLS

/*
 * A sheet is a record of the kind "sheet" (see #GocuaSheetField). What it consists of is packed into a few
 * texts, each of which is set as a whole, so that two offices never mix into a sheet that nobody has printed.
 * Everything here may be called from any thread.
 */

/** What a sheet can hold: five pages of twenty lines. */
#define GOCUA_SHEET_MAX_LINES 100

/** What a sheet usually has: households and empty lines that fill the twenty lines of one page together. */
#define GOCUA_SHEET_USUAL_LINES  18
#define GOCUA_SHEET_USUAL_BLANKS 2

/** GOCUA_SHEET_CODE_SIZE: seven digits, a check digit, and a NUL */
#define GOCUA_SHEET_CODE_SIZE 9

/**
 * gocua_sheet_code_init:
 * @code: (out caller-allocates): the code, without spaces
 * @id: the sheet's id
 * @attempt: 0; counted up by whoever finds that the code is taken
 *
 * The code follows from the id, so two offices that are offline need not agree on numbers: when each makes
 * 100 sheets meanwhile, two of them have the same code once in a thousand times, and then the program asks
 * which one is meant. Digits alone are quick on the number keys, and no input method makes other letters of
 * them. The last one is the check digit of ISO/IEC 7064, MOD 11,10, which notices every wrong digit and
 * nearly every pair in the wrong order.
 */
void gocua_sheet_code_init (char code[GOCUA_SHEET_CODE_SIZE], const GocuaId *id, guint attempt);

/** gocua_sheet_code_is_valid: Returns: whether @code (nullable) is eight digits whose last one checks */
gboolean gocua_sheet_code_is_valid (const char *code);

/**
 * gocua_sheet_code_parse:
 * @typed: (nullable): as typed or scanned: spaces, dots and dashes don't count; "/2" or "-2" at the end is a
 * page, and "/1-9-4" behind it the layout that is in the QR code, see paper/gocua-paper-form.h
 * @code: (out caller-allocates): the eight digits
 * @page: (out) (optional): the page, 1 when none was given
 *
 * Returns: %FALSE when @typed has not eight digits, or the check digit says that one of them is wrong
 */
gboolean gocua_sheet_code_parse (const char *typed, char code[GOCUA_SHEET_CODE_SIZE], guint *page);

/** gocua_sheet_code_format: Returns: (transfer full): as it is printed, "4827 1635" */
char *gocua_sheet_code_format (const char *code);

/** gocua_sheets_count_households: @sheets: (element-type GocuaRecord). Returns: how many households are
 * printed on them */
guint gocua_sheets_count_households (GPtrArray *sheets);

/** gocua_sheet_lines_parse: Returns: (transfer full) (element-type GocuaId) (nullable): a household for each
 * line, a null id for one that was printed blank; %NULL when @text (nullable) is no list of lines */
GArray *gocua_sheet_lines_parse (const char *text);

/** gocua_sheet_lines_format: Returns: (transfer full): @lines as the field holds them: ids, "-" for a blank
 * one */
char *gocua_sheet_lines_format (GArray *lines);

/** gocua_sheet_skipped_is_valid: Returns: whether @text is line numbers in ascending order, "3 7 12" */
gboolean gocua_sheet_skipped_is_valid (const char *text);

/** gocua_sheet_skipped_has: Returns: whether @line, from 1, is among those of @text (nullable) */
gboolean gocua_sheet_skipped_has (const char *text, guint line);

/** gocua_sheet_skipped_set: Returns: (transfer full) (nullable): @text (nullable) with @line or without it,
 * %NULL when none is left */
char *gocua_sheet_skipped_set (const char *text, guint line, gboolean skipped);

/**
 * gocua_sheet_step_parse:
 * @text: (nullable): a step of custody: an ISO date, and behind a space in plain words who or why
 * @date: (out caller-allocates) (optional)
 *
 * Returns: (transfer none) (nullable): the words, "" for none; %NULL when @text is no step
 */
const char *gocua_sheet_step_parse (const char *text, char date[11]);

/** gocua_sheet_step_format: @words: (nullable). Returns: (transfer full): a step as a field holds it */
char *gocua_sheet_step_format (const char *iso_date, const char *words);

/** GocuaSheetState: where a sheet is. Later steps win over earlier ones, whatever order they were entered in:
 * a sheet that somebody brought back is not missing any more. */
typedef enum
{
  GOCUA_SHEET_MADE,      /* printed, or ready to be, and not yet given out */
  GOCUA_SHEET_ISSUED,    /* with the team */
  GOCUA_SHEET_MISSING,   /* nobody knows where */
  GOCUA_SHEET_CANCELLED, /* will not be walked */
  GOCUA_SHEET_RETURNED,  /* back on the desk, not (all) keyed */
  GOCUA_SHEET_KEYED,     /* every line has a result or was skipped on purpose */
  GOCUA_SHEET_VERIFIED,  /* keyed again by somebody else, and the differences settled */
} GocuaSheetState;

#define GOCUA_SHEET_N_STATES (GOCUA_SHEET_VERIFIED + 1)

GocuaSheetState gocua_sheet_get_state (const GocuaRecord *sheet);

/** gocua_sheet_state_get_label: Returns: (transfer none): the translated words for @state */
const char *gocua_sheet_state_get_label (GocuaSheetState state);

/** gocua_sheet_state_get_field: Returns: the field that holds the step which leads to @state, 0 for
 * %GOCUA_SHEET_MADE */
guint gocua_sheet_state_get_field (GocuaSheetState state);

/** gocua_sheet_is_reserving: Returns: whether its households are kept for its team on @today: it is made or
 * issued, and has not expired */
gboolean gocua_sheet_is_reserving (const GocuaRecord *sheet, const char *today);

/** gocua_sheet_is_overdue: Returns: whether it is out although the day of its walk is over */
gboolean gocua_sheet_is_overdue (const GocuaRecord *sheet, const char *today);

/** gocua_sheet_validate: checks the texts of a change of a sheet. Returns: %FALSE with #GocuaChangeError,
 * @field: (out): the field that is wrong */
gboolean gocua_sheet_validate (const GocuaChange *change, const char **field, GError **error);

G_END_DECLS

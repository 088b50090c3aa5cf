/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-verify.h: what is to be keyed a second time, and how well and how fast people key. */
#pragma once

#include "core/gocua-entry-pace.h"
#include "core/gocua-second-keying.h"
#include "store/gocua-sheets.h"

G_BEGIN_DECLS

/*
 * Who keyed a line is the author of the change that made its visit. All functions are synchronous on a
 * GocuaDb, for the thread that owns it, and only read.
 */

/**
 * GocuaKeyedLine:
 * @line: the printed number
 * @visit: as it stands
 * @keyer: "" where nobody is known
 * @checked: somebody has keyed it a second time
 */
typedef struct
{
  guint line;
  GocuaRecord *visit;
  char *keyer;
  gboolean checked;
} GocuaKeyedLine;

void gocua_keyed_line_free (GocuaKeyedLine *self);

/** gocua_verify_get_lines: Returns: (transfer full) (element-type GocuaKeyedLine): the lines of a sheet that
 * were keyed, in printed order; %NULL on error */
GPtrArray *gocua_verify_get_lines (GocuaDb *db, const GocuaId *sheet, GError **error);

/**
 * GocuaSheetToVerify:
 * @keyer: who keyed the sheet, or most of it; "" where nobody is known
 * @percent: which part of it is to be keyed again, 100 for the whole sheet
 * @lines: (element-type guint): the numbers of the lines that are still to be keyed again
 * @n_wanted: how many that were at first
 */
typedef struct
{
  GocuaSheetRow *row;
  char *keyer;
  guint percent;
  GArray *lines;
  guint n_wanted;
} GocuaSheetToVerify;

void gocua_sheet_to_verify_free (GocuaSheetToVerify *self);

/**
 * gocua_verify_list:
 * @checker: (nullable): who is to do it; what that person keyed is left out. %NULL for everything
 *
 * The sheets that have been keyed and of which lines are still to be keyed again: whole ones first, then by
 * the day on which they were keyed.
 *
 * Returns: (transfer full) (element-type GocuaSheetToVerify): the sheets; %NULL on error
 */
GPtrArray *gocua_verify_list (GocuaDb *db, const GocuaId *campaign, const char *checker, GError **error);

/** gocua_verify_get_sheet: Returns: (transfer full): one sheet with the lines that are to be keyed again by
 * the sample, or all of them with @whole; %NULL if it was not keyed, or on error */
GocuaSheetToVerify *
gocua_verify_get_sheet (GocuaDb *db, const GocuaId *sheet, gboolean whole, GError **error);

/**
 * GocuaOperator:
 * @name: "" where nobody is known
 * @n_sheets: sheets of which the person keyed lines
 * @n_checked: lines that somebody else keyed a second time
 * @n_wrong: those of them in which the first result did not stand
 * @n_corrected: lines that were changed after they had been keyed, by whomever and for whatever reason
 *
 * How a person keyed lines of sheets.
 */
typedef struct
{
  char *name;
  guint n_sheets;
  GocuaEntryPace pace; /* pace.n_lines: lines keyed */
  guint n_checked;
  guint n_wrong;
  guint n_corrected;
} GocuaOperator;

void gocua_operator_free (GocuaOperator *self);

/**
 * gocua_verify_get_operators:
 * @from: ISO: lines that were keyed on that day or later
 * @to: ISO: and on that day or earlier
 *
 * Second keyings count at the day on which the line was keyed first.
 *
 * Returns: (transfer full) (element-type GocuaOperator): everybody who keyed lines of sheets in that time,
 * who keyed most first; %NULL on error
 */
GPtrArray *gocua_verify_get_operators (GocuaDb *db,
                                       const GocuaId *campaign,
                                       const char *from,
                                       const char *to,
                                       GCancellable *cancellable,
                                       GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sheets.h: the walk sheets of a ward, what is on them, and what has come back. */
#pragma once

#include "core/gocua-batch.h"
#include "core/gocua-sheet.h"
#include "store/gocua-households.h"

G_BEGIN_DECLS

/*
 * All functions are synchronous on a GocuaDb, for the thread that owns it, and only read: sheets are made and
 * moved on by gocua_journal_commit() of a batch.
 */

/**
 * GocuaSheetRow:
 * @n_printed: lines that were printed with a household
 * @n_blank: lines that were printed empty
 * @n_keyed: printed lines with a visit that counts
 * @n_extra: empty lines that were used for a household that was not on the roster
 * @n_skipped: printed lines that were left without a result on purpose
 * @n_open: printed lines that nothing is known of; what a sheet must not be closed with
 *
 * A sheet and what has come back of it.
 */
typedef struct
{
  GocuaRecord *sheet;
  GocuaSheetState state;
  guint n_printed;
  guint n_blank;
  guint n_keyed;
  guint n_extra;
  guint n_skipped;
  guint n_open;
} GocuaSheetRow;

void gocua_sheet_row_free (GocuaSheetRow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaSheetRow, gocua_sheet_row_free)

/** gocua_sheets_list: @campaign: (nullable): only of this one. Returns: (transfer full) (element-type
 * GocuaSheetRow): the sheets, the newest first; %NULL on error */
GPtrArray *gocua_sheets_list (GocuaDb *db, const GocuaId *campaign, GError **error);

/** gocua_sheets_get_row: Returns: (transfer full): one sheet; %NULL if there is none with this id, or on
 * error */
GocuaSheetRow *gocua_sheets_get_row (GocuaDb *db, const GocuaId *sheet, GError **error);

/** gocua_sheets_find_by_code: Returns: (transfer full) (element-type GocuaRecord): the sheets with this code,
 * nearly always one, the newest first; %NULL on error */
GPtrArray *gocua_sheets_find_by_code (GocuaDb *db, const char *code, GError **error);

/** gocua_sheets_make_code: @others: (nullable) (element-type utf8): codes that are about to be used; @code:
 * (out caller-allocates): a code for the new sheet @id that no sheet has, here or in @others */
gboolean gocua_sheets_make_code (GocuaDb *db,
                                 const GocuaId *id,
                                 GHashTable *others,
                                 char code[GOCUA_SHEET_CODE_SIZE],
                                 GError **error);

/**
 * GocuaSheetLine:
 * @number: the printed number, from 1
 * @household: what was printed; a null id for a line that was printed empty
 * @row: (nullable): the household as it is now: of the visit where the line was printed empty; %NULL when it
 * is gone
 * @visit: (nullable): what was keyed; %NULL when nothing is, or it was withdrawn
 * @skipped: left without a result on purpose
 *
 * A line of a sheet. When two offices keyed the same line without knowing of each other, @visit is the later
 * one and @n_visits says so.
 */
typedef struct
{
  guint number;
  GocuaId household;
  GocuaHouseholdRow *row;
  GocuaRecord *visit;
  guint n_visits;
  gboolean skipped;
} GocuaSheetLine;

void gocua_sheet_line_free (GocuaSheetLine *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaSheetLine, gocua_sheet_line_free)

/** gocua_sheets_get_visits: Returns: (transfer full) (element-type GocuaRecord): the visits of a sheet that
 * count, by line; of several of one line the first one stands. %NULL on error */
GPtrArray *gocua_sheets_get_visits (GocuaDb *db, const GocuaId *sheet, GError **error);

/** gocua_sheets_get_lines: Returns: (transfer full) (element-type GocuaSheetLine): the lines of @sheet in
 * printed order; %NULL on error */
GPtrArray *gocua_sheets_get_lines (GocuaDb *db, const GocuaRecord *sheet, GError **error);

/**
 * gocua_sheets_get_reserved:
 * @today: ISO
 *
 * Returns: (transfer full) (element-type GocuaId GocuaId): households that are on a sheet which is out on
 * @today, see gocua_sheet_is_reserving(), and the sheet; %NULL on error
 */
GHashTable *gocua_sheets_get_reserved (GocuaDb *db, const char *today, GError **error);

/**
 * GocuaSheetRequest:
 * @query: (nullable): which households; their order is the walk's, whatever the query says
 * @households: (nullable) (element-type GocuaId): these instead
 * @campaign: for which the sheets are
 * @team: (nullable)
 * @day: (nullable): ISO
 * @expires: (nullable): ISO; %NULL keeps the households for the team for a week after @day
 * @purpose: (nullable): whom it was made for, in words
 * @n_lines: households on a sheet
 * @n_blank: empty lines below them
 * @n_sheets: at most so many, 0 for as many as are needed
 * @with_reserved: also households that are on another sheet which is out
 *
 * What sheets are wanted. Plain data; borrowed.
 */
typedef struct
{
  const GocuaQuery *query;
  GArray *households;
  const GocuaId *campaign;
  const GocuaId *team;
  const char *day;
  const char *expires;
  const char *purpose;
  guint n_lines;
  guint n_blank;
  guint n_sheets;
  gboolean with_reserved;
} GocuaSheetRequest;

/**
 * GocuaSheetPlan:
 * @sheets: (element-type GocuaRecord): the sheets, each of one area, with ids and codes
 * @n_households: on all of them
 * @n_reserved: left out because they are on a sheet that is out
 * @n_left: left out because more sheets would have been needed
 */
typedef struct
{
  GPtrArray *sheets;
  guint n_households;
  guint n_reserved;
  guint n_left;
} GocuaSheetPlan;

void gocua_sheet_plan_free (GocuaSheetPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaSheetPlan, gocua_sheet_plan_free)

/** gocua_sheets_plan: Returns: (transfer full): the sheets that @request asks for, not yet made; %NULL on
 * error */
GocuaSheetPlan *
gocua_sheets_plan (GocuaDb *db, const GocuaSheetRequest *request, GCancellable *cancellable, GError **error);

/** gocua_sheet_plan_to_batch: Returns: (transfer full): the batch "sheet.new" that makes the sheets */
GocuaBatch *gocua_sheet_plan_to_batch (GocuaSheetPlan *self);

G_END_DECLS

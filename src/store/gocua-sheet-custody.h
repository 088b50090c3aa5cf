/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sheet-custody.h: where the papers are: what is out, what happened to a sheet, and moving it on. */
#pragma once

#include "core/gocua-sheet-act.h"
#include "store/gocua-sheets.h"

G_BEGIN_DECLS

/* All functions are synchronous on a GocuaDb, for the thread that owns it, and only read. */

/** GocuaSheetCounts: how many papers are where. */
typedef struct
{
  guint n_out;     /* with a team */
  guint n_overdue; /* of these, the day of their walk is over */
  guint n_waiting; /* back, and not (all) keyed */
} GocuaSheetCounts;

/** gocua_sheets_count: @today: ISO; @campaign: (nullable): only of this one. Returns: %FALSE on error */
gboolean gocua_sheets_count (GocuaDb *db,
                             const GocuaId *campaign,
                             const char *today,
                             GocuaSheetCounts *counts,
                             GError **error);

/** gocua_sheets_find_of_household: Returns: (transfer full) (nullable): the newest sheet that keeps
 * @household, or one that was merged into it, for its team on @today; %NULL when none does, or on error */
GocuaRecord *
gocua_sheets_find_of_household (GocuaDb *db, const GocuaId *household, const char *today, GError **error);

/**
 * GocuaSheetStep:
 * @field: the step, a #GocuaSheetField; 0 for the making of the sheet
 * @date: ISO, as the person said it; "" for one that was taken back
 * @words: who or why, "" where nothing was said
 * @author: (nullable): who noted it
 * @at_ms: when it was noted
 *
 * One line of what happened to the paper.
 */
typedef struct
{
  guint field;
  char date[11];
  char *words;
  char *author;
  gint64 at_ms;
} GocuaSheetStep;

void gocua_sheet_step_free (GocuaSheetStep *self);

/** gocua_sheets_get_steps: Returns: (transfer full) (element-type GocuaSheetStep): all that was noted of the
 * sheet, also what was taken back, the oldest first; %NULL on error */
GPtrArray *gocua_sheets_get_steps (GocuaDb *db, const GocuaId *sheet, GError **error);

/**
 * gocua_sheets_plan_act:
 * @ids: (element-type GocuaId): the sheets
 * @iso_date: when
 * @words: (nullable): who or why; a sheet that is given out without words goes to its team
 * @team: (nullable): who walks from now on, when the sheets are given out
 *
 * Returns: (transfer full): the batch "sheet.edit" that does it with all of them; %NULL with
 * %GOCUA_CHANGE_ERROR_VALUE when it can't be done with one of them as it is now, or words are missing, and
 * says with which
 */
GocuaBatch *gocua_sheets_plan_act (GocuaDb *db,
                                   GArray *ids,
                                   GocuaSheetAct act,
                                   const char *iso_date,
                                   const char *words,
                                   const GocuaId *team,
                                   GError **error);

G_END_DECLS

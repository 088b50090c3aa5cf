/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sheet-act.h: what is done with the paper of a sheet, and when it can be. */
#pragma once

#include "core/gocua-sheet.h"

G_BEGIN_DECLS

/** GocuaSheetAct: what somebody at the desk does with a sheet. Entering it and verifying it are not among
 * them: those follow from its lines. */
typedef enum
{
  GOCUA_SHEET_ACT_ISSUE,   /* to whom; a sheet that is out goes to somebody else */
  GOCUA_SHEET_ACT_RETURN,  /* by whom; one that was missing, or never noted as given out, too */
  GOCUA_SHEET_ACT_MISSING, /* why */
  GOCUA_SHEET_ACT_FOUND,   /* it is again where it was before */
  GOCUA_SHEET_ACT_CANCEL,  /* why; only while nothing of it was keyed */
} GocuaSheetAct;

#define GOCUA_SHEET_N_ACTS (GOCUA_SHEET_ACT_CANCEL + 1)

/** gocua_sheet_act_is_possible: @n_keyed: lines of @sheet that have a visit. Any thread. */
gboolean gocua_sheet_act_is_possible (GocuaSheetAct act, const GocuaRecord *sheet, guint n_keyed);

/** gocua_sheet_act_needs_words: Returns: whether @act is not done without saying who, or why. Any thread. */
gboolean gocua_sheet_act_needs_words (GocuaSheetAct act);

/**
 * gocua_sheet_act_apply:
 * @sheet: a copy of the sheet, with which @act is possible
 * @iso_date: when
 * @words: (nullable): who or why
 *
 * Sets the field of the step. Any thread.
 */
void gocua_sheet_act_apply (GocuaSheetAct act, GocuaRecord *sheet, const char *iso_date, const char *words);

G_END_DECLS

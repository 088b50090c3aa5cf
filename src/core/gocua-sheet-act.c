/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sheet-act.c: what is done with the paper of a sheet, and when it can be. */

#define G_LOG_DOMAIN "gocua-core"

#include "core/gocua-sheet-act.h"

#define BIT(state) (1u << (state))

static const struct
{
  guint field;
  guint from; /* the states in which it can be done */
  gboolean needs_words;
} acts[GOCUA_SHEET_N_ACTS] = {
  [GOCUA_SHEET_ACT_ISSUE] = { GOCUA_SHEET_FIELD_ISSUED, BIT (GOCUA_SHEET_MADE) | BIT (GOCUA_SHEET_ISSUED),
                              TRUE },
  [GOCUA_SHEET_ACT_RETURN] = { GOCUA_SHEET_FIELD_RETURNED,
                               BIT (GOCUA_SHEET_MADE) | BIT (GOCUA_SHEET_ISSUED) | BIT (GOCUA_SHEET_MISSING),
                               FALSE },
  [GOCUA_SHEET_ACT_MISSING] = { GOCUA_SHEET_FIELD_MISSING, BIT (GOCUA_SHEET_MADE) | BIT (GOCUA_SHEET_ISSUED),
                                TRUE },
  [GOCUA_SHEET_ACT_FOUND] = { GOCUA_SHEET_FIELD_MISSING, BIT (GOCUA_SHEET_MISSING), FALSE },
  [GOCUA_SHEET_ACT_CANCEL] = { GOCUA_SHEET_FIELD_CANCELLED,
                               BIT (GOCUA_SHEET_MADE) | BIT (GOCUA_SHEET_ISSUED) | BIT (GOCUA_SHEET_MISSING),
                               TRUE },
};

gboolean
gocua_sheet_act_is_possible (GocuaSheetAct act, const GocuaRecord *sheet, guint n_keyed)
{
  g_return_val_if_fail ((int) act >= 0 && act < GOCUA_SHEET_N_ACTS, FALSE);
  g_return_val_if_fail (sheet != NULL, FALSE);

  return (acts[act].from & BIT (gocua_sheet_get_state (sheet))) != 0 &&
         (act != GOCUA_SHEET_ACT_CANCEL || n_keyed == 0);
}

gboolean
gocua_sheet_act_needs_words (GocuaSheetAct act)
{
  g_return_val_if_fail ((int) act >= 0 && act < GOCUA_SHEET_N_ACTS, FALSE);

  return acts[act].needs_words;
}

void
gocua_sheet_act_apply (GocuaSheetAct act, GocuaRecord *sheet, const char *iso_date, const char *words)
{
  g_autofree char *step = NULL;

  g_return_if_fail ((int) act >= 0 && act < GOCUA_SHEET_N_ACTS);
  g_return_if_fail (sheet != NULL && sheet->kind == GOCUA_KIND_SHEET);

  if (act != GOCUA_SHEET_ACT_FOUND)
    step = gocua_sheet_step_format (iso_date, words);
  gocua_record_set_text (sheet, acts[act].field, step);
}

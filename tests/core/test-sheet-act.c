/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-sheet-act.c: what can be done with the paper of a sheet, in each state. */

#include "core/gocua-sheet-act.h"

static GocuaRecord *
make_sheet (GocuaSheetState state)
{
  const GocuaId id = { { 1 } };
  GocuaRecord *sheet = gocua_record_new (GOCUA_KIND_SHEET, &id);

  if (state != GOCUA_SHEET_MADE)
    gocua_record_set_text (sheet, gocua_sheet_state_get_field (state), "2026-01-02 Ánh");
  return sheet;
}

static void
test_possible (void)
{
  /* A letter for each state: made, issued, missing, cancelled, returned, keyed, verified. */
  static const char *const possible[GOCUA_SHEET_N_ACTS] = {
    [GOCUA_SHEET_ACT_ISSUE] = "11.....",   [GOCUA_SHEET_ACT_RETURN] = "111....",
    [GOCUA_SHEET_ACT_MISSING] = "11.....", [GOCUA_SHEET_ACT_FOUND] = "..1....",
    [GOCUA_SHEET_ACT_CANCEL] = "111....",
  };

  for (GocuaSheetAct act = 0; act < GOCUA_SHEET_N_ACTS; act++)
    for (GocuaSheetState state = 0; state < GOCUA_SHEET_N_STATES; state++)
      {
        g_autoptr (GocuaRecord) sheet = make_sheet (state);

        g_assert_cmpint (gocua_sheet_act_is_possible (act, sheet, 0), ==, possible[act][state] == '1');
        if (act == GOCUA_SHEET_ACT_CANCEL)
          g_assert_false (gocua_sheet_act_is_possible (act, sheet, 1));
      }
}

static void
test_apply (void)
{
  static const struct
  {
    GocuaSheetAct act;
    GocuaSheetState after;
  } cases[] = {
    { GOCUA_SHEET_ACT_ISSUE, GOCUA_SHEET_ISSUED },    { GOCUA_SHEET_ACT_MISSING, GOCUA_SHEET_MISSING },
    { GOCUA_SHEET_ACT_FOUND, GOCUA_SHEET_ISSUED },    { GOCUA_SHEET_ACT_CANCEL, GOCUA_SHEET_CANCELLED },
    { GOCUA_SHEET_ACT_RETURN, GOCUA_SHEET_RETURNED },
  };
  g_autoptr (GocuaRecord) sheet = make_sheet (GOCUA_SHEET_MADE);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gocua_sheet_act_apply (cases[i].act, sheet, "2026-01-03", "Tổ 3");
      g_assert_cmpint (gocua_sheet_get_state (sheet), ==, cases[i].after);
    }
  g_assert_cmpstr (gocua_record_get_text (sheet, GOCUA_SHEET_FIELD_ISSUED), ==, "2026-01-03 Tổ 3");
  g_assert_null (gocua_record_get_text (sheet, GOCUA_SHEET_FIELD_MISSING));
}

static void
test_words (void)
{
  g_assert_true (gocua_sheet_act_needs_words (GOCUA_SHEET_ACT_ISSUE));
  g_assert_true (gocua_sheet_act_needs_words (GOCUA_SHEET_ACT_MISSING));
  g_assert_true (gocua_sheet_act_needs_words (GOCUA_SHEET_ACT_CANCEL));
  g_assert_false (gocua_sheet_act_needs_words (GOCUA_SHEET_ACT_RETURN));
  g_assert_false (gocua_sheet_act_needs_words (GOCUA_SHEET_ACT_FOUND));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/sheet-act/possible", test_possible);
  g_test_add_func ("/core/sheet-act/apply", test_apply);
  g_test_add_func ("/core/sheet-act/words", test_words);
  return g_test_run ();
}

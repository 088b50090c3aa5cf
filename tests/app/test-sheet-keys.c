/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-sheet-keys.c: what each key does on a line of a sheet, and what one order does to many lines. */

#include "app/gocua-sheet-keys.h"
#include "app/gocua-sheet-orders.h"
#include "app/gocua-sheet-words.h"
#include "core/gocua-sheet.h"
#include "wire/gocua-presets.h"

#define SLOW_MS 200
#define FAST_MS 10

typedef struct
{
  GocuaCampaign *campaign;
  GPtrArray *lines;
  GocuaSheetKeys *keys; /* of the first line */
  guint32 now;
} Fixture;

/* Households of 4 people of age, but for the last printed one, of which nobody knows; then an empty line. */
#define N_PRINTED 4

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GocuaId sheet, household;

  fixture->campaign = gocua_presets_get ("cds-2025");
  fixture->lines = g_ptr_array_new_with_free_func (g_object_unref);
  gocua_id_init_new (&sheet, 1);
  for (guint i = 1; i <= N_PRINTED; i++)
    {
      GocuaHouseholdRow row = { .address = (char *) "12/3", .head = (char *) "Ánh" };

      gocua_id_init_new (&household, i);
      row.id = household;
      row.eligible_people = i < N_PRINTED ? 4 : -1;
      g_ptr_array_add (fixture->lines, gocua_entry_model_new_line (fixture->campaign, &sheet, i, &household));
      gocua_entry_model_show_printed (fixture->lines->pdata[i - 1], &row);
    }
  g_ptr_array_add (fixture->lines,
                   gocua_entry_model_new_line (fixture->campaign, &sheet, N_PRINTED + 1, NULL));
  fixture->keys = gocua_sheet_keys_new (fixture->lines->pdata[0]);
  fixture->now = 1000;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->keys);
  g_ptr_array_unref (fixture->lines);
  gocua_campaign_unref (fixture->campaign);
}

/* Returns: what the last of the keys asks for; "\n" is Enter, "\b" Backspace */
static GocuaSheetKeyAct
type (Fixture *fixture, const char *keys, guint32 pause)
{
  GocuaSheetKeyAct act = GOCUA_SHEET_KEY_NONE;

  for (; *keys != '\0'; keys++)
    {
      guint keyval = *keys == '\n' ? GDK_KEY_Return : *keys == '\b' ? GDK_KEY_BackSpace : (guint) *keys;

      fixture->now += pause;
      act = gocua_sheet_keys_press (fixture->keys, keyval, fixture->now);
    }
  return act;
}

static void
test_acts (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    guint keyval;
    GocuaSheetKeyAct act;
  } acts[] = {
    { GDK_KEY_Return, GOCUA_SHEET_KEY_NEXT },    { GDK_KEY_KP_Enter, GOCUA_SHEET_KEY_NEXT },
    { GDK_KEY_equal, GOCUA_SHEET_KEY_AS_ABOVE }, { GDK_KEY_KP_Add, GOCUA_SHEET_KEY_AS_ABOVE },
    { GDK_KEY_asterisk, GOCUA_SHEET_KEY_REST },  { GDK_KEY_KP_Multiply, GOCUA_SHEET_KEY_REST },
    { GDK_KEY_minus, GOCUA_SHEET_KEY_SKIP },     { GDK_KEY_KP_Subtract, GOCUA_SHEET_KEY_SKIP },
    { GDK_KEY_colon, GOCUA_SHEET_KEY_COMMAND },  { GDK_KEY_KP_Divide, GOCUA_SHEET_KEY_COMMAND },
    { GDK_KEY_Up, GOCUA_SHEET_KEY_UP },          { GDK_KEY_Page_Down, GOCUA_SHEET_KEY_PAGE_DOWN },
    { GDK_KEY_Home, GOCUA_SHEET_KEY_FIRST },     { GDK_KEY_End, GOCUA_SHEET_KEY_LAST },
    { GDK_KEY_Tab, GOCUA_SHEET_KEY_NONE },       { GDK_KEY_Shift_L, GOCUA_SHEET_KEY_NONE },
    { GDK_KEY_F4, GOCUA_SHEET_KEY_NONE },        { GDK_KEY_a, GOCUA_SHEET_KEY_REFUSED },
    { GDK_KEY_exclam, GOCUA_SHEET_KEY_REFUSED }, { GDK_KEY_KP_1, GOCUA_SHEET_KEY_DONE },
    { GDK_KEY_a, GOCUA_SHEET_KEY_DONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      fixture->now += SLOW_MS;
      g_assert_cmpint (gocua_sheet_keys_press (fixture->keys, acts[i].keyval, fixture->now), ==, acts[i].act);
    }
  g_assert_cmpint (gocua_entry_model_get_outcome (fixture->lines->pdata[0]), ==, GOCUA_OUTCOME_ABSENT);
}

/* A number has as many digits as it needs, and never more than a household can have. */
static void
test_numbers (Fixture *fixture, gconstpointer data)
{
  GocuaEntryModel *line = fixture->lines->pdata[0];

  type (fixture, "712", SLOW_MS);
  g_assert_cmpint (gocua_entry_model_get_value (line, 1), ==, 12);
  type (fixture, "\b", SLOW_MS);
  g_assert_cmpint (gocua_entry_model_get_value (line, 1), ==, 1);
  type (fixture, "\b", SLOW_MS);
  g_assert_cmpint (gocua_entry_model_get_value (line, 1), ==, -1);
  type (fixture, "99999\n", SLOW_MS);
  g_assert_cmpint (gocua_entry_model_get_value (line, 1), ==, 999);
  g_assert_cmpint (gocua_sheet_keys_get_asked (fixture->keys), ==, GOCUA_ENTRY_CELL_ANSWERS + 2);
  /* Not known. */
  g_assert_cmpint (type (fixture, "\n", SLOW_MS), ==, GOCUA_SHEET_KEY_NEXT);
  g_assert_cmpint (gocua_entry_model_get_value (line, 2), ==, -1);
}

static void
test_reason (Fixture *fixture, gconstpointer data)
{
  GocuaEntryModel *line = fixture->lines->pdata[0];

  type (fixture, "2", SLOW_MS);
  g_assert_cmpint (gocua_sheet_keys_get_asked (fixture->keys), ==, gocua_entry_model_get_reason_cell (line));
  g_assert_cmpint (type (fixture, "z", SLOW_MS), ==, GOCUA_SHEET_KEY_REFUSED);
  type (fixture, "J", SLOW_MS);
  g_assert_cmpstr (gocua_entry_model_get_reason (line), ==, "no_need");
  g_assert_cmpint (gocua_sheet_keys_get_asked (fixture->keys), ==, GOCUA_ENTRY_CELL_NONE);
  /* Another result instead takes the reason with it. */
  type (fixture, "1", SLOW_MS);
  g_assert_null (gocua_entry_model_get_reason (line));
}

static void
test_scan (Fixture *fixture, gconstpointer data)
{
  GocuaEntryModel *line = fixture->lines->pdata[0];
  GocuaId id;
  char code[GOCUA_SHEET_CODE_SIZE];
  g_autofree char *with_page = NULL;

  gocua_id_init_new (&id, 5);
  gocua_sheet_code_init (code, &id, 0);
  type (fixture, "3", SLOW_MS);
  fixture->now += SLOW_MS * 10;
  with_page = g_strconcat (code, "/2/1-9-4", NULL);
  type (fixture, with_page, FAST_MS);
  g_assert_cmpint (type (fixture, "\n", FAST_MS), ==, GOCUA_SHEET_KEY_SCANNED);
  g_assert_cmpstr (gocua_sheet_keys_get_code (fixture->keys), ==, with_page);
  g_assert_cmpint (gocua_entry_model_get_outcome (line), ==, GOCUA_OUTCOME_MOVED);

  /* As slow as a person it is no scanner, and neither is a code whose digits do not check. */
  fixture->now += SLOW_MS * 10;
  type (fixture, code, SLOW_MS);
  g_assert_cmpint (type (fixture, "\n", SLOW_MS), !=, GOCUA_SHEET_KEY_SCANNED);
  code[7] = code[7] == '0' ? '1' : '0';
  fixture->now += SLOW_MS * 10;
  type (fixture, code, FAST_MS);
  g_assert_cmpint (type (fixture, "\n", FAST_MS), !=, GOCUA_SHEET_KEY_SCANNED);
}

/* Where all were counted above, all are here, however many that is. */
static void
test_copies_result (Fixture *fixture, gconstpointer data)
{
  GocuaEntryModel *line = fixture->lines->pdata[0];
  GocuaEntryModel *other = fixture->lines->pdata[1];
  GocuaId household;
  GocuaHouseholdRow row = { .address = (char *) "9", .head = (char *) "B", .eligible_people = 2 };

  household = *gocua_entry_model_get_household (other);
  row.id = household;
  gocua_entry_model_show_printed (other, &row);
  g_assert_false (gocua_entry_model_copy_result (other, line));
  type (fixture, "5", SLOW_MS);
  g_assert_true (gocua_entry_model_copy_result (other, line));
  g_assert_cmpint (gocua_entry_model_get_value (other, 1), ==, 2);
  g_assert_cmpint (gocua_entry_model_get_value (other, 3), ==, 1);
}

static char *
plan (Fixture *fixture, const char *text, guint *n)
{
  char *words = NULL;
  g_autoptr (GArray) planned = gocua_sheet_orders_plan (fixture->campaign, text, fixture->lines, &words);

  *n = planned->len;
  return words;
}

static void
assert_plan (Fixture *fixture, const char *text, guint n, const char *words)
{
  guint found;
  g_autofree char *said = plan (fixture, text, &found);

  g_assert_cmpstr (said, ==, words);
  g_assert_cmpuint (found, ==, n);
}

static void
test_plans (Fixture *fixture, gconstpointer data)
{
  type (fixture, "3", SLOW_MS);
  assert_plan (fixture, "1: 2 3", 2, "Vắng: 2, 3");
  assert_plan (fixture, "1: 1-2", 2, "Vắng: 1, 2 · already entered, will be changed: 1");
  assert_plan (fixture, "1: *", 3, "Vắng: 2, 3, 4");
  assert_plan (fixture, "5: 3 4", 1,
               "Gặp: đã cài đủ, đang dùng: 3 · asks for a number, enter it line by line: 4");
  assert_plan (fixture, "7: 2", 0, "asks for a number, enter it line by line: 2");
  assert_plan (fixture, "1: 5", 0, "no household chosen: 5");
  assert_plan (fixture, "- 1 2", 1, "No result, on purpose: 2 · has a result, stays: 1");
  assert_plan (fixture, "2j: 2", 1, "Từ chối: 2 (Không có nhu cầu)");
  assert_plan (fixture, "1: 6", 0, "There is no line 6: the sheet has 5 lines.");
}

static void
test_applies (Fixture *fixture, gconstpointer data)
{
  g_autofree char *words = NULL;
  g_autofree char *skipped = NULL;
  g_autofree char *now = NULL;
  g_autoptr (GArray) planned = NULL;
  g_autoptr (GArray) rest = NULL;

  planned = gocua_sheet_orders_plan (fixture->campaign, "2j: 1; - 3", fixture->lines, &words);
  skipped = gocua_sheet_orders_apply (planned, "1");
  g_assert_cmpstr (skipped, ==, "3");
  g_assert_cmpstr (gocua_entry_model_get_reason (fixture->lines->pdata[0]), ==, "no_need");
  g_assert_true (gocua_entry_model_get_skipped (fixture->lines->pdata[2]));
  /* The rest is what is open: neither entered, nor skipped, nor empty. */
  rest = gocua_sheet_orders_plan_rest (fixture->campaign, fixture->lines);
  g_assert_cmpuint (rest->len, ==, 2);
  now = gocua_sheet_orders_apply (rest, skipped);
  g_assert_cmpstr (now, ==, "3");
  g_assert_cmpint (gocua_entry_model_get_outcome (fixture->lines->pdata[3]), ==, GOCUA_OUTCOME_ABSENT);
  g_assert_cmpint (gocua_entry_model_get_outcome (fixture->lines->pdata[4]), ==, GOCUA_OUTCOME_NONE);
}

static void
test_missing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *all = gocua_sheet_describe_missing (fixture->lines);
  g_autofree char *progress = NULL;

  g_assert_cmpstr (all, ==, "Lines 1, 2, 3, 4 are still open.");
  gocua_entry_model_set_skipped (fixture->lines->pdata[1], TRUE);
  /* What is typed and not on the disk is still missing. */
  type (fixture, "1", SLOW_MS);
  progress = gocua_sheet_describe_progress (fixture->lines);
  g_assert_cmpstr (progress, ==, "1/4 lines · still open: 1, 3, 4");
}

/* What is printed stays when the line is emptied, and goes into the visit with the sheet and the line. */
static void
test_printed (Fixture *fixture, gconstpointer data)
{
  GocuaEntryModel *line = fixture->lines->pdata[1];
  const GocuaId *household = gocua_entry_model_get_household (line);
  GocuaId campaign;
  g_autoptr (GocuaRecord) visit = NULL;

  g_assert_true (gocua_entry_model_is_open (line));
  gocua_entry_model_set_outcome (line, GOCUA_OUTCOME_ABSENT);
  g_assert_false (gocua_entry_model_is_open (line));
  gocua_id_init_new (&campaign, 1);
  visit = gocua_entry_model_to_record (line, &campaign, "2025-03-02", NULL);
  g_assert_true (
      gocua_id_equal (gocua_record_get_id (visit, GOCUA_VISIT_SHEET), gocua_entry_model_get_sheet (line)));
  g_assert_cmpint (gocua_record_get_int (visit, GOCUA_VISIT_LINE, 0), ==, 2);
  g_assert_true (gocua_id_equal (gocua_record_get_id (visit, GOCUA_VISIT_HOUSEHOLD), household));
  gocua_entry_model_clear (line);
  g_assert_true (gocua_entry_model_is_open (line));
  g_assert_cmpstr (gocua_entry_model_get_typed (line), ==, "12/3 · Ánh");
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/sheet-keys/acts", test_acts);
  ADD ("/sheet-keys/numbers", test_numbers);
  ADD ("/sheet-keys/reason", test_reason);
  ADD ("/sheet-keys/scan", test_scan);
  ADD ("/sheet-keys/copies-result", test_copies_result);
  ADD ("/sheet-keys/plans", test_plans);
  ADD ("/sheet-keys/applies", test_applies);
  ADD ("/sheet-keys/missing", test_missing);
  ADD ("/sheet-keys/printed", test_printed);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-sheet.c: codes, lines and custody of walk sheets. */

#include <string.h>

#include "core/gocua-sheet.h"

static void
make_code (guint n, char code[GOCUA_SHEET_CODE_SIZE])
{
  GocuaId id = { .bytes = { 1, 2, 3 } };

  id.bytes[14] = (guint8) (n >> 8);
  id.bytes[15] = (guint8) n;
  gocua_sheet_code_init (code, &id, 0);
}

/* What the standard promises: every wrong digit is noticed. */
static void
test_check_digit (void)
{
  for (guint n = 0; n < 300; n++)
    {
      char code[GOCUA_SHEET_CODE_SIZE];

      make_code (n, code);
      g_assert_true (gocua_sheet_code_is_valid (code));
      for (guint i = 0; i < 8; i++)
        for (char digit = '0'; digit <= '9'; digit++)
          {
            char wrong[GOCUA_SHEET_CODE_SIZE];

            strcpy (wrong, code);
            wrong[i] = digit;
            g_assert_cmpint (gocua_sheet_code_is_valid (wrong), ==, digit == code[i]);
          }
    }
}

static void
test_transpositions (void)
{
  guint swapped = 0, unnoticed = 0;

  for (guint n = 0; n < 2000; n++)
    for (guint i = 0; i < 7; i++)
      {
        char code[GOCUA_SHEET_CODE_SIZE];
        char first;

        make_code (n, code);
        if (code[i] == code[i + 1])
          continue;
        first = code[i];
        code[i] = code[i + 1];
        code[i + 1] = first;
        swapped++;
        unnoticed += gocua_sheet_code_is_valid (code);
      }
  g_assert_cmpuint (swapped, >, 10000);
  g_assert_cmpuint (unnoticed * 40, <, swapped);
}

static void
test_codes_differ (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GocuaId id = { .bytes = { 9 } };
  char first[GOCUA_SHEET_CODE_SIZE], second[GOCUA_SHEET_CODE_SIZE];

  for (guint n = 0; n < 1000; n++)
    {
      char code[GOCUA_SHEET_CODE_SIZE];

      make_code (n, code);
      g_hash_table_add (seen, g_strdup (code));
    }
  g_assert_cmpuint (g_hash_table_size (seen), >=, 999);
  gocua_sheet_code_init (first, &id, 0);
  gocua_sheet_code_init (second, &id, 1);
  g_assert_cmpstr (first, !=, second);
}

static void
test_parse (void)
{
  char code[GOCUA_SHEET_CODE_SIZE], found[GOCUA_SHEET_CODE_SIZE];
  g_autofree char *shown = NULL;
  guint page = 0;

  make_code (7, code);
  shown = gocua_sheet_code_format (code);
  g_assert_cmpuint (strlen (shown), ==, 9);
  g_assert_true (gocua_sheet_code_parse (shown, found, &page));
  g_assert_cmpstr (found, ==, code);
  g_assert_cmpuint (page, ==, 1);
  for (guint i = 0; i < 3; i++)
    {
      static const char *const ends[] = { "/2", "-3", " / 4 " };
      g_autofree char *typed = g_strconcat (" ", shown, ends[i], NULL);

      g_assert_true (gocua_sheet_code_parse (typed, found, &page));
      g_assert_cmpstr (found, ==, code);
      g_assert_cmpuint (page, ==, i + 2);
    }
  {
    g_autofree char *scanned = g_strconcat (code, "/2/1-9-16", NULL);
    g_autofree char *wrong = g_strconcat (code, "/2/1-9-x", NULL);

    g_assert_true (gocua_sheet_code_parse (scanned, found, &page));
    g_assert_cmpuint (page, ==, 2);
    g_assert_false (gocua_sheet_code_parse (wrong, found, NULL));
  }
  g_assert_false (gocua_sheet_code_parse (NULL, found, NULL));
  g_assert_false (gocua_sheet_code_parse ("", found, NULL));
  g_assert_false (gocua_sheet_code_parse ("1234567", found, NULL));
  g_assert_false (gocua_sheet_code_parse ("12/34/5A", found, NULL));
  g_assert_false (gocua_sheet_code_parse ("123456789012", found, NULL));
}

static void
test_lines (void)
{
  static const char text[] = "00000000-0000-7000-8000-000000000001 - 00000000-0000-7000-8000-000000000002";
  g_autoptr (GArray) lines = gocua_sheet_lines_parse (text);
  g_autofree char *again = NULL;

  g_assert_nonnull (lines);
  g_assert_cmpuint (lines->len, ==, 3);
  g_assert_true (gocua_id_is_null (&g_array_index (lines, GocuaId, 1)));
  again = gocua_sheet_lines_format (lines);
  g_assert_cmpstr (again, ==, text);
  g_assert_null (gocua_sheet_lines_parse (""));
  g_assert_null (gocua_sheet_lines_parse (NULL));
  g_assert_null (gocua_sheet_lines_parse ("-  -"));
  g_assert_null (gocua_sheet_lines_parse ("12"));
}

static void
test_most_lines (void)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, TRUE, sizeof (GocuaId));
  g_autoptr (GArray) read = NULL;
  g_autofree char *text = NULL;
  g_autofree char *more = NULL;

  for (guint i = 0; i < GOCUA_SHEET_MAX_LINES; i++)
    {
      GocuaId id;

      gocua_id_init_new (&id, 1000);
      g_array_append_val (lines, id);
    }
  text = gocua_sheet_lines_format (lines);
  g_assert_cmpint ((gint64) strlen (text), <=,
                   gocua_kind_get_info (GOCUA_KIND_SHEET)->fields[GOCUA_SHEET_FIELD_LINES].max);
  read = gocua_sheet_lines_parse (text);
  g_assert_cmpuint (read->len, ==, GOCUA_SHEET_MAX_LINES);
  more = g_strconcat (text, " -", NULL);
  g_assert_null (gocua_sheet_lines_parse (more));
}

static void
test_skipped (void)
{
  g_autofree char *one = gocua_sheet_skipped_set (NULL, 12, TRUE);
  g_autofree char *two = gocua_sheet_skipped_set (one, 3, TRUE);
  g_autofree char *less = gocua_sheet_skipped_set (two, 12, FALSE);

  g_assert_cmpstr (two, ==, "3 12");
  g_assert_cmpstr (less, ==, "3");
  g_assert_null (gocua_sheet_skipped_set (less, 3, FALSE));
  g_assert_true (gocua_sheet_skipped_has (two, 12));
  g_assert_false (gocua_sheet_skipped_has (two, 1));
  g_assert_false (gocua_sheet_skipped_has (NULL, 1));
  g_assert_true (gocua_sheet_skipped_is_valid ("1 2 100"));
  g_assert_false (gocua_sheet_skipped_is_valid ("2 1"));
  g_assert_false (gocua_sheet_skipped_is_valid ("1 1"));
  g_assert_false (gocua_sheet_skipped_is_valid ("0 1"));
  g_assert_false (gocua_sheet_skipped_is_valid ("1 "));
  g_assert_false (gocua_sheet_skipped_is_valid ("1,2"));
  g_assert_false (gocua_sheet_skipped_is_valid ("101"));
}

static void
test_steps (void)
{
  g_autofree char *step = gocua_sheet_step_format ("2026-11-26", "Nguyễn Thị Ánh");
  g_autofree char *bare = gocua_sheet_step_format ("2026-11-26", NULL);
  char date[11];

  g_assert_cmpstr (gocua_sheet_step_parse (step, date), ==, "Nguyễn Thị Ánh");
  g_assert_cmpstr (date, ==, "2026-11-26");
  g_assert_cmpstr (gocua_sheet_step_parse (bare, NULL), ==, "");
  g_assert_null (gocua_sheet_step_parse (NULL, NULL));
  g_assert_null (gocua_sheet_step_parse ("2026-13-26 x", NULL));
  g_assert_null (gocua_sheet_step_parse ("2026-11-26x", NULL));
}

static GocuaRecord *
new_sheet (void)
{
  const GocuaId id = { .bytes = { 1 } };
  GocuaRecord *sheet = gocua_record_new (GOCUA_KIND_SHEET, &id);

  gocua_record_set_text (sheet, GOCUA_SHEET_FIELD_DAY, "2026-11-26");
  gocua_record_set_text (sheet, GOCUA_SHEET_FIELD_EXPIRES, "2026-12-03");
  return sheet;
}

static void
test_state (void)
{
  g_autoptr (GocuaRecord) sheet = new_sheet ();

  g_assert_cmpint (gocua_sheet_get_state (sheet), ==, GOCUA_SHEET_MADE);
  g_assert_true (gocua_sheet_is_reserving (sheet, "2026-12-03"));
  g_assert_false (gocua_sheet_is_reserving (sheet, "2026-12-04"));
  g_assert_false (gocua_sheet_is_overdue (sheet, "2026-11-27"));
  gocua_record_set_text (sheet, GOCUA_SHEET_FIELD_ISSUED, "2026-11-26 Ánh");
  g_assert_cmpint (gocua_sheet_get_state (sheet), ==, GOCUA_SHEET_ISSUED);
  g_assert_false (gocua_sheet_is_overdue (sheet, "2026-11-26"));
  g_assert_true (gocua_sheet_is_overdue (sheet, "2026-11-27"));
  gocua_record_set_text (sheet, GOCUA_SHEET_FIELD_MISSING, "2026-11-28 rơi mất");
  g_assert_cmpint (gocua_sheet_get_state (sheet), ==, GOCUA_SHEET_MISSING);
  g_assert_false (gocua_sheet_is_reserving (sheet, "2026-11-28"));
  /* It came back after all, which another office entered. */
  gocua_record_set_text (sheet, GOCUA_SHEET_FIELD_RETURNED, "2026-11-27 Ánh");
  g_assert_cmpint (gocua_sheet_get_state (sheet), ==, GOCUA_SHEET_RETURNED);
  gocua_record_set_text (sheet, GOCUA_SHEET_FIELD_KEYED, "2026-11-28 Bình");
  g_assert_cmpint (gocua_sheet_get_state (sheet), ==, GOCUA_SHEET_KEYED);
}

static gboolean
is_valid (guint field, const char *text)
{
  const GocuaId id = { .bytes = { 1 } };
  g_autoptr (GocuaChange) change = gocua_change_new ("sheet", &id);
  g_autoptr (GError) error = NULL;
  g_auto (GocuaValue) value = { 0 };
  const char *name = gocua_kind_get_info (GOCUA_KIND_SHEET)->fields[field].name;
  const char *wrong = NULL;
  gboolean valid;

  gocua_value_set_text (&value, text);
  gocua_change_add (change, name, &value, 0);
  valid = gocua_change_validate_content (change, &wrong, &error);
  g_assert_cmpint (valid, ==, error == NULL);
  if (!valid)
    g_assert_cmpstr (wrong, ==, name);
  return valid;
}

static void
test_rules (void)
{
  char code[GOCUA_SHEET_CODE_SIZE];

  make_code (1, code);
  g_assert_true (is_valid (GOCUA_SHEET_FIELD_CODE, code));
  code[7] = code[7] == '9' ? '0' : (char) (code[7] + 1);
  g_assert_false (is_valid (GOCUA_SHEET_FIELD_CODE, code));
  g_assert_true (is_valid (GOCUA_SHEET_FIELD_LINES, "- -"));
  g_assert_false (is_valid (GOCUA_SHEET_FIELD_LINES, "x"));
  g_assert_false (is_valid (GOCUA_SHEET_FIELD_SKIPPED, "4 3"));
  g_assert_false (is_valid (GOCUA_SHEET_FIELD_ISSUED, "yesterday"));
  g_assert_true (is_valid (GOCUA_SHEET_FIELD_ISSUED, "2026-11-26 Ánh"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sheet/check-digit", test_check_digit);
  g_test_add_func ("/sheet/transpositions", test_transpositions);
  g_test_add_func ("/sheet/codes-differ", test_codes_differ);
  g_test_add_func ("/sheet/parse", test_parse);
  g_test_add_func ("/sheet/lines", test_lines);
  g_test_add_func ("/sheet/most-lines", test_most_lines);
  g_test_add_func ("/sheet/skipped", test_skipped);
  g_test_add_func ("/sheet/steps", test_steps);
  g_test_add_func ("/sheet/state", test_state);
  g_test_add_func ("/sheet/rules", test_rules);
  return g_test_run ();
}

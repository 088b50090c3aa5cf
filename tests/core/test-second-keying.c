/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-second-keying.c: who is checked, what differs, and what is put on record. */

#include "core/gocua-second-keying.h"

static GocuaRecord *
new_visit (const char *outcome, const char *answers)
{
  const GocuaId id = { .bytes = { 1 } }, sheet = { .bytes = { 2 } };
  GocuaRecord *visit = gocua_record_new (GOCUA_KIND_VISIT, &id);

  gocua_record_set_id (visit, GOCUA_VISIT_SHEET, &sheet);
  gocua_record_set_int (visit, GOCUA_VISIT_LINE, 4);
  gocua_record_set_text (visit, GOCUA_VISIT_OUTCOME, outcome);
  if (answers != NULL)
    gocua_record_set_text (visit, GOCUA_VISIT_ANSWERS, answers);
  gocua_record_set_text (visit, GOCUA_VISIT_NOTE, outcome);
  return visit;
}

static void
test_percent (void)
{
  g_assert_cmpuint (gocua_verify_percent (0, 0, 0), ==, 100);
  g_assert_cmpuint (gocua_verify_percent (2, 60, 60), ==, 100);
  g_assert_cmpuint (gocua_verify_percent (3, 60, 0), ==, GOCUA_VERIFY_PERCENT);
  g_assert_cmpuint (gocua_verify_percent (3, 100, 3), ==, GOCUA_VERIFY_PERCENT);
  g_assert_cmpuint (gocua_verify_percent (3, 100, 4), ==, GOCUA_VERIFY_MORE_PERCENT);
  g_assert_cmpuint (gocua_verify_percent (3, 49, 49), ==, GOCUA_VERIFY_PERCENT);
}

/* Of 100,000 lines about five in a hundred, none in particular, and never fewer when more are wanted. */
static void
test_sample (void)
{
  guint n = 0, by_line[20] = { 0 };

  for (guint i = 0; i < 5000; i++)
    {
      GocuaId sheet = { .bytes = { 1, [14] = (guint8) (i >> 8), [15] = (guint8) i } };

      for (guint line = 1; line <= 20; line++)
        {
          gboolean wanted = gocua_verify_wants_line (&sheet, line, 5);

          g_assert_true (gocua_verify_wants_line (&sheet, line, 100));
          g_assert_false (gocua_verify_wants_line (&sheet, line, 0));
          g_assert_true (!wanted || gocua_verify_wants_line (&sheet, line, 20));
          n += wanted;
          by_line[line - 1] += wanted;
        }
    }
  g_assert_cmpuint (n, >, 4600);
  g_assert_cmpuint (n, <, 5400);
  for (guint line = 0; line < 20; line++)
    {
      g_assert_cmpuint (by_line[line], >, 180);
      g_assert_cmpuint (by_line[line], <, 320);
    }
}

static void
test_compare (void)
{
  g_autoptr (GocuaRecord) first = new_visit ("met", "installed=2 knows=1");
  g_autoptr (GocuaRecord) second = new_visit ("met", "installed=3 knows=1");

  g_assert_cmpuint (gocua_second_keying_compare (first, first), ==, 0);
  g_assert_cmpuint (gocua_second_keying_compare (first, second), ==, 1u << GOCUA_VISIT_ANSWERS);
  gocua_record_set_text (second, GOCUA_VISIT_NOTE, "another note");
  gocua_record_set_text (second, GOCUA_VISIT_REASON, "no_network");
  g_assert_cmpuint (gocua_second_keying_compare (first, second), ==,
                    1u << GOCUA_VISIT_ANSWERS | 1u << GOCUA_VISIT_REASON);
}

static const char *
field_of (GocuaChange *change, guint field)
{
  const GocuaSet *set = gocua_change_find_field (change, field);

  return set != NULL ? set->value.text : NULL;
}

static void
check_put (GocuaReading reading, const char *corrected)
{
  g_autoptr (GocuaRecord) first = new_visit ("met", "installed=2 knows=1");
  g_autoptr (GocuaRecord) second = new_visit ("met", "installed=3 knows=1");
  g_autoptr (GocuaRecord) paper = new_visit ("absent", NULL);
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("sheet.check");
  GocuaSecondKeying keying = {
    .visit = first,
    .second = second,
    .stands = paper,
    .keyer = "Ánh",
    .checker = "Bình",
    .date = "2026-01-02",
  };
  GocuaChange *change;

  gocua_second_keying_put (batch, &keying, reading);
  change = batch->changes->pdata[0];
  g_assert_cmpint (change->known_kind, ==, GOCUA_KIND_SECOND_KEYING);
  g_assert_true (gocua_change_validate (change, TRUE, NULL, NULL));
  g_assert_cmpstr (field_of (change, GOCUA_SECOND_KEYING_RESULT), ==, gocua_reading_get_id (reading));
  g_assert_cmpstr (field_of (change, GOCUA_SECOND_KEYING_ANSWERS), ==, "installed=3 knows=1");
  g_assert_cmpstr (field_of (change, GOCUA_SECOND_KEYING_DIFFERING), ==, "answers");
  g_assert_cmpuint (batch->changes->len, ==, gocua_reading_is_error (reading) ? 2 : 1);
  if (corrected == NULL)
    return;
  change = batch->changes->pdata[1];
  g_assert_cmpint (change->known_kind, ==, GOCUA_KIND_VISIT);
  g_assert_cmpstr (field_of (change, GOCUA_VISIT_ANSWERS), ==, corrected);
  g_assert_null (gocua_change_find_field (change, GOCUA_VISIT_NOTE));
}

static void
test_put (void)
{
  check_put (GOCUA_READING_FIRST, NULL);
  check_put (GOCUA_READING_SECOND, "installed=3 knows=1");
  check_put (GOCUA_READING_OTHER, NULL);
}

static void
test_rules (void)
{
  const GocuaId id = { .bytes = { 1 } };
  g_autoptr (GocuaChange) change = gocua_change_new ("second_keying", &id);
  g_auto (GocuaValue) value = { 0 };
  const char *field = NULL;

  gocua_value_set_text (&value, "perhaps");
  gocua_change_add (change, "result", &value, 0);
  g_assert_false (gocua_change_validate_content (change, &field, NULL));
  g_assert_cmpstr (field, ==, "result");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/second-keying/percent", test_percent);
  g_test_add_func ("/second-keying/sample", test_sample);
  g_test_add_func ("/second-keying/compare", test_compare);
  g_test_add_func ("/second-keying/put", test_put);
  g_test_add_func ("/second-keying/rules", test_rules);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-roster-people.c: a list of persons becomes households with counts, and no other names. */

#include "roster/gocua-roster-people.h"

#define DATE "2026-01-27"

/* Rows apart by newlines, cells by bars; the first one is the header. */
static char *
fold (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr (GocuaMapping) mapping = NULL;
  g_autoptr (GocuaRosterPeople) people = NULL;
  g_autoptr (GString) seen = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    g_ptr_array_add (rows, g_strsplit (lines[i], "|", -1));
  mapping = gocua_mapping_guess (rows);
  people = gocua_roster_people_new (mapping, 14, DATE);
  for (guint i = (guint) gocua_mapping_get_first_row (mapping); i < rows->len; i++)
    {
      char **cells = g_ptr_array_index (rows, i);
      GocuaTableRow row = { .number = i + 1,
                            .cells = (const char *const *) cells,
                            .n_cells = g_strv_length (cells) };

      gocua_roster_people_add (people, &row);
    }
  for (guint i = 0; i < gocua_roster_people_get_n_households (people); i++)
    {
      g_auto (GocuaRosterRow) row = { 0 };
      const GArray *rows_of_it = NULL;
      guint number = gocua_roster_people_take (people, i, &row, &rows_of_it);

      g_string_append_printf (seen, "%s%u:%s,%s,%s,%s/%s", i > 0 ? "\n" : "", number,
                              row.values[GOCUA_HOUSEHOLD_HEAD], row.values[GOCUA_HOUSEHOLD_ADDRESS],
                              row.values[GOCUA_HOUSEHOLD_PHONE], row.values[GOCUA_HOUSEHOLD_PEOPLE],
                              row.values[GOCUA_HOUSEHOLD_ELIGIBLE]);
    }
  return g_string_free (g_steal_pointer (&seen), FALSE);
}

static void
assert_folds (const char *text, const char *expected)
{
  g_autofree char *seen = fold (text);

  g_assert_cmpstr (seen, ==, expected);
}

/* The rows of a household need not stand together, nor begin with the head. */
static void
test_by_code (void)
{
  assert_folds ("Mã hộ|Họ và tên|Quan hệ với chủ hộ|Năm sinh|Địa chỉ|SĐT\n"
                "H1|Bé|Con|2015|1 Lê Lợi|0903000009\n"
                "H2|Cúc|Chủ hộ|1970|2 Lê Lợi|0903000002\n"
                "H1|Ánh|Chủ hộ|1980|1 Lê Lợi|0903000001\n"
                "H1|Dũng|Chồng|1979||\n",
                "4:Ánh,1 Lê Lợi,0903000001,3/2\n3:Cúc,2 Lê Lợi,0903000002,1/1");
}

/* As the police keep them: the head, then the household. */
static void
test_by_address (void)
{
  assert_folds ("Họ và tên|Quan hệ với chủ hộ|Ngày sinh|Nơi thường trú\n"
                "Ánh|Chủ hộ|01/03/1980|1 Lê Lợi, KP 3\n"
                "Bé|Con|02/03/2015|1 Lê Lợi, KP 3\n"
                "Cúc|CH|1970|1 Lê Lợi, KP 3\n"
                "Dũng|Chồng|1969|1 LE LOI, KP3\n"
                "Em|Con||\n"
                "Phúc|Con|2000|2 Lê Lợi\n"
                "Giàu|Chủ hộ|1960|2 Lê Lợi\n",
                "2:Ánh,1 Lê Lợi,,2/1\n4:Cúc,1 Lê Lợi,,3/\n7:,2 Lê Lợi,,1/1\n8:Giàu,2 Lê Lợi,,1/1");
}

/* The head has a column of its own, and may not live there. */
static void
test_name_of_head (void)
{
  assert_folds (
      "Chủ hộ|Họ tên|Quan hệ|Địa chỉ\nÁnh|Bé|Con|1 Lê Lợi\nÁnh|Dũng|Con|1 Lê Lợi\nCúc|Em|Con|1 Lê Lợi\n",
      "2:Ánh,1 Lê Lợi,,2/\n4:,1 Lê Lợi,,1/");
  assert_folds ("Mã hộ|Họ tên|Địa chỉ\n1|Ánh|x\n1|Bé|x\n1|Cúc|x\n2|Dũng|y\n", "2:Ánh,x,,3/\n5:Dũng,y,,1/");
}

static void
assert_age (const char *birth, int expected)
{
  guint age = 0;
  gboolean known = gocua_roster_age (birth, DATE, &age);

  g_assert_cmpint (known ? (int) age : -1, ==, expected);
}

static void
test_age (void)
{
  assert_age ("27/01/2012", 14);
  assert_age ("28/01/2012", 13);
  assert_age ("2012-01-27", 14);
  assert_age ("2012", 14);
  assert_age ("5/2012", 14);
  assert_age ("12/03/65", 60);
  assert_age ("12/03/20", 5);
  assert_age ("27/01/2026", 0);
  assert_age ("28/01/2026", -1);
  assert_age ("1875", -1);
  assert_age ("1876", 150);
  assert_age ("", -1);
  assert_age ("khoảng 1980", -1);
  assert_age ("45", -1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/roster/people/by-code", test_by_code);
  g_test_add_func ("/roster/people/by-address", test_by_address);
  g_test_add_func ("/roster/people/name-of-head", test_name_of_head);
  g_test_add_func ("/roster/people/age", test_age);
  return g_test_run ();
}

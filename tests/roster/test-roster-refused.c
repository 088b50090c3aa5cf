/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-roster-refused.c: what was refused goes to a workbook, is mended there, and is taken in. */

#include "table-support.h"

#include <glib/gstdio.h>
#include <string.h>

#include "roster/gocua-roster-preview.h"
#include "roster/gocua-roster-refused.h"

/* Writes the refused rows of @text; returns the file, which is to be removed. */
static GFile *
write_refused (const char *text)
{
  g_autoptr (GocuaTable) table = open_text (text, NULL);
  g_autoptr (GocuaRosterPreview) preview = gocua_roster_preview_new (table, NULL, NULL);
  g_autoptr (GocuaRosterKnown) known = gocua_roster_known_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GocuaRosterPlan) plan =
      gocua_roster_plan_new (table, preview->mapping, known, NULL, NULL, NULL, &error);
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "gocua-refused-XXXXXX", NULL);
  GFile *file;

  g_assert_no_error (error);
  g_close (g_mkstemp (path), NULL);
  file = g_file_new_for_path (path);
  gocua_roster_refused_write (table, preview->mapping, plan, file, NULL, &error);
  g_assert_no_error (error);
  return file;
}

static void
assert_file (GFile *file, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize size = 0;
  g_autoptr (GocuaTable) table = NULL;

  g_assert_true (g_file_load_contents (file, NULL, &bytes, &size, NULL, &error));
  table = open_bytes (bytes, size, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (gocua_table_get_kind (table), ==, GOCUA_TABLE_XLSX);
  assert_rows (table, expected);
  g_file_delete (file, NULL, NULL);
}

static void
test_rows (void)
{
  g_autoptr (GFile) file = write_refused ("DANH SÁCH\nChủ hộ,Địa chỉ,Số khẩu,SĐT\nA,1 Lê Lợi,4,0903000001\n"
                                          "B & <C>,2 Lê Lợi,nhiều,0903000002\n\nD,,x\n");

  assert_file (file,
               "1[DANH SÁCH]|2[Chủ hộ][Địa chỉ][Số khẩu][SĐT][Why it was refused]|"
               "3[B & <C>][2 Lê Lợi][nhiều][0903000002][“nhiều” is not a number of people from 0 to 999.]|"
               "4[D][][x][][“x” is not a number of people from 0 to 999.]");
}

/* All of a household, or mending it would make it a household of one. */
static void
test_people (void)
{
  g_autoptr (GFile) file = write_refused (
      "Mã hộ,Họ và tên,Quan hệ,Địa chỉ,Khu phố\n1,A,Chủ hộ,x,\n2,B,Con,y,KP9\n1,C,Con,x,\n2,D,Chủ hộ,y,\n");

  assert_file (file,
               "1[Mã hộ][Họ và tên][Quan hệ][Địa chỉ][Khu phố][Why it was refused]|"
               "2[2][B][Con][y][KP9][The ward has no area “KP9”. Make it first, or choose to make missing "
               "areas.]|"
               "3[2][D][Chủ hộ][y][][The ward has no area “KP9”. Make it first, or choose to make missing "
               "areas.]");
}

/* The column of reasons does not make another list of it. */
static void
test_shape (void)
{
  const char *const before[] = { "Chủ hộ", "Địa chỉ", NULL };
  const char *const after[] = { "Chủ hộ", "Địa chỉ", "Why it was refused", NULL };
  g_autofree char *a = gocua_mapping_shape (before);
  g_autofree char *b = gocua_mapping_shape (after);

  g_assert_cmpstr (a, ==, b);
}

static void
test_no_such_folder (void)
{
  g_autoptr (GocuaTable) table = open_text ("Chủ hộ,Số khẩu\nA,x\n", NULL);
  g_autoptr (GocuaRosterPreview) preview = gocua_roster_preview_new (table, NULL, NULL);
  g_autoptr (GocuaRosterKnown) known = gocua_roster_known_new ();
  g_autoptr (GocuaRosterPlan) plan =
      gocua_roster_plan_new (table, preview->mapping, known, NULL, NULL, NULL, NULL);
  g_autoptr (GFile) file = g_file_new_for_path ("/nowhere/at/all.xlsx");
  g_autoptr (GError) error = NULL;

  g_assert_false (gocua_roster_refused_write (table, preview->mapping, plan, file, NULL, &error));
  g_assert_nonnull (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/roster/refused/rows", test_rows);
  g_test_add_func ("/roster/refused/people", test_people);
  g_test_add_func ("/roster/refused/shape", test_shape);
  g_test_add_func ("/roster/refused/no-such-folder", test_no_such_folder);
  return g_test_run ();
}

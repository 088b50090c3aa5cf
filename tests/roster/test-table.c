/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-table.c: there is one way into a file, whatever it is, and it can be read again and again. */

#include "table-support.h"

static void
test_text (void)
{
  g_autoptr (GocuaTable) table = open_text ("a;b\n1;2\n", NULL);
  guint64 done = 0;
  guint64 total = 0;

  g_assert_cmpint (gocua_table_get_kind (table), ==, GOCUA_TABLE_TEXT);
  g_assert_cmpint (gocua_table_get_separator (table), ==, ';');
  g_assert_cmpint (gocua_table_get_encoding (table), ==, GOCUA_TABLE_ENCODING_UTF8);
  g_assert_cmpuint (gocua_table_get_sheets (table)->len, ==, 1);
  g_assert_cmpuint (gocua_table_get_sheet (table), ==, 0);
  assert_rows (table, "1[a][b]|2[1][2]");
  gocua_table_get_progress (table, &done, &total);
  g_assert_cmpuint (done, ==, 8);
  g_assert_cmpuint (total, ==, 8);
}

static void
test_again (void)
{
  g_autoptr (GocuaTable) table = open_text ("a,b\n1,2\n", NULL);

  assert_rows (table, "1[a][b]|2[1][2]");
  assert_rows (table, "1[a][b]|2[1][2]");
}

static void
test_settings (void)
{
  GocuaTableSettings settings = { .separator = '|' };
  g_autoptr (GocuaTable) table = open_text ("a,b|c\n", &settings);

  g_assert_cmpint (gocua_table_get_separator (table), ==, '|');
  assert_rows (table, "1[a,b][c]");
}

static gboolean
stop_cb (const GocuaTableRow *row, gpointer data, GError **error)
{
  guint *n_rows = data;

  *n_rows += 1;
  if (*n_rows == 2)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "enough");
  return *n_rows < 2;
}

static gboolean
first_cb (const GocuaTableRow *row, gpointer data, GError **error)
{
  guint *n_rows = data;

  *n_rows += 1;
  return FALSE;
}

static void
test_stop (void)
{
  g_autoptr (GocuaTable) table = open_text ("a\nb\nc\n", NULL);
  g_autoptr (GError) error = NULL;
  guint n_rows = 0;

  g_assert_true (gocua_table_read (table, first_cb, &n_rows, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_rows, ==, 1);
  n_rows = 0;
  g_assert_false (gocua_table_read (table, stop_cb, &n_rows, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_assert_cmpuint (n_rows, ==, 2);
}

static void
test_columns (void)
{
  static const struct
  {
    guint column;
    const char *letters;
  } cases[] = { { 0, "A" }, { 25, "Z" }, { 26, "AA" }, { 199, "GR" }, { 701, "ZZ" }, { 16383, "XFD" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *letters = gocua_table_format_column (cases[i].column);

      g_assert_cmpstr (letters, ==, cases[i].letters);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/roster/table/text", test_text);
  g_test_add_func ("/roster/table/again", test_again);
  g_test_add_func ("/roster/table/settings", test_settings);
  g_test_add_func ("/roster/table/stop", test_stop);
  g_test_add_func ("/roster/table/columns", test_columns);
  return g_test_run ();
}

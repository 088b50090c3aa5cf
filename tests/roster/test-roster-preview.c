/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-roster-preview.c: the first rows of a list, and what is wrong in them. */

#include <string.h>

#include "roster/gocua-csv.h"
#include "roster/gocua-roster-preview.h"

static void
test_first_rows (void)
{
  g_autoptr (GString) text = g_string_new ("Danh sách\nChủ hộ;Địa chỉ;Tổ\n");
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GocuaTable) table = NULL;
  g_autoptr (GocuaRosterPreview) preview = NULL;

  for (guint i = 0; i < 100; i++)
    g_string_append_printf (text, "Lê A;%u Lê Lợi\n", i);
  stream = g_memory_input_stream_new_from_data (text->str, (gssize) text->len, NULL);
  table = gocua_table_open (stream, NULL, NULL, NULL);
  preview = gocua_roster_preview_new (table, NULL, NULL);
  g_assert_cmpuint (preview->rows->len, ==, GOCUA_ROSTER_PREVIEW_ROWS);
  g_assert_cmpuint (preview->n_columns, ==, 3);
  g_assert_cmpint (gocua_table_get_separator (preview->table), ==, ';');
  g_assert_cmpint (gocua_table_get_encoding (preview->table), ==, GOCUA_TABLE_ENCODING_UTF8);
  g_assert_cmpint (gocua_mapping_get_first_row (preview->mapping), ==, 2);
  g_assert_cmpstr (gocua_roster_preview_get_cell (preview, 2, 1), ==, "0 Lê Lợi");
  g_assert_cmpstr (gocua_roster_preview_get_cell (preview, 2, 2), ==, "");
  g_assert_cmpstr (gocua_roster_preview_get_cell (preview, 0, 7), ==, "");
}

static void
test_broken (void)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data ("a,b\n1,\xff\n", -1, NULL);
  g_autoptr (GocuaTable) table = gocua_table_open (stream, NULL, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (gocua_roster_preview_new (table, NULL, &error));
  g_assert_error (error, GOCUA_TABLE_ERROR, GOCUA_TABLE_ERROR_ENCODING);
  g_assert_nonnull (strstr (error->message, "row 2, column B"));
}

/* A list of two people: the names are of TCVN3, the streets were typed later and are Unicode. */
static GocuaRosterPreview *
preview_mixed (GocuaTableEncoding names)
{
  static const char text[] = "Chủ hộ;Địa chỉ;Tổ\nNguyÔn V¨n BÐ;12 Lê Lợi;4\nTrÇn ThÞ ¸nh;14 Lê Lợi;4\n";
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, -1, NULL);
  g_autoptr (GocuaTableSettings) settings = gocua_table_settings_new ();
  g_autoptr (GocuaTable) table = NULL;

  settings->column_encodings[0] = (guint8) names;
  table = gocua_table_open (stream, settings, NULL, NULL);
  return gocua_roster_preview_new (table, NULL, NULL);
}

static void
test_encodings (void)
{
  g_autoptr (GocuaRosterPreview) told = preview_mixed (GOCUA_TABLE_ENCODING_AUTO);
  g_autoptr (GocuaRosterPreview) left = preview_mixed (GOCUA_TABLE_ENCODING_UTF8);
  g_autofree char *good = NULL;
  g_autofree char *same = NULL;
  const char *sample = gocua_roster_preview_find_sample (told, 0);

  g_assert_cmpint (gocua_roster_preview_get_encoding (told, 0), ==, GOCUA_TABLE_ENCODING_TCVN3);
  g_assert_cmpint (gocua_roster_preview_get_encoding (told, 1), ==, GOCUA_TABLE_ENCODING_UTF8);
  g_assert_cmpint (gocua_roster_preview_get_encoding (left, 0), ==, GOCUA_TABLE_ENCODING_UTF8);
  g_assert_cmpstr (gocua_roster_preview_get_cell (told, 1, 0), ==, "Nguyễn Văn Bé");
  g_assert_cmpstr (gocua_roster_preview_get_cell (left, 1, 0), ==, "NguyÔn V¨n BÐ");
  g_assert_cmpstr (sample, ==, "NguyÔn V¨n BÐ");
  good = gocua_roster_preview_convert_sample (sample, GOCUA_TABLE_ENCODING_TCVN3);
  same = gocua_roster_preview_convert_sample (sample, GOCUA_TABLE_ENCODING_UTF8);
  g_assert_cmpstr (good, ==, "Nguyễn Văn Bé");
  g_assert_cmpstr (same, ==, sample);
  /* What is Unicode already stays so, whatever is chosen. */
  g_assert_null (gocua_roster_preview_convert_sample (gocua_roster_preview_find_sample (told, 1),
                                                      GOCUA_TABLE_ENCODING_TCVN3));
  g_assert_null (gocua_roster_preview_find_sample (told, 2));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/roster/preview/first-rows", test_first_rows);
  g_test_add_func ("/roster/preview/broken", test_broken);
  g_test_add_func ("/roster/preview/encodings", test_encodings);
  return g_test_run ();
}

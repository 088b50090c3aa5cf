/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-table-ods.c: what the cells of an .ods file hold, and each kind of broken file. */

#include "table-support.h"

#include "roster/gocua-old-text.h"

#define TABLE(rows)               "<table:table table:name=\"Danh sách\">" rows "</table:table>"
#define ROW(cells)                "<table:table-row>" cells "</table:table-row>"
#define CELL(attributes, content) "<table:table-cell " attributes ">" content "</table:table-cell>"
#define P(text)                   "<text:p>" text "</text:p>"
#define TEXT(text)                CELL ("office:value-type=\"string\"", P (text))
#define VALUE(type, name, value, shown) \
  CELL ("office:value-type=\"" type "\" office:" name "=\"" value "\" calcext:value-type=\"x\"", P (shown))

static GocuaTable *
open_ods (const char *styles, const char *tables, const GocuaTableSettings *settings)
{
  g_autoptr (GBytes) zip = make_ods (styles, tables);
  g_autoptr (GError) error = NULL;
  GocuaTable *table = open_bytes (g_bytes_get_data (zip, NULL), g_bytes_get_size (zip), settings, &error);

  g_assert_no_error (error);
  return table;
}

static void
assert_ods (const char *tables, const char *expected)
{
  g_autoptr (GocuaTable) table = open_ods (NULL, tables, NULL);

  g_assert_cmpint (gocua_table_get_kind (table), ==, GOCUA_TABLE_ODS);
  assert_rows (table, expected);
}

static void
test_texts (void)
{
  assert_ods (
      TABLE (ROW (TEXT ("một &amp; hai") TEXT ("a<text:s text:c=\"2\"/>b<text:tab/>c<text:line-break/>d"))
                 ROW (CELL ("office:value-type=\"string\"", P ("trên") P ("dưới"))
                          TEXT ("<text:span>x<text:span>y</text:span></text:span>z"))),
      "1[một & hai][a  b c d]|2[trên\ndưới][xyz]");
  /* A remark and a picture have paragraphs of their own. */
  assert_ods (TABLE (ROW (CELL ("office:value-type=\"string\"",
                                "<office:annotation>" P ("nhận xét") "</office:annotation>" P (
                                    "ô") "<draw-frame>" P ("hình") "</draw-frame>")
                              TEXT ("<text:ruby><text:ruby-base>a</text:ruby-base><text:ruby-text>b"
                                    "</text:ruby-text></text:ruby>c"))),
              "1[ô][ac]");
  assert_ods (TABLE (ROW (CELL ("office:value-type=\"string\" office:string-value=\"x\"", ""))), "1[x]");
}

static void
test_numbers (void)
{
  assert_ods (TABLE (ROW (VALUE ("float", "value", "903123456", "9,03E+08") VALUE (
                  "float", "value", "903123456", "0903 123 456") VALUE ("float", "value", "1234", "1.234")
                              VALUE ("float", "value", "2.5", "2,5") VALUE ("currency", "value", "3", "3 đ")
                                  VALUE ("percentage", "value", "0.5", "50%"))),
              "1[903123456][0903123456][1234][2.5][3][50%]");
  assert_ods (TABLE (ROW (VALUE ("date", "date-value", "2025-03-01", "01/03/25")
                              VALUE ("date", "date-value", "2025-03-01T14:30:00", "1 Mar")
                                  VALUE ("date", "date-value", "2025-03-01T00:00:00", "1 Mar")
                                      VALUE ("date", "date-value", "x", "hôm qua")
                                          VALUE ("time", "time-value", "PT14H30M00S", "14:30")
                                              VALUE ("boolean", "boolean-value", "true", "ĐÚNG"))),
              "1[01/03/2025][01/03/2025 14:30][01/03/2025][hôm qua][14:30][TRUE]");
}

static void
test_repeats (void)
{
  assert_ods (
      TABLE (
          "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell/></table:table-row>"
          "<table:table-header-rows>" ROW (
              "<table:table-cell table:number-columns-repeated=\"2\"/>"
              "<table:table-cell office:value-type=\"string\" table:number-columns-repeated=\"2\">" P (
                  "x") "</table:table-cell>"
                       "<table:table-cell table:number-columns-repeated=\"16380\"/>") "</"
                                                                                      "table:table-header-"
                                                                                      "rows>"
                                                                                      "<table:table-row "
                                                                                      "table:number-rows-"
                                                                                      "repeated=\"3\">" TEXT (
                                                                                          "y") "</"
                                                                                               "table:table-"
                                                                                               "row>"
                                                                                               "<table:table-"
                                                                                               "row "
                                                                                               "table:number-"
                                                                                               "rows-"
                                                                                               "repeated="
                                                                                               "\"1048570\"><"
                                                                                               "table:table-"
                                                                                               "cell "
                                                                                               "table:number-"
                                                                                               "columns-"
                                                                                               "repeated="
                                                                                               "\"16384\"/></"
                                                                                               "table:table-"
                                                                                               "row>"),
      "3[][][x][x]|4[y]|5[y]|6[y]");
}

/* Under a merged cell there may be what was there before; nobody sees it. */
static void
test_covered (void)
{
  assert_ods (TABLE (ROW (TEXT ("tiêu đề") "<table:covered-table-cell table:number-columns-repeated=\"2\" "
                                           "office:value-type=\"string\">" P (
                                               "cũ") "</table:covered-table-cell>" TEXT ("d"))),
              "1[tiêu đề][][][d]");
}

static void
test_hidden (void)
{
  static const char rows[] = TABLE (ROW (TEXT ("a")) "<table:table-row table:visibility=\"filter\">" TEXT (
      "b") "</table:table-row>"
           "<table:table-row table:visibility=\"collapse\" table:number-rows-repeated=\"2\">" TEXT (
               "c") "</table:table-row>");
  GocuaTableSettings settings = { .with_hidden_rows = TRUE };
  g_autoptr (GocuaTable) table = open_ods (NULL, rows, NULL);
  g_autoptr (GocuaTable) all = open_ods (NULL, rows, &settings);

  assert_rows (table, "1[a]");
  g_assert_cmpuint (gocua_table_get_n_hidden_rows (table), ==, 3);
  assert_rows (all, "1[a]|2[b]|3[c]|4[c]");
}

static void
test_formulas (void)
{
  g_autoptr (GocuaTable) table =
      open_ods (NULL,
                TABLE (ROW (CELL ("table:formula=\"of:=1\" office:value-type=\"float\" office:value=\"1\"",
                                  P ("1")) CELL ("table:formula=\"of:=2\"", "") TEXT ("#REF!"))),
                NULL);

  assert_rows (table, "1[1][][#REF!]");
  g_assert_cmpuint (gocua_table_get_n_lost_formulas (table), ==, 1);
}

static void
test_sheets (void)
{
  static const char styles[] = "<office:automatic-styles><style:style style:name=\"ta2\" "
                               "style:family=\"table\"><style:table-properties "
                               "table:display=\"false\"/></style:style></office:automatic-styles>";
  static const char tables[] = "<table:table table:name=\"Hướng dẫn\">" ROW (
      TEXT ("a")) "</table:table>"
                  "<table:table table:name=\"Ẩn\" table:style-name=\"ta2\">" ROW (
                      TEXT ("b")) "</table:table>"
                                  "<table:table table:name=\"KP 3\">" ROW (TEXT ("Chủ hộ") TEXT ("Địa chỉ"))
                                      ROW (TEXT ("Lê A")) "</table:table>";
  GocuaTableSettings settings = { .sheet = (char *) "Ẩn" };
  g_autoptr (GocuaTable) table = open_ods (styles, tables, NULL);
  g_autoptr (GocuaTable) chosen = open_ods (styles, tables, &settings);
  GPtrArray *sheets = gocua_table_get_sheets (table);

  g_assert_cmpuint (sheets->len, ==, 3);
  g_assert_true (((GocuaTableSheet *) sheets->pdata[1])->hidden);
  g_assert_false (((GocuaTableSheet *) sheets->pdata[2])->hidden);
  assert_rows (table, "1[Chủ hộ][Địa chỉ]|2[Lê A]");
  assert_rows (chosen, "1[b]");
}

static gboolean
check_fonts_cb (const GocuaTableRow *row, gpointer data, GError **error)
{
  g_assert_cmpuint (row->n_cells, ==, 4);
  g_assert_cmpint (row->fonts[0], ==, GOCUA_OLD_FONT_VNI);
  g_assert_cmpint (row->fonts[1], ==, GOCUA_OLD_FONT_TCVN3_CAPITALS);
  g_assert_cmpint (row->fonts[2], ==, GOCUA_OLD_FONT_NONE);
  g_assert_cmpint (row->fonts[3], ==, GOCUA_OLD_FONT_VNI);
  return TRUE;
}

/* By the style of the cell, of its column, or of a piece of its text. */
static void
test_fonts (void)
{
  g_autoptr (GocuaTable) table = open_ods (
      "<office:font-face-decls><style:font-face style:name=\"F1\" svg:font-family=\"'VNI-Times'\"/>"
      "</office:font-face-decls><office:automatic-styles>"
      "<style:style style:name=\"ce1\"><style:text-properties style:font-name=\"F1\"/></style:style>"
      "<style:style style:name=\"ce2\"><style:text-properties style:font-name=\".VnTimeH\"/></style:style>"
      "<style:style style:name=\"ce3\"><style:text-properties style:font-name=\"Arial\"/></style:style>"
      "</office:automatic-styles>",
      TABLE ("<table:table-column table:number-columns-repeated=\"3\" "
             "table:default-cell-style-name=\"ce1\"/>" ROW (
                 TEXT ("a") CELL ("table:style-name=\"ce2\" office:value-type=\"string\"", P ("b"))
                     CELL ("table:style-name=\"ce3\" office:value-type=\"string\"", P ("c"))
                         TEXT ("<text:span text:style-name=\"ce1\">d</text:span>"))),
      NULL);

  g_assert_true (gocua_table_read (table, check_fonts_cb, NULL, NULL, NULL));
}

static void
assert_ods_fails (const char *tables, GocuaTableError code, const char *words)
{
  g_autoptr (GBytes) zip = make_ods (NULL, tables);

  assert_zip_fails (zip, (int) code, words);
}

static void
test_broken (void)
{
  g_autoptr (GBytes) locked =
      make_zip ("mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", "\x01\x02",
                "META-INF/manifest.xml", "<manifest><encryption-data/></manifest>", NULL);
  g_autoptr (GBytes) wholly_locked =
      make_zip ("encrypted-package", "x", "mimetype", "application/vnd.oasis.opendocument.spreadsheet", NULL);
  g_autoptr (GBytes) letter =
      make_zip ("mimetype", "application/vnd.oasis.opendocument.text", "content.xml", "<a/>", NULL);
  g_autoptr (GBytes) empty = make_zip ("mimetype", "application/vnd.oasis.opendocument.spreadsheet", NULL);

  assert_zip_fails (locked, GOCUA_TABLE_ERROR_LOCKED, "password");
  assert_zip_fails (wholly_locked, GOCUA_TABLE_ERROR_LOCKED, "password");
  assert_zip_fails (letter, GOCUA_TABLE_ERROR_WRONG_KIND, "not a spreadsheet");
  assert_zip_fails (empty, GOCUA_TABLE_ERROR_DAMAGED, "content.xml");
  assert_ods_fails ("", GOCUA_TABLE_ERROR_EMPTY, "no sheet");
  assert_ods_fails (
      TABLE ("<table:table-row table:number-rows-repeated=\"1048577\">" TEXT ("y") "</table:table-row>"),
      GOCUA_TABLE_ERROR_DAMAGED, "content.xml|row 1");
  assert_ods_fails (TABLE (ROW ("<table:table-cell office:value-type=\"string\" "
                                "table:number-columns-repeated=\"16384\">" P ("x") "</table:table-cell>")),
                    GOCUA_TABLE_ERROR_TOO_WIDE, "Row 1|column GS");
  assert_ods_fails (TABLE (ROW (TEXT ("x")) "<table:table-row>"), GOCUA_TABLE_ERROR_DAMAGED,
                    "content.xml|line 2");
}

/* Numbers of columns that add up past what a number holds: 2 and 65537 times 65535 is 1 again. */
static void
test_no_overflow (void)
{
  g_autoptr (GString) cells = g_string_new ("<table:table table:name=\"A\"><table:table-row>");

  g_string_append (cells, TEXT ("a") TEXT ("b"));
  for (guint i = 0; i < 65537; i++)
    g_string_append (cells, "<table:table-cell table:number-columns-repeated=\"4294967295\"/>");
  g_string_append (cells, TEXT ("c") "</table:table-row></table:table>");
  assert_ods_fails (cells->str, GOCUA_TABLE_ERROR_TOO_WIDE, "Row 1");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/roster/ods/texts", test_texts);
  g_test_add_func ("/roster/ods/numbers", test_numbers);
  g_test_add_func ("/roster/ods/repeats", test_repeats);
  g_test_add_func ("/roster/ods/covered", test_covered);
  g_test_add_func ("/roster/ods/hidden", test_hidden);
  g_test_add_func ("/roster/ods/formulas", test_formulas);
  g_test_add_func ("/roster/ods/sheets", test_sheets);
  g_test_add_func ("/roster/ods/fonts", test_fonts);
  g_test_add_func ("/roster/ods/broken", test_broken);
  g_test_add_func ("/roster/ods/no-overflow", test_no_overflow);
  return g_test_run ();
}

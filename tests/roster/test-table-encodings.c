/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-table-encodings.c: text of every encoding comes out in Unicode, and what was Unicode as it was. */

#include "table-support.h"

#include <string.h>

#define LIST "Chủ hộ,Địa chỉ\nNguyễn Thị Ánh,12/3 Nguyễn Trãi\nĐỗ Văn Bé,4 Hẻm Lê Lợi\n"
#define ROWS "1[Chủ hộ][Địa chỉ]|2[Nguyễn Thị Ánh][12/3 Nguyễn Trãi]|3[Đỗ Văn Bé][4 Hẻm Lê Lợi]"
/* TCVN3 has no capital Á, which its users write in a font of capitals. */
#define TCVN3      "Chñ hé,§Þa chØ\nNguyÔn ThÞ ¸nh,12/3 NguyÔn Tr·i\n§ç V¨n BÐ,4 HÎm Lª Lîi\n"
#define TCVN3_ROWS "1[Chủ hộ][Địa chỉ]|2[Nguyễn Thị ánh][12/3 Nguyễn Trãi]|3[Đỗ Văn Bé][4 Hẻm Lê Lợi]"
#define VNI        "Chuû hoä,Ñòa chæ\nNguyeãn Thò AÙnh,12/3 Nguyeãn Traõi\nÑoã Vaên Beù,4 Heûm Leâ Lôïi\n"

static char *
to_bytes (const char *text, const char *charset, gsize *size)
{
  char *bytes = g_convert (text, -1, charset, "UTF-8", NULL, size, NULL);

  g_assert_nonnull (bytes);
  return bytes;
}

static void
assert_bytes (const char *bytes,
              gsize size,
              GocuaTableEncoding chosen,
              GocuaTableEncoding encoding,
              const char *expected)
{
  GocuaTableSettings settings = { .encoding = chosen };
  g_autoptr (GError) error = NULL;
  g_autoptr (GocuaTable) table = open_bytes (bytes, size, &settings, &error);

  g_assert_no_error (error);
  g_assert_cmpint (gocua_table_get_encoding (table), ==, encoding);
  assert_rows (table, expected);
}

static void
test_text_in_bytes (void)
{
  gsize size = 0;
  g_autofree char *tcvn3 = to_bytes (TCVN3, "ISO-8859-1", &size);
  g_autofree char *vni = NULL;

  assert_bytes (tcvn3, size, GOCUA_TABLE_ENCODING_AUTO, GOCUA_TABLE_ENCODING_TCVN3, TCVN3_ROWS);
  assert_bytes (tcvn3, size, GOCUA_TABLE_ENCODING_TCVN3, GOCUA_TABLE_ENCODING_TCVN3, TCVN3_ROWS);
  vni = to_bytes (VNI, "ISO-8859-1", &size);
  assert_bytes (vni, size, GOCUA_TABLE_ENCODING_AUTO, GOCUA_TABLE_ENCODING_VNI, ROWS);
  assert_bytes (vni, size, GOCUA_TABLE_ENCODING_VNI, GOCUA_TABLE_ENCODING_VNI, ROWS);
}

/* Every letter with its tone as a character of its own, as Windows wrote it. */
static void
test_windows_1258 (void)
{
  gsize size = 0;
  g_autofree char *decomposed = g_utf8_normalize (LIST, -1, G_NORMALIZE_NFD);
  g_autoptr (GString) half = g_string_new (NULL);
  g_autofree char *bytes = NULL;

  /* Letters such as ă and ê are whole, only tones are apart. */
  for (const char *p = decomposed; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gunichar composed = 0;
      gunichar last = half->len > 0 ? g_utf8_get_char (g_utf8_prev_char (half->str + half->len)) : 0;

      if ((c == 0x302 || c == 0x306 || c == 0x31b) && g_unichar_compose (last, c, &composed))
        {
          g_string_truncate (half, (gsize) (g_utf8_prev_char (half->str + half->len) - half->str));
          g_string_append_unichar (half, composed);
        }
      else
        g_string_append_unichar (half, c);
    }
  /* NFD sorts the dot below before the circumflex. */
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *sorted = NULL;
      g_auto (GStrv) parts = g_strsplit (half->str, i == 0 ? "o\u0323\u0302" : "e\u0323\u0302", -1);

      sorted = g_strjoinv (i == 0 ? "ô\u0323" : "ê\u0323", parts);
      g_string_assign (half, sorted);
    }
  bytes = to_bytes (half->str, "CP1258", &size);
  assert_bytes (bytes, size, GOCUA_TABLE_ENCODING_AUTO, GOCUA_TABLE_ENCODING_WINDOWS_1258, ROWS);
}

/* All 128 of them as iconv has them. */
static void
test_all_of_1258 (void)
{
  for (guint byte = 0x80; byte < 0x100; byte++)
    {
      char bytes[] = { (char) byte, '\n', '\0' };
      g_autofree char *text = g_convert (bytes, 1, "UTF-8", "CP1258", NULL, NULL, NULL);
      g_autofree char *composed = text != NULL ? g_utf8_normalize (text, -1, G_NORMALIZE_NFC) : NULL;
      g_autofree char *expected = composed != NULL ? g_strdup_printf ("1[%s]", composed) : NULL;

      /* Four letters that Windows-1252 alone has are read too. */
      if (expected != NULL)
        assert_bytes (bytes, 2, GOCUA_TABLE_ENCODING_WINDOWS_1258, GOCUA_TABLE_ENCODING_WINDOWS_1258,
                      expected);
    }
}

/* A program that knows nothing of fonts saved the letters that it saw. */
static void
test_old_in_unicode (void)
{
  g_autofree char *marked = g_strconcat ("\xef\xbb\xbf", TCVN3, NULL);
  gsize size = 0;
  g_autofree char *wide = to_bytes (VNI, "UTF-16LE", &size);

  assert_bytes (TCVN3, strlen (TCVN3), GOCUA_TABLE_ENCODING_AUTO, GOCUA_TABLE_ENCODING_UTF8, TCVN3_ROWS);
  assert_bytes (marked, strlen (marked), GOCUA_TABLE_ENCODING_TCVN3, GOCUA_TABLE_ENCODING_TCVN3, TCVN3_ROWS);
  assert_bytes (VNI, strlen (VNI), GOCUA_TABLE_ENCODING_VNI, GOCUA_TABLE_ENCODING_VNI, ROWS);
  assert_bytes (wide, size, GOCUA_TABLE_ENCODING_AUTO, GOCUA_TABLE_ENCODING_UTF16LE, ROWS);
  assert_bytes (TCVN3, strlen (TCVN3), GOCUA_TABLE_ENCODING_UTF8, GOCUA_TABLE_ENCODING_UTF8,
                "1[Chñ hé][§Þa chØ]|2[NguyÔn ThÞ ¸nh][12/3 NguyÔn Tr·i]|3[§ç V¨n BÐ][4 HÎm Lª Lîi]");
}

/* The soft hyphen is a letter. */
static void
test_soft_hyphen (void)
{
  static const char text[] = "Ph\u00ad\u00eang,L\u00ad\u00acng\n";

  assert_bytes (text, strlen (text), GOCUA_TABLE_ENCODING_AUTO, GOCUA_TABLE_ENCODING_UTF8,
                "1[Phường][Lương]");
}

static void
test_unicode (void)
{
  static const char short_list[] = "a,b\nHoà,Cát\n";

  assert_bytes (LIST, strlen (LIST), GOCUA_TABLE_ENCODING_AUTO, GOCUA_TABLE_ENCODING_UTF8, ROWS);
  assert_bytes (LIST, strlen (LIST), GOCUA_TABLE_ENCODING_TCVN3, GOCUA_TABLE_ENCODING_TCVN3, ROWS);
  assert_bytes (LIST, strlen (LIST), GOCUA_TABLE_ENCODING_VNI, GOCUA_TABLE_ENCODING_VNI, ROWS);
  assert_bytes (short_list, strlen (short_list), GOCUA_TABLE_ENCODING_AUTO, GOCUA_TABLE_ENCODING_UTF8,
                "1[a][b]|2[Hoà][Cát]");
}

static void
test_columns (void)
{
  /* "Cát" could be of TCVN3, and would come out as what is no word. */
  static const char text[] = "Chủ hộ,Địa chỉ\nNguyÔn V¨n BÐ,12 Lê Lợi\nLê Thị Bé,\nCát,\n";
  GocuaTableSettings settings = { .encoding = GOCUA_TABLE_ENCODING_AUTO };
  g_autoptr (GocuaTable) table = open_text (text, NULL);
  g_autoptr (GocuaTable) left = NULL;
  g_autoptr (GocuaTable) other = NULL;
  const GocuaTableConversion *conversion;

  assert_rows (table, "1[Chủ hộ][Địa chỉ]|2[Nguyễn Văn Bé][12 Lê Lợi]|3[Lê Thị Bé][]|4[Cát][]");
  g_assert_cmpuint (gocua_table_get_conversions (table)->len, ==, 1);
  conversion = gocua_table_get_conversions (table)->pdata[0];
  g_assert_cmpuint (conversion->column, ==, 0);
  g_assert_cmpint (conversion->encoding, ==, GOCUA_OLD_TCVN3);
  g_assert_cmpstr (conversion->before, ==, "NguyÔn V¨n BÐ");
  g_assert_cmpstr (conversion->after, ==, "Nguyễn Văn Bé");
  g_assert_cmpuint (conversion->n_cells, ==, 1);
  assert_rows (table, "1[Chủ hộ][Địa chỉ]|2[Nguyễn Văn Bé][12 Lê Lợi]|3[Lê Thị Bé][]|4[Cát][]");
  g_assert_cmpuint (gocua_table_get_conversions (table)->len, ==, 1);

  settings.column_encodings[0] = GOCUA_TABLE_ENCODING_UTF8;
  left = open_text (text, &settings);
  assert_rows (left, "1[Chủ hộ][Địa chỉ]|2[NguyÔn V¨n BÐ][12 Lê Lợi]|3[Lê Thị Bé][]|4[Cát][]");
  g_assert_cmpuint (gocua_table_get_conversions (left)->len, ==, 0);
  settings.column_encodings[0] = GOCUA_TABLE_ENCODING_VNI;
  other = open_text ("Hoà,Hoà\n", &settings);
  assert_rows (other, "1[Hồ][Hoà]");
}

#define STYLES                                                                                \
  "<fonts><font><name val=\"Arial\"/></font><font><name val=\".VnTime\"/></font><font><name " \
  "val=\".VnTimeH\"/>"                                                                        \
  "</font><font><name val=\"VNI-Times\"/></font></fonts>"                                     \
  "<cellXfs><xf fontId=\"0\"/><xf fontId=\"1\"/><xf fontId=\"2\"/><xf fontId=\"3\"/></cellXfs>"
#define CELL(style, text) "<c s=\"" style "\" t=\"str\"><v>" text "</v></c>"

/* Too little of each to tell without the font. */
static void
test_fonts (void)
{
  Book book = {
    .rows = "<row>" CELL ("1", "Hµ") CELL ("2", "lª tý") CELL ("3", "Hoà")
        CELL ("0", "Hoà") "</row>"
                          "<row>" CELL ("2", "nguyen") CELL ("1", "nguyen") CELL ("1", "Hà")
                              CELL ("3", "Lê Lợi") "</row>"
                                                   "<row><c t=\"s\"><v>0</v></c></row>",
    .strings = "<si><r><rPr><rFont val=\".VnTimeH\"/></rPr><t>bÐ</t></r></si>",
    .styles = STYLES,
  };
  GocuaTableSettings settings = { .encoding = GOCUA_TABLE_ENCODING_UTF8 };
  g_autoptr (GocuaTable) as_it_is = open_book (&book, &settings, NULL);

  assert_book (&book, "1[Hà][LÊ TÝ][Hồ][Hoà]|2[NGUYEN][nguyen][Hà][Lê Lợi]|3[BÉ]");
  assert_rows (as_it_is, "1[Hµ][lª tý][Hoà][Hoà]|2[nguyen][nguyen][Hà][Lê Lợi]|3[bÐ]");
}

static void
test_nicks (void)
{
  for (guint i = 0; i < GOCUA_TABLE_N_ENCODINGS; i++)
    {
      GocuaTableEncoding encoding = GOCUA_TABLE_ENCODING_AUTO;

      g_assert_true (
          gocua_table_encoding_from_nick (gocua_table_encoding_get_nick ((GocuaTableEncoding) i), &encoding));
      g_assert_cmpint (encoding, ==, i);
    }
  g_assert_false (gocua_table_encoding_from_nick ("klingon", &(GocuaTableEncoding){ 0 }));
  g_assert_true (gocua_table_encoding_is_for (GOCUA_TABLE_ENCODING_WINDOWS_1258, GOCUA_TABLE_TEXT));
  g_assert_false (gocua_table_encoding_is_for (GOCUA_TABLE_ENCODING_WINDOWS_1258, GOCUA_TABLE_XLSX));
  g_assert_true (gocua_table_encoding_is_for (GOCUA_TABLE_ENCODING_VNI, GOCUA_TABLE_ODS));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/roster/encodings/text-in-bytes", test_text_in_bytes);
  g_test_add_func ("/roster/encodings/windows-1258", test_windows_1258);
  g_test_add_func ("/roster/encodings/all-of-1258", test_all_of_1258);
  g_test_add_func ("/roster/encodings/old-in-unicode", test_old_in_unicode);
  g_test_add_func ("/roster/encodings/soft-hyphen", test_soft_hyphen);
  g_test_add_func ("/roster/encodings/unicode", test_unicode);
  g_test_add_func ("/roster/encodings/columns", test_columns);
  g_test_add_func ("/roster/encodings/fonts", test_fonts);
  g_test_add_func ("/roster/encodings/nicks", test_nicks);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-table-xlsx.c: what the cells of an .xlsx file hold, and each kind of broken file. */

#include "table-support.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#define CELL_S(ref, n)    "<c r=\"" ref "\" t=\"s\"><v>" n "</v></c>"
#define CELL_N(ref, n)    "<c r=\"" ref "\"><v>" n "</v></c>"
#define CELL_I(ref, text) "<c r=\"" ref "\" t=\"inlineStr\"><is><t>" text "</t></is></c>"
#define ROW(n, cells)     "<row r=\"" n "\">" cells "</row>"

static void
test_strings (void)
{
  Book book = {
    .rows = ROW ("1", CELL_S ("A1", "0") CELL_S ("B1", "1") CELL_S ("C1", "2") CELL_S ("D1", "3"))
        ROW ("2", CELL_I ("A2", "trong ô &amp; “thế”") "<c r=\"B2\" t=\"str\"><f>A1</f><v>a&lt;b</v></c>"),
    .strings = "<si><t>một</t></si><si><r><rPr><b/><rFont val=\"Arial\"/></rPr><t xml:space=\"preserve\">hai "
               "</t></r>"
               "<r><t>rưỡi</t></r></si>"
               "<si><t>課</t><rPh sb=\"0\" eb=\"1\"><t>か</t></rPh><phoneticPr fontId=\"1\"/></si>"
               "<si><t>d&#x1EAF;t_x000A__x005F_x0041_ &#38; _x00zz_</t></si>",
  };

  assert_book (&book, "1[một][hai rưỡi][課][dắt\n_x0041_ & _x00zz_]|2[trong ô & “thế”][a<b]");
}

static void
test_numbers (void)
{
  Book book = {
    .rows = ROW ("1", CELL_N ("A1", "9.01234567E8") "<c r=\"B1\" s=\"1\"><v>903123456</v></c>"
                                                    "<c r=\"C1\" s=\"2\"><v>45717</v></c>"
                                                    "<c r=\"D1\" s=\"99\"><v>5</v></c>")
        ROW ("2", "<c r=\"A2\" t=\"b\"><v>1</v></c><c r=\"B2\" t=\"b\"><v>0</v></c>"
                  "<c r=\"C2\" t=\"e\"><v>#REF!</v></c><c r=\"D2\" t=\"d\"><v>2025-03-01T00:00:00</v></c>"
                  "<c r=\"E2\" t=\"n\"><v>7</v></c>"),
    .styles = "<numFmts><numFmt numFmtId=\"170\" formatCode=\"0000000000\"/></numFmts>"
              "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
              "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"170\"/><xf numFmtId=\"14\"/></cellXfs>",
  };

  assert_book (&book, "1[901234567][0903123456][01/03/2025][5]|2[TRUE][FALSE][#REF!][01/03/2025][7]");
  book.properties = "date1904=\"1\"";
  assert_book (&book, "1[901234567][0903123456][02/03/2029][5]|2[TRUE][FALSE][#REF!][01/03/2025][7]");
}

static void
test_places (void)
{
  Book book = {
    .rows =
        ROW ("2", CELL_I ("C2", "x")) "<row><c><v>1</v></c><c "
                                      "r=\"D9\"><v>2</v></c><c><v>3</v></c></row>" ROW (
                                          "7", "<c r=\"A7\" s=\"0\"/>" CELL_N ("B7", "4") "<c r=\"ZZ7\"/>")
                                          ROW ("9", "<c r=\"A9\"/>"),
  };

  assert_book (&book, "2[][][x]|3[1][][][2][3]|7[][4]");
}

/* Cells of formulas hold what the program that saved the file made of them; some programs do not calculate.
 */
static void
test_formulas (void)
{
  Book book = {
    .rows =
        ROW ("1", "<c r=\"A1\"><f>B1+1</f><v>3</v></c><c r=\"B1\"><f>1+1</f></c><c r=\"C1\"><f>1</f><v/></c>"
                  "<c r=\"D1\" t=\"str\"><f>\"\"</f><v></v></c>"),
  };
  g_autoptr (GocuaTable) table = open_book (&book, NULL, NULL);

  assert_rows (table, "1[3]");
  g_assert_cmpuint (gocua_table_get_n_lost_formulas (table), ==, 2);
  assert_rows (table, "1[3]");
  g_assert_cmpuint (gocua_table_get_n_lost_formulas (table), ==, 2);
}

static void
test_hidden_rows (void)
{
  Book book = {
    .rows = ROW ("1", CELL_N ("A1", "1")) "<row r=\"2\" hidden=\"1\">" CELL_N (
        "A2", "2") "</row>"
                   "<row r=\"3\" hidden=\"true\"/>",
  };
  GocuaTableSettings settings = { .with_hidden_rows = TRUE };
  g_autoptr (GocuaTable) table = open_book (&book, NULL, NULL);
  g_autoptr (GocuaTable) all = open_book (&book, &settings, NULL);

  assert_rows (table, "1[1]");
  g_assert_cmpuint (gocua_table_get_n_hidden_rows (table), ==, 1);
  assert_rows (all, "1[1]|2[2]");
  g_assert_cmpuint (gocua_table_get_n_hidden_rows (all), ==, 1);
}

static void
test_strict (void)
{
  Book book = { .rows = ROW ("1", CELL_S ("A1", "0")), .strings = "<si><t>một</t></si>", .is_strict = TRUE };

  assert_book (&book, "1[một]");
}

/* A prefix for every name is as good as none; some programs write them. */
static void
test_prefixes (void)
{
  g_autoptr (GBytes) zip = make_zip (
      "xl/workbook.xml",
      "<x:workbook xmlns:x=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:q=\"r\">"
      "<x:sheets><x:sheet name=\"A\" sheetId=\"1\" q:id=\"R1\"/></x:sheets></x:workbook>",
      "xl/_rels/workbook.xml.rels",
      "<Relationships><Relationship Id=\"R1\" Type=\"http://x/worksheet\" "
      "Target=\"../xl/./a.xml\"/></Relationships>",
      "xl/a.xml",
      "<x:worksheet xmlns:x=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><x:sheetData>"
      "<x:row r=\"1\"><x:c r=\"A1\"><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>",
      NULL);
  g_autoptr (GocuaTable) table =
      open_bytes (g_bytes_get_data (zip, NULL), g_bytes_get_size (zip), NULL, NULL);

  assert_rows (table, "1[5]");
}

/* Programs in .NET write a byte order mark. Nobody writes anything else than UTF-8. */
static void
test_encodings (void)
{
  static const char workbook[] =
      "\xef\xbb\xbf<?xml version=\"1.0\" encoding=\"utf-8\"?><workbook><sheets><sheet name=\"Ấp\" id=\"R1\"/>"
      "</sheets></workbook>";
  static const char relations[] = "\xef\xbb\xbf<Relationships><Relationship Id=\"R1\" Type=\"/worksheet\" "
                                  "Target=\"a.xml\"/></Relationships>";
  g_autoptr (GBytes) zip =
      make_zip ("xl/workbook.xml", workbook, "xl/_rels/workbook.xml.rels", relations, "xl/a.xml",
                "\xef\xbb\xbf<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><worksheet><sheetData><row>"
                "<c t=\"str\"><v>ấ</v></c></row></sheetData></worksheet>",
                NULL);
  g_autoptr (GBytes) wide = make_zip ("xl/workbook.xml", workbook, "xl/_rels/workbook.xml.rels", relations,
                                      "xl/a.xml", "\xff\xfe<", NULL);
  g_autoptr (GocuaTable) table =
      open_bytes (g_bytes_get_data (zip, NULL), g_bytes_get_size (zip), NULL, NULL);

  assert_rows (table, "1[ấ]");
  assert_zip_fails (wide, GOCUA_TABLE_ERROR_DAMAGED, "xl/a.xml");
}

static GBytes *
make_sheets (void)
{
  return make_zip (
      "xl/workbook.xml",
      "<workbook xmlns:r=\"r\"><sheets><sheet name=\"Hướng dẫn\" r:id=\"R1\"/><sheet name=\"Biểu đồ\" "
      "r:id=\"R9\"/>"
      "<sheet name=\"Mẫu\" r:id=\"R2\"/><sheet name=\"Ẩn\" state=\"veryHidden\" r:id=\"R3\"/>"
      "<sheet name=\"KP 3\" r:id=\"R4\"/></sheets></workbook>",
      "xl/_rels/workbook.xml.rels",
      "<Relationships><Relationship Id=\"R1\" Type=\"/worksheet\" Target=\"1.xml\"/>"
      "<Relationship Id=\"R2\" Type=\"/worksheet\" Target=\"2.xml\"/>"
      "<Relationship Id=\"R3\" Type=\"/worksheet\" Target=\"4.xml\"/>"
      "<Relationship Id=\"R4\" Type=\"/worksheet\" Target=\"4.xml\"/>"
      "<Relationship Id=\"R9\" Type=\"/chartsheet\" Target=\"9.xml\"/></Relationships>",
      "xl/1.xml",
      "<worksheet><sheetData><row><c t=\"str\"><v>a</v></c></row><row><c "
      "t=\"str\"><v>b</v></c></row></sheetData>"
      "</worksheet>",
      "xl/2.xml",
      "<worksheet><sheetData><row><c t=\"str\"><v>Chủ hộ</v></c><c t=\"str\"><v>Địa "
      "chỉ</v></c></row></sheetData>"
      "</worksheet>",
      "xl/4.xml",
      "<worksheet><sheetData><row><c t=\"str\"><v>Chủ hộ</v></c><c t=\"str\"><v>Địa chỉ</v></c></row>"
      "<row><c t=\"str\"><v>Lê A</v></c></row></sheetData></worksheet>",
      NULL);
}

static void
test_sheets (void)
{
  g_autoptr (GBytes) zip = make_sheets ();
  GocuaTableSettings settings = { .sheet = (char *) "Mẫu" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GocuaTable) best = open_bytes (g_bytes_get_data (zip, NULL), g_bytes_get_size (zip), NULL, NULL);
  g_autoptr (GocuaTable) chosen =
      open_bytes (g_bytes_get_data (zip, NULL), g_bytes_get_size (zip), &settings, NULL);
  GPtrArray *sheets = gocua_table_get_sheets (best);

  g_assert_cmpuint (sheets->len, ==, 4);
  g_assert_cmpstr (((GocuaTableSheet *) sheets->pdata[0])->name, ==, "Hướng dẫn");
  g_assert_false (((GocuaTableSheet *) sheets->pdata[0])->hidden);
  g_assert_true (((GocuaTableSheet *) sheets->pdata[2])->hidden);
  g_assert_cmpuint (gocua_table_get_sheet (best), ==, 3);
  g_assert_cmpuint (gocua_table_get_sheet (chosen), ==, 1);
  assert_rows (best, "1[Chủ hộ][Địa chỉ]|2[Lê A]");
  assert_rows (chosen, "1[Chủ hộ][Địa chỉ]");

  settings.sheet = (char *) "KP 9";
  g_assert_null (open_bytes (g_bytes_get_data (zip, NULL), g_bytes_get_size (zip), &settings, &error));
  g_assert_error (error, GOCUA_TABLE_ERROR, GOCUA_TABLE_ERROR_NO_SHEET);
  assert_words (error->message, "KP 9");
}

/* What the workbook says itself; what says nothing, or nonsense, is read all the same. */
static void
test_saved (void)
{
  static const struct
  {
    const char *core;
    gint64 ms;
  } cases[] = { { "<p><created>2020-01-01T00:00:00Z</created><modified>2026-01-01T00:00:00Z</modified></p>",
                  G_GINT64_CONSTANT (1767225600000) },
                { "<p><modified>2026-01-01T07:00:00+07:00</modified></p>",
                  G_GINT64_CONSTANT (1767225600000) },
                { "<p><modified>hôm qua</modified></p>", 0 },
                { "<p><modified>", 0 },
                { "<p/>", 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) zip = make_zip (
          "xl/workbook.xml", "<workbook><sheets><sheet name=\"A\" id=\"R1\"/></sheets></workbook>",
          "xl/_rels/workbook.xml.rels",
          "<Relationships><Relationship Id=\"R1\" Type=\"/worksheet\" Target=\"a.xml\"/></Relationships>",
          "xl/a.xml", "<worksheet/>", "docProps/core.xml", cases[i].core, NULL);
      g_autoptr (GocuaTable) table =
          open_bytes (g_bytes_get_data (zip, NULL), g_bytes_get_size (zip), NULL, NULL);

      g_assert_cmpint (gocua_table_get_saved_ms (table), ==, cases[i].ms);
    }
}

static void
test_no_sheets (void)
{
  g_autoptr (GBytes) zip =
      make_zip ("xl/workbook.xml", "<workbook/>", "xl/_rels/workbook.xml.rels", "<Relationships/>", NULL);

  assert_zip_fails (zip, GOCUA_TABLE_ERROR_EMPTY, "no sheet");
}

static void
assert_book_fails (const Book *book, GocuaTableError code, const char *words)
{
  g_autoptr (GBytes) zip = make_book (book);

  assert_zip_fails (zip, (int) code, words);
}

static void
test_damaged_sheets (void)
{
  Book book = { .rows = ROW ("1", CELL_S ("A1", "5")), .strings = "<si><t>a</t></si>" };

  assert_book_fails (&book, GOCUA_TABLE_ERROR_DAMAGED, "xl/worksheets/sheet1.xml|row 1");
  book.rows = ROW ("1", CELL_S ("A1", "-1"));
  assert_book_fails (&book, GOCUA_TABLE_ERROR_DAMAGED, "xl/worksheets/sheet1.xml|row 1");
  book.rows = ROW ("3", CELL_N ("A3", "1")) ROW ("2", CELL_N ("A2", "1"));
  assert_book_fails (&book, GOCUA_TABLE_ERROR_DAMAGED, "xl/worksheets/sheet1.xml|row 2");
  book.rows = ROW ("1048577", CELL_N ("A3", "1"));
  assert_book_fails (&book, GOCUA_TABLE_ERROR_DAMAGED, "row 1048577");
  book.rows = ROW ("4", CELL_N ("B4", "1") CELL_N ("A4", "1"));
  assert_book_fails (&book, GOCUA_TABLE_ERROR_DAMAGED, "row 4|not in order");
  book.rows = ROW ("1", CELL_N ("A1", "1")) "<row r=\"2\"><c>";
  assert_book_fails (&book, GOCUA_TABLE_ERROR_DAMAGED, "xl/worksheets/sheet1.xml|line 2");
  book.rows = ROW ("1", CELL_I ("A1", "\xff"));
  assert_book_fails (&book, GOCUA_TABLE_ERROR_DAMAGED, "xl/worksheets/sheet1.xml");
}

static void
test_too_wide_and_too_long (void)
{
  g_autofree char *text = g_strnfill (GOCUA_TABLE_MAX_CELL_BYTES + 1, 'x');
  g_autofree char *in_cell =
      g_strdup_printf ("<row r=\"3\"><c r=\"C3\" t=\"inlineStr\"><is><t>%s</t></is></c></row>", text);
  g_autofree char *strings = g_strdup_printf ("<si><t>%s</t></si>", text);
  Book book = { .rows = ROW ("2", CELL_N ("GS2", "1")) };
  g_autoptr (GocuaTable) table = NULL;

  assert_book_fails (&book, GOCUA_TABLE_ERROR_TOO_WIDE, "Row 2|column GS");
  book.rows = ROW ("2", CELL_N ("XFD2", "1"));
  assert_book_fails (&book, GOCUA_TABLE_ERROR_TOO_WIDE, "Row 2|column XFD");
  book.rows = ROW ("2", CELL_N ("GR2", "1") "<c r=\"XFD2\" s=\"1\"/>");
  table = open_book (&book, NULL, NULL);
  g_assert_nonnull (table);
  book.rows = in_cell;
  assert_book_fails (&book, GOCUA_TABLE_ERROR_TOO_LONG, "row 3|column C");
  book.strings = strings;
  book.rows = ROW ("4", CELL_S ("B4", "0"));
  assert_book_fails (&book, GOCUA_TABLE_ERROR_TOO_LONG, "row 4|column B");
}

/* A thousand characters that would become a thousand million. */
static void
test_entities (void)
{
  g_autoptr (GString) xml = g_string_new ("<!DOCTYPE worksheet [<!ENTITY a0 \"ha\">");
  g_autoptr (GBytes) bomb = NULL;
  g_autoptr (GBytes) external = NULL;
  static const char workbook[] = "<workbook><sheets><sheet name=\"A\" id=\"R1\"/></sheets></workbook>";
  static const char relations[] =
      "<Relationships><Relationship Id=\"R1\" Type=\"/worksheet\" Target=\"a.xml\"/></Relationships>";

  for (guint i = 1; i < 30; i++)
    g_string_append_printf (xml, "<!ENTITY a%u \"&a%u;&a%u;\">", i, i - 1, i - 1);
  g_string_append (
      xml, "]><worksheet><sheetData><row><c t=\"str\"><v>&a29;</v></c></row></sheetData></worksheet>");
  bomb = make_zip ("xl/workbook.xml", workbook, "xl/_rels/workbook.xml.rels", relations, "xl/a.xml", xml->str,
                   NULL);
  assert_zip_fails (bomb, GOCUA_TABLE_ERROR_DAMAGED, "xl/a.xml");
  external = make_zip ("xl/workbook.xml", workbook, "xl/_rels/workbook.xml.rels", relations, "xl/a.xml",
                       "<!DOCTYPE w SYSTEM \"file:///etc/passwd\"><worksheet/>", NULL);
  assert_zip_fails (external, GOCUA_TABLE_ERROR_DAMAGED, "xl/a.xml");
}

/* 300 KiB that unpack to 320 MiB; and the same of spaces, past the number of bytes alone. */
static void
test_bomb (void)
{
  g_autoptr (GHashTable) parts =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  gsize size = 64 * 1024 * 1024;
  char *spaces = g_strnfill (size, ' ');
  g_autoptr (GBytes) zip = NULL;

  memcpy (spaces, "<workbook>", 10);
  g_hash_table_insert (parts, g_strdup ("xl/workbook.xml"), g_bytes_new_take (spaces, size));
  g_hash_table_insert (parts, g_strdup ("xl/_rels/workbook.xml.rels"),
                       g_bytes_new_static ("<Relationships/>", 16));
  zip = make_zip_of (parts);
  g_assert_cmpuint (g_bytes_get_size (zip), <, size / 500);
  assert_zip_fails (zip, GOCUA_TABLE_ERROR_TOO_BIG, "xl/workbook.xml");
}

/* Less dense, so that only the sum of it tells: each 64 KiB begin with some that cannot be packed. */
static void
test_too_big (void)
{
  struct archive *archive = archive_write_new ();
  struct archive_entry *entry = archive_entry_new ();
  g_autoptr (GRand) dice = g_rand_new_with_seed (1);
  const gsize block = 64 * 1024;
  const gsize n_blocks = 301 * 16;
  g_autofree char *spaces = g_strnfill (block, ' ');
  gsize room = 16 * 1024 * 1024;
  gsize used = 0;
  char *bytes = g_malloc (room);
  g_autoptr (GBytes) zip = NULL;

  archive_write_set_format_zip (archive);
  archive_write_open_memory (archive, bytes, room, &used);
  archive_entry_set_pathname (entry, "xl/_rels/workbook.xml.rels");
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_size (entry, 18);
  archive_write_header (archive, entry);
  archive_write_data (archive, "<Relationships  />", 18);
  archive_entry_set_pathname (entry, "xl/workbook.xml");
  archive_entry_set_size (entry, (la_int64_t) (block * n_blocks));
  archive_write_header (archive, entry);
  for (gsize i = 0; i < n_blocks; i++)
    {
      memcpy (spaces, i == 0 ? "<workbook>" : "          ", 10);
      for (guint j = 10; j < 600; j++)
        spaces[j] = (char) g_rand_int_range (dice, 'a', 'z' + 1);
      archive_write_data (archive, spaces, block);
    }
  archive_entry_free (entry);
  archive_write_close (archive);
  archive_write_free (archive);
  zip = g_bytes_new_take (bytes, used);
  g_assert_cmpuint (used, >, block * n_blocks / 300);
  assert_zip_fails (zip, GOCUA_TABLE_ERROR_TOO_BIG, "xl/workbook.xml");
}

static void
test_truncated (void)
{
  Book book = { .rows = ROW ("1", CELL_N ("A1", "1")) };
  g_autoptr (GBytes) zip = make_book (&book);
  gsize size = g_bytes_get_size (zip);

  for (gsize cut = 4; cut < size; cut += 1 + size / 50)
    {
      g_autoptr (GBytes) part = g_bytes_new_from_bytes (zip, 0, cut);

      assert_zip_fails (part, GOCUA_TABLE_ERROR_DAMAGED, "damaged");
    }
}

/* A byte that changed on the way: the check sum of the part tells. */
static void
test_bad_sum (void)
{
  g_autoptr (GHashTable) parts =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  Book book = { .rows = ROW ("1", CELL_N ("A1", "12345678")) };
  g_autoptr (GBytes) zip = make_book (&book);
  gsize size = 0;
  g_autofree guint8 *bytes = g_bytes_unref_to_data (g_steal_pointer (&zip), &size);
  gboolean noticed = FALSE;

  /* Somewhere in the compressed sheet; not in the lists. */
  for (gsize i = 0; i + 24 < size && !noticed; i++)
    if (memcmp (bytes + i, "xl/worksheets/sheet1.xml", 24) == 0)
      {
        g_autoptr (GError) error = NULL;
        g_autoptr (GocuaTable) table = NULL;
        g_autofree char *seen = NULL;

        bytes[i + 24 + 150] ^= 0x10;
        table = open_bytes (bytes, size, NULL, &error);
        seen = table != NULL ? describe_rows (table, &error) : NULL;
        g_assert_error (error, GOCUA_TABLE_ERROR, GOCUA_TABLE_ERROR_DAMAGED);
        noticed = TRUE;
      }
  g_assert_true (noticed);
}

/* What a sheet claims about its size is not believed, and rows without end are blank. */
static void
test_claims (void)
{
  g_autoptr (GString) rows = g_string_new ("<row r=\"1\">" CELL_N ("A1", "1") "</row>");
  Book book = { 0 };

  for (guint i = 2; i < 50000; i++)
    g_string_append_printf (rows, "<row r=\"%u\" s=\"1\"><c r=\"XFD%u\" s=\"1\"/></row>", i, i);
  g_string_append (rows, "<row r=\"1048576\">" CELL_N ("B1048576", "2") "</row>");
  book.rows = rows->str;
  assert_book (&book, "1[1]|1048576[][2]");
}

static GBytes *
make_locked (void)
{
  static const char text[] = "<workbook/>";
  struct archive *archive = archive_write_new ();
  struct archive_entry *entry = archive_entry_new ();
  gsize used = 0;
  char *bytes = g_malloc (4096);

  archive_write_set_format_zip (archive);
  g_assert_cmpint (archive_write_set_options (archive, "zip:encryption=traditional"), ==, ARCHIVE_OK);
  archive_write_set_passphrase (archive, "bí mật");
  archive_write_open_memory (archive, bytes, 4096, &used);
  archive_entry_set_pathname (entry, "xl/workbook.xml");
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_size (entry, sizeof text - 1);
  g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
  archive_write_data (archive, text, sizeof text - 1);
  archive_entry_set_pathname (entry, "xl/_rels/workbook.xml.rels");
  archive_write_header (archive, entry);
  archive_write_data (archive, text, sizeof text - 1);
  archive_entry_free (entry);
  archive_write_close (archive);
  archive_write_free (archive);
  return g_bytes_new_take (bytes, used);
}

static void
test_locked (void)
{
  g_autoptr (GBytes) zip = make_locked ();

  assert_zip_fails (zip, GOCUA_TABLE_ERROR_LOCKED, "password");
}

static void
assert_bytes_fail (const char *bytes, gsize size, GocuaTableError code, const char *words)
{
  g_autoptr (GBytes) file = g_bytes_new (bytes, size);

  assert_zip_fails (file, (int) code, words);
}

static void
test_other_archives (void)
{
  g_autoptr (GBytes) word =
      make_zip ("word/document.xml", "<document/>", "_rels/.rels", "<Relationships/>", NULL);
  g_autoptr (GBytes) binary = make_zip ("xl/workbook.bin", "x", "_rels/.rels", "<Relationships/>", NULL);
  g_autoptr (GBytes) pictures = make_zip ("../../etc/passwd", "x", "a.jpg", "x", NULL);

  assert_zip_fails (word, GOCUA_TABLE_ERROR_WRONG_KIND, "Word");
  assert_zip_fails (binary, GOCUA_TABLE_ERROR_OLD_WORKBOOK, ".xlsb|.xlsx");
  assert_zip_fails (pictures, GOCUA_TABLE_ERROR_WRONG_KIND, "archive");
}

static void
test_other_kinds (void)
{
  static const char old[] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1____W\0o\0r\0k\0b\0o\0o\0k\0";
  static const char locked[] =
      "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1____E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";

  assert_bytes_fail (old, sizeof old, GOCUA_TABLE_ERROR_OLD_WORKBOOK, ".xls|.xlsx");
  assert_bytes_fail (locked, sizeof locked, GOCUA_TABLE_ERROR_LOCKED, "password");
  assert_bytes_fail ("%PDF-1.7\n", 9, GOCUA_TABLE_ERROR_WRONG_KIND, "PDF");
  assert_bytes_fail ("\xef\xbb\xbf\n <html><table>", 17, GOCUA_TABLE_ERROR_WRONG_KIND, "web page");
  assert_bytes_fail ("PK\x03\x04", 4, GOCUA_TABLE_ERROR_DAMAGED, "cut off");
  assert_bytes_fail ("", 0, GOCUA_TABLE_ERROR_EMPTY, "empty");
}

static void
test_cancel (void)
{
  Book book = { .rows = ROW ("1", CELL_N ("A1", "1")) };
  g_autoptr (GBytes) zip = make_book (&book);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (zip);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (gocua_table_open (stream, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/roster/xlsx/strings", test_strings);
  g_test_add_func ("/roster/xlsx/numbers", test_numbers);
  g_test_add_func ("/roster/xlsx/places", test_places);
  g_test_add_func ("/roster/xlsx/formulas", test_formulas);
  g_test_add_func ("/roster/xlsx/hidden-rows", test_hidden_rows);
  g_test_add_func ("/roster/xlsx/strict", test_strict);
  g_test_add_func ("/roster/xlsx/prefixes", test_prefixes);
  g_test_add_func ("/roster/xlsx/encodings", test_encodings);
  g_test_add_func ("/roster/xlsx/sheets", test_sheets);
  g_test_add_func ("/roster/xlsx/saved", test_saved);
  g_test_add_func ("/roster/xlsx/no-sheets", test_no_sheets);
  g_test_add_func ("/roster/xlsx/damaged-sheets", test_damaged_sheets);
  g_test_add_func ("/roster/xlsx/too-wide-and-too-long", test_too_wide_and_too_long);
  g_test_add_func ("/roster/xlsx/entities", test_entities);
  g_test_add_func ("/roster/xlsx/claims", test_claims);
  g_test_add_func ("/roster/xlsx/locked", test_locked);
  g_test_add_func ("/roster/xlsx/bomb", test_bomb);
  g_test_add_func ("/roster/xlsx/too-big", test_too_big);
  g_test_add_func ("/roster/xlsx/truncated", test_truncated);
  g_test_add_func ("/roster/xlsx/bad-sum", test_bad_sum);
  g_test_add_func ("/roster/xlsx/other-archives", test_other_archives);
  g_test_add_func ("/roster/xlsx/other-kinds", test_other_kinds);
  g_test_add_func ("/roster/xlsx/cancel", test_cancel);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-csv.c: tables as programs really write them, and each kind of broken one. */

#include <string.h>

#include "roster/gocua-csv.h"

#define SEPARATORS ",;\t"

static GocuaCsvReader *
reader_for (const char *text, gssize size)
{
  g_autoptr (GInputStream) stream =
      g_memory_input_stream_new_from_data (text, size < 0 ? (gssize) strlen (text) : size, NULL);

  return gocua_csv_reader_new (stream, 0, GOCUA_TABLE_ENCODING_AUTO);
}

/* Writes what was read as one line: fields in brackets, records apart by a bar. */
static char *
describe (GocuaCsvReader *reader, GError **error)
{
  g_autoptr (GString) seen = g_string_new (NULL);
  const char *const *fields = NULL;
  guint n_fields = 0;

  while (gocua_csv_reader_next (reader, &fields, &n_fields, NULL, error))
    {
      g_assert_cmpuint (g_strv_length ((char **) fields), ==, n_fields);
      if (seen->len > 0)
        g_string_append_c (seen, '|');
      for (guint i = 0; i < n_fields; i++)
        g_string_append_printf (seen, "[%s]", fields[i]);
    }
  return g_string_free (g_steal_pointer (&seen), FALSE);
}

static void
assert_reads (const char *text, const char *expected)
{
  g_autoptr (GocuaCsvReader) reader = reader_for (text, -1);
  g_autoptr (GError) error = NULL;
  g_autofree char *seen = describe (reader, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (seen, ==, expected);
}

/* The message must hold each of the words of @words, which are apart by a bar. */
static void
assert_fails (const char *text, gssize size, GocuaTableError code, const char *words)
{
  g_autoptr (GocuaCsvReader) reader = reader_for (text, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) again = NULL;
  g_autofree char *seen = describe (reader, &error);
  g_auto (GStrv) parts = g_strsplit (words, "|", -1);
  const char *const *fields;

  g_assert_error (error, GOCUA_TABLE_ERROR, (int) code);
  for (guint i = 0; parts[i] != NULL; i++)
    if (strstr (error->message, parts[i]) == NULL)
      g_error ("“%s” is not in “%s”", parts[i], error->message);
  g_assert_false (gocua_csv_reader_next (reader, &fields, NULL, NULL, &again));
  g_assert_cmpstr (again->message, ==, error->message);
}

static void
test_plain (void)
{
  assert_reads ("a,b,c\n1,2,3\n", "[a][b][c]|[1][2][3]");
  assert_reads ("a,b\n1,2", "[a][b]|[1][2]");
  assert_reads ("a,\n,b\n", "[a][]|[][b]");
  assert_reads ("một\n", "[một]");
  assert_reads ("a,b\n\n1,2\n", "[a][b]|[]|[1][2]");
  assert_reads ("a,b\n1\n1,2,3\n", "[a][b]|[1]|[1][2][3]");
}

static void
test_line_ends (void)
{
  assert_reads ("a,b\r\n1,2\r\n", "[a][b]|[1][2]");
  assert_reads ("a,b\r1,2\r", "[a][b]|[1][2]");
  assert_reads ("a,b\r\r\n1,2", "[a][b]|[]|[1][2]");
  assert_reads ("a,\"b\r\nc\"\r\n1,2\n", "[a][b\r\nc]|[1][2]");
}

static void
test_quotes (void)
{
  assert_reads ("\"a\",\"b\"\n", "[a][b]");
  assert_reads ("\"a,b\",c\n", "[a,b][c]");
  assert_reads ("\"Nguyễn \"\"Bé\"\" Ba\",x\n", "[Nguyễn \"Bé\" Ba][x]");
  assert_reads ("\"\",\"\"\"\"\n", "[][\"]");
  assert_reads ("\"line\nbreak\",x\ny,z\n", "[line\nbreak][x]|[y][z]");
}

/* Nobody's program should write these, and some do. */
static void
test_odd_quotes (void)
{
  assert_reads ("12\" ống,x\n", "[12\" ống][x]");
  assert_reads ("\"a\"b,c\n", "[ab][c]");
  assert_reads ("\"a\" ,c\n", "[a ][c]");
  assert_reads ("a, \"b,c\"\n", "[a][b,c]");
  assert_reads ("a, b\n", "[a][ b]");
}

static void
test_separators (void)
{
  g_autoptr (GocuaCsvReader) reader = NULL;
  g_autofree char *seen = NULL;

  assert_reads ("a;b;c\n1;2;3\n", "[a][b][c]|[1][2][3]");
  assert_reads ("a\tb\n1\t2\n", "[a][b]|[1][2]");
  assert_reads ("Chủ hộ;Địa chỉ\nA;1/2 Lê Lợi, P. Bến Thành\nB;3 Lê Lai, P. Bến Thành\n",
                "[Chủ hộ][Địa chỉ]|[A][1/2 Lê Lợi, P. Bến Thành]|[B][3 Lê Lai, P. Bến Thành]");
  assert_reads ("UBND PHƯỜNG, TP. HCM\n\na;b\n\"x;y,z\";2\n", "[UBND PHƯỜNG, TP. HCM]|[]|[a][b]|[x;y,z][2]");
  assert_reads ("sep=;\r\na;b\r\n", "[a][b]");
  assert_reads ("sep=,\na;b,c\n", "[a;b][c]");

  reader = reader_for ("a;b\n", -1);
  g_assert_cmpint (gocua_csv_reader_get_separator (reader), ==, 0);
  seen = describe (reader, NULL);
  g_assert_cmpint (gocua_csv_reader_get_separator (reader), ==, ';');
}

static void
test_set_separator (void)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data ("a,b|c\n", -1, NULL);
  g_autoptr (GocuaCsvReader) reader = gocua_csv_reader_new (stream, '|', GOCUA_TABLE_ENCODING_AUTO);
  g_autofree char *seen = describe (reader, NULL);

  g_assert_cmpstr (seen, ==, "[a,b][c]");
}

static void
test_byte_order_mark (void)
{
  assert_reads ("\xef\xbb\xbf"
                "Chủ hộ,x\n",
                "[Chủ hộ][x]");
  assert_reads ("\xef\xbb\xbf\"Chủ, hộ\",x\n", "[Chủ, hộ][x]");
}

static void
test_utf16 (void)
{
  static const struct
  {
    const char *name;
    const char *mark;
    GocuaTableEncoding encoding;
  } encodings[] = { { "UTF-16LE", "\xff\xfe", GOCUA_TABLE_ENCODING_UTF16LE },
                    { "UTF-16BE", "\xfe\xff", GOCUA_TABLE_ENCODING_UTF16BE },
                    { "UTF-16LE", "", GOCUA_TABLE_ENCODING_UTF16LE },
                    { "UTF-16BE", "", GOCUA_TABLE_ENCODING_UTF16BE } };
  g_autoptr (GString) text = g_string_new ("Chủ hộ\tĐịa chỉ\r\n");
  g_autoptr (GString) expected = g_string_new ("[Chủ hộ][Địa chỉ]");

  /* Longer than a piece of the file, so that a character may be cut in two. */
  for (guint i = 0; i < 5000; i++)
    {
      g_string_append_printf (text, "Đặng Thị %u\t%u/34 Nguyễn Trãi 😀\r\n", i, i);
      g_string_append_printf (expected, "|[Đặng Thị %u][%u/34 Nguyễn Trãi 😀]", i, i);
    }
  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      gsize size = 0;
      g_autofree char *converted =
          g_convert (text->str, (gssize) text->len, encodings[i].name, "UTF-8", NULL, &size, NULL);
      gsize n_mark = strlen (encodings[i].mark);
      g_autofree char *bytes = g_malloc (size + 2);
      g_autoptr (GocuaCsvReader) reader = NULL;
      g_autofree char *seen = NULL;

      memcpy (bytes, encodings[i].mark, n_mark);
      memcpy (bytes + n_mark, converted, size);
      reader = reader_for (bytes, (gssize) (size + n_mark));
      seen = describe (reader, NULL);
      g_assert_cmpstr (seen, ==, expected->str);
      g_assert_cmpint (gocua_csv_reader_get_encoding (reader), ==, encodings[i].encoding);
      g_assert_cmpuint (gocua_csv_reader_get_bytes_read (reader), ==, size + n_mark);
    }
}

static void
test_utf16_broken (void)
{
  /* A low surrogate alone, in the second field of the second row; then an odd byte at the end. */
  static const char surrogate[] = "\xff\xfe"
                                  "a\0,\0b\0\n\0c\0,\0\x00\xdc\n";
  static const char odd[] = "\xff\xfe"
                            "a\0,\0b\0\n\0c";

  assert_fails (surrogate, sizeof surrogate, GOCUA_TABLE_ERROR_ENCODING, "row 2|column B");
  assert_fails (odd, sizeof odd - 1, GOCUA_TABLE_ERROR_ENCODING, "row 2|column A");
}

static void
test_empty (void)
{
  assert_fails ("", 0, GOCUA_TABLE_ERROR_EMPTY, "empty");
  assert_fails ("\xef\xbb\xbf", 3, GOCUA_TABLE_ERROR_EMPTY, "empty");
  assert_fails ("\xff\xfe", 2, GOCUA_TABLE_ERROR_EMPTY, "empty");
}

static void
test_binary (void)
{
  assert_fails ("a,b\nc,d\0e\n", 10, GOCUA_TABLE_ERROR_WRONG_KIND, "row 2|column B");
  assert_fails ("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16, GOCUA_TABLE_ERROR_WRONG_KIND, "row 1|column A");
}

static void
test_invalid_utf8 (void)
{
  assert_fails ("a,b,c\n1,2,3\nx,y,Nguy\xc0\xffn\n", -1, GOCUA_TABLE_ERROR_ENCODING, "row 3|column C|UTF-8");
  assert_fails ("a,\"Tr\xc0\xffn\nV\",c\n", -1, GOCUA_TABLE_ERROR_ENCODING, "row 1|column B");
  assert_fails ("a\n\xe1\xba", -1, GOCUA_TABLE_ERROR_ENCODING, "row 2|column A");
}

static void
test_unclosed_quote (void)
{
  g_autoptr (GString) text = g_string_new ("a,b\n1,2\n3,\"4\n");

  assert_fails ("a,b\n1,\"2\n3,4\n", -1, GOCUA_TABLE_ERROR_UNCLOSED_QUOTE, "row 2|column B");
  /* Long before the end of a long file. */
  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "5,6\n");
  assert_fails (text->str, (gssize) text->len, GOCUA_TABLE_ERROR_UNCLOSED_QUOTE, "row 3|column B");
}

static void
test_too_long (void)
{
  g_autofree char *most = g_strnfill (GOCUA_TABLE_MAX_CELL_BYTES, 'x');
  g_autofree char *fits = g_strconcat ("a,", most, "\n", NULL);
  g_autofree char *too_long = g_strconcat ("a,b\n1,", most, "x\n", NULL);
  g_autofree char *expected = g_strconcat ("[a][", most, "]", NULL);

  assert_reads (fits, expected);
  assert_fails (too_long, -1, GOCUA_TABLE_ERROR_TOO_LONG, "row 2|column B|32 KiB");
}

static void
test_too_wide (void)
{
  g_autofree char *commas = g_strnfill (GOCUA_TABLE_MAX_COLUMNS, ',');
  g_autofree char *wide = g_strconcat ("a,b\n", commas, "x\n", NULL);
  g_autofree char *empty_tail = g_strconcat ("a,b\nc", commas, commas, "\n", NULL);
  g_autoptr (GocuaCsvReader) reader = reader_for (empty_tail, -1);
  g_autoptr (GError) error = NULL;
  g_autofree char *seen = describe (reader, &error);

  assert_fails (wide, -1, GOCUA_TABLE_ERROR_TOO_WIDE, "Row 2|column GS|200");
  g_assert_no_error (error);
  g_assert_cmpuint (gocua_csv_reader_get_row (reader), ==, 2);
}

static void
test_row_numbers (void)
{
  g_autoptr (GocuaCsvReader) reader = reader_for ("a,b\n\"x\ny\",2\n\n3,4", -1);
  const char *const *fields;

  g_assert_cmpuint (gocua_csv_reader_get_row (reader), ==, 0);
  for (guint row = 1; gocua_csv_reader_next (reader, &fields, NULL, NULL, NULL); row++)
    g_assert_cmpuint (gocua_csv_reader_get_row (reader), ==, row);
  g_assert_cmpuint (gocua_csv_reader_get_row (reader), ==, 4);
}

static void
test_cancel (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GocuaCsvReader) reader = reader_for ("a,b\n", -1);
  g_autoptr (GError) error = NULL;
  const char *const *fields;

  g_cancellable_cancel (cancellable);
  g_assert_false (gocua_csv_reader_next (reader, &fields, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_column_letters (void)
{
  static const struct
  {
    guint column;
    const char *letters;
  } known[] = { { 0, "A" },   { 25, "Z" },   { 26, "AA" },  { 51, "AZ" },
                { 52, "BA" }, { 701, "ZZ" }, { 702, "AAA" } };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      g_autofree char *letters = gocua_table_format_column (known[i].column);

      g_assert_cmpstr (letters, ==, known[i].letters);
    }
}

static char *
random_field (void)
{
  static const char *const pieces[] = { "a",    "Nguyễn", "đ",  " ",    ",",     ";", "\t", "\"",
                                        "\"\"", "\n",     "\r", "\r\n", "12/34", "😀", "=" };
  g_autoptr (GString) field = g_string_new (NULL);

  for (int n = g_test_rand_int_range (0, 8); n > 0; n--)
    g_string_append (field, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
  return g_string_free (g_steal_pointer (&field), FALSE);
}

static void
append_quoted (GString *text, const char *field)
{
  g_auto (GStrv) parts = g_strsplit (field, "\"", -1);
  g_autofree char *doubled = g_strjoinv ("\"\"", parts);

  g_string_append_printf (text, "\"%s\"", doubled);
}

/* Whatever is written with every field in quotes is read back, with any separator and line end. */
static void
test_round_trip (void)
{
  static const char *const line_ends[] = { "\n", "\r", "\r\n" };

  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GString) expected = g_string_new (NULL);
      g_autoptr (GInputStream) stream = NULL;
      g_autoptr (GocuaCsvReader) reader = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *seen = NULL;
      char separator = SEPARATORS[g_test_rand_int_range (0, 3)];
      const char *line_end = line_ends[g_test_rand_int_range (0, 3)];
      int n_columns = g_test_rand_int_range (1, 8);

      for (int row = g_test_rand_int_range (1, 40); row > 0; row--)
        {
          for (int column = 0; column < n_columns; column++)
            {
              g_autofree char *field = random_field ();

              append_quoted (text, field);
              g_string_append_printf (expected, "[%s]", field);
              if (column < n_columns - 1)
                g_string_append_c (text, separator);
            }
          g_string_append (text, line_end);
          if (row > 1)
            g_string_append_c (expected, '|');
        }
      stream = g_memory_input_stream_new_from_data (text->str, (gssize) text->len, NULL);
      reader = gocua_csv_reader_new (stream, separator, GOCUA_TABLE_ENCODING_AUTO);
      seen = describe (reader, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (seen, ==, expected->str);
    }
}

/* Reading a million rows takes no more memory than reading ten. */
typedef struct
{
  GInputStream parent;
  guint64 left;
} RowsStream;
typedef GInputStreamClass RowsStreamClass;
GType rows_stream_get_type (void);
G_DEFINE_TYPE (RowsStream, rows_stream, G_TYPE_INPUT_STREAM)

static gssize
rows_stream_read (GInputStream *stream, void *buffer, gsize count, GCancellable *cancellable, GError **error)
{
  static const char row[] = "A-1,Nguyễn Văn A,12/34 Lê Lợi\n";
  RowsStream *self = (RowsStream *) stream;
  gsize size = MIN (count, self->left);

  for (gsize i = 0; i < size; i++)
    ((char *) buffer)[i] = row[(sizeof row - 1 - (self->left - i) % (sizeof row - 1)) % (sizeof row - 1)];
  self->left -= size;
  return (gssize) size;
}

static void
rows_stream_class_init (RowsStreamClass *klass)
{
  klass->read_fn = rows_stream_read;
}

static void
rows_stream_init (RowsStream *self)
{
  self->left = 1000000 * (guint64) strlen ("A-1,Nguyễn Văn A,12/34 Lê Lợi\n");
}

static void
test_million_rows (void)
{
  g_autoptr (GInputStream) stream = g_object_new (rows_stream_get_type (), NULL);
  g_autoptr (GocuaCsvReader) reader = gocua_csv_reader_new (stream, 0, GOCUA_TABLE_ENCODING_AUTO);
  g_autoptr (GError) error = NULL;
  const char *const *fields;
  guint n_fields;

  while (gocua_csv_reader_next (reader, &fields, &n_fields, NULL, &error))
    {
      g_assert_cmpuint (n_fields, ==, 3);
      g_assert_cmpstr (fields[2], ==, "12/34 Lê Lợi");
    }
  g_assert_no_error (error);
  g_assert_cmpuint (gocua_csv_reader_get_row (reader), ==, 1000000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/roster/csv/plain", test_plain);
  g_test_add_func ("/roster/csv/line-ends", test_line_ends);
  g_test_add_func ("/roster/csv/quotes", test_quotes);
  g_test_add_func ("/roster/csv/odd-quotes", test_odd_quotes);
  g_test_add_func ("/roster/csv/separators", test_separators);
  g_test_add_func ("/roster/csv/set-separator", test_set_separator);
  g_test_add_func ("/roster/csv/byte-order-mark", test_byte_order_mark);
  g_test_add_func ("/roster/csv/utf16", test_utf16);
  g_test_add_func ("/roster/csv/utf16-broken", test_utf16_broken);
  g_test_add_func ("/roster/csv/empty", test_empty);
  g_test_add_func ("/roster/csv/binary", test_binary);
  g_test_add_func ("/roster/csv/invalid-utf8", test_invalid_utf8);
  g_test_add_func ("/roster/csv/unclosed-quote", test_unclosed_quote);
  g_test_add_func ("/roster/csv/too-long", test_too_long);
  g_test_add_func ("/roster/csv/too-wide", test_too_wide);
  g_test_add_func ("/roster/csv/row-numbers", test_row_numbers);
  g_test_add_func ("/roster/csv/cancel", test_cancel);
  g_test_add_func ("/roster/csv/column-letters", test_column_letters);
  g_test_add_func ("/roster/csv/round-trip", test_round_trip);
  g_test_add_func ("/roster/csv/million-rows", test_million_rows);
  return g_test_run ();
}

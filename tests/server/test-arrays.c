/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-arrays.c: PostgreSQL's binary arrays, byte by byte; broken ones are refused. */

#include <string.h>

#include "server/gocua-server-arrays.h"

static void
test_text (void)
{
  static const guint8 expected[] = { 0, 0, 0, 1, 0, 0, 0, 1, 0, 0,   0,   25,   0,    0,    0,
                                     2, 0, 0, 0, 1, 0, 0, 0, 2, 'a', 'b', 0xff, 0xff, 0xff, 0xff };
  g_autoptr (GByteArray) array = gocua_array_begin (GOCUA_OID_TEXT, 2);

  gocua_array_add_text (array, "ab");
  gocua_array_add_null (array);
  g_assert_cmpmem (array->data, array->len, expected, sizeof expected);
}

static void
test_empty (void)
{
  static const guint8 expected[] = { 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0x0b, 0x86 };
  g_autoptr (GByteArray) array = gocua_array_begin (GOCUA_OID_UUID, 0);

  g_assert_cmpmem (array->data, array->len, expected, sizeof expected);
}

static void
test_numbers (void)
{
  static const guint64 numbers[] = { 0, 1, 0x0102030405060708, G_MAXINT64, G_MAXUINT64 };
  g_autoptr (GByteArray) array = gocua_array_begin (GOCUA_OID_BIGINT, G_N_ELEMENTS (numbers));
  gint64 back[G_N_ELEMENTS (numbers)];

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    gocua_array_add_number (array, numbers[i]);
  g_assert_true (
      gocua_array_read_numbers ((const char *) array->data, array->len, back, G_N_ELEMENTS (back)));
  g_assert_cmpmem (numbers, sizeof numbers, back, sizeof back);
  g_assert_false (gocua_array_read_numbers ((const char *) array->data, array->len, back, 4));
  for (gsize length = 0; length < array->len; length++)
    g_assert_false (gocua_array_read_numbers ((const char *) array->data, length, back, G_N_ELEMENTS (back)));
}

static void
test_other_types (void)
{
  g_autoptr (GByteArray) texts = gocua_array_begin (GOCUA_OID_TEXT, 1);
  g_autoptr (GByteArray) nulls = gocua_array_begin (GOCUA_OID_BIGINT, 2);
  gint64 number[2];

  gocua_array_add_text (texts, "12345678");
  g_assert_false (gocua_array_read_numbers ((const char *) texts->data, texts->len, number, 1));
  gocua_array_add_null (nulls);
  gocua_array_add_null (nulls);
  g_assert_false (gocua_array_read_numbers ((const char *) nulls->data, nulls->len, number, 2));
}

static void
test_single (void)
{
  g_assert_cmpint (gocua_array_read_number ("\0\0\1\0", 4), ==, 256);
  g_assert_cmpint (gocua_array_read_number ("\xff\xff\xff\xff", 4), ==, -1);
  g_assert_cmpint (gocua_array_read_number ("\0\0\0\1\0\0\0\2", 8), ==, G_GINT64_CONSTANT (0x100000002));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/server/arrays/text", test_text);
  g_test_add_func ("/server/arrays/empty", test_empty);
  g_test_add_func ("/server/arrays/numbers", test_numbers);
  g_test_add_func ("/server/arrays/other-types", test_other_types);
  g_test_add_func ("/server/arrays/single", test_single);
  return g_test_run ();
}

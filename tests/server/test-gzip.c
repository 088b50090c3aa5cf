/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-gzip.c: what is packed comes back, and a bomb stops at the limit. */

#include <string.h>

#include "server/gocua-server-fault.h"
#include "server/gocua-server-gzip.h"

static void
free_string (GString *string)
{
  g_string_free (string, TRUE);
}

static GString *
pack (gsize size)
{
  g_autofree char *text = g_strnfill (size, ' ');
  GString *plain = g_string_new_len (text, (gssize) size);
  GString *packed = gocua_gzip (plain, 6);

  free_string (plain);
  return packed;
}

static GString *
unpack (const GString *packed, gsize max, GError **error)
{
  return gocua_gunzip ((const guint8 *) packed->str, packed->len, max, error);
}

static void
test_round_trip (void)
{
  static const gsize sizes[] = { 0, 1, 65535, 65536, 65537, 1000000 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      GString *packed = pack (sizes[i]);
      GString *plain = unpack (packed, 1000000, NULL);

      g_assert_nonnull (plain);
      g_assert_cmpuint (plain->len, ==, sizes[i]);
      free_string (plain);
      free_string (packed);
    }
}

static void
test_limit (void)
{
  GString *packed = pack (1000);
  g_autoptr (GError) error = NULL;
  GString *just = unpack (packed, 1000, NULL);

  g_assert_nonnull (just);
  free_string (just);
  g_assert_null (unpack (packed, 999, &error));
  g_assert_error (error, GOCUA_FAULT, GOCUA_FAULT_TOO_LARGE);
  free_string (packed);
}

/* 64 MiB in 64 KiB: nothing but the limit is ever unpacked, so this takes no time and no memory. */
static void
test_bomb (void)
{
  GString *packed = pack (64 * 1024 * 1024);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (packed->len, <, 128 * 1024);
  g_assert_null (unpack (packed, 8 * 1024 * 1024, &error));
  g_assert_error (error, GOCUA_FAULT, GOCUA_FAULT_TOO_LARGE);
  free_string (packed);
}

static void
assert_broken (const char *bytes, gsize size)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (gocua_gunzip ((const guint8 *) bytes, size, 1000, &error));
  g_assert_error (error, GOCUA_FAULT, GOCUA_FAULT_BAD_JSON);
}

static void
test_broken (void)
{
  GString *packed = pack (100);
  GString *longer = g_string_new_len (packed->str, (gssize) packed->len);

  for (gsize length = 0; length < packed->len; length++)
    assert_broken (packed->str, length);
  g_string_append_c (longer, 'x');
  assert_broken (longer->str, longer->len);
  g_string_truncate (longer, packed->len);
  g_string_append_len (longer, packed->str, (gssize) packed->len);
  assert_broken (longer->str, longer->len);
  packed->str[packed->len - 6] ^= 1; /* the check sum */
  assert_broken (packed->str, packed->len);
  assert_broken ("{\"changes\":[]}", 14);
  free_string (longer);
  free_string (packed);
}

static void
test_accepts (void)
{
  static const char *const yes[] = { "gzip", "GZIP", "br, gzip", "gzip;q=0.1", "deflate , gzip ; q=1" };
  static const char *const no[] = { NULL, "", "br", "gzip;q=0", "gzip; q=0.000", "gzipped", "x-gzip", "*" };

  for (guint i = 0; i < G_N_ELEMENTS (yes); i++)
    g_assert_true (gocua_accepts_gzip (yes[i]));
  for (guint i = 0; i < G_N_ELEMENTS (no); i++)
    g_assert_false (gocua_accepts_gzip (no[i]));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/server/gzip/round-trip", test_round_trip);
  g_test_add_func ("/server/gzip/limit", test_limit);
  g_test_add_func ("/server/gzip/bomb", test_bomb);
  g_test_add_func ("/server/gzip/broken", test_broken);
  g_test_add_func ("/server/gzip/accepts", test_accepts);
  return g_test_run ();
}

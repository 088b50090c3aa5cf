/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-digest.c: the digest covers every byte of a change, and is the same on every machine. */

#include <string.h>

#include "wire/gocua-digest.h"

typedef struct
{
  GocuaId id, device, batch, entity;
  GocuaDigestRow row;
} Sample;

static void
sample_init (Sample *self)
{
  memset (self, 0, sizeof *self);
  memset (self->id.bytes, 1, GOCUA_ID_SIZE);
  memset (self->device.bytes, 2, GOCUA_ID_SIZE);
  memset (self->batch.bytes, 3, GOCUA_ID_SIZE);
  memset (self->entity.bytes, 4, GOCUA_ID_SIZE);
  self->row = (GocuaDigestRow){ .position = 1,
                                .id = &self->id,
                                .stamp = 0x0102030405060708,
                                .device = &self->device,
                                .batch = &self->batch,
                                .entity = &self->entity,
                                .author = "Hoa",
                                .kind = "area",
                                .body = "{\"set\":{\"name\":\"Khu phố 1\"}}" };
}

static char *
digest_of (const GocuaDigestRow *rows, guint n)
{
  g_autoptr (GocuaDigest) digest = gocua_digest_new ();
  guint8 sha256[GOCUA_DIGEST_SIZE];

  for (guint i = 0; i < n; i++)
    gocua_digest_add (digest, &rows[i]);
  gocua_digest_finish (digest, sha256);
  return gocua_digest_to_hex (sha256);
}

/* Worked out apart from our code, by the words of PROTOCOL.md. */
static void
test_bytes (void)
{
  Sample sample;
  g_autofree char *hex = NULL;
  g_autofree char *wanted = NULL;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  static const guint8 numbers[] = { 0, 0, 0, 0, 0, 0, 0, 1 };
  static const guint8 stamp[] = { 1, 2, 3, 4, 5, 6, 7, 8 };
  guint8 fill[GOCUA_ID_SIZE];

  sample_init (&sample);
  hex = digest_of (&sample.row, 1);
  g_byte_array_append (bytes, numbers, sizeof numbers);
  memset (fill, 1, sizeof fill);
  g_byte_array_append (bytes, fill, sizeof fill);
  g_byte_array_append (bytes, stamp, sizeof stamp);
  for (int i = 2; i <= 4; i++)
    {
      memset (fill, i, sizeof fill);
      g_byte_array_append (bytes, fill, sizeof fill);
    }
  g_byte_array_append (bytes, (const guint8 *) "Hoa", 4);
  g_byte_array_append (bytes, (const guint8 *) "area", 5);
  g_byte_array_append (bytes, (const guint8 *) sample.row.body, (guint) strlen (sample.row.body) + 1);
  wanted = g_compute_checksum_for_data (G_CHECKSUM_SHA256, bytes->data, bytes->len);
  g_assert_cmpstr (hex, ==, wanted);
}

static void
test_everything_counts (void)
{
  Sample sample, other;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  sample_init (&sample);
  g_hash_table_add (seen, digest_of (&sample.row, 1));
  for (int i = 0; i < 9; i++)
    {
      sample_init (&other);
      if (i == 0)
        other.row.position = 2;
      if (i == 1)
        other.id.bytes[15] ^= 1;
      if (i == 2)
        other.row.stamp++;
      if (i == 3)
        other.device.bytes[0] ^= 1;
      if (i == 4)
        other.batch.bytes[7] ^= 1;
      if (i == 5)
        other.entity.bytes[7] ^= 1;
      if (i == 6)
        other.row.author = "Ho";
      if (i == 7)
        other.row.kind = "are";
      if (i == 8)
        other.row.body = "{\"set\":{}}";
      g_assert_true (g_hash_table_add (seen, digest_of (&other.row, 1)));
    }
  /* Nothing can move from one text into the next. */
  sample_init (&other);
  other.row.author = "Hoaa";
  other.row.kind = "rea";
  g_assert_true (g_hash_table_add (seen, digest_of (&other.row, 1)));
}

static void
test_no_author (void)
{
  Sample none, empty;
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;

  sample_init (&none);
  none.row.author = NULL;
  sample_init (&empty);
  empty.row.author = "";
  a = digest_of (&none.row, 1);
  b = digest_of (&empty.row, 1);
  g_assert_cmpstr (a, ==, b);
}

static void
test_hex (void)
{
  guint8 sha256[GOCUA_DIGEST_SIZE], again[GOCUA_DIGEST_SIZE];
  g_autofree char *hex = NULL;

  for (int i = 0; i < GOCUA_DIGEST_SIZE; i++)
    sha256[i] = (guint8) (i * 9);
  hex = gocua_digest_to_hex (sha256);
  g_assert_true (gocua_digest_from_hex (hex, again));
  g_assert_cmpmem (sha256, sizeof sha256, again, sizeof again);
  hex[5] = 'g';
  g_assert_false (gocua_digest_from_hex (hex, again));
  hex[5] = '\0';
  g_assert_false (gocua_digest_from_hex (hex, again));
  g_assert_false (gocua_digest_from_hex (NULL, again));
}

static void
test_buckets (void)
{
  g_assert_cmpint (gocua_digest_bucket_of (1), ==, 0);
  g_assert_cmpint (gocua_digest_bucket_of (1024), ==, 0);
  g_assert_cmpint (gocua_digest_bucket_of (1025), ==, 1);
  g_assert_cmpint (gocua_digest_n_complete (1023), ==, 0);
  g_assert_cmpint (gocua_digest_n_complete (1024), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/digest/bytes", test_bytes);
  g_test_add_func ("/digest/everything-counts", test_everything_counts);
  g_test_add_func ("/digest/no-author", test_no_author);
  g_test_add_func ("/digest/hex", test_hex);
  g_test_add_func ("/digest/buckets", test_buckets);
  return g_test_run ();
}

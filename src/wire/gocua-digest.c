/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-digest.c: the digest by which a store and the server see that they hold the same changes. */

#define G_LOG_DOMAIN "gocua-wire"

#include "wire/gocua-digest.h"

#include <string.h>

struct _GocuaDigest
{
  GChecksum *sum;
};

GocuaDigest *
gocua_digest_new (void)
{
  GocuaDigest *self = g_new0 (GocuaDigest, 1);

  self->sum = g_checksum_new (G_CHECKSUM_SHA256);
  return self;
}

void
gocua_digest_free (GocuaDigest *self)
{
  g_checksum_free (self->sum);
  g_free (self);
}

static void
add_number (GocuaDigest *self, guint64 number)
{
  guint64 big_endian = GUINT64_TO_BE (number);

  g_checksum_update (self->sum, (const guchar *) &big_endian, sizeof big_endian);
}

static void
add_id (GocuaDigest *self, const GocuaId *id)
{
  g_checksum_update (self->sum, id->bytes, GOCUA_ID_SIZE);
}

/* With its terminating zero, so that nothing can move from one text into the next. */
static void
add_text (GocuaDigest *self, const char *text)
{
  const char *safe = text != NULL ? text : "";

  g_checksum_update (self->sum, (const guchar *) safe, (gssize) strlen (safe) + 1);
}

void
gocua_digest_add (GocuaDigest *self, const GocuaDigestRow *row)
{
  g_return_if_fail (self != NULL && row != NULL && row->position > 0);

  add_number (self, (guint64) row->position);
  add_id (self, row->id);
  add_number (self, row->stamp);
  add_id (self, row->device);
  add_id (self, row->batch);
  add_id (self, row->entity);
  add_text (self, row->author);
  add_text (self, row->kind);
  add_text (self, row->body);
}

void
gocua_digest_finish (GocuaDigest *self, guint8 sha256[GOCUA_DIGEST_SIZE])
{
  gsize size = GOCUA_DIGEST_SIZE;

  g_return_if_fail (self != NULL);

  g_checksum_get_digest (self->sum, sha256, &size);
}

char *
gocua_digest_to_hex (const guint8 sha256[GOCUA_DIGEST_SIZE])
{
  static const char digits[] = "0123456789abcdef";
  char *hex = g_malloc (2 * GOCUA_DIGEST_SIZE + 1);

  for (int i = 0; i < GOCUA_DIGEST_SIZE; i++)
    {
      hex[2 * i] = digits[sha256[i] >> 4];
      hex[2 * i + 1] = digits[sha256[i] & 15];
    }
  hex[2 * GOCUA_DIGEST_SIZE] = '\0';
  return hex;
}

gboolean
gocua_digest_from_hex (const char *hex, guint8 sha256[GOCUA_DIGEST_SIZE])
{
  if (hex == NULL || strlen (hex) != 2 * GOCUA_DIGEST_SIZE)
    return FALSE;
  for (int i = 0; i < GOCUA_DIGEST_SIZE; i++)
    {
      int high = g_ascii_xdigit_value (hex[2 * i]);
      int low = g_ascii_xdigit_value (hex[2 * i + 1]);

      if (high < 0 || low < 0)
        return FALSE;
      sha256[i] = (guint8) (high << 4 | low);
    }
  return TRUE;
}

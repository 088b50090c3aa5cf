/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-id.c: the 16-byte identifiers of changes and things (RFC 9562). */

#define G_LOG_DOMAIN "gocua-core"

#include "core/gocua-id.h"

#include <string.h>

static void
set_version (GocuaId *id, guint8 version)
{
  id->bytes[6] = (guint8) ((version << 4) | (id->bytes[6] & 0x0f));
  id->bytes[8] = (guint8) (0x80 | (id->bytes[8] & 0x3f));
}

void
gocua_id_init_ordered (GocuaId *id, gint64 at_ms, guint32 counter, guint64 random)
{
  g_return_if_fail (id != NULL);

  for (int i = 0; i < 6; i++)
    {
      id->bytes[i] = (guint8) ((guint64) at_ms >> (40 - 8 * i));
      id->bytes[10 + i] = (guint8) (random >> (40 - 8 * i));
    }
  id->bytes[6] = (guint8) (counter >> 22 & 0x0f);
  id->bytes[7] = (guint8) (counter >> 14);
  id->bytes[8] = (guint8) (counter >> 8 & 0x3f);
  id->bytes[9] = (guint8) counter;
  set_version (id, 7);
}

/* It begins anywhere in the lower half of what it may count, so that two devices hardly meet there. */
static guint32
next_counter (gint64 now_ms)
{
  static GMutex mutex;
  static gint64 last_ms = G_MININT64;
  static guint32 counter;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

  counter = now_ms == last_ms ? counter + 1 : g_random_int () >> (32 - GOCUA_ID_COUNTER_BITS + 1);
  last_ms = now_ms;
  return counter;
}

void
gocua_id_init_new (GocuaId *id, gint64 now_ms)
{
  guint64 random = (guint64) g_random_int () << 32 | g_random_int ();

  gocua_id_init_ordered (id, now_ms, next_counter (now_ms), random);
}

void
gocua_id_init_from_name (GocuaId *id, const char *name)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize length = sizeof digest;

  g_return_if_fail (id != NULL);
  g_return_if_fail (name != NULL);

  g_checksum_update (sum, (const guchar *) name, -1);
  g_checksum_get_digest (sum, digest, &length);
  memcpy (id->bytes, digest, GOCUA_ID_SIZE);
  set_version (id, 8);
}

/* The value of a hexadecimal digit, or -1. Here and not GLib's, since every change has five ids and a push of
 * a thousand spent a quarter of its time in calls for their digits. */
static inline int
get_digit (char c)
{
  if (c >= '0' && c <= '9')
    return c - '0';
  c |= 0x20;
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static int
hex_value (char c)
{
  if (c >= '0' && c <= '9')
    return c - '0';
  if (c >= 'a' && c <= 'f')
    return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

gboolean
gocua_id_parse (GocuaId *id, const char *text)
{
  GocuaId parsed;
  const char *p = text;

  g_return_val_if_fail (id != NULL, FALSE);

  if (text == NULL)
    return FALSE;
  for (int i = 0; i < GOCUA_ID_SIZE; i++)
    {
      int high, low;

      if ((i == 4 || i == 6 || i == 8 || i == 10) && *p++ != '-')
        return FALSE;
      high = hex_value (p[0]);
      low = high >= 0 ? hex_value (p[1]) : -1;
      if (low < 0)
        return FALSE;
      parsed.bytes[i] = (guint8) (high << 4 | low);
      p += 2;
    }
  if (*p != '\0')
    return FALSE;
  *id = parsed;
  return TRUE;
}

char *
gocua_id_format (const GocuaId *id, char out[GOCUA_ID_STRING_SIZE])
{
  static const char digits[] = "0123456789abcdef";
  char *p = out;

  g_return_val_if_fail (id != NULL, NULL);

  for (int i = 0; i < GOCUA_ID_SIZE; i++)
    {
      if (i == 4 || i == 6 || i == 8 || i == 10)
        *p++ = '-';
      *p++ = digits[id->bytes[i] >> 4];
      *p++ = digits[id->bytes[i] & 0x0f];
    }
  *p = '\0';
  return out;
}

gboolean
gocua_id_is_null (const GocuaId *id)
{
  static const GocuaId null_id;

  return id == NULL || memcmp (id, &null_id, sizeof null_id) == 0;
}

int
gocua_id_compare (const GocuaId *a, const GocuaId *b)
{
  return memcmp (a->bytes, b->bytes, GOCUA_ID_SIZE);
}

guint
gocua_id_hash (gconstpointer id)
{
  const GocuaId *self = id;
  guint32 hash;

  /* The last bytes are the random ones, and those of a device id are too. */
  memcpy (&hash, self->bytes + GOCUA_ID_SIZE - sizeof hash, sizeof hash);
  return hash;
}

gboolean
gocua_id_equal (gconstpointer a, gconstpointer b)
{
  return gocua_id_compare (a, b) == 0;
}

/* FNV-1a. */
guint64
gocua_id_mix (const GocuaId *id, guint salt)
{
  guint64 hash = G_GUINT64_CONSTANT (14695981039346656037);

  g_return_val_if_fail (id != NULL, 0);

  for (guint i = 0; i < GOCUA_ID_SIZE; i++)
    hash = (hash ^ id->bytes[i]) * G_GUINT64_CONSTANT (1099511628211);
  hash = (hash ^ salt) * G_GUINT64_CONSTANT (1099511628211);
  return hash ^ (hash >> 32);
}

GocuaId *
gocua_id_dup (const GocuaId *id)
{
  return id != NULL ? g_memdup2 (id, sizeof *id) : NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-server-arrays.c: PostgreSQL's arrays of one dimension in their binary form (array_send() in its
 * source). */

#define G_LOG_DOMAIN "gocua-server"

#include "config.h"

#include "server/gocua-server-arrays.h"

#include <string.h>

/* Dimensions, whether there are NULLs, type of the elements; then length and lower bound of the one
 * dimension. */
#define HEADER_SIZE (3 * sizeof (guint32))
#define BOUNDS_SIZE (2 * sizeof (guint32))

static void
add_word (GByteArray *array, guint32 word)
{
  guint32 big = GUINT32_TO_BE (word);

  g_byte_array_append (array, (const guint8 *) &big, sizeof big);
}

static guint32
read_word (const char *bytes)
{
  guint32 big;

  memcpy (&big, bytes, sizeof big);
  return GUINT32_FROM_BE (big);
}

GByteArray *
gocua_array_begin (guint32 type, guint n)
{
  GByteArray *array = g_byte_array_new ();

  add_word (array, n > 0 ? 1 : 0);
  add_word (array, 1); /* there may be NULLs */
  add_word (array, type);
  if (n > 0)
    {
      add_word (array, n);
      add_word (array, 1);
    }
  return array;
}

void
gocua_array_add_text (GByteArray *array, const char *text)
{
  gsize length = strlen (text);

  add_word (array, (guint32) length);
  g_byte_array_append (array, (const guint8 *) text, (guint) length);
}

void
gocua_array_add_null (GByteArray *array)
{
  add_word (array, G_MAXUINT32);
}

void
gocua_array_add_id (GByteArray *array, const GocuaId *id)
{
  add_word (array, GOCUA_ID_SIZE);
  g_byte_array_append (array, id->bytes, GOCUA_ID_SIZE);
}

void
gocua_array_add_number (GByteArray *array, guint64 number)
{
  add_word (array, sizeof number);
  add_word (array, (guint32) (number >> 32));
  add_word (array, (guint32) number);
}

gint64
gocua_array_read_number (const char *bytes, gsize size)
{
  if (size == sizeof (guint32))
    return (gint32) read_word (bytes);
  g_return_val_if_fail (size == sizeof (guint64), 0);

  return (gint64) ((guint64) read_word (bytes) << 32 | read_word (bytes + sizeof (guint32)));
}

gboolean
gocua_array_read_numbers (const char *bytes, gsize size, gint64 *numbers, guint n)
{
  const gsize element = sizeof (guint32) + sizeof (gint64);

  if (size < HEADER_SIZE || read_word (bytes + 8) != GOCUA_OID_BIGINT)
    return FALSE;
  if (n == 0)
    return read_word (bytes) == 0;
  if (size != HEADER_SIZE + BOUNDS_SIZE + n * element || read_word (bytes) != 1 ||
      read_word (bytes + HEADER_SIZE) != n)
    return FALSE;
  bytes += HEADER_SIZE + BOUNDS_SIZE;
  for (guint i = 0; i < n; i++, bytes += element)
    {
      if (read_word (bytes) != sizeof (gint64))
        return FALSE;
      numbers[i] = gocua_array_read_number (bytes + sizeof (guint32), sizeof (gint64));
    }
  return TRUE;
}

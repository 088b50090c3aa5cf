/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-csv-charset.c: which characters the bytes of a text file stand for. */

#define G_LOG_DOMAIN "gocua-roster"

#include "roster/gocua-csv-charset.h"

#include <string.h>

#include "roster/gocua-old-text.h"
#include "roster/gocua-syllable.h"

#define SAMPLE_SIZE (32 * 1024)
#define MIN_MARGIN  2

/* 0x80 to 0x9f of Windows-1252; the two code pages differ there in four letters that Vietnamese lacks. */
static const gunichar2 western[] = {
  0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
  0x2039, 0x0152, 0xfffd, 0x017d, 0xfffd, 0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
  0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0xfffd, 0x017e, 0x0178,
};

/* Where Windows-1258 has other characters than Latin-1. */
static const struct
{
  guchar byte;
  gunichar2 character;
} vietnamese[] = {
  { 0xc3, 0x0102 }, { 0xcc, 0x0300 }, { 0xd0, 0x0110 }, { 0xd2, 0x0309 }, { 0xd5, 0x01a0 },
  { 0xdd, 0x01af }, { 0xde, 0x0303 }, { 0xe3, 0x0103 }, { 0xec, 0x0301 }, { 0xf0, 0x0111 },
  { 0xf2, 0x0323 }, { 0xf5, 0x01a1 }, { 0xfd, 0x01b0 }, { 0xfe, 0x20ab },
};

static gunichar
decode_byte (GocuaTableEncoding encoding, guchar byte)
{
  if (byte < 0x80)
    return byte;
  if (byte < 0xa0)
    return western[byte - 0x80];
  if (encoding == GOCUA_TABLE_ENCODING_WINDOWS_1258)
    for (guint i = 0; i < G_N_ELEMENTS (vietnamese); i++)
      if (vietnamese[i].byte == byte)
        return vietnamese[i].character;
  return byte;
}

gsize
gocua_csv_charset_decode (GocuaTableEncoding encoding, const char *bytes, gsize size, char *text)
{
  char *end = text;

  for (gsize i = 0; i < size; i++)
    if ((guchar) bytes[i] < 0x80)
      *end++ = bytes[i];
    else
      end += g_unichar_to_utf8 (decode_byte (encoding, (guchar) bytes[i]), end);
  return (gsize) (end - text);
}

/* More characters of several bytes than bytes that are wrong: UTF-8 with a broken place. */
static gboolean
is_utf8 (const char *bytes, gsize size, gboolean whole)
{
  const char *p = bytes;
  const char *end = bytes + size;
  gsize n_good = 0;
  gsize n_bad = 0;

  while (p < end)
    {
      gunichar c = g_utf8_get_char_validated (p, end - p);

      /* The last character may be cut off where the piece ends. */
      if (c == (gunichar) -2 && !whole && end - p < 4)
        break;
      if (c == (gunichar) -1 || c == (gunichar) -2)
        {
          n_bad++;
          p++;
          continue;
        }
      n_good += c >= 0x80 ? 1 : 0;
      p = g_utf8_next_char (p);
    }
  return n_bad == 0 || n_good > n_bad;
}

/* Names, digits and separators in UTF-16 have a 0 in one of their two bytes. */
static GocuaTableEncoding
find_utf16 (const char *bytes, gsize size)
{
  gsize n_zeros[2] = { 0, 0 };

  for (gsize i = 0; i < size; i++)
    n_zeros[i % 2] += bytes[i] == '\0' ? 1 : 0;
  if (n_zeros[1] > size / 6 && n_zeros[0] < n_zeros[1] / 20 + 1)
    return GOCUA_TABLE_ENCODING_UTF16LE;
  if (n_zeros[0] > size / 6 && n_zeros[1] < n_zeros[0] / 20 + 1)
    return GOCUA_TABLE_ENCODING_UTF16BE;
  return GOCUA_TABLE_ENCODING_AUTO;
}

static gint
score_1258 (const char *bytes, gsize size)
{
  g_autofree char *text = g_malloc (3 * size + 1);
  GocuaSyllableCount count = { 0 };

  text[gocua_csv_charset_decode (GOCUA_TABLE_ENCODING_WINDOWS_1258, bytes, size, text)] = '\0';
  gocua_syllable_count (text, &count);
  return (gint) count.good - (gint) count.bad;
}

/* Field by field, since one stray byte must not speak against all of the file. */
static void
score_old (const char *bytes, gsize size, GocuaOldScore *score)
{
  g_autofree char *text = g_malloc (3 * size + 1);
  g_auto (GStrv) fields = NULL;

  text[gocua_csv_charset_decode (GOCUA_TABLE_ENCODING_TCVN3, bytes, size, text)] = '\0';
  fields = g_strsplit_set (text, "\r\n\t;,\"", -1);
  for (guint i = 0; fields[i] != NULL; i++)
    gocua_old_score_add (score, fields[i]);
}

GocuaTableEncoding
gocua_csv_charset_detect (const char *bytes, gsize size, gboolean whole)
{
  GocuaTableEncoding wide = find_utf16 (bytes, size);
  gsize sample = MIN (size, SAMPLE_SIZE);
  GocuaOldScore score = { 0 };
  GocuaOldEncoding old;
  gint of_1258;

  if (wide != GOCUA_TABLE_ENCODING_AUTO)
    return wide;
  if (is_utf8 (bytes, size, whole) || memchr (bytes, '\0', size) != NULL)
    return GOCUA_TABLE_ENCODING_UTF8;
  score_old (bytes, sample, &score);
  old = gocua_old_score_decide (&score);
  of_1258 = score_1258 (bytes, sample);
  if (of_1258 > 0 && of_1258 - score.scores[GOCUA_OLD_NONE] >= MIN_MARGIN && of_1258 > score.scores[old])
    return GOCUA_TABLE_ENCODING_WINDOWS_1258;
  return old == GOCUA_OLD_TCVN3 ? GOCUA_TABLE_ENCODING_TCVN3
         : old == GOCUA_OLD_VNI ? GOCUA_TABLE_ENCODING_VNI
                                : GOCUA_TABLE_ENCODING_UTF8;
}

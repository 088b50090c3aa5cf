/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-old-text.c: Vietnamese from before Unicode, whose bytes a spreadsheet holds as Western letters. */

#define G_LOG_DOMAIN "gocua-roster"

#include "roster/gocua-old-text.h"

#include <string.h>

#include "roster/gocua-syllable.h"

#define MIN_MARGIN 2 /* one word that is Vietnamese one way and none the other */

/* U+00A1 to U+00FE; 0 where the encoding has nothing. */
static const gunichar2 tcvn3[] = {
  0x0102, 0x00c2, 0x00ca, 0x00d4, 0x01a0, 0x01af, 0x0110, 0x0103, 0x00e2, 0x00ea, 0x00f4, 0x01a1, /* a1 */
  0x01b0, 0x0111, 0,      0,      0,      0,      0,      0,      0x00e0, 0x1ea3, 0x00e3, 0x00e1, /* ad */
  0x1ea1, 0,      0x1eb1, 0x1eb3, 0x1eb5, 0x1eaf, 0,      0,      0,      0,      0,      0,      /* b9 */
  0,      0x1eb7, 0x1ea7, 0x1ea9, 0x1eab, 0x1ea5, 0x1ead, 0x00e8, 0,      0x1ebb, 0x1ebd, 0x00e9, /* c5 */
  0x1eb9, 0x1ec1, 0x1ec3, 0x1ec5, 0x1ebf, 0x1ec7, 0x00ec, 0x1ec9, 0,      0,      0,      0x0129, /* d1 */
  0x00ed, 0x1ecb, 0x00f2, 0,      0x1ecf, 0x00f5, 0x00f3, 0x1ecd, 0x1ed3, 0x1ed5, 0x1ed7, 0x1ed1, /* dd */
  0x1ed9, 0x1edd, 0x1edf, 0x1ee1, 0x1edb, 0x1ee3, 0x00f9, 0,      0x1ee7, 0x0169, 0x00fa, 0x1ee5, /* e9 */
  0x1eeb, 0x1eed, 0x1eef, 0x1ee9, 0x1ef1, 0x1ef3, 0x1ef7, 0x1ef9, 0x00fd, 0x1ef5,                 /* f5 */
};

#define TCVN3_FIRST 0xa1

/* Letters beyond Latin-1 show that a text is in Unicode; a dash or a quotation mark shows nothing. */
static gboolean
is_foreign (gunichar c)
{
  return g_unichar_isalpha (c) || g_unichar_ismark (c);
}

static gboolean
convert_tcvn3 (const char *text, GString *converted)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean is_coded = c >= TCVN3_FIRST && c < TCVN3_FIRST + G_N_ELEMENTS (tcvn3);
      gunichar made = is_coded ? tcvn3[c - TCVN3_FIRST] : c;

      if (c >= 0x80 && !is_coded && is_foreign (c))
        return FALSE;
      if (made == 0 && is_foreign (c))
        return FALSE;
      g_string_append_unichar (converted, made != 0 ? made : c);
    }
  return TRUE;
}

typedef struct
{
  gunichar2 code; /* the small one; the capital is 0x20 before */
  gunichar2 shape;
  gunichar2 tone;
  const char *bases;
} VniMark;

static const VniMark vni_marks[] = {
  { 0xf9, 0, 0x301, "aeouy\xf4\xf6" }, { 0xf8, 0, 0x300, "aeouy\xf4\xf6" },
  { 0xfb, 0, 0x309, "aeouy\xf4\xf6" }, { 0xf5, 0, 0x303, "aeouy\xf4\xf6" },
  { 0xef, 0, 0x323, "aeou\xf4\xf6" },  { 0xe2, 0x302, 0, "aeo" },
  { 0xe1, 0x302, 0x301, "aeo" },       { 0xe0, 0x302, 0x300, "aeo" },
  { 0xe5, 0x302, 0x309, "aeo" },       { 0xe3, 0x302, 0x303, "aeo" },
  { 0xe4, 0x302, 0x323, "aeo" },       { 0xea, 0x306, 0, "a" },
  { 0xe9, 0x306, 0x301, "a" },         { 0xe8, 0x306, 0x300, "a" },
  { 0xfa, 0x306, 0x309, "a" },         { 0xfc, 0x306, 0x303, "a" },
  { 0xeb, 0x306, 0x323, "a" },
};

/* Letters that stand for themselves. */
static const struct
{
  gunichar2 code;
  gunichar2 letter;
} vni_letters[] = {
  { 0xec, 0x00ec }, { 0xed, 0x00ed }, { 0xe6, 0x1ec9 }, { 0xf3, 0x0129 }, { 0xf2, 0x1ecb },
  { 0xee, 0x1ef5 }, { 0xf1, 0x0111 }, { 0xf4, 0x01a1 }, { 0xf6, 0x01b0 },
};

static gunichar
to_small (gunichar c)
{
  return c >= 0xc0 && c <= 0xde && c != 0xd7 ? c + 0x20
         : c < 0x80                          ? (gunichar) g_ascii_tolower ((char) c)
                                             : c;
}

static const VniMark *
find_vni_mark (gunichar base, gunichar c)
{
  gunichar small = to_small (c);

  base = to_small (base);
  for (guint i = 0; i < G_N_ELEMENTS (vni_marks); i++)
    if (vni_marks[i].code == small)
      return base != 0 && base < 0x100 && strchr (vni_marks[i].bases, (int) base) != NULL ? &vni_marks[i]
                                                                                          : NULL;
  return NULL;
}

static gunichar
find_vni_letter (gunichar c)
{
  for (guint i = 0; i < G_N_ELEMENTS (vni_letters); i++)
    if (vni_letters[i].code == to_small (c))
      return to_small (c) == c ? vni_letters[i].letter : g_unichar_toupper (vni_letters[i].letter);
  return 0;
}

static gboolean
convert_vni (const char *text, GString *converted)
{
  const char *p = text;

  while (*p != '\0')
    {
      gunichar c = g_utf8_get_char (p);
      gunichar letter = find_vni_letter (c);
      const VniMark *mark;

      p = g_utf8_next_char (p);
      if (c >= 0x80 && letter == 0 && is_foreign (c))
        return FALSE; /* a mark without a letter to stand on, or a letter that the encoding lacks */
      g_string_append_unichar (converted, letter != 0 ? letter : c);
      mark = *p != '\0' ? find_vni_mark (c, g_utf8_get_char (p)) : NULL;
      if (mark == NULL)
        continue;
      if (mark->shape != 0)
        g_string_append_unichar (converted, mark->shape);
      if (mark->tone != 0)
        g_string_append_unichar (converted, mark->tone);
      p = g_utf8_next_char (p);
    }
  return TRUE;
}

/* "NGUYÔN V¡N": more capitals than the first letters of words, and not one small letter. */
static gboolean
is_in_capitals (const char *text)
{
  guint n_capitals = 0;
  guint n_words = 0;
  gboolean in_word = FALSE;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (g_ascii_islower (*p))
        return FALSE;
      n_capitals += g_ascii_isupper (*p) ? 1 : 0;
      if (*p != ' ' && !in_word)
        n_words++;
      in_word = *p != ' ';
    }
  return n_capitals > n_words;
}

GocuaOldFont
gocua_old_font_from_name (const char *name)
{
  gsize size = name != NULL ? strlen (name) : 0;

  if (size > 3 && g_ascii_strncasecmp (name, ".Vn", 3) == 0)
    return name[size - 1] == 'H' ? GOCUA_OLD_FONT_TCVN3_CAPITALS : GOCUA_OLD_FONT_TCVN3;
  if (size > 4 && g_ascii_strncasecmp (name, "VNI-", 4) == 0)
    return GOCUA_OLD_FONT_VNI;
  return GOCUA_OLD_FONT_NONE;
}

GocuaOldEncoding
gocua_old_font_get_encoding (GocuaOldFont font)
{
  switch (font)
    {
    case GOCUA_OLD_FONT_TCVN3:
    case GOCUA_OLD_FONT_TCVN3_CAPITALS:
      return GOCUA_OLD_TCVN3;
    case GOCUA_OLD_FONT_VNI:
      return GOCUA_OLD_VNI;
    case GOCUA_OLD_FONT_NONE:
    default:
      return GOCUA_OLD_NONE;
    }
}

const char *
gocua_old_encoding_get_name (GocuaOldEncoding encoding)
{
  static const char *const names[GOCUA_OLD_N_ENCODINGS] = { NULL, "TCVN3 (ABC)", "VNI" };

  g_return_val_if_fail (encoding < GOCUA_OLD_N_ENCODINGS, NULL);

  return names[encoding];
}

char *
gocua_old_text_convert (GocuaOldEncoding encoding, gboolean capitals, const char *text)
{
  g_autoptr (GString) converted = NULL;
  g_autofree char *raised = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  converted = g_string_sized_new (strlen (text) + 8);
  if (encoding == GOCUA_OLD_NONE ||
      !(encoding == GOCUA_OLD_TCVN3 ? convert_tcvn3 (text, converted) : convert_vni (text, converted)))
    return NULL;
  if (capitals || (encoding == GOCUA_OLD_TCVN3 && is_in_capitals (text)))
    raised = g_utf8_strup (converted->str, -1);
  return g_utf8_normalize (raised != NULL ? raised : converted->str, -1, G_NORMALIZE_NFC);
}

gboolean
gocua_old_text_should_convert (const char *text, const char *converted)
{
  g_return_val_if_fail (text != NULL && converted != NULL, FALSE);

  return !gocua_syllables_are_vietnamese (text) || gocua_syllables_are_vietnamese (converted);
}

void
gocua_old_score_add (GocuaOldScore *self, const char *text)
{
  GocuaSyllableCount as_it_is = { 0 };

  g_return_if_fail (self != NULL && text != NULL);

  if (g_str_is_ascii (text))
    return;
  self->n_cells++;
  gocua_syllable_count (text, &as_it_is);
  self->scores[GOCUA_OLD_NONE] += (gint) as_it_is.good - (gint) as_it_is.bad;
  for (guint i = GOCUA_OLD_TCVN3; i < GOCUA_OLD_N_ENCODINGS; i++)
    {
      g_autofree char *converted = gocua_old_text_convert ((GocuaOldEncoding) i, FALSE, text);
      GocuaSyllableCount count = as_it_is;

      /* What cannot be of the encoding stays as it is, and says nothing about it. */
      if (converted != NULL)
        {
          count.good = count.bad = 0;
          gocua_syllable_count (converted, &count);
        }
      self->scores[i] += (gint) count.good - (gint) count.bad;
    }
}

GocuaOldEncoding
gocua_old_score_decide (const GocuaOldScore *self)
{
  GocuaOldEncoding best = GOCUA_OLD_NONE;

  g_return_val_if_fail (self != NULL, GOCUA_OLD_NONE);

  for (guint i = GOCUA_OLD_TCVN3; i < GOCUA_OLD_N_ENCODINGS; i++)
    if (self->scores[i] > self->scores[best])
      best = (GocuaOldEncoding) i;
  return self->scores[best] > 0 && self->scores[best] - self->scores[GOCUA_OLD_NONE] >= MIN_MARGIN
             ? best
             : GOCUA_OLD_NONE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-text.c: cleaning what people type, and the folded form in which it is searched. */

#define G_LOG_DOMAIN "gocua-core"

#include "core/gocua-text.h"

#include <string.h>

/* g_unichar_isspace() knows the spaces of Unicode but not the line ends that Latin-1 and old terminals had.
 */
static gboolean
is_space (gunichar c)
{
  return g_unichar_isspace (c) || c == 0x0085 || c == '\v';
}

static gboolean
is_invisible (gunichar c)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT:
      return TRUE;
    default:
      /* Combining grapheme joiner, Hangul fillers and variation selectors: letters or marks by their type,
       * nothing to see. */
      return c == 0x034f || c == 0x115f || c == 0x1160 || c == 0x3164 || (c >= 0xfe00 && c <= 0xfe0f);
    }
}

static gboolean
is_word_character (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c) || g_unichar_type (c) == G_UNICODE_LETTER_NUMBER ||
         g_unichar_type (c) == G_UNICODE_OTHER_NUMBER;
}

/* The letters of nearly every text, without a look at the tables of Unicode. */

#define LATIN_FIRST      0x00c0
#define LATIN_LAST       0x024f
#define VIETNAMESE_FIRST 0x1ea0
#define VIETNAMESE_LAST  0x1ef9
#define N_LATIN          (LATIN_LAST - LATIN_FIRST + 1)
#define N_PLAIN          (N_LATIN + VIETNAMESE_LAST - VIETNAMESE_FIRST + 1)

/*
 * Reads a plain character: printable ASCII, or a whole letter of Latin or Vietnamese. Such characters are in
 * NFC in any order, are seen, and are no spaces but the one of ASCII. Returns how many bytes it takes, 0 when
 * it is another character or none; @index is N_PLAIN for ASCII, else the place of the letter.
 */
static guint
read_plain (const guchar *p, guint *index)
{
  guint c;

  *index = N_PLAIN;
  if (p[0] >= 0x20 && p[0] < 0x7f)
    return 1;
  if (p[0] >= 0xc3 && p[0] <= 0xc9 && (p[1] & 0xc0) == 0x80)
    {
      c = (guint) (p[0] & 0x1f) << 6 | (p[1] & 0x3f);
      *index = c - LATIN_FIRST;
      return c <= LATIN_LAST ? 2 : 0;
    }
  if (p[0] != 0xe1 || (p[1] & 0xfe) != 0xba || (p[2] & 0xc0) != 0x80)
    return 0;
  c = 0x1000 | (guint) (p[1] & 0x3f) << 6 | (p[2] & 0x3f);
  *index = N_LATIN + c - VIETNAMESE_FIRST;
  return c >= VIETNAMESE_FIRST && c <= VIETNAMESE_LAST ? 3 : 0;
}

/* Whether cleaning would change nothing: plain characters, and no space at the ends or beside another. */
static gboolean
is_clean (const char *text)
{
  const guchar *p = (const guchar *) text;
  guint index, size;
  guchar last = ' ';

  for (; *p != '\0'; p += size)
    {
      size = read_plain (p, &index);
      if (size == 0 || (*p == ' ' && last == ' '))
        return FALSE;
      last = *p;
    }
  return last != ' ' || *text == '\0';
}

gboolean
gocua_text_is_accent (gunichar c)
{
  return (c >= 0x0300 && c <= 0x036f) || (c >= 0x1ab0 && c <= 0x1aff) || (c >= 0x1dc0 && c <= 0x1dff) ||
         (c >= 0x20d0 && c <= 0x20ff) || (c >= 0xfe20 && c <= 0xfe2f);
}

gboolean
gocua_text_is_d_with_stroke (gunichar c)
{
  return c == 0x0110 || c == 0x0111 || c == 0x00d0 || c == 0x00f0 || c == 0x0189 || c == 0x0256;
}

gboolean
gocua_text_is_valid (const char *text, gssize length, gsize *bad_offset)
{
  const char *end = NULL;
  gboolean valid;

  g_return_val_if_fail (text != NULL, FALSE);

  valid = g_utf8_validate (text, length, &end);
  if (bad_offset != NULL)
    *bad_offset = (gsize) (end - text);
  return valid;
}

static char *
clean_any (const char *raw)
{
  g_autofree char *valid = g_utf8_make_valid (raw, -1);
  g_autoptr (GString) out = g_string_sized_new (strlen (valid));
  gboolean space_is_due = FALSE;

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_space (c))
        {
          space_is_due = out->len > 0;
          continue;
        }
      if (is_invisible (c))
        continue;
      if (space_is_due)
        g_string_append_c (out, ' ');
      space_is_due = FALSE;
      g_string_append_unichar (out, c);
    }
  /* Composing comes last: dropping a character can bring a letter and its mark together. */
  return g_utf8_normalize (out->str, (gssize) out->len, G_NORMALIZE_NFC);
}

char *
gocua_text_clean (const char *raw)
{
  if (raw == NULL)
    raw = "";
  return is_clean (raw) ? g_strdup (raw) : clean_any (raw);
}

const char *
gocua_text_peek_clean (const char *raw, char **cleaned)
{
  *cleaned = NULL;
  if (raw == NULL)
    return "";
  if (is_clean (raw))
    return raw;
  *cleaned = clean_any (raw);
  return *cleaned;
}

static char *
fold_any (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *decomposed = g_utf8_normalize (valid, -1, G_NORMALIZE_NFD);
  g_autoptr (GString) out = g_string_sized_new (strlen (valid));

  for (const char *p = decomposed; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (gocua_text_is_accent (c))
        continue;
      /* Not g_utf8_strdown(): that one follows the locale, and Turkish has another i. */
      g_string_append_unichar (out, gocua_text_is_d_with_stroke (c) ? 'd' : g_unichar_tolower (c));
    }
  return g_utf8_normalize (out->str, (gssize) out->len, G_NORMALIZE_NFC);
}

typedef char *(*LetterFunc) (const char *letter);

/* What @func makes of each plain letter, each for itself: none of them goes together with the next one. */
static void
fill_table (char *table, gsize size, LetterFunc func)
{
  for (guint i = 0; i < N_PLAIN; i++)
    {
      char letter[7] = { 0 };
      g_autofree char *made = NULL;

      g_unichar_to_utf8 (i < N_LATIN ? LATIN_FIRST + i : VIETNAMESE_FIRST + i - N_LATIN, letter);
      made = func (letter);
      g_assert (strlen (made) < size);
      g_strlcpy (table + i * size, made, size);
    }
}

static const char (*get_folds (void))[4]
{
  static char folds[N_PLAIN][4];
  static gsize is_ready = 0;

  if (g_once_init_enter (&is_ready))
    {
      fill_table (folds[0], sizeof folds[0], fold_any);
      g_once_init_leave (&is_ready, 1);
    }
  return (const char (*)[4]) folds;
}

static char *
decompose_any (const char *text)
{
  return g_utf8_normalize (text, -1, G_NORMALIZE_NFD);
}

static const char (*get_decompositions (void))[8]
{
  static char decompositions[N_PLAIN][8];
  static gsize is_ready = 0;

  if (g_once_init_enter (&is_ready))
    {
      fill_table (decompositions[0], sizeof decompositions[0], decompose_any);
      g_once_init_leave (&is_ready, 1);
    }
  return (const char (*)[8]) decompositions;
}

void
gocua_text_append_decomposed (GString *out, const char *text, gsize length)
{
  const guchar *p = (const guchar *) text;
  const guchar *end = p + length;
  const char (*decompositions)[8] = get_decompositions ();
  gsize start = out->len;
  guint index, size;

  for (; p < end; p += size)
    {
      size = read_plain (p, &index);
      if (size == 0)
        break;
      if (size == 1)
        g_string_append_c (out, (char) *p);
      else
        g_string_append (out, decompositions[index]);
    }
  if (p < end)
    {
      g_autofree char *decomposed = g_utf8_normalize (text, (gssize) length, G_NORMALIZE_NFD);

      g_string_truncate (out, start);
      g_string_append (out, decomposed);
    }
}

char *
gocua_text_fold (const char *text)
{
  const guchar *p = (const guchar *) (text != NULL ? text : "");
  const char (*folds)[4] = get_folds ();
  char *folded = g_malloc (2 * strlen ((const char *) p) + 1);
  char *end = folded;
  guint index, size;

  for (; *p != '\0'; p += size)
    {
      size = read_plain (p, &index);
      if (size == 0)
        break;
      if (size == 1)
        *end++ = g_ascii_tolower ((char) *p);
      else
        end = g_stpcpy (end, folds[index]);
    }
  *end = '\0';
  if (*p == '\0')
    return folded;
  g_free (folded);
  return fold_any (text);
}

gboolean
gocua_text_folds_to (const char *text, gsize length, const char *folded)
{
  const guchar *p = (const guchar *) text;
  const guchar *end = p + length;
  const char (*folds)[4] = get_folds ();
  guint index, size;

  for (; p < end; p += size)
    {
      size = read_plain (p, &index);
      if (size == 0)
        {
          g_autofree char *rest = g_strndup ((const char *) p, (gsize) (end - p));
          g_autofree char *folded_rest = fold_any (rest);

          return strcmp (folded_rest, folded) == 0;
        }
      if (size == 1 ? g_ascii_tolower ((char) *p) != *folded : !g_str_has_prefix (folded, folds[index]))
        return FALSE;
      folded += size == 1 ? 1 : strlen (folds[index]);
    }
  return *folded == '\0';
}

char *
gocua_text_fold_line (const char *text)
{
  char *line = gocua_text_fold (text);
  const char *p = line;
  char *end = line;
  gboolean space_is_due = FALSE;

  while (*p != '\0')
    {
      gboolean is_ascii = (guchar) *p < 0x80;
      gsize size = is_ascii ? 1 : (gsize) (g_utf8_next_char (p) - p);

      if (is_ascii ? !g_ascii_isalnum (*p) : !is_word_character (g_utf8_get_char (p)))
        space_is_due = end > line;
      else
        {
          /* What is written is never ahead of what is read: a space stands for at least one byte. */
          if (space_is_due)
            *end++ = ' ';
          space_is_due = FALSE;
          memmove (end, p, size);
          end += size;
        }
      p += size;
    }
  *end = '\0';
  return line;
}

char **
gocua_text_fold_words (const char *text)
{
  g_autofree char *folded = gocua_text_fold (text);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  const char *start = NULL;
  const char *p = folded;

  while (TRUE)
    {
      gboolean in_word = *p != '\0' && is_word_character (g_utf8_get_char (p));

      if (in_word && start == NULL)
        start = p;
      if (!in_word && start != NULL)
        {
          g_ptr_array_add (words, g_strndup (start, (gsize) (p - start)));
          start = NULL;
        }
      if (*p == '\0')
        break;
      p = g_utf8_next_char (p);
    }
  g_ptr_array_add (words, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&words), FALSE);
}

gboolean
gocua_text_contains_folded (const char *text, const char *part)
{
  g_autofree char *folded_text = gocua_text_fold (text);
  g_autofree char *folded_part = gocua_text_fold (part);

  return strstr (folded_text, folded_part) != NULL;
}

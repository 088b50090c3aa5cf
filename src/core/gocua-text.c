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

char *
gocua_text_clean (const char *raw)
{
  g_autofree char *valid = g_utf8_make_valid (raw != NULL ? raw : "", -1);
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
gocua_text_fold (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
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

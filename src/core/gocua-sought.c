/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sought.c: what somebody typed to find something, and how well a text answers it. */

#define G_LOG_DOMAIN "gocua-core"

#include "core/gocua-sought.h"

#include "core/gocua-text.h"

#include <string.h>

struct _GocuaSought
{
  char *written;  /* small letters with accents, cleaned */
  char *folded;   /* folded words, parted by a space */
  char **words;   /* the same one by one */
  char *initials; /* the same without the spaces */
};

/* Where in a title, or beside it. */
typedef enum
{
  PLACE_WHOLE,
  PLACE_BEGIN,
  PLACE_TITLE,
  PLACE_OTHERS,
  N_PLACES,
} Place;

G_STATIC_ASSERT (GOCUA_SOUGHT_LAST == GOCUA_MATCH_SCATTERED * N_PLACES + PLACE_OTHERS);

/* One first letter says nothing. */
#define MIN_INITIALS 2

/* Composed characters have no other case mapping in Turkish than those that Vietnamese doesn't have. */
static char *
small_letters (const char *text)
{
  g_autofree char *clean = gocua_text_clean (text);
  GString *out = g_string_sized_new (strlen (clean));

  for (const char *p = clean; *p != '\0'; p = g_utf8_next_char (p))
    g_string_append_unichar (out, g_unichar_tolower (g_utf8_get_char (p)));
  return g_string_free (out, FALSE);
}

static gboolean
ends_word (const char *after)
{
  return *after == '\0' || !g_unichar_isalnum (g_utf8_get_char (after));
}

static gboolean
begins_word (const char *text, const char *at)
{
  return at == text || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (at)));
}

/* Where @part stands in @text beginning a word; as whole words if there is such a place. */
static const char *
find_words (const char *text, const char *part, gboolean *whole)
{
  gsize length = strlen (part);
  const char *begun = NULL;

  *whole = FALSE;
  for (const char *at = strstr (text, part); at != NULL && length > 0; at = strstr (at + 1, part))
    {
      if (!begins_word (text, at))
        continue;
      *whole = ends_word (at + length);
      if (*whole)
        return at;
      if (begun == NULL)
        begun = at;
    }
  return begun;
}

GocuaSought *
gocua_sought_new (const char *typed)
{
  GocuaSought *self = g_new0 (GocuaSought, 1);

  self->written = small_letters (typed);
  self->words = gocua_text_fold_words (typed);
  self->folded = g_strjoinv (" ", self->words);
  self->initials = g_strjoinv ("", self->words);
  return self;
}

void
gocua_sought_free (GocuaSought *self)
{
  g_free (self->written);
  g_free (self->folded);
  g_strfreev (self->words);
  g_free (self->initials);
  g_free (self);
}

gboolean
gocua_sought_is_empty (const GocuaSought *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->words[0] == NULL;
}

static GocuaMatch
match_folded (const GocuaSought *self,
              const char *text,
              const char *folded,
              gboolean *at_begin,
              gboolean *at_end)
{
  g_autofree char *written = NULL;
  gboolean whole, whole_written;
  const char *at = find_words (folded, self->folded, &whole);
  gboolean has_accents;

  if (at == NULL)
    return GOCUA_MATCH_SCATTERED;
  *at_begin = at == folded;
  *at_end = at[strlen (self->folded)] == '\0';
  written = small_letters (text);
  has_accents = find_words (written, self->written, &whole_written) != NULL;
  if (whole)
    return has_accents && whole_written ? GOCUA_MATCH_ACCENTS : GOCUA_MATCH_WORDS;
  return has_accents ? GOCUA_MATCH_BEGIN_ACCENTS : GOCUA_MATCH_BEGIN;
}

GocuaMatch
gocua_sought_match (const GocuaSought *self, const char *text, gboolean *at_begin, gboolean *at_end)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (self != NULL && text != NULL, GOCUA_MATCH_SCATTERED);
  g_return_val_if_fail (at_begin != NULL && at_end != NULL, GOCUA_MATCH_SCATTERED);

  folded = gocua_text_fold_line (text);
  return match_folded (self, text, folded, at_begin, at_end);
}

/* Takes from @initials what the word at @word gives to it: of a number as much as there is, of a word its
 * first letter. Returns: what is left of @initials, %NULL when the word does not go with it */
static const char *
take_initial (const char *initials, const char *word, gboolean *whole)
{
  *whole = TRUE;
  if (g_utf8_get_char (initials) != g_utf8_get_char (word))
    return NULL;
  if (!g_ascii_isdigit (*word))
    return g_utf8_next_char (initials);
  while (*word != '\0' && *word == *initials)
    {
      word++;
      initials++;
    }
  *whole = *word == '\0';
  return *whole || *initials == '\0' ? initials : NULL;
}

static guint
rank_initials (const GocuaSought *self, char **title_words)
{
  const char *left = self->initials;
  gboolean whole = TRUE;
  guint n = 0;

  while (left != NULL && *left != '\0' && title_words[n] != NULL)
    left = take_initial (left, title_words[n++], &whole);
  if (left == NULL || *left != '\0' || n < MIN_INITIALS)
    return GOCUA_SOUGHT_NONE;
  return whole && title_words[n] == NULL ? GOCUA_MATCH_WORDS * N_PLACES + PLACE_BEGIN
                                         : GOCUA_MATCH_BEGIN * N_PLACES + PLACE_TITLE;
}

static guint
rank_title (const GocuaSought *self, const char *title, const char *folded)
{
  gboolean at_begin = FALSE, at_end = FALSE;
  GocuaMatch match = match_folded (self, title, folded, &at_begin, &at_end);
  Place place = at_begin && at_end ? PLACE_WHOLE : at_begin ? PLACE_BEGIN : PLACE_TITLE;

  return match == GOCUA_MATCH_SCATTERED ? GOCUA_SOUGHT_NONE : match * N_PLACES + place;
}

static guint
rank_others (const GocuaSought *self, const char *others)
{
  g_auto (GStrv) phrases = g_strsplit (others, ";", -1);
  guint rank = GOCUA_SOUGHT_NONE;

  for (guint i = 0; phrases[i] != NULL; i++)
    {
      gboolean at_begin, at_end;
      GocuaMatch match = gocua_sought_match (self, phrases[i], &at_begin, &at_end);

      if (match != GOCUA_MATCH_SCATTERED)
        rank = MIN (rank, match * N_PLACES + PLACE_OTHERS);
    }
  return rank;
}

static gboolean
has_each_word (const GocuaSought *self, const char *folded)
{
  gboolean whole;

  for (guint i = 0; self->words[i] != NULL; i++)
    if (find_words (folded, self->words[i], &whole) == NULL)
      return FALSE;
  return TRUE;
}

static guint
rank_scattered (const GocuaSought *self, const char *folded_title, const char *others)
{
  g_autofree char *folded_others = gocua_text_fold_line (others);
  g_autofree char *all = g_strconcat (folded_title, " ", folded_others, NULL);

  if (has_each_word (self, folded_title))
    return GOCUA_MATCH_SCATTERED * N_PLACES + PLACE_TITLE;
  return has_each_word (self, all) ? GOCUA_SOUGHT_LAST : GOCUA_SOUGHT_NONE;
}

guint
gocua_sought_rank (const GocuaSought *self, const char *title, const char *others)
{
  g_auto (GStrv) words = NULL;
  g_autofree char *folded = NULL;
  guint rank;

  g_return_val_if_fail (self != NULL && title != NULL, GOCUA_SOUGHT_NONE);

  if (gocua_sought_is_empty (self))
    return GOCUA_SOUGHT_NONE;
  words = gocua_text_fold_words (title);
  folded = g_strjoinv (" ", words);
  rank = MIN (rank_title (self, title, folded), rank_initials (self, words));
  if (others != NULL)
    rank = MIN (rank, rank_others (self, others));
  return rank != GOCUA_SOUGHT_NONE ? rank : rank_scattered (self, folded, others);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-collate.c: sort keys in the order of the Vietnamese alphabet and tones, without the system's locales.
 */

#define G_LOG_DOMAIN "gocua-core"

#include "core/gocua-collate.h"

#include "core/gocua-text.h"

#include <string.h>

/* The first byte of what stands for a character; END closes a level and is below them all. */
#define END         ' '
#define SPACE       '!'
#define PUNCTUATION '"'
#define NUMBER      '#'
#define LETTER      'A'
#define OTHER       '~'

/* In the tones of a word: its end, and a mark that is no Vietnamese tone; '1' to '5' are the tones. */
#define WORD_END   '0'
#define OTHER_MARK '6'

#define BREVE      0x0306
#define CIRCUMFLEX 0x0302
#define HORN       0x031b

/* Places in a ă â b c d đ e ê f g h i j k l m n o ô ơ p q r s t u ư v w x y z of the letters a to z. */
static const guint8 places[26] = {
  0, 3, 4, 5, 7, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 21, 22, 23, 24, 25, 26, 28, 29, 30, 31, 32,
};
#define PLACE_OF_D_WITH_STROKE 6

/* What is compared first, second, third and last. */
typedef struct
{
  GString *letters;
  GString *tones;
  GString *cases;
  GString *form;
  GString *decomposed; /* the text that is being added */
  guint letters_in_word;
} Levels;

static void
levels_free (gpointer data)
{
  Levels *self = data;

  g_string_free (self->letters, TRUE);
  g_string_free (self->tones, TRUE);
  g_string_free (self->cases, TRUE);
  g_string_free (self->form, TRUE);
  g_string_free (self->decomposed, TRUE);
  g_free (self);
}

static GPrivate thread_levels = G_PRIVATE_INIT (levels_free);

/* Empty ones. A list has several keys for each row, and getting memory for all this took longer than to fill
 * it: each thread has its own and keeps it. */
static Levels *
levels_begin (void)
{
  Levels *self = g_private_get (&thread_levels);

  if (self == NULL)
    {
      self = g_new0 (Levels, 1);
      self->letters = g_string_sized_new (128);
      self->tones = g_string_sized_new (128);
      self->cases = g_string_sized_new (128);
      self->form = g_string_sized_new (128);
      self->decomposed = g_string_sized_new (256);
      g_private_set (&thread_levels, self);
    }
  g_string_truncate (self->letters, 0);
  g_string_truncate (self->tones, 0);
  g_string_truncate (self->cases, 0);
  g_string_truncate (self->form, 0);
  self->letters_in_word = 0;
  return self;
}

/* Four bytes for any character, in the order of the code points. */
static void
append_code_point (GString *string, gunichar c)
{
  for (int shift = 18; shift >= 0; shift -= 6)
    g_string_append_c (string, (char) ('0' + ((c >> shift) & 0x3f)));
}

/* One byte for a small count; beyond 60 they are not told apart, which no written syllable reaches. */
static void
append_count (GString *string, gsize count)
{
  g_string_append_c (string, (char) ('0' + MIN (count, 60)));
}

static void
end_word (Levels *self)
{
  g_string_append_c (self->tones, WORD_END);
  self->letters_in_word = 0;
}

static void
append_mark (GString *tones, gunichar mark)
{
  switch (mark)
    {
    case 0x0300: /* huyền */
      g_string_append_c (tones, '1');
      break;
    case 0x0309: /* hỏi */
      g_string_append_c (tones, '2');
      break;
    case 0x0303: /* ngã */
      g_string_append_c (tones, '3');
      break;
    case 0x0301: /* sắc */
      g_string_append_c (tones, '4');
      break;
    case 0x0323: /* nặng */
      g_string_append_c (tones, '5');
      break;
    default:
      g_string_append_c (tones, OTHER_MARK);
      append_code_point (tones, mark);
      break;
    }
}

/* How many places further in the alphabet the mark takes the plain letter, 0 when it makes no letter of its
 * own. */
static guint
places_further (gunichar letter, gunichar mark)
{
  switch (letter)
    {
    case 'a':
      return mark == BREVE ? 1 : mark == CIRCUMFLEX ? 2 : 0;
    case 'e':
      return mark == CIRCUMFLEX ? 1 : 0;
    case 'o':
      return mark == CIRCUMFLEX ? 1 : mark == HORN ? 2 : 0;
    case 'u':
      return mark == HORN ? 1 : 0;
    default:
      return 0;
    }
}

/* Nearly all letters are of ASCII once their marks are taken off, and need no look at the tables of Unicode.
 */
static gunichar
to_lower (gunichar c)
{
  return c < 0x80 ? (gunichar) g_ascii_tolower ((char) c) : g_unichar_tolower (c);
}

static gboolean
is_title (gunichar c)
{
  return c >= 0x80 && g_unichar_istitle (c);
}

static gboolean
is_letter (gunichar c)
{
  return c < 0x80 ? g_ascii_isalnum ((char) c)
                  : !gocua_text_is_accent (c) && (g_unichar_isalnum (c) || g_unichar_ismark (c));
}

static gboolean
has_accent (const char *p)
{
  return (guchar) *p >= 0x80 && gocua_text_is_accent (g_utf8_get_char (p));
}

/* Reads a letter and the marks behind it; returns what follows. */
static const char *
add_letter (Levels *self, const char *p)
{
  gunichar c = g_utf8_get_char (p);
  gunichar lower = to_lower (c);
  guint further = 0;

  for (p = g_utf8_next_char (p); has_accent (p); p = g_utf8_next_char (p))
    {
      gunichar mark = g_utf8_get_char (p);

      if (further == 0 && places_further (lower, mark) > 0)
        {
          further = places_further (lower, mark);
          continue;
        }
      append_mark (self->tones, mark);
      append_count (self->form, self->letters_in_word);
    }
  if (lower >= 'a' && lower <= 'z')
    g_string_append_c (self->letters, (char) (LETTER + places[lower - 'a'] + further));
  else if (gocua_text_is_d_with_stroke (c))
    g_string_append_c (self->letters, LETTER + PLACE_OF_D_WITH_STROKE);
  else
    {
      g_string_append_c (self->letters, OTHER);
      append_code_point (self->letters, lower);
    }
  g_string_append_c (self->cases, is_title (c) ? '2' : c != lower ? '1' : '0');
  self->letters_in_word++;
  return p;
}

static const char *
add_number (Levels *self, const char *p)
{
  gsize n = strspn (p, "0123456789");
  gsize n_zeros = strspn (p, "0");

  g_string_append_c (self->letters, NUMBER);
  gocua_collate_append_number (self->letters, p, n);
  append_count (self->form, n_zeros);
  return p + n;
}

static const char *
add_character (Levels *self, const char *p)
{
  gunichar c = g_utf8_get_char (p);

  if (c < 0x80 && g_ascii_isdigit ((char) c))
    return add_number (self, p);
  if (is_letter (c))
    return add_letter (self, p);
  if (c == ' ')
    g_string_append_c (self->letters, SPACE);
  else
    {
      g_string_append_c (self->letters, PUNCTUATION);
      append_code_point (self->letters, c);
    }
  end_word (self);
  return g_utf8_next_char (p);
}

static void
levels_add (Levels *self, const char *clean_text, gsize length)
{
  const char *p;

  g_string_truncate (self->decomposed, 0);
  gocua_text_append_decomposed (self->decomposed, clean_text, length);
  for (p = self->decomposed->str; *p != '\0';)
    p = add_character (self, p);
  end_word (self);
}

/* Zeros at the end of a level say nothing: its end is below them, and so are they below all else. */
static void
append_level (GString *key, const GString *level)
{
  gsize length = level->len;

  while (length > 0 && level->str[length - 1] == '0')
    length--;
  g_string_append_len (key, level->str, (gssize) length);
  g_string_append_c (key, END);
}

/* Letters are not cut: "10" ends in a zero that counts. */
static void
append_letters_and_tones (GString *key, Levels *levels)
{
  g_string_append_len (key, levels->letters->str, (gssize) levels->letters->len);
  g_string_append_c (key, END);
  append_level (key, levels->tones);
  g_string_truncate (levels->letters, 0);
  g_string_truncate (levels->tones, 0);
}

static char *
finish_key (GString *key, const Levels *levels)
{
  append_level (key, levels->cases);
  append_level (key, levels->form);
  while (key->len > 0 && key->str[key->len - 1] == END)
    g_string_truncate (key, key->len - 1);
  return g_string_free (key, FALSE);
}

/* A part of a name as a part of its key. */
static void
append_part (GString *key, Levels *levels, const char *start, const char *end)
{
  levels_add (levels, start, (gsize) (end - start));
  append_letters_and_tones (key, levels);
}

/* Where the name itself ends, without the nickname in parentheses behind it. */
static const char *
find_end_of_name (const char *clean)
{
  const char *nickname = strstr (clean, " (");

  return nickname != NULL ? nickname : clean + strlen (clean);
}

static const char *
skip_space (const char *p)
{
  return *p == ' ' ? p + 1 : p;
}

void
gocua_collate_append_number (GString *key, const char *digits, gsize n_digits)
{
  gsize left;

  g_return_if_fail (key != NULL);
  g_return_if_fail (digits != NULL || n_digits == 0);

  while (n_digits > 0 && *digits == '0')
    {
      digits++;
      n_digits--;
    }
  /* The longer number is the greater one: its length in base 60, each full 60 a byte above all others, goes
   * first. */
  for (left = n_digits; left >= 60; left -= 60)
    g_string_append_c (key, 'z');
  append_count (key, left);
  g_string_append_len (key, digits, (gssize) n_digits);
}

void
gocua_collate_append (GString *key, const char *text)
{
  g_autofree char *cleaned = NULL;
  const char *clean = gocua_text_peek_clean (text, &cleaned);
  Levels *levels = levels_begin ();

  g_return_if_fail (key != NULL);

  append_part (key, levels, clean, clean + strlen (clean));
}

char *
gocua_collate_key (const char *text)
{
  g_autofree char *cleaned = NULL;
  const char *clean = gocua_text_peek_clean (text, &cleaned);
  GString *key = g_string_sized_new (64);
  Levels *levels = levels_begin ();

  append_part (key, levels, clean, clean + strlen (clean));
  return finish_key (key, levels);
}

char *
gocua_collate_name_key (const char *full_name)
{
  g_autofree char *cleaned = NULL;
  const char *clean = gocua_text_peek_clean (full_name, &cleaned);
  const char *end = find_end_of_name (clean);
  const char *last_space = g_strrstr_len (clean, end - clean, " ");
  const char *given = last_space != NULL ? last_space + 1 : clean;
  const char *family_end = last_space != NULL ? strchr (clean, ' ') : clean;
  const char *between = skip_space (family_end);
  GString *key = g_string_sized_new (64);
  Levels *levels = levels_begin ();

  if (*clean != '\0')
    append_part (key, levels, given, end);
  append_part (key, levels, clean, family_end);
  append_part (key, levels, between, last_space > between ? last_space : between);
  append_part (key, levels, skip_space (end), end + strlen (end));
  return finish_key (key, levels);
}

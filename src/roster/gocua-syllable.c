/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-syllable.c: whether letters are a syllable that Vietnamese has. */

#define G_LOG_DOMAIN "gocua-roster"

#include "roster/gocua-syllable.h"

#include <string.h>

#define MAX_WORD_BYTES 64 /* in NFD; the longest syllable, "nghiêng", is far shorter */

/* The longer ones first where one begins like another. */
static const char *const initials[] = { "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th",
                                        "tr",  "b",  "c",  "d",  "đ",  "g",  "h",  "k",  "l",  "m",
                                        "n",   "p",  "q",  "r",  "s",  "t",  "v",  "x",  "" };

/* In NFC without tones, each between spaces. */
static const char rimes[] =
    " a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây"
    " e ec em en eng eo ep et ê êch êm ên ênh êp êt êu"
    " i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu"
    " o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oem oen oeo oet oi om on"
    " ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt"
    " u ua uâc uân uâng uât uây uc uê uêch uên uênh uêt ui um un ung uôc uôi uôm uôn uông uôt uơ uơn up ut"
    " uy uya uych uyên uyêt uyn uynh uyp uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu"
    " y yên yêm yêng yêt yêu ynh yt ";

static gboolean
is_tone (gunichar c)
{
  return c == 0x300 || c == 0x301 || c == 0x303 || c == 0x309 || c == 0x323;
}

/* Parts the tone from the letters: "hoà" is "hoa" and grave. %FALSE for two tones. */
static gboolean
take_tone (const char *word, char *letters, gunichar *tone)
{
  g_autofree char *lower = g_utf8_strdown (word, -1);
  g_autofree char *decomposed = g_utf8_normalize (lower, -1, G_NORMALIZE_NFD);
  g_autofree char *composed = NULL;
  g_autoptr (GString) rest = g_string_new (NULL);

  *tone = 0;
  for (const char *p = decomposed; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!is_tone (c))
        g_string_append_unichar (rest, c);
      else if (*tone != 0)
        return FALSE;
      else
        *tone = c;
    }
  composed = g_utf8_normalize (rest->str, -1, G_NORMALIZE_NFC);
  return g_strlcpy (letters, composed, MAX_WORD_BYTES) < MAX_WORD_BYTES;
}

static gboolean
is_rime (const char *letters, gunichar tone)
{
  gsize size = strlen (letters);
  char wanted[MAX_WORD_BYTES + 2];

  if (size == 0)
    return FALSE;
  g_snprintf (wanted, sizeof wanted, " %s ", letters);
  if (strstr (rimes, wanted) == NULL)
    return FALSE;
  /* Before c, ch, p and t there are two tones only. */
  if (strchr ("cpt", letters[size - 1]) != NULL || g_str_has_suffix (letters, "ch"))
    return tone == 0x301 || tone == 0x323;
  return TRUE;
}

gboolean
gocua_syllable_is_vietnamese (const char *word)
{
  char letters[MAX_WORD_BYTES];
  gunichar tone;

  g_return_val_if_fail (word != NULL, FALSE);

  if (strlen (word) >= MAX_WORD_BYTES / 2 || !take_tone (word, letters, &tone))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (initials); i++)
    if (g_str_has_prefix (letters, initials[i]) && is_rime (letters + strlen (initials[i]), tone))
      return TRUE;
  return FALSE;
}

/* What old encodings look like to a program that takes them for Western text. */
static gboolean
is_stray_sign (gunichar c)
{
  return (c >= 0xa1 && c <= 0xbf && c != 0xaa && c != 0xb5 && c != 0xba) || c == 0xd7 || c == 0xf7;
}

static void
count_word (const char *start, const char *end, GocuaSyllableCount *count)
{
  g_autofree char *word = NULL;
  gboolean is_ascii = TRUE;

  for (const char *p = start; p < end; p++)
    is_ascii &= (guchar) *p < 0x80;
  if (is_ascii)
    return;
  word = g_strndup (start, (gsize) (end - start));
  if (gocua_syllable_is_vietnamese (word))
    count->good++;
  else
    count->bad++;
}

/* Stops at the first bad one when that is all that is asked. */
static void
count_words (const char *text, GocuaSyllableCount *count, gboolean until_bad)
{
  const char *start = NULL;
  gboolean after_letter = FALSE;

  for (const char *p = text; !until_bad || count->bad == 0; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean is_letter = c != 0 && (g_unichar_isalpha (c) || g_unichar_ismark (c));

      if (is_letter && start == NULL)
        start = p;
      else if (!is_letter && start != NULL)
        {
          count_word (start, p, count);
          start = NULL;
        }
      if (is_stray_sign (c) && (after_letter || g_unichar_isalpha (g_utf8_get_char (g_utf8_next_char (p)))))
        count->bad++;
      after_letter = is_letter;
      if (c == 0)
        return;
    }
}

void
gocua_syllable_count (const char *text, GocuaSyllableCount *count)
{
  g_return_if_fail (text != NULL && count != NULL);

  count_words (text, count, FALSE);
}

gboolean
gocua_syllables_are_vietnamese (const char *text)
{
  GocuaSyllableCount count = { 0 };

  g_return_val_if_fail (text != NULL, FALSE);

  count_words (text, &count, TRUE);
  return count.good > 0 && count.bad == 0;
}

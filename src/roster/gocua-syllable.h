/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-syllable.h: whether letters are a syllable that Vietnamese has. Private to src/roster. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * gocua_syllable_is_vietnamese:
 * @word: letters only, valid UTF-8, in any case and any normal form
 *
 * An initial, a rime and a tone that go together; both "hoà" and "hòa". Names from other languages of the
 * country ("Krông") are none: it is for weighing texts, not for judging words.
 */
gboolean gocua_syllable_is_vietnamese (const char *word);

/** GocuaSyllableCount: of the words of a text that have a letter beyond ASCII. */
typedef struct
{
  guint good;
  guint bad; /* no syllables; and signs such as ¨ and § that stand beside a letter */
} GocuaSyllableCount;

/** gocua_syllable_count: adds the words of @text. */
void gocua_syllable_count (const char *text, GocuaSyllableCount *count);

/** gocua_syllables_are_vietnamese: whether @text has words with a letter beyond ASCII and all of them are
 * good; sooner known than the count */
gboolean gocua_syllables_are_vietnamese (const char *text);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-collate.h: sort keys in the order of the Vietnamese alphabet and tones, without the system's locales.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * The order is that of CLDR for Vietnamese: white space, punctuation, digits, letters, other scripts; among
 * letters a ă â b c d đ e ê ... o ô ơ ... u ư ... z, where each is a letter of its own. Only when all letters
 * of two whole texts are equal do tones count (none, huyền, hỏi, ngã, sắc, nặng), and only after them
 * capitals (small first). Because a space comes before every letter, texts compare syllable by syllable: "An
 * Bình" before "Anh".
 *
 * Two things differ from CLDR. A tone belongs to its syllable, as in Vietnamese dictionaries, and not to one
 * of its letters: "hòa" and "hoà" stay together before "hoá", where CLDR lets the place of the mark decide
 * first. And numbers compare by value: "Khu phố 2" before "Khu phố 10".
 *
 * Keys are printable ASCII, so that strcmp() and SQLite's BINARY collation put them in order. Two texts have
 * the same key only when they are written the same after gocua_text_clean(), look-alikes such as Ð for Đ
 * apart.
 */

/**
 * gocua_collate_key:
 * @text: (nullable): any text
 *
 * Returns: (transfer full): the sort key, "" for an empty text. Any thread.
 */
char *gocua_collate_key (const char *text);

/**
 * gocua_collate_name_key:
 * @full_name: (nullable): a person's name in Vietnamese order: family, middle, given
 *
 * Sorts by given name (the last word), then by family name (the first), then by those between, each with its
 * tones before the next is looked at; capitals count last of all, so that a list partly in capitals stays in
 * order. A nickname in parentheses after the name is looked at after the name.
 *
 * Returns: (transfer full): the sort key, "" for an empty name. Any thread.
 */
char *gocua_collate_name_key (const char *full_name);

/**
 * gocua_collate_append:
 * @key: a key under construction
 * @text: text
 *
 * Appends the letters and tones of @text to @key as one part of it, closed so that a part which begins like
 * another comes before it whatever follows. Capitals don't count. For keys of several parts, such as
 * addresses.
 */
void gocua_collate_append (GString *key, const char *text);

/**
 * gocua_collate_append_number:
 * @key: a key under construction
 * @digits: ASCII digits
 * @n_digits: how many
 *
 * Appends a number so that keys compare by its value. It needs no end mark.
 */
void gocua_collate_append_number (GString *key, const char *digits, gsize n_digits);

G_END_DECLS

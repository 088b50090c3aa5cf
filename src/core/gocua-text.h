/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-text.h: cleaning what people type, and the folded form in which it is searched. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * gocua_text_is_valid:
 * @text: bytes
 * @length: how many, or -1 when @text ends with a NUL
 * @bad_offset: (out) (optional): the offset in bytes of the first one that is not UTF-8, @length when all are
 *
 * A NUL within a given @length is not valid, since no field can hold it. Any thread.
 *
 * Returns: %TRUE when @text is UTF-8
 */
gboolean gocua_text_is_valid (const char *text, gssize length, gsize *bad_offset);

/**
 * gocua_text_clean:
 * @raw: (nullable): what was typed or read; bytes that are not UTF-8 become U+FFFD
 *
 * The form in which every text field is kept: NFC, no control or invisible characters, each run of white
 * space (also no-break ones and line ends) one space, none at the ends. Text of the old encodings TCVN3 and
 * VNI must be converted first: in TCVN3 the soft hyphen, dropped here, is a letter. Cleaning twice changes
 * nothing. Any thread.
 *
 * Returns: (transfer full): the clean text, "" for %NULL
 */
char *gocua_text_clean (const char *raw);

/**
 * gocua_text_peek_clean:
 * @raw: (nullable): as for gocua_text_clean()
 * @cleaned: (out) (transfer full) (nullable): what is to be freed, where something was to be cleaned
 *
 * Returns: the same as gocua_text_clean(); nearly always that is @raw itself, and nothing was copied
 */
const char *gocua_text_peek_clean (const char *raw, char **cleaned);

/** gocua_text_append_decomposed: to @out, @length bytes of @text, which is valid UTF-8, in NFD: its letters
 * apart from their marks */
void gocua_text_append_decomposed (GString *out, const char *text, gsize length);

/**
 * gocua_text_fold:
 * @text: (nullable): text
 *
 * The search key: NFD without accents, đ as d, lower case, so that "Hòa", "hoà" and "HOA" are equal. Marks
 * that are not accents (Thai vowels, Japanese dakuten ...) stay, and so does white space. Folding twice
 * changes nothing, and the system's locale has no say. Any thread.
 *
 * Returns: (transfer full): the folded text in NFC, "" for %NULL
 */
char *gocua_text_fold (const char *text);

/** gocua_text_folds_to: Returns: whether gocua_text_fold() makes @folded of the @length bytes of @text */
gboolean gocua_text_folds_to (const char *text, gsize length, const char *folded);

/**
 * gocua_text_fold_words:
 * @text: (nullable): text
 *
 * The folded words of @text: runs of letters, digits and marks; white space and punctuation part them, so
 * "12/34/5A" is "12", "34", "5a". The same words go into the search index and into its queries. Any thread.
 *
 * Returns: (transfer full): a %NULL-terminated array to free with g_strfreev(), empty when there is no word
 */
char **gocua_text_fold_words (const char *text);

/**
 * gocua_text_fold_line:
 * @text: (nullable): text
 *
 * Returns: (transfer full): the words of gocua_text_fold_words() in one text, with one space between them:
 * equal for two ways to write the same. Any thread.
 */
char *gocua_text_fold_line (const char *text);

/**
 * gocua_text_contains_folded:
 * @text: (nullable): text, raw or folded
 * @part: (nullable): what is sought, raw or folded
 *
 * Returns: %TRUE when @part is in @text without regard to accents and case; nothing is in everything. Any
 * thread.
 */
gboolean gocua_text_contains_folded (const char *text, const char *part);

/**
 * gocua_text_is_accent:
 * @c: a character of a text in NFD
 *
 * Returns: %TRUE for a combining mark of Latin, Greek or Cyrillic letters, the ones that folding drops. Any
 * thread.
 */
gboolean gocua_text_is_accent (gunichar c);

/**
 * gocua_text_is_d_with_stroke:
 * @c: a character
 *
 * Returns: %TRUE for đ and Đ, and for the Icelandic eth and African d that look like Đ and that old files
 * hold in its place. None of them comes apart in NFD. Any thread.
 */
gboolean gocua_text_is_d_with_stroke (gunichar c);

G_END_DECLS

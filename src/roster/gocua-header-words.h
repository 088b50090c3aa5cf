/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-header-words.h: what the words at the head of a column say about it. */
#pragma once

#include "roster/gocua-roster-field.h"

G_BEGIN_DECLS

#define GOCUA_HEADER_EXACT_SCORE 1000 /* at least this when the words are nothing but a known head */

/**
 * gocua_header_words_score:
 * @words: the cell's words, folded (without accents, lower case), with one space between them
 *
 * Knows the heads that wards use in Vietnamese, with their abbreviations ("Đ/c", "SĐT", "KP", "NK"), and ours
 * in English. The longest words that are found decide, so "số điện thoại chủ hộ" is a phone.
 *
 * Returns: how sure it is that a column with this head is @field; 0 for not at all
 */
guint gocua_header_words_score (const char *words, GocuaRosterField field);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-household-search.h: finding households by what was typed, the best match first. For the store only.
 */
#pragma once

#include "store/gocua-household-filter.h"

G_BEGIN_DECLS

/**
 * gocua_household_search_expression:
 * @search: (nullable): as typed
 *
 * Every word must begin a word of the head's name, the address, the phone or the code; digits that are parted
 * as phone numbers are ("0901 234 567") may also begin a phone number together.
 *
 * Returns: (transfer full) (nullable): the FTS5 expression; %NULL when there is no word in @search
 */
char *gocua_household_search_expression (const char *search);

/**
 * gocua_household_search_digits:
 *
 * Returns: (transfer full) (nullable): the digits of @search when it is nothing but a part of a phone number,
 * from three digits on
 */
char *gocua_household_search_digits (const char *search);

/**
 * gocua_household_search_best_first:
 * @expression: what gocua_household_search_expression() made of @search
 *
 * The order: what was typed as whole words with the same accents, as whole words, as the beginning of a word,
 * in scattered words; within these the whole field, the given name, the name, the address, the rest; then the
 * address in natural order. Working this out takes a look at each household, so it is done for at most
 * %GOCUA_HOUSEHOLD_SEARCH_RANKED of them. Of more matches, those that hold the whole words as typed come
 * first (as many as are ranked in their order), and the others follow in the order of the roster: nobody
 * reads that far, and another letter typed brings the number down.
 *
 * Returns: (transfer full) (element-type gint64) (nullable): row numbers
 */
GArray *gocua_household_search_best_first (GocuaDb *db,
                                           const GocuaHouseholdFilter *filter,
                                           const char *search,
                                           const char *expression,
                                           GError **error);

#define GOCUA_HOUSEHOLD_SEARCH_RANKED 256

G_END_DECLS

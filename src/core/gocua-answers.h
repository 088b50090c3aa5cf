/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-answers.h: what a household answered at one visit, as one canonical text. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * The answers of one visit belong together and are one field: "installed=2 knows=1", the ids of indicators in
 * ascending order, each at most once, values 0 to 999. What was not answered is not there. Ids that the
 * campaign does not have (any more) are kept.
 */

/** GOCUA_ANSWER_UNKNOWN: the value of an indicator that was not answered. */
#define GOCUA_ANSWER_UNKNOWN (-1)
#define GOCUA_ANSWER_MAX     999

/** gocua_answers_get: Returns: the value of @indicator in @answers (nullable), or %GOCUA_ANSWER_UNKNOWN */
int gocua_answers_get (const char *answers, const char *indicator);

/**
 * gocua_answers_set:
 * @answers: (nullable): answers so far
 * @value: %GOCUA_ANSWER_UNKNOWN takes the answer away
 *
 * Returns: (transfer full) (nullable): the new canonical text, %NULL when no answer is left
 */
char *gocua_answers_set (const char *answers, const char *indicator, int value);

/** gocua_answers_is_valid: Returns: whether @answers is in the canonical form */
gboolean gocua_answers_is_valid (const char *answers);

G_END_DECLS

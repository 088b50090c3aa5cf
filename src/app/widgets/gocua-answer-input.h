/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-answer-input.h: where the answer to one indicator is entered: yes, no, not known, or a number of
 * people. */
#pragma once

#include <gtk/gtk.h>

#include "core/gocua-campaign.h"

G_BEGIN_DECLS

/** GocuaAnswerInput::changed: the answer is another one, whoever changed it. */

#define GOCUA_TYPE_ANSWER_INPUT (gocua_answer_input_get_type ())
G_DECLARE_FINAL_TYPE (GocuaAnswerInput, gocua_answer_input, GOCUA, ANSWER_INPUT, GtkWidget)

/**
 * gocua_answer_input_new:
 * @people: people of eligible age in the household, -1 where it is not known
 */
GtkWidget *gocua_answer_input_new (const GocuaIndicator *indicator, int people);

/** gocua_answer_input_get_text: Returns: (transfer full): "" not known, "0" no, "1" yes; of a count what was
 * typed */
char *gocua_answer_input_get_text (GocuaAnswerInput *self);
void gocua_answer_input_set_text (GocuaAnswerInput *self, const char *text);

G_END_DECLS

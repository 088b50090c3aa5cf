/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-number-button.h: a number that opens the households behind it. */
#pragma once

#include "app/gocua-session.h"

G_BEGIN_DECLS

#define GOCUA_TYPE_NUMBER_BUTTON (gocua_number_button_get_type ())
G_DECLARE_FINAL_TYPE (GocuaNumberButton, gocua_number_button, GOCUA, NUMBER_BUTTON, GtkButton)

/** gocua_number_button_new: Returns: a flat button in tabular figures that goes through @session */
GtkWidget *gocua_number_button_new (GocuaSession *session);

/** gocua_number_button_set_session: for one that was made by a template. */
void gocua_number_button_set_session (GocuaNumberButton *self, GocuaSession *session);

/**
 * gocua_number_button_set:
 * @text: the number; not shown by a button that has another child
 * @words: the number in words, for the tooltip and for screen readers
 * @query: (transfer full): the households behind it
 */
void
gocua_number_button_set (GocuaNumberButton *self, const char *text, const char *words, GocuaQuery *query);

/** gocua_number_button_get_words: Returns: (transfer none) (nullable): the number in words */
const char *gocua_number_button_get_words (GocuaNumberButton *self);

G_END_DECLS

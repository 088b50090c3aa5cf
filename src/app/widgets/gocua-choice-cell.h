/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-choice-cell.h: a cell that holds one of a few choices, chosen by a key. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GOCUA_TYPE_CHOICE_CELL (gocua_choice_cell_get_type ())
G_DECLARE_FINAL_TYPE (GocuaChoiceCell, gocua_choice_cell, GOCUA, CHOICE_CELL, GtkWidget)

/**
 * GocuaChoiceCell:
 *
 * Nothing is chosen at first. The key of a choice chooses it, Delete and Backspace clear, F4, Alt+Down or a
 * click open the list, and Space too where it does not clear. It is not a text entry, so an input method has
 * no part in its keys.
 *
 * Signals: "changed" (), only when the person has chosen or cleared.
 */
GtkWidget *gocua_choice_cell_new (const char *label);

/**
 * gocua_choice_cell_add:
 * @id: what gocua_choice_cell_get_chosen() gives
 * @label: the words for it
 * @symbol: (nullable): what the cell shows in place of the words
 * @key: the character that chooses it (either case), or 0 for none
 */
void gocua_choice_cell_add (GocuaChoiceCell *self,
                            const char *id,
                            const char *label,
                            const char *symbol,
                            char key);

/** gocua_choice_cell_set_empty_symbol: what is shown while nothing is chosen; then Space clears instead of
 * opening. */
void gocua_choice_cell_set_empty_symbol (GocuaChoiceCell *self, const char *symbol, const char *label);

/** gocua_choice_cell_set_chosen: @id: (nullable): one that was added, or %NULL for none. Emits nothing. */
void gocua_choice_cell_set_chosen (GocuaChoiceCell *self, const char *id);

/** gocua_choice_cell_get_chosen: Returns: (transfer none) (nullable): the id that is chosen */
const char *gocua_choice_cell_get_chosen (GocuaChoiceCell *self);

/** gocua_choice_cell_open: opens the list. */
void gocua_choice_cell_open (GocuaChoiceCell *self);

G_END_DECLS

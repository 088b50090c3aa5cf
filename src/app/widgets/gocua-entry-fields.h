/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-entry-fields.h: the cells of one line of the entry grid, tied to what is entered in it. */
#pragma once

#include "app/gocua-entry-model.h"
#include "app/gocua-session.h"

G_BEGIN_DECLS

#define GOCUA_TYPE_ENTRY_FIELDS (gocua_entry_fields_get_type ())
G_DECLARE_FINAL_TYPE (GocuaEntryFields, gocua_entry_fields, GOCUA, ENTRY_FIELDS, GObject)

/**
 * gocua_entry_fields_new:
 * @row: gets the cells, and owns them
 * @after: (nullable): the child of @row behind which they go
 * @groups: (element-type GtkSizeGroup): one for each column; the first is not for a cell
 *
 * Signals:
 * - "advance" (int cell): the cell is filled, and the person goes on to the next
 * - "new-household" (char *text)
 */
GocuaEntryFields *gocua_entry_fields_new (GocuaSession *session,
                                          GocuaEntryModel *model,
                                          GtkBox *row,
                                          GtkWidget *after,
                                          GPtrArray *groups);

/** gocua_entry_fields_sync: shows in the cells what is in the model. */
void gocua_entry_fields_sync (GocuaEntryFields *self);

GtkWidget *gocua_entry_fields_get_cell (GocuaEntryFields *self, int cell); /* (transfer none) */

/** gocua_entry_fields_get_editable: Returns: (transfer none) (nullable): the entry of a text cell */
GtkEditable *gocua_entry_fields_get_editable (GocuaEntryFields *self, int cell);

gboolean gocua_entry_fields_is_choice (GocuaEntryFields *self, int cell);
gboolean gocua_entry_fields_is_count (GocuaEntryFields *self, int cell);

/** gocua_entry_fields_find: Returns: the cell that is or contains @widget (nullable), or
 * %GOCUA_ENTRY_CELL_NONE */
int gocua_entry_fields_find (GocuaEntryFields *self, GtkWidget *widget);

/** gocua_entry_fields_is_composing: Returns: whether an input method is at work in one of the entries */
gboolean gocua_entry_fields_is_composing (GocuaEntryFields *self);

/** gocua_entry_fields_set_area: @area: (nullable): where households are looked for */
void gocua_entry_fields_set_area (GocuaEntryFields *self, const GocuaId *area);

/** gocua_entry_fields_ask_new_household: as if "New household" had been picked from the suggestions. */
void gocua_entry_fields_ask_new_household (GocuaEntryFields *self);

G_END_DECLS

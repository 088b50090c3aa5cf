/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-selection-bar.h: how many households are selected, and what can be done with all of them. */
#pragma once

#include "app/gocua-session.h"
#include "app/widgets/gocua-work-bar.h"
#include "store/gocua-household-list.h"

G_BEGIN_DECLS

#define GOCUA_TYPE_SELECTION_BAR (gocua_selection_bar_get_type ())
G_DECLARE_FINAL_TYPE (GocuaSelectionBar, gocua_selection_bar, GOCUA, SELECTION_BAR, GtkWidget)

/** gocua_selection_bar_set_up: @list: what @selection selects of. @work: shows what takes long */
void gocua_selection_bar_set_up (GocuaSelectionBar *self,
                                 GocuaSession *session,
                                 GocuaHouseholdList *list,
                                 GtkSelectionModel *selection,
                                 GocuaWorkBar *work);

/** gocua_selection_bar_get_actions: Returns: (transfer none): "area", "team", "follow-up", "archive",
 * "restore", "clear", for whatever else offers them */
GActionGroup *gocua_selection_bar_get_actions (GocuaSelectionBar *self);

/** gocua_selection_bar_list_rows: Returns: (transfer full) (element-type gint64): row numbers of what is
 * selected, in the order of the list */
GArray *gocua_selection_bar_list_rows (GocuaSelectionBar *self);

/** gocua_selection_bar_popup: opens the menu, as the button does; nothing while less than two are selected.
 */
void gocua_selection_bar_popup (GocuaSelectionBar *self);

G_END_DECLS

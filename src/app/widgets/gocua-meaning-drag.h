/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-meaning-drag.h: what a column of a list means, dragged with the mouse. */
#pragma once

#include <gtk/gtk.h>

#include "roster/gocua-roster-field.h"

G_BEGIN_DECLS

/** GocuaMeaningGetFunc: what lies at @widget when a drag begins there. Returns: %FALSE for nothing to drag */
typedef gboolean (*GocuaMeaningGetFunc) (GtkWidget *widget, GocuaRosterField *field);

/** GocuaMeaningDropFunc: @field was let go on @widget. */
typedef void (*GocuaMeaningDropFunc) (GtkWidget *widget, GocuaRosterField field);

/** gocua_meaning_tile_new: Returns: (transfer floating): a tile with the title of @field, which can be
 * dragged */
GtkWidget *gocua_meaning_tile_new (GocuaRosterField field);

/** gocua_meaning_drag_from: lets a person drag from @widget what @get says, also where a button lies in it.
 */
void gocua_meaning_drag_from (GtkWidget *widget, GocuaMeaningGetFunc get);

/** gocua_meaning_drop_on: lets a person drop a meaning on @widget; nothing else can be dropped there. */
void gocua_meaning_drop_on (GtkWidget *widget, GocuaMeaningDropFunc drop);

G_END_DECLS

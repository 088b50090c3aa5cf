/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-column-chooser.h: the button at the end of the heads of the list, and what it remembers. */
#pragma once

#include "app/gocua-session.h"

G_BEGIN_DECLS

#define GOCUA_TYPE_COLUMN_CHOOSER (gocua_column_chooser_get_type ())
G_DECLARE_FINAL_TYPE (GocuaColumnChooser, gocua_column_chooser, GOCUA, COLUMN_CHOOSER, GtkWidget)

/*
 * Signals:
 * - "built" (): the columns were made anew, as at the start.
 */

/** gocua_column_chooser_set_view: the list of households that it is about. */
void gocua_column_chooser_set_view (GocuaColumnChooser *self, GtkColumnView *view, GocuaSession *session);

/** gocua_column_chooser_build: makes the columns for the campaign of the session, as they were kept. What a
 * person changes of them afterwards, here, at the heads or by dragging, is kept. */
void gocua_column_chooser_build (GocuaColumnChooser *self);

/** gocua_column_chooser_popup: opens the menu, as the button does. */
void gocua_column_chooser_popup (GocuaColumnChooser *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-meanwhile-watch.h: a line in a small dialog that says what somebody else changed meanwhile. */
#pragma once

#include <gtk/gtk.h>

#include "app/gocua-session.h"

G_BEGIN_DECLS

/**
 * gocua_meanwhile_watch_new:
 * @form: (transfer floating): what the dialog asks
 * @seen: (nullable): the area or team as the person saw it; %NULL for a new one, which nobody else can change
 *
 * Returns: (transfer floating): @form with the line above it, hidden until there is something to say
 */
GtkWidget *gocua_meanwhile_watch_new (GtkWidget *form, GocuaSession *session, const GocuaRecord *seen);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-preferences-window.h: language, text size, colours, who enters, and which campaign. */
#pragma once

#include <adwaita.h>

#include "app/gocua-session.h"

G_BEGIN_DECLS

#define GOCUA_TYPE_PREFERENCES_WINDOW (gocua_preferences_window_get_type ())
G_DECLARE_FINAL_TYPE (GocuaPreferencesWindow,
                      gocua_preferences_window,
                      GOCUA,
                      PREFERENCES_WINDOW,
                      AdwPreferencesWindow)

/** gocua_preferences_window_new: @session: (nullable): the open ward, for its campaign */
GtkWidget *gocua_preferences_window_new (GSettings *settings, GocuaSession *session);

G_END_DECLS

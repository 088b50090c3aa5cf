/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-carry-households-window.h: says for single households of an old ward to which new ward they go. */
#pragma once

#include <adwaita.h>

#include "app/gocua-session.h"
#include "core/gocua-unit.h"
#include "store/gocua-carry-choice.h"

G_BEGIN_DECLS

#define GOCUA_TYPE_CARRY_HOUSEHOLDS_WINDOW (gocua_carry_households_window_get_type ())
G_DECLARE_FINAL_TYPE (GocuaCarryHouseholdsWindow,
                      gocua_carry_households_window,
                      GOCUA,
                      CARRY_HOUSEHOLDS_WINDOW,
                      AdwWindow)

/* Signal "changed" (): some households were assigned, or are not any more. */

/**
 * gocua_carry_households_window_new:
 * @area: (nullable): whose households are shown; %NULL: those without an area
 * @name: what is shown of it
 * @successors: (element-type GocuaUnit): where they can go
 * @area_unit: (nullable): where the area goes, and with it all that are not assigned here
 * @choice: gets what is said of single households
 */
GtkWidget *gocua_carry_households_window_new (GocuaSession *session,
                                              const GocuaId *area,
                                              const char *name,
                                              GPtrArray *successors,
                                              GocuaUnit *area_unit,
                                              GocuaCarryChoice *choice);

/** gocua_carry_households_window_count: Returns: how many of its households are assigned by themselves */
guint gocua_carry_households_window_count (GocuaCarryHouseholdsWindow *self);

G_END_DECLS

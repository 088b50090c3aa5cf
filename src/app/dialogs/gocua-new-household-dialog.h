/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-new-household-dialog.h: adds a household that is not on the roster, in the middle of entering
 * results. */
#pragma once

#include <adwaita.h>

#include "app/gocua-session.h"
#include "store/gocua-households.h"

G_BEGIN_DECLS

#define GOCUA_TYPE_NEW_HOUSEHOLD_DIALOG (gocua_new_household_dialog_get_type ())
G_DECLARE_FINAL_TYPE (GocuaNewHouseholdDialog,
                      gocua_new_household_dialog,
                      GOCUA,
                      NEW_HOUSEHOLD_DIALOG,
                      AdwWindow)

/**
 * gocua_new_household_dialog_new:
 * @text: what was looked for: a house number goes into the address, anything else is the head's name
 * @area: (nullable): where it is, to begin with
 *
 * Signals: "added" (GocuaHouseholdRow *row) once the household is on the disk, or when the person has taken
 * one that is on the roster already; the row is only valid during the emission.
 */
GtkWindow *gocua_new_household_dialog_new (GocuaSession *session,
                                           GtkWindow *parent,
                                           const char *text,
                                           const GocuaId *area);

G_END_DECLS

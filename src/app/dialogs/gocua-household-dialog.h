/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-household-dialog.h: putting a household on the roster, or editing it. */
#pragma once

#include "app/dialogs/gocua-form-dialog.h"

G_BEGIN_DECLS

#define GOCUA_TYPE_HOUSEHOLD_DIALOG (gocua_household_dialog_get_type ())
G_DECLARE_FINAL_TYPE (GocuaHouseholdDialog, gocua_household_dialog, GOCUA, HOUSEHOLD_DIALOG, GocuaFormDialog)

/** gocua_household_dialog_new: @household: (nullable): the one to edit, %NULL for a new one */
GtkWidget *gocua_household_dialog_new (GocuaSession *session, const GocuaRecord *household);

G_END_DECLS

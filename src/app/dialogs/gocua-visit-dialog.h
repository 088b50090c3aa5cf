/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-visit-dialog.h: entering one visit, or correcting it. */
#pragma once

#include "app/dialogs/gocua-form-dialog.h"

G_BEGIN_DECLS

#define GOCUA_TYPE_VISIT_DIALOG (gocua_visit_dialog_get_type ())
G_DECLARE_FINAL_TYPE (GocuaVisitDialog, gocua_visit_dialog, GOCUA, VISIT_DIALOG, GocuaFormDialog)

/**
 * gocua_visit_dialog_new:
 * @session: with a campaign
 * @household: whom the visit is to
 * @visit: (nullable): the visit to correct, %NULL for a new one
 */
GtkWidget *
gocua_visit_dialog_new (GocuaSession *session, const GocuaRecord *household, const GocuaRecord *visit);

G_END_DECLS

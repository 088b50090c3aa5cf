/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-bulk-dialog.h: asks which area, which team, or which day, for many households at once. */
#pragma once

#include <adwaita.h>

#include "app/gocua-session.h"
#include "store/gocua-bulk.h"

G_BEGIN_DECLS

/** GocuaBulkChosen: what the person chose. @data: of gocua_bulk_dialog_show() */
typedef void (*GocuaBulkChosen) (const GocuaBulk *bulk, gpointer data);

/**
 * gocua_bulk_dialog_show:
 * @action: %GOCUA_BULK_AREA, %GOCUA_BULK_TEAM or %GOCUA_BULK_FOLLOW_UP
 * @n: how many households
 * @object: a #GObject that is kept until the dialog is closed, for @chosen
 */
void gocua_bulk_dialog_show (GtkWindow *parent,
                             GocuaSession *session,
                             GocuaBulkAction action,
                             guint n,
                             GocuaBulkChosen chosen,
                             gpointer object);

G_END_DECLS

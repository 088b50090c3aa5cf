/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-export-dialog.h: asks how the list is to be exported, and where to. */
#pragma once

#include <adwaita.h>

#include "app/gocua-export-job.h"

G_BEGIN_DECLS

/**
 * gocua_export_dialog_show:
 * @wish: (transfer full): what is to be written; the person says the rest
 * @may_phones: whether this account may take phone numbers out in full
 */
void gocua_export_dialog_show (GtkWindow *parent,
                               GocuaSession *session,
                               GocuaExportWish *wish,
                               gboolean may_phones,
                               GocuaWorkBar *bar);

G_END_DECLS

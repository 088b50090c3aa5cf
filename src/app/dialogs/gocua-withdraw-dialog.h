/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-withdraw-dialog.h: asking why a visit does not count any more. */
#pragma once

#include "app/gocua-session.h"

G_BEGIN_DECLS

/**
 * gocua_withdraw_dialog_present:
 * @parent: (nullable): the window it belongs to
 * @visit: the visit to withdraw, as the person sees it
 * @description: the visit in words
 *
 * Asks for the reason and commits the batch "visit.withdraw". Nothing is committed without a reason.
 */
void gocua_withdraw_dialog_present (GtkWindow *parent,
                                    GocuaSession *session,
                                    const GocuaRecord *visit,
                                    const char *description);

G_END_DECLS

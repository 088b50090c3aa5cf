/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sync-rows.h: the lines of the page “Sync”: an act that waits, and a change that was refused. */
#pragma once

#include <gtk/gtk.h>

#include "store/gocua-sync-store.h"

G_BEGIN_DECLS

/** gocua_sync_waiting_row_new: what was done, with what, by whom and when; can be activated when there is a
 * household to open. */
GtkWidget *gocua_sync_waiting_row_new (const GocuaWaitingBatch *batch);

/**
 * gocua_sync_refused_row_new:
 * @open, @offer_again: handlers of "clicked" of the two buttons, with @object, a #GObject
 *
 * Returns: what was refused, why, and the ways to mend it
 */
GtkWidget *gocua_sync_refused_row_new (const GocuaRejectedChange *rejected,
                                       GCallback open,
                                       GCallback offer_again,
                                       gpointer object);

G_END_DECLS

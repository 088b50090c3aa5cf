/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sync-head.h: where the ward stands towards the city's server, in one sentence, and what to do. */
#pragma once

#include <adwaita.h>

#include "sync/gocua-sync-standing.h"

G_BEGIN_DECLS

#define GOCUA_TYPE_SYNC_HEAD (gocua_sync_head_get_type ())
G_DECLARE_FINAL_TYPE (GocuaSyncHead, gocua_sync_head, GOCUA, SYNC_HEAD, GtkBox)

/*
 * Signals:
 * - "sync-now" ()
 * - "sign-in" (): the person wants to sign in again.
 */

/** gocua_sync_head_set_standing: @today: ISO date; @now_ms: for when it is tried again */
void gocua_sync_head_set_standing (GocuaSyncHead *self,
                                   const GocuaSyncStanding *standing,
                                   const char *today,
                                   gint64 now_ms);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sync-button.h: the small mark in the window that says whether entries are saved and sent; it opens
 * the page “Sync”. */
#pragma once

#include <adwaita.h>

#include "sync/gocua-sync-standing.h"

G_BEGIN_DECLS

#define GOCUA_TYPE_SYNC_BUTTON (gocua_sync_button_get_type ())
G_DECLARE_FINAL_TYPE (GocuaSyncButton, gocua_sync_button, GOCUA, SYNC_BUTTON, GtkButton)

/**
 * gocua_sync_button_set:
 * @standing: (nullable): where the ward stands; %NULL while nothing is known of a server
 * @is_saving: whether something is on its way to the disk; that comes first
 * @today: ISO date
 */
void gocua_sync_button_set (GocuaSyncButton *self,
                            const GocuaSyncStanding *standing,
                            gboolean is_saving,
                            const char *today);

/** gocua_sync_button_get_words: Returns: (transfer none): what it says, and what a screen reader reads */
const char *gocua_sync_button_get_words (GocuaSyncButton *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sync-settings.h: what a ward's file keeps of its server beside the state of sync. */
#pragma once

#include "store/gocua-types.h"

G_BEGIN_DECLS

/** GocuaSyncSettings: how the server is reached, and who this file is to it. */
typedef struct
{
  GocuaId device;      /* of the file; made with it */
  char *ca;            /* (nullable): PEM of the server's own authority */
  gboolean allow_http; /* plain http to another computer was asked for */
} GocuaSyncSettings;

/** gocua_sync_settings_read: Returns: (transfer full): on a thread that may use @db */
GocuaSyncSettings *gocua_sync_settings_read (GocuaDb *db);
void gocua_sync_settings_free (GocuaSyncSettings *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaSyncSettings, gocua_sync_settings_free)

/** gocua_sync_settings_write: keeps @ca (%NULL: none any more) and @allow_http. */
gboolean gocua_sync_settings_write (GocuaDb *db, const char *ca, gboolean allow_http, GError **error);

G_END_DECLS

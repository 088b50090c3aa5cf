/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sync-settings.c: what a ward's file keeps of its server beside the state of sync. */

#define G_LOG_DOMAIN "gocua-store"

#include "config.h"

#include "store/gocua-sync-settings.h"

#include "store/gocua-db.h"

#define META_CA         "sync.ca"
#define META_ALLOW_HTTP "sync.allow-http"

GocuaSyncSettings *
gocua_sync_settings_read (GocuaDb *db)
{
  GocuaSyncSettings *self;
  g_autofree char *allow = NULL;

  g_return_val_if_fail (db != NULL, NULL);

  self = g_new0 (GocuaSyncSettings, 1);
  allow = gocua_db_get_meta (db, META_ALLOW_HTTP);
  self->device = *gocua_db_get_device (db);
  self->ca = gocua_db_get_meta (db, META_CA);
  if (self->ca != NULL && *self->ca == '\0')
    g_clear_pointer (&self->ca, g_free);
  self->allow_http = g_strcmp0 (allow, "1") == 0;
  return self;
}

void
gocua_sync_settings_free (GocuaSyncSettings *self)
{
  if (self == NULL)
    return;
  g_free (self->ca);
  g_free (self);
}

gboolean
gocua_sync_settings_write (GocuaDb *db, const char *ca, gboolean allow_http, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);

  return gocua_db_set_meta (db, META_CA, ca != NULL ? ca : "", error) &&
         gocua_db_set_meta (db, META_ALLOW_HTTP, allow_http ? "1" : "0", error);
}

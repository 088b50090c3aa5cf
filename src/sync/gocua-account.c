/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-account.c: signing a ward's file in at its server, and out. */

#define G_LOG_DOMAIN "gocua-sync"

#include "config.h"

#include "sync/gocua-account.h"

#include <string.h>

#include "core/gocua-wipe.h"
#include "store/gocua-sync-settings.h"
#include "store/gocua-ward.h"
#include "sync/gocua-endpoint.h"
#include "sync/gocua-sync-error-private.h"

#define CA_MAX_BYTES   (1024 * 1024)
#define CA_MARK        "-----BEGIN CERTIFICATE-----"
#define SIGN_OUT_S     3
#define SIGN_OUT_STALL 3

static gboolean
read_ca_file (const char *path, char **pem, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info =
      g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  g_autofree char *text = NULL;

  if (info != NULL && g_file_info_get_size (info) <= CA_MAX_BYTES &&
      g_file_load_contents (file, NULL, &text, NULL, NULL, NULL) && strstr (text, CA_MARK) != NULL)
    {
      *pem = g_steal_pointer (&text);
      return TRUE;
    }
  gocua_sync_error_set (error, GOCUA_SYNC_ERROR_CA_FILE, NULL);
  return FALSE;
}

GocuaCredentials *
gocua_credentials_new (const char *server,
                       const char *account,
                       const char *password,
                       const char *ca_file,
                       gboolean allow_http,
                       GError **error)
{
  g_autoptr (GocuaCredentials) self = NULL;

  g_return_val_if_fail (server != NULL && account != NULL && password != NULL, NULL);

  self = g_new0 (GocuaCredentials, 1);
  self->account = g_strstrip (g_strdup (account));
  self->password = g_strdup (password);
  self->allow_http = allow_http;
  self->server = gocua_endpoint_normalize (server, allow_http, error);
  if (self->server == NULL || (ca_file != NULL && !read_ca_file (ca_file, &self->ca, error)))
    return NULL;
  return g_steal_pointer (&self);
}

void
gocua_credentials_free (GocuaCredentials *self)
{
  if (self == NULL)
    return;
  gocua_wipe_free (self->password);
  g_free (self->server);
  g_free (self->account);
  g_free (self->ca);
  g_free (self);
}

GocuaRemote *
gocua_credentials_open (const GocuaCredentials *self, GocuaClock *clock)
{
  GocuaRemote *remote = gocua_remote_new (clock);

  gocua_transport_set_server (gocua_remote_get_transport (remote), self->server);
  gocua_transport_set_ca (gocua_remote_get_transport (remote), self->ca);
  return remote;
}

typedef struct
{
  GocuaSyncSettings *settings;
  GocuaSyncState *state;
  char *ward;
} File;

static void
file_clear (File *self)
{
  gocua_sync_settings_free (self->settings);
  gocua_sync_state_free (self->state);
  g_free (self->ward);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (File, file_clear)

static gpointer
read_file_func (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  File *file = data;

  file->settings = gocua_sync_settings_read (db);
  file->ward = gocua_ward_get_unit_key (db);
  file->state = gocua_sync_read_state (db, error);
  return NULL;
}

static gboolean
read_file (const GocuaStoreRunner *runner, File *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) problem = NULL;

  runner->run (runner->user_data, read_file_func, file, FALSE, cancellable, &problem);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

typedef struct
{
  const GocuaCredentials *credentials;
  const GocuaSessionAnswer *answer;
} Keeping;

/* The token comes last: with it the rest is true. */
static gpointer
keep_func (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Keeping *keeping = data;
  const GocuaCredentials *credentials = keeping->credentials;
  const GocuaSessionAnswer *answer = keeping->answer;

  if (gocua_sync_settings_write (db, credentials->ca, credentials->allow_http, error))
    gocua_sync_sign_in (db, credentials->server, credentials->account, answer->display, answer->role,
                        answer->token, error);
  return NULL;
}

gboolean
gocua_account_keep (const GocuaStoreRunner *runner,
                    const GocuaCredentials *credentials,
                    const GocuaSessionAnswer *answer,
                    GError **error)
{
  Keeping keeping = { credentials, answer };
  g_autoptr (GError) problem = NULL;

  runner->run (runner->user_data, keep_func, &keeping, FALSE, NULL, &problem);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
has_ward (const GocuaSessionAnswer *answer, const char *ward)
{
  for (guint i = 0; i < answer->wards->len; i++)
    if (g_strcmp0 (((const GocuaSessionWard *) answer->wards->pdata[i])->ward, ward) == 0)
      return TRUE;
  return FALSE;
}

gboolean
gocua_account_sign_in (const GocuaStoreRunner *runner,
                       GocuaClock *clock,
                       const GocuaCredentials *credentials,
                       GCancellable *cancellable,
                       GError **error)
{
  g_auto (File) file = { 0 };
  g_autoptr (GocuaRemote) remote = NULL;
  g_autoptr (GocuaSessionAnswer) answer = NULL;

  g_return_val_if_fail (runner != NULL && clock != NULL && credentials != NULL, FALSE);

  if (!read_file (runner, &file, cancellable, error))
    return FALSE;
  remote = gocua_credentials_open (credentials, clock);
  gocua_transport_set_known_time (gocua_remote_get_transport (remote), file.state->last_ack_ms);
  answer = gocua_remote_sign_in (remote, credentials->account, credentials->password, &file.settings->device,
                                 cancellable, error);
  if (answer == NULL)
    return FALSE;
  if (has_ward (answer, file.ward))
    return gocua_account_keep (runner, credentials, answer, error);
  gocua_transport_set_token (gocua_remote_get_transport (remote), answer->token);
  gocua_remote_sign_out (remote, cancellable, NULL);
  gocua_sync_error_set (error, GOCUA_SYNC_ERROR_WARD, NULL);
  return FALSE;
}

static gpointer
sign_out_func (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gocua_sync_sign_out (db, error);
  return NULL;
}

static void
end_session (GocuaClock *clock, const File *file, GCancellable *cancellable)
{
  g_autoptr (GocuaRemote) remote = gocua_remote_new (clock);
  GocuaTransport *transport = gocua_remote_get_transport (remote);
  g_autoptr (GError) problem = NULL;

  gocua_transport_set_server (transport, file->state->server);
  gocua_transport_set_ca (transport, file->settings->ca);
  gocua_transport_set_token (transport, file->state->token);
  gocua_transport_set_patience (transport, SIGN_OUT_S, SIGN_OUT_STALL);
  if (!gocua_remote_sign_out (remote, cancellable, &problem))
    g_debug ("the session was not ended at the server: %s", problem->message);
}

gboolean
gocua_account_sign_out (const GocuaStoreRunner *runner,
                        GocuaClock *clock,
                        GCancellable *cancellable,
                        GError **error)
{
  g_auto (File) file = { 0 };
  g_autoptr (GError) problem = NULL;

  g_return_val_if_fail (runner != NULL && clock != NULL, FALSE);

  if (!read_file (runner, &file, cancellable, error))
    return FALSE;
  if (file.state->server != NULL && file.state->token != NULL)
    end_session (clock, &file, cancellable);
  runner->run (runner->user_data, sign_out_func, NULL, FALSE, NULL, &problem);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* Somebody may have signed in while the answer was on its way. */
static gpointer
drop_token_func (GocuaDb *db, gpointer token, GCancellable *cancellable, GError **error)
{
  g_autoptr (GocuaSyncState) state = gocua_sync_read_state (db, error);

  if (state != NULL && g_strcmp0 (state->token, token) == 0)
    gocua_sync_drop_token (db, error);
  return NULL;
}

void
gocua_account_note_error (const GocuaStoreRunner *runner, const char *token, const GError *error)
{
  if (g_error_matches (error, GOCUA_SYNC_ERROR, GOCUA_SYNC_ERROR_SIGN_IN) ||
      g_error_matches (error, GOCUA_SYNC_ERROR, GOCUA_SYNC_ERROR_REVOKED))
    runner->run (runner->user_data, drop_token_func, (gpointer) token, FALSE, NULL, NULL);
}

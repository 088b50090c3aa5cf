/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-remote.c: the calls of the protocol (see wire/PROTOCOL.md), each a function. */

#define G_LOG_DOMAIN "gocua-sync"

#include "config.h"

#include "sync/gocua-remote.h"

#include <string.h>

#include "core/gocua-wipe.h"
#include "sync/gocua-sync-error-private.h"

struct _GocuaRemote
{
  GocuaTransport *transport;
  char *ward; /* percent-encoded */
  GocuaId new_epoch;
  gint64 retry_after_s;
  gint64 took_ms;
  gsize received_bytes;
};

GocuaRemote *
gocua_remote_new (GocuaClock *clock)
{
  GocuaRemote *self = g_new0 (GocuaRemote, 1);

  self->transport = gocua_transport_new (clock);
  return self;
}

void
gocua_remote_free (GocuaRemote *self)
{
  if (self == NULL)
    return;
  gocua_transport_free (self->transport);
  g_free (self->ward);
  g_free (self);
}

GocuaTransport *
gocua_remote_get_transport (GocuaRemote *self)
{
  return self->transport;
}

void
gocua_remote_set_ward (GocuaRemote *self, const char *ward)
{
  g_free (self->ward);
  self->ward = g_uri_escape_string (ward, "@", FALSE);
}

const GocuaId *
gocua_remote_get_new_epoch (GocuaRemote *self)
{
  return &self->new_epoch;
}

gint64
gocua_remote_get_retry_after (GocuaRemote *self)
{
  return self->retry_after_s;
}

gint64
gocua_remote_get_took_ms (GocuaRemote *self)
{
  return self->took_ms;
}

gsize
gocua_remote_get_received_bytes (GocuaRemote *self)
{
  return self->received_bytes;
}

static void
set_refusal (GocuaRemote *self, const GocuaReply *reply, GError **error)
{
  g_autoptr (GocuaWireProblem) problem =
      gocua_wire_problem_from_json ((const char *) reply->body->data, reply->body->len);

  if (problem == NULL)
    {
      gocua_sync_error_set (error, reply->status >= 500 ? GOCUA_SYNC_ERROR_BUSY : GOCUA_SYNC_ERROR_PROTOCOL,
                            NULL);
      return;
    }
  g_debug ("%u %s: %s", reply->status, problem->code, problem->detail != NULL ? problem->detail : "");
  self->new_epoch = problem->epoch;
  gocua_sync_error_set_problem (error, problem);
}

/* An answer that says yes, or an error. */
static GocuaReply *
accept_reply (GocuaRemote *self, GocuaReply *taken, GError **error)
{
  g_autoptr (GocuaReply) reply = taken;

  if (reply == NULL)
    return NULL;
  self->retry_after_s = reply->retry_after_s;
  self->took_ms = reply->took_ms;
  self->received_bytes = reply->body->len;
  memset (&self->new_epoch, 0, sizeof self->new_epoch);
  if (reply->status / 100 == 2)
    return g_steal_pointer (&reply);
  set_refusal (self, reply, error);
  return NULL;
}

static GocuaReply *
send_request (GocuaRemote *self,
              const char *method,
              const char *path,
              const GocuaBody *body,
              GCancellable *cancellable,
              GError **error)
{
  GocuaReply *reply = gocua_transport_send (self->transport, method, path, body, cancellable, error);

  return accept_reply (self, reply, error);
}

/* What is not even JSON was damaged on the way; another shape comes from another version. */
static void
set_unreadable (const GError *problem, GError **error)
{
  gboolean syntax = g_error_matches (problem, GOCUA_WIRE_ERROR, GOCUA_WIRE_ERROR_SYNTAX);

  g_debug ("the answer can't be read: %s", problem->message);
  gocua_sync_error_set (error, syntax ? GOCUA_SYNC_ERROR_INTERRUPTED : GOCUA_SYNC_ERROR_PROTOCOL, NULL);
}

static const char *
get_text (const GocuaReply *reply)
{
  return reply->body->len > 0 ? (const char *) reply->body->data : "";
}

static void
wipe_string (GString *text)
{
  gocua_wipe (text->str);
  g_string_free (text, TRUE);
}

/* It goes into a header as it is. */
static gboolean
is_token (const char *token)
{
  return token != NULL && *token != '\0' &&
         strspn (token, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~+/=") ==
             strlen (token);
}

GocuaSessionAnswer *
gocua_remote_sign_in (GocuaRemote *self,
                      const char *account,
                      const char *password,
                      const GocuaId *device,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (GocuaSignIn) sign_in = g_new0 (GocuaSignIn, 1);
  g_autoptr (GocuaReply) reply = NULL;
  g_autoptr (GocuaSessionAnswer) answer = NULL;
  g_autoptr (GError) problem = NULL;
  g_autoptr (GocuaBody) body = NULL;
  GString *text;

  sign_in->account = g_strdup (account);
  sign_in->password = g_strdup (password);
  sign_in->device = *device;
  sign_in->name = g_strdup (g_get_host_name ());
  text = gocua_sign_in_to_json (sign_in);
  body = gocua_body_new (text->str, text->len);
  wipe_string (text);
  reply = send_request (self, "POST", "/v1/sessions", body, cancellable, error);
  if (reply == NULL)
    return NULL;
  answer = gocua_session_answer_from_json (get_text (reply), reply->body->len, &problem);
  if (answer != NULL && is_token (answer->token))
    return g_steal_pointer (&answer);
  if (problem != NULL)
    set_unreadable (problem, error);
  else
    gocua_sync_error_set (error, GOCUA_SYNC_ERROR_PROTOCOL, NULL);
  return NULL;
}

gboolean
gocua_remote_sign_out (GocuaRemote *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GocuaReply) reply =
      send_request (self, "DELETE", "/v1/sessions/current", NULL, cancellable, error);

  return reply != NULL;
}

GocuaBody *
gocua_remote_prepare_push (const GocuaId *epoch, GPtrArray *changes)
{
  g_autoptr (GString) text = gocua_push_to_json (gocua_id_is_null (epoch) ? NULL : epoch, changes);

  return gocua_body_new (text->str, text->len);
}

GocuaRequest *
gocua_remote_start_push (GocuaRemote *self, const GocuaBody *body)
{
  g_autofree char *path = g_strdup_printf ("/v1/wards/%s/changes", self->ward);

  return gocua_transport_start (self->transport, "POST", path, body, 0);
}

GocuaPushAnswer *
gocua_remote_finish_push (GocuaRemote *self, GocuaRequest *request, guint n_changes, GError **error)
{
  g_autoptr (GocuaReply) reply = accept_reply (self, gocua_request_finish (request, error), error);
  g_autoptr (GError) problem = NULL;
  GocuaPushAnswer *answer;

  if (reply == NULL)
    return NULL;
  answer = gocua_push_answer_from_json (get_text (reply), reply->body->len, n_changes, &problem);
  if (answer == NULL)
    set_unreadable (problem, error);
  return answer;
}

GocuaPushAnswer *
gocua_remote_push (GocuaRemote *self,
                   const GocuaId *epoch,
                   GPtrArray *changes,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (GocuaBody) body = gocua_remote_prepare_push (epoch, changes);
  GocuaRequest *request = gocua_remote_start_push (self, body);

  gocua_transport_drive (self->transport, request, -1, FALSE, cancellable);
  return gocua_remote_finish_push (self, request, changes->len, error);
}

GocuaRequest *
gocua_remote_start_pull (GocuaRemote *self, const GocuaPull *pull)
{
  g_autoptr (GString) path = g_string_new (NULL);
  char epoch[GOCUA_ID_STRING_SIZE];

  g_string_printf (path, "/v1/wards/%s/changes?after=%" G_GINT64_FORMAT "&limit=%u", self->ward, pull->after,
                   pull->limit);
  if (pull->until > 0)
    g_string_append_printf (path, "&until=%" G_GINT64_FORMAT, pull->until);
  if (pull->wait_s > 0)
    g_string_append_printf (path, "&wait=%u", pull->wait_s);
  if (!gocua_id_is_null (pull->epoch))
    g_string_append_printf (path, "&epoch=%s", gocua_id_format (pull->epoch, epoch));
  return gocua_transport_start (self->transport, "GET", path->str, NULL, pull->wait_s);
}

GocuaFeed *
gocua_remote_finish_pull (GocuaRemote *self, GocuaRequest *request, GError **error)
{
  g_autoptr (GocuaReply) reply = accept_reply (self, gocua_request_finish (request, error), error);
  g_autoptr (GError) problem = NULL;
  GocuaFeed *feed;

  if (reply == NULL)
    return NULL;
  feed = gocua_feed_from_json (get_text (reply), reply->body->len, &problem);
  if (feed == NULL)
    set_unreadable (problem, error);
  return feed;
}

GocuaDigestList *
gocua_remote_digests (GocuaRemote *self, gint64 from, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = g_strdup_printf ("/v1/wards/%s/digests?from=%" G_GINT64_FORMAT, self->ward, from);
  g_autoptr (GocuaReply) reply = send_request (self, "GET", path, NULL, cancellable, error);
  g_autoptr (GError) problem = NULL;
  GocuaDigestList *list;

  if (reply == NULL)
    return NULL;
  list = gocua_digest_list_from_json (get_text (reply), reply->body->len, &problem);
  if (list == NULL)
    set_unreadable (problem, error);
  return list;
}

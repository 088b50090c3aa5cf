/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-server-sessions.c: signing in and out. */

#define G_LOG_DOMAIN "gocua-server"

#include "config.h"

#include <sodium.h>
#include <string.h>

#include "server/gocua-server-fault.h"
#include "server/gocua-server-handler.h"
#include "server/gocua-server-pg.h"
#include "server/gocua-server-secret.h"
#include "wire/gocua-json-text.h"

#define MAX_ACCOUNT 64

/* Accounts are written in small letters, and people write them as they like. What can't be one is looked up
 * like any other, so that it takes as long. */
static char *
normalize_account (const char *account)
{
  g_autofree char *lower = g_utf8_strdown (account, -1);

  g_strstrip (lower);
  return g_utf8_substring (lower, 0, MIN (g_utf8_strlen (lower, -1), MAX_ACCOUNT));
}

static gboolean
ask_for_salt (const GocuaRequest *request,
              const char *account,
              guint8 salt[GOCUA_SALT_SIZE],
              GocuaAnswer *answer,
              GError **error)
{
  const GocuaQuery query = GOCUA_QUERY (GOCUA_STATEMENT_BEGIN_SIGN_IN, account, request->peer);
  g_autoptr (GocuaResult) result = gocua_pg_run_one (&query, error);
  const char *hex;
  gsize length = 0;

  if (result == NULL)
    return FALSE;
  answer->retry_after = (guint) atoi (PQgetvalue (result, 0, 0));
  if (answer->retry_after > 0)
    return gocua_fault_set (error, GOCUA_FAULT_SLOW_DOWN, NULL);
  hex = PQgetvalue (result, 0, 1);
  if (sodium_hex2bin (salt, GOCUA_SALT_SIZE, hex, strlen (hex), NULL, &length, NULL) != 0 ||
      length != GOCUA_SALT_SIZE)
    return gocua_fault_set (error, GOCUA_FAULT_INTERNAL, NULL);
  return TRUE;
}

/* The database keeps arrays; JSON is a form of them that needs no second parser here. */
static gboolean
add_wards (GocuaSessionAnswer *answer, const char *wards, const char *names)
{
  g_autoptr (cJSON) keys = cJSON_Parse (wards);
  g_autoptr (cJSON) labels = cJSON_Parse (names);
  int n = cJSON_GetArraySize (keys);

  if (n != cJSON_GetArraySize (labels))
    return FALSE;
  for (int i = 0; i < n; i++)
    gocua_session_answer_add_ward (answer, cJSON_GetStringValue (cJSON_GetArrayItem (keys, i)),
                                   cJSON_GetStringValue (cJSON_GetArrayItem (labels, i)));
  return TRUE;
}

static gboolean
fill_in (GocuaAnswer *answer, const GocuaResult *result, const char *token, GError **error)
{
  g_autoptr (GocuaSessionAnswer) session = NULL;
  const char *code = gocua_pg_get (result, 0, 0);

  if (g_strcmp0 (code, "ok") != 0)
    return gocua_fault_set (error, gocua_fault_from_code (code), NULL);
  session = gocua_session_answer_new ();
  session->token = g_strdup (token);
  session->role = g_strdup (PQgetvalue (result, 0, 1));
  session->display = g_strdup (PQgetvalue (result, 0, 2));
  if (!add_wards (session, PQgetvalue (result, 0, 3), PQgetvalue (result, 0, 4)))
    return gocua_fault_set (error, GOCUA_FAULT_INTERNAL, NULL);
  gocua_answer_set (answer, 201, gocua_session_answer_to_json (session));
  return TRUE;
}

static gboolean
make_session (const GocuaRequest *request,
              const GocuaSignIn *sign_in,
              const char *account,
              const guint8 key[GOCUA_KEY_SIZE],
              GocuaAnswer *answer,
              GError **error)
{
  char token[GOCUA_TOKEN_LENGTH + 1];
  char hex[2 * GOCUA_KEY_SIZE + 1], days[16], device[GOCUA_ID_STRING_SIZE];
  g_autofree char *hash = NULL;
  g_autofree char *name = g_utf8_substring (sign_in->name, 0, MIN (g_utf8_strlen (sign_in->name, -1), 100));
  g_autoptr (GocuaResult) result = NULL;
  gboolean good;

  gocua_token_new (token);
  hash = gocua_token_hash (token);
  sodium_bin2hex (hex, sizeof hex, key, GOCUA_KEY_SIZE);
  g_snprintf (days, sizeof days, "%u", request->config->session_days);
  gocua_id_format (&sign_in->device, device);
  {
    const GocuaQuery query =
        GOCUA_QUERY (GOCUA_STATEMENT_SIGN_IN, account, request->peer, hex, hash, device, name, days);

    result = gocua_pg_run_one (&query, error);
  }
  good = result != NULL && fill_in (answer, result, token, error);
  gocua_secret_wipe (token, sizeof token);
  gocua_secret_wipe (hex, sizeof hex);
  return good;
}

gboolean
gocua_handle_sign_in (const GocuaRequest *request, GocuaAnswer *answer, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GocuaSignIn) sign_in =
      gocua_sign_in_from_json (request->body->str, request->body->len, &problem);
  g_autofree char *account = NULL;
  guint8 salt[GOCUA_SALT_SIZE], key[GOCUA_KEY_SIZE];
  gboolean good;

  if (sign_in == NULL)
    return gocua_fault_set_wire (error, problem);
  account = normalize_account (sign_in->account);
  if (!ask_for_salt (request, account, salt, answer, error))
    return FALSE;
  if (!gocua_secret_derive (sign_in->password, salt, key))
    return gocua_fault_set (error, GOCUA_FAULT_UNAVAILABLE, "memory");
  good = make_session (request, sign_in, account, key, answer, error);
  gocua_secret_wipe (key, sizeof key);
  return good;
}

gboolean
gocua_handle_sign_out (const GocuaRequest *request, GocuaAnswer *answer, GError **error)
{
  const GocuaQuery queries[] = {
    GOCUA_QUERY (GOCUA_STATEMENT_SESSION, request->session, ""),
    GOCUA_QUERY_PLAIN (GOCUA_STATEMENT_SIGN_OUT),
  };
  g_autoptr (GocuaResult) set = NULL;
  g_autoptr (GocuaResult) result = NULL;
  GocuaResult *results[2];
  const char *code;

  if (!gocua_pg_run (queries, G_N_ELEMENTS (queries), results, error))
    return FALSE;
  set = results[0];
  result = results[1];
  code = gocua_pg_get (result, 0, 0);
  if (g_strcmp0 (code, "ok") != 0)
    return gocua_fault_set (error, gocua_fault_from_code (code), NULL);
  answer->status = 204;
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sync-error.c: what can go wrong between a store and the server, each with its own sentence. */

#define G_LOG_DOMAIN "gocua-sync"

#include "config.h"

#include "sync/gocua-sync-error.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

#include "store/gocua-db-error.h"
#include "sync/gocua-sync-error-private.h"

G_DEFINE_QUARK (gocua - sync - error - quark, gocua_sync_error)

#define KEPT N_ ("Everything you entered is saved on this computer.")

/* What happened, and what to do. What was kept stands between the two, unless nothing could be lost. */
typedef struct
{
  const char *what;
  const char *todo; /* (nullable) */
  gboolean says_kept;
  gboolean passes; /* by itself */
  GocuaSyncRemedy remedy;
} Words;

static const Words words[GOCUA_SYNC_N_ERRORS] = {
  [GOCUA_SYNC_ERROR_OFFLINE] = { N_ ("The server can’t be reached now."),
                                 N_ ("It is sent by itself when the connection is back."), TRUE, TRUE,
                                 GOCUA_SYNC_REMEDY_TRY_AGAIN },
  [GOCUA_SYNC_ERROR_INTERRUPTED] = { N_ ("The connection to the server broke off."),
                                     N_ ("Sending goes on by itself where it stopped."), TRUE, TRUE,
                                     GOCUA_SYNC_REMEDY_TRY_AGAIN },
  [GOCUA_SYNC_ERROR_NOT_SERVER] = { N_ ("Something else answered in place of the server, perhaps the sign-in "
                                        "page of this network. Nothing of its answer was used."),
                                    N_ ("Open a web browser and sign in to the network, or ask who looks "
                                        "after it. Also check the address of the server."),
                                    TRUE, TRUE, GOCUA_SYNC_REMEDY_TRY_AGAIN },
  [GOCUA_SYNC_ERROR_PROXY] = { N_ ("The network’s proxy does not let the connection to the server pass."),
                               N_ ("Check the proxy in the network settings of this computer."), TRUE, TRUE,
                               GOCUA_SYNC_REMEDY_TRY_AGAIN },
  [GOCUA_SYNC_ERROR_BUSY] = { N_ ("The server is busy or being looked after."),
                              N_ ("It is tried again by itself in a while."), TRUE, TRUE,
                              GOCUA_SYNC_REMEDY_TRY_AGAIN },

  [GOCUA_SYNC_ERROR_CERT_EXPIRED] = { N_ ("The server’s certificate has expired, so nothing was sent to it."),
                                      N_ ("If this date is right, ask the administrator of the server to "
                                          "renew it."),
                                      TRUE, FALSE, GOCUA_SYNC_REMEDY_ASK },
  [GOCUA_SYNC_ERROR_CERT_NOT_YET] = { N_ ("The server’s certificate is not valid yet, so nothing was sent to "
                                          "it."),
                                      N_ ("Check the date of this computer; if it is right, ask the "
                                          "administrator of the server."),
                                      TRUE, FALSE, GOCUA_SYNC_REMEDY_SET_CLOCK },
  [GOCUA_SYNC_ERROR_CERT_CLOCK] = { N_ ("The clock of this computer is wrong, so the server’s certificate "
                                        "can’t be checked and nothing was sent."),
                                    N_ ("Set date and time of this computer, then try again."), TRUE, FALSE,
                                    GOCUA_SYNC_REMEDY_SET_CLOCK },
  [GOCUA_SYNC_ERROR_CERT_HOST] = { N_ ("The certificate that was shown belongs to another server, so nothing "
                                       "was sent."),
                                   N_ ("Check the address of the server. If it is right, ask its "
                                       "administrator."),
                                   TRUE, FALSE, GOCUA_SYNC_REMEDY_ASK },
  [GOCUA_SYNC_ERROR_CERT_ISSUER] = { N_ ("The server’s certificate comes from an authority that this "
                                         "computer does not know, so nothing was sent."),
                                     N_ ("If the city has an authority of its own, sign in again with its CA "
                                         "file. Otherwise ask the administrator of the server."),
                                     TRUE, FALSE, GOCUA_SYNC_REMEDY_ASK },
  [GOCUA_SYNC_ERROR_CERT_OTHER] = { N_ ("A secure connection to the server could not be made, so nothing was "
                                        "sent."),
                                    N_ ("Check the address of the server. If it is right, ask its "
                                        "administrator."),
                                    TRUE, FALSE, GOCUA_SYNC_REMEDY_ASK },
  [GOCUA_SYNC_ERROR_CA_FILE] = { N_ ("The CA file can’t be read, or there is no certificate in it."),
                                 N_ ("Choose the file (PEM) that the administrator of the server gave you."),
                                 FALSE, FALSE, GOCUA_SYNC_REMEDY_SIGN_IN },

  [GOCUA_SYNC_ERROR_ADDRESS] = { N_ ("This is not the address of a server."),
                                 N_ ("It looks like https://gocua.example.vn."), FALSE, FALSE,
                                 GOCUA_SYNC_REMEDY_SIGN_IN },
  [GOCUA_SYNC_ERROR_PLAIN_HTTP] = { N_ ("With http anyone on the way could read names and addresses, so "
                                        "nothing is sent to another computer that way."),
                                    N_ ("Write https:// in front of the address."), FALSE, FALSE,
                                    GOCUA_SYNC_REMEDY_SIGN_IN },
  [GOCUA_SYNC_ERROR_PASSWORD] = { N_ ("The account or the password is wrong, or the account was closed."),
                                  N_ ("Try again, or ask the administrator of the server for a new "
                                      "password."),
                                  FALSE, FALSE, GOCUA_SYNC_REMEDY_SIGN_IN },
  [GOCUA_SYNC_ERROR_SIGN_IN] = { N_ ("The server does not know this computer’s sign-in any more."),
                                 N_ ("Sign in again; what waits is sent then."), TRUE, FALSE,
                                 GOCUA_SYNC_REMEDY_SIGN_IN },
  [GOCUA_SYNC_ERROR_REVOKED] = { N_ ("The administrator has taken this computer’s access to the server "
                                     "away."),
                                 N_ ("Ask the administrator, then sign in again."), TRUE, FALSE,
                                 GOCUA_SYNC_REMEDY_SIGN_IN },
  [GOCUA_SYNC_ERROR_WARD] = { N_ ("This account has no access to this ward at the server."),
                              N_ ("Sign in with an account of this ward, or ask the administrator of the "
                                  "server."),
                              TRUE, FALSE, GOCUA_SYNC_REMEDY_SIGN_IN },
  [GOCUA_SYNC_ERROR_ROLE] = { N_ ("This account may read at the server, but not send anything."),
                              N_ ("Sign in with an account that may, or ask the administrator of the "
                                  "server."),
                              TRUE, FALSE, GOCUA_SYNC_REMEDY_SIGN_IN },
  [GOCUA_SYNC_ERROR_SIGNED_OUT] = { N_ ("Nobody is signed in to a server."),
                                    N_ ("Sign in; what waits is sent then."), TRUE, FALSE,
                                    GOCUA_SYNC_REMEDY_SIGN_IN },

  [GOCUA_SYNC_ERROR_TOO_OLD] = { N_ ("The server needs a newer version of this program."),
                                 N_ ("You can go on working; it is sent after the update. Ask who looks "
                                     "after "
                                     "this computer for it."),
                                 TRUE, FALSE, GOCUA_SYNC_REMEDY_UPDATE },
  [GOCUA_SYNC_ERROR_PROTOCOL] = { N_ ("This program and the server do not understand each other."),
                                  N_ ("Tell the administrator of the server; perhaps one of the two needs an "
                                      "update."),
                                  TRUE, FALSE, GOCUA_SYNC_REMEDY_ASK },
  [GOCUA_SYNC_ERROR_TOO_LARGE] = { N_ ("The server did not take so much at once."),
                                   N_ ("It is tried again by itself in smaller pieces."), TRUE, TRUE,
                                   GOCUA_SYNC_REMEDY_TRY_AGAIN },
  [GOCUA_SYNC_ERROR_DIFFERS] = { N_ ("This computer and the server do not hold the same records, and "
                                     "fetching them again did not help."),
                                 N_ ("Go on working, and tell the administrator of the server."), TRUE, FALSE,
                                 GOCUA_SYNC_REMEDY_ASK },
  [GOCUA_SYNC_ERROR_LIBRARY] = { N_ ("A part of this program that connects to servers (libcurl) is missing "
                                     "on "
                                     "this computer or damaged, so nothing was sent."),
                                 N_ ("Ask who looks after this computer to install it again; what waits is "
                                     "sent then."),
                                 TRUE, FALSE, GOCUA_SYNC_REMEDY_ASK },
  [GOCUA_SYNC_ERROR_EPOCH] = { N_ ("The server was restored from a backup."),
                               N_ ("What it lost is sent to it again by itself."), TRUE, TRUE,
                               GOCUA_SYNC_REMEDY_TRY_AGAIN },
};

/* The codes of the protocol (see PROTOCOL.md). Where @what is left out, the sentence of @error fits. */
static const struct
{
  const char *code;
  GocuaSyncError error;
  const char *what;
} problems[] = {
  { "bad-request", GOCUA_SYNC_ERROR_PROTOCOL, NULL },
  { "bad-json", GOCUA_SYNC_ERROR_INTERRUPTED, N_ ("What was sent reached the server damaged.") },
  { "wrong-password", GOCUA_SYNC_ERROR_PASSWORD, NULL },
  { "token-missing", GOCUA_SYNC_ERROR_SIGN_IN, NULL },
  { "token-invalid", GOCUA_SYNC_ERROR_SIGN_IN, NULL },
  { "token-expired", GOCUA_SYNC_ERROR_SIGN_IN, N_ ("Your sign-in at the server has expired.") },
  { "device-revoked", GOCUA_SYNC_ERROR_REVOKED, NULL },
  { "ward-not-yours", GOCUA_SYNC_ERROR_WARD, NULL },
  { "role-may-not", GOCUA_SYNC_ERROR_ROLE, NULL },
  { "not-found", GOCUA_SYNC_ERROR_PROTOCOL, N_ ("The server does not know what this program asked for.") },
  { "method-not-allowed", GOCUA_SYNC_ERROR_PROTOCOL, NULL },
  { "timeout", GOCUA_SYNC_ERROR_INTERRUPTED, N_ ("The line is so slow that the server stopped waiting.") },
  { "epoch-changed", GOCUA_SYNC_ERROR_EPOCH, NULL },
  { "too-large", GOCUA_SYNC_ERROR_TOO_LARGE, NULL },
  { "too-many-changes", GOCUA_SYNC_ERROR_TOO_LARGE, NULL },
  { "unsupported-type", GOCUA_SYNC_ERROR_PROTOCOL, NULL },
  { "client-too-old", GOCUA_SYNC_ERROR_TOO_OLD, NULL },
  { "slow-down", GOCUA_SYNC_ERROR_BUSY, N_ ("The server asks to wait a while before the next try.") },
  { "header-too-large", GOCUA_SYNC_ERROR_PROTOCOL, NULL },
  { "internal", GOCUA_SYNC_ERROR_BUSY,
    N_ ("Something went wrong in the server; its administrator can see it "
        "there.") },
  { "unavailable", GOCUA_SYNC_ERROR_BUSY, N_ ("The server can’t reach its database now.") },
};

static void
set_words (GError **error, GocuaSyncError code, const char *what, const char *more)
{
  const Words *own = &words[code];
  GString *text = g_string_new (_ (what != NULL ? what : own->what));

  if (more != NULL)
    g_string_append_printf (text, " %s", more);
  if (own->says_kept)
    g_string_append_printf (text, " %s", _ (KEPT));
  if (own->todo != NULL)
    g_string_append_printf (text, " %s", _ (own->todo));
  g_set_error_literal (error, GOCUA_SYNC_ERROR, (int) code, text->str);
  g_string_free (text, TRUE);
}

void
gocua_sync_error_set (GError **error, GocuaSyncError code, const char *more)
{
  g_return_if_fail (code < GOCUA_SYNC_N_ERRORS);

  set_words (error, code, NULL, more);
}

static GocuaSyncError
guess_from_status (guint status)
{
  if (status == 401)
    return GOCUA_SYNC_ERROR_SIGN_IN;
  if (status == 426)
    return GOCUA_SYNC_ERROR_TOO_OLD;
  return status >= 500 || status == 429 ? GOCUA_SYNC_ERROR_BUSY : GOCUA_SYNC_ERROR_PROTOCOL;
}

void
gocua_sync_error_set_problem (GError **error, const GocuaWireProblem *problem)
{
  for (gsize i = 0; i < G_N_ELEMENTS (problems); i++)
    if (g_strcmp0 (problem->code, problems[i].code) == 0)
      {
        set_words (error, problems[i].error, problems[i].what, NULL);
        return;
      }
  gocua_sync_error_set (error, guess_from_status (problem->status), NULL);
}

gboolean
gocua_sync_error_knows_problem (const char *code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (problems); i++)
    if (g_strcmp0 (code, problems[i].code) == 0)
      return TRUE;
  return FALSE;
}

GocuaSyncRemedy
gocua_sync_error_get_remedy (const GError *error)
{
  if (error == NULL)
    return GOCUA_SYNC_REMEDY_NONE;
  if (g_error_matches (error, GOCUA_DB_ERROR, GOCUA_DB_ERROR_FULL) ||
      g_error_matches (error, GOCUA_DB_ERROR, GOCUA_DB_ERROR_IO))
    return GOCUA_SYNC_REMEDY_DISK;
  if (error->domain != GOCUA_SYNC_ERROR)
    return GOCUA_SYNC_REMEDY_TRY_AGAIN;
  return words[error->code].remedy;
}

gboolean
gocua_sync_error_passes (const GError *error)
{
  if (g_error_matches (error, GOCUA_DB_ERROR, GOCUA_DB_ERROR_BUSY) ||
      g_error_matches (error, GOCUA_DB_ERROR, GOCUA_DB_ERROR_EPOCH))
    return TRUE;
  return error != NULL && error->domain == GOCUA_SYNC_ERROR && words[error->code].passes;
}

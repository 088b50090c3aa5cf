/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-transport-failure.c: why there was no answer, as one of our own errors. */

#define G_LOG_DOMAIN "gocua-sync"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/gocua-date.h"
#include "sync/gocua-transport-private.h"

/* X509_V_ERR_* of OpenSSL, whose numbers are part of its interface: x509_vfy.h. */
enum
{
  VERIFY_NO_ISSUER_CRL = 3,
  VERIFY_NOT_YET_VALID = 9,
  VERIFY_EXPIRED = 10,
  VERIFY_SELF_SIGNED = 18,
  VERIFY_SELF_SIGNED_IN_CHAIN = 19,
  VERIFY_NO_LOCAL_ISSUER = 20,
  VERIFY_NO_LEAF_SIGNATURE = 21,
  VERIFY_HOST = 62,
  VERIFY_ADDRESS = 64,
};

/* The person at the desk can see at a glance whether this is today. */
static char *
say_today (gint64 now_ms)
{
  g_autofree char *today = gocua_date_from_ms (now_ms);
  g_autofree char *shown = gocua_date_format (today);

  /* Translators: a date */
  return g_strdup_printf (_ ("This computer’s date is %s."), shown);
}

/* A clock that is behind makes a certificate look too young, but none look expired that is not. One that is
 * ahead shows in nothing but the date. */
static void
set_validity (const GocuaFailure *self, GError **error)
{
  g_autofree char *today = say_today (self->now_ms);

  if (self->verify_result == VERIFY_EXPIRED)
    gocua_sync_error_set (error, GOCUA_SYNC_ERROR_CERT_EXPIRED, today);
  else if (self->now_ms < self->known_ms)
    gocua_sync_error_set (error, GOCUA_SYNC_ERROR_CERT_CLOCK, today);
  else
    gocua_sync_error_set (error, GOCUA_SYNC_ERROR_CERT_NOT_YET, today);
}

/* OpenSSL gives the host no verify result of its own: libcurl looks at the names. */
static void
set_certificate (const GocuaFailure *self, GError **error)
{
  switch (self->verify_result)
    {
    case VERIFY_EXPIRED:
    case VERIFY_NOT_YET_VALID:
      set_validity (self, error);
      return;
    case VERIFY_SELF_SIGNED:
    case VERIFY_SELF_SIGNED_IN_CHAIN:
    case VERIFY_NO_LOCAL_ISSUER:
    case VERIFY_NO_LEAF_SIGNATURE:
      gocua_sync_error_set (error, GOCUA_SYNC_ERROR_CERT_ISSUER, NULL);
      return;
    case VERIFY_HOST:
    case VERIFY_ADDRESS:
      gocua_sync_error_set (error, GOCUA_SYNC_ERROR_CERT_HOST, NULL);
      return;
    default:
      gocua_sync_error_set (error,
                            strstr (self->text, "name") != NULL ? GOCUA_SYNC_ERROR_CERT_HOST
                                                                : GOCUA_SYNC_ERROR_CERT_OTHER,
                            NULL);
    }
}

static gboolean
is_bad_way (long status)
{
  return status == 502 || status == 503 || status == 504;
}

/* What a proxy answered in place of the server, or to CONNECT. */
static void
set_refusal (long status, GError **error)
{
  gocua_sync_error_set (error, GOCUA_SYNC_ERROR_PROXY,
                        /* Translators: "it" is the network's proxy */
                        status == 407 ? _ ("It asks for a user name and a password.") : NULL);
}

void
gocua_failure_set_stranger (long status, gboolean proxied, GError **error)
{
  if (proxied && (status == 403 || status == 407))
    set_refusal (status, error);
  /* Also from a server's own library, which has read no further (PROTOCOL.md); no sign-in page says that. */
  else if (status == 431)
    gocua_sync_error_set (error, GOCUA_SYNC_ERROR_PROTOCOL, NULL);
  else
    gocua_sync_error_set (error, is_bad_way (status) ? GOCUA_SYNC_ERROR_BUSY : GOCUA_SYNC_ERROR_NOT_SERVER,
                          NULL);
}

static GocuaSyncError
classify (const GocuaFailure *self)
{
  switch ((int) self->code)
    {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_CONNECT:
      return GOCUA_SYNC_ERROR_OFFLINE;
    case CURLE_OPERATION_TIMEDOUT:
      return self->connected ? GOCUA_SYNC_ERROR_INTERRUPTED : GOCUA_SYNC_ERROR_OFFLINE;
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_PROXY:
      return GOCUA_SYNC_ERROR_PROXY;
    case CURLE_SSL_CACERT_BADFILE:
      /* A computer without the list of the authorities knows none of them. */
      return self->own_ca ? GOCUA_SYNC_ERROR_CA_FILE : GOCUA_SYNC_ERROR_CERT_ISSUER;
    case CURLE_SSL_CERTPROBLEM:
      return GOCUA_SYNC_ERROR_CA_FILE;
    case CURLE_SSL_CONNECT_ERROR:
      /* What OpenSSL has to say begins like this; a connection that broke has nothing to say. */
      return strstr (self->text, "error:") != NULL ? GOCUA_SYNC_ERROR_CERT_OTHER
                                                   : GOCUA_SYNC_ERROR_INTERRUPTED;
    case CURLE_URL_MALFORMAT:
      return GOCUA_SYNC_ERROR_ADDRESS;
    case CURLE_UNSUPPORTED_PROTOCOL: /* HTTP/0.9, that is: something that is not HTTP at all */
    case CURLE_WEIRD_SERVER_REPLY:
      return GOCUA_SYNC_ERROR_NOT_SERVER;
    default:
      return GOCUA_SYNC_ERROR_INTERRUPTED;
    }
}

/* Through a proxy the connection is to the proxy, and only it is looked up here. */
static gboolean
is_dead_proxy (const GocuaFailure *self)
{
  return self->code == CURLE_COULDNT_CONNECT || self->code == CURLE_COULDNT_RESOLVE_PROXY ||
         (self->code == CURLE_OPERATION_TIMEDOUT && !self->reached);
}

void
gocua_failure_set_error (const GocuaFailure *self, GError **error)
{
  g_debug ("libcurl %d: %s (certificate %ld, proxy %ld)", (int) self->code, self->text, self->verify_result,
           self->proxy_status);
  if (self->code == CURLE_PEER_FAILED_VERIFICATION)
    set_certificate (self, error);
  else if (is_bad_way (self->proxy_status))
    gocua_sync_error_set (error, GOCUA_SYNC_ERROR_OFFLINE, NULL);
  else if (self->proxy_status >= 300)
    set_refusal (self->proxy_status, error);
  else if (self->proxied && is_dead_proxy (self))
    /* Translators: "it" is the network's proxy */
    gocua_sync_error_set (error, GOCUA_SYNC_ERROR_PROXY, _ ("It can’t be reached."));
  else
    gocua_sync_error_set (error, classify (self), NULL);
}

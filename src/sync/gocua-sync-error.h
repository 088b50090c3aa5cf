/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sync-error.h: what can go wrong between a store and the server, each with its own sentence. */
#pragma once

#include "sync/gocua-sync-standing.h"

G_BEGIN_DECLS

#define GOCUA_SYNC_ERROR (gocua_sync_error_quark ())
GQuark gocua_sync_error_quark (void);

/**
 * GocuaSyncError:
 *
 * The message of an error of this domain is for the person at the desk as it is: translated, what happened,
 * what was kept, what to do.
 */
typedef enum
{
  /* The line. Gets better by itself. */
  GOCUA_SYNC_ERROR_OFFLINE,     /* no network, no such host, nobody listens there */
  GOCUA_SYNC_ERROR_INTERRUPTED, /* the connection broke, or became too slow */
  GOCUA_SYNC_ERROR_NOT_SERVER,  /* something else answered: the sign-in page of a network, say */
  GOCUA_SYNC_ERROR_PROXY,       /* the proxy of the system can't be used */
  GOCUA_SYNC_ERROR_BUSY,        /* unavailable, slow-down, internal, timeout: the server says so itself */

  /* The certificate. */
  GOCUA_SYNC_ERROR_CERT_EXPIRED,
  GOCUA_SYNC_ERROR_CERT_NOT_YET, /* not valid yet */
  GOCUA_SYNC_ERROR_CERT_CLOCK,   /* the same, and it is the computer's clock that is wrong */
  GOCUA_SYNC_ERROR_CERT_HOST,    /* made out for another name */
  GOCUA_SYNC_ERROR_CERT_ISSUER,  /* by someone whom this computer does not know */
  GOCUA_SYNC_ERROR_CERT_OTHER,   /* TLS failed in another way */
  GOCUA_SYNC_ERROR_CA_FILE,      /* the own CA file can't be read or has no certificate */

  /* The account. */
  GOCUA_SYNC_ERROR_ADDRESS,    /* not an address that can be used, or http to another computer */
  GOCUA_SYNC_ERROR_PLAIN_HTTP, /* http to another computer: anyone on the way could read it */
  GOCUA_SYNC_ERROR_PASSWORD,   /* account or password wrong */
  GOCUA_SYNC_ERROR_SIGN_IN,    /* the token is not valid any more */
  GOCUA_SYNC_ERROR_REVOKED,    /* the device's access was taken away */
  GOCUA_SYNC_ERROR_WARD,       /* the account has no access to this ward */
  GOCUA_SYNC_ERROR_ROLE,       /* the role does not allow it */
  GOCUA_SYNC_ERROR_SIGNED_OUT, /* nobody is signed in */

  /* The program. */
  GOCUA_SYNC_ERROR_TOO_OLD,   /* the server wants a newer version */
  GOCUA_SYNC_ERROR_PROTOCOL,  /* the server refused what this version sent, or answered what it can't read */
  GOCUA_SYNC_ERROR_TOO_LARGE, /* one request or answer over a limit; the exchange takes smaller ones */
  GOCUA_SYNC_ERROR_DIFFERS,   /* store and server keep differing though it was mended */
  GOCUA_SYNC_ERROR_LIBRARY,   /* libcurl is not on this computer, or damaged */
  GOCUA_SYNC_ERROR_EPOCH,     /* another epoch than the one asked for; the exchange deals with it */

  GOCUA_SYNC_N_ERRORS,
} GocuaSyncError;

/** gocua_sync_error_get_remedy: @error: of any domain. Returns: what the person can do */
GocuaSyncRemedy gocua_sync_error_get_remedy (const GError *error);

/** gocua_sync_error_passes: Returns: whether trying again later can help without the person doing anything */
gboolean gocua_sync_error_passes (const GError *error);

G_END_DECLS

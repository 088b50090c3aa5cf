/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-transport-private.h: what the files of the transport share. */
#pragma once

#include <curl/curl.h>

#include "sync/gocua-sync-error-private.h"
#include "sync/gocua-transport.h"

G_BEGIN_DECLS

struct _GocuaTransport
{
  CURLM *multi; /* (nullable) atomic: from the first request on */
  GocuaClock *clock;
  char *server;
  char *ca;
  char *token;
  guint connect_s;
  guint stall_s;
  gint64 known_ms;
  gint64 bytes_sent;
  gint64 bytes_received;
  gint woken; /* atomic */
};

struct _GocuaRequest
{
  GocuaTransport *transport;
  CURL *easy;    /* (nullable): with @error */
  GError *error; /* (nullable): why it could not even begin */
  struct curl_slist *headers;
  GBytes *packed;   /* (nullable): the body as it is sent */
  GByteArray *body; /* of the answer */
  char error_text[CURL_ERROR_SIZE];
  CURLcode result;
  gboolean done;
  gboolean has_head; /* the whole head of the answer is there */
  gboolean too_large;
  gboolean waits;   /* a long poll: how long it took says nothing about the line */
  gboolean proxied; /* it goes through a proxy */
  char *protocol;   /* (nullable) */
  gint64 server_ms;
  gint64 retry_after_s;
  gint64 head_at_ms; /* on our clock, when the answer began */
};

/** gocua_transport_get_local_ms: Returns: what the clock of this computer says, corrected by nobody */
gint64 gocua_transport_get_local_ms (GocuaTransport *self);

/** gocua_request_read_reply: what became of a request that is done. */
GocuaReply *gocua_request_read_reply (GocuaRequest *self, GError **error);

/** GocuaFailure: what is known about a request that did not get an answer. */
typedef struct
{
  CURLcode code;
  const char *text;   /* libcurl's own words, English */
  long verify_result; /* of OpenSSL, X509_V_ERR_*; 0 where it does not say */
  long proxy_status;  /* what a proxy answered to CONNECT, 0 nothing */
  gboolean own_ca;    /* the authority is the city's own, from a CA file */
  gboolean proxied;   /* by way of a proxy */
  gboolean reached;   /* somebody took the connection, the proxy or the server */
  gboolean connected; /* the way to the server stood, TLS and all */
  gint64 now_ms;      /* what the clock of this computer says */
  gint64 known_ms;    /* a moment that has certainly passed */
} GocuaFailure;

/** gocua_failure_set_error: the sentence for it. */
void gocua_failure_set_error (const GocuaFailure *self, GError **error);

/**
 * gocua_failure_set_stranger:
 * @status: of an answer that is not from the server
 * @proxied: there is a proxy in between that may have given it
 *
 * The sentence for it.
 */
void gocua_failure_set_stranger (long status, gboolean proxied, GError **error);

/**
 * gocua_proxy_apply:
 *
 * Sets the proxy that the system's settings have for @url; where nothing in the system knows the settings,
 * that of the environment (https_proxy and its like, no_proxy). What is on this computer is always reached
 * directly.
 *
 * Returns: whether there is one
 */
gboolean gocua_proxy_apply (CURL *easy, const char *url, GCancellable *cancellable);

G_END_DECLS

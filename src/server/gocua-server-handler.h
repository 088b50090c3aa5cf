/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-server-handler.h: what answers each call, apart from how it came over the network. */
#pragma once

#include "server/gocua-server-call.h"
#include "server/gocua-server-config.h"
#include "wire/gocua-exchange-json.h"

G_BEGIN_DECLS

/** GocuaRequest: a request whose form has been checked. Nothing is owned. */
typedef struct
{
  const GocuaConfig *config;
  const GocuaCall *call;
  const char *session; /* (nullable): SHA-256 of the token, in hexadecimal digits */
  const char *peer;    /* by which wrong passwords are counted */
  const GString *body; /* (nullable): unpacked */
} GocuaRequest;

/** GocuaAnswer: what becomes of it. With an error only @retry_after and @epoch count. */
typedef struct
{
  guint status;
  GString *body; /* (nullable) (owned) */
  const char *type;
  guint retry_after; /* seconds; 0: no such header */
  GocuaId epoch;     /* the new one, with GOCUA_FAULT_EPOCH_CHANGED */
  gboolean is_empty; /* of the feed: there is nothing new, so a long poll goes on waiting */
} GocuaAnswer;

/** GocuaHandler: Returns: whether @answer is filled in; otherwise an error of GOCUA_FAULT. Any thread; may
 * block on the database */
typedef gboolean (*GocuaHandler) (const GocuaRequest *request, GocuaAnswer *answer, GError **error);

/** gocua_handle_health, gocua_handle_metrics ...: the handlers, one for each call of PROTOCOL.md and the two
 * for whoever watches the server. */
gboolean gocua_handle_health (const GocuaRequest *request, GocuaAnswer *answer, GError **error);
gboolean gocua_handle_metrics (const GocuaRequest *request, GocuaAnswer *answer, GError **error);
gboolean gocua_handle_sign_in (const GocuaRequest *request, GocuaAnswer *answer, GError **error);
gboolean gocua_handle_sign_out (const GocuaRequest *request, GocuaAnswer *answer, GError **error);
gboolean gocua_handle_push (const GocuaRequest *request, GocuaAnswer *answer, GError **error);
gboolean gocua_handle_feed (const GocuaRequest *request, GocuaAnswer *answer, GError **error);
gboolean gocua_handle_digests (const GocuaRequest *request, GocuaAnswer *answer, GError **error);

/** gocua_handler_get: Returns: what answers the route */
GocuaHandler gocua_handler_get (GocuaRoute route);

/** gocua_authorize_write: whether the session may write to the ward, asked before a body is received. */
gboolean gocua_authorize_write (const char *session, const char *ward, GError **error);

/** gocua_fault_set_wire: @problem: a #GocuaWireError about a body. Returns: %FALSE, with @error set */
gboolean gocua_fault_set_wire (GError **error, const GError *problem);

/** gocua_answer_set: fills in a body of JSON. @body: (transfer full) */
void gocua_answer_set (GocuaAnswer *answer, guint status, GString *body);

/** gocua_answer_set_fault: fills in @error as a problem. */
void gocua_answer_set_fault (GocuaAnswer *answer, const GError *error);

/** gocua_answer_clear: frees what it owns, for another use. */
void gocua_answer_clear (GocuaAnswer *answer);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GocuaAnswer, gocua_answer_clear)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-server-call.h: which call a request is: its method and address, taken apart and checked. */
#pragma once

#include "core/gocua-id.h"

G_BEGIN_DECLS

#define GOCUA_CALL_MAX_URI 1000 /* bytes of path and query */

typedef enum
{
  GOCUA_ROUTE_NONE, /* what is not one of the others, in logs and metrics */
  GOCUA_ROUTE_HEALTH,
  GOCUA_ROUTE_METRICS,
  GOCUA_ROUTE_SIGN_IN,
  GOCUA_ROUTE_SIGN_OUT,
  GOCUA_ROUTE_PUSH,
  GOCUA_ROUTE_FEED,
  GOCUA_ROUTE_DIGESTS,
  GOCUA_N_ROUTES,
} GocuaRoute;

/** GocuaRouteInfo: what a route needs. */
typedef struct
{
  const char *method;
  const char *path; /* the template, with {ward} */
  gboolean has_body;
  gboolean needs_token;
  gboolean is_for_operator; /* no token, no Gocua-Protocol */
  gsize max_body;           /* bytes, unpacked */
} GocuaRouteInfo;

const GocuaRouteInfo *gocua_route_get_info (GocuaRoute route);

/** GocuaCall: one call with its parameters; those of other routes are 0. */
typedef struct
{
  GocuaRoute route;
  char *ward; /* decoded: 1 to 64 letters, digits, "@" and "-" */
  gint64 after;
  gint64 until; /* G_MAXINT64 when not given */
  guint limit;
  guint wait_seconds; /* 0: none */
  GocuaId epoch;      /* null when not given */
  gint64 from;
} GocuaCall;

/**
 * gocua_call_parse:
 * @uri: path and query, as they came, not decoded
 * @allow: (out) (transfer none) (optional): the method that the path has, when the error is
 * GOCUA_FAULT_METHOD_NOT_ALLOWED
 *
 * A parameter that is not known, or comes twice, or is not the number or id that it must be, is an error: to
 * answer another question than the one that was meant is worse.
 *
 * Returns: whether it is a call; otherwise an error of GOCUA_FAULT. @self is to be cleared in any case, and
 * its route is set as soon as it is known
 */
gboolean
gocua_call_parse (GocuaCall *self, const char *method, const char *uri, const char **allow, GError **error);

void gocua_call_clear (GocuaCall *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GocuaCall, gocua_call_clear)

G_END_DECLS

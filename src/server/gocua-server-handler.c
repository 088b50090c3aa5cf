/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-server-handler.c: which function answers which call, and the forms that answers share. */

#define G_LOG_DOMAIN "gocua-server"

#include "config.h"

#include "server/gocua-server-handler.h"

#include "server/gocua-server-fault.h"
#include "server/gocua-server-pg.h"

#define JSON_TYPE    "application/json"
#define PROBLEM_TYPE "application/problem+json"

GocuaHandler
gocua_handler_get (GocuaRoute route)
{
  static const GocuaHandler handlers[GOCUA_N_ROUTES] = {
    [GOCUA_ROUTE_HEALTH] = gocua_handle_health,   [GOCUA_ROUTE_METRICS] = gocua_handle_metrics,
    [GOCUA_ROUTE_SIGN_IN] = gocua_handle_sign_in, [GOCUA_ROUTE_SIGN_OUT] = gocua_handle_sign_out,
    [GOCUA_ROUTE_PUSH] = gocua_handle_push,       [GOCUA_ROUTE_FEED] = gocua_handle_feed,
    [GOCUA_ROUTE_DIGESTS] = gocua_handle_digests,
  };

  g_return_val_if_fail (route > GOCUA_ROUTE_NONE && route < GOCUA_N_ROUTES, NULL);

  return handlers[route];
}

gboolean
gocua_authorize_write (const char *session, const char *ward, GError **error)
{
  const GocuaQuery queries[] = {
    GOCUA_QUERY (GOCUA_STATEMENT_SESSION, session, ward),
    GOCUA_QUERY (GOCUA_STATEMENT_AUTHORIZE, "write", ward),
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
  return g_strcmp0 (code, "ok") == 0 || gocua_fault_set (error, gocua_fault_from_code (code), NULL);
}

gboolean
gocua_fault_set_wire (GError **error, const GError *problem)
{
  switch (problem->code)
    {
    case GOCUA_WIRE_ERROR_SYNTAX:
      return gocua_fault_set (error, GOCUA_FAULT_BAD_JSON, problem->message);
    case GOCUA_WIRE_ERROR_MANY:
      return gocua_fault_set (error, GOCUA_FAULT_TOO_MANY_CHANGES, problem->message);
    case GOCUA_WIRE_ERROR_SHAPE:
    case GOCUA_WIRE_ERROR_SIZE:
    default:
      return gocua_fault_set (error, GOCUA_FAULT_BAD_REQUEST, problem->message);
    }
}

static void
free_body (GocuaAnswer *answer)
{
  if (answer->body != NULL)
    g_string_free (g_steal_pointer (&answer->body), TRUE);
}

void
gocua_answer_set (GocuaAnswer *answer, guint status, GString *body)
{
  answer->status = status;
  answer->body = body;
  answer->type = JSON_TYPE;
}

void
gocua_answer_set_fault (GocuaAnswer *answer, const GError *error)
{
  GocuaFault fault = error->domain == GOCUA_FAULT ? (GocuaFault) error->code : GOCUA_FAULT_INTERNAL;
  const GocuaFaultInfo *info = gocua_fault_get_info (fault);
  GocuaWireProblem problem = {
    .status = info->status,
    .code = (char *) info->code,
    .detail = error->domain == GOCUA_FAULT && *error->message != '\0' ? error->message : NULL,
    .epoch = answer->epoch,
  };

  free_body (answer);
  answer->status = info->status;
  answer->type = PROBLEM_TYPE;
  answer->body = gocua_wire_problem_to_json (&problem, info->title);
  if (fault == GOCUA_FAULT_UNAVAILABLE && answer->retry_after == 0)
    answer->retry_after = 5;
}

void
gocua_answer_clear (GocuaAnswer *answer)
{
  free_body (answer);
}

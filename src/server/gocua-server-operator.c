/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-server-operator.c: what the operator's programs ask: whether the server works, and what it has done.
 */

#define G_LOG_DOMAIN "gocua-server"

#include "config.h"

#include "server/gocua-server-handler.h"
#include "server/gocua-server-metrics.h"
#include "server/gocua-server-pg.h"

gboolean
gocua_handle_health (const GocuaRequest *request, GocuaAnswer *answer, GError **error)
{
  const GocuaQuery query = GOCUA_QUERY_PLAIN (GOCUA_STATEMENT_PING);
  g_autoptr (GocuaResult) result = gocua_pg_run_one (&query, error);

  if (result == NULL)
    return FALSE;
  gocua_answer_set (answer, 200, g_string_new ("{\"status\":\"ok\"}"));
  return TRUE;
}

gboolean
gocua_handle_metrics (const GocuaRequest *request, GocuaAnswer *answer, GError **error)
{
  GString *body = g_string_new (NULL);

  gocua_metrics_print (body);
  gocua_answer_set (answer, 200, body);
  answer->type = "text/plain; version=0.0.4; charset=utf-8";
  return TRUE;
}

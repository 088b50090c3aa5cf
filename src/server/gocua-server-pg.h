/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-server-pg.h: connections to PostgreSQL, one for each thread, and the statements that the server uses.
 */
#pragma once

#include <libpq-fe.h>

#include "server/gocua-server-config.h"

G_BEGIN_DECLS

#define GOCUA_PG_CHANNEL "gocua_ward" /* NOTIFY with the ward's key as payload, after changes were added */

typedef enum
{
  GOCUA_STATEMENT_BEGIN_READ,
  GOCUA_STATEMENT_COMMIT,
  GOCUA_STATEMENT_SESSION,
  GOCUA_STATEMENT_AUTHORIZE,
  GOCUA_STATEMENT_PUSH,
  GOCUA_STATEMENT_NOTIFY,
  GOCUA_STATEMENT_HEAD,
  GOCUA_STATEMENT_FEED,
  GOCUA_STATEMENT_DIGESTS,
  GOCUA_STATEMENT_BUCKET,
  GOCUA_STATEMENT_RELAX,
  GOCUA_STATEMENT_KEEP_DIGEST,
  GOCUA_STATEMENT_BEGIN_SIGN_IN,
  GOCUA_STATEMENT_SIGN_IN,
  GOCUA_STATEMENT_SIGN_OUT,
  GOCUA_STATEMENT_PING,
  GOCUA_N_STATEMENTS,
} GocuaStatement;

/** GocuaQuery: one statement with its parameters, which are text where @formats is %NULL. */
typedef struct
{
  GocuaStatement statement;
  int n;
  const char *const *values;
  const int *lengths;
  const int *formats;
  gboolean is_binary; /* the result */
} GocuaQuery;

/** GOCUA_QUERY: a query whose parameters are the texts given. */
#define GOCUA_QUERY(statement, ...)                                                                       \
  {                                                                                                       \
    (statement), (int) G_N_ELEMENTS (((const char *[]){ __VA_ARGS__ })), (const char *[]){ __VA_ARGS__ }, \
        NULL, NULL, FALSE                                                                                 \
  }
#define GOCUA_QUERY_PLAIN(statement)        \
  {                                         \
    (statement), 0, NULL, NULL, NULL, FALSE \
  }

typedef PGresult GocuaResult;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaResult, PQclear)

/** gocua_pg_init: @config stays valid as long as the process. Before threads are started. */
void gocua_pg_init (const GocuaConfig *config);

/**
 * gocua_pg_run:
 * @results: (out): @n of them, to be cleared; all %NULL on failure
 *
 * Runs the queries on this thread's connection, in one transaction and one round trip. When the connection is
 * lost on the way, or the database gave way to another transaction, it does it once more: whatever is asked
 * of it is idempotent.
 *
 * Returns: whether all succeeded; otherwise an error of GOCUA_FAULT, and the log has what it was
 */
gboolean gocua_pg_run (const GocuaQuery *queries, guint n, GocuaResult **results, GError **error);

/** gocua_pg_run_one: a single query. Returns: (transfer full) (nullable): its result */
GocuaResult *gocua_pg_run_one (const GocuaQuery *query, GError **error);

/**
 * gocua_pg_connect:
 * @listens: whether it is for notifications only, not for statements
 *
 * Returns: (transfer full) (nullable): a connection that is ready; %NULL with an error of GOCUA_FAULT
 */
PGconn *gocua_pg_connect (gboolean listens, GError **error);

/** gocua_pg_get: Returns: (transfer none) (nullable): a field as text, %NULL for NULL */
const char *gocua_pg_get (const GocuaResult *result, int row, int column);

G_END_DECLS

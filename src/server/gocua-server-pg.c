/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-server-pg.c: connections to PostgreSQL, one for each thread, and the statements that the server uses.
 */

#define G_LOG_DOMAIN "gocua-server"

#include "config.h"

#include "server/gocua-server-pg.h"

#include <string.h>

#include "server/gocua-server-fault.h"
#include "server/gocua-server-log.h"
#include "server/gocua-server-metrics.h"

#define SCHEMA_VERSION 5
#define RETRY_AFTER_US G_USEC_PER_SEC /* while the database is away, it is not asked more often */

static const struct
{
  const char *name;
  const char *sql;
} statements[GOCUA_N_STATEMENTS] = {
  /* Head and changes of one moment: a position that is not there yet can't be skipped. */
  [GOCUA_STATEMENT_BEGIN_READ] = { "begin-read", "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" },
  [GOCUA_STATEMENT_COMMIT] = { "commit", "COMMIT" },
  /* Whose transaction it is, and for which ward. */
  [GOCUA_STATEMENT_SESSION] = { "session", "SELECT set_config('gocua.session', $1, true), "
                                           "set_config('gocua.ward', $2, true)" },
  [GOCUA_STATEMENT_AUTHORIZE] = { "authorize", "SELECT r_code FROM gocua.authorize($1, $2)" },
  [GOCUA_STATEMENT_PUSH] = { "push", "SELECT r_code, r_epoch, r_head, r_added, r_first, r_positions, "
                                     "r_stamps, r_digest"
                                     " FROM gocua.push($1::text, $2::text, $3::uuid, $4::uuid[], "
                                     "$5::bigint[], $6::uuid[],"
                                     " $7::uuid[], $8::uuid[], $9::text[], $10::text[], $11::text[])" },
  [GOCUA_STATEMENT_NOTIFY] = { "notify", "SELECT pg_notify('" GOCUA_PG_CHANNEL "', $1)" },
  /* Where the ward stands, and whether the session may know. */
  [GOCUA_STATEMENT_HEAD] = { "head",
                             "SELECT a.r_code, (SELECT s.epoch FROM gocua.server s), w.last, d.sha256"
                             " FROM gocua.authorize('read', $1) a"
                             " LEFT JOIN gocua.ward_seq w ON w.ward = $1"
                             " LEFT JOIN gocua.digest d ON d.ward = $1 AND d.bucket = w.last / 1024 - 1" },
  /* At most $4 changes, whose bodies have at most $5 bytes, which none alone reaches. */
  [GOCUA_STATEMENT_FEED] = { "feed",
                             "SELECT seq, id, stamp, device, author, batch, kind, entity, body FROM ("
                             "SELECT seq, id, stamp, device, author, batch, kind, entity, body,"
                             " sum(octet_length(body)) OVER (ORDER BY seq ROWS UNBOUNDED PRECEDING) AS bytes"
                             " FROM gocua.change WHERE ward = $1 AND seq > $2::bigint AND seq <= $3::bigint"
                             " ORDER BY seq LIMIT $4::bigint) piece"
                             " WHERE bytes <= $5::bigint" },
  [GOCUA_STATEMENT_DIGESTS] = { "digests", "SELECT bucket, sha256 FROM gocua.digest"
                                           " WHERE ward = $1 AND bucket >= $2::bigint AND bucket < "
                                           "$3::bigint ORDER BY bucket" },
  [GOCUA_STATEMENT_BUCKET] = { "bucket",
                               "SELECT seq, id, stamp, device, author, batch, kind, entity, body FROM "
                               "gocua.change"
                               " WHERE ward = $1 AND seq > $2::bigint AND seq <= $3::bigint ORDER BY seq" },
  /* Need not be on the disk: a digest that is lost is computed again. */
  [GOCUA_STATEMENT_RELAX] = { "relax", "SELECT set_config('synchronous_commit', 'off', true)" },
  [GOCUA_STATEMENT_KEEP_DIGEST] = { "keep-digest",
                                    "INSERT INTO gocua.digest (ward, bucket, sha256)"
                                    " VALUES ($1, $2::bigint, decode($3, 'hex')) ON CONFLICT DO NOTHING" },
  [GOCUA_STATEMENT_BEGIN_SIGN_IN] = { "begin-sign-in", "SELECT r_wait, encode(r_salt, 'hex') FROM "
                                                       "gocua.begin_sign_in($1, $2)" },
  [GOCUA_STATEMENT_SIGN_IN] = { "sign-in", "SELECT r_code, r_role, r_display, array_to_json(r_wards), "
                                           "array_to_json(r_names)"
                                           " FROM gocua.sign_in($1, $2, decode($3, 'hex'), decode($4, "
                                           "'hex'), $5::uuid, $6,"
                                           " $7::integer)" },
  [GOCUA_STATEMENT_SIGN_OUT] = { "sign-out", "SELECT gocua.sign_out()" },
  [GOCUA_STATEMENT_PING] = { "ping", "SELECT epoch FROM gocua.server" },
};

static const GocuaConfig *config;

static void
close_connection (gpointer connection)
{
  PQfinish (connection);
}

static GPrivate thread_connection = G_PRIVATE_INIT (close_connection);

/* When the last connection failed, so that a database that is away does not hold up every request. */
static gint64 failed_us;
static GMutex failed_mutex;

void
gocua_pg_init (const GocuaConfig *settings)
{
  config = settings;
}

const char *
gocua_pg_get (const GocuaResult *result, int row, int column)
{
  return PQgetisnull (result, row, column) ? NULL : PQgetvalue (result, row, column);
}

/* The message may hold values, so only its number and the statement go into the log. */
static void
log_statement (const char *statement, const GocuaResult *result)
{
  GString *line = gocua_log_begin (GOCUA_LOG_ERROR, "database");

  gocua_metrics_add (GOCUA_COUNT_DATABASE_ERRORS, 1);
  gocua_log_text (line, "statement", statement);
  gocua_log_text (line, "sqlstate", result != NULL ? PQresultErrorField (result, PG_DIAG_SQLSTATE) : NULL);
  gocua_log_end (line, GOCUA_LOG_ERROR);
}

/* Of a connection it has the address and the role, which the operator needs, and nothing of a person. */
static void
log_connection (PGconn *connection)
{
  g_autofree char *message = g_strstrip (g_strdup (PQerrorMessage (connection)));

  gocua_metrics_add (GOCUA_COUNT_DATABASE_ERRORS, 1);
  gocua_log_event (GOCUA_LOG_ERROR, "database", "no connection: %s", message);
}

/* Every statement finds its rows by an index. Without these settings a plan that was made while a table was
 * empty could stay for as long as the connection. */
static gboolean
prepare_session (PGconn *connection)
{
  g_autofree char *sql = g_strdup_printf ("SET statement_timeout = '%us'; SET lock_timeout = '%us'; SET "
                                          "idle_in_transaction_session_timeout = '60s';"
                                          "SET enable_seqscan = off; SET enable_bitmapscan = off; SET "
                                          "enable_hashjoin = off; SET enable_mergejoin = off;"
                                          "SET jit = off; SET client_min_messages = error",
                                          config->statement_seconds, config->statement_seconds);
  g_autoptr (GocuaResult) result = PQexec (connection, sql);

  if (PQresultStatus (result) == PGRES_COMMAND_OK)
    return TRUE;
  log_statement ("settings", result);
  return FALSE;
}

static gboolean
say_hello (PGconn *connection)
{
  g_autoptr (GocuaResult) result =
      PQexec (connection, "SELECT r_version, r_epoch, r_is_new FROM gocua.hello()");

  if (PQresultStatus (result) != PGRES_TUPLES_OK)
    {
      log_statement ("hello", result);
      return FALSE;
    }
  if (atoi (PQgetvalue (result, 0, 0)) != SCHEMA_VERSION)
    {
      gocua_log_event (GOCUA_LOG_ERROR, "database",
                       "the schema has version %s, not %d: run \"gocua-server init\"",
                       PQgetvalue (result, 0, 0), SCHEMA_VERSION);
      return FALSE;
    }
  if (*PQgetvalue (result, 0, 2) == 't')
    gocua_log_event (GOCUA_LOG_WARNING, "epoch", "the database is another one than before: new epoch %s",
                     PQgetvalue (result, 0, 1));
  return TRUE;
}

static gboolean
prepare_statements (PGconn *connection)
{
  for (guint i = 0; i < GOCUA_N_STATEMENTS; i++)
    {
      g_autoptr (GocuaResult) result = PQprepare (connection, statements[i].name, statements[i].sql, 0, NULL);

      if (PQresultStatus (result) != PGRES_COMMAND_OK)
        {
          log_statement (statements[i].name, result);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
may_try (void)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&failed_mutex);

  return failed_us == 0 || g_get_monotonic_time () - failed_us > RETRY_AFTER_US;
}

static void
set_failed (gboolean failed)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&failed_mutex);

  failed_us = failed ? g_get_monotonic_time () : 0;
}

PGconn *
gocua_pg_connect (gboolean listens, GError **error)
{
  const char *const keywords[] = { "connect_timeout", "application_name", "client_encoding", "dbname", NULL };
  const char *const values[] = { "3", "gocua-server", "UTF8", config->database, NULL };
  PGconn *connection;
  gboolean good;

  if (!may_try ())
    {
      gocua_fault_set (error, GOCUA_FAULT_UNAVAILABLE, NULL);
      return NULL;
    }
  connection = PQconnectdbParams (keywords, values, TRUE);
  good = PQstatus (connection) == CONNECTION_OK;
  if (!good)
    log_connection (connection);
  good = good && prepare_session (connection) && say_hello (connection) &&
         (listens || prepare_statements (connection));
  set_failed (!good);
  if (good)
    return connection;
  PQfinish (connection);
  gocua_fault_set (error, GOCUA_FAULT_UNAVAILABLE, NULL);
  return NULL;
}

static PGconn *
get_connection (GError **error)
{
  PGconn *connection = g_private_get (&thread_connection);

  if (connection == NULL)
    {
      connection = gocua_pg_connect (FALSE, error);
      g_private_set (&thread_connection, connection);
    }
  return connection;
}

typedef enum
{
  OUTCOME_GOOD,
  OUTCOME_AGAIN, /* may succeed when it is done once more, on a new connection */
  OUTCOME_AWAY,  /* not now */
  OUTCOME_FAULT,
} Outcome;

/* By the classes of SQLSTATE (PostgreSQL's documentation, appendix A). */
static Outcome
judge (const GocuaResult *result)
{
  const char *state = PQresultErrorField (result, PG_DIAG_SQLSTATE);

  if (state == NULL || g_str_has_prefix (state, "08") || g_str_has_prefix (state, "57P") ||
      g_str_has_prefix (state, "40") || g_str_equal (state, "25006"))
    return OUTCOME_AGAIN;
  if (g_str_has_prefix (state, "53") || g_str_equal (state, "57014") || g_str_equal (state, "55P03"))
    return OUTCOME_AWAY;
  return OUTCOME_FAULT;
}

static gboolean
send_all (PGconn *connection, const GocuaQuery *queries, guint n)
{
  if (!PQenterPipelineMode (connection))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!PQsendQueryPrepared (connection, statements[queries[i].statement].name, queries[i].n,
                              queries[i].values, queries[i].lengths, queries[i].formats,
                              queries[i].is_binary))
      return FALSE;
  return PQpipelineSync (connection);
}

static gboolean
is_good (const GocuaResult *result)
{
  ExecStatusType status = PQresultStatus (result);

  return status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK;
}

/* Of the first failure there is the reason; those after it were not tried. */
static Outcome
receive_all (PGconn *connection, const GocuaQuery *queries, guint n, GocuaResult **results)
{
  Outcome outcome = OUTCOME_GOOD;
  g_autoptr (GocuaResult) sync = NULL;

  for (guint i = 0; i < n; i++)
    {
      results[i] = PQgetResult (connection);
      if (outcome == OUTCOME_GOOD && !is_good (results[i]))
        {
          outcome = judge (results[i]);
          log_statement (statements[queries[i].statement].name, results[i]);
        }
      if (results[i] != NULL)
        PQclear (PQgetResult (connection));
    }
  sync = PQgetResult (connection);
  if (PQresultStatus (sync) != PGRES_PIPELINE_SYNC || !PQexitPipelineMode (connection))
    return outcome == OUTCOME_GOOD ? OUTCOME_AGAIN : outcome;
  return outcome;
}

static Outcome
try_once (const GocuaQuery *queries, guint n, GocuaResult **results)
{
  PGconn *connection = get_connection (NULL);
  Outcome outcome;

  if (connection == NULL)
    return OUTCOME_AWAY;
  outcome = send_all (connection, queries, n) ? receive_all (connection, queries, n, results) : OUTCOME_AGAIN;
  if (outcome == OUTCOME_GOOD)
    return outcome;
  for (guint i = 0; i < n; i++)
    g_clear_pointer (&results[i], PQclear);
  if (outcome == OUTCOME_AGAIN || PQpipelineStatus (connection) != PQ_PIPELINE_OFF ||
      PQtransactionStatus (connection) != PQTRANS_IDLE)
    g_private_replace (&thread_connection, NULL);
  return outcome;
}

gboolean
gocua_pg_run (const GocuaQuery *queries, guint n, GocuaResult **results, GError **error)
{
  Outcome outcome;

  memset (results, 0, n * sizeof *results);
  outcome = try_once (queries, n, results);
  if (outcome == OUTCOME_AGAIN)
    outcome = try_once (queries, n, results);
  switch (outcome)
    {
    case OUTCOME_GOOD:
      return TRUE;
    case OUTCOME_AGAIN:
    case OUTCOME_AWAY:
      return gocua_fault_set (error, GOCUA_FAULT_UNAVAILABLE, NULL);
    case OUTCOME_FAULT:
    default:
      return gocua_fault_set (error, GOCUA_FAULT_INTERNAL, NULL);
    }
}

GocuaResult *
gocua_pg_run_one (const GocuaQuery *query, GError **error)
{
  GocuaResult *result = NULL;

  return gocua_pg_run (query, 1, &result, error) ? result : NULL;
}

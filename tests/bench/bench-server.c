/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-server.c: what the server costs beside its database: pushing, reading the feed, waiting, nothing to
 * do. */

#include <gio/gio.h>
#include <libpq-fe.h>
#include <string.h>

#include "bench-http.h"
#include "bench-table.h"
#include "server/gocua-server-arrays.h"
#include "server/gocua-server-secret.h"
#include "wire/gocua-exchange-json.h"

#define WARD       "26737@2025-07-01"
#define OTHER_WARD "26740@2025-07-01"
#define PASSWORD   "mật khẩu dài 1"

#define BATCHES     60
#define BATCH       1000
#define PAGE        5000
#define FEED_ROUNDS 5
#define N_WAITING   2000
#define N_WRITERS   4
#define N_WRITTEN   25 /* batches of each */
#define N_POLLS     2000
#define PUSH_LIMIT  (1 / 0.7)
#define FEED_LIMIT  (1 / 0.5)
#define NOTHING_MAX 1024
#define N_ARRAYS    8

static void
set_text (GocuaChange *change, const char *field, const char *text)
{
  g_auto (GocuaValue) value = GOCUA_VALUE_INIT;

  gocua_value_set_text (&value, text);
  gocua_change_add (change, field, &value, 0);
}

static void
set_number (GocuaChange *change, const char *field, gint64 number)
{
  g_auto (GocuaValue) value = GOCUA_VALUE_INIT;

  gocua_value_set_int (&value, number);
  gocua_change_add (change, field, &value, 0);
}

/* A household as a list brings it in. */
static GocuaChange *
make_change (gint64 now_ms, guint number, const GocuaId *device, const GocuaId *batch)
{
  g_autofree char *head = g_strdup_printf ("Nguyễn Thị Ánh %u", number);
  g_autofree char *address = g_strdup_printf ("%u/34/5A Nguyễn Trãi", number);
  GocuaChange *change;
  GocuaId entity;

  gocua_id_init_new (&entity, now_ms);
  change = gocua_change_new ("household", &entity);
  gocua_id_init_new (&change->id, now_ms);
  change->stamp = GOCUA_STAMP_MAKE (now_ms, number);
  change->device = *device;
  change->batch = *batch;
  gocua_change_set_author (change, "Lê Thị Hoa");
  set_text (change, "head", head);
  set_text (change, "address", address);
  set_text (change, "phone", "0901234567");
  set_number (change, "people", 4);
  set_number (change, "eligible", 3);
  return change;
}

static GPtrArray *
make_batch (void)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_change_unref);
  gint64 now_ms = g_get_real_time () / 1000;
  GocuaId device, batch;

  gocua_id_init_new (&device, now_ms);
  gocua_id_init_new (&batch, now_ms);
  for (guint i = 0; i < BATCH; i++)
    g_ptr_array_add (changes, make_change (now_ms, i, &device, &batch));
  return changes;
}

static PGresult *
check (PGconn *db, PGresult *result)
{
  ExecStatusType status = PQresultStatus (result);

  if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK)
    g_error ("%s", PQerrorMessage (db));
  return result;
}

static void
prepare (PGconn *db, const char *name, const char *sql)
{
  PQclear (check (db, PQprepare (db, name, sql, 0, NULL)));
}

static PGconn *
connect_database (void)
{
  PGconn *db = PQconnectdb (g_getenv ("GOCUA_BENCH_DATABASE"));

  PQclear (check (db, PQexec (db, "SET enable_seqscan = off")));
  prepare (
      db, "push",
      "SELECT * FROM gocua.push($1, $2, $3, $4::uuid[], $5::bigint[], $6::uuid[], $7::uuid[], $8::uuid[],"
      " $9::text[], $10::text[], $11::text[])");
  prepare (db, "feed",
           "SELECT seq, id, stamp, device, author, batch, kind, entity, body FROM gocua.change"
           " WHERE ward = $1 AND seq > $2::bigint ORDER BY seq LIMIT $3::bigint");
  return db;
}

static GByteArray *
make_ids (GPtrArray *changes, gsize offset)
{
  GByteArray *array = gocua_array_begin (GOCUA_OID_UUID, changes->len);

  for (guint i = 0; i < changes->len; i++)
    gocua_array_add_id (array, &G_STRUCT_MEMBER (GocuaId, changes->pdata[i], offset));
  return array;
}

static GByteArray *
make_texts (GPtrArray *changes, char *(*get) (const GocuaChange *) )
{
  GByteArray *array = gocua_array_begin (GOCUA_OID_TEXT, changes->len);

  for (guint i = 0; i < changes->len; i++)
    {
      g_autofree char *text = get (changes->pdata[i]);

      gocua_array_add_text (array, text);
    }
  return array;
}

static char *
get_author (const GocuaChange *change)
{
  return g_strdup (change->author);
}

static char *
get_kind (const GocuaChange *change)
{
  return g_strdup (change->kind);
}

static GByteArray *
make_stamps (GPtrArray *changes)
{
  GByteArray *array = gocua_array_begin (GOCUA_OID_BIGINT, changes->len);

  for (guint i = 0; i < changes->len; i++)
    gocua_array_add_number (array, ((GocuaChange *) changes->pdata[i])->stamp);
  return array;
}

/* Making the arrays is not part of it: only the call. */
static double
push_bare (PGconn *db, const char *session, GPtrArray *changes)
{
  GByteArray *arrays[N_ARRAYS] = {
    make_ids (changes, offsetof (GocuaChange, id)),
    make_stamps (changes),
    make_ids (changes, offsetof (GocuaChange, device)),
    make_ids (changes, offsetof (GocuaChange, batch)),
    make_ids (changes, offsetof (GocuaChange, entity)),
    make_texts (changes, get_author),
    make_texts (changes, get_kind),
    make_texts (changes, gocua_change_body_to_json),
  };
  const char *values[3 + N_ARRAYS] = { session, OTHER_WARD, NULL };
  int lengths[3 + N_ARRAYS] = { 0 };
  int formats[3 + N_ARRAYS] = { 0 };
  double start, took;

  for (guint i = 0; i < N_ARRAYS; i++)
    {
      values[3 + i] = (const char *) arrays[i]->data;
      lengths[3 + i] = (int) arrays[i]->len;
      formats[3 + i] = 1;
    }
  start = bench_now_ms ();
  PQclear (check (db, PQexecPrepared (db, "push", 3 + N_ARRAYS, values, lengths, formats, 1)));
  took = bench_now_ms () - start;
  for (guint i = 0; i < N_ARRAYS; i++)
    g_byte_array_unref (arrays[i]);
  return took;
}

static double
feed_bare (PGconn *db, guint n)
{
  double start = bench_now_ms ();

  for (guint after = 0; after < n; after += PAGE)
    {
      g_autofree char *from = g_strdup_printf ("%u", after);
      const char *values[] = { WARD, from, G_STRINGIFY (PAGE) };
      PGresult *result = check (db, PQexecPrepared (db, "feed", 3, values, NULL, NULL, 0));

      g_assert_cmpint (PQntuples (result), ==, MIN (PAGE, n - after));
      PQclear (result);
    }
  return bench_now_ms () - start;
}

static char *
sign_in (BenchHttp *http, const char *account)
{
  g_autofree char *body = g_strdup_printf ("{\"account\":\"%s\",\"password\":\"" PASSWORD
                                           "\",\"device\":\"01990000-0000-7000-8000-000000000001\","
                                           "\"name\":\"\"}",
                                           account);
  g_autoptr (GocuaSessionAnswer) answer = NULL;
  gsize length;
  const char *text;

  bench_http_send (http, "POST", "/v1/sessions", body, strlen (body));
  g_assert_cmpuint (bench_http_receive (http), ==, 201);
  text = bench_http_get_body (http, &length);
  answer = gocua_session_answer_from_json (text, length, NULL);
  return g_strdup (answer->token);
}

static double
push_ours (BenchHttp *http, const char *ward, GPtrArray *changes)
{
  GString *body = gocua_push_to_json (NULL, changes);
  g_autofree char *path = g_strdup_printf ("/v1/wards/%s/changes", ward);
  double start = bench_now_ms ();
  double took;

  bench_http_send (http, "POST", path, body->str, body->len);
  g_assert_cmpuint (bench_http_receive (http), ==, 200);
  took = bench_now_ms () - start;
  g_string_free (body, TRUE);
  return took;
}

static double
feed_ours (BenchHttp *http, guint n)
{
  double start = bench_now_ms ();

  for (guint after = 0; after < n; after += PAGE)
    {
      g_autofree char *path = g_strdup_printf ("/v1/wards/" WARD "/changes?after=%u&limit=%u", after, PAGE);

      bench_http_send (http, "GET", path, NULL, 0);
      g_assert_cmpuint (bench_http_receive (http), ==, 200);
    }
  return bench_now_ms () - start;
}

static void
measure_push (BenchHttp *http, PGconn *db, const char *session, BenchTable *table)
{
  g_autoptr (BenchSeries) ours = bench_series_new ();
  g_autoptr (BenchSeries) bare = bench_series_new ();

  for (guint i = 0; i < BATCHES; i++)
    {
      g_autoptr (GPtrArray) changes = make_batch ();

      bench_series_add (bare, push_bare (db, session, changes));
      bench_series_add (ours, push_ours (http, WARD, changes));
    }
  bench_table_ratio (table, "push of 1,000 changes, and the SQL function", bench_series_median (ours),
                     bench_series_median (bare), PUSH_LIMIT);
  bench_table_add (table, "pushed through the server, one connection", "%.0f/s",
                   BATCH / bench_series_median (ours) * 1000);
}

/* The bare query sees no row without a session. */
static void
measure_feed (BenchHttp *http, PGconn *db, const char *session, BenchTable *table)
{
  const guint n = BATCHES * BATCH;
  g_autofree char *sql = g_strdup_printf ("SET gocua.session = '%s'", session);
  g_autoptr (BenchSeries) ours = bench_series_new ();
  g_autoptr (BenchSeries) bare = bench_series_new ();

  PQclear (check (db, PQexec (db, sql)));
  for (guint i = 0; i < FEED_ROUNDS; i++)
    {
      bench_series_add (bare, feed_bare (db, n));
      bench_series_add (ours, feed_ours (http, n));
    }
  bench_table_ratio (table, "feed of 60,000 changes, and the query", bench_series_median (ours),
                     bench_series_median (bare), FEED_LIMIT);
  bench_table_add (table, "read through the server, one connection", "%.0f/s",
                   n / bench_series_median (ours) * 1000);
}

static void
measure_nothing (BenchHttp *http, BenchTable *table)
{
  g_autofree char *path = g_strdup_printf ("/v1/wards/" WARD "/changes?after=%u&limit=%u&wait=1"
                                           "&epoch=%s",
                                           BATCHES * BATCH, PAGE, bench_http_get_epoch (http));
  gsize sent = bench_http_send (http, "GET", path, NULL, 0);

  g_assert_cmpuint (bench_http_receive (http), ==, 200);
  bench_table_at_most (table, "nothing to do: one request and its answer",
                       (double) (sent + bench_http_get_received (http)), NOTHING_MAX, "bytes");
}

static void
measure_polls (BenchHttp *http, BenchTable *table)
{
  double start = bench_now_ms ();

  for (guint i = 0; i < N_POLLS; i++)
    {
      bench_http_send (http, "GET", "/v1/wards/" WARD "/changes?after=1000000", NULL, 0);
      g_assert_cmpuint (bench_http_receive (http), ==, 200);
    }
  bench_table_add (table, "nothing to do, one connection", "%.0f/s",
                   N_POLLS / (bench_now_ms () - start) * 1000);
}

typedef struct
{
  BenchHttp *http;
  char ward[8];
  GPtrArray *batches;
} Writer;

static gpointer
write_all (gpointer data)
{
  Writer *self = data;

  for (guint i = 0; i < self->batches->len; i++)
    push_ours (self->http, self->ward, self->batches->pdata[i]);
  return NULL;
}

/* Four PCs at once, each in a ward of its own or all in one. */
static void
measure_writers (BenchHttp *http, gboolean together, BenchTable *table, const char *name)
{
  Writer writers[N_WRITERS];
  GThread *threads[N_WRITERS];
  double start;

  for (guint i = 0; i < N_WRITERS; i++)
    {
      writers[i].http = bench_http_new (http);
      g_snprintf (writers[i].ward, sizeof writers[i].ward, "b%u@", together ? 0 : i);
      writers[i].batches = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
      for (guint j = 0; j < N_WRITTEN; j++)
        g_ptr_array_add (writers[i].batches, make_batch ());
    }
  start = bench_now_ms ();
  for (guint i = 0; i < N_WRITERS; i++)
    threads[i] = g_thread_new ("writer", write_all, &writers[i]);
  for (guint i = 0; i < N_WRITERS; i++)
    g_thread_join (threads[i]);
  bench_table_add (table, name, "%.0f/s", N_WRITERS * N_WRITTEN * BATCH / (bench_now_ms () - start) * 1000);
  for (guint i = 0; i < N_WRITERS; i++)
    {
      bench_http_free (writers[i].http);
      g_ptr_array_unref (writers[i].batches);
    }
}

static guint64
read_memory_kib (const char *name)
{
  g_autofree char *path = g_strdup_printf ("/proc/%s/status", g_getenv ("GOCUA_BENCH_PID"));
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents (path, &text, NULL, NULL) || (line = strstr (text, name)) == NULL)
    return 0;
  return g_ascii_strtoull (line + strlen (name), NULL, 10);
}

static gint64
count_waiting (BenchHttp *http)
{
  static const char name[] = "\ngocua_long_polls_waiting ";
  gsize length;
  const char *line;

  bench_http_send (http, "GET", "/metrics", NULL, 0);
  g_assert_cmpuint (bench_http_receive (http), ==, 200);
  line = g_strstr_len (bench_http_get_body (http, &length), -1, name);
  g_assert_nonnull (line);
  return g_ascii_strtoll (line + strlen (name), NULL, 10);
}

static void
measure_waiting (BenchHttp *http, BenchTable *table)
{
  g_autofree char *path = g_strdup_printf ("/v1/wards/" WARD "/changes?after=%u&wait=60", BATCHES * BATCH);
  g_autoptr (GPtrArray) waiting = g_ptr_array_new_with_free_func ((GDestroyNotify) bench_http_free);
  g_autoptr (GPtrArray) changes = make_batch ();
  guint64 before = read_memory_kib ("VmRSS:");
  double start;

  for (guint i = 0; i < N_WAITING; i++)
    {
      BenchHttp *one = bench_http_new (http);

      g_ptr_array_add (waiting, one);
      bench_http_send (one, "GET", path, NULL, 0);
    }
  while (count_waiting (http) < N_WAITING)
    g_usleep (10000);
  bench_table_add (table, "2,000 long polls on one process", "%.1f MiB, %.1f KiB each, %.1f MiB in all",
                   (double) (read_memory_kib ("VmRSS:") - before) / 1024,
                   (double) (read_memory_kib ("VmRSS:") - before) / N_WAITING,
                   (double) read_memory_kib ("VmRSS:") / 1024);
  g_ptr_array_set_size (changes, 1);
  start = bench_now_ms ();
  push_ours (http, WARD, changes);
  for (guint i = 0; i < N_WAITING; i++)
    g_assert_cmpuint (bench_http_receive (waiting->pdata[i]), ==, 200);
  bench_table_add (table, "one change reaches all 2,000 of them", "%.0f ms", bench_now_ms () - start);
}

int
main (void)
{
  BenchTable *table = bench_table_new ("Server: beside its database, on the same machine; medians");
  BenchHttp *http = bench_http_connect ((guint16) g_ascii_strtoull (g_getenv ("GOCUA_BENCH_PORT"), NULL, 10));
  PGconn *db = connect_database ();
  g_autofree char *other = sign_in (http, "binh");
  g_autofree char *own = sign_in (http, "hoa");
  g_autofree char *other_session = NULL;
  g_autofree char *own_session = NULL;

  gocua_secret_init ();
  other_session = gocua_token_hash (other);
  own_session = gocua_token_hash (own);
  bench_http_set_token (http, own);
  measure_push (http, db, other_session, table);
  measure_feed (http, db, own_session, table);
  measure_nothing (http, table);
  measure_polls (http, table);
  measure_writers (http, FALSE, table, "pushed by four, in four wards");
  measure_writers (http, TRUE, table, "pushed by four, in one ward");
  measure_waiting (http, table);
  PQfinish (db);
  bench_http_free (http);
  return bench_table_print_and_free (table) ? 0 : 1;
}

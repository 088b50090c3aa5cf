/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-server-metrics.c: what the server counts for its operator. */

#define G_LOG_DOMAIN "gocua-server"

#include "config.h"

#include "server/gocua-server-metrics.h"

#include <stdatomic.h>

#include "server/gocua-server-fault.h"

#define MAX_STATUS 600

static const guint bounds_ms[] = { 1, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10000 };

static _Atomic gint64 counts[GOCUA_N_COUNTS];
static _Atomic guint64 requests[GOCUA_N_ROUTES][MAX_STATUS];
static _Atomic guint64 histogram[GOCUA_N_ROUTES][G_N_ELEMENTS (bounds_ms)];
static _Atomic guint64 sum_us[GOCUA_N_ROUTES];

static const struct
{
  const char *name;
  const char *type;
  const char *help;
} infos[GOCUA_N_COUNTS] = {
  [GOCUA_COUNT_CHANGES_NEW] = { "gocua_changes_new_total", "counter", "Changes that were taken in." },
  [GOCUA_COUNT_CHANGES_KNOWN] = { "gocua_changes_known_total", "counter", "Changes that came again." },
  [GOCUA_COUNT_CHANGES_REJECTED] = { "gocua_changes_rejected_total", "counter",
                                     "Changes that were refused." },
  [GOCUA_COUNT_FEED_ROWS] = { "gocua_feed_rows_total", "counter", "Changes that were given out." },
  [GOCUA_COUNT_DATABASE_ERRORS] = { "gocua_database_errors_total", "counter",
                                    "Statements and connections of the database that failed." },
  [GOCUA_COUNT_CONNECTIONS_CUT] = { "gocua_connections_cut_total", "counter",
                                    "Connections that were closed for being too slow." },
  [GOCUA_COUNT_CONNECTIONS] = { "gocua_connections", "gauge", "Open connections." },
  [GOCUA_COUNT_WAITING] = { "gocua_long_polls_waiting", "gauge", "Requests that wait for something new." },
};

void
gocua_metrics_add (GocuaCount count, gint64 n)
{
  atomic_fetch_add (&counts[count], n);
}

gint64
gocua_metrics_get (GocuaCount count)
{
  return atomic_load (&counts[count]);
}

void
gocua_metrics_add_request (GocuaRoute route, guint status, gint64 us)
{
  g_return_if_fail (route < GOCUA_N_ROUTES && status < MAX_STATUS);

  atomic_fetch_add (&requests[route][status], 1);
  atomic_fetch_add (&sum_us[route], (guint64) us);
  for (guint i = 0; i < G_N_ELEMENTS (bounds_ms); i++)
    if (us <= (gint64) bounds_ms[i] * 1000)
      {
        atomic_fetch_add (&histogram[route][i], 1);
        break;
      }
}

static const char *
label_route (guint route)
{
  return route == GOCUA_ROUTE_NONE ? "other" : gocua_route_get_info (route)->path;
}

static const char *
label_method (guint route)
{
  return gocua_route_get_info (route)->method;
}

static guint64
print_requests (GString *out, guint route)
{
  guint64 total = 0;

  for (guint status = 0; status < MAX_STATUS; status++)
    {
      guint64 n = atomic_load (&requests[route][status]);

      total += n;
      if (n > 0)
        g_string_append_printf (
            out, "gocua_requests_total{route=\"%s\",method=\"%s\",status=\"%u\"} %" G_GUINT64_FORMAT "\n",
            label_route (route), label_method (route), status, n);
    }
  return total;
}

static void
print_histogram (GString *out, guint route, guint64 total)
{
  guint64 below = 0;

  for (guint i = 0; i < G_N_ELEMENTS (bounds_ms); i++)
    {
      below += atomic_load (&histogram[route][i]);
      g_string_append_printf (
          out,
          "gocua_request_seconds_bucket{route=\"%s\",method=\"%s\",le=\"%u.%03u\"} %" G_GUINT64_FORMAT "\n",
          label_route (route), label_method (route), bounds_ms[i] / 1000, bounds_ms[i] % 1000, below);
    }
  g_string_append_printf (
      out, "gocua_request_seconds_bucket{route=\"%s\",method=\"%s\",le=\"+Inf\"} %" G_GUINT64_FORMAT "\n",
      label_route (route), label_method (route), total);
  g_string_append_printf (
      out, "gocua_request_seconds_sum{route=\"%s\",method=\"%s\"} %" G_GUINT64_FORMAT ".%06u\n",
      label_route (route), label_method (route), atomic_load (&sum_us[route]) / 1000000,
      (guint) (atomic_load (&sum_us[route]) % 1000000));
  g_string_append_printf (out,
                          "gocua_request_seconds_count{route=\"%s\",method=\"%s\"} %" G_GUINT64_FORMAT "\n",
                          label_route (route), label_method (route), total);
}

void
gocua_metrics_print (GString *out)
{
  guint64 totals[GOCUA_N_ROUTES];

  for (guint i = 0; i < GOCUA_N_COUNTS; i++)
    g_string_append_printf (out, "# HELP %s %s\n# TYPE %s %s\n%s %" G_GINT64_FORMAT "\n", infos[i].name,
                            infos[i].help, infos[i].name, infos[i].type, infos[i].name,
                            gocua_metrics_get ((GocuaCount) i));
  g_string_append (out, "# HELP gocua_requests_total Requests that were answered.\n"
                        "# TYPE gocua_requests_total counter\n");
  for (guint route = 0; route < GOCUA_N_ROUTES; route++)
    totals[route] = print_requests (out, route);
  g_string_append (out, "# HELP gocua_request_seconds How long it took to answer, waiting included.\n"
                        "# TYPE gocua_request_seconds histogram\n");
  for (guint route = 0; route < GOCUA_N_ROUTES; route++)
    if (totals[route] > 0)
      print_histogram (out, route, totals[route]);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-metrics.c: what is counted is what Prometheus reads. */

#include <string.h>

#include "server/gocua-server-metrics.h"

static void
assert_line (const char *text, const char *line)
{
  g_autofree char *whole = g_strdup_printf ("\n%s\n", line);

  if (strstr (text, whole) == NULL)
    g_error ("not there: %s", line);
}

#define FEED "route=\"/v1/wards/{ward}/changes\",method=\"GET\""

static void
test_print (void)
{
  GString *out = g_string_new (NULL);

  gocua_metrics_add (GOCUA_COUNT_CHANGES_NEW, 17);
  gocua_metrics_add (GOCUA_COUNT_WAITING, 2);
  gocua_metrics_add (GOCUA_COUNT_WAITING, -1);
  gocua_metrics_add_request (GOCUA_ROUTE_FEED, 200, 900);
  gocua_metrics_add_request (GOCUA_ROUTE_FEED, 200, 7000);
  gocua_metrics_add_request (GOCUA_ROUTE_FEED, 403, 30 * G_USEC_PER_SEC);
  gocua_metrics_add_request (GOCUA_ROUTE_NONE, 404, 10);
  gocua_metrics_print (out);

  assert_line (out->str, "gocua_changes_new_total 17");
  assert_line (out->str, "gocua_long_polls_waiting 1");
  assert_line (out->str, "gocua_requests_total{" FEED ",status=\"200\"} 2");
  assert_line (out->str, "gocua_requests_total{" FEED ",status=\"403\"} 1");
  assert_line (out->str, "gocua_requests_total{route=\"other\",method=\"\",status=\"404\"} 1");
  assert_line (out->str, "gocua_request_seconds_bucket{" FEED ",le=\"0.001\"} 1");
  assert_line (out->str, "gocua_request_seconds_bucket{" FEED ",le=\"0.005\"} 1");
  assert_line (out->str, "gocua_request_seconds_bucket{" FEED ",le=\"0.010\"} 2");
  assert_line (out->str, "gocua_request_seconds_bucket{" FEED ",le=\"10.000\"} 2");
  assert_line (out->str, "gocua_request_seconds_bucket{" FEED ",le=\"+Inf\"} 3");
  assert_line (out->str, "gocua_request_seconds_sum{" FEED "} 30.007900");
  assert_line (out->str, "gocua_request_seconds_count{" FEED "} 3");
  g_assert_true (g_str_has_suffix (out->str, "\n"));
  g_string_free (out, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/server/metrics/print", test_print);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-call.c: a method and an address are one call or an error, and nothing in between. */

#include "server/gocua-server-call.h"
#include "server/gocua-server-fault.h"

#define WARD "/v1/wards/26737%402025-07-01"

static void
assert_route (const char *method, const char *uri, GocuaRoute route)
{
  g_auto (GocuaCall) call = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (gocua_call_parse (&call, method, uri, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (call.route, ==, route);
}

static void
assert_fault (const char *method, const char *uri, GocuaFault fault)
{
  g_auto (GocuaCall) call = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_false (gocua_call_parse (&call, method, uri, NULL, &error));
  if (!g_error_matches (error, GOCUA_FAULT, (int) fault))
    g_error ("%s %s: %s", method, uri, gocua_fault_get_info ((GocuaFault) error->code)->code);
}

static void
test_routes (void)
{
  assert_route ("GET", "/healthz", GOCUA_ROUTE_HEALTH);
  assert_route ("GET", "/metrics", GOCUA_ROUTE_METRICS);
  assert_route ("POST", "/v1/sessions", GOCUA_ROUTE_SIGN_IN);
  assert_route ("DELETE", "/v1/sessions/current", GOCUA_ROUTE_SIGN_OUT);
  assert_route ("POST", WARD "/changes", GOCUA_ROUTE_PUSH);
  assert_route ("GET", WARD "/changes", GOCUA_ROUTE_FEED);
  assert_route ("GET", "/v1/wards/26737@/changes", GOCUA_ROUTE_FEED);
  assert_route ("GET", WARD "/digests", GOCUA_ROUTE_DIGESTS);
}

static void
test_no_routes (void)
{
  static const char *const paths[] = {
    "/",
    "/v1",
    "/v1/sessions/",
    "/v1/sessions/current/x",
    "/v1/wards/",
    "/v1/wards//changes",
    WARD,
    WARD "/",
    WARD "/changes/",
    WARD "/x/changes",
    "/v2/wards/a/changes",
    "/Healthz",
    "//healthz",
    "healthz",
    "/healthz#x",
    "*",
    "http://x/healthz",
  };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    assert_fault ("GET", paths[i], GOCUA_FAULT_NOT_FOUND);
}

static void
test_methods (void)
{
  static const struct
  {
    const char *method, *uri, *allow;
  } cases[] = {
    { "PUT", WARD "/changes", "GET, POST" },
    { "get", WARD "/changes", "GET, POST" },
    { "POST", WARD "/digests", "GET" },
    { "GET", "/v1/sessions", "POST" },
    { "HEAD", "/healthz", "GET" },
    { "", "/metrics", "GET" },
    { "GET", "/v1/sessions/current", "DELETE" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GocuaCall) call = { 0 };
      g_autoptr (GError) error = NULL;
      const char *allow = NULL;

      g_assert_false (gocua_call_parse (&call, cases[i].method, cases[i].uri, &allow, &error));
      g_assert_error (error, GOCUA_FAULT, GOCUA_FAULT_METHOD_NOT_ALLOWED);
      g_assert_cmpstr (allow, ==, cases[i].allow);
    }
}

static void
test_wards (void)
{
  static const char *const good[] = { "26737@2025-07-01", "26737%402025-07-01", "%32%36737@", "a" };
  static const char *const bad[] = { "%00",   "%",   "%4",  "%zz", "a%00b",    "a%2fb", "%C3%A9",
                                     "a%20b", "a'b", "a;b", "..",  "a%0d%0ab", "é",     "a+b" };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autofree char *uri = g_strdup_printf ("/v1/wards/%s/changes", good[i]);

      assert_route ("GET", uri, GOCUA_ROUTE_FEED);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *uri = g_strdup_printf ("/v1/wards/%s/changes", bad[i]);

      assert_fault ("GET", uri, GOCUA_FAULT_BAD_REQUEST);
    }
}

static void
test_ward_length (void)
{
  g_autofree char *name = g_strnfill (65, 'a');
  g_autofree char *longer = g_strdup_printf ("/v1/wards/%s/changes", name);
  g_autofree char *just = g_strdup_printf ("/v1/wards/%s/changes", name + 1);

  assert_fault ("GET", longer, GOCUA_FAULT_BAD_REQUEST);
  assert_route ("GET", just, GOCUA_ROUTE_FEED);
}

static void
test_parameters (void)
{
  g_auto (GocuaCall) call = { 0 };
  g_autoptr (GError) error = NULL;
  GocuaId epoch;

  g_assert_true (gocua_call_parse (&call, "GET",
                                   WARD "/changes?after=7&limit=5000&until=9223372036854775807&wait=60"
                                        "&epoch=01990000-0000-7000-8000-00000000000a",
                                   NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (call.ward, ==, "26737@2025-07-01");
  g_assert_cmpint (call.after, ==, 7);
  g_assert_cmpuint (call.limit, ==, 5000);
  g_assert_cmpint (call.until, ==, G_MAXINT64);
  g_assert_cmpuint (call.wait_seconds, ==, 60);
  g_assert_true (gocua_id_parse (&epoch, "01990000-0000-7000-8000-00000000000a"));
  g_assert_true (gocua_id_equal (&epoch, &call.epoch));
}

static void
test_left_out (void)
{
  g_auto (GocuaCall) call = { 0 };

  g_assert_true (gocua_call_parse (&call, "GET", WARD "/changes", NULL, NULL));
  g_assert_cmpint (call.after, ==, 0);
  g_assert_cmpuint (call.limit, ==, 1000);
  g_assert_cmpint (call.until, ==, G_MAXINT64);
  g_assert_cmpuint (call.wait_seconds, ==, 0);
  g_assert_true (gocua_id_is_null (&call.epoch));
}

static void
test_bad_parameters (void)
{
  static const char *const queries[] = {
    "after",
    "after=",
    "after=-1",
    "after=+1",
    "after=1 ",
    "after=1.0",
    "after=0x1",
    "after=9223372036854775808",
    "limit=0",
    "limit=5001",
    "wait=0",
    "wait=61",
    "epoch=1",
    "epoch=",
    "epoch=00000000-0000-0000-0000-000000000000",
    "after=1&after=1",
    "after=1&",
    "&after=1",
    "from=1",
    "After=1",
    "x=1",
  };

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autofree char *uri = g_strconcat (WARD "/changes?", queries[i], NULL);

      assert_fault ("GET", uri, GOCUA_FAULT_BAD_REQUEST);
    }
  assert_fault ("GET", WARD "/digests?after=1", GOCUA_FAULT_BAD_REQUEST);
  assert_fault ("GET", "/healthz?x=1", GOCUA_FAULT_BAD_REQUEST);
}

static void
test_the_parameter_is_named (void)
{
  g_auto (GocuaCall) call = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_false (gocua_call_parse (&call, "GET", WARD "/changes?limit=x", NULL, &error));
  g_assert_cmpstr (error->message, ==, "limit");
  g_clear_error (&error);
  gocua_call_clear (&call);
  g_assert_false (gocua_call_parse (&call, "GET", WARD "/changes?<b>=x", NULL, &error));
  g_assert_cmpstr (error->message, ==, "a parameter");
}

static void
test_length (void)
{
  g_autofree char *longest = g_strnfill (GOCUA_CALL_MAX_URI, 'x');
  g_autofree char *longer = g_strnfill (GOCUA_CALL_MAX_URI + 1, 'x');

  assert_fault ("GET", longest, GOCUA_FAULT_NOT_FOUND);
  assert_fault ("GET", longer, GOCUA_FAULT_HEADER_TOO_LARGE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/server/call/routes", test_routes);
  g_test_add_func ("/server/call/no-routes", test_no_routes);
  g_test_add_func ("/server/call/methods", test_methods);
  g_test_add_func ("/server/call/wards", test_wards);
  g_test_add_func ("/server/call/ward-length", test_ward_length);
  g_test_add_func ("/server/call/parameters", test_parameters);
  g_test_add_func ("/server/call/left-out", test_left_out);
  g_test_add_func ("/server/call/bad-parameters", test_bad_parameters);
  g_test_add_func ("/server/call/named", test_the_parameter_is_named);
  g_test_add_func ("/server/call/length", test_length);
  return g_test_run ();
}

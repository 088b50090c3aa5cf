/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-config.c: settings come from the file, then from the environment, and a wrong one is told by its name.
 */

#include <glib/gstdio.h>

#include "server/gocua-server-config.h"

static GocuaConfig *
load (const char *text, const char *const *environment, GError **error)
{
  g_autofree char *path = NULL;
  GocuaConfig *config;
  int fd = g_file_open_tmp ("gocua-config-XXXXXX", &path, NULL);

  g_assert_cmpint (fd, >=, 0);
  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  config = gocua_config_load (path, environment, error);
  g_unlink (path);
  return config;
}

static void
test_standard (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GocuaConfig) config = load ("[gocua-server]\n", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (config->listen, ==, "127.0.0.1:8443");
  g_assert_cmpstr (config->certificate, ==, "");
  g_assert_cmpuint (config->session_days, ==, 30);
  g_assert_false (config->reuse_port);
  g_assert_true (gocua_config_check_serve (config, NULL));
}

static void
test_file_and_environment (void)
{
  static const char *const environment[] = { "PATH=/bin", "GOCUA_SERVER_THREADS=3",
                                             "GOCUA_SERVER_OPERATOR_LISTEN=[::1]:9", "GOCUA_KEY_FILE_ONLY=1",
                                             NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GocuaConfig) config = load (
      "[gocua-server]\nthreads = 5\nsession-days=7\nreuse-port=true\nlog-level=error\n", environment, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (config->threads, ==, 3);
  g_assert_cmpuint (config->session_days, ==, 7);
  g_assert_cmpstr (config->operator_listen, ==, "[::1]:9");
  g_assert_true (config->reuse_port);
  g_assert_cmpuint (config->log_level, ==, 2);
}

static void
assert_refused (const char *text, const char *variable, const char *named)
{
  const char *const environment[] = { variable, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GocuaConfig) config = load (text, environment, &error);

  g_assert_null (config);
  g_assert_nonnull (error);
  if (!g_strrstr (error->message, named))
    g_error ("\"%s\" does not name %s", error->message, named);
}

static void
test_wrong (void)
{
  assert_refused ("[gocua-server]\nthreads=0\n", NULL, "threads");
  assert_refused ("[gocua-server]\nthreads=many\n", NULL, "from 1 to 256");
  assert_refused ("[gocua-server]\nthreads=-1\n", NULL, "threads");
  assert_refused ("[gocua-server]\nthredas=3\n", NULL, "thredas");
  assert_refused ("[gocua-server]\nreuse-port=yes\n", NULL, "reuse-port");
  assert_refused ("[gocua-server]\nlog-level=loud\n", NULL, "log-level");
  assert_refused ("[other]\nthreads=3\n", NULL, "gocua-server");
  assert_refused ("threads=3\n", NULL, "gocua-config-");
  assert_refused ("[gocua-server]\n", "GOCUA_SERVER_THREADS=0", "threads");
  assert_refused ("[gocua-server]\n", "GOCUA_SERVER_THREDAS=3", "GOCUA_SERVER_THREDAS");
}

static void
test_no_file (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (gocua_config_load ("/nowhere/gocua.conf", NULL, &error));
  g_assert_nonnull (g_strrstr (error->message, "/nowhere/gocua.conf"));
}

static void
test_addresses (void)
{
  static const char *const bad[] = {
    "",           "8443",  "127.0.0.1",   ":8443", "localhost:8443", "127.0.0.1:x", "1.2.3.4:70000",
    "127.0.0.1:", "[::1]", "127.0.0.1:-1"
  };
  g_autofree char *host = NULL;
  guint16 port = 0;

  g_assert_true (gocua_config_parse_address ("[::1]:443", &host, &port, NULL));
  g_assert_cmpstr (host, ==, "::1");
  g_assert_cmpuint (port, ==, 443);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *none = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_false (gocua_config_parse_address (bad[i], &none, &port, &error));
      g_assert_error (error, GOCUA_CONFIG_ERROR, GOCUA_CONFIG_ERROR_INVALID);
    }
}

static void
assert_may_serve (const char *text, gboolean may)
{
  g_autofree char *whole = g_strconcat ("[gocua-server]\n", text, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GocuaConfig) config = load (whole, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (gocua_config_check_serve (config, &error), ==, may);
  g_assert_true (may == (error == NULL));
}

/* Passwords never go over a network in the clear. */
static void
test_plain_only_at_home (void)
{
  assert_may_serve ("listen=127.0.0.1:80\n", TRUE);
  assert_may_serve ("listen=[::1]:80\n", TRUE);
  assert_may_serve ("listen=0.0.0.0:80\n", FALSE);
  assert_may_serve ("listen=192.168.1.5:80\n", FALSE);
  assert_may_serve ("listen=[::]:80\n", FALSE);
  assert_may_serve ("listen=192.168.1.5:80\ntrusted-proxies=192.168.1.4\n", TRUE);
  assert_may_serve ("listen=0.0.0.0:443\ncertificate=a\nkey=b\n", TRUE);
  assert_may_serve ("listen=0.0.0.0:443\ncertificate=a\n", FALSE);
  assert_may_serve ("key=b\n", FALSE);
  assert_may_serve ("listen=somewhere\n", FALSE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/server/config/standard", test_standard);
  g_test_add_func ("/server/config/file-and-environment", test_file_and_environment);
  g_test_add_func ("/server/config/wrong", test_wrong);
  g_test_add_func ("/server/config/no-file", test_no_file);
  g_test_add_func ("/server/config/addresses", test_addresses);
  g_test_add_func ("/server/config/plain-only-at-home", test_plain_only_at_home);
  return g_test_run ();
}

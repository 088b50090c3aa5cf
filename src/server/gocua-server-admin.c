/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-server-admin.c: the commands of the administrator, and what they share. */

#define G_LOG_DOMAIN "gocua-server"

#include "config.h"

#include "server/gocua-server-admin.h"

#include <stdio.h>
#include <string.h>

#include "server/gocua-server-secret.h"
#include "server/gocua-server-serve.h"

G_DEFINE_QUARK (gocua - admin - error - quark, gocua_admin_error)

static gboolean
run_serve (GocuaAdmin *self, GError **error)
{
  return gocua_serve (self->config, error);
}

static const struct
{
  const char *words; /* one or two */
  guint min, max;    /* how many arguments */
  const char *parameters;
  const char *summary;
  GocuaAdminRun run;
} commands[] = {
  { "serve", 0, 0, "", "Answer the stores until a signal ends it", run_serve },
  { "init", 0, 0, "", "Prepare the database, or bring it to this version", gocua_admin_init },
  { "new-epoch", 0, 0, "", "Tell the stores that commits may have been lost", gocua_admin_new_epoch },
  { "account add", 1, 1, "NAME", "Add an account; the password is asked for", gocua_admin_account_add },
  { "account passwd", 1, 1, "NAME", "Give it another password, and end its sessions",
    gocua_admin_account_passwd },
  { "account disable", 1, 1, "NAME", "Take its access away", gocua_admin_account_disable },
  { "account enable", 1, 1, "NAME", "Give it its access back", gocua_admin_account_enable },
  { "account list", 0, 0, "", "List the accounts", gocua_admin_account_list },
  { "ward add", 1, 2, "KEY [NAME]", "Add a ward, such as 26737@2025-07-01", gocua_admin_ward_add },
  { "ward assign", 2, 2, "KEY ACCOUNT", "Give an account access to a ward", gocua_admin_ward_assign },
  { "ward unassign", 2, 2, "KEY ACCOUNT", "Take it away", gocua_admin_ward_unassign },
  { "ward list", 0, 0, "", "List the wards", gocua_admin_ward_list },
  { "device list", 0, 1, "[ACCOUNT]", "List the devices that have signed in", gocua_admin_device_list },
  { "device revoke", 2, 2, "ACCOUNT DEVICE", "Take a device's access away", gocua_admin_device_revoke },
  { "device allow", 2, 2, "ACCOUNT DEVICE", "Let it sign in again", gocua_admin_device_allow },
};

gboolean
gocua_admin_set_error (GError **error, GocuaAdminExit code, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_propagate_error (error, g_error_new_valist (GOCUA_ADMIN_ERROR, (int) code, format, args));
  va_end (args);
  return FALSE;
}

/* PostgreSQL's messages are of several lines and end with one. */
static gboolean
set_database_error (GError **error, GocuaAdminExit code, const char *what, const char *message)
{
  g_autofree char *text = g_strstrip (g_strdup (message));

  return gocua_admin_set_error (error, code, "%s: %s", what, text);
}

gboolean
gocua_admin_connect (GocuaAdmin *self, gboolean as_owner, GError **error)
{
  const char *const keywords[] = { "application_name", "client_encoding", "dbname", NULL };
  const char *const values[] = { "gocua-server", "UTF8", self->config->admin_database, NULL };
  g_autoptr (GocuaResult) result = NULL;

  self->db = PQconnectdbParams (keywords, values, TRUE);
  if (PQstatus (self->db) != CONNECTION_OK)
    return set_database_error (error, GOCUA_ADMIN_DATABASE, "the database can't be reached",
                               PQerrorMessage (self->db));
  result = PQexec (self->db, as_owner ? "SET client_min_messages = warning; SET ROLE gocua_owner"
                                      : "SET client_min_messages = warning");
  if (PQresultStatus (result) != PGRES_COMMAND_OK)
    return set_database_error (error, GOCUA_ADMIN_DATABASE,
                               "the database is not prepared, see \"gocua-server init\"",
                               PQresultErrorMessage (result));
  return TRUE;
}

/* What is there already, or not of the right form, is the administrator's to mend. */
static GocuaAdminExit
judge (const GocuaResult *result)
{
  const char *state = PQresultErrorField (result, PG_DIAG_SQLSTATE);

  if (state == NULL)
    return GOCUA_ADMIN_DATABASE;
  if (g_str_has_prefix (state, "23") || g_str_has_prefix (state, "22"))
    return GOCUA_ADMIN_REFUSED;
  return g_str_has_prefix (state, "42P01") || g_str_has_prefix (state, "3F") ? GOCUA_ADMIN_DATABASE
                                                                             : GOCUA_ADMIN_FAILED;
}

GocuaResult *
gocua_admin_query (GocuaAdmin *self, const char *sql, const char *const *values, GError **error)
{
  int n = values != NULL ? (int) g_strv_length ((char **) values) : 0;
  g_autoptr (GocuaResult) result =
      n > 0 ? PQexecParams (self->db, sql, n, NULL, values, NULL, NULL, 0) : PQexec (self->db, sql);
  ExecStatusType status = PQresultStatus (result);

  if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK)
    return g_steal_pointer (&result);
  set_database_error (error, judge (result), "the database refused",
                      result != NULL ? PQresultErrorMessage (result) : PQerrorMessage (self->db));
  return NULL;
}

gboolean
gocua_admin_change (GocuaAdmin *self,
                    const char *sql,
                    const char *const *values,
                    const char *what,
                    GError **error)
{
  g_autoptr (GocuaResult) result = gocua_admin_query (self, sql, values, error);

  if (result == NULL)
    return FALSE;
  if (g_str_equal (PQcmdTuples ((PGresult *) result), "0"))
    return gocua_admin_set_error (error, GOCUA_ADMIN_NOT_FOUND, "there is no such %s", what);
  return TRUE;
}

void
gocua_admin_print (const GocuaResult *result)
{
  for (int i = 0; i < PQntuples (result); i++)
    for (int j = 0; j < PQnfields (result); j++)
      printf ("%s%c", PQgetvalue (result, i, j), j + 1 < PQnfields (result) ? '\t' : '\n');
}

static char *
describe_commands (void)
{
  GString *text = g_string_new ("Commands:");

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *usage = g_strconcat (commands[i].words, " ", commands[i].parameters, NULL);

      g_string_append_printf (text, "\n  %-30s %s", usage, commands[i].summary);
    }
  g_string_append (text, "\n\nSettings are read from " GOCUA_SERVER_CONFIG_FILE
                         " and from the environment (GOCUA_SERVER_…); see gocua-server(1).");
  return g_string_free (text, FALSE);
}

static gboolean
parse (GocuaAdmin *self, int argc, char **argv, GError **error)
{
  const GOptionEntry entries[] = {
    /* Files, so that their bytes are taken as they are, whatever the locale. */
    { "config", 'c', 0, G_OPTION_ARG_FILENAME, &self->config_path, "The file with the settings", "FILE" },
    { "role", 'r', 0, G_OPTION_ARG_STRING, &self->role, "account add: entry, viewer or city", "ROLE" },
    { "display", 'd', 0, G_OPTION_ARG_FILENAME, &self->display, "account add: the person's name", "NAME" },
    { "set-password", 0, 0, G_OPTION_ARG_NONE, &self->sets_password,
      "init: ask for the password with which the server signs in to the database", NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &self->shows_version, "Say which version this is", NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("COMMAND …");
  g_autofree char *description = describe_commands ();

  g_option_context_set_summary (context, "The central server of Gõ Cửa, and its administration.");
  g_option_context_set_description (context, description);
  g_option_context_add_main_entries (context, entries, NULL);
  self->args = g_strdupv (argv);
  if (!g_option_context_parse_strv (context, &self->args, error))
    return FALSE;
  for (guint i = 0; self->args[i] != NULL; i++)
    if (!g_utf8_validate (self->args[i], -1, NULL))
      return gocua_admin_set_error (error, GOCUA_ADMIN_USAGE, "the arguments are not UTF-8");
  return self->display == NULL || g_utf8_validate (self->display, -1, NULL) ||
         gocua_admin_set_error (error, GOCUA_ADMIN_USAGE, "the name is not UTF-8");
}

/* Leaves in @args what follows the words. Returns: the command's place, or -1 with @error */
static int
find_command (GocuaAdmin *self, GError **error)
{
  const char *first = self->args[1];
  const char *second = first != NULL ? self->args[2] : NULL;
  g_autofree char *both = g_strconcat (first != NULL ? first : "", " ", second, NULL);

  for (guint i = 0; first != NULL && i < G_N_ELEMENTS (commands); i++)
    {
      guint n_words = g_str_equal (commands[i].words, first) ? 1 : 2;
      char **rest;

      if (n_words == 2 && !g_str_equal (commands[i].words, both))
        continue;
      rest = g_strdupv (self->args + 1 + n_words);
      g_strfreev (self->args);
      self->args = rest;
      if (g_strv_length (rest) >= commands[i].min && g_strv_length (rest) <= commands[i].max)
        return (int) i;
      gocua_admin_set_error (error, GOCUA_ADMIN_USAGE, "usage: gocua-server %s %s", commands[i].words,
                             commands[i].parameters);
      return -1;
    }
  gocua_admin_set_error (error, GOCUA_ADMIN_USAGE,
                         "say what to do; \"gocua-server --help\" lists the commands");
  return -1;
}

static gboolean
run (GocuaAdmin *self, int argc, char **argv, GError **error)
{
  g_auto (GStrv) environment = g_get_environ ();
  int command;

  if (!parse (self, argc, argv, error))
    return FALSE;
  if (self->shows_version)
    {
      printf ("gocua-server %s\n", GOCUA_VERSION);
      return TRUE;
    }
  command = find_command (self, error);
  if (command < 0)
    return FALSE;
  self->config = gocua_config_load (self->config_path, (const char *const *) environment, error);
  if (self->config == NULL)
    return FALSE;
  return commands[command].run (self, error);
}

static GocuaAdminExit
get_exit (const GError *error)
{
  if (error->domain == GOCUA_ADMIN_ERROR)
    return (GocuaAdminExit) error->code;
  if (error->domain == G_OPTION_ERROR || error->domain == GOCUA_CONFIG_ERROR ||
      error->domain == G_KEY_FILE_ERROR || error->domain == G_FILE_ERROR)
    return GOCUA_ADMIN_USAGE;
  return GOCUA_ADMIN_FAILED;
}

int
gocua_admin_main (int argc, char **argv)
{
  GocuaAdmin self = { 0 };
  g_autoptr (GError) error = NULL;
  GocuaAdminExit code = GOCUA_ADMIN_OK;

  g_set_prgname ("gocua-server");
  gocua_secret_init ();
  if (!run (&self, argc, argv, &error))
    {
      code = get_exit (error);
      fprintf (stderr, "gocua-server: %s\n", error->message);
    }
  if (fflush (stdout) != 0 && code == GOCUA_ADMIN_OK)
    code = GOCUA_ADMIN_FAILED;
  g_clear_pointer (&self.db, PQfinish);
  g_clear_pointer (&self.config, gocua_config_free);
  g_strfreev (self.args);
  g_free (self.config_path);
  g_free (self.role);
  g_free (self.display);
  return (int) code;
}

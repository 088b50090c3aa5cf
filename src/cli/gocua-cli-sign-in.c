/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-cli-sign-in.c: `gocua sign-in`, `gocua sign-out` and `gocua join`: a server, and the account there.
 */
#define G_LOG_DOMAIN "gocua-cli"

#include "config.h"

#include <glib/gi18n.h>

#include "cli/gocua-cli-commands.h"
#include "cli/gocua-cli-json.h"
#include "cli/gocua-cli-secret.h"
#include "core/gocua-wipe.h"
#include "store/gocua-ward.h"
#include "sync/gocua-join.h"

typedef struct
{
  char *ca_file;
  char *ward;
  gboolean allow_http;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->ca_file);
  g_free (self->ward);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static GocuaCredentials *
ask_credentials (GocuaCli *cli, const Options *options, GError **error)
{
  GocuaCredentials *credentials;
  char *password = gocua_cli_read_secret (_ ("Password: "));

  if (password == NULL)
    {
      g_set_error_literal (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_USAGE,
                           _ ("There is no password: it is the first line of the standard input."));
      return NULL;
    }
  credentials = gocua_credentials_new (cli->args[1], cli->args[2], password, options->ca_file,
                                       options->allow_http, error);
  gocua_wipe_free (password);
  return credentials;
}

static gboolean
report_account (GocuaCli *cli, GError **error)
{
  g_autoptr (GocuaSyncState) state = gocua_sync_read_state (cli->db, error);
  cJSON *object;

  if (state == NULL)
    return FALSE;
  /* Translators: the name of a person; an address */
  gocua_cli_say (cli, _ ("Signed in as %s at %s. “gocua sync” sends and receives."),
                 state->display != NULL ? state->display : state->account, state->server);
  if (!cli->json)
    return TRUE;
  object = cJSON_CreateObject ();
  gocua_cli_json_add_text (object, "server", state->server);
  gocua_cli_json_add_text (object, "account", state->account);
  gocua_cli_json_add_text (object, "display", state->display);
  gocua_cli_json_add_text (object, "role", state->role);
  gocua_cli_json_add_number (object, "waiting", state->n_waiting);
  gocua_cli_write_json (object, FALSE);
  return TRUE;
}

gboolean
gocua_cli_sign_in (GocuaCli *cli, GError **error)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "ca", 0, 0, G_OPTION_ARG_FILENAME, &options.ca_file,
      N_ ("Certificate (PEM) of the server’s own authority"), N_ ("FILE") },
    { "allow-http", 0, 0, G_OPTION_ARG_NONE, &options.allow_http,
      N_ ("Take http to another computer, which anyone on the way can read"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GocuaCredentials) credentials = NULL;
  GocuaStoreRunner runner;

  if (!gocua_cli_parse (cli, entries, NULL, 2, 2, error) || !gocua_cli_open (cli, error))
    return FALSE;
  credentials = ask_credentials (cli, &options, error);
  if (credentials == NULL)
    return FALSE;
  runner = gocua_store_runner_for_db (cli->db);
  return gocua_account_sign_in (&runner, gocua_ward_get_clock (cli->db), credentials, NULL, error) &&
         report_account (cli, error);
}

gboolean
gocua_cli_sign_out (GocuaCli *cli, GError **error)
{
  g_autoptr (GocuaSyncState) state = NULL;
  GocuaStoreRunner runner;
  cJSON *object;

  if (!gocua_cli_parse (cli, NULL, NULL, 0, 0, error) || !gocua_cli_open (cli, error))
    return FALSE;
  runner = gocua_store_runner_for_db (cli->db);
  if (!gocua_account_sign_out (&runner, gocua_ward_get_clock (cli->db), NULL, error))
    return FALSE;
  state = gocua_sync_read_state (cli->db, error);
  if (state == NULL)
    return FALSE;
  gocua_cli_say (cli,
                 ngettext ("Signed out. %u entry that is not sent yet stays on this computer.",
                           "Signed out. %u entries that are not sent yet stay on this computer.",
                           (gulong) state->n_waiting),
                 (guint) state->n_waiting);
  if (!cli->json)
    return TRUE;
  object = cJSON_CreateObject ();
  gocua_cli_json_add_number (object, "waiting", state->n_waiting);
  gocua_cli_write_json (object, FALSE);
  return TRUE;
}

/* The one that was asked for, or the only one. */
static const char *
choose_ward (GocuaJoin *join, const char *wanted, GError **error)
{
  GPtrArray *wards = gocua_join_get_wards (join);
  g_autoptr (GString) list = g_string_new (NULL);

  if (wanted != NULL)
    return wanted;
  if (wards->len == 1)
    return ((const GocuaSessionWard *) wards->pdata[0])->ward;
  for (guint i = 0; i < wards->len; i++)
    {
      const GocuaSessionWard *ward = wards->pdata[i];

      g_string_append_printf (list, "\n  %s  %s", ward->ward, ward->name);
    }
  g_set_error (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_USAGE,
               /* Translators: followed by the wards, each on a line */
               _ ("This account has several wards or none. Choose one of them with --ward:%s"), list->str);
  return NULL;
}

static gboolean
report_join (GocuaCli *cli, const char *ward, const char *path)
{
  g_autofree char *shown = g_filename_display_name (path);
  cJSON *object;

  gocua_cli_say (cli, _ ("The ward is on this computer now: %s"), shown);
  if (!cli->json)
    return TRUE;
  object = cJSON_CreateObject ();
  gocua_cli_json_add_text (object, "unit", ward);
  gocua_cli_json_add_text (object, "file", shown);
  gocua_cli_write_json (object, FALSE);
  return TRUE;
}

gboolean
gocua_cli_join (GocuaCli *cli, GError **error)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "ward", 0, 0, G_OPTION_ARG_STRING, &options.ward, N_ ("Which ward, when the account has several"),
      N_ ("KEY") },
    { "ca", 0, 0, G_OPTION_ARG_FILENAME, &options.ca_file,
      N_ ("Certificate (PEM) of the server’s own authority"), N_ ("FILE") },
    { "allow-http", 0, 0, G_OPTION_ARG_NONE, &options.allow_http,
      N_ ("Take http to another computer, which anyone on the way can read"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GocuaJoin) join = NULL;
  GocuaCredentials *credentials;
  g_autofree char *path = NULL;
  const char *ward;

  if (!gocua_cli_parse (cli, entries, NULL, 2, 2, error))
    return FALSE;
  credentials = ask_credentials (cli, &options, error);
  join = credentials != NULL ? gocua_join_new (credentials, NULL, error) : NULL;
  ward = join != NULL ? choose_ward (join, options.ward, error) : NULL;
  if (ward == NULL)
    return FALSE;
  path = gocua_join_fetch (join, ward, cli->store, gocua_cli_get_progress (cli), NULL, error);
  gocua_cli_end_progress (cli);
  return path != NULL && report_join (cli, ward, path);
}

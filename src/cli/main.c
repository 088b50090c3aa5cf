/* SPDX-License-Identifier: GPL-3.0-or-later */
/* main.c: starts the program without a window, and hands over to the command that was asked for. */
#define G_LOG_DOMAIN "gocua-cli"

#include "config.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#include "cli/gocua-cli-commands.h"
#include "core/gocua-language.h"
#include "core/gocua-locale.h"

static const GocuaCliCommand commands[] = {
  { "units", gocua_cli_units, "TEXT", N_ ("Find a ward or commune by a part of its name") },
  { "new", gocua_cli_new, NULL, N_ ("Make the file of a ward") },
  { "sample", gocua_cli_sample, NULL, N_ ("Make a sample ward to look around in") },
  { "import", gocua_cli_import, "FILE.csv", N_ ("Take in a list of households") },
  { "visit", gocua_cli_visit, NULL, N_ ("Record a visit, or many") },
  { "households", gocua_cli_households, NULL, N_ ("List households") },
  { "duplicates", gocua_cli_duplicates, "[HOUSEHOLD …]",
    N_ ("Find households that may be one, and merge them") },
  { "carry", gocua_cli_carry, "OLD-FILE", N_ ("Take an old ward over into the wards that it became") },
  { "show", gocua_cli_show, "HOUSEHOLD", N_ ("Show one household with its visits and its history") },
  { "areas", gocua_cli_areas, "[list|rename|split|merge|move|group|history …]",
    N_ ("List areas; rename, split, merge and fill them") },
  { "sheet", gocua_cli_sheet, "[list|show|make|print|issue|return|missing|found|cancel …]",
    N_ ("Make and print walk sheets, and note where their papers are") },
  { "status", gocua_cli_status, NULL, N_ ("Show where the ward stands") },
  { "export", gocua_cli_export, NULL, N_ ("Write households to a CSV file") },
  { "sign-in", gocua_cli_sign_in, "SERVER ACCOUNT", N_ ("Connect the ward to its server") },
  { "sign-out", gocua_cli_sign_out, NULL, N_ ("Leave the server; what is not sent is kept") },
  { "join", gocua_cli_join, "SERVER ACCOUNT", N_ ("Fetch a ward that the server has to this computer") },
  { "sync", gocua_cli_sync, NULL, N_ ("Send to the server and receive from it") },
  { "conflicts", gocua_cli_conflicts, NULL, N_ ("Show what two people entered differently, and settle it") },
  { "undo", gocua_cli_undo, NULL, N_ ("Undo what was recorded last") },
  { "check", gocua_cli_check, NULL, N_ ("Check whether the ward file is sound") },
  { "rebuild", gocua_cli_rebuild, NULL, N_ ("Make the tables again from the journal") },
  { "backup", gocua_cli_backup, NULL, N_ ("Make a backup of the ward file") },
  { "restore", gocua_cli_restore, NULL, N_ ("Put a backup in the place of a damaged ward file") },
  { NULL },
};

/* Before options are parsed, since their help is translated. */
static const char *
find_language (char **argv)
{
  for (guint i = 1; argv[i] != NULL && !g_str_equal (argv[i], "--"); i++)
    if (g_str_equal (argv[i], "--english"))
      return GOCUA_LANGUAGE_EN;
  return g_getenv ("GOCUA_LANGUAGE");
}

static char *
describe_commands (void)
{
  GString *text = g_string_new (_ ("Commands:"));

  for (const GocuaCliCommand *command = commands; command->name != NULL; command++)
    g_string_append_printf (text, "\n  %-12s %s", command->name, _ (command->summary));
  g_string_append_c (text, '\n');
  g_string_append_c (text, '\n');
  g_string_append (text, _ ("“gocua COMMAND --help” tells more about one of them."));
  return g_string_free (text, FALSE);
}

static const GocuaCliCommand *
find_command (const char *name, GError **error)
{
  if (name == NULL)
    {
      g_set_error_literal (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_USAGE,
                           _ ("Say what to do. “gocua --help” lists the commands."));
      return NULL;
    }
  for (const GocuaCliCommand *command = commands; command->name != NULL; command++)
    if (g_str_equal (command->name, name))
      return command;
  g_set_error (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_USAGE,
               _ ("There is no command “%s”. “gocua --help” lists the commands."), name);
  return NULL;
}

static gboolean
parse_global (GocuaCli *cli, gboolean *version, GError **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (_ ("COMMAND …"));
  g_autofree char *description = describe_commands ();
  const GOptionEntry entries[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, version, N_ ("Say which version this is"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  g_option_context_set_summary (context, _ ("Door-to-door campaigns of a ward, without a window."));
  g_option_context_set_description (context, description);
  gocua_cli_add_options (cli, context);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_set_strict_posix (context, TRUE);
  return g_option_context_parse_strv (context, &cli->args, error);
}

static gboolean
run (GocuaCli *cli, GError **error)
{
  gboolean version = FALSE;

  if (!parse_global (cli, &version, error))
    return FALSE;
  if (version)
    {
      gocua_cli_write ("gocua " GOCUA_VERSION "\n");
      return TRUE;
    }
  cli->command = find_command (cli->args[1], error);
  if (cli->command == NULL)
    return FALSE;
  /* The command's own arguments; the program's name stays in front of them. */
  g_free (cli->args[1]);
  memmove (&cli->args[1], &cli->args[2], sizeof (char *) * g_strv_length (&cli->args[2]) + sizeof (char *));
  return cli->command->run (cli, error);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) args = g_strdupv (argv);
  GocuaCli cli = { 0 };
  GocuaExit code;

  gocua_locale_init (find_language (args));
  g_set_prgname ("gocua");
  g_set_application_name ("Gõ Cửa");
  cli.args = g_steal_pointer (&args);
  if (run (&cli, &error))
    gocua_cli_flush (&error);
  else
    gocua_cli_flush (NULL);
  if (error != NULL)
    gocua_cli_warn ("gocua: %s", error->message);
  code = gocua_cli_get_exit_code (error);
  gocua_cli_clear (&cli);
  return (int) code;
}

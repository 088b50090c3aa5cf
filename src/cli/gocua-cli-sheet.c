/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-cli-sheet.c: `gocua sheet`: what can be done with walk sheets, each in a file of its own. */
#define G_LOG_DOMAIN "gocua-cli"

#include "config.h"

#include <glib/gi18n.h>

#include "cli/gocua-cli-commands.h"
#include "cli/gocua-cli-sheet.h"

static const struct
{
  const char *name;
  gboolean (*run) (GocuaCli *cli, GError **error);
} verbs[] = {
  { "print", gocua_cli_sheet_print },
};

gboolean
gocua_cli_sheet (GocuaCli *cli, GError **error)
{
  const char *name = cli->args[1];

  for (gsize i = 0; name != NULL && i < G_N_ELEMENTS (verbs); i++)
    if (g_str_equal (verbs[i].name, name))
      return verbs[i].run (cli, error);
  /* For --help, and to say what is missing. */
  if (!gocua_cli_parse (cli, NULL, NULL, 1, G_MAXUINT, error))
    return FALSE;
  g_set_error (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_USAGE,
               _ ("“gocua sheet” does not know “%s”. “gocua sheet --help” says what it knows."), name);
  return FALSE;
}

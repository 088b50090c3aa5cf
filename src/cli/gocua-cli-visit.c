/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-cli-visit.c: `gocua visit`, recording one visit, or many from a file or a pipe. */
#define G_LOG_DOMAIN "gocua-cli"

#include "config.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "cli/gocua-cli-commands.h"
#include "cli/gocua-cli-entry.h"
#include "cli/gocua-cli-find.h"
#include "cli/gocua-cli-json.h"
#include "store/gocua-db-error.h"

typedef struct
{
  GocuaCli *cli;
  GocuaCampaign *campaign;
  GocuaId campaign_id;
  guint n_saved;
  guint n_refused;
} Entering;

static void
entering_clear (Entering *self)
{
  g_clear_pointer (&self->campaign, gocua_campaign_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Entering, entering_clear)

static gboolean
entering_open (Entering *self, GocuaCli *cli, GError **error)
{
  self->cli = cli;
  if (!gocua_cli_open (cli, error))
    return FALSE;
  self->campaign = gocua_cli_find_campaign (cli->db, &self->campaign_id, error);
  return self->campaign != NULL;
}

/* The words "saved <id>" are read by other programs and are not translated. */
static void
acknowledge (GocuaCli *cli, const GocuaId *id)
{
  char text[GOCUA_ID_STRING_SIZE];
  cJSON *object;

  if (!cli->json)
    {
      gocua_cli_write ("saved ");
      gocua_cli_write (gocua_id_format (id, text));
      gocua_cli_write ("\n");
      return;
    }
  object = cJSON_CreateObject ();
  gocua_cli_json_add_id (object, "saved", id);
  gocua_cli_write_json (object, TRUE);
}

static void
warn_of (guint line, GPtrArray *warnings)
{
  for (guint i = 0; i < warnings->len; i++)
    if (line > 0)
      gocua_cli_warn (_ ("Line %u: %s"), line, (const char *) warnings->pdata[i]);
    else
      gocua_cli_warn ("%s", (const char *) warnings->pdata[i]);
}

static gboolean
save (Entering *self, const GocuaCliEntry *entry, guint line, GError **error)
{
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  GocuaId id;

  if (!gocua_cli_entry_save (entry, self->cli->db, self->campaign, &self->campaign_id, &id, warnings, error))
    return FALSE;
  self->n_saved++;
  acknowledge (self->cli, &id);
  warn_of (line, warnings);
  /* Whoever waits at the other end of a pipe may go on once the line is there. */
  return gocua_cli_flush (error);
}

/* A line that breaks a rule is told and passed over; a store that fails would fail for all lines that follow.
 */
static gboolean
enter_line (Entering *self, const char *text, guint line, GError **error)
{
  g_auto (GocuaCliEntry) entry = { 0 };
  g_autoptr (GError) problem = NULL;
  GocuaExit code;

  if (*text == '\0')
    return TRUE;
  if (gocua_cli_entry_read_line (&entry, text, &problem) && save (self, &entry, line, &problem))
    return TRUE;
  code = gocua_cli_get_exit_code (problem);
  if (code != GOCUA_EXIT_REFUSED && code != GOCUA_EXIT_NOT_FOUND)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  self->n_refused++;
  gocua_cli_warn (_ ("Line %u: %s"), line, problem->message);
  return TRUE;
}

/* Returns a line without its end, %NULL when there is none left. */
static char *
read_line (FILE *file)
{
  GString *line = g_string_new (NULL);
  int c = getc (file);

  if (c == EOF)
    {
      g_string_free (line, TRUE);
      return NULL;
    }
  /* A NUL is kept as a character that no field takes, or it would hide the rest of the line. */
  for (; c != EOF && c != '\n'; c = getc (file))
    g_string_append_c (line, c == '\0' ? '\xff' : (char) c);
  if (line->len > 0 && line->str[line->len - 1] == '\r')
    g_string_truncate (line, line->len - 1);
  return g_string_free (line, FALSE);
}

static gboolean
enter_file (Entering *self, FILE *file, GError **error)
{
  for (guint line = 1;; line++)
    {
      g_autofree char *text = read_line (file);

      if (text == NULL)
        break;
      if (line == 1 && g_str_has_prefix (text, "\xef\xbb\xbf"))
        memmove (text, text + 3, strlen (text + 3) + 1);
      if (!enter_line (self, text, line, error))
        return FALSE;
    }
  if (ferror (file))
    {
      g_set_error (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_FAILED,
                   _ ("The visits could not be read to the end: %s."), g_strerror (errno));
      return FALSE;
    }
  if (self->n_refused == 0)
    return TRUE;
  g_set_error (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_REFUSED,
               ngettext ("%u visit was refused, %u recorded.", "%u visits were refused, %u recorded.",
                         self->n_refused),
               self->n_refused, self->n_saved);
  return FALSE;
}

static gboolean
enter_batch (Entering *self, const char *path, GError **error)
{
  FILE *file = g_str_equal (path, "-") ? stdin : g_fopen (path, "rb");
  gboolean good;

  if (file == NULL)
    {
      g_autofree char *shown = g_filename_display_name (path);

      g_set_error (error, GOCUA_CLI_ERROR,
                   errno == ENOENT ? GOCUA_CLI_ERROR_NOT_FOUND : GOCUA_CLI_ERROR_FAILED,
                   _ ("The file “%s” can’t be read: %s."), shown, g_strerror (errno));
      return FALSE;
    }
  good = enter_file (self, file, error);
  if (file != stdin)
    fclose (file);
  return good;
}

static gboolean
enter_one (Entering *self, GocuaCliEntry *entry, char **answers, GError **error)
{
  g_autoptr (GError) problem = NULL;

  if (answers != NULL)
    entry->answers = g_strjoinv (" ", answers);
  if (save (self, entry, 0, &problem))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

gboolean
gocua_cli_visit (GocuaCli *cli, GError **error)
{
  g_auto (GocuaCliEntry) entry = { 0 };
  g_auto (GStrv) answers = NULL;
  g_auto (Entering) entering = { 0 };
  g_autofree char *path = NULL;
  const GOptionEntry entries[] = {
    { "household", 0, 0, G_OPTION_ARG_STRING, &entry.household,
      N_ ("The ward’s code of the household, or its UUID"), N_ ("HOUSEHOLD") },
    { "date", 0, 0, G_OPTION_ARG_STRING, &entry.date, N_ ("When it was; today by default"), N_ ("DATE") },
    { "outcome", 0, 0, G_OPTION_ARG_STRING, &entry.outcome, N_ ("How it ended: met, absent, refused …"),
      N_ ("OUTCOME") },
    { "answer", 0, 0, G_OPTION_ARG_STRING_ARRAY, &answers,
      N_ ("An answer: 0 for no, 1 for yes or how many people"), N_ ("INDICATOR=NUMBER") },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &entry.reason, N_ ("Why not: an id or a letter of the campaign"),
      N_ ("REASON") },
    { "follow-up", 0, 0, G_OPTION_ARG_STRING, &entry.follow_up, N_ ("When somebody promised to come again"),
      N_ ("DATE") },
    { "team", 0, 0, G_OPTION_ARG_STRING, &entry.team, N_ ("Who went there"), N_ ("NAME") },
    { "note", 0, 0, G_OPTION_ARG_STRING, &entry.note, N_ ("A note"), N_ ("TEXT") },
    { "batch", 0, 0, G_OPTION_ARG_FILENAME, &path,
      N_ ("Many visits, one on each line: JSON, or values parted by tabs; “-” is standard input"),
      N_ ("FILE") },
    G_OPTION_ENTRY_NULL,
  };

  if (!gocua_cli_parse (cli, entries, NULL, 0, 0, error))
    return FALSE;
  if (path == NULL && (entry.household == NULL || entry.outcome == NULL))
    {
      g_set_error_literal (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_USAGE,
                           _ ("A visit needs --household and --outcome, or --batch for many."));
      return FALSE;
    }
  if (!entering_open (&entering, cli, error))
    return FALSE;
  return path != NULL ? enter_batch (&entering, path, error) : enter_one (&entering, &entry, answers, error);
}

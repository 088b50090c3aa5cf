/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-cli.c: what the commands of `gocua` share: options, the ward file, output, exit codes. */
#define G_LOG_DOMAIN "gocua-cli"

#include "config.h"

#include "cli/gocua-cli.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "core/gocua-campaign-spec.h"
#include "core/gocua-change.h"
#include "core/gocua-date.h"
#include "roster/gocua-table.h"
#include "roster/gocua-mapping.h"
#include "roster/gocua-roster-plan.h"
#include "sample/gocua-sample.h"
#include "store/gocua-db-error.h"
#include "store/gocua-ward.h"
#include "sync/gocua-sync-error.h"

G_DEFINE_QUARK (gocua - cli - error - quark, gocua_cli_error)

void
gocua_cli_clear (GocuaCli *self)
{
  g_clear_pointer (&self->db, gocua_ward_close);
  g_clear_pointer (&self->args, g_strfreev);
  g_clear_pointer (&self->store, g_free);
  g_clear_pointer (&self->path, g_free);
}

/* Groups copy their entries, so these may point to any one GocuaCli. */
static GOptionGroup *
new_group (const GOptionEntry *entries, gpointer data)
{
  GOptionGroup *group = g_option_group_new (NULL, NULL, NULL, data, NULL);

  g_option_group_set_translation_domain (group, GETTEXT_PACKAGE);
  if (entries != NULL)
    g_option_group_add_entries (group, entries);
  return group;
}

static void
add_common_entries (GocuaCli *self, GOptionGroup *group)
{
  static gboolean english; /* taken up by main() before the first translated word */
  const GOptionEntry entries[] = {
    { "store", 's', 0, G_OPTION_ARG_FILENAME, &self->store, N_ ("The ward file, or the key of a ward"),
      N_ ("FILE") },
    { "json", 'j', 0, G_OPTION_ARG_NONE, &self->json, N_ ("Write JSON for other programs"), NULL },
    { "quiet", 'q', 0, G_OPTION_ARG_NONE, &self->quiet, N_ ("Say only what was asked for"), NULL },
    { "english", 0, 0, G_OPTION_ARG_NONE, &english, N_ ("Speak English"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  g_option_group_add_entries (group, entries);
}

void
gocua_cli_add_options (GocuaCli *self, GOptionContext *context)
{
  GOptionGroup *group = new_group (NULL, self);

  add_common_entries (self, group);
  g_option_context_set_main_group (context, group);
}

gboolean
gocua_cli_parse (GocuaCli *self,
                 const GOptionEntry *entries,
                 gpointer data,
                 guint min,
                 guint max,
                 GError **error)
{
  const GocuaCliCommand *command = self->command;
  g_autofree char *parameters =
      g_strconcat (command->name, command->parameters != NULL ? " " : "", command->parameters, NULL);
  g_autoptr (GOptionContext) context = g_option_context_new (parameters);
  GOptionGroup *group = new_group (entries, data);
  guint n;

  add_common_entries (self, group);
  g_option_context_set_main_group (context, group);
  g_option_context_set_summary (context, _ (command->summary));
  if (!g_option_context_parse_strv (context, &self->args, error))
    return FALSE;
  if (self->args[0] != NULL && self->args[1] != NULL && g_str_equal (self->args[1], "--"))
    {
      g_free (self->args[1]);
      memmove (&self->args[1], &self->args[2], sizeof (char *) * g_strv_length (&self->args[1]));
    }
  n = g_strv_length (self->args) - 1;
  if (n >= min && n <= max)
    return TRUE;
  g_set_error (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_USAGE,
               n < min ? _ ("Something is missing after “%s”. “gocua %s --help” says what.")
                       : _ ("There is too much after “%s”. “gocua %s --help” says what belongs there."),
               command->name, command->name);
  return FALSE;
}

static char *
list_wards (GPtrArray *paths)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *shown = g_filename_display_name (paths->pdata[i]);

      g_string_append_printf (text, "\n  %s", shown);
    }
  return g_string_free (text, FALSE);
}

static char *
find_only_path (GError **error)
{
  g_autoptr (GPtrArray) paths = gocua_ward_list_files ();
  g_autofree char *list = NULL;

  if (paths->len == 1)
    return g_strdup (paths->pdata[0]);
  if (paths->len == 0)
    {
      g_set_error_literal (
          error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_STORE,
          _ ("There is no ward file on this computer yet. Make one with “gocua new” or “gocua sample”."));
      return NULL;
    }
  list = list_wards (paths);
  g_set_error (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_USAGE,
               /* Translators: followed by the paths of the files, each on a line */
               _ ("There are several ward files. Choose one of them with --store:%s"), list);
  return NULL;
}

char *
gocua_cli_find_path (GocuaCli *self, GError **error)
{
  if (self->store == NULL)
    return find_only_path (error);
  if (!g_file_test (self->store, G_FILE_TEST_EXISTS) && strchr (self->store, G_DIR_SEPARATOR) == NULL)
    {
      g_autofree char *known = gocua_ward_get_path (self->store);

      if (g_file_test (known, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&known);
    }
  return g_strdup (self->store);
}

static gboolean
open_path (GocuaCli *self, const char *path, gboolean create, GError **error)
{
  g_autoptr (GError) problem = NULL;

  self->db = gocua_ward_open (path, create, &problem);
  if (self->db == NULL)
    {
      g_set_error_literal (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_STORE, problem->message);
      return FALSE;
    }
  self->path = g_strdup (path);
  return TRUE;
}

gboolean
gocua_cli_open (GocuaCli *self, GError **error)
{
  g_autofree char *path = gocua_cli_find_path (self, error);

  return path != NULL && open_path (self, path, FALSE, error);
}

gboolean
gocua_cli_create (GocuaCli *self, const char *unit_key, GError **error)
{
  g_autofree char *path = self->store != NULL ? g_strdup (self->store) : gocua_ward_get_path (unit_key);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_autofree char *shown = g_filename_display_name (path);

      g_set_error (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_REFUSED,
                   _ ("There is a file “%s” already. Nothing was changed."), shown);
      return FALSE;
    }
  if (open_path (self, path, TRUE, error))
    return TRUE;
  gocua_ward_remove (path);
  return FALSE;
}

void
gocua_cli_discard (GocuaCli *self)
{
  g_clear_pointer (&self->db, gocua_ward_close);
  gocua_ward_remove (self->path);
}

char *
gocua_cli_get_today (void)
{
  g_autoptr (GocuaClock) clock = gocua_clock_new_system ();

  return gocua_date_from_ms (gocua_clock_now_ms (clock));
}

static void
show_progress (gint64 done, gint64 total, gpointer data)
{
  int *shown = data;
  int percent = total > 0 ? (int) (done * 100 / total) : 0;

  if (percent == *shown)
    return;
  *shown = percent;
  fprintf (stderr, "\r%3d %%", percent);
  fflush (stderr);
}

GocuaProgress *
gocua_cli_get_progress (GocuaCli *self)
{
  static int shown = -1;
  static GocuaProgress progress = { show_progress, &shown };

  /* Asked of GLib, since <unistd.h> is not everywhere: whether it is a terminal that can go back in its line.
   */
  return !self->quiet && g_log_writer_supports_color (fileno (stderr)) ? &progress : NULL;
}

void
gocua_cli_end_progress (GocuaCli *self)
{
  if (gocua_cli_get_progress (self) != NULL)
    fputs ("\r      \r", stderr);
}

void
gocua_cli_say (GocuaCli *self, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  if (self->quiet || self->json)
    return;
  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  gocua_cli_write (text);
  gocua_cli_write ("\n");
}

void
gocua_cli_warn (const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  fprintf (stderr, "%s\n", text);
}

void
gocua_cli_write (const char *text)
{
  fputs (text, stdout);
}

void
gocua_cli_write_json (cJSON *json, gboolean compact)
{
  char *text = compact ? cJSON_PrintUnformatted (json) : cJSON_Print (json);

  gocua_cli_write (text);
  gocua_cli_write ("\n");
  cJSON_free (text);
  cJSON_Delete (json);
}

gboolean
gocua_cli_flush (GError **error)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return TRUE;
  g_set_error (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_FAILED, _ ("The output could not be written: %s."),
               g_strerror (errno));
  return FALSE;
}

static GocuaExit
get_own_exit_code (int code)
{
  switch ((GocuaCliError) code)
    {
    case GOCUA_CLI_ERROR_USAGE:
      return GOCUA_EXIT_USAGE;
    case GOCUA_CLI_ERROR_NOT_FOUND:
      return GOCUA_EXIT_NOT_FOUND;
    case GOCUA_CLI_ERROR_REFUSED:
      return GOCUA_EXIT_REFUSED;
    case GOCUA_CLI_ERROR_STORE:
      return GOCUA_EXIT_STORE;
    case GOCUA_CLI_ERROR_FAILED:
    default:
      return GOCUA_EXIT_FAILED;
    }
}

/* What was written on the command line, and what only the server can know. */
static GocuaExit
get_sync_exit_code (int code)
{
  return code == GOCUA_SYNC_ERROR_ADDRESS || code == GOCUA_SYNC_ERROR_PLAIN_HTTP ||
                 code == GOCUA_SYNC_ERROR_CA_FILE
             ? GOCUA_EXIT_USAGE
             : GOCUA_EXIT_FAILED;
}

GocuaExit
gocua_cli_get_exit_code (const GError *error)
{
  if (error == NULL)
    return GOCUA_EXIT_OK;
  if (error->domain == GOCUA_CLI_ERROR)
    return get_own_exit_code (error->code);
  if (error->domain == GOCUA_SYNC_ERROR)
    return get_sync_exit_code (error->code);
  if (error->domain == G_OPTION_ERROR)
    return GOCUA_EXIT_USAGE;
  if (error->domain == GOCUA_CHANGE_ERROR || error->domain == GOCUA_TABLE_ERROR ||
      error->domain == GOCUA_MAPPING_ERROR || error->domain == GOCUA_ROSTER_ERROR ||
      error->domain == GOCUA_CAMPAIGN_ERROR || error->domain == GOCUA_SAMPLE_ERROR ||
      g_error_matches (error, GOCUA_DB_ERROR, GOCUA_DB_ERROR_CARRIED))
    return GOCUA_EXIT_REFUSED;
  if (g_error_matches (error, GOCUA_DB_ERROR, GOCUA_DB_ERROR_NOT_FOUND) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return GOCUA_EXIT_NOT_FOUND;
  return GOCUA_EXIT_FAILED;
}

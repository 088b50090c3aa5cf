/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-cli-care.c: `gocua undo`, `check`, `rebuild`, `backup` and `restore`: looking after a ward file. */
#define G_LOG_DOMAIN "gocua-cli"

#include "config.h"

#include <glib/gi18n.h>

#include "cli/gocua-cli-commands.h"
#include "cli/gocua-cli-json.h"
#include "core/gocua-batch.h"
#include "store/gocua-backup.h"
#include "store/gocua-check.h"
#include "store/gocua-journal.h"

gboolean
gocua_cli_undo (GocuaCli *cli, GError **error)
{
  g_autoptr (GocuaBatch) undone = NULL;
  g_autofree char *action = NULL;
  g_autofree char *kept = NULL;
  GocuaId id;
  cJSON *object;

  if (!gocua_cli_parse (cli, NULL, NULL, 0, 0, error) || !gocua_cli_open (cli, error))
    return FALSE;
  if (!gocua_journal_find_undoable (cli->db, &id, &action))
    {
      g_set_error_literal (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_NOT_FOUND,
                           _ ("There is nothing to undo."));
      return FALSE;
    }
  undone = gocua_journal_undo_most (cli->db, &id, NULL, &kept, NULL, error);
  if (undone == NULL)
    return FALSE;
  /* Translators: what was done, such as "New visit" */
  gocua_cli_say (cli, _ ("Undone: %s"), gocua_batch_action_get_label (action));
  if (kept != NULL)
    gocua_cli_warn ("%s", kept);
  if (cli->json)
    {
      object = cJSON_CreateObject ();
      gocua_cli_json_add_id (object, "undone", &id);
      gocua_cli_json_add_text (object, "action", action);
      gocua_cli_json_add_number (object, "changes", undone->changes->len);
      gocua_cli_write_json (object, FALSE);
    }
  return TRUE;
}

static void
print_check (GocuaCli *cli, GPtrArray *problems)
{
  gint64 waiting = 0, changes = gocua_journal_count (cli->db, &waiting);
  cJSON *object, *list;

  if (!cli->json)
    {
      for (guint i = 0; i < problems->len; i++)
        gocua_cli_warn ("%s", (const char *) problems->pdata[i]);
      if (problems->len == 0)
        gocua_cli_say (cli,
                       ngettext ("The ward file is sound: %u change, and everything is as it says.",
                                 "The ward file is sound: %u changes, and everything is as they say.",
                                 (gulong) changes),
                       (guint) changes);
      return;
    }
  object = cJSON_CreateObject ();
  cJSON_AddBoolToObject (object, "sound", problems->len == 0);
  gocua_cli_json_add_number (object, "changes", changes);
  gocua_cli_json_add_number (object, "waiting", waiting);
  list = cJSON_AddArrayToObject (object, "problems");
  for (guint i = 0; i < problems->len; i++)
    cJSON_AddItemToArray (list, cJSON_CreateString (problems->pdata[i]));
  gocua_cli_write_json (object, FALSE);
}

gboolean
gocua_cli_check (GocuaCli *cli, GError **error)
{
  g_autoptr (GPtrArray) problems = NULL;

  if (!gocua_cli_parse (cli, NULL, NULL, 0, 0, error) || !gocua_cli_open (cli, error))
    return FALSE;
  problems = gocua_check_run (cli->db, gocua_cli_get_progress (cli), NULL, error);
  gocua_cli_end_progress (cli);
  if (problems == NULL)
    return FALSE;
  print_check (cli, problems);
  if (problems->len == 0)
    return TRUE;
  g_set_error_literal (
      error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_FAILED,
      _ ("The ward file is not sound. “gocua rebuild” makes the tables again from the journal; for a "
         "damaged file “gocua restore” takes the newest backup."));
  return FALSE;
}

gboolean
gocua_cli_rebuild (GocuaCli *cli, GError **error)
{
  gboolean dry_run = FALSE, good;
  gint64 different = 0;
  cJSON *object;
  const GOptionEntry entries[] = {
    { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &dry_run, N_ ("Only compare"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!gocua_cli_parse (cli, entries, NULL, 0, 0, error) || !gocua_cli_open (cli, error))
    return FALSE;
  good = gocua_journal_rebuild (cli->db, dry_run, &different, gocua_cli_get_progress (cli), NULL, error);
  gocua_cli_end_progress (cli);
  if (!good)
    return FALSE;
  if (cli->json)
    {
      object = cJSON_CreateObject ();
      gocua_cli_json_add_number (object, "different", different);
      gocua_cli_write_json (object, FALSE);
    }
  if (!dry_run)
    gocua_cli_say (cli,
                   ngettext ("The tables were made again; %u row had been different.",
                             "The tables were made again; %u rows had been different.", (gulong) different),
                   (guint) different);
  else
    gocua_cli_say (cli,
                   ngettext ("%u row is not as the journal says.", "%u rows are not as the journal says.",
                             (gulong) different),
                   (guint) different);
  if (!dry_run || different == 0)
    return TRUE;
  g_set_error_literal (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_FAILED,
                       _ ("“gocua rebuild” without --dry-run makes the tables again."));
  return FALSE;
}

gboolean
gocua_cli_backup (GocuaCli *cli, GError **error)
{
  g_autoptr (GPtrArray) backups = NULL;
  g_autofree char *shown = NULL;
  cJSON *object;

  if (!gocua_cli_parse (cli, NULL, NULL, 0, 0, error) || !gocua_cli_open (cli, error) ||
      !gocua_backup_make (cli->db, error))
    return FALSE;
  backups = gocua_backup_list (cli->path);
  g_return_val_if_fail (backups->len > 0, FALSE);
  shown = g_filename_display_name (backups->pdata[0]);
  gocua_cli_say (cli, _ ("The backup is %s"), shown);
  if (cli->json)
    {
      object = cJSON_CreateObject ();
      gocua_cli_json_add_text (object, "backup", shown);
      gocua_cli_write_json (object, FALSE);
    }
  return TRUE;
}

static char *
choose_backup (const char *path, const char *wanted, GError **error)
{
  g_autoptr (GPtrArray) backups = NULL;

  if (wanted != NULL && g_file_test (wanted, G_FILE_TEST_IS_REGULAR))
    return g_strdup (wanted);
  if (wanted != NULL)
    {
      g_autofree char *shown = g_filename_display_name (wanted);

      g_set_error (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_NOT_FOUND, _ ("There is no backup “%s”."), shown);
      return NULL;
    }
  backups = gocua_backup_list (path);
  if (backups->len > 0)
    return g_strdup (backups->pdata[0]);
  g_set_error_literal (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_NOT_FOUND,
                       _ ("There is no backup of this ward file. Nothing was changed."));
  return NULL;
}

gboolean
gocua_cli_restore (GocuaCli *cli, GError **error)
{
  g_autofree char *wanted = NULL;
  g_autofree char *path = NULL;
  g_autofree char *backup = NULL;
  g_autofree char *shown = NULL;
  guint saved = 0;
  cJSON *object;
  const GOptionEntry entries[] = {
    { "backup", 0, 0, G_OPTION_ARG_FILENAME, &wanted, N_ ("Which backup; the newest by default"),
      N_ ("FILE") },
    G_OPTION_ENTRY_NULL,
  };

  if (!gocua_cli_parse (cli, entries, NULL, 0, 0, error))
    return FALSE;
  path = gocua_cli_find_path (cli, error);
  backup = path != NULL ? choose_backup (path, wanted, error) : NULL;
  if (backup == NULL || !gocua_backup_restore (path, backup, &saved, error))
    return FALSE;
  shown = g_filename_display_name (backup);
  gocua_cli_say (cli,
                 ngettext ("%s was put in place; %u newer change could be saved from the damaged file.",
                           "%s was put in place; %u newer changes could be saved from the damaged file.",
                           saved),
                 shown, saved);
  if (cli->json)
    {
      object = cJSON_CreateObject ();
      gocua_cli_json_add_text (object, "backup", shown);
      gocua_cli_json_add_number (object, "saved", saved);
      gocua_cli_write_json (object, FALSE);
    }
  return TRUE;
}

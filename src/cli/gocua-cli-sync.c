/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-cli-sync.c: `gocua sync`: exchange with the server once, or go on doing it, or tell where it stands.
 */
#define G_LOG_DOMAIN "gocua-cli"

#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "cli/gocua-cli-commands.h"
#include "cli/gocua-cli-json.h"
#include "cli/gocua-cli-standing.h"
#include "core/gocua-date.h"
#include "store/gocua-ward.h"
#include "sync/gocua-account.h"
#include "sync/gocua-sync.h"

#define MAX_REFUSED 100

static void
progress_cb (GocuaSyncMode mode, gint64 done, gint64 total, gpointer data)
{
  const GocuaProgress *progress = gocua_cli_get_progress (data);

  if (progress != NULL)
    progress->func (done, total, progress->data);
}

static GocuaSyncStanding *
make_standing (GocuaCli *cli, GocuaExchange *exchange, const GError *problem)
{
  GocuaTransport *transport = gocua_remote_get_transport (gocua_exchange_get_remote (exchange));
  GocuaClock *clock = gocua_ward_get_clock (cli->db);
  GocuaSyncStanding *standing = gocua_sync_standing_new ();

  standing->now_ms = gocua_clock_now_ms (clock);
  standing->bytes_sent = gocua_transport_get_bytes_sent (transport);
  standing->bytes_received = gocua_transport_get_bytes_received (transport);
  standing->clock_ahead_ms = -gocua_clock_get_offset_ms (clock);
  gocua_sync_standing_settle (standing, gocua_exchange_get_state (exchange), GOCUA_SYNC_UP_TO_DATE, problem);
  return standing;
}

static cJSON *
new_json_refused (const GocuaRejectedChange *change)
{
  cJSON *object = cJSON_CreateObject ();

  gocua_cli_json_add_id (object, "change", &change->change);
  gocua_cli_json_add_text (object, "kind", change->kind);
  gocua_cli_json_add_text (object, "title", change->title);
  gocua_cli_json_add_text (object, "code", change->code);
  gocua_cli_json_add_text (object, "reason", gocua_sync_rejected_describe (change->code));
  gocua_cli_json_add_number (object, "made_ms", change->made_ms);
  return object;
}

static void
print_refused (const GocuaRejectedChange *change)
{
  g_autofree char *when = gocua_date_format_date_time (change->made_ms);
  char id[GOCUA_ID_STRING_SIZE];
  g_autofree char *line =
      g_strdup_printf ("\n%s  %s\n%s\n%s\n", when, change->title, gocua_id_format (&change->change, id),
                       gocua_sync_rejected_describe (change->code));

  gocua_cli_write (line);
}

static gboolean
print (GocuaCli *cli, const GocuaSyncStanding *standing, const GocuaExchangeResult *result, GError **error)
{
  g_autoptr (GPtrArray) refused = gocua_sync_list_rejected (cli->db, MAX_REFUSED, error);
  cJSON *object, *list;

  if (refused == NULL)
    return FALSE;
  if (!cli->json)
    {
      if (!cli->quiet)
        gocua_cli_print_standing (standing);
      for (guint i = 0; i < refused->len && !cli->quiet; i++)
        print_refused (refused->pdata[i]);
      return TRUE;
    }
  object = gocua_cli_new_json_standing (standing, result);
  list = cJSON_AddArrayToObject (object, "refused");
  for (guint i = 0; i < refused->len; i++)
    cJSON_AddItemToArray (list, new_json_refused (refused->pdata[i]));
  gocua_cli_write_json (object, FALSE);
  return TRUE;
}

/* The exchange itself, and then the truth about it, whatever came of it. */
static gboolean
exchange_once (GocuaCli *cli, GError **error)
{
  GocuaStoreRunner runner = gocua_store_runner_for_db (cli->db);
  g_autoptr (GocuaExchange) exchange = gocua_exchange_new (&runner, gocua_ward_get_clock (cli->db));
  g_autoptr (GocuaSyncStanding) standing = NULL;
  g_autoptr (GError) problem = NULL;

  gocua_exchange_set_progress (exchange, progress_cb, cli);
  gocua_exchange_run (exchange, NULL, &problem);
  gocua_cli_end_progress (cli);
  gocua_account_note_error (
      &runner, gocua_transport_get_token (gocua_remote_get_transport (gocua_exchange_get_remote (exchange))),
      problem);
  if (!gocua_exchange_refresh (exchange, NULL, problem != NULL ? NULL : error))
    {
      if (problem != NULL)
        g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  standing = make_standing (cli, exchange, problem);
  if (!print (cli, standing, gocua_exchange_get_result (exchange), error))
    return FALSE;
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
show_status (GocuaCli *cli, GError **error)
{
  GocuaStoreRunner runner = gocua_store_runner_for_db (cli->db);
  g_autoptr (GocuaExchange) exchange = gocua_exchange_new (&runner, gocua_ward_get_clock (cli->db));
  g_autoptr (GocuaSyncStanding) standing = NULL;

  if (!gocua_exchange_refresh (exchange, NULL, error))
    return FALSE;
  standing = make_standing (cli, exchange, NULL);
  return print (cli, standing, NULL, error);
}

static gboolean
offer_again (GocuaCli *cli, const char *text, GError **error)
{
  GocuaId id;

  if (!gocua_id_parse (&id, text))
    {
      g_set_error (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_USAGE,
                   _ ("“%s” is not the id of a refused entry. “gocua sync --status” shows them."), text);
      return FALSE;
    }
  return gocua_sync_offer_again (cli->db, &id, error) && show_status (cli, error);
}

/* Going on: the same object that keeps the window in step. */
typedef struct
{
  GocuaCli *cli;
  GMainLoop *loop;
  GocuaSync *sync;
  GError *error;
  char *last; /* what was said last */
} Watch;

/* What a line is written for: for a person when the words are others, for a program when a number is, too. */
static char *
make_mark (GocuaCli *cli, const GocuaSyncStanding *standing, const char *words)
{
  const char *problem = standing->problem != NULL ? standing->problem : "";

  if (!cli->json)
    return g_strdup_printf ("%s\n%s", words, problem);
  return g_strdup_printf (
      "%s\n%s\n%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, words,
      problem, standing->n_changes, standing->n_waiting, standing->n_rejected, standing->n_conflicts);
}

static void
changed_cb (GocuaSync *sync, Watch *watch)
{
  const GocuaSyncStanding *standing = gocua_sync_get_standing (sync);
  g_autofree char *words = gocua_sync_standing_describe (standing);
  g_autofree char *mark = make_mark (watch->cli, standing, words);

  if (g_strcmp0 (mark, watch->last) == 0)
    return;
  g_free (watch->last);
  watch->last = g_steal_pointer (&mark);
  if (watch->cli->json)
    gocua_cli_write_json (gocua_cli_new_json_standing (standing, NULL), TRUE);
  else
    gocua_cli_say (watch->cli, "%s%s%s", words, standing->problem != NULL ? ". " : "",
                   standing->problem != NULL ? standing->problem : "");
  fflush (stdout);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Watch *watch = user_data;
  g_autoptr (GocuaStore) store = gocua_store_open_finish (result, &watch->error);

  if (store == NULL)
    {
      g_main_loop_quit (watch->loop);
      return;
    }
  watch->sync = gocua_sync_new (store);
  g_signal_connect (watch->sync, "changed", G_CALLBACK (changed_cb), watch);
  gocua_sync_start (watch->sync);
}

/* Until it is killed, which does no harm. */
static gboolean
go_on (GocuaCli *cli, GError **error)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autofree char *path = gocua_cli_find_path (cli, error);
  Watch watch = { cli, loop, NULL, NULL, NULL };

  if (path == NULL)
    return FALSE;
  gocua_store_open_async (path, FALSE, NULL, opened_cb, &watch);
  g_main_loop_run (loop);
  g_clear_object (&watch.sync);
  g_free (watch.last);
  g_set_error_literal (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_STORE, watch.error->message);
  g_clear_error (&watch.error);
  return FALSE;
}

gboolean
gocua_cli_sync (GocuaCli *cli, GError **error)
{
  gboolean status = FALSE, watch = FALSE;
  g_autofree char *again = NULL;
  const GOptionEntry entries[] = {
    { "status", 0, 0, G_OPTION_ARG_NONE, &status, N_ ("Only tell where it stands, without the server"),
      NULL },
    { "watch", 0, 0, G_OPTION_ARG_NONE, &watch, N_ ("Go on until the program is ended"), NULL },
    { "offer-again", 0, 0, G_OPTION_ARG_STRING, &again, N_ ("Send an entry again that the server refused"),
      N_ ("ID") },
    G_OPTION_ENTRY_NULL,
  };

  if (!gocua_cli_parse (cli, entries, NULL, 0, 0, error))
    return FALSE;
  if (watch)
    return go_on (cli, error);
  if (!gocua_cli_open (cli, error))
    return FALSE;
  if (again != NULL)
    return offer_again (cli, again, error);
  return status ? show_status (cli, error) : exchange_once (cli, error);
}

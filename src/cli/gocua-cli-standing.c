/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-cli-standing.c: where the ward stands towards its server, on a terminal and as JSON. */
#define G_LOG_DOMAIN "gocua-cli"

#include "config.h"

#include "cli/gocua-cli-standing.h"

#include <glib/gi18n.h>

#include "cli/gocua-cli-json.h"
#include "core/gocua-date.h"
#include "core/gocua-number.h"

static void
add_moment (cJSON *object, const char *name, gint64 ms)
{
  gocua_cli_json_add_number (object, name, ms > 0 ? ms : -1);
}

static void
add_result (cJSON *object, const GocuaExchangeResult *result)
{
  gocua_cli_json_add_number (object, "sent", result->n_sent);
  gocua_cli_json_add_number (object, "received", result->n_received);
  gocua_cli_json_add_number (object, "mended", result->n_mended);
  cJSON_AddBoolToObject (object, "reconciled", result->reconciled);
}

cJSON *
gocua_cli_new_json_standing (const GocuaSyncStanding *standing, const GocuaExchangeResult *result)
{
  cJSON *object = cJSON_CreateObject ();

  gocua_cli_json_add_text (object, "state", gocua_sync_mode_get_name (standing->mode));
  gocua_cli_json_add_text (object, "problem", standing->problem);
  gocua_cli_json_add_text (object, "server", standing->server);
  gocua_cli_json_add_text (object, "account", standing->account);
  gocua_cli_json_add_text (object, "display", standing->display);
  gocua_cli_json_add_text (object, "role", standing->role);
  gocua_cli_json_add_number (object, "waiting", standing->n_waiting);
  add_moment (object, "oldest_waiting_ms", standing->oldest_waiting_ms);
  add_moment (object, "last_answer_ms", standing->last_ack_ms);
  gocua_cli_json_add_number (object, "rejected", standing->n_rejected);
  gocua_cli_json_add_number (object, "unread", standing->n_unread);
  gocua_cli_json_add_number (object, "conflicts", standing->n_conflicts);
  gocua_cli_json_add_number (object, "changes", standing->n_changes);
  cJSON_AddNumberToObject (object, "clock_ahead_ms", (double) standing->clock_ahead_ms);
  cJSON_AddBoolToObject (object, "clock_is_wrong", standing->clock_is_wrong);
  gocua_cli_json_add_number (object, "bytes_sent", standing->bytes_sent);
  gocua_cli_json_add_number (object, "bytes_received", standing->bytes_received);
  if (result != NULL)
    add_result (object, result);
  return object;
}

static void
print_line (const char *label, char *value)
{
  g_autofree char *text = value;
  /* Translators: what is counted and its number */
  g_autofree char *line = g_strdup_printf (_ ("%s: %s\n"), label, text);

  gocua_cli_write (line);
}

static void
print_sentence (char *sentence)
{
  g_autofree char *text = sentence;

  if (text == NULL)
    return;
  gocua_cli_write (text);
  gocua_cli_write ("\n");
}

void
gocua_cli_print_standing (const GocuaSyncStanding *standing)
{
  print_sentence (gocua_sync_standing_describe (standing));
  if (standing->server != NULL)
    print_line (C_ ("sync", "Server"), g_strdup (standing->server));
  if (standing->account != NULL)
    print_line (C_ ("sync", "Account"), g_strdup (standing->account));
  print_sentence (gocua_sync_standing_describe_waiting (standing));
  if (standing->last_ack_ms > 0)
    print_line (_ ("Last answer of the server"), gocua_date_format_date_time (standing->last_ack_ms));
  if (standing->n_rejected > 0)
    print_line (_ ("Refused by the server"), gocua_number_format (standing->n_rejected));
  if (standing->n_conflicts > 0)
    print_line (_ ("Conflicts to settle"), gocua_number_format (standing->n_conflicts));
  if (standing->n_unread > 0)
    print_line (_ ("Entries of others that wait for a newer version of this program"),
                gocua_number_format (standing->n_unread));
  print_sentence (gocua_sync_standing_describe_clock (standing));
}

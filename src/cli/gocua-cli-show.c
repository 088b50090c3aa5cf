/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-cli-show.c: `gocua show`, one household with its visits and its history. */
#define G_LOG_DOMAIN "gocua-cli"

#include "config.h"

#include <glib/gi18n.h>

#include "cli/gocua-cli-commands.h"
#include "cli/gocua-cli-find.h"
#include "cli/gocua-cli-json.h"
#include "cli/gocua-cli-value.h"
#include "core/gocua-batch.h"
#include "core/gocua-date.h"
#include "core/gocua-phone.h"
#include "store/gocua-entities.h"
#include "store/gocua-journal.h"

/* Everything about one household, read before the first word is printed. */
typedef struct
{
  GocuaDb *db;
  GocuaCampaign *campaign;
  GocuaId campaign_id;
  GocuaHouseholdRow *row;
  GocuaRecord *household;
  GPtrArray *visits;  /* of GocuaRecord */
  GPtrArray *history; /* of GocuaEvent */
} Showing;

static void
showing_clear (Showing *self)
{
  g_clear_pointer (&self->campaign, gocua_campaign_unref);
  g_clear_pointer (&self->row, gocua_household_row_free);
  g_clear_pointer (&self->household, gocua_record_unref);
  g_clear_pointer (&self->visits, g_ptr_array_unref);
  g_clear_pointer (&self->history, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Showing, showing_clear)

static int
compare_events (gconstpointer a, gconstpointer b)
{
  const GocuaEvent *first = *(const GocuaEvent *const *) a;
  const GocuaEvent *second = *(const GocuaEvent *const *) b;

  return first->at_ms < second->at_ms ? -1 : first->at_ms > second->at_ms;
}

/* What happened to the household and to its visits, in one row. */
static gboolean
read_history (Showing *self, GError **error)
{
  self->history = gocua_journal_get_history (self->db, &self->household->id, error);
  if (self->history == NULL)
    return FALSE;
  for (guint i = 0; i < self->visits->len; i++)
    {
      const GocuaRecord *visit = self->visits->pdata[i];
      GPtrArray *events = gocua_journal_get_history (self->db, &visit->id, error);

      if (events == NULL)
        return FALSE;
      g_ptr_array_extend_and_steal (self->history, events);
    }
  g_ptr_array_sort (self->history, compare_events);
  return TRUE;
}

static gboolean
showing_read (Showing *self, GocuaDb *db, const char *text, GError **error)
{
  self->db = db;
  self->campaign = gocua_cli_find_campaign (db, &self->campaign_id, error);
  self->household = self->campaign != NULL ? gocua_cli_find_household (db, text, error) : NULL;
  if (self->household == NULL)
    return FALSE;
  self->row = gocua_households_get_row (db, &self->household->id, &self->campaign_id, error);
  if (self->row == NULL)
    return FALSE;
  self->visits = gocua_household_get_visits (db, &self->household->id, NULL, error);
  return self->visits != NULL && read_history (self, error);
}

static void
print_field (GocuaDb *db, GocuaKind kind, guint field, const GocuaValue *value)
{
  g_autofree char *text = gocua_cli_format_value (db, kind, field, value);
  g_autofree char *line = NULL;

  if (text == NULL || *text == '\0')
    return;
  /* Translators: the name of a field and what is in it */
  line = g_strdup_printf (_ ("  %s: %s\n"), gocua_kind_get_field_label (kind, field), text);
  gocua_cli_write (line);
}

static void
print_fields (GocuaDb *db, const GocuaRecord *record, guint first)
{
  for (guint i = first; i < gocua_kind_get_info (record->kind)->n_fields; i++)
    if (record->kind != GOCUA_KIND_VISIT || (i != GOCUA_VISIT_HOUSEHOLD && i != GOCUA_VISIT_CAMPAIGN))
      print_field (db, record->kind, i, &record->values[i]);
}

static void
print_event (GocuaDb *db, const GocuaEvent *event)
{
  g_autofree char *when = gocua_date_format_date_time (event->at_ms);
  g_autofree char *line =
      g_strdup_printf ("%s  %s  %s\n", when, event->author != NULL ? event->author : "",
                       event->action != NULL ? gocua_batch_action_get_label (event->action) : "");
  int kind = gocua_kind_from_name (event->change->kind);

  gocua_cli_write (line);
  for (guint i = 0; kind >= 0 && i < gocua_change_get_n_sets (event->change); i++)
    {
      const GocuaSet *set = gocua_change_get_set (event->change, i);
      int field = gocua_kind_find_field ((GocuaKind) kind, set->field);

      if (field > GOCUA_FIELD_DELETED && !(kind == GOCUA_KIND_VISIT && field <= GOCUA_VISIT_CAMPAIGN))
        print_field (db, (GocuaKind) kind, (guint) field, &set->value);
    }
}

static void
print_heading (const char *heading)
{
  gocua_cli_write ("\n");
  gocua_cli_write (heading);
  gocua_cli_write ("\n");
}

static void
print_text (const Showing *self)
{
  char id[GOCUA_ID_STRING_SIZE];

  gocua_cli_write (gocua_id_format (&self->household->id, id));
  gocua_cli_write ("\n");
  print_fields (self->db, self->household, GOCUA_HOUSEHOLD_CODE);
  if (self->visits->len > 0)
    print_heading (_ ("Visits"));
  for (guint i = 0; i < self->visits->len; i++)
    {
      const GocuaRecord *visit = self->visits->pdata[i];

      gocua_cli_write (gocua_id_format (&visit->id, id));
      gocua_cli_write ("\n");
      print_fields (self->db, visit, GOCUA_VISIT_DATE);
    }
  print_heading (_ ("History"));
  for (guint i = 0; i < self->history->len; i++)
    print_event (self->db, self->history->pdata[i]);
}

static cJSON *
new_json_event (const GocuaEvent *event)
{
  cJSON *object = cJSON_CreateObject ();
  cJSON *sets;

  cJSON_AddNumberToObject (object, "at_ms", (double) event->at_ms);
  gocua_cli_json_add_text (object, "author", event->author);
  gocua_cli_json_add_text (object, "action", event->action);
  gocua_cli_json_add_text (object, "kind", event->change->kind);
  gocua_cli_json_add_id (object, "entity", &event->change->entity);
  sets = cJSON_AddObjectToObject (object, "set");
  for (guint i = 0; i < gocua_change_get_n_sets (event->change); i++)
    {
      const GocuaSet *set = gocua_change_get_set (event->change, i);
      g_autofree char *text = gocua_value_format (&set->value);

      gocua_cli_json_add_text (sets, set->field, text);
    }
  return object;
}

static void
print_json (const Showing *self)
{
  g_autofree char *phone = gocua_phone_format (self->row->phone);
  cJSON *object = gocua_cli_json_new_row (self->row, self->campaign, phone);
  cJSON *list;

  gocua_cli_json_add_text (object, "note", gocua_record_get_text (self->household, GOCUA_HOUSEHOLD_NOTE));
  list = cJSON_AddArrayToObject (object, "visits");
  for (guint i = 0; i < self->visits->len; i++)
    {
      const GocuaRecord *visit = self->visits->pdata[i];
      const GocuaId *team_id = gocua_record_get_id (visit, GOCUA_VISIT_TEAM);
      g_autoptr (GocuaRecord) team =
          team_id != NULL ? gocua_entity_load (self->db, GOCUA_KIND_TEAM, team_id, NULL) : NULL;

      cJSON_AddItemToArray (list, gocua_cli_json_new_visit (
                                      visit, self->campaign,
                                      team != NULL ? gocua_record_get_text (team, GOCUA_TEAM_NAME) : NULL));
    }
  list = cJSON_AddArrayToObject (object, "history");
  for (guint i = 0; i < self->history->len; i++)
    cJSON_AddItemToArray (list, new_json_event (self->history->pdata[i]));
  gocua_cli_write_json (object, FALSE);
}

gboolean
gocua_cli_show (GocuaCli *cli, GError **error)
{
  g_auto (Showing) showing = { 0 };

  if (!gocua_cli_parse (cli, NULL, NULL, 1, 1, error) || !gocua_cli_open (cli, error) ||
      !showing_read (&showing, cli->db, cli->args[1], error))
    return FALSE;
  if (cli->json)
    print_json (&showing);
  else
    print_text (&showing);
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-cli-json.c: what the commands write as JSON. */
#define G_LOG_DOMAIN "gocua-cli"

#include "cli/gocua-cli-json.h"

#include "core/gocua-answers.h"

void
gocua_cli_json_add_text (cJSON *object, const char *name, const char *text)
{
  if (text != NULL && *text != '\0')
    cJSON_AddStringToObject (object, name, text);
  else
    cJSON_AddNullToObject (object, name);
}

void
gocua_cli_json_add_id (cJSON *object, const char *name, const GocuaId *id)
{
  char text[GOCUA_ID_STRING_SIZE];

  gocua_cli_json_add_text (object, name,
                           id == NULL || gocua_id_is_null (id) ? NULL : gocua_id_format (id, text));
}

void
gocua_cli_json_add_number (cJSON *object, const char *name, gint64 number)
{
  if (number >= 0)
    cJSON_AddNumberToObject (object, name, (double) number);
  else
    cJSON_AddNullToObject (object, name);
}

static void
add_status (cJSON *object, const GocuaStatus *status, const GocuaCampaign *campaign)
{
  cJSON *values = cJSON_AddObjectToObject (object, "answers");

  for (guint i = 0; i < gocua_campaign_get_n_indicators (campaign); i++)
    gocua_cli_json_add_number (values, gocua_indicator_get_id (gocua_campaign_get_indicator (campaign, i)),
                               status->values[i]);
  cJSON_AddBoolToObject (object, "eligible", status->eligible);
  cJSON_AddBoolToObject (object, "reached", status->reached);
  gocua_cli_json_add_number (object, "attempts", status->attempts);
  gocua_cli_json_add_text (object, "outcome", gocua_outcome_get_id (status->outcome));
  gocua_cli_json_add_text (object, "last_date", status->last_date);
  gocua_cli_json_add_text (object, "reached_date", status->reached_date);
  gocua_cli_json_add_text (object, "follow_up", status->follow_up);
  gocua_cli_json_add_text (object, "reason", status->reason);
}

cJSON *
gocua_cli_json_new_row (const GocuaHouseholdRow *row, const GocuaCampaign *campaign, const char *phone)
{
  cJSON *object = cJSON_CreateObject ();

  gocua_cli_json_add_id (object, "id", &row->id);
  gocua_cli_json_add_text (object, "code", row->code);
  gocua_cli_json_add_text (object, "head", row->head);
  gocua_cli_json_add_text (object, "address", row->address);
  gocua_cli_json_add_text (object, "area", row->area);
  gocua_cli_json_add_text (object, "group", row->group);
  gocua_cli_json_add_text (object, "team", row->team);
  gocua_cli_json_add_text (object, "phone", phone);
  gocua_cli_json_add_number (object, "people", row->people);
  gocua_cli_json_add_number (object, "eligible_people", row->eligible_people);
  cJSON_AddBoolToObject (object, "archived", row->archived);
  add_status (object, &row->status, campaign);
  return object;
}

cJSON *
gocua_cli_json_new_visit (const GocuaRecord *visit, const GocuaCampaign *campaign, const char *team)
{
  cJSON *object = cJSON_CreateObject ();
  cJSON *values = cJSON_AddObjectToObject (object, "answers");
  const char *answers = gocua_record_get_text (visit, GOCUA_VISIT_ANSWERS);

  gocua_cli_json_add_id (object, "id", &visit->id);
  for (guint i = 0; i < gocua_campaign_get_n_indicators (campaign); i++)
    {
      const char *id = gocua_indicator_get_id (gocua_campaign_get_indicator (campaign, i));

      gocua_cli_json_add_number (values, id, gocua_answers_get (answers, id));
    }
  gocua_cli_json_add_text (object, "date", gocua_record_get_text (visit, GOCUA_VISIT_DATE));
  gocua_cli_json_add_text (object, "team", team);
  gocua_cli_json_add_text (object, "outcome", gocua_record_get_text (visit, GOCUA_VISIT_OUTCOME));
  gocua_cli_json_add_text (object, "reason", gocua_record_get_text (visit, GOCUA_VISIT_REASON));
  gocua_cli_json_add_text (object, "follow_up", gocua_record_get_text (visit, GOCUA_VISIT_FOLLOW_UP));
  gocua_cli_json_add_text (object, "note", gocua_record_get_text (visit, GOCUA_VISIT_NOTE));
  gocua_cli_json_add_text (object, "withdrawn", gocua_record_get_text (visit, GOCUA_VISIT_WITHDRAWN));
  return object;
}

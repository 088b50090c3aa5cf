/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-cli-json.h: what the commands write as JSON; the names in it are part of the program's interface. */
#pragma once

#include "core/gocua-campaign.h"
#include "core/gocua-record.h"
#include "store/gocua-households.h"
#include "wire/gocua-json-text.h"

G_BEGIN_DECLS

/** gocua_cli_json_add_text: @text: (nullable): %NULL becomes null */
void gocua_cli_json_add_text (cJSON *object, const char *name, const char *text);
void gocua_cli_json_add_id (cJSON *object, const char *name, const GocuaId *id);

/** gocua_cli_json_add_number: below 0 is "not known" and becomes null */
void gocua_cli_json_add_number (cJSON *object, const char *name, gint64 number);

/** gocua_cli_json_new_row: @phone: (nullable): as it is to be shown */
cJSON *
gocua_cli_json_new_row (const GocuaHouseholdRow *row, const GocuaCampaign *campaign, const char *phone);

/** gocua_cli_json_new_visit: @team: (nullable): its name */
cJSON *gocua_cli_json_new_visit (const GocuaRecord *visit, const GocuaCampaign *campaign, const char *team);

G_END_DECLS

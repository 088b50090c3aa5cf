/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-cli-find.h: the things that a command line or a batch file names. */
#pragma once

#include "core/gocua-campaign.h"
#include "core/gocua-record.h"
#include "store/gocua-types.h"

G_BEGIN_DECLS

/* What is not there is %GOCUA_CLI_ERROR_NOT_FOUND, a word that no ward could know %GOCUA_CLI_ERROR_USAGE. */

/** gocua_cli_find_household: @text: the ward's code of it, or its UUID. Returns: (transfer full): it */
GocuaRecord *gocua_cli_find_household (GocuaDb *db, const char *text, GError **error);

/** gocua_cli_find_named: Returns: (transfer full): the area or team with that name, accents and case ignored
 */
GocuaRecord *gocua_cli_find_named (GocuaDb *db, GocuaKind kind, const char *name, GError **error);

/** gocua_cli_find_campaign: Returns: (transfer full): the campaign of the ward; @id: (out) (optional): its id
 */
GocuaCampaign *gocua_cli_find_campaign (GocuaDb *db, GocuaId *id, GError **error);

/** gocua_cli_find_slot: Returns: the slot of the indicator with this id, or -1 */
int gocua_cli_find_slot (const GocuaCampaign *campaign, const char *id, GError **error);

/** gocua_cli_find_outcome: @text: an id, or the key of the campaign. Returns: %GOCUA_OUTCOME_NONE on error */
GocuaOutcome gocua_cli_find_outcome (const GocuaCampaign *campaign, const char *text, GError **error);

/** gocua_cli_find_reason: @text: an id, or the letter of the campaign. Returns: (transfer none): its id */
const char *gocua_cli_find_reason (const GocuaCampaign *campaign, const char *text, GError **error);

/** gocua_cli_find_date: @text: as people write dates. Returns: (transfer full): ISO */
char *gocua_cli_find_date (const char *text, GError **error);

G_END_DECLS

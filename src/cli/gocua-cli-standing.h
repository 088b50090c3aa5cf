/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-cli-standing.h: where the ward stands towards its server, on a terminal and as JSON. */
#pragma once

#include "cli/gocua-cli.h"
#include "sync/gocua-exchange.h"

G_BEGIN_DECLS

/** gocua_cli_new_json_standing: @result: (nullable): what was done. Returns: (transfer full) */
cJSON *gocua_cli_new_json_standing (const GocuaSyncStanding *standing, const GocuaExchangeResult *result);

/** gocua_cli_print_standing: some lines for a person. */
void gocua_cli_print_standing (const GocuaSyncStanding *standing);

G_END_DECLS

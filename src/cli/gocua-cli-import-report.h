/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-cli-import-report.h: what `gocua import` says about a list and what came of it. */
#pragma once

#include "cli/gocua-cli.h"
#include "roster/gocua-roster-plan.h"

G_BEGIN_DECLS

/** gocua_cli_import_print: as JSON or as text, as the options say. */
void gocua_cli_import_print (GocuaCli *cli, GocuaTable *table, GocuaRosterPlan *plan, gboolean committed);

/** gocua_cli_import_warn: names the refused rows on standard error. */
void gocua_cli_import_warn (GocuaRosterPlan *plan);

G_END_DECLS

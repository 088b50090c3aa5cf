/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-cli-commands.h: the verbs of `gocua`, each in a file of its own. */
#pragma once

#include "cli/gocua-cli.h"

G_BEGIN_DECLS

/**
 * gocua_cli_areas, gocua_cli_backup ...:
 *
 * What the table of verbs in main.c runs: each is the verb of its name, as gocua(1) describes it. It takes
 * its options from cli->args and works on the ward file that is meant. Main thread; blocks.
 *
 * Returns: whether all was done; otherwise an error from which gocua_cli_get_exit_code() makes the exit code
 */
gboolean gocua_cli_areas (GocuaCli *cli, GError **error);
gboolean gocua_cli_backup (GocuaCli *cli, GError **error);
gboolean gocua_cli_carry (GocuaCli *cli, GError **error);
gboolean gocua_cli_check (GocuaCli *cli, GError **error);
gboolean gocua_cli_conflicts (GocuaCli *cli, GError **error);
gboolean gocua_cli_duplicates (GocuaCli *cli, GError **error);
gboolean gocua_cli_export (GocuaCli *cli, GError **error);
gboolean gocua_cli_households (GocuaCli *cli, GError **error);
gboolean gocua_cli_import (GocuaCli *cli, GError **error);
gboolean gocua_cli_join (GocuaCli *cli, GError **error);
gboolean gocua_cli_new (GocuaCli *cli, GError **error);
gboolean gocua_cli_rebuild (GocuaCli *cli, GError **error);
gboolean gocua_cli_restore (GocuaCli *cli, GError **error);
gboolean gocua_cli_sample (GocuaCli *cli, GError **error);
gboolean gocua_cli_sheet (GocuaCli *cli, GError **error);
gboolean gocua_cli_show (GocuaCli *cli, GError **error);
gboolean gocua_cli_sign_in (GocuaCli *cli, GError **error);
gboolean gocua_cli_sign_out (GocuaCli *cli, GError **error);
gboolean gocua_cli_status (GocuaCli *cli, GError **error);
gboolean gocua_cli_sync (GocuaCli *cli, GError **error);
gboolean gocua_cli_undo (GocuaCli *cli, GError **error);
gboolean gocua_cli_units (GocuaCli *cli, GError **error);
gboolean gocua_cli_visit (GocuaCli *cli, GError **error);

G_END_DECLS

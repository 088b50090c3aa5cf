/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-cli-sheet.h: what can be done with walk sheets. */
#pragma once

#include "cli/gocua-cli.h"

G_BEGIN_DECLS

/* Each is as a command of its own, with its name as the first argument. Main thread; they block. */
gboolean gocua_cli_sheet_print (GocuaCli *cli, GError **error);

G_END_DECLS

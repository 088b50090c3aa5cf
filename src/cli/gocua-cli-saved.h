/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-cli-saved.h: filters that were saved in the window. */
#pragma once

#include "cli/gocua-cli.h"
#include "core/gocua-campaign.h"
#include "core/gocua-query.h"

G_BEGIN_DECLS

/** gocua_cli_saved_load: Returns: (transfer full) (nullable): the question that was saved as @name; what it
 * can't ask any more is said on the standard error */
GocuaQuery *
gocua_cli_saved_load (GocuaCli *cli, const char *name, const GocuaCampaign *campaign, GError **error);

G_END_DECLS

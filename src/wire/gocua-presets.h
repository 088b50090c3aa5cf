/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-presets.h: the campaigns that ship with the program. */
#pragma once

#include "core/gocua-campaign.h"

G_BEGIN_DECLS

/** gocua_presets_list: Returns: (transfer full) (element-type GocuaCampaign): all of them, the oldest first
 */
GPtrArray *gocua_presets_list (void);

/** gocua_presets_get: Returns: (transfer full) (nullable): the shipped campaign with this key, such as
 * "cds-2025" */
GocuaCampaign *gocua_presets_get (const char *key);

G_END_DECLS

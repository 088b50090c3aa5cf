/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-cli-units.h: the shipped list of admin units, for the commands that name one. */
#pragma once

#include "core/gocua-unit.h"

G_BEGIN_DECLS

/** gocua_cli_units_load: Returns: (transfer full): the list */
GocuaUnitTable *gocua_cli_units_load (GError **error);

G_END_DECLS

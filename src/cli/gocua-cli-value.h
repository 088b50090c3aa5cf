/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-cli-value.h: the value of a field in words. */
#pragma once

#include "core/gocua-schema.h"
#include "store/gocua-types.h"

G_BEGIN_DECLS

/** gocua_cli_format_value: Returns: (transfer full): areas and teams by their names, the rest as it is shown
 * everywhere; "" for null */
char *gocua_cli_format_value (GocuaDb *db, GocuaKind kind, guint field, const GocuaValue *value);

G_END_DECLS

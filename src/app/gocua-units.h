/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-units.h: the shipped list of admin units, for the pages that name one. */
#pragma once

#include "core/gocua-crosswalk.h"

G_BEGIN_DECLS

/** gocua_units_get_table: Returns: (transfer none): the list, read once and kept. Main thread. */
GocuaUnitTable *gocua_units_get_table (void);

/** gocua_units_get_crosswalk: Returns: (transfer none): what old wards became */
GocuaCrosswalk *gocua_units_get_crosswalk (void);

G_END_DECLS

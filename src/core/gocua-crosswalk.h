/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-crosswalk.h: which wards an old ward became. */
#pragma once

#include "core/gocua-unit.h"

G_BEGIN_DECLS

/**
 * GocuaCrosswalk:
 *
 * The shipped list of successors. Codes were reused with another meaning, so an old unit is known by its code
 * and its last day, a new one by its code and the day of the
 * reorganisation. Immutable; any thread may read it.
 */
typedef struct _GocuaCrosswalk GocuaCrosswalk;

/**
 * gocua_crosswalk_new:
 * @bytes: data/admin-units/hcmc_unit_successors.csv: a header, then lines of comma-separated values
 * @units: every unit that is named must be in it
 *
 * Returns: (transfer full): the list; %NULL with %GOCUA_UNIT_ERROR
 */
GocuaCrosswalk *gocua_crosswalk_new (GBytes *bytes, GocuaUnitTable *units, GError **error);
void gocua_crosswalk_free (GocuaCrosswalk *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaCrosswalk, gocua_crosswalk_free)

/**
 * gocua_crosswalk_find_successors:
 * @unit: a ward
 *
 * Follows the list to the wards of today, over as many reorganisations as lie between.
 *
 * Returns: (transfer container) (element-type GocuaUnit): the wards that @unit became, in the order of the
 * list; empty for a ward that still exists and for one that the list does not know
 */
GPtrArray *gocua_crosswalk_find_successors (GocuaCrosswalk *self, GocuaUnit *unit);

/** gocua_crosswalk_propose: Returns: (transfer none) (nullable): the ward that @unit became as a whole; %NULL
 * when there are several, since only a person knows which part went where */
GocuaUnit *gocua_crosswalk_propose (GocuaCrosswalk *self, GocuaUnit *unit);

G_END_DECLS

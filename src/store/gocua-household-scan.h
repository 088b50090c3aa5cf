/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-household-scan.h: every household of a ward, one after the other. */
#pragma once

#include "core/gocua-record.h"
#include "store/gocua-types.h"

G_BEGIN_DECLS

/** GocuaHouseholdFunc: @household lives until the function returns; keep a reference or a copy of what is
 * needed. */
typedef void (*GocuaHouseholdFunc) (GocuaRecord *household, gpointer data);

/**
 * gocua_household_scan:
 *
 * Calls @func for each household that is not deleted, archived ones too, in the order in which they were
 * made. For whoever compares the ward with something else; lists on the screen go through gocua-households.h.
 * Any thread that owns @db.
 *
 * Returns: %FALSE with a #GocuaDbError or %G_IO_ERROR_CANCELLED
 */
gboolean gocua_household_scan (GocuaDb *db,
                               GocuaHouseholdFunc func,
                               gpointer data,
                               GCancellable *cancellable,
                               GError **error);

/** GocuaMergedFunc: @root: the household at which @household is shown */
typedef void (*GocuaMergedFunc) (GocuaRecord *household, const GocuaId *root, gpointer data);

/**
 * gocua_household_scan_merged:
 * @root: (nullable): only those that are shown at this one
 *
 * Calls @func for each household that was merged into another, see core/gocua-merge.h. They are few, and none
 * of them is among those of gocua_household_scan().
 */
gboolean gocua_household_scan_merged (GocuaDb *db,
                                      const GocuaId *root,
                                      GocuaMergedFunc func,
                                      gpointer data,
                                      GError **error);

G_END_DECLS

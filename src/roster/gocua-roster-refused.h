/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-roster-refused.h: the refused rows of a list as a list, to be mended and taken in again. */
#pragma once

#include "roster/gocua-roster-plan.h"

G_BEGIN_DECLS

/**
 * gocua_roster_refused_write:
 * @table: the list that @plan was made of
 * @mapping: as for @plan
 * @file: an .xlsx file, replaced whole or left as it was
 *
 * Writes what stands above the first household, then the refused rows as they were, each with its reason in
 * one more column. Of a list of persons, all rows of a refused household. Blocks: for a worker thread.
 *
 * Returns: %FALSE with the errors of gocua_table_read(), or that of the file
 */
gboolean gocua_roster_refused_write (GocuaTable *table,
                                     const GocuaMapping *mapping,
                                     GocuaRosterPlan *plan,
                                     GFile *file,
                                     GCancellable *cancellable,
                                     GError **error);

G_END_DECLS

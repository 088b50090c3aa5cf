/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-undo-rest.h: what of an undo is not possible any more. Private to src/store. */
#pragma once

#include "core/gocua-record.h"

G_BEGIN_DECLS

/**
 * gocua_undo_rest_keep:
 * @now: a thing as it is
 * @wanted: as undoing would make it; changed in place
 * @stamp: of the change that would be made
 * @left: a sentence is added for each field that has to stay
 *
 * Where others worked on a thing in the meantime, or their clocks put their edits before its beginning, a
 * field that must be filled in may have no earlier value to be set back to. Such fields stay as they are; the
 * rest is undone.
 */
void gocua_undo_rest_keep (const GocuaRecord *now, GocuaRecord *wanted, GocuaStamp stamp, GString *left);

G_END_DECLS

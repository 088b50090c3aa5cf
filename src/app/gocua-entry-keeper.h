/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-entry-keeper.h: keeps what is typed into the entry grid and not saved, so that a power cut takes
 * nothing. */
#pragma once

#include "store/gocua-store.h"

G_BEGIN_DECLS

#define GOCUA_TYPE_ENTRY_KEEPER (gocua_entry_keeper_get_type ())
G_DECLARE_FINAL_TYPE (GocuaEntryKeeper, gocua_entry_keeper, GOCUA, ENTRY_KEEPER, GObject)

/**
 * gocua_entry_keeper_new: keeps in @store, as the draft of @name, see gocua_draft_save().
 *
 * Signals:
 * - "loaded" (char *draft (nullable)): what was kept the last time; nothing is written before
 * - "due" (): some time after gocua_entry_keeper_note(): it is time for gocua_entry_keeper_keep()
 */
GocuaEntryKeeper *gocua_entry_keeper_new (GocuaStore *store, const char *name);

/** gocua_entry_keeper_load: reads what was kept the last time, unless that was done already. */
void gocua_entry_keeper_load (GocuaEntryKeeper *self);

/** gocua_entry_keeper_note: something was typed. */
void gocua_entry_keeper_note (GocuaEntryKeeper *self);

/** gocua_entry_keeper_keep: writes @draft now, if it is another than the last. */
void gocua_entry_keeper_keep (GocuaEntryKeeper *self, const char *draft);

/** gocua_entry_keeper_stop: nothing is loaded, due or kept any more. */
void gocua_entry_keeper_stop (GocuaEntryKeeper *self);

G_END_DECLS

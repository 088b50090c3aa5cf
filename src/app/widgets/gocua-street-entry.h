/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-street-entry.h: asks for a street; those of the ward are offered. */
#pragma once

#include "app/gocua-session.h"

G_BEGIN_DECLS

#define GOCUA_TYPE_STREET_ENTRY (gocua_street_entry_get_type ())
G_DECLARE_FINAL_TYPE (GocuaStreetEntry, gocua_street_entry, GOCUA, STREET_ENTRY, GtkBox)

/** GocuaStreetEntry::changed: another street is meant. */

void gocua_street_entry_set_session (GocuaStreetEntry *self, GocuaSession *session);

/** gocua_street_entry_set_area: @area: (nullable): offer only the streets of this one */
void gocua_street_entry_set_area (GocuaStreetEntry *self, const GocuaId *area);

/** gocua_street_entry_dup_street: Returns: (transfer full) (nullable): the street, accents optional; %NULL
 * for all */
char *gocua_street_entry_dup_street (GocuaStreetEntry *self);

G_END_DECLS

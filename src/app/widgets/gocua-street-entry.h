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

/** gocua_street_entry_set_activates_default: whether Enter does what the dialog around it is for */
void gocua_street_entry_set_activates_default (GocuaStreetEntry *self, gboolean activates);

/** gocua_street_entry_dup_street: Returns: (transfer full) (nullable): the street, accents optional; %NULL
 * for all */
char *gocua_street_entry_dup_street (GocuaStreetEntry *self);

/** gocua_street_entry_dup_known_street: Returns: (transfer full) (nullable): the street of the ward that is
 * meant: the one with that name, or the only one of which a part was typed; %NULL when there is none */
char *gocua_street_entry_dup_known_street (GocuaStreetEntry *self);

G_END_DECLS

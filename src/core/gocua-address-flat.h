/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-address-flat.h: where a flat is in its building: block, floor, door. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GocuaAddressFlat:
 * @building: as written, but "c/c" and "CC" are "chung cư"; "" where only a floor is named
 * @block: in capitals: "B", "A2", ""
 * @floor: 0 for the ground floor, and where none is named
 * @door: its number on the floor
 * @suffix: what belongs to the door, in capitals: "A", ""
 * @rest: all that is left, such as the street of the building; ""
 */
typedef struct
{
  char *building;
  char *block;
  guint floor;
  guint door;
  char *suffix;
  char *rest;
} GocuaAddressFlat;

/**
 * gocua_address_flat_parse:
 * @address: an address, cleaned
 *
 * Reads "Căn hộ 5.12 chung cư X", "P.302 lô B c/c Y", "Tầng 3 phòng 12", "Chung cư X, block A2, căn 12-05"
 * ... A door of three or four digits without a floor has the floor in front: 302 is door 2 on the third. Any
 * thread.
 *
 * Returns: (transfer full) (nullable): %NULL when @address is none of a flat
 */
GocuaAddressFlat *gocua_address_flat_parse (const char *address);

void gocua_address_flat_free (GocuaAddressFlat *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaAddressFlat, gocua_address_flat_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-address.h: taking a written address apart, and its place in lists and on a walk. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GocuaAddressNumber:
 * @prefix: the letters before the number in capitals ("A" of A12/3), ""
 * @number: the number; 0 where there is only a letter ("45/A")
 * @suffix: what belongs to the number, in capitals: "A", "BIS", "-14", ""
 *
 * One step of a house number: 12/34/5A has three.
 */
typedef struct
{
  char *prefix;
  guint number;
  char *suffix;
} GocuaAddressNumber;

/**
 * GocuaAddress:
 * @numbers: (element-type GocuaAddressNumber): from the street inwards, empty when none is written
 * @street: the street as written; the building, hamlet or quarter where that is what comes next; ""
 * @rest: all that follows, notes in parentheses first; ""
 * @has_house_number: %FALSE when the numbers are those of the alley only, as in "hẻm 45 Lê Lợi"
 * @is_flat: the numbers are those of a flat ("Căn hộ 5.12"), so that they have no side of a street
 *
 * The parts of an address. The address itself is kept beside them as it was written.
 */
typedef struct
{
  GPtrArray *numbers;
  char *street;
  char *rest;
  gboolean has_house_number;
  gboolean is_flat;
} GocuaAddress;

/**
 * gocua_address_parse:
 * @address: (nullable): an address as people write it
 *
 * Never fails: what it does not understand is the street. Knows "Số 12", "số nhà 12", "12 bis", "12-14", "Lô
 * A3", "Căn hộ 5.12 chung cư X", and alleys named beside the number: "12/3 hẻm 45 Lê Lợi" is 45/12/3. A
 * street with a date for a name ("3 Tháng 2") is no house number. Any thread.
 *
 * Returns: (transfer full): the parts
 */
GocuaAddress *gocua_address_parse (const char *address);

void gocua_address_free (GocuaAddress *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaAddress, gocua_address_free)

/**
 * gocua_address_is_even:
 * @self: an address
 *
 * Returns: %TRUE when the house, or the mouth of its alley, is on the even side; %FALSE without a number. Any
 * thread.
 */
gboolean gocua_address_is_even (const GocuaAddress *self);

/**
 * gocua_address_get_street:
 * @address: (nullable): an address as people write it
 *
 * What a street is called when somebody is sent there: without the word "đường"; of a flat its building. Two
 * ways to write the same are equal after gocua_text_fold_line(). Any thread.
 *
 * Returns: (transfer full): the street, "" where none is named
 */
char *gocua_address_get_street (const char *address);

/**
 * gocua_address_key:
 * @address: (nullable): an address as people write it
 *
 * The natural order of addresses: by street, then by number, then by the rest:
 * 12 < 12-14 < 12A < 12 bis < hẻm 12 < 12/1 < 12/2 < 12/34/5A < 13 < A1. The word "đường" before the street
 * and capitals don't count. The key is printable ASCII for strcmp() and SQLite's BINARY collation. Any
 * thread.
 *
 * Returns: (transfer full): the sort key, "" for an empty address
 */
char *gocua_address_key (const char *address);

/**
 * gocua_address_walk_key:
 * @address: (nullable): an address as people write it
 *
 * The order of walking: as gocua_address_key(), but up the odd side of a street and then the even one. The
 * houses of an alley stay together at its mouth. Flats have no sides; they come building by building, block
 * by block, floor by floor (core/gocua-address-flat.h). Any thread.
 *
 * Returns: (transfer full): the sort key, "" for an empty address
 */
char *gocua_address_walk_key (const char *address);

/** gocua_address_make_keys: both keys at once, which reads the address once. @key, @walk_key: (out) (transfer
 * full) */
void gocua_address_make_keys (const char *address, char **key, char **walk_key);

G_END_DECLS

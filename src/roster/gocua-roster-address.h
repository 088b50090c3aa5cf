/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-roster-address.h: takes khu phố, tổ and the names of ward and city out of an address. Private to
 * src/roster. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * gocua_roster_address_take_apart:
 * @address: cleaned, as in "12/3 Lê Lợi, Tổ 5, KP3, P. Tân Định, Q.1, TP.HCM"
 * @area: (out) (transfer full): "KP3", "" where it names none
 * @group: (out) (transfer full): "5", "" where it names none
 *
 * House number, alley and street stay together: core/gocua-address.h takes them apart where they are needed.
 * The names of ward, district and city are dropped from the end, since all of a ward's households have them.
 * What would leave nothing behind is left as it is.
 *
 * Returns: (transfer full): "12/3 Lê Lợi"
 */
char *gocua_roster_address_take_apart (const char *address, char **area, char **group);

G_END_DECLS

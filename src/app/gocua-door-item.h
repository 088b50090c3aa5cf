/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-door-item.h: a door that is due again, as a line of a list. */
#pragma once

#include <glib-object.h>

#include "store/gocua-follow-ups.h"

G_BEGIN_DECLS

#define GOCUA_TYPE_DOOR_ITEM (gocua_door_item_get_type ())
G_DECLARE_FINAL_TYPE (GocuaDoorItem, gocua_door_item, GOCUA, DOOR_ITEM, GObject)

/** gocua_door_item_new: @door: (transfer full) */
GocuaDoorItem *gocua_door_item_new (GocuaDoorDue *door);

const GocuaDoorDue *gocua_door_item_get_door (GocuaDoorItem *self);

/** gocua_door_item_get_why: Returns: (transfer none): the words for why somebody is to go there again */
const char *gocua_door_item_get_why (GocuaDoorItem *self);

/** gocua_door_item_format_due: Returns: (transfer full): when it is due without the year, and since how many
 * days */
char *gocua_door_item_format_due (GocuaDoorItem *self, const char *today);

/** gocua_door_item_is_overdue: Returns: whether it was due before @today */
gboolean gocua_door_item_is_overdue (GocuaDoorItem *self, const char *today);

G_END_DECLS

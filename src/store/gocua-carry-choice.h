/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-carry-choice.h: which part of an old ward goes to which of the wards that it became. */
#pragma once

#include "core/gocua-id.h"
#include "store/gocua-types.h"

G_BEGIN_DECLS

/** GocuaCarryChoice: which part of the old ward goes where. Nothing is assigned by itself. */
typedef struct
{
  GHashTable *areas;      /* GocuaId -> char *: the key of the unit to which an area goes */
  GHashTable *households; /* GocuaId -> char *: of single households, stronger than their area's */
  GHashTable *places; /* GocuaId -> char *: the name of the area there, of those that do not keep theirs */
  char *no_area;      /* (nullable): where households without an area go */
} GocuaCarryChoice;

GocuaCarryChoice *gocua_carry_choice_new (void);
GocuaCarryChoice *gocua_carry_choice_copy (const GocuaCarryChoice *self);
/** gocua_carry_choice_add: puts what @more assigns over what @self does. */
void gocua_carry_choice_add (GocuaCarryChoice *self, const GocuaCarryChoice *more);

GocuaCarryChoice *gocua_carry_choice_ref (GocuaCarryChoice *self);
void gocua_carry_choice_unref (GocuaCarryChoice *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaCarryChoice, gocua_carry_choice_unref)

/** gocua_carry_choice_assign_area, _household, _no_area: @unit_key: (nullable): %NULL when it is not assigned
 * any more */
void gocua_carry_choice_assign_area (GocuaCarryChoice *self, const GocuaId *area, const char *unit_key);
void
gocua_carry_choice_assign_household (GocuaCarryChoice *self, const GocuaId *household, const char *unit_key);
void gocua_carry_choice_assign_no_area (GocuaCarryChoice *self, const char *unit_key);

/** gocua_carry_choice_place: in which area of the new ward a household is from its arrival on. @area_name:
 * (nullable): %NULL: in its own, which goes over with it */
void gocua_carry_choice_place (GocuaCarryChoice *self, const GocuaId *household, const char *area_name);

/**
 * gocua_carry_choice_save:
 * @old: the old ward's file
 *
 * Keeps the choice in the old file, as a small fact and not as a change, so that what was assigned household
 * by household is there the next time. A file that was carried over takes it too. Database thread.
 */
gboolean gocua_carry_choice_save (const GocuaCarryChoice *self, GocuaDb *old, GError **error);

/** gocua_carry_choice_load: Returns: (transfer full): the choice that was saved last, an empty one when none
 * was; lines that cannot be read are passed over */
GocuaCarryChoice *gocua_carry_choice_load (GocuaDb *old);

G_END_DECLS

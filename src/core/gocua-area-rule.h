/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-area-rule.h: which households of an area are meant, and which part of a divided area each of them is.
 */
#pragma once

#include "core/gocua-record.h"

G_BEGIN_DECLS

/** GocuaDoorSide: the side of a street that a house number stands on. */
typedef enum
{
  GOCUA_DOOR_SIDE_ANY,
  GOCUA_DOOR_SIDE_ODD,
  GOCUA_DOOR_SIDE_EVEN,
} GocuaDoorSide;

/** GocuaAreaRule: says which households of an area are meant, by their tổ and their address. */
typedef struct _GocuaAreaRule GocuaAreaRule;

/**
 * gocua_area_rule_new:
 * @groups: (nullable): only these tổ, parted by commas: "1, 3-5, Tổ 7A"; accents, capitals, spaces and the
 * word "tổ" don't count, and "3-5" is also the tổ that is called so
 * @streets: (nullable): only these streets, parted by commas; the word "đường" doesn't count either
 * @from: the first house number, 0 for no limit
 * @to: the last house number, 0 for no limit
 * @side: of the street
 *
 * All that is given must be true of a household. Its house number is the one at the street: 12 for 12/34. A
 * flat has no number at a street, nor has a lot such as A12; a rule about numbers does not mean them.
 *
 * Returns: (transfer full): the rule
 */
GocuaAreaRule *
gocua_area_rule_new (const char *groups, const char *streets, guint from, guint to, GocuaDoorSide side);
void gocua_area_rule_free (GocuaAreaRule *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaAreaRule, gocua_area_rule_free)

/** The greatest house number that a rule may name. */
#define GOCUA_AREA_RULE_MAX_NUMBER 99999

/** gocua_area_rule_is_range: Returns: whether @from and @to, 0 for no limit, can limit a rule together */
gboolean gocua_area_rule_is_range (guint from, guint to);

/** gocua_area_rule_fold_group: Returns: (transfer full): what is the same for all ways to write a tổ: "5" for
 * "Tổ 5", "tổ dân phố số 05" and "5" */
char *gocua_area_rule_fold_group (const char *text);

/** gocua_area_rule_is_empty: Returns: whether the rule asks for nothing, so that it means every household */
gboolean gocua_area_rule_is_empty (const GocuaAreaRule *self);

/** gocua_area_rule_matches: Returns: whether the rule means @household */
gboolean gocua_area_rule_matches (const GocuaAreaRule *self, const GocuaRecord *household);

/** GocuaAreaPart: a new area that is made of a part of another one. */
typedef struct
{
  char *name;
  GocuaAreaRule *rule;
} GocuaAreaPart;

/** gocua_area_part_new: @rule: (transfer full): of an empty one no household is meant. Returns: (transfer
 * full)
 */
GocuaAreaPart *gocua_area_part_new (const char *name, GocuaAreaRule *rule);
void gocua_area_part_free (GocuaAreaPart *self);

#define GOCUA_AREA_PART_NONE G_MAXUINT

/**
 * gocua_area_part_find:
 * @parts: (element-type GocuaAreaPart): in their order
 * @household: one of the area that is divided
 * @is_wanted_twice: (out): whether another part means it too
 *
 * Returns: the place in @parts of the first one that means @household, %GOCUA_AREA_PART_NONE for one that
 * stays where it is. So each household is in exactly one part.
 */
guint gocua_area_part_find (GPtrArray *parts, const GocuaRecord *household, gboolean *is_wanted_twice);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-query.h: which households to show, and in what order. */
#pragma once

#include "core/gocua-status.h"

G_BEGIN_DECLS

/** GocuaCondition: one filter; the page shows each as a chip. All of a query's conditions must hold. */
typedef enum
{
  GOCUA_CONDITION_AREA,         /* @id: lives there; a null id: has no area */
  GOCUA_CONDITION_ELIGIBLE,     /* counts in the numbers */
  GOCUA_CONDITION_NOT_ELIGIBLE, /* on the roster, but does not count */
  GOCUA_CONDITION_REACHED,
  GOCUA_CONDITION_NOT_REACHED,
  GOCUA_CONDITION_YES,           /* of indicator @slot */
  GOCUA_CONDITION_NO,            /* of indicator @slot */
  GOCUA_CONDITION_UNKNOWN,       /* of indicator @slot */
  GOCUA_CONDITION_NOT_YES,       /* of indicator @slot: no or unknown */
  GOCUA_CONDITION_OUTCOME,       /* @value: a #GocuaOutcome, of the latest visit */
  GOCUA_CONDITION_FOLLOW_UP_DUE, /* @text: ISO date; promised for that day or earlier and still open */
  GOCUA_CONDITION_REACHED_ON,    /* @text: ISO date: first met on that day */
  GOCUA_CONDITION_VISITED_ON,    /* @text: ISO date: the latest visit was on that day */
  GOCUA_CONDITION_ARCHIVED,      /* taken off the roster; without it they are not shown */
  GOCUA_CONDITION_TEAM,          /* @id: is in the charge of that team; a null id: of none */
  GOCUA_CONDITION_STREET,        /* @text: a street or the building of flats, as gocua_address_get_street() */
} GocuaConditionType;

#define GOCUA_N_CONDITIONS (GOCUA_CONDITION_STREET + 1)

/** gocua_condition_get_name: Returns: (transfer none): the word for a kind of condition that is kept in files
 * and stands in targets of menus, such as "not-reached" */
const char *gocua_condition_get_name (GocuaConditionType type);

/** gocua_condition_from_name: Returns: the kind of condition, or -1 for a word that this version does not
 * know
 */
int gocua_condition_from_name (const char *name);

/** GOCUA_CONDITION_TEXT_SIZE: of a street with a very long name; a longer one is cut off. */
#define GOCUA_CONDITION_TEXT_SIZE 192

typedef struct
{
  GocuaConditionType type;
  guint slot;
  int value;
  GocuaId id;
  char text[GOCUA_CONDITION_TEXT_SIZE];
} GocuaCondition;

typedef enum
{
  GOCUA_SORT_ADDRESS, /* in natural order: 12, 12A, 12/1, 13 */
  GOCUA_SORT_NAME,    /* by given name */
  GOCUA_SORT_CODE,
  GOCUA_SORT_AREA,
  GOCUA_SORT_LAST_VISIT,
  GOCUA_SORT_OUTCOME,
  GOCUA_SORT_INDICATOR, /* by the value in @sort_slot */
  GOCUA_SORT_WALK,      /* walking order: street, side, number */
  GOCUA_SORT_PEOPLE,
} GocuaSort;

/** GocuaQuery: a question for households. Plain data, owned by whoever made it. */
typedef struct
{
  char *search;       /* (nullable): words as typed, accents optional; with it the best match comes first */
  GArray *conditions; /* of GocuaCondition */
  GocuaSort sort;
  guint sort_slot;
  gboolean descending;
  gboolean keep_sort; /* with @search: keep the sort order instead of the best match first */
} GocuaQuery;

GocuaQuery *gocua_query_new (void);
GocuaQuery *gocua_query_copy (const GocuaQuery *self);
void gocua_query_free (GocuaQuery *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaQuery, gocua_query_free)

/** gocua_query_add: adds a condition; the same one twice is kept once, one of an excluding pair takes the
 * other's place. */
void gocua_query_add (GocuaQuery *self, const GocuaCondition *condition);

/** gocua_query_add_simple: adds a condition that has at most a slot. */
void gocua_query_add_simple (GocuaQuery *self, GocuaConditionType type, guint slot);

/** gocua_query_add_area: @area: a null id: households without an area */
void gocua_query_add_area (GocuaQuery *self, const GocuaId *area);

/** gocua_query_add_outcome: of the latest visit. */
void gocua_query_add_outcome (GocuaQuery *self, GocuaOutcome outcome);

/** gocua_query_add_street: @street: as %GOCUA_CONDITION_STREET has it */
void gocua_query_add_street (GocuaQuery *self, const char *street);

/** gocua_query_add_date: @type: one of those with a date */
void gocua_query_add_date (GocuaQuery *self, GocuaConditionType type, const char *iso_date);

/** gocua_query_remove: @index: into the conditions */
void gocua_query_remove (GocuaQuery *self, guint index);

/** gocua_query_set_search: @search: (nullable): words as typed; "" is as good as none */
void gocua_query_set_search (GocuaQuery *self, const char *search);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-query.c: which households to show, and in what order. */

#define G_LOG_DOMAIN "gocua-core"

#include "core/gocua-query.h"

GocuaQuery *
gocua_query_new (void)
{
  GocuaQuery *self = g_new0 (GocuaQuery, 1);

  self->conditions = g_array_new (FALSE, TRUE, sizeof (GocuaCondition));
  return self;
}

GocuaQuery *
gocua_query_copy (const GocuaQuery *self)
{
  GocuaQuery *copy = gocua_query_new ();

  copy->search = g_strdup (self->search);
  g_array_append_vals (copy->conditions, self->conditions->data, self->conditions->len);
  copy->sort = self->sort;
  copy->sort_slot = self->sort_slot;
  copy->descending = self->descending;
  copy->keep_sort = self->keep_sort;
  return copy;
}

void
gocua_query_free (GocuaQuery *self)
{
  g_free (self->search);
  g_array_unref (self->conditions);
  g_free (self);
}

/* Conditions of one group answer the same question, so only the last one chosen can hold. */
static int
group_of (const GocuaCondition *condition)
{
  switch (condition->type)
    {
    case GOCUA_CONDITION_AREA:
      return 1;
    case GOCUA_CONDITION_ELIGIBLE:
    case GOCUA_CONDITION_NOT_ELIGIBLE:
      return 2;
    case GOCUA_CONDITION_REACHED:
    case GOCUA_CONDITION_NOT_REACHED:
      return 3;
    case GOCUA_CONDITION_OUTCOME:
      return 4;
    case GOCUA_CONDITION_FOLLOW_UP_DUE:
      return 5;
    case GOCUA_CONDITION_REACHED_ON:
      return 6;
    case GOCUA_CONDITION_VISITED_ON:
      return 7;
    case GOCUA_CONDITION_ARCHIVED:
      return 8;
    case GOCUA_CONDITION_TEAM:
      return 9;
    case GOCUA_CONDITION_STREET:
      return 10;
    case GOCUA_CONDITION_YES:
    case GOCUA_CONDITION_NO:
    case GOCUA_CONDITION_UNKNOWN:
    case GOCUA_CONDITION_NOT_YES:
    default:
      return 11 + (int) condition->slot;
    }
}

void
gocua_query_add (GocuaQuery *self, const GocuaCondition *condition)
{
  for (guint i = 0; i < self->conditions->len; i++)
    {
      GocuaCondition *other = &g_array_index (self->conditions, GocuaCondition, i);

      if (group_of (other) != group_of (condition))
        continue;
      *other = *condition;
      return;
    }
  g_array_append_val (self->conditions, *condition);
}

void
gocua_query_add_simple (GocuaQuery *self, GocuaConditionType type, guint slot)
{
  GocuaCondition condition = { .type = type, .slot = slot };

  gocua_query_add (self, &condition);
}

void
gocua_query_add_area (GocuaQuery *self, const GocuaId *area)
{
  GocuaCondition condition = { .type = GOCUA_CONDITION_AREA };

  if (area != NULL)
    condition.id = *area;
  gocua_query_add (self, &condition);
}

void
gocua_query_add_outcome (GocuaQuery *self, GocuaOutcome outcome)
{
  GocuaCondition condition = { .type = GOCUA_CONDITION_OUTCOME, .value = (int) outcome };

  gocua_query_add (self, &condition);
}

void
gocua_query_add_street (GocuaQuery *self, const char *street)
{
  GocuaCondition condition = { .type = GOCUA_CONDITION_STREET };

  g_strlcpy (condition.text, street, sizeof condition.text);
  gocua_query_add (self, &condition);
}

void
gocua_query_add_date (GocuaQuery *self, GocuaConditionType type, const char *iso_date)
{
  GocuaCondition condition = { .type = type };

  g_strlcpy (condition.text, iso_date, sizeof condition.text);
  gocua_query_add (self, &condition);
}

void
gocua_query_remove (GocuaQuery *self, guint index)
{
  g_return_if_fail (index < self->conditions->len);

  g_array_remove_index (self->conditions, index);
}

void
gocua_query_set_search (GocuaQuery *self, const char *search)
{
  g_free (self->search);
  self->search = search != NULL && *search != '\0' ? g_strdup (search) : NULL;
}

/* Kept in files, so they only ever get more. */
static const char *const condition_names[GOCUA_N_CONDITIONS] = {
  [GOCUA_CONDITION_AREA] = "area",
  [GOCUA_CONDITION_ELIGIBLE] = "eligible",
  [GOCUA_CONDITION_NOT_ELIGIBLE] = "not-eligible",
  [GOCUA_CONDITION_REACHED] = "reached",
  [GOCUA_CONDITION_NOT_REACHED] = "not-reached",
  [GOCUA_CONDITION_YES] = "yes",
  [GOCUA_CONDITION_NO] = "no",
  [GOCUA_CONDITION_UNKNOWN] = "unknown",
  [GOCUA_CONDITION_NOT_YES] = "not-yes",
  [GOCUA_CONDITION_OUTCOME] = "outcome",
  [GOCUA_CONDITION_FOLLOW_UP_DUE] = "follow-up-due",
  [GOCUA_CONDITION_REACHED_ON] = "reached-on",
  [GOCUA_CONDITION_VISITED_ON] = "visited-on",
  [GOCUA_CONDITION_ARCHIVED] = "archived",
  [GOCUA_CONDITION_TEAM] = "team",
  [GOCUA_CONDITION_STREET] = "street",
};

const char *
gocua_condition_get_name (GocuaConditionType type)
{
  g_return_val_if_fail ((guint) type < GOCUA_N_CONDITIONS, "");

  return condition_names[type];
}

int
gocua_condition_from_name (const char *name)
{
  for (int i = 0; i < GOCUA_N_CONDITIONS; i++)
    if (g_strcmp0 (condition_names[i], name) == 0)
      return i;
  return -1;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-household-filter.c: the conditions of a query for households as SQL. */

#define G_LOG_DOMAIN "gocua-store"

#include "store/gocua-household-filter.h"

#include "core/gocua-text.h"
#include "store/gocua-streets.h"

#define FIRST_PARAMETER 3

static gboolean
condition_needs_status (GocuaConditionType type)
{
  return type != GOCUA_CONDITION_AREA && type != GOCUA_CONDITION_ARCHIVED && type != GOCUA_CONDITION_TEAM &&
         type != GOCUA_CONDITION_STREET;
}

static gboolean
sort_needs_status (const GocuaQuery *query)
{
  return query->sort == GOCUA_SORT_LAST_VISIT || query->sort == GOCUA_SORT_OUTCOME ||
         query->sort == GOCUA_SORT_INDICATOR;
}

/* Adds a value; returns its number as a parameter. */
static guint
add_value (GocuaHouseholdFilter *self, const GocuaValue *value)
{
  GocuaValue copy = GOCUA_VALUE_INIT;

  gocua_value_copy (&copy, value);
  g_array_append_val (self->values, copy);
  return FIRST_PARAMETER + self->values->len - 1;
}

static guint
add_text (GocuaHouseholdFilter *self, const char *text)
{
  g_auto (GocuaValue) value = GOCUA_VALUE_INIT;

  gocua_value_set_text (&value, text);
  return add_value (self, &value);
}

/* The area stands in both tables. That of the status saves the look into the wider one. */
static void
add_area (GocuaHouseholdFilter *self, const GocuaId *area)
{
  const char *table = self->has_status && self->campaign != 0 ? "s" : "h";
  g_auto (GocuaValue) value = GOCUA_VALUE_INIT;

  if (gocua_id_is_null (area))
    {
      /* An area that was deleted is none, here as in the overview. */
      g_string_append_printf (
          self->where,
          " AND (%s.area IS NULL OR %s.area NOT IN (SELECT id FROM area WHERE deleted IS NOT 1))", table,
          table);
      return;
    }
  gocua_value_set_id (&value, area);
  g_string_append_printf (self->where, " AND %s.area = ?%u", table, add_value (self, &value));
}

static void
add_team (GocuaHouseholdFilter *self, const GocuaId *team)
{
  g_auto (GocuaValue) value = GOCUA_VALUE_INIT;

  if (gocua_id_is_null (team))
    {
      g_string_append (self->where, " AND (h.team IS NULL OR h.team NOT IN "
                                    "(SELECT id FROM team WHERE deleted IS NOT 1))");
      return;
    }
  gocua_value_set_id (&value, team);
  g_string_append_printf (self->where, " AND h.team = ?%u", add_value (self, &value));
}

static void
add_outcome (GocuaHouseholdFilter *self, GocuaOutcome outcome)
{
  const char *id = gocua_outcome_get_id (outcome);

  if (id == NULL)
    g_string_append (self->where, " AND s.outcome IS NULL");
  else
    g_string_append_printf (self->where, " AND s.outcome = ?%u", add_text (self, id));
}

static void
add_street (GocuaHouseholdFilter *self, const char *street)
{
  g_autofree char *folded = gocua_text_fold_line (street);

  self->has_street = TRUE;
  g_string_append_printf (self->where, " AND gocua_street (h.address) = ?%u", add_text (self, folded));
}

/* Where the status may be missing (no campaign yet) nobody has been visited, and all on the roster are
 * eligible. */
static void
add_condition (GocuaHouseholdFilter *self, const GocuaCondition *condition)
{
  guint slot = MIN (condition->slot, GOCUA_MAX_INDICATORS - 1u);

  switch (condition->type)
    {
    case GOCUA_CONDITION_AREA:
      add_area (self, &condition->id);
      break;
    case GOCUA_CONDITION_TEAM:
      add_team (self, &condition->id);
      break;
    case GOCUA_CONDITION_ELIGIBLE:
      g_string_append (self->where, " AND COALESCE (s.eligible, h.archived IS NOT 1)");
      break;
    case GOCUA_CONDITION_NOT_ELIGIBLE:
      g_string_append (self->where, " AND NOT COALESCE (s.eligible, h.archived IS NOT 1)");
      break;
    case GOCUA_CONDITION_REACHED:
      g_string_append (self->where, " AND s.reached = 1");
      break;
    case GOCUA_CONDITION_NOT_REACHED:
      g_string_append (self->where, " AND s.reached IS NOT 1");
      break;
    case GOCUA_CONDITION_YES:
      g_string_append_printf (self->where, " AND s.v%u >= 1", slot);
      break;
    case GOCUA_CONDITION_NO:
      g_string_append_printf (self->where, " AND s.v%u = 0", slot);
      break;
    case GOCUA_CONDITION_UNKNOWN:
      g_string_append_printf (self->where, " AND s.v%u IS NULL", slot);
      break;
    case GOCUA_CONDITION_NOT_YES:
      g_string_append_printf (self->where, " AND COALESCE (s.v%u, 0) = 0", slot);
      break;
    case GOCUA_CONDITION_OUTCOME:
      add_outcome (self, (GocuaOutcome) condition->value);
      break;
    case GOCUA_CONDITION_FOLLOW_UP_DUE:
      g_string_append_printf (self->where, " AND s.follow_up <= ?%u", add_text (self, condition->text));
      break;
    case GOCUA_CONDITION_REACHED_ON:
      g_string_append_printf (self->where, " AND s.reached_date = ?%u", add_text (self, condition->text));
      break;
    case GOCUA_CONDITION_VISITED_ON:
      g_string_append_printf (self->where, " AND s.last_date = ?%u", add_text (self, condition->text));
      break;
    case GOCUA_CONDITION_STREET:
      add_street (self, condition->text);
      break;
    case GOCUA_CONDITION_ARCHIVED:
    default:
      break;
    }
}

void
gocua_household_filter_init (GocuaHouseholdFilter *self,
                             const GocuaQuery *query,
                             gboolean sorts,
                             gint64 campaign)
{
  gboolean archived = FALSE;

  self->campaign = campaign;
  self->has_status = sorts && sort_needs_status (query);
  self->has_street = FALSE;
  self->is_plain = query->conditions->len == 0;
  self->where = g_string_new (NULL);
  self->values = g_array_new (FALSE, TRUE, sizeof (GocuaValue));
  g_array_set_clear_func (self->values, (GDestroyNotify) gocua_value_clear);
  for (guint i = 0; i < query->conditions->len; i++)
    {
      GocuaConditionType type = g_array_index (query->conditions, GocuaCondition, i).type;

      archived = archived || type == GOCUA_CONDITION_ARCHIVED;
      self->has_status = self->has_status || condition_needs_status (type);
    }
  g_string_append (self->where, archived ? "h.archived = 1" : "h.archived IS NOT 1");
  g_string_append (self->where, " AND h.deleted IS NOT 1");
  /* What is cheap to ask comes before what reads the address. */
  for (int last = 0; last < 2; last++)
    for (guint i = 0; i < query->conditions->len; i++)
      {
        const GocuaCondition *condition = &g_array_index (query->conditions, GocuaCondition, i);

        if (last == (condition->type == GOCUA_CONDITION_STREET))
          add_condition (self, condition);
      }
}

void
gocua_household_filter_clear (GocuaHouseholdFilter *self)
{
  if (self->where != NULL)
    g_string_free (self->where, TRUE);
  self->where = NULL;
  g_clear_pointer (&self->values, g_array_unref);
}

/* CROSS JOIN keeps the order of the tables (SQLite, "Manual Control Of Query Plans"): first the index, then
 * the narrow status, and the wide household only for what is left. */
static const char *
get_from (const GocuaHouseholdFilter *self, gboolean searches)
{
  if (self->has_status && self->campaign == 0)
    return searches ? "household_search f CROSS JOIN household h ON h.n = f.rowid "
                      "LEFT JOIN status s ON s.campaign = ?2 AND s.household = h.n"
                    : "household h LEFT JOIN status s ON s.campaign = ?2 AND s.household = h.n";
  if (self->has_status)
    return searches ? "household_search f CROSS JOIN status s ON s.campaign = ?2 AND s.household = f.rowid "
                      "CROSS JOIN household h ON h.n = s.household"
                    : "status s CROSS JOIN household h ON s.campaign = ?2 AND h.n = s.household";
  return searches ? "household_search f CROSS JOIN household h ON h.n = f.rowid" : "household h";
}

sqlite3_stmt *
gocua_household_filter_prepare (const GocuaHouseholdFilter *self,
                                GocuaDb *db,
                                const char *columns,
                                const char *search,
                                const char *extra,
                                GError **error)
{
  gboolean searches = search != NULL;
  g_autofree char *sql =
      g_strdup_printf ("SELECT %s FROM %s WHERE %s%s%s", columns, get_from (self, searches),
                       searches ? "household_search MATCH ?1 AND " : "", self->where->str, extra);
  sqlite3_stmt *statement = NULL;

  if (!self->has_street || gocua_streets_register (db, error))
    statement = gocua_db_prepare (db, sql, error);
  if (statement == NULL)
    return NULL;
  gocua_db_bind_text (statement, 1, search);
  sqlite3_bind_int64 (statement, 2, self->campaign);
  for (guint i = 0; i < self->values->len; i++)
    {
      const GocuaValue *value = &g_array_index (self->values, GocuaValue, i);

      if (value->type == GOCUA_VALUE_ID)
        gocua_db_bind_id (statement, FIRST_PARAMETER + (int) i, &value->id);
      else
        gocua_db_bind_text (statement, FIRST_PARAMETER + (int) i, value->text);
    }
  return statement;
}

GArray *
gocua_household_filter_collect (GocuaDb *db, sqlite3_stmt *statement, GError **error)
{
  g_autoptr (GArray) ns = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) problem = NULL;

  while (gocua_db_step (db, statement, &problem))
    {
      gint64 n = sqlite3_column_int64 (statement, 0);

      g_array_append_val (ns, n);
    }
  return gocua_db_finish (statement, &problem, error) ? g_steal_pointer (&ns) : NULL;
}

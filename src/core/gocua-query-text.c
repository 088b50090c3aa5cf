/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-query-text.c: a question for households as a text that can be kept. */

#define G_LOG_DOMAIN "gocua-core"

#include "core/gocua-query-text.h"

#include "core/gocua-text.h"

#include <string.h>

/* One line for each part: "<what> <key> <name>". Names are for people: they say what a key meant when it
 * means nothing any more. The words are kept in files, so they only ever get more. */

static const char *const sort_names[] = {
  [GOCUA_SORT_ADDRESS] = "address",     [GOCUA_SORT_NAME] = "name",        [GOCUA_SORT_CODE] = "code",
  [GOCUA_SORT_AREA] = "area",           [GOCUA_SORT_LAST_VISIT] = "visit", [GOCUA_SORT_OUTCOME] = "outcome",
  [GOCUA_SORT_INDICATOR] = "indicator", [GOCUA_SORT_WALK] = "walk",        [GOCUA_SORT_PEOPLE] = "people",
};

#define NONE  "none"
#define TODAY "today"

static gboolean
is_about_indicator (GocuaConditionType type)
{
  return type == GOCUA_CONDITION_YES || type == GOCUA_CONDITION_NO || type == GOCUA_CONDITION_UNKNOWN ||
         type == GOCUA_CONDITION_NOT_YES;
}

static gboolean
is_about_thing (GocuaConditionType type)
{
  return type == GOCUA_CONDITION_AREA || type == GOCUA_CONDITION_TEAM;
}

static gboolean
is_about_day (GocuaConditionType type)
{
  return type == GOCUA_CONDITION_FOLLOW_UP_DUE || type == GOCUA_CONDITION_REACHED_ON ||
         type == GOCUA_CONDITION_VISITED_ON;
}

static GocuaKind
kind_of (GocuaConditionType type)
{
  return type == GOCUA_CONDITION_TEAM ? GOCUA_KIND_TEAM : GOCUA_KIND_AREA;
}

static void
append_line (GString *text, const char *what, const char *key, const char *name)
{
  g_autofree char *clean = gocua_text_clean (name);

  g_string_append (text, what);
  if (key != NULL)
    g_string_append_printf (text, " %s", key);
  if (*clean != '\0')
    g_string_append_printf (text, " %s", clean);
  g_string_append_c (text, '\n');
}

static void
append_indicator (GString *text, const char *what, guint slot, const GocuaQueryTerms *terms)
{
  const GocuaIndicator *indicator;

  if (terms->campaign == NULL || slot >= gocua_campaign_get_n_indicators (terms->campaign))
    return;
  indicator = gocua_campaign_get_indicator (terms->campaign, slot);
  append_line (text, what, gocua_indicator_get_id (indicator), gocua_indicator_get_label (indicator));
}

static void
append_thing (GString *text, const char *what, const GocuaCondition *condition, const GocuaQueryTerms *terms)
{
  char id[GOCUA_ID_STRING_SIZE];

  if (gocua_id_is_null (&condition->id))
    append_line (text, what, NONE, NULL);
  else
    append_line (text, what, gocua_id_format (&condition->id, id),
                 terms->name (kind_of (condition->type), &condition->id, terms->data));
}

static void
append_condition (GString *text, const GocuaCondition *condition, const GocuaQueryTerms *terms)
{
  const char *what = gocua_condition_get_name (condition->type);
  const char *outcome;

  if (is_about_thing (condition->type))
    append_thing (text, what, condition, terms);
  else if (is_about_indicator (condition->type))
    append_indicator (text, what, condition->slot, terms);
  else if (is_about_day (condition->type))
    append_line (text, what, g_strcmp0 (condition->text, terms->today) == 0 ? TODAY : condition->text, NULL);
  else if (condition->type == GOCUA_CONDITION_STREET)
    append_line (text, what, NULL, condition->text);
  else if (condition->type == GOCUA_CONDITION_OUTCOME)
    {
      outcome = gocua_outcome_get_id ((GocuaOutcome) condition->value);
      append_line (text, what, outcome != NULL ? outcome : NONE, NULL);
    }
  else
    append_line (text, what, NULL, NULL);
}

char *
gocua_query_to_text (const GocuaQuery *self, const GocuaQueryTerms *terms)
{
  GString *text;

  g_return_val_if_fail (self != NULL && terms != NULL && terms->name != NULL, NULL);

  text = g_string_new (NULL);
  if (self->search != NULL)
    append_line (text, "search", NULL, self->search);
  for (guint i = 0; i < self->conditions->len; i++)
    append_condition (text, &g_array_index (self->conditions, GocuaCondition, i), terms);
  if (self->sort == GOCUA_SORT_INDICATOR)
    append_indicator (text, "sort-indicator", self->sort_slot, terms);
  else
    append_line (text, "sort", sort_names[self->sort], NULL);
  if (self->descending)
    append_line (text, "descending", NULL, NULL);
  if (self->keep_sort)
    append_line (text, "keep-sort", NULL, NULL);
  return g_string_free (text, FALSE);
}

static void
lost_free (gpointer data)
{
  GocuaQueryLost *self = data;

  g_free (self->name);
  g_free (self);
}

typedef struct
{
  GocuaQuery *query;
  const GocuaQueryTerms *terms;
  GPtrArray *lost;
} Reading;

static void
lose (Reading *self, GocuaQueryLostReason reason, const char *name)
{
  GocuaQueryLost *lost = g_new0 (GocuaQueryLost, 1);

  lost->reason = reason;
  lost->name = g_strdup (name != NULL ? name : "");
  g_ptr_array_add (self->lost, lost);
}

static void
read_thing (Reading *self, GocuaConditionType type, const char *key, const char *name)
{
  GocuaCondition condition = { .type = type };
  const char *now;

  if (g_strcmp0 (key, NONE) != 0 && (key == NULL || !gocua_id_parse (&condition.id, key)))
    {
      lose (self, GOCUA_QUERY_LOST_UNKNOWN, name);
      return;
    }
  now = gocua_id_is_null (&condition.id)
            ? NONE
            : self->terms->name (kind_of (type), &condition.id, self->terms->data);
  if (now != NULL && *now != '\0')
    gocua_query_add (self->query, &condition);
  else
    lose (self, type == GOCUA_CONDITION_TEAM ? GOCUA_QUERY_LOST_TEAM : GOCUA_QUERY_LOST_AREA, name);
}

static void
read_indicator (Reading *self, GocuaConditionType type, const char *key, const char *name)
{
  int slot = self->terms->campaign != NULL && key != NULL
                 ? gocua_campaign_find_indicator (self->terms->campaign, key)
                 : -1;

  if (slot >= 0)
    gocua_query_add_simple (self->query, type, (guint) slot);
  else
    lose (self, GOCUA_QUERY_LOST_INDICATOR, name != NULL ? name : key);
}

static void
read_condition (Reading *self, GocuaConditionType type, const char *key, const char *name)
{
  g_autofree char *words =
      key != NULL && name != NULL ? g_strdup_printf ("%s %s", key, name) : g_strdup (key);

  if (is_about_thing (type))
    read_thing (self, type, key, name);
  else if (is_about_indicator (type))
    read_indicator (self, type, key, name);
  else if (is_about_day (type) && key != NULL)
    gocua_query_add_date (self->query, type, g_str_equal (key, TODAY) ? self->terms->today : key);
  else if (type == GOCUA_CONDITION_STREET && words != NULL)
    gocua_query_add_street (self->query, words);
  else if (type == GOCUA_CONDITION_OUTCOME && key != NULL)
    gocua_query_add_outcome (self->query,
                             g_str_equal (key, NONE) ? GOCUA_OUTCOME_NONE : gocua_outcome_from_id (key));
  else
    gocua_query_add_simple (self->query, type, 0);
}

static void
read_sort (Reading *self, const char *key)
{
  for (guint i = 0; key != NULL && i < G_N_ELEMENTS (sort_names); i++)
    if (g_str_equal (sort_names[i], key))
      self->query->sort = (GocuaSort) i;
}

/* An indicator that is gone is no order; the rows come by address then, which nobody misses a word about. */
static void
read_sort_indicator (Reading *self, const char *key)
{
  int slot = self->terms->campaign != NULL && key != NULL
                 ? gocua_campaign_find_indicator (self->terms->campaign, key)
                 : -1;

  if (slot < 0)
    return;
  self->query->sort = GOCUA_SORT_INDICATOR;
  self->query->sort_slot = (guint) slot;
}

static void
read_line (Reading *self, const char *line)
{
  g_auto (GStrv) parts = g_strsplit (line, " ", 3);
  const char *key = parts[0] != NULL ? parts[1] : NULL;
  const char *name = key != NULL ? parts[2] : NULL;

  if (parts[0] == NULL)
    return;
  if (g_str_equal (parts[0], "search"))
    gocua_query_set_search (self->query, line + MIN (strlen ("search "), strlen (line)));
  else if (g_str_equal (parts[0], "sort"))
    read_sort (self, key);
  else if (g_str_equal (parts[0], "sort-indicator"))
    read_sort_indicator (self, key);
  else if (g_str_equal (parts[0], "descending"))
    self->query->descending = TRUE;
  else if (g_str_equal (parts[0], "keep-sort"))
    self->query->keep_sort = TRUE;
  else
    {
      int type = gocua_condition_from_name (parts[0]);

      if (type >= 0)
        read_condition (self, (GocuaConditionType) type, key, name);
      else
        lose (self, GOCUA_QUERY_LOST_UNKNOWN, name != NULL ? name : parts[0]);
    }
}

GocuaQuery *
gocua_query_from_text (const char *text, const GocuaQueryTerms *terms, GPtrArray **lost)
{
  g_auto (GStrv) lines = NULL;
  Reading reading;

  g_return_val_if_fail (text != NULL && terms != NULL && terms->name != NULL && lost != NULL, NULL);

  reading = (Reading){ gocua_query_new (), terms, g_ptr_array_new_with_free_func (lost_free) };
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    read_line (&reading, lines[i]);
  *lost = reading.lost;
  return reading.query;
}

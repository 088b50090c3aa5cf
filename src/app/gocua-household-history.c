/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-household-history.c: the visits and edits of a household as lines to read, the newest first. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include <glib/gi18n.h>

#include "app/gocua-household-history.h"
#include "app/widgets/gocua-state-mark.h"
#include "core/gocua-answers.h"
#include "core/gocua-date.h"
#include "core/gocua-phone.h"
#include "store/gocua-journal.h"
#include "sync/gocua-sync-standing.h"

static void
free_field (gpointer data)
{
  GocuaHistoryField *field = data;

  g_free (field->before);
  g_free (field->after);
  g_free (field);
}

static void
free_entry (gpointer data)
{
  GocuaHistoryEntry *entry = data;

  g_clear_pointer (&entry->visit, gocua_record_unref);
  g_free (entry->title);
  g_free (entry->day);
  g_free (entry->author);
  g_free (entry->remark);
  g_ptr_array_unref (entry->fields);
  g_free (entry);
}

static const GocuaRejectedChange *
find_refused (const GocuaHouseholdDetails *details, const GocuaId *change)
{
  for (guint i = 0; i < details->refused->len; i++)
    if (gocua_id_equal (&((GocuaRejectedChange *) g_ptr_array_index (details->refused, i))->change, change))
      return g_ptr_array_index (details->refused, i);
  return NULL;
}

static GocuaHistoryEntry *
new_entry (const GocuaHouseholdDetails *details, const GocuaEvent *event)
{
  const GocuaRejectedChange *refused = find_refused (details, &event->change->id);
  GocuaHistoryEntry *entry = g_new0 (GocuaHistoryEntry, 1);

  if (refused != NULL)
    entry->remark = g_strdup_printf ("%s %s", _ ("The city does not have this."),
                                     gocua_sync_rejected_describe (refused->code));

  entry->at_ms = event->at_ms;
  entry->author = g_strdup (event->author);
  entry->fields = g_ptr_array_new_with_free_func (free_field);
  return entry;
}

static char *
format_id (const GocuaHistoryNames *names, guint field, GocuaKind kind, const GocuaValue *value)
{
  if ((kind == GOCUA_KIND_HOUSEHOLD && field == GOCUA_HOUSEHOLD_AREA) ||
      (kind == GOCUA_KIND_TEAM && field == GOCUA_TEAM_AREA))
    return g_strdup (names->area_name (names->data, &value->id));
  /* Which one stands in the history of that one, as long as the merge was not undone. */
  if (kind == GOCUA_KIND_HOUSEHOLD && field == GOCUA_HOUSEHOLD_MERGED_INTO)
    return g_strdup (C_ ("value of a field", "another household"));
  if ((kind == GOCUA_KIND_VISIT && field == GOCUA_VISIT_TEAM) ||
      (kind == GOCUA_KIND_HOUSEHOLD && field == GOCUA_HOUSEHOLD_TEAM))
    return g_strdup (names->team_name (names->data, &value->id));
  return gocua_value_format (value);
}

static char *
format_visit_text (const GocuaHistoryNames *names, guint field, const char *text)
{
  const GocuaReason *reason;

  switch (field)
    {
    case GOCUA_VISIT_DATE:
    case GOCUA_VISIT_FOLLOW_UP:
      return gocua_date_format (text);
    case GOCUA_VISIT_OUTCOME:
      return g_strdup (names->campaign != NULL
                           ? gocua_campaign_get_outcome_label (names->campaign, gocua_outcome_from_id (text))
                           : gocua_outcome_get_label (gocua_outcome_from_id (text)));
    case GOCUA_VISIT_ANSWERS:
      return gocua_history_format_answers (names->campaign, text);
    case GOCUA_VISIT_REASON:
      reason = names->campaign != NULL ? gocua_campaign_find_reason (names->campaign, text) : NULL;
      return g_strdup (reason != NULL ? gocua_reason_get_label (reason) : text);
    default:
      return g_strdup (text);
    }
}

static gboolean
is_flag (GocuaKind kind, guint field)
{
  return field == GOCUA_FIELD_DELETED ||
         (kind == GOCUA_KIND_HOUSEHOLD && field == GOCUA_HOUSEHOLD_ARCHIVED) ||
         (kind == GOCUA_KIND_CAMPAIGN && field == GOCUA_CAMPAIGN_ACTIVE);
}

char *
gocua_history_format_value (const GocuaHistoryNames *names,
                            GocuaKind kind,
                            guint field,
                            const GocuaValue *value)
{
  g_return_val_if_fail (names != NULL, NULL);

  if (is_flag (kind, field))
    return g_strdup (value != NULL && value->type == GOCUA_VALUE_INT && value->integer != 0
                         ? C_ ("value of a field", "yes")
                         : C_ ("value of a field", "no"));
  if (value == NULL || value->type == GOCUA_VALUE_NULL)
    return g_strdup ("");
  if (value->type == GOCUA_VALUE_ID)
    return format_id (names, field, kind, value);
  if (value->type == GOCUA_VALUE_TEXT && kind == GOCUA_KIND_VISIT)
    return format_visit_text (names, field, value->text);
  if (kind == GOCUA_KIND_HOUSEHOLD && field == GOCUA_HOUSEHOLD_PHONE)
    return gocua_phone_format (value->text);
  if (kind == GOCUA_KIND_HOUSEHOLD && field == GOCUA_HOUSEHOLD_FOLLOW_UP)
    return gocua_date_format (value->text);
  if (kind == GOCUA_KIND_TEAM && field == GOCUA_TEAM_FORCE)
    return g_strdup (gocua_force_get_label (value->text));
  return gocua_value_format (value);
}

/* The value that @field had before: what the last change before @upto set it to. */
static const GocuaValue *
find_before (GPtrArray *events, guint upto, const char *field)
{
  for (guint i = upto; i-- > 0;)
    {
      const GocuaEvent *event = g_ptr_array_index (events, i);
      const GocuaSet *set = gocua_change_find_set (event->change, field);

      if (set != NULL)
        return &set->value;
    }
  return NULL;
}

static void
add_fields (GocuaHistoryEntry *entry,
            GPtrArray *events,
            guint n,
            GocuaKind kind,
            const GocuaHistoryNames *names)
{
  const GocuaChange *change = ((GocuaEvent *) g_ptr_array_index (events, n))->change;

  for (guint i = 0; i < gocua_change_get_n_sets (change); i++)
    {
      const GocuaSet *set = gocua_change_get_set (change, i);
      int known = gocua_kind_find_field (kind, set->field);
      GocuaHistoryField *field;
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      if (known < 0)
        continue;
      before = gocua_history_format_value (names, kind, (guint) known, find_before (events, n, set->field));
      after = gocua_history_format_value (names, kind, (guint) known, &set->value);
      /* Fields of one unit are set together, and only one of them may be another than before. */
      if (g_str_equal (before, after))
        continue;
      field = g_new0 (GocuaHistoryField, 1);
      field->label = gocua_kind_get_field_label (kind, (guint) known);
      field->before = g_steal_pointer (&before);
      field->after = g_steal_pointer (&after);
      g_ptr_array_add (entry->fields, field);
    }
}

static const GocuaSettledConflict *
find_settled (const GocuaHouseholdDetails *details, const GocuaId *batch)
{
  for (guint i = 0; i < details->settled->len; i++)
    if (gocua_id_equal (&((GocuaSettledConflict *) g_ptr_array_index (details->settled, i))->batch, batch))
      return g_ptr_array_index (details->settled, i);
  return NULL;
}

static void
add_household_events (GPtrArray *entries,
                      const GocuaHouseholdDetails *details,
                      const GocuaHistoryNames *names)
{
  GPtrArray *events = details->events;

  for (guint i = 0; i < events->len; i++)
    {
      const GocuaEvent *event = g_ptr_array_index (events, i);
      GocuaHistoryEntry *entry = new_entry (details, event);

      entry->day = gocua_date_from_ms (entry->at_ms);
      if (find_settled (details, &event->change->batch) != NULL)
        entry->title = g_strdup (_ ("Entered differently by two people, settled"));
      else
        entry->title = g_strdup (i == 0 ? _ ("Put on the roster") : _ ("Household edited"));
      if (i > 0)
        add_fields (entry, events, i, GOCUA_KIND_HOUSEHOLD, names);
      if (i > 0 && entry->fields->len == 0)
        free_entry (entry);
      else
        g_ptr_array_add (entries, entry);
    }
}

static char *
title_of_edit (const GocuaChange *change, const char *date)
{
  const GocuaSet *withdrawn = gocua_change_find_set (change, "withdrawn");
  g_autofree char *shown = gocua_date_format (date);

  if (withdrawn == NULL)
    /* Translators: %s is the date of the visit, 02/03/2025 */
    return g_strdup_printf (_ ("Visit of %s corrected"), shown);
  if (withdrawn->value.type != GOCUA_VALUE_NULL)
    /* Translators: %s is the date of the visit, 02/03/2025 */
    return g_strdup_printf (_ ("Visit of %s withdrawn"), shown);
  /* Translators: %s is the date of the visit, 02/03/2025; it had been withdrawn */
  return g_strdup_printf (_ ("Visit of %s counts again"), shown);
}

static void
add_merge (GPtrArray *entries,
           const GocuaHouseholdDetails *details,
           const GocuaRecord *household,
           const GocuaEvent *merge)
{
  GocuaHistoryEntry *entry = new_entry (details, merge);
  const char *head = gocua_record_get_text (household, GOCUA_HOUSEHOLD_HEAD);
  const char *address = gocua_record_get_text (household, GOCUA_HOUSEHOLD_ADDRESS);
  g_autofree char *who = g_strconcat (head != NULL ? head : _ ("Head of household not known"), ", ",
                                      address != NULL ? address : _ ("No address"), NULL);

  entry->day = gocua_date_from_ms (entry->at_ms);
  /* Translators: %s is head and address of the other household */
  entry->title = g_strdup_printf (_ ("Merged with this household: %s"), who);
  g_ptr_array_add (entries, entry);
}

static void
add_visit (GPtrArray *entries,
           const GocuaHouseholdDetails *details,
           GocuaRecord *visit,
           GPtrArray *events,
           const GocuaHistoryNames *names)
{
  const char *date = gocua_record_get_text (visit, GOCUA_VISIT_DATE);

  if (!gocua_record_exists (visit))
    return;
  for (guint i = 0; i < events->len; i++)
    {
      GocuaHistoryEntry *entry = new_entry (details, g_ptr_array_index (events, i));

      if (i == 0)
        {
          entry->visit = gocua_record_ref (visit);
          entry->day = g_strdup (date != NULL ? date : "");
          g_ptr_array_add (entries, entry);
          continue;
        }
      entry->day = gocua_date_from_ms (entry->at_ms);
      entry->title = title_of_edit (((GocuaEvent *) g_ptr_array_index (events, i))->change, date);
      add_fields (entry, events, i, GOCUA_KIND_VISIT, names);
      if (entry->fields->len == 0)
        free_entry (entry);
      else
        g_ptr_array_add (entries, entry);
    }
}

/* Where the choice changed nothing of the record, only this tells of it. */
static void
add_kept (GPtrArray *entries, const GocuaHouseholdDetails *details, const GocuaHistoryNames *names)
{
  for (guint i = 0; i < details->settled->len; i++)
    {
      const GocuaSettledConflict *settled = g_ptr_array_index (details->settled, i);
      const GocuaConflict *conflict = settled->conflict;
      g_autofree char *kept = NULL;
      g_autofree char *other = NULL;
      GocuaHistoryEntry *entry;

      if (settled->took_other)
        continue;
      kept = gocua_history_format_value (names, conflict->kind, conflict->field, &conflict->winner.value);
      other = gocua_history_format_value (names, conflict->kind, conflict->field, &conflict->other.value);
      entry = g_new0 (GocuaHistoryEntry, 1);
      entry->at_ms = settled->at_ms;
      entry->day = gocua_date_from_ms (settled->at_ms);
      entry->author = g_strdup (settled->author);
      entry->fields = g_ptr_array_new_with_free_func (free_field);
      /* Translators: a field, the value that was kept, the other value */
      entry->title =
          g_strdup_printf (_ ("Entered differently by two people, settled. %s: kept “%s”, not “%s”"),
                           gocua_kind_get_field_label (conflict->kind, conflict->field), kept, other);
      g_ptr_array_add (entries, entry);
    }
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const GocuaHistoryEntry *left = *(GocuaHistoryEntry *const *) a;
  const GocuaHistoryEntry *right = *(GocuaHistoryEntry *const *) b;
  int by_day = g_strcmp0 (right->day, left->day);

  if (by_day != 0)
    return by_day;
  return left->at_ms < right->at_ms ? 1 : left->at_ms > right->at_ms ? -1 : 0;
}

GPtrArray *
gocua_household_history_build (const GocuaHouseholdDetails *details, const GocuaHistoryNames *names)
{
  GPtrArray *entries;

  g_return_val_if_fail (details != NULL && names != NULL, NULL);

  entries = g_ptr_array_new_with_free_func (free_entry);
  add_household_events (entries, details, names);
  add_kept (entries, details, names);
  for (guint i = 0; i < details->visits->len; i++)
    add_visit (entries, details, g_ptr_array_index (details->visits, i),
               g_ptr_array_index (details->visit_events, i), names);
  for (guint i = 0; i < details->merged->len; i++)
    add_merge (entries, details, g_ptr_array_index (details->merged, i),
               g_ptr_array_index (details->merges, i));
  g_ptr_array_sort (entries, compare_entries);
  return entries;
}

static char *
mark_answer (const GocuaIndicator *indicator, int value)
{
  g_autofree char *mark = gocua_state_mark_format (gocua_indicator_is_count (indicator), value, -1);

  return g_strdup_printf ("%s\u00a0%s", gocua_indicator_get_short_label (indicator), mark);
}

static char *
describe_answer (const GocuaIndicator *indicator, int value)
{
  return gocua_state_mark_describe (indicator, value, -1);
}

/* What @say says of each answer that was given. */
static char *
join_answers (const GocuaCampaign *campaign,
              const char *answers,
              const char *between,
              char *(*say) (const GocuaIndicator *indicator, int value))
{
  GString *text;

  if (campaign == NULL || answers == NULL)
    return g_strdup (answers != NULL ? answers : "");
  text = g_string_new (NULL);
  for (guint slot = 0; slot < gocua_campaign_get_n_indicators (campaign); slot++)
    {
      const GocuaIndicator *indicator = gocua_campaign_get_indicator (campaign, slot);
      int value = gocua_answers_get (answers, gocua_indicator_get_id (indicator));
      g_autofree char *said = value >= 0 ? say (indicator, value) : NULL;

      if (said != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? between : "", said);
    }
  return g_string_free (text, FALSE);
}

char *
gocua_history_format_answers (const GocuaCampaign *campaign, const char *answers)
{
  return join_answers (campaign, answers, "  ", mark_answer);
}

char *
gocua_history_describe_answers (const GocuaCampaign *campaign, const char *answers)
{
  return join_answers (campaign, answers, "; ", describe_answer);
}

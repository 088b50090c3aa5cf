/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-household-history.c: visits and edits become lines to read, the newest first. */

#include "app/gocua-household-history.h"

#include <string.h>

#include "core/gocua-date.h"
#include "store/gocua-journal.h"

static const char *
no_name (gpointer data, const GocuaId *id)
{
  return "Khu phố 3";
}

static const GocuaHistoryNames names = { NULL, no_name, no_name, NULL };

static GocuaEvent *
new_event (const char *kind, const char *day, const char *author)
{
  GocuaEvent *event = g_new0 (GocuaEvent, 1);
  GocuaId id = { { 1 } };

  event->at_ms = gocua_date_to_ms (day) + 60000;
  event->author = g_strdup (author);
  event->change = gocua_change_new (kind, &id);
  return event;
}

static void
set_text (GocuaEvent *event, const char *field, const char *text)
{
  g_auto (GocuaValue) value = GOCUA_VALUE_INIT;

  gocua_value_set_text (&value, text);
  gocua_change_add (event->change, field, &value, 0);
}

static void
free_event (gpointer data)
{
  GocuaEvent *event = data;

  g_clear_pointer (&event->change, gocua_change_unref);
  g_free (event->author);
  g_free (event->action);
  g_free (event);
}

static GocuaHouseholdDetails *
new_details (void)
{
  GocuaHouseholdDetails *details = g_new0 (GocuaHouseholdDetails, 1);

  details->household = gocua_record_new (GOCUA_KIND_HOUSEHOLD, NULL);
  details->events = g_ptr_array_new_with_free_func (free_event);
  details->visits = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_record_unref);
  details->visit_events = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  details->merged = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_record_unref);
  details->merges = g_ptr_array_new_with_free_func (free_event);
  details->settled = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_settled_conflict_free);
  details->refused = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_rejected_change_free);
  return details;
}

static void
add_household_event (GocuaHouseholdDetails *details, const char *day, const char *head)
{
  GocuaEvent *event = new_event ("household", day, "Lan");

  set_text (event, "head", head);
  g_ptr_array_add (details->events, event);
}

static void
add_visit (GocuaHouseholdDetails *details, const char *visited, const char *entered, const char *corrected)
{
  GocuaId id = { { 1 } };
  GocuaRecord *visit = gocua_record_new (GOCUA_KIND_VISIT, &id);
  GPtrArray *events = g_ptr_array_new_with_free_func (free_event);
  GocuaEvent *event = new_event ("visit", entered, "Bình");

  set_text (event, "date", visited);
  set_text (event, "outcome", "absent");
  event->change->stamp = GOCUA_STAMP_MAKE (event->at_ms, 0);
  gocua_record_apply (visit, event->change);
  g_ptr_array_add (events, event);
  if (corrected != NULL)
    {
      event = new_event ("visit", corrected, "Chi");
      set_text (event, "outcome", "refused");
      event->change->stamp = GOCUA_STAMP_MAKE (event->at_ms, 0);
      gocua_record_apply (visit, event->change);
      g_ptr_array_add (events, event);
    }
  g_ptr_array_add (details->visits, visit);
  g_ptr_array_add (details->visit_events, events);
}

static void
test_order (void)
{
  g_autoptr (GocuaHouseholdDetails) details = new_details ();
  g_autoptr (GPtrArray) entries = NULL;
  const GocuaHistoryEntry *entry;

  add_household_event (details, "2025-02-01", "Nguyễn Thị Anh");
  add_household_event (details, "2025-02-20", "Nguyễn Thị Ánh");
  /* Entered late: it stands at the day of the visit. */
  add_visit (details, "2025-02-10", "2025-03-05", NULL);
  add_visit (details, "2025-03-01", "2025-03-01", "2025-03-04");
  g_assert_cmpuint (gocua_household_details_get_n_events (details), ==, 5);

  entries = gocua_household_history_build (details, &names);
  g_assert_cmpuint (entries->len, ==, 5);
  entry = g_ptr_array_index (entries, 0);
  g_assert_null (entry->visit);
  g_assert_cmpstr (entry->author, ==, "Chi");
  g_assert_cmpuint (entry->fields->len, ==, 1);
  entry = g_ptr_array_index (entries, 1);
  g_assert_nonnull (entry->visit);
  g_assert_cmpstr (entry->day, ==, "2025-03-01");
  entry = g_ptr_array_index (entries, 2);
  g_assert_cmpstr (entry->day, ==, "2025-02-20");
  entry = g_ptr_array_index (entries, 3);
  g_assert_cmpstr (entry->day, ==, "2025-02-10");
  g_assert_cmpstr (entry->author, ==, "Bình");
  entry = g_ptr_array_index (entries, 4);
  g_assert_cmpstr (entry->day, ==, "2025-02-01");
  g_assert_cmpuint (entry->fields->len, ==, 0);
}

static void
test_old_and_new_value (void)
{
  g_autoptr (GocuaHouseholdDetails) details = new_details ();
  g_autoptr (GPtrArray) entries = NULL;
  const GocuaHistoryEntry *entry;
  const GocuaHistoryField *field;

  add_household_event (details, "2025-02-01", "Anh");
  add_household_event (details, "2025-02-02", "Ánh");
  add_household_event (details, "2025-02-03", NULL);
  /* Set again to what it was: nobody has to read that. */
  add_household_event (details, "2025-02-04", NULL);

  entries = gocua_household_history_build (details, &names);
  g_assert_cmpuint (entries->len, ==, 3);
  entry = g_ptr_array_index (entries, 0);
  field = g_ptr_array_index (entry->fields, 0);
  g_assert_cmpstr (field->before, ==, "Ánh");
  g_assert_cmpstr (field->after, ==, "");
  entry = g_ptr_array_index (entries, 1);
  field = g_ptr_array_index (entry->fields, 0);
  g_assert_cmpstr (field->before, ==, "Anh");
  g_assert_cmpstr (field->after, ==, "Ánh");
}

/* What was merged into the household is told at the day on which that was done. */
static void
test_merged (void)
{
  g_autoptr (GocuaHouseholdDetails) details = new_details ();
  g_autoptr (GPtrArray) entries = NULL;
  GocuaRecord *other = gocua_record_new (GOCUA_KIND_HOUSEHOLD, NULL);
  const GocuaHistoryEntry *entry;

  add_household_event (details, "2025-03-01", "Nguyễn Thị Ánh");
  gocua_record_set_text (other, GOCUA_HOUSEHOLD_HEAD, "NGUYEN THI ANH");
  g_ptr_array_add (details->merged, other);
  g_ptr_array_add (details->merges, new_event ("household", "2025-03-05", "Bình"));
  entries = gocua_household_history_build (details, &names);
  g_assert_cmpuint (entries->len, ==, 2);
  entry = entries->pdata[0];
  g_assert_cmpstr (entry->title, ==, "Merged with this household: NGUYEN THI ANH, No address");
  g_assert_cmpstr (entry->day, ==, "2025-03-05");
  g_assert_cmpstr (entry->author, ==, "Bình");
}

static void
add_settled (GocuaHouseholdDetails *details, const GocuaId *batch, gboolean took_other)
{
  GocuaSettledConflict *settled = g_new0 (GocuaSettledConflict, 1);

  settled->conflict = g_new0 (GocuaConflict, 1);
  settled->conflict->kind = GOCUA_KIND_HOUSEHOLD;
  settled->conflict->field = GOCUA_HOUSEHOLD_NOTE;
  gocua_value_set_text (&settled->conflict->winner.value, "chó dữ");
  gocua_value_set_text (&settled->conflict->other.value, "chó hiền");
  settled->batch = *batch;
  settled->author = g_strdup ("Hoa");
  settled->at_ms = gocua_date_to_ms ("2025-02-05");
  settled->took_other = took_other;
  g_ptr_array_add (details->settled, settled);
}

/* Keeping what stood in the record is a line of its own; taking the other value is the line of that change.
 */
static void
test_settled (void)
{
  g_autoptr (GocuaHouseholdDetails) details = new_details ();
  g_autoptr (GPtrArray) entries = NULL;
  const GocuaHistoryEntry *entry;
  GocuaId batch = { { 5 } }, other = { { 6 } };

  add_household_event (details, "2025-02-01", "Anh");
  add_household_event (details, "2025-02-02", "Ánh");
  ((GocuaEvent *) g_ptr_array_index (details->events, 1))->change->batch = batch;
  add_settled (details, &other, FALSE);
  add_settled (details, &batch, TRUE);
  g_assert_cmpuint (gocua_household_details_get_n_remarks (details), ==, 2);

  entries = gocua_household_history_build (details, &names);
  g_assert_cmpuint (entries->len, ==, 3);
  entry = g_ptr_array_index (entries, 0);
  g_assert_cmpstr (entry->author, ==, "Hoa");
  g_assert_nonnull (strstr (entry->title, "“chó dữ”"));
  g_assert_nonnull (strstr (entry->title, "“chó hiền”"));
  entry = g_ptr_array_index (entries, 1);
  g_assert_cmpstr (entry->title, ==, "Entered differently by two people, settled");
  g_assert_cmpuint (entry->fields->len, ==, 1);
}

static void
test_refused (void)
{
  g_autoptr (GocuaHouseholdDetails) details = new_details ();
  g_autoptr (GPtrArray) entries = NULL;
  GocuaRejectedChange *refused = g_new0 (GocuaRejectedChange, 1);
  const GocuaHistoryEntry *entry;
  GocuaId change = { { 9 } };

  add_household_event (details, "2025-02-01", "Anh");
  add_household_event (details, "2025-02-02", "Ánh");
  ((GocuaEvent *) g_ptr_array_index (details->events, 1))->change->id = change;
  refused->change = change;
  refused->code = g_strdup ("too-large");
  g_ptr_array_add (details->refused, refused);

  entries = gocua_household_history_build (details, &names);
  entry = g_ptr_array_index (entries, 0);
  g_assert_nonnull (entry->remark);
  g_assert_nonnull (strstr (entry->remark, "The city does not have this."));
  entry = g_ptr_array_index (entries, 1);
  g_assert_null (entry->remark);
}

static void
edit_visit (GocuaHouseholdDetails *details, const char *day, const char *withdrawn)
{
  GocuaRecord *visit = g_ptr_array_index (details->visits, 0);
  GocuaEvent *event = new_event ("visit", day, "Chi");

  set_text (event, "withdrawn", withdrawn);
  event->change->stamp = GOCUA_STAMP_MAKE (event->at_ms, 0);
  gocua_record_apply (visit, event->change);
  g_ptr_array_add (g_ptr_array_index (details->visit_events, 0), event);
}

/* What was done to a visit is called what it was. */
static void
test_withdrawn (void)
{
  g_autoptr (GocuaHouseholdDetails) details = new_details ();
  g_autoptr (GPtrArray) entries = NULL;
  static const char *const titles[] = { "Visit of 01/03/2025 counts again", "Visit of 01/03/2025 withdrawn",
                                        "Visit of 01/03/2025 corrected" };

  add_household_event (details, "2025-02-01", "Nguyễn Thị Ánh");
  add_visit (details, "2025-03-01", "2025-03-01", "2025-03-02");
  edit_visit (details, "2025-03-03", "nhầm hộ");
  edit_visit (details, "2025-03-04", NULL);
  entries = gocua_household_history_build (details, &names);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    g_assert_cmpstr (((GocuaHistoryEntry *) g_ptr_array_index (entries, i))->title, ==, titles[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/household-history/order", test_order);
  g_test_add_func ("/household-history/old-and-new", test_old_and_new_value);
  g_test_add_func ("/household-history/settled", test_settled);
  g_test_add_func ("/household-history/refused", test_refused);
  g_test_add_func ("/household-history/merged", test_merged);
  g_test_add_func ("/household-history/withdrawn", test_withdrawn);

  return g_test_run ();
}

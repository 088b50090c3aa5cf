/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-entry-model.c: one line of the entry grid: validity, the way of the keys, saving, undo and drafts. */

#include "config.h"

#include <string.h>

#include "app/gocua-entry-draft.h"
#include "app/gocua-entry-rules.h"
#include "app/gocua-entry-words.h"
#include "core/gocua-answers.h"
#include "core/gocua-batch.h"
#include "core/gocua-date.h"

#include "trial-campaign.h"

#define TODAY "2025-03-02"

enum
{
  KNOWS,
  INSTALLED,
  REASON_CELL = GOCUA_ENTRY_CELL_ANSWERS + 2,
  FOLLOW_UP_CELL,
  NOTE_CELL,
  N_CELLS,
};

static void
choose_household (GocuaEntryModel *model, int eligible)
{
  GocuaHouseholdRow row = { .address = (char *) "12/34/5A Nguyễn Trãi", .head = (char *) "Nguyễn Thị Ánh" };

  gocua_id_init_from_name (&row.id, "household:1");
  row.eligible_people = eligible;
  for (guint slot = 0; slot < GOCUA_MAX_INDICATORS; slot++)
    row.status.values[slot] = GOCUA_ANSWER_UNKNOWN;
  gocua_entry_model_set_household (model, &row);
}

static GocuaEntryModel *
make_line (void)
{
  g_autoptr (GocuaCampaign) campaign = trial_campaign_new (NULL);

  return gocua_entry_model_new (campaign);
}

static void
save (GocuaEntryModel *model)
{
  GocuaId campaign;
  g_autoptr (GocuaRecord) record = NULL;

  gocua_id_init_from_name (&campaign, "campaign:test");
  record = gocua_entry_model_to_record (model, &campaign, TODAY, NULL);
  gocua_entry_model_begin_save (model, record);
  gocua_entry_model_end_save (model, 1, NULL);
}

static void
assert_mistake_at (GocuaEntryModel *model, int expected)
{
  int cell = 99;
  g_autofree char *mistake = gocua_entry_check (model, TODAY, TODAY, &cell);

  g_assert_nonnull (mistake);
  g_assert_cmpint (cell, ==, expected);
}

static void
assert_good (GocuaEntryModel *model)
{
  g_autofree char *mistake = gocua_entry_check (model, TODAY, TODAY, NULL);

  g_assert_cmpstr (mistake, ==, NULL);
}

static void
test_nothing_preset (void)
{
  g_autoptr (GocuaEntryModel) model = make_line ();

  g_assert_cmpint (gocua_entry_model_get_state (model), ==, GOCUA_ENTRY_EMPTY);
  g_assert_cmpint (gocua_entry_model_get_outcome (model), ==, GOCUA_OUTCOME_NONE);
  g_assert_cmpint (gocua_entry_model_get_value (model, KNOWS), ==, GOCUA_ANSWER_UNKNOWN);
  g_assert_null (gocua_entry_model_get_household (model));
  g_assert_cmpint (gocua_entry_model_get_n_cells (model), ==, N_CELLS);
}

static void
test_check (void)
{
  g_autoptr (GocuaEntryModel) model = make_line ();
  g_autofree char *future = NULL;
  g_autofree char *no_date = NULL;
  int cell = 99;

  assert_mistake_at (model, GOCUA_ENTRY_CELL_HOUSEHOLD);
  gocua_entry_model_set_typed (model, "12/34");
  assert_mistake_at (model, GOCUA_ENTRY_CELL_HOUSEHOLD);
  choose_household (model, 2);
  assert_mistake_at (model, GOCUA_ENTRY_CELL_OUTCOME);
  gocua_entry_model_set_outcome (model, GOCUA_OUTCOME_MET);
  assert_good (model);
  gocua_entry_model_set_value (model, INSTALLED, 3);
  assert_mistake_at (model, GOCUA_ENTRY_CELL_ANSWERS + INSTALLED);
  gocua_entry_model_set_value (model, INSTALLED, 2);
  assert_good (model);
  gocua_entry_model_set_follow_up (model, "31/2");
  assert_mistake_at (model, FOLLOW_UP_CELL);
  gocua_entry_model_set_follow_up (model, "5/3");
  assert_good (model);
  future = gocua_entry_check (model, "2025-03-03", TODAY, &cell);
  g_assert_nonnull (future);
  g_assert_cmpint (cell, ==, GOCUA_ENTRY_CELL_NONE);
  no_date = gocua_entry_check (model, NULL, TODAY, &cell);
  g_assert_nonnull (no_date);
}

static void
test_more_than_unknown_people (void)
{
  g_autoptr (GocuaEntryModel) model = make_line ();

  choose_household (model, -1);
  gocua_entry_model_set_outcome (model, GOCUA_OUTCOME_MET);
  gocua_entry_model_set_value (model, INSTALLED, 9);
  assert_good (model);
}

static void
test_typing_unchooses (void)
{
  g_autoptr (GocuaEntryModel) model = make_line ();

  choose_household (model, 2);
  g_assert_nonnull (gocua_entry_model_get_household (model));
  gocua_entry_model_set_typed (model, gocua_entry_model_get_typed (model));
  g_assert_nonnull (gocua_entry_model_get_household (model));
  gocua_entry_model_set_typed (model, "12/34/5");
  g_assert_null (gocua_entry_model_get_household (model));
  g_assert_cmpint (gocua_entry_model_get_eligible (model), ==, -1);
}

static void
test_doubt_and_mend (void)
{
  g_autoptr (GocuaEntryModel) model = make_line ();
  g_autofree char *label = NULL;
  g_autofree char *doubt = NULL;
  g_autofree char *none = NULL;
  g_autofree char *after = NULL;
  int cell = 99;

  choose_household (model, 4);
  gocua_entry_model_set_outcome (model, GOCUA_OUTCOME_MET);
  gocua_entry_model_set_value (model, INSTALLED, 2);
  doubt = gocua_entry_find_doubt (model, TODAY, &label, &cell);
  g_assert_nonnull (doubt);
  g_assert_nonnull (label);
  g_assert_cmpint (cell, ==, GOCUA_ENTRY_CELL_ANSWERS + INSTALLED);
  assert_good (model);
  g_assert_true (gocua_entry_mend (model));
  g_assert_cmpint (gocua_entry_model_get_value (model, KNOWS), ==, 1);
  after = gocua_entry_find_doubt (model, TODAY, &none, NULL);
  g_assert_null (after);
  g_assert_false (gocua_entry_mend (model));
}

static void
test_follow_up_in_the_past (void)
{
  g_autoptr (GocuaEntryModel) model = make_line ();
  g_autofree char *label = NULL;
  g_autofree char *doubt = NULL;
  int cell = 99;

  choose_household (model, 4);
  gocua_entry_model_set_outcome (model, GOCUA_OUTCOME_ABSENT);
  gocua_entry_model_set_follow_up (model, "1/3/2025");
  doubt = gocua_entry_find_doubt (model, TODAY, &label, &cell);
  g_assert_nonnull (doubt);
  g_assert_null (label);
  g_assert_cmpint (cell, ==, FOLLOW_UP_CELL);
  assert_good (model);
}

static int
step (GocuaEntryModel *model, int cell, int by)
{
  return gocua_entry_next_cell (model, cell, by, TRUE);
}

static void
test_way_of_the_keys (void)
{
  g_autoptr (GocuaEntryModel) model = make_line ();

  g_assert_cmpint (step (model, GOCUA_ENTRY_CELL_OUTCOME, 1), ==, GOCUA_ENTRY_CELL_ANSWERS);
  gocua_entry_model_set_outcome (model, GOCUA_OUTCOME_ABSENT);
  g_assert_cmpint (step (model, GOCUA_ENTRY_CELL_OUTCOME, 1), ==, FOLLOW_UP_CELL);
  g_assert_cmpint (step (model, FOLLOW_UP_CELL, -1), ==, GOCUA_ENTRY_CELL_OUTCOME);
  g_assert_cmpint (gocua_entry_next_cell (model, GOCUA_ENTRY_CELL_OUTCOME, 1, FALSE), ==,
                   GOCUA_ENTRY_CELL_ANSWERS);
  gocua_entry_model_set_outcome (model, GOCUA_OUTCOME_REFUSED);
  g_assert_cmpint (step (model, GOCUA_ENTRY_CELL_OUTCOME, 1), ==, REASON_CELL);
  gocua_entry_model_set_outcome (model, GOCUA_OUTCOME_VACANT);
  g_assert_cmpint (step (model, GOCUA_ENTRY_CELL_OUTCOME, 1), ==, NOTE_CELL);
  gocua_entry_model_set_outcome (model, GOCUA_OUTCOME_MET);
  gocua_entry_model_set_value (model, INSTALLED, 2);
  g_assert_cmpint (step (model, GOCUA_ENTRY_CELL_ANSWERS + INSTALLED, 1), ==, FOLLOW_UP_CELL);
  gocua_entry_model_set_value (model, INSTALLED, 0);
  g_assert_cmpint (step (model, GOCUA_ENTRY_CELL_ANSWERS + INSTALLED, 1), ==, REASON_CELL);
  g_assert_cmpint (step (model, NOTE_CELL, 1), ==, N_CELLS);
  g_assert_cmpint (step (model, GOCUA_ENTRY_CELL_HOUSEHOLD, -1), ==, -1);
}

/* Whatever is chosen, Enter reaches the end of the line, and Shift+Tab its beginning. */
static void
test_way_always_ends (void)
{
  for (int i = 0; i < 500; i++)
    {
      g_autoptr (GocuaEntryModel) model = make_line ();
      int cell = GOCUA_ENTRY_CELL_HOUSEHOLD;
      int n = 0;

      gocua_entry_model_set_outcome (model, (GocuaOutcome) g_test_rand_int_range (0, GOCUA_OUTCOME_LAST + 1));
      gocua_entry_model_set_value (model, KNOWS, g_test_rand_int_range (-1, 2));
      gocua_entry_model_set_value (model, INSTALLED, g_test_rand_int_range (-1, 5));
      for (; cell < N_CELLS; n++)
        cell = step (model, cell, 1);
      g_assert_cmpint (n, <=, N_CELLS);
      for (; cell > GOCUA_ENTRY_CELL_HOUSEHOLD; n--)
        cell = step (model, cell, -1);
      g_assert_cmpint (cell, ==, GOCUA_ENTRY_CELL_HOUSEHOLD);
      g_assert_cmpint (n, ==, 0);
    }
}

static void
test_to_record (void)
{
  g_autoptr (GocuaEntryModel) model = make_line ();
  g_autoptr (GocuaRecord) record = NULL;
  GocuaId campaign, team;

  gocua_id_init_from_name (&campaign, "campaign:test");
  gocua_id_init_from_name (&team, "team:1");
  choose_household (model, 4);
  gocua_entry_model_set_outcome (model, GOCUA_OUTCOME_MET);
  gocua_entry_model_set_value (model, KNOWS, 1);
  gocua_entry_model_set_value (model, INSTALLED, 2);
  gocua_entry_model_set_reason (model, "no_phone");
  gocua_entry_model_set_follow_up (model, "5/3");
  gocua_entry_model_set_note (model, "  xin số VNeID ");
  record = gocua_entry_model_to_record (model, &campaign, TODAY, &team);
  g_assert_cmpint (record->kind, ==, GOCUA_KIND_VISIT);
  g_assert_true (gocua_id_equal (&record->id, gocua_entry_model_get_id (model)));
  g_assert_true (gocua_id_equal (gocua_record_get_id (record, GOCUA_VISIT_TEAM), &team));
  g_assert_true (gocua_id_equal (gocua_record_get_id (record, GOCUA_VISIT_CAMPAIGN), &campaign));
  g_assert_cmpstr (gocua_record_get_text (record, GOCUA_VISIT_DATE), ==, TODAY);
  g_assert_cmpstr (gocua_record_get_text (record, GOCUA_VISIT_OUTCOME), ==, "met");
  g_assert_cmpstr (gocua_record_get_text (record, GOCUA_VISIT_ANSWERS), ==, "installed=2 knows=1");
  g_assert_cmpstr (gocua_record_get_text (record, GOCUA_VISIT_REASON), ==, "no_phone");
  g_assert_cmpstr (gocua_record_get_text (record, GOCUA_VISIT_FOLLOW_UP), ==, "2025-03-05");
  g_assert_cmpstr (gocua_record_get_text (record, GOCUA_VISIT_NOTE), ==, "xin số VNeID");
}

static void
test_save_and_edit (void)
{
  g_autoptr (GocuaEntryModel) model = make_line ();
  g_autoptr (GocuaRecord) again = NULL;

  choose_household (model, 4);
  gocua_entry_model_set_outcome (model, GOCUA_OUTCOME_ABSENT);
  g_assert_true (gocua_entry_model_needs_save (model));
  save (model);
  g_assert_cmpint (gocua_entry_model_get_state (model), ==, GOCUA_ENTRY_SAVED);
  g_assert_false (gocua_entry_model_needs_save (model));
  gocua_entry_model_set_outcome (model, GOCUA_OUTCOME_REFUSED);
  g_assert_true (gocua_entry_model_needs_save (model));
  again = gocua_entry_model_to_record (model, NULL, "2025-03-09", NULL);
  g_assert_cmpstr (gocua_record_get_text (again, GOCUA_VISIT_DATE), ==, TODAY);
  g_assert_cmpstr (gocua_record_get_text (again, GOCUA_VISIT_OUTCOME), ==, "refused");
  gocua_entry_model_clear (model);
  g_assert_cmpint (gocua_entry_model_get_outcome (model), ==, GOCUA_OUTCOME_ABSENT);
  g_assert_cmpint (gocua_entry_model_get_state (model), ==, GOCUA_ENTRY_SAVED);
}

static void
test_failure_keeps_everything (void)
{
  g_autoptr (GocuaEntryModel) model = make_line ();
  g_autoptr (GocuaRecord) record = NULL;

  choose_household (model, 4);
  gocua_entry_model_set_outcome (model, GOCUA_OUTCOME_ABSENT);
  record = gocua_entry_model_to_record (model, NULL, TODAY, NULL);
  gocua_entry_model_begin_save (model, record);
  g_assert_false (gocua_entry_model_needs_save (model));
  gocua_entry_model_end_save (model, 1, "The disk is full.");
  g_assert_cmpint (gocua_entry_model_get_state (model), ==, GOCUA_ENTRY_FAILED);
  g_assert_cmpstr (gocua_entry_model_get_error (model), ==, "The disk is full.");
  g_assert_true (gocua_entry_model_needs_save (model));
  g_assert_cmpint (gocua_entry_model_get_outcome (model), ==, GOCUA_OUTCOME_ABSENT);
  save (model);
  g_assert_null (gocua_entry_model_get_error (model));
}

static void
test_edit_while_saving (void)
{
  g_autoptr (GocuaEntryModel) model = make_line ();
  g_autoptr (GocuaRecord) record = NULL;

  choose_household (model, 4);
  gocua_entry_model_set_outcome (model, GOCUA_OUTCOME_ABSENT);
  record = gocua_entry_model_to_record (model, NULL, TODAY, NULL);
  gocua_entry_model_begin_save (model, record);
  gocua_entry_model_set_note (model, "thêm");
  gocua_entry_model_end_save (model, 1, NULL);
  g_assert_true (gocua_entry_model_needs_save (model));
  g_assert_nonnull (gocua_entry_model_get_seen (model));
}

static GocuaRecord *
as_stored (GocuaEntryModel *model, gboolean deleted)
{
  GocuaRecord *stored = gocua_record_copy (gocua_entry_model_get_seen (model));

  if (deleted)
    gocua_record_set_int (stored, GOCUA_FIELD_DELETED, 1);
  for (guint field = 0; field < GOCUA_MAX_FIELDS; field++)
    stored->stamps[field] = 1;
  return stored;
}

static void
test_taken_back (void)
{
  g_autoptr (GocuaEntryModel) model = make_line ();
  g_autoptr (GocuaRecord) undone = NULL;
  GocuaId id;

  choose_household (model, 4);
  gocua_entry_model_set_outcome (model, GOCUA_OUTCOME_ABSENT);
  save (model);
  id = *gocua_entry_model_get_id (model);
  undone = as_stored (model, TRUE);
  gocua_entry_model_sync (model, undone);
  g_assert_cmpint (gocua_entry_model_get_state (model), ==, GOCUA_ENTRY_TAKEN_BACK);
  g_assert_false (gocua_entry_model_needs_save (model));
  g_assert_null (gocua_entry_model_get_seen (model));
  g_assert_false (gocua_id_equal (&id, gocua_entry_model_get_id (model)));
  g_assert_cmpint (gocua_entry_model_get_outcome (model), ==, GOCUA_OUTCOME_ABSENT);
  gocua_entry_model_set_outcome (model, GOCUA_OUTCOME_MET);
  g_assert_true (gocua_entry_model_needs_save (model));
}

static void
test_edited_elsewhere (void)
{
  g_autoptr (GocuaEntryModel) model = make_line ();
  g_autoptr (GocuaRecord) other = NULL;

  choose_household (model, 4);
  gocua_entry_model_set_outcome (model, GOCUA_OUTCOME_ABSENT);
  save (model);
  other = as_stored (model, FALSE);
  gocua_record_set_text (other, GOCUA_VISIT_OUTCOME, "refused");
  gocua_entry_model_sync (model, other);
  g_assert_cmpint (gocua_entry_model_get_outcome (model), ==, GOCUA_OUTCOME_REFUSED);
  gocua_entry_model_set_note (model, "đang gõ");
  gocua_record_set_text (other, GOCUA_VISIT_OUTCOME, "met");
  gocua_entry_model_sync (model, other);
  g_assert_cmpint (gocua_entry_model_get_outcome (model), ==, GOCUA_OUTCOME_REFUSED);
}

/* What somebody else sets while a line is being edited was not seen: the line does not take it back, and says
 * what it was made from. */
static void
test_edited_elsewhere_unseen (void)
{
  g_autoptr (GocuaEntryModel) model = make_line ();
  g_autoptr (GocuaRecord) other = NULL;
  g_autoptr (GocuaRecord) wanted = NULL;
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("visit.edit");
  GocuaId campaign = { { 7 } };
  const GocuaChange *change;

  choose_household (model, 4);
  gocua_entry_model_set_outcome (model, GOCUA_OUTCOME_ABSENT);
  save (model);
  other = as_stored (model, FALSE);
  gocua_entry_model_set_note (model, "đang gõ");
  gocua_record_set_text (other, GOCUA_VISIT_OUTCOME, "refused");
  other->stamps[GOCUA_VISIT_OUTCOME] = 9;
  gocua_entry_model_sync (model, other);
  wanted = gocua_entry_model_to_record (model, &campaign, "2025-03-02", NULL);
  gocua_batch_put (batch, gocua_entry_model_get_seen (model), wanted);
  g_assert_cmpuint (batch->changes->len, ==, 1);
  change = g_ptr_array_index (batch->changes, 0);
  g_assert_null (gocua_change_find_set (change, "outcome"));
  g_assert_nonnull (gocua_change_find_set (change, "note"));

  /* Edited too, it is told from what it was made: the value of before, which was stamped 1. */
  g_clear_pointer (&wanted, gocua_record_unref);
  g_clear_pointer (&batch, gocua_batch_unref);
  batch = gocua_batch_new ("visit.edit");
  gocua_entry_model_set_outcome (model, GOCUA_OUTCOME_MET);
  gocua_entry_model_sync (model, other);
  wanted = gocua_entry_model_to_record (model, &campaign, "2025-03-02", NULL);
  gocua_batch_put (batch, gocua_entry_model_get_seen (model), wanted);
  change = g_ptr_array_index (batch->changes, 0);
  g_assert_nonnull (gocua_change_find_set (change, "outcome"));
  g_assert_cmpuint (gocua_change_find_set (change, "outcome")->base, <, 9);
}

static void
test_copy_cell (void)
{
  g_autoptr (GocuaEntryModel) above = make_line ();
  g_autoptr (GocuaEntryModel) model = make_line ();

  g_assert_false (gocua_entry_model_copy_cell (model, above, GOCUA_ENTRY_CELL_OUTCOME));
  gocua_entry_model_set_outcome (above, GOCUA_OUTCOME_MET);
  gocua_entry_model_set_value (above, INSTALLED, 3);
  g_assert_true (gocua_entry_model_copy_cell (model, above, GOCUA_ENTRY_CELL_OUTCOME));
  g_assert_true (gocua_entry_model_copy_cell (model, above, GOCUA_ENTRY_CELL_ANSWERS + INSTALLED));
  g_assert_false (gocua_entry_model_copy_cell (model, above, GOCUA_ENTRY_CELL_ANSWERS + KNOWS));
  g_assert_false (gocua_entry_model_copy_cell (model, above, GOCUA_ENTRY_CELL_HOUSEHOLD));
  g_assert_cmpint (gocua_entry_model_get_value (model, INSTALLED), ==, 3);
}

static void
test_draft (void)
{
  g_autoptr (GocuaCampaign) campaign = trial_campaign_new (NULL);
  g_autoptr (GocuaEntryModel) model = gocua_entry_model_new (campaign);
  g_autoptr (GocuaEntryModel) back = NULL;
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_auto (GStrv) groups = NULL;
  gsize n_groups = 0;

  gocua_entry_draft_add (file, model);
  g_strfreev (g_key_file_get_groups (file, &n_groups));
  g_assert_cmpuint (n_groups, ==, 0);
  choose_household (model, 4);
  gocua_entry_model_set_value (model, INSTALLED, 2);
  gocua_entry_model_set_follow_up (model, "5/");
  gocua_entry_model_set_note (model, "một\ndòng; = [x]");
  gocua_entry_draft_add (file, model);
  groups = g_key_file_get_groups (file, &n_groups);
  g_assert_cmpuint (n_groups, ==, 1);
  back = gocua_entry_draft_get (file, groups[0], campaign);
  g_assert_nonnull (back);
  g_assert_true (gocua_id_equal (gocua_entry_model_get_id (back), gocua_entry_model_get_id (model)));
  g_assert_true (
      gocua_id_equal (gocua_entry_model_get_household (back), gocua_entry_model_get_household (model)));
  g_assert_cmpint (gocua_entry_model_get_value (back, INSTALLED), ==, 2);
  g_assert_cmpint (gocua_entry_model_get_outcome (back), ==, GOCUA_OUTCOME_NONE);
  g_assert_cmpstr (gocua_entry_model_get_follow_up (back), ==, "5/");
  g_assert_cmpstr (gocua_entry_model_get_note (back), ==, "một\ndòng; = [x]");
  g_assert_true (gocua_entry_model_needs_save (back));
  g_assert_null (gocua_entry_draft_get (file, "head", campaign));
}

/* The power went between the commit and the removal of the draft: the visit must not come twice. */
static void
test_draft_that_was_saved (void)
{
  g_autoptr (GocuaCampaign) campaign = trial_campaign_new (NULL);
  g_autoptr (GocuaEntryModel) model = gocua_entry_model_new (campaign);
  g_autoptr (GocuaEntryModel) back = NULL;
  g_autoptr (GocuaRecord) stored = NULL;
  g_autoptr (GKeyFile) file = g_key_file_new ();
  char group[GOCUA_ID_STRING_SIZE];

  choose_household (model, 4);
  gocua_entry_model_set_outcome (model, GOCUA_OUTCOME_ABSENT);
  gocua_entry_draft_add (file, model);
  save (model);
  stored = as_stored (model, FALSE);
  back = gocua_entry_draft_get (file, gocua_id_format (gocua_entry_model_get_id (model), group), campaign);
  gocua_entry_model_sync (back, stored);
  g_assert_nonnull (gocua_entry_model_get_seen (back));
}

static void
test_words (void)
{
  g_autoptr (GocuaCampaign) campaign = trial_campaign_new (NULL);
  g_autofree char *both = gocua_entry_describe_household ("12/3", "Ánh");
  g_autofree char *none = gocua_entry_describe_household (NULL, NULL);
  g_autofree char *time = gocua_entry_format_time (gocua_date_to_ms ("2025-03-02") + 52268000);
  g_autofree char *keys = gocua_entry_describe_keys (campaign, GOCUA_ENTRY_CELL_OUTCOME);
  GocuaStatus status = { .attempts = 1, .outcome = GOCUA_OUTCOME_MET, .last_date = "2025-02-24" };
  g_autofree char *state = NULL;

  g_assert_cmpstr (both, ==, "12/3 · Ánh");
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (time, ==, "14:31:08");
  g_assert_nonnull (strstr (keys, "<b>1</b>"));
  status.values[KNOWS] = 1;
  status.values[INSTALLED] = 2;
  state = gocua_entry_describe_status (campaign, &status, 4);
  g_assert_nonnull (strstr (state, "24/02/2025"));
  g_assert_nonnull (strstr (state, "Biết ●"));
  g_assert_nonnull (strstr (state, "Cài 2/4"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/entry-model/nothing-preset", test_nothing_preset);
  g_test_add_func ("/entry-model/check", test_check);
  g_test_add_func ("/entry-model/more-than-unknown-people", test_more_than_unknown_people);
  g_test_add_func ("/entry-model/typing-unchooses", test_typing_unchooses);
  g_test_add_func ("/entry-model/doubt-and-mend", test_doubt_and_mend);
  g_test_add_func ("/entry-model/follow-up-in-the-past", test_follow_up_in_the_past);
  g_test_add_func ("/entry-model/way-of-the-keys", test_way_of_the_keys);
  g_test_add_func ("/entry-model/way-always-ends", test_way_always_ends);
  g_test_add_func ("/entry-model/to-record", test_to_record);
  g_test_add_func ("/entry-model/save-and-edit", test_save_and_edit);
  g_test_add_func ("/entry-model/failure-keeps-everything", test_failure_keeps_everything);
  g_test_add_func ("/entry-model/edit-while-saving", test_edit_while_saving);
  g_test_add_func ("/entry-model/taken-back", test_taken_back);
  g_test_add_func ("/entry-model/edited-elsewhere", test_edited_elsewhere);
  g_test_add_func ("/entry-model/edited-elsewhere-unseen", test_edited_elsewhere_unseen);
  g_test_add_func ("/entry-model/copy-cell", test_copy_cell);
  g_test_add_func ("/entry-model/draft", test_draft);
  g_test_add_func ("/entry-model/draft-that-was-saved", test_draft_that_was_saved);
  g_test_add_func ("/entry-model/words", test_words);

  return g_test_run ();
}

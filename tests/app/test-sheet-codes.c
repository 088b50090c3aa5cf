/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-sheet-codes.c: a sheet is found by the code that is typed or scanned, and a code that leads to no
 * sheet, to several, or to one that is not to be entered, says so and leaves what lies on the desk alone. */

#include "sheet-support.h"

#include "foreign-support.h"

static void
test_opens_by_code (PageFixture *fixture, gconstpointer data)
{
  g_autofree char *spaced = gocua_sheet_code_format (code);

  open_sheet (fixture, spaced);
  g_assert_cmpuint (where (fixture), ==, 1);
  g_assert_cmpstr (gocua_entry_model_get_typed (model_at (fixture, 2)), ==,
                   "12/3 Nguyễn Trãi · Nguyễn Thị Ánh");
  g_assert_null (line_at (fixture, N_HOUSEHOLDS + N_BLANK));
  g_assert_true (says (fixture, fixture->page, "0/6"));
  /* Looking at a sheet is not entering it. */
  assert_sheet (fixture, "issued");
}

static void
enter (PageFixture *fixture, const char *typed)
{
  gocua_keying_page_enter (GOCUA_KEYING_PAGE (fixture->page), typed);
}

/* The message beside the code. */
static void
assert_says (PageFixture *fixture, const char *part)
{
  wait_until (says (fixture, fixture->page, part));
}

static const char *
typed_code (PageFixture *fixture)
{
  guint skip = 0;

  return gtk_editable_get_text (GTK_EDITABLE (find_nth (fixture->page, GTK_TYPE_ENTRY, &skip)));
}

static gpointer
key_line (GocuaDb *db, gpointer line, GCancellable *cancellable, GError **error)
{
  static const GocuaId none;
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("visit.new");
  g_autoptr (GocuaRecord) visit = gocua_record_new (GOCUA_KIND_VISIT, &none);
  guint number = GPOINTER_TO_UINT (line);

  gocua_record_set_id (visit, GOCUA_VISIT_HOUSEHOLD, &households[number - 1]);
  gocua_record_set_id (visit, GOCUA_VISIT_CAMPAIGN, find_campaign (db));
  gocua_record_set_text (visit, GOCUA_VISIT_DATE, "2025-03-02");
  gocua_record_set_text (visit, GOCUA_VISIT_OUTCOME, "absent");
  gocua_record_set_id (visit, GOCUA_VISIT_SHEET, &sheet_id);
  gocua_record_set_int (visit, GOCUA_VISIT_LINE, number);
  gocua_batch_put (batch, NULL, visit);
  g_assert_true (gocua_journal_commit (db, batch, NULL, NULL, NULL));
  return NULL;
}

/* Somebody at another computer enters @line of the sheet on the desk, so that the page reads it once more. */
static void
enter_elsewhere (PageFixture *fixture, guint line)
{
  ask_store (fixture->session, key_line, GUINT_TO_POINTER (line));
  gocua_store_announce (gocua_session_get_store (fixture->session));
  wait_until (gocua_entry_model_get_state (model_at (fixture, line - 1)) == GOCUA_ENTRY_SAVED);
  settle_store (fixture->session);
}

static void
make_unknown (char other[GOCUA_SHEET_CODE_SIZE])
{
  GocuaId id;

  gocua_id_init_new (&id, 1);
  gocua_sheet_code_init (other, &id, 0);
}

static void
make_wrong (char wrong[GOCUA_SHEET_CODE_SIZE], guint position)
{
  memcpy (wrong, code, GOCUA_SHEET_CODE_SIZE);
  wrong[position] = wrong[position] == '9' ? '0' : (char) (wrong[position] + 1);
}

static void
test_unknown_code (PageFixture *fixture, gconstpointer data)
{
  char other[GOCUA_SHEET_CODE_SIZE];

  make_unknown (other);
  enter (fixture, other);
  assert_says (fixture, "No sheet here has this code");
  g_assert_cmpuint (where (fixture), ==, 0);
}

/* Each digit of the code, the last one too, and a code that is not finished. */
static void
test_wrong_digit (PageFixture *fixture, gconstpointer data)
{
  char wrong[GOCUA_SHEET_CODE_SIZE];

  for (guint i = 0; i < strlen (code); i++)
    {
      enter (fixture, "");
      make_wrong (wrong, i);
      enter (fixture, wrong);
      g_assert_true (says (fixture, fixture->page, "A digit of this code is wrong"));
    }
  wrong[7] = '\0';
  enter (fixture, wrong);
  g_assert_true (says (fixture, fixture->page, "It has eight digits"));
  settle_store (fixture->session);
  g_assert_cmpuint (where (fixture), ==, 0);
  g_assert_null (sheet_of (fixture));
}

/* What was wrong with a code stays on the screen while the sheet on the desk goes on, and the way back to its
 * lines names it again: nobody is to enter one sheet and read the code of another above it. */
static void
test_wrong_beside_open_sheet (PageFixture *fixture, gconstpointer data)
{
  g_autofree char *own = gocua_sheet_code_format (code);
  char wrong[GOCUA_SHEET_CODE_SIZE];
  GocuaEntryModel *model;

  open_sheet (fixture, code);
  type (fixture, "79");
  model = model_at (fixture, 0);
  gocua_entry_model_clear (model);
  for (guint i = 0; i < 2; i++)
    {
      const char *words = i == 0 ? "A digit of this code is wrong" : "No sheet here has this code";

      if (i == 0)
        make_wrong (wrong, 7);
      else
        make_unknown (wrong);
      enter (fixture, wrong);
      assert_says (fixture, words);
      enter_elsewhere (fixture, 3 + i);
      g_assert_true (says (fixture, fixture->page, words));
      g_assert_true (model_at (fixture, 0) == model);
      gtk_widget_grab_focus (sheet_of (fixture));
      wait_until (where (fixture) == 1);
      assert_says (fixture, "Sheet ");
      g_assert_false (says (fixture, fixture->page, words));
      g_assert_cmpstr (typed_code (fixture), ==, own);
    }
  type (fixture, "1\n");
  assert_sheet (fixture, "returned 1:absent 3:absent 4:absent");
}

/* Sync brings a sheet that another office made, with the code that ours has: three doors from the end of the
 * street. */
static void
receive_twin (PageFixture *fixture, const GocuaId *twin)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, TRUE, sizeof (GocuaId));
  g_autofree char *text = NULL;
  g_auto (GocuaValue) campaign = GOCUA_VALUE_INIT;
  GocuaChange *change = foreign_change_new ("sheet", twin, "Trần Văn Bình");

  g_array_append_vals (lines, households + 3, 3);
  text = gocua_sheet_lines_format (lines);
  gocua_value_set_id (&campaign, gocua_session_get_campaign_id (fixture->session));
  foreign_set_text (change, "code", code, 0);
  gocua_change_add (change, "campaign", &campaign, 0);
  foreign_set_text (change, "day", "2025-03-04", 0);
  foreign_set_text (change, "lines", text, 0);
  foreign_arrive_one (fixture->session, change);
  settle_store (fixture->session);
}

/* Returns: (transfer none) (nullable): the button that can be seen and has @part in its label */
static GtkWidget *
find_choice (GtkWidget *widget, const char *part)
{
  if (!gtk_widget_get_visible (widget))
    return NULL;
  if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL &&
      strstr (gtk_button_get_label (GTK_BUTTON (widget)), part) != NULL)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_choice (child, part);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
ask_which (PageFixture *fixture)
{
  enter (fixture, code);
  assert_says (fixture, "Several sheets have this code");
}

static void
choose (PageFixture *fixture, const char *part)
{
  GtkWidget *button = find_choice (fixture->page, part);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

/* Both are named by what is on the paper, and what is typed goes into the one that was chosen. */
static void
test_same_code (PageFixture *fixture, gconstpointer data)
{
  GocuaId twin;

  gocua_id_init_new (&twin, 1700000002000);
  receive_twin (fixture, &twin);
  ask_which (fixture);
  g_assert_null (sheet_of (fixture));
  g_assert_cmpuint (where (fixture), ==, 0);
  g_assert_nonnull (find_choice (fixture->page, "02/03/2025"));
  g_assert_nonnull (find_choice (fixture->page, "line 1: 12/1 Nguyễn Trãi"));
  g_assert_nonnull (find_choice (fixture->page, "04/03/2025"));
  g_assert_nonnull (find_choice (fixture->page, "line 1: 12/4 Nguyễn Trãi"));
  /* By keys alone. */
  g_assert_true (GTK_IS_BUTTON (gtk_root_get_focus (GTK_ROOT (fixture->window))));
  choose (fixture, "12/4 Nguyễn Trãi");
  wait_until (where (fixture) == 1);
  g_assert_null (find_choice (fixture->page, "line 1"));
  g_assert_null (line_at (fixture, 3));
  type (fixture, "3\n");
  assert_sheet (fixture, "issued");

  ask_which (fixture);
  g_assert_null (line_at (fixture, 3));
  choose (fixture, "12/1 Nguyễn Trãi");
  wait_until (line_at (fixture, N_HOUSEHOLDS + N_BLANK - 1) != NULL);
  type (fixture, "1\n");
  assert_sheet (fixture, "returned 1:absent");
  sheet_id = twin;
  assert_sheet (fixture, "returned 1:moved");
}

/* The question stays until it is answered, or the code is typed once more. */
static void
test_question_stays (PageFixture *fixture, gconstpointer data)
{
  char wrong[GOCUA_SHEET_CODE_SIZE];
  GocuaId twin;

  open_sheet (fixture, code);
  gocua_id_init_new (&twin, 1700000002000);
  receive_twin (fixture, &twin);
  ask_which (fixture);
  enter_elsewhere (fixture, 3);
  g_assert_true (says (fixture, fixture->page, "Several sheets have this code"));
  make_wrong (wrong, 2);
  enter (fixture, wrong);
  g_assert_true (says (fixture, fixture->page, "A digit of this code is wrong"));
  g_assert_null (find_choice (fixture->page, "line 1"));
  /* Whoever goes back to the lines has given up the question. */
  ask_which (fixture);
  gtk_widget_grab_focus (sheet_of (fixture));
  wait_until (where (fixture) == 1);
  wait_until (find_choice (fixture->page, "line 1") == NULL);
  g_assert_false (says (fixture, fixture->page, "Several sheets have this code"));
}

static gpointer
choose_campaign (GocuaDb *db, gpointer key, GCancellable *cancellable, GError **error)
{
  g_assert_true (gocua_campaign_set_current (db, key, error));
  return NULL;
}

static void
set_campaign (PageFixture *fixture, const char *key)
{
  ask_store (fixture->session, choose_campaign, (gpointer) key);
  gocua_store_announce (gocua_session_get_store (fixture->session));
  wait_until (g_str_equal (gocua_campaign_get_key (gocua_session_get_campaign (fixture->session)), key));
  settle_store (fixture->session);
}

/* Its answers are those of another campaign: it is named, and entered only when the ward works for it. */
static void
test_other_campaign (PageFixture *fixture, gconstpointer data)
{
  g_autofree char *title =
      g_strdup (gocua_campaign_get_short_title (gocua_session_get_campaign (fixture->session)));

  open_sheet (fixture, code);
  type (fixture, "1\n");
  set_campaign (fixture, "kh31-2026");
  /* What lay on the desk was saved and put away. */
  g_assert_null (sheet_of (fixture));
  assert_sheet (fixture, "returned 1:absent");
  enter (fixture, code);
  assert_says (fixture, "the ward works for another one");
  assert_says (fixture, title);
  settle_store (fixture->session);
  g_assert_cmpuint (where (fixture), ==, 0);
  g_assert_null (sheet_of (fixture));
  assert_sheet (fixture, "returned 1:absent");
  set_campaign (fixture, "cds-2025");
  open_sheet (fixture, code);
  g_assert_cmpuint (where (fixture), ==, 2);
}

/* A line that can't be saved as it is waits until the sheet may be entered again. */
static void
test_mistake_waits (PageFixture *fixture, gconstpointer data)
{
  open_sheet (fixture, code);
  type (fixture, "79");
  set_campaign (fixture, "kh31-2026");
  g_assert_null (sheet_of (fixture));
  set_campaign (fixture, "cds-2025");
  destroy_page (fixture);
  settle_store (fixture->session);
  present_page (fixture, gocua_keying_page_new (fixture->session));
  wait_until (where (fixture) == 1);
  g_assert_cmpint (gocua_entry_model_get_value (model_at (fixture, 0), 1), ==, 9);
}

/* A campaign that has not arrived yet: only sync can bring it. */
static void
test_unknown_campaign (PageFixture *fixture, gconstpointer data)
{
  GocuaId other, campaign_id;
  g_auto (GocuaValue) campaign = GOCUA_VALUE_INIT;
  g_autofree char *text = NULL;
  g_autoptr (GArray) lines = g_array_new (FALSE, TRUE, sizeof (GocuaId));
  char own[GOCUA_SHEET_CODE_SIZE];
  GocuaChange *change;

  gocua_id_init_new (&other, 1700000003000);
  gocua_id_init_new (&campaign_id, 1700000004000);
  gocua_sheet_code_init (own, &other, 0);
  change = foreign_change_new ("sheet", &other, "Trần Văn Bình");
  g_array_append_vals (lines, households, 2);
  text = gocua_sheet_lines_format (lines);
  gocua_value_set_id (&campaign, &campaign_id);
  foreign_set_text (change, "code", own, 0);
  gocua_change_add (change, "campaign", &campaign, 0);
  foreign_set_text (change, "lines", text, 0);
  foreign_arrive_one (fixture->session, change);
  enter (fixture, own);
  assert_says (fixture, "a campaign that this computer does not know yet");
  g_assert_null (sheet_of (fixture));
}

typedef struct
{
  guint field;
  const char *step;
} Step;

static gpointer
take_step (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Step *step = data;
  g_autoptr (GocuaRecord) seen = gocua_entity_load (db, GOCUA_KIND_SHEET, &sheet_id, NULL);
  g_autoptr (GocuaRecord) wanted = gocua_record_copy (seen);
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("sheet.edit");

  gocua_record_set_text (wanted, step->field, step->step);
  gocua_batch_put (batch, seen, wanted);
  g_assert_true (gocua_journal_commit (db, batch, NULL, NULL, NULL));
  return NULL;
}

/* Says since when and why, asks nothing of the lines, and one key takes it back to the desk. */
static void
assert_refused (PageFixture *fixture, guint field, const char *state, const char *words, const char *remedy)
{
  Step step = { field, "2025-03-05 để quên ở quán" };
  GtkWidget *button;

  ask_store (fixture->session, take_step, &step);
  enter (fixture, code);
  assert_says (fixture, words);
  g_assert_true (says (fixture, fixture->page, "05/03/2025: để quên ở quán"));
  settle_store (fixture->session);
  g_assert_null (sheet_of (fixture));
  assert_sheet (fixture, state);
  button = find_choice (fixture->page, remedy);
  g_assert_nonnull (button);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == button);
  g_signal_emit_by_name (button, "clicked");
  wait_until (where (fixture) == 1);
  assert_sheet (fixture, "returned");
  g_assert_null (find_choice (fixture->page, remedy));
  type (fixture, "1\n");
  assert_sheet (fixture, "returned 1:absent");
}

static void
test_missing (PageFixture *fixture, gconstpointer data)
{
  assert_refused (fixture, GOCUA_SHEET_FIELD_MISSING, "missing", "This sheet was reported missing",
                  "It was found: enter it");
}

static void
test_cancelled (PageFixture *fixture, gconstpointer data)
{
  assert_refused (fixture, GOCUA_SHEET_FIELD_CANCELLED, "cancelled", "This sheet was cancelled",
                  "It was walked after all: enter it");
}

/* Another code takes the offer away, so that it is never pressed for the wrong sheet. */
static void
test_remedy_goes (PageFixture *fixture, gconstpointer data)
{
  Step step = { GOCUA_SHEET_FIELD_CANCELLED, "2025-03-05" };
  char wrong[GOCUA_SHEET_CODE_SIZE];

  ask_store (fixture->session, take_step, &step);
  enter (fixture, code);
  assert_says (fixture, "This sheet was cancelled");
  make_unknown (wrong);
  enter (fixture, wrong);
  assert_says (fixture, "No sheet here has this code");
  g_assert_null (find_choice (fixture->page, "It was walked after all"));
  assert_sheet (fixture, "cancelled");
}

#define ADD(name, func) g_test_add (name, PageFixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/sheet-codes/opens", test_opens_by_code);
  ADD ("/sheet-codes/unknown", test_unknown_code);
  ADD ("/sheet-codes/wrong-digit", test_wrong_digit);
  ADD ("/sheet-codes/wrong-beside-open-sheet", test_wrong_beside_open_sheet);
  ADD ("/sheet-codes/same-code", test_same_code);
  ADD ("/sheet-codes/question-stays", test_question_stays);
  ADD ("/sheet-codes/other-campaign", test_other_campaign);
  ADD ("/sheet-codes/mistake-waits", test_mistake_waits);
  ADD ("/sheet-codes/unknown-campaign", test_unknown_campaign);
  ADD ("/sheet-codes/missing", test_missing);
  ADD ("/sheet-codes/cancelled", test_cancelled);
  ADD ("/sheet-codes/remedy-goes", test_remedy_goes);
  return g_test_run ();
}

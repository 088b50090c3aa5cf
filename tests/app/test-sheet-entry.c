/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-sheet-entry.c: the lines of a sheet are entered by single keys. */

#include "sheet-support.h"

#include "app/widgets/gocua-sheet-command.h"
#include "store/gocua-draft.h"

static void
shortcut (PageFixture *fixture, guint keyval, GdkModifierType modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (sheet_of (fixture));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      for (guint j = 0; GTK_IS_SHORTCUT_CONTROLLER (controller) &&
                        j < g_list_model_get_n_items (G_LIST_MODEL (controller));
           j++)
        {
          g_autoptr (GtkShortcut) found = g_list_model_get_item (G_LIST_MODEL (controller), j);
          GtkKeyvalTrigger *trigger = GTK_KEYVAL_TRIGGER (gtk_shortcut_get_trigger (found));

          if (gtk_keyval_trigger_get_keyval (trigger) == keyval &&
              gtk_keyval_trigger_get_modifiers (trigger) == modifiers)
            gtk_shortcut_action_activate (gtk_shortcut_get_action (found), 0, sheet_of (fixture), NULL);
        }
    }
  settle_store (fixture->session);
}

static void
test_one_key_and_enter (PageFixture *fixture, gconstpointer data)
{
  open_sheet (fixture, code);
  type (fixture, "5\n1\n");
  g_assert_cmpuint (where (fixture), ==, 3);
  assert_sheet (fixture, "returned 1:met(installed=4 knows=1 signed_in=4 uses=1) 2:absent");
}

static void
test_questions (PageFixture *fixture, gconstpointer data)
{
  open_sheet (fixture, code);
  /* Some installed: the two numbers, each ended by Enter. */
  type (fixture, "7");
  g_assert_cmpint (gocua_entry_line_get_asked (line_at (fixture, 0)), ==, GOCUA_ENTRY_CELL_ANSWERS + 1);
  type (fixture, "2\n");
  g_assert_cmpuint (where (fixture), ==, 1);
  g_assert_cmpint (gocua_entry_line_get_asked (line_at (fixture, 0)), ==, GOCUA_ENTRY_CELL_ANSWERS + 2);
  type (fixture, "1\n");
  g_assert_cmpuint (where (fixture), ==, 2);
  /* Refused, with the letter of the reason; Enter alone leaves a reason out. */
  type (fixture, "2j\n2\n");
  assert_sheet (fixture,
                "returned 1:met(installed=2 knows=1 signed_in=1 uses=0) 2:refused[no_need] 3:refused");
}

/* "All of them" is asked where nobody knows how many they are. */
static void
test_asks_for_all (PageFixture *fixture, gconstpointer data)
{
  open_sheet (fixture, code);
  press (fixture, GDK_KEY_End);
  press (fixture, GDK_KEY_Up);
  press (fixture, GDK_KEY_Up);
  g_assert_cmpuint (where (fixture), ==, 6);
  type (fixture, "53\n2\n");
  g_assert_cmpuint (where (fixture), ==, 1);
  assert_sheet (fixture, "returned 6:met(installed=3 knows=1 signed_in=2 uses=1)");
}

static void
test_corrects_before_enter (PageFixture *fixture, gconstpointer data)
{
  open_sheet (fixture, code);
  type (fixture, "71");
  press (fixture, GDK_KEY_BackSpace);
  type (fixture, "3");
  g_assert_cmpint (gocua_entry_model_get_value (model_at (fixture, 0), 1), ==, 3);
  press (fixture, GDK_KEY_BackSpace);
  press (fixture, GDK_KEY_BackSpace);
  g_assert_cmpint (gocua_entry_model_get_state (model_at (fixture, 0)), ==, GOCUA_ENTRY_EMPTY);
  type (fixture, "3\n");
  assert_sheet (fixture, "returned 1:moved");
}

static void
test_as_above (PageFixture *fixture, gconstpointer data)
{
  open_sheet (fixture, code);
  type (fixture, "=");
  g_assert_cmpint (gocua_entry_model_get_state (model_at (fixture, 0)), ==, GOCUA_ENTRY_EMPTY);
  type (fixture, "6a\n=\n+\n");
  assert_sheet (fixture, "returned 1:met(installed=0 knows=1 signed_in=0 uses=0)[no_smartphone] "
                         "2:met(installed=0 knows=1 signed_in=0 uses=0)[no_smartphone] "
                         "3:met(installed=0 knows=1 signed_in=0 uses=0)[no_smartphone]");
}

/* The rest is absent: one batch, and the sheet is entered; one Ctrl+Z takes back both. */
static void
test_rest (PageFixture *fixture, gconstpointer data)
{
  open_sheet (fixture, code);
  type (fixture, "3\n5*");
  g_assert_cmpuint (where (fixture), ==, 0);
  assert_sheet (fixture, "keyed 1:moved 2:met(installed=4 knows=1 signed_in=4 uses=1) 3:absent 4:absent "
                         "5:absent 6:absent");
  g_assert_true (says (fixture, fixture->page, "6/6"));
  g_assert_true (says (fixture, fixture->page, "Next sheet"));
  shortcut (fixture, GDK_KEY_z, GDK_CONTROL_MASK);
  assert_sheet (fixture, "returned 1:moved 2:met(installed=4 knows=1 signed_in=4 uses=1)");
  wait_until (gocua_entry_model_get_state (model_at (fixture, 3)) == GOCUA_ENTRY_TAKEN_BACK);
  shortcut (fixture, GDK_KEY_z, GDK_CONTROL_MASK);
  assert_sheet (fixture, "returned 1:moved");
}

static void
test_skip (PageFixture *fixture, gconstpointer data)
{
  open_sheet (fixture, code);
  type (fixture, "-");
  g_assert_cmpuint (where (fixture), ==, 2);
  assert_sheet (fixture, "returned 1:-");
  press (fixture, GDK_KEY_Up);
  type (fixture, "-1\n");
  assert_sheet (fixture, "returned 1:absent");
  /* A result stays. */
  press (fixture, GDK_KEY_Up);
  type (fixture, "-");
  assert_sheet (fixture, "returned 1:absent");
}

static void
command (PageFixture *fixture, const char *text)
{
  guint skip = 0;
  GtkWidget *widget = find_nth (sheet_of (fixture), GOCUA_TYPE_SHEET_COMMAND, &skip);
  guint entry = 0;
  GtkWidget *field;

  type (fixture, "/");
  g_assert_true (gtk_widget_get_visible (widget));
  field = find_nth (widget, GTK_TYPE_ENTRY, &entry);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)), field));
  gtk_editable_set_text (GTK_EDITABLE (field), text);
  settle ();
}

static void
run_command (PageFixture *fixture)
{
  g_signal_emit_by_name (gtk_root_get_focus (GTK_ROOT (fixture->window)), "activate");
  settle_store (fixture->session);
}

/* Result first, then the lines: what it will do is shown, one Enter does it, and the next open line is next.
 */
static void
test_command (PageFixture *fixture, gconstpointer data)
{
  open_sheet (fixture, code);
  command (fixture, "1 1 3-4/- 5");
  g_assert_true (says (fixture, fixture->page, "1, 3, 4"));
  run_command (fixture);
  g_assert_cmpuint (where (fixture), ==, 2);
  assert_sheet (fixture, "returned 1:absent 3:absent 4:absent 5:-");
  /* A number can't be guessed, so the line stays open. */
  command (fixture, "5: 2 6");
  run_command (fixture);
  assert_sheet (fixture,
                "returned 1:absent 2:met(installed=4 knows=1 signed_in=4 uses=1) 3:absent 4:absent 5:-");
  g_assert_cmpuint (where (fixture), ==, 6);
  shortcut (fixture, GDK_KEY_z, GDK_CONTROL_MASK);
  assert_sheet (fixture, "returned 1:absent 3:absent 4:absent 5:-");
}

static void
test_command_that_is_wrong (PageFixture *fixture, gconstpointer data)
{
  open_sheet (fixture, code);
  command (fixture, "1: 9");
  g_assert_true (says (fixture, fixture->page, "There is no line 9"));
  run_command (fixture);
  assert_sheet (fixture, "issued");
}

/* What was entered is shown, can be corrected, and leaves its history. */
static void
test_correction (PageFixture *fixture, gconstpointer data)
{
  open_sheet (fixture, code);
  type (fixture, "*");
  assert_sheet (fixture, "keyed 1:absent 2:absent 3:absent 4:absent 5:absent 6:absent");
  gocua_keying_page_enter (GOCUA_KEYING_PAGE (fixture->page), code);
  wait_until (where (fixture) == 1);
  press (fixture, GDK_KEY_Down);
  type (fixture, "4\n");
  assert_sheet (fixture, "keyed 1:absent 2:vacant 3:absent 4:absent 5:absent 6:absent");
}

/* Somewhere else a line was entered meanwhile: it is shown, and not entered twice. */
static gpointer
key_line (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("visit.new");
  static const GocuaId none;
  g_autoptr (GocuaRecord) visit = gocua_record_new (GOCUA_KIND_VISIT, &none);

  gocua_record_set_id (visit, GOCUA_VISIT_HOUSEHOLD, &households[1]);
  gocua_record_set_id (visit, GOCUA_VISIT_CAMPAIGN, find_campaign (db));
  gocua_record_set_text (visit, GOCUA_VISIT_DATE, "2025-03-02");
  gocua_record_set_text (visit, GOCUA_VISIT_OUTCOME, data);
  gocua_record_set_id (visit, GOCUA_VISIT_SHEET, &sheet_id);
  gocua_record_set_int (visit, GOCUA_VISIT_LINE, 2);
  gocua_batch_put (batch, NULL, visit);
  g_assert_true (gocua_journal_commit (db, batch, NULL, NULL, NULL));
  return NULL;
}

static void
test_entered_elsewhere (PageFixture *fixture, gconstpointer data)
{
  open_sheet (fixture, code);
  ask_store (fixture->session, key_line, (gpointer) "moved");
  type (fixture, "1\n");
  wait_until (gocua_entry_model_get_outcome (model_at (fixture, 1)) == GOCUA_OUTCOME_MOVED);
  ask_store (fixture->session, key_line, (gpointer) "vacant");
  press (fixture, GDK_KEY_Down);
  type (fixture, "1\n");
  wait_until (strstr (gocua_entry_model_get_meanwhile (model_at (fixture, 1)), "2 times") != NULL);
}

/* Eight digits and Enter at once are a scanner: another sheet, and no results. */
static void
test_scanner (PageFixture *fixture, gconstpointer data)
{
  g_autofree char *keys = g_strconcat (code, "/1/1-9-4\n", NULL);

  open_sheet (fixture, code);
  type (fixture, "3\n");
  for (const char *p = keys; *p != '\0'; p++)
    press (fixture, *p == '\n' ? GDK_KEY_Return : (guint) *p);
  wait_until (where (fixture) == 2);
  assert_sheet (fixture, "returned 1:moved");
  g_assert_cmpuint (where (fixture), ==, 2);
}

/* The next sheet is scanned before the last line of this one is on the disk. */
static void
test_scanner_is_quick (PageFixture *fixture, gconstpointer data)
{
  g_autofree char *keys = g_strconcat ("1\n", code, "\n", NULL);

  open_sheet (fixture, code);
  for (const char *p = keys; *p != '\0'; p++)
    press (fixture, *p == '\n' ? GDK_KEY_Return : (guint) *p);
  assert_sheet (fixture, "returned 1:absent");
  wait_until (where (fixture) == 2);
}

/* A line that could not be saved is there again after a restart, and its sheet is opened by itself. */
static void
test_draft (PageFixture *fixture, gconstpointer data)
{
  open_sheet (fixture, code);
  type (fixture, "1\n79");
  gocua_entry_model_set_note (model_at (fixture, 1), "nhà khóa cửa");
  assert_sheet (fixture, "returned 1:absent");
  destroy_page (fixture);
  settle_store (fixture->session);
  present_page (fixture, gocua_keying_page_new (fixture->session));
  wait_until (where (fixture) > 0);
  g_assert_cmpint (gocua_entry_model_get_value (model_at (fixture, 1), 1), ==, 9);
  g_assert_cmpstr (gocua_entry_model_get_note (model_at (fixture, 1)), ==, "nhà khóa cửa");
  g_assert_cmpint (gocua_entry_model_get_state (model_at (fixture, 0)), ==, GOCUA_ENTRY_SAVED);
  g_assert_cmpint (gocua_entry_model_get_state (model_at (fixture, 1)), ==, GOCUA_ENTRY_EDITED);
}

static void
start_again (PageFixture *fixture)
{
  destroy_page (fixture);
  settle_store (fixture->session);
  present_page (fixture, gocua_keying_page_new (fixture->session));
  settle_store (fixture->session);
  settle_store (fixture->session);
}

/* Where the hand was, not the first line that is open. */
static void
test_draft_further_down (PageFixture *fixture, gconstpointer data)
{
  open_sheet (fixture, code);
  press (fixture, GDK_KEY_Down);
  press (fixture, GDK_KEY_Down);
  type (fixture, "79");
  g_assert_cmpuint (where (fixture), ==, 3);
  start_again (fixture);
  wait_until (where (fixture) > 0);
  g_assert_cmpuint (where (fixture), ==, 3);
  g_assert_cmpint (gocua_entry_model_get_value (model_at (fixture, 2), 1), ==, 9);
}

static gpointer
load_draft (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return gocua_draft_load (db, GOCUA_DRAFT_SHEET);
}

/* Nothing was half typed: the sheet lies there again all the same, until it is left or done. */
static void
test_lies_there_again (PageFixture *fixture, gconstpointer data)
{
  open_sheet (fixture, code);
  type (fixture, "1\n");
  assert_sheet (fixture, "returned 1:absent");
  start_again (fixture);
  wait_until (where (fixture) == 2);
  click (fixture->page, "_Leave the sheet");
  settle_store (fixture->session);
  /* Nor after a power cut right then. */
  g_assert_null (ask_store (fixture->session, load_draft, NULL));
  start_again (fixture);
  g_assert_null (sheet_of (fixture));
  open_sheet (fixture, code);
  type (fixture, "*");
  assert_sheet (fixture, "keyed 1:absent 2:absent 3:absent 4:absent 5:absent 6:absent");
  start_again (fixture);
  g_assert_null (sheet_of (fixture));
}

static gpointer
cancel_sheet (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GocuaRecord) seen = gocua_entity_load (db, GOCUA_KIND_SHEET, &sheet_id, NULL);
  g_autoptr (GocuaRecord) wanted = gocua_record_copy (seen);
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("sheet.edit");

  gocua_record_set_text (wanted, GOCUA_SHEET_FIELD_CANCELLED, "2025-03-05 in lại");
  gocua_batch_put (batch, seen, wanted);
  g_assert_true (gocua_journal_commit (db, batch, NULL, NULL, NULL));
  return NULL;
}

/* Meanwhile somebody cancelled it: it is not laid there without a question, and what was typed is not lost.
 */
static void
test_cancelled_meanwhile (PageFixture *fixture, gconstpointer data)
{
  open_sheet (fixture, code);
  type (fixture, "79");
  destroy_page (fixture);
  settle_store (fixture->session);
  ask_store (fixture->session, cancel_sheet, NULL);
  present_page (fixture, gocua_keying_page_new (fixture->session));
  settle_store (fixture->session);
  settle_store (fixture->session);
  g_assert_null (sheet_of (fixture));
  g_assert_cmpuint (where (fixture), ==, 0);
  gocua_keying_page_enter (GOCUA_KEYING_PAGE (fixture->page), code);
  wait_until (says (fixture, fixture->page, "This sheet was cancelled"));
  click (fixture->page, "It was walked after all: enter it");
  wait_until (where (fixture) == 1);
  g_assert_cmpint (gocua_entry_model_get_value (model_at (fixture, 0), 1), ==, 9);
}

/* More people than there are: what is typed can't be saved, and must not go with the sheet. */
static void
test_keeps_what_is_wrong (PageFixture *fixture, gconstpointer data)
{
  GocuaEntryModel *model;

  open_sheet (fixture, code);
  type (fixture, "79\n1\n");
  model = model_at (fixture, 0);
  g_assert_true (gocua_entry_model_needs_save (model));
  gocua_keying_page_enter (GOCUA_KEYING_PAGE (fixture->page), code);
  settle_store (fixture->session);
  g_assert_true (model_at (fixture, 0) == model);
  g_assert_cmpuint (where (fixture), ==, 1);
  click (fixture->page, "_Leave the sheet");
  settle_store (fixture->session);
  g_assert_true (model_at (fixture, 0) == model);
  g_assert_cmpint (gocua_entry_model_get_value (model, 1), ==, 9);
  /* Cleared, it keeps nobody back. */
  gocua_entry_model_clear (model);
  click (fixture->page, "_Leave the sheet");
  settle_store (fixture->session);
  g_assert_null (sheet_of (fixture));
}

#define ADD(name, func) g_test_add (name, PageFixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/sheet-entry/one-key-and-enter", test_one_key_and_enter);
  ADD ("/sheet-entry/questions", test_questions);
  ADD ("/sheet-entry/asks-for-all", test_asks_for_all);
  ADD ("/sheet-entry/corrects-before-enter", test_corrects_before_enter);
  ADD ("/sheet-entry/as-above", test_as_above);
  ADD ("/sheet-entry/rest", test_rest);
  ADD ("/sheet-entry/skip", test_skip);
  ADD ("/sheet-entry/command", test_command);
  ADD ("/sheet-entry/command-that-is-wrong", test_command_that_is_wrong);
  ADD ("/sheet-entry/correction", test_correction);
  ADD ("/sheet-entry/entered-elsewhere", test_entered_elsewhere);
  ADD ("/sheet-entry/scanner", test_scanner);
  ADD ("/sheet-entry/scanner-is-quick", test_scanner_is_quick);
  ADD ("/sheet-entry/draft", test_draft);
  ADD ("/sheet-entry/draft-further-down", test_draft_further_down);
  ADD ("/sheet-entry/lies-there-again", test_lies_there_again);
  ADD ("/sheet-entry/cancelled-meanwhile", test_cancelled_meanwhile);
  ADD ("/sheet-entry/keeps-what-is-wrong", test_keeps_what_is_wrong);
  return g_test_run ();
}

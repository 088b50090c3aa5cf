/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-sheet-entry.c: a sheet is found by its code, and its lines are entered by single keys. */

#include "shell-support.h"

#include "app/pages/gocua-keying-page.h"
#include "app/widgets/gocua-entry-line.h"
#include "app/widgets/gocua-sheet-command.h"
#include "store/gocua-draft.h"
#include "store/gocua-entities.h"
#include "store/gocua-journal.h"
#include "store/gocua-sheets.h"

#define N_HOUSEHOLDS 6
#define N_BLANK      2

static GocuaId households[N_HOUSEHOLDS];
static GocuaId sheet_id;
static char code[GOCUA_SHEET_CODE_SIZE];

static void
add_household (GocuaBatch *batch, int i)
{
  g_autoptr (GocuaRecord) record = NULL;
  g_autofree char *address = g_strdup_printf ("12/%d Nguyễn Trãi", i + 1);

  gocua_id_init_new (&households[i], 1700000000000 + i);
  record = gocua_record_new (GOCUA_KIND_HOUSEHOLD, &households[i]);
  gocua_record_set_text (record, GOCUA_HOUSEHOLD_ADDRESS, address);
  gocua_record_set_text (record, GOCUA_HOUSEHOLD_HEAD, "Nguyễn Thị Ánh");
  gocua_record_set_int (record, GOCUA_HOUSEHOLD_PEOPLE, 5);
  /* Nobody knows how many people are of age in the last one. */
  if (i < N_HOUSEHOLDS - 1)
    gocua_record_set_int (record, GOCUA_HOUSEHOLD_ELIGIBLE, 4);
  gocua_batch_put (batch, NULL, record);
}

static const GocuaId *
find_campaign (GocuaDb *db)
{
  static GocuaId id;
  g_autoptr (GocuaCampaign) campaign = gocua_campaign_get_current (db, &id, NULL);

  g_assert_nonnull (campaign);
  return &id;
}

static GocuaRecord *
make_sheet (const GocuaId *campaign, const GocuaId *id)
{
  GocuaRecord *record = gocua_record_new (GOCUA_KIND_SHEET, id);
  g_autoptr (GArray) lines = g_array_new (FALSE, TRUE, sizeof (GocuaId));
  g_autofree char *text = NULL;

  g_array_append_vals (lines, households, N_HOUSEHOLDS);
  g_array_set_size (lines, N_HOUSEHOLDS + N_BLANK);
  text = gocua_sheet_lines_format (lines);
  gocua_record_set_text (record, GOCUA_SHEET_FIELD_CODE, code);
  gocua_record_set_id (record, GOCUA_SHEET_FIELD_CAMPAIGN, campaign);
  gocua_record_set_text (record, GOCUA_SHEET_FIELD_DAY, "2025-03-02");
  gocua_record_set_text (record, GOCUA_SHEET_FIELD_LINES, text);
  gocua_record_set_text (record, GOCUA_SHEET_FIELD_ISSUED, "2025-03-01 Tổ 1");
  return record;
}

static void
fill_ward (GocuaDb *db)
{
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("sample");
  g_autoptr (GocuaRecord) sheet = NULL;

  for (int i = 0; i < N_HOUSEHOLDS; i++)
    add_household (batch, i);
  gocua_id_init_new (&sheet_id, 1700000001000);
  gocua_sheet_code_init (code, &sheet_id, 0);
  sheet = make_sheet (find_campaign (db), &sheet_id);
  gocua_batch_put (batch, NULL, sheet);
  g_assert_true (gocua_journal_commit (db, batch, NULL, NULL, NULL));
}

/* What has come back of the sheet: "issued 1:absent 2:met(installed=4 knows=1) 3:-" */
static gpointer
list_sheet (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GocuaSheetRow) row = gocua_sheets_get_row (db, &sheet_id, NULL);
  g_autoptr (GPtrArray) lines = gocua_sheets_get_lines (db, row->sheet, NULL);
  static const char *const states[] = { "made",     "issued", "missing", "cancelled",
                                        "returned", "keyed",  "verified" };
  GString *text = g_string_new (states[row->state]);

  for (guint i = 0; i < lines->len; i++)
    {
      GocuaSheetLine *line = lines->pdata[i];

      if (line->skipped)
        g_string_append_printf (text, " %u:-", line->number);
      if (line->visit == NULL)
        continue;
      g_string_append_printf (text, " %u:%s", line->number,
                              gocua_record_get_text (line->visit, GOCUA_VISIT_OUTCOME));
      if (gocua_record_get_text (line->visit, GOCUA_VISIT_ANSWERS) != NULL)
        g_string_append_printf (text, "(%s)", gocua_record_get_text (line->visit, GOCUA_VISIT_ANSWERS));
      if (gocua_record_get_text (line->visit, GOCUA_VISIT_REASON) != NULL)
        g_string_append_printf (text, "[%s]", gocua_record_get_text (line->visit, GOCUA_VISIT_REASON));
    }
  return g_string_free (text, FALSE);
}

/* One save may lead to another, so what is to come is waited for. */
static void
assert_sheet (PageFixture *fixture, const char *expected)
{
  g_autofree char *found = NULL;
  gint64 end = g_get_monotonic_time () + WAIT_MS * G_TIME_SPAN_MILLISECOND / 4;

  do
    {
      settle_store (fixture->session);
      g_free (found);
      found = ask_store (fixture->session, list_sheet, NULL);
    }
  while (!g_str_equal (found, expected) && g_get_monotonic_time () < end);
  g_assert_cmpstr (found, ==, expected);
}

static GtkWidget *
find_nth (GtkWidget *widget, GType type, guint *skip)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && gtk_widget_get_child_visible (widget) && (*skip)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_nth (child, type, skip);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
sheet_of (PageFixture *fixture)
{
  guint skip = 0;

  return find_nth (fixture->page, g_type_from_name ("GocuaSheetEntry"), &skip);
}

static GocuaEntryLine *
line_at (PageFixture *fixture, guint index)
{
  return (GocuaEntryLine *) find_nth (sheet_of (fixture), GOCUA_TYPE_ENTRY_LINE, &index);
}

static GocuaEntryModel *
model_at (PageFixture *fixture, guint index)
{
  return gocua_entry_line_get_model (line_at (fixture, index));
}

/* The number of the line with the focus, 0 when it is in none. */
static guint
where (PageFixture *fixture)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  GtkWidget *line = focus != NULL ? gtk_widget_get_ancestor (focus, GOCUA_TYPE_ENTRY_LINE) : NULL;

  return line != NULL ? gocua_entry_model_get_line (gocua_entry_line_get_model (GOCUA_ENTRY_LINE (line))) : 0;
}

static gboolean
offer (GtkWidget *widget, GtkPropagationPhase phase, guint keyval)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean handled = FALSE;

      if (!GTK_IS_EVENT_CONTROLLER_KEY (controller) || GTK_IS_TEXT (widget) ||
          gtk_event_controller_get_propagation_phase (controller) != phase)
        continue;
      g_signal_emit_by_name (controller, "key-pressed", keyval, 0, 0, &handled);
      if (handled)
        return TRUE;
    }
  return FALSE;
}

/* As the toolkit hands a key down to the widget with the focus, and up again. */
static void
press (PageFixture *fixture, guint keyval)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_autoptr (GPtrArray) chain = g_ptr_array_new ();

  for (GtkWidget *widget = focus; widget != NULL; widget = gtk_widget_get_parent (widget))
    g_ptr_array_add (chain, widget);
  for (guint i = chain->len; i-- > 0;)
    if (offer (chain->pdata[i], GTK_PHASE_CAPTURE, keyval))
      return;
  for (guint i = 0; i < chain->len; i++)
    if (offer (chain->pdata[i], GTK_PHASE_BUBBLE, keyval))
      return;
}

/* "5" and the like as themselves, "\n" as Enter. */
static void
type (PageFixture *fixture, const char *keys)
{
  for (; *keys != '\0'; keys++)
    {
      press (fixture, *keys == '\n' ? GDK_KEY_Return : (guint) *keys);
      settle ();
    }
}

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
open_sheet (PageFixture *fixture, const char *typed)
{
  gocua_keying_page_enter (GOCUA_KEYING_PAGE (fixture->page), typed);
  wait_until (where (fixture) > 0);
  settle_store (fixture->session);
}

static gboolean
says (PageFixture *fixture, GtkWidget *root, const char *part)
{
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), part) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child) && says (fixture, child, part))
      return TRUE;
  return FALSE;
}

static void
set_up (PageFixture *fixture, gconstpointer data)
{
  open_page_ward (fixture, fill_ward);
  present_page (fixture, gocua_keying_page_new (fixture->session));
  settle_store (fixture->session);
}

static void
tear_down (PageFixture *fixture, gconstpointer data)
{
  destroy_page (fixture);
  close_page_ward (fixture);
}

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
test_wrong_codes (PageFixture *fixture, gconstpointer data)
{
  char other[GOCUA_SHEET_CODE_SIZE];
  GocuaId id;

  gocua_id_init_new (&id, 1);
  gocua_sheet_code_init (other, &id, 0);
  gocua_keying_page_enter (GOCUA_KEYING_PAGE (fixture->page), other);
  wait_until (says (fixture, fixture->page, "No sheet here has this code"));
  code[7] = code[7] == '9' ? '0' : (char) (code[7] + 1);
  gocua_keying_page_enter (GOCUA_KEYING_PAGE (fixture->page), code);
  g_assert_true (says (fixture, fixture->page, "A digit of this code is wrong"));
  g_assert_cmpuint (where (fixture), ==, 0);
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

static gpointer
take_missing (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GocuaRecord) seen = gocua_entity_load (db, GOCUA_KIND_SHEET, &sheet_id, NULL);
  g_autoptr (GocuaRecord) wanted = gocua_record_copy (seen);
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("sheet.edit");

  gocua_record_set_text (wanted, GOCUA_SHEET_FIELD_MISSING, "2025-03-05 để quên ở quán");
  gocua_batch_put (batch, seen, wanted);
  g_assert_true (gocua_journal_commit (db, batch, NULL, NULL, NULL));
  return NULL;
}

static void
test_missing (PageFixture *fixture, gconstpointer data)
{
  ask_store (fixture->session, take_missing, NULL);
  gocua_keying_page_enter (GOCUA_KEYING_PAGE (fixture->page), code);
  wait_until (says (fixture, fixture->page, "để quên ở quán"));
  assert_sheet (fixture, "missing");
  click (fixture->page, "It was found: enter it");
  wait_until (where (fixture) == 1);
  assert_sheet (fixture, "returned");
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
  ADD ("/sheet-entry/opens-by-code", test_opens_by_code);
  ADD ("/sheet-entry/wrong-codes", test_wrong_codes);
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
  ADD ("/sheet-entry/missing", test_missing);
  ADD ("/sheet-entry/entered-elsewhere", test_entered_elsewhere);
  ADD ("/sheet-entry/scanner", test_scanner);
  ADD ("/sheet-entry/scanner-is-quick", test_scanner_is_quick);
  ADD ("/sheet-entry/draft", test_draft);
  ADD ("/sheet-entry/keeps-what-is-wrong", test_keeps_what_is_wrong);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-others-changes.c: what somebody at another computer enters appears in the open pages, and neither the
 * keyboard nor the place in a list nor what is being typed is taken away. */

#include "shell-support.h"

#include "app/dialogs/gocua-household-dialog.h"
#include "app/pages/gocua-areas-page.h"
#include "app/pages/gocua-entry-page.h"
#include "app/pages/gocua-household-pane.h"
#include "app/pages/gocua-households-page.h"
#include "app/widgets/gocua-entry-head.h"
#include "app/widgets/gocua-entry-line.h"
#include "foreign-support.h"
#include "store/gocua-conflict-store.h"
#include "store/gocua-household-item.h"

#include <string.h>

#define N_HOUSEHOLDS 400
/* More than one would need. */
#define N_BURST 200

static void
add_household (GocuaBatch *batch, int number)
{
  static const GocuaId none;
  g_autoptr (GocuaRecord) record = gocua_record_new (GOCUA_KIND_HOUSEHOLD, &none);
  g_autofree char *address = g_strdup_printf ("%d Nguyễn Trãi", number);

  gocua_record_set_text (record, GOCUA_HOUSEHOLD_ADDRESS, address);
  gocua_record_set_text (record, GOCUA_HOUSEHOLD_HEAD, "Nguyễn Phúc Thị Thiên Trang Anh");
  gocua_record_set_text (record, GOCUA_HOUSEHOLD_PHONE, "0901000000");
  gocua_batch_put (batch, NULL, record);
}

/* Doors 10, 20, 30 ..., so that others come between them. */
static void
fill_ward (GocuaDb *db)
{
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("sample");
  g_autoptr (GError) error = NULL;

  for (int i = 1; i <= N_HOUSEHOLDS; i++)
    add_household (batch, 10 * i);
  gocua_journal_commit (db, batch, NULL, NULL, &error);
  g_assert_no_error (error);
}

static GObject *
child_of (gpointer widget, const char *name)
{
  return gtk_widget_get_template_child (GTK_WIDGET (widget), G_OBJECT_TYPE (widget), name);
}

static GtkSelectionModel *
model_of (PageFixture *f)
{
  return gtk_column_view_get_model (GTK_COLUMN_VIEW (child_of (f->page, "view")));
}

static const GocuaHouseholdRow *
row_at (PageFixture *f, guint position)
{
  g_autoptr (GocuaHouseholdItem) item = g_list_model_get_item (G_LIST_MODEL (model_of (f)), position);

  wait_until (gocua_household_item_get_row (item) != NULL);
  return gocua_household_item_get_row (item);
}

static gboolean
pane_shows (PageFixture *f, const char *address)
{
  GObject *pane = child_of (f->page, "pane");

  return g_str_equal (gtk_stack_get_visible_child_name (GTK_STACK (child_of (pane, "stack"))), "one") &&
         g_str_equal (gtk_label_get_label (GTK_LABEL (child_of (pane, "address"))), address);
}

static const char *
remark_of (PageFixture *f)
{
  GtkWidget *label = GTK_WIDGET (child_of (child_of (f->page, "pane"), "meanwhile"));

  return gtk_widget_get_visible (label) ? gtk_label_get_label (GTK_LABEL (label)) : "";
}

static void
set_up (PageFixture *f, gconstpointer data)
{
  open_page_ward (f, fill_ward);
}

static void
set_up_households (PageFixture *f, gconstpointer data)
{
  set_up (f, data);
  present_page (f, gocua_households_page_new (f->session));
  wait_until (g_list_model_get_n_items (G_LIST_MODEL (model_of (f))) == N_HOUSEHOLDS);
}

static void
tear_down (PageFixture *f, gconstpointer data)
{
  destroy_page (f);
  close_page_ward (f);
}

/* Somebody else puts a household between each two of the first @n, and takes none away. */
static void
others_add (PageFixture *f, int n)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_change_unref);

  for (int i = 1; i <= n; i++)
    {
      g_autofree char *address = g_strdup_printf ("%d Nguyễn Trãi", 10 * i + 5);
      GocuaChange *change;
      GocuaId id;

      gocua_id_init_new (&id, 1000 + i);
      change = foreign_change_new ("household", &id, "Trần Văn Bé");
      foreign_set_text (change, "address", address, 0);
      foreign_set_text (change, "head", "Lê Thị Cúc", 0);
      g_ptr_array_add (changes, change);
    }
  foreign_arrive (f->session, changes);
}

static void
test_selection_and_pane (PageFixture *f, gconstpointer data)
{
  gtk_selection_model_select_item (model_of (f), 100, TRUE);
  wait_until (pane_shows (f, "1010 Nguyễn Trãi"));
  others_add (f, 150);
  wait_until (g_list_model_get_n_items (G_LIST_MODEL (model_of (f))) == N_HOUSEHOLDS + 150);
  /* The same household is chosen, a hundred places further down, and shown beside the list. */
  g_assert_true (gtk_selection_model_is_selected (model_of (f), 200));
  g_assert_cmpstr (row_at (f, 200)->address, ==, "1010 Nguyễn Trãi");
  g_assert_true (pane_shows (f, "1010 Nguyễn Trãi"));
  g_assert_cmpstr (remark_of (f), ==, "");
}

static void
test_typed_text_and_focus (PageFixture *f, gconstpointer data)
{
  GtkEditable *search = GTK_EDITABLE (child_of (f->page, "search"));
  GtkWidget *focus;
  guint n_before;

  gocua_households_page_focus_search (GOCUA_HOUSEHOLDS_PAGE (f->page));
  gtk_editable_set_text (search, "101");
  gtk_editable_set_position (search, 2);
  wait_until (g_list_model_get_n_items (G_LIST_MODEL (model_of (f))) < N_HOUSEHOLDS);
  n_before = g_list_model_get_n_items (G_LIST_MODEL (model_of (f)));
  focus = gtk_window_get_focus (GTK_WINDOW (f->window));
  g_assert_nonnull (focus);
  others_add (f, 110);
  /* 1015 is found now too. */
  wait_until (g_list_model_get_n_items (G_LIST_MODEL (model_of (f))) > n_before);
  g_assert_cmpstr (gtk_editable_get_text (search), ==, "101");
  g_assert_cmpint (gtk_editable_get_position (search), ==, 2);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (f->window)) == focus);
}

static GtkAdjustment *
find_adjustment (PageFixture *f)
{
  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (child_of (f->page, "view")));
}

/* The row at the top of the list stays there while others come above it. */
static void
test_place (PageFixture *f, gconstpointer data)
{
  GtkAdjustment *adjustment = find_adjustment (f);
  double row, before;

  wait_until (gtk_adjustment_get_upper (adjustment) > 2 * gtk_adjustment_get_page_size (adjustment));
  row = gtk_adjustment_get_upper (adjustment) / N_HOUSEHOLDS;
  gtk_adjustment_set_value (adjustment, 200 * row);
  settle_store (f->session);
  before = gtk_adjustment_get_value (adjustment);
  others_add (f, 50);
  wait_until (g_list_model_get_n_items (G_LIST_MODEL (model_of (f))) == N_HOUSEHOLDS + 50);
  wait_until (gtk_adjustment_get_value (adjustment) > before + 49 * row);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), <, before + 51 * row);
}

static void
test_pane_says_who (PageFixture *f, gconstpointer data)
{
  GocuaId household;
  GocuaStamp base;
  g_autoptr (GocuaRecord) seen = NULL;

  gtk_selection_model_select_item (model_of (f), 0, TRUE);
  wait_until (pane_shows (f, "10 Nguyễn Trãi"));
  household = row_at (f, 0)->id;
  seen = load_record (f->session, GOCUA_KIND_HOUSEHOLD, &household);
  base = seen->stamps[GOCUA_HOUSEHOLD_PHONE];
  foreign_edit (f->session, &household, "phone", "0912345678", base, "Trần Văn Bé");
  wait_until (*remark_of (f) != '\0');
  g_assert_nonnull (strstr (remark_of (f), "Trần Văn Bé"));
  g_assert_nonnull (
      strstr (remark_of (f), gocua_kind_get_field_label (GOCUA_KIND_HOUSEHOLD, GOCUA_HOUSEHOLD_PHONE)));
  /* It is gone with the next household. */
  gtk_selection_model_select_item (model_of (f), 1, TRUE);
  wait_until (pane_shows (f, "20 Nguyễn Trãi"));
  g_assert_cmpstr (remark_of (f), ==, "");
}

static gint64
count_conflicts (PageFixture *f)
{
  g_autoptr (GError) error = NULL;
  GocuaDb *db = gocua_ward_open (gocua_store_get_path (gocua_session_get_store (f->session)), FALSE, &error);
  gint64 n = 0;

  g_assert_no_error (error);
  g_assert_true (gocua_conflicts_count (db, &n, &error));
  gocua_ward_close (db);
  return n;
}

/* An open form says it, keeps what was typed, and can be saved: the same field of both is a conflict. */
static void
test_form (PageFixture *f, gconstpointer data)
{
  GocuaId household = row_at (f, 0)->id;
  g_autoptr (GocuaRecord) seen = load_record (f->session, GOCUA_KIND_HOUSEHOLD, &household);
  GtkWidget *dialog = gocua_household_dialog_new (f->session, seen);
  GtkEditable *phone = GTK_EDITABLE (gocua_field_get_child (
      gocua_form_dialog_get_field (GOCUA_FORM_DIALOG (dialog), GOCUA_HOUSEHOLD_PHONE)));
  GtkWidget *notice =
      GTK_WIDGET (gtk_widget_get_template_child (dialog, GOCUA_TYPE_FORM_DIALOG, "meanwhile"));
  gpointer gone = dialog;

  g_object_add_weak_pointer (G_OBJECT (dialog), &gone);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_editable_set_text (phone, "0909999999");
  g_assert_false (gtk_widget_get_visible (notice));
  foreign_edit (f->session, &household, "phone", "0912345678", seen->stamps[GOCUA_HOUSEHOLD_PHONE],
                "Trần Văn Bé");
  wait_until (gtk_widget_get_visible (notice));
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (notice)), "Trần Văn Bé"));
  g_assert_cmpstr (gtk_editable_get_text (phone), ==, "0909999999");
  g_assert_true (gocua_form_dialog_save (GOCUA_FORM_DIALOG (dialog)));
  wait_until (gone == NULL);
  g_assert_cmpint (count_conflicts (f), ==, 1);
}

static void
test_areas_keep_the_keyboard (PageFixture *f, gconstpointer data)
{
  GocuaChange *change;
  GtkListBox *list;
  GtkWidget *row;
  GocuaId id;

  commit_area (f->session, "Khu phố 1", NULL);
  commit_area (f->session, "Khu phố 3", NULL);
  present_page (f, gocua_areas_page_new (f->session));
  list = GTK_LIST_BOX (child_of (f->page, "areas_list"));
  wait_until (gtk_list_box_get_row_at_index (list, 1) != NULL);
  settle_store (f->session);
  row = GTK_WIDGET (gtk_list_box_get_row_at_index (list, 1));
  gtk_widget_grab_focus (row);
  gocua_id_init_new (&id, 1000);
  change = foreign_change_new ("area", &id, "Trần Văn Bé");
  foreign_set_text (change, "name", "Khu phố 2", 0);
  foreign_arrive_one (f->session, change);
  wait_until (gtk_list_box_get_row_at_index (list, 2) != NULL);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (f->window)) == row);
}

/* A line of the grid that is on the disk shows what somebody else made of it, and says so. */
static void
test_entry_line (PageFixture *f, gconstpointer data)
{
  GtkWidget *line;
  GocuaEntryModel *model;
  GocuaChange *change;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GocuaRecord) visit = NULL;
  GocuaHouseholdRow row = { .address = (char *) "10 Nguyễn Trãi", .head = (char *) "Nguyễn Thị Ánh" };

  present_page (f, gocua_entry_page_new (f->session));
  line = find_widget (f->page, GOCUA_TYPE_ENTRY_LINE, NULL);
  g_assert_nonnull (line);
  model = gocua_entry_line_get_model (GOCUA_ENTRY_LINE (line));
  gocua_id_init_new (&row.id, 1000);
  gocua_entry_line_focus_cell (GOCUA_ENTRY_LINE (line), GOCUA_ENTRY_CELL_OUTCOME);
  gocua_entry_model_set_household (model, &row);
  gocua_entry_model_set_outcome (model, GOCUA_OUTCOME_ABSENT);
  gtk_window_set_focus (
      GTK_WINDOW (f->window),
      GTK_WIDGET (child_of (find_widget (f->page, GOCUA_TYPE_ENTRY_HEAD, NULL), "date_entry")));
  wait_until (gocua_entry_model_get_state (model) == GOCUA_ENTRY_SAVED);
  settle_store (f->session);
  visit = load_record (f->session, GOCUA_KIND_VISIT, gocua_entry_model_get_id (model));
  change = foreign_change_new ("visit", gocua_entry_model_get_id (model), "Trần Văn Bé");
  foreign_set_text (change, "outcome", "refused", visit->stamps[GOCUA_VISIT_OUTCOME]);
  foreign_arrive_one (f->session, change);
  wait_until (gocua_entry_model_get_outcome (model) == GOCUA_OUTCOME_REFUSED);
  g_assert_nonnull (strstr (gocua_entry_model_get_meanwhile (model), "Trần Văn Bé"));
}

static void
count_cb (guint *n)
{
  *n += 1;
}

static gpointer
read_nothing (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return NULL;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer done)
{
  gocua_store_call_finish (GOCUA_STORE (source), result, NULL);
  *(gboolean *) done = TRUE;
}

static void
wait_for_reader (PageFixture *f)
{
  gboolean done = FALSE;

  gocua_store_read_async (gocua_session_get_store (f->session), read_nothing, NULL, NULL, NULL, NULL, read_cb,
                          &done);
  wait_until (done);
}

/* While a ward comes in, the pages keep up at their own pace, and miss nothing at the end. */
static void
test_pace (PageFixture *f, gconstpointer data)
{
  guint n_store = 0, n_session = 0;

  present_page (f, gocua_areas_page_new (f->session));
  settle_store (f->session);
  g_signal_connect_swapped (gocua_session_get_store (f->session), "changed", G_CALLBACK (count_cb), &n_store);
  g_signal_connect_swapped (f->session, "changed", G_CALLBACK (count_cb), &n_session);
  for (guint i = 0; i < N_BURST; i++)
    {
      guint before = n_store;

      if (i == N_BURST - 1)
        {
          GocuaId id;
          GocuaChange *last;

          gocua_id_init_new (&id, 1000);
          last = foreign_change_new ("area", &id, "Trần Văn Bé");
          foreign_set_text (last, "name", "Khu phố cuối", 0);
          foreign_arrive_one (f->session, last);
        }
      else
        gocua_store_announce (gocua_session_get_store (f->session));
      wait_until (n_store > before);
      /* The session reads again before this is answered, and would tell the pages each time. */
      wait_for_reader (f);
    }
  wait_until (gocua_session_get_areas (f->session)->len == 1);
  wait_until (n_session > 0);
  g_assert_cmpuint (n_session, <, n_store / 2);
  g_signal_handlers_disconnect_by_data (gocua_session_get_store (f->session), &n_store);
  g_signal_handlers_disconnect_by_data (f->session, &n_session);
}

int
main (int argc, char **argv)
{
  gocua_locale_init ("en");
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define HOUSEHOLDS(name, func) \
  g_test_add ("/others-changes/" name, PageFixture, NULL, set_up_households, func, tear_down)
#define PAGE(name, func) g_test_add ("/others-changes/" name, PageFixture, NULL, set_up, func, tear_down)
  HOUSEHOLDS ("selection-and-pane", test_selection_and_pane);
  HOUSEHOLDS ("typed-text-and-focus", test_typed_text_and_focus);
  HOUSEHOLDS ("place", test_place);
  HOUSEHOLDS ("pane-says-who", test_pane_says_who);
  HOUSEHOLDS ("form", test_form);
  PAGE ("areas-keep-the-keyboard", test_areas_keep_the_keyboard);
  PAGE ("entry-line", test_entry_line);
  PAGE ("pace", test_pace);

  return g_test_run ();
}

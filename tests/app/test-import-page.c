/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-import-page.c: a list is looked at, tried and taken in, and one undo takes it back. */
#include "shell-support.h"

#include "app/pages/gocua-import-page.h"
#include "app/widgets/gocua-import-column.h"
#include "roster/gocua-roster-field.h"

typedef struct
{
  char *toast;
  GocuaId batch;
  char *error;
  char *page;
} Heard;

static void
toast_cb (GocuaSession *session, const char *text, const char *undo_label, const GocuaId *batch, Heard *heard)
{
  g_free (heard->toast);
  heard->toast = g_strdup (text);
  if (batch != NULL)
    heard->batch = *batch;
}

static void
error_cb (GocuaSession *session, const char *what, const GError *error, Heard *heard)
{
  g_free (heard->error);
  heard->error = g_strdup (what);
}

static void
navigate_cb (GocuaSession *session, const char *page, gpointer query, gpointer household, Heard *heard)
{
  g_free (heard->page);
  heard->page = g_strdup (page);
}

static GtkWidget *
show_page (GocuaSession *session)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_child (GTK_WINDOW (window), gocua_import_page_new (session));
  gtk_window_set_default_size (GTK_WINDOW (window), 1100, 640);
  gtk_window_present (GTK_WINDOW (window));
  wait_until (gtk_widget_get_mapped (window));
  return window;
}

static void
destroy (GtkWidget *window)
{
  gpointer page = gtk_window_get_child (GTK_WINDOW (window));

  g_object_add_weak_pointer (G_OBJECT (page), &page);
  gtk_window_destroy (GTK_WINDOW (window));
  wait_until (page == NULL);
}

static GFile *
write_list (const char *text)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "list.csv", NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return g_file_new_for_path (path);
}

static gboolean
is_step (GtkWidget *window, const char *step)
{
  GtkWidget *stack = find_widget (window, GTK_TYPE_STACK, NULL);

  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (stack)), step) == 0;
}

static void
test_take_in (void)
{
  g_autofree char *path = make_ward ();
  g_autoptr (GocuaSession) session = open_session (path);
  g_autoptr (GFile) file = write_list ("Mã hộ,Chủ hộ,Địa chỉ,Khu phố,Số nhân khẩu\n"
                                       "H1,Nguyễn Thị Ánh,12/3 Nguyễn Trãi,Khu phố 1,4\n"
                                       "H2,Trần Văn Bé,14 Nguyễn Trãi,Khu phố 2,3\n"
                                       "H3,Lê Thị Cúc,16 Nguyễn Trãi,Khu phố 2,nhiều\n");
  Heard heard = { 0 };
  GtkWidget *window = show_page (session);

  g_signal_connect (session, "toast", G_CALLBACK (toast_cb), &heard);
  g_signal_connect (session, "error", G_CALLBACK (error_cb), &heard);
  g_signal_connect (session, "navigate", G_CALLBACK (navigate_cb), &heard);
  gocua_import_page_open (GOCUA_IMPORT_PAGE (gtk_window_get_child (GTK_WINDOW (window))), file);
  wait_until (is_step (window, "columns"));
  g_assert_nonnull (find_widget (window, GTK_TYPE_LABEL, "Nguyễn Thị Ánh"));
  click (window, "Check without writing");
  wait_until (is_step (window, "result"));
  g_assert_cmpuint (gocua_session_get_areas (session)->len, ==, 0);
  click (window, "Take in 2 households");
  wait_until (is_step (window, "done"));
  click (window, "See the households");
  wait_until (heard.page != NULL);
  g_assert_cmpstr (heard.page, ==, "households");
  g_assert_cmpstr (heard.toast, ==, "Taken in: 2 new households, 0 changed");
  wait_until (gocua_session_get_areas (session)->len == 2);
  gocua_session_undo (session, &heard.batch);
  wait_until (gocua_session_get_areas (session)->len == 0);
  g_assert_null (heard.error);
  destroy (window);
  g_free (heard.toast);
  g_free (heard.page);
}

static GtkDropDown *
find_menu (GtkWidget *window, const char *label)
{
  GtkWidget *text = find_widget (window, GTK_TYPE_LABEL, label);

  return GTK_DROP_DOWN (gtk_widget_get_next_sibling (text));
}

static void
wait_for_cell (GtkWidget *window, const char *text)
{
  wait_until (find_widget (window, GTK_TYPE_LABEL, text) != NULL);
}

/* The person knows better what the file is in, and sees it at once. */
static void
test_encoding (void)
{
  g_autofree char *path = make_ward ();
  g_autoptr (GocuaSession) session = open_session (path);
  g_autoptr (GFile) file = write_list ("Chủ hộ;Địa chỉ\nNguyÔn V¨n BÐ;12 Lª Lîi\n");
  GtkWidget *window = show_page (session);

  gocua_import_page_open (GOCUA_IMPORT_PAGE (gtk_window_get_child (GTK_WINDOW (window))), file);
  wait_until (is_step (window, "columns"));
  wait_for_cell (window, "Nguyễn Văn Bé");
  g_assert_nonnull (
      find_widget (window, GTK_TYPE_LABEL,
                   "Columns A, B were in TCVN3 (ABC) and are converted: “NguyÔn V¨n BÐ” becomes "
                   "“Nguyễn Văn Bé”."));
  gtk_drop_down_set_selected (find_menu (window, "Encoding:"), 1);
  wait_for_cell (window, "NguyÔn V¨n BÐ");
  gtk_drop_down_set_selected (find_menu (window, "Encoding:"), 0);
  wait_for_cell (window, "Nguyễn Văn Bé");
  gtk_drop_down_set_selected (find_menu (window, "Columns are parted by:"), 1);
  wait_for_cell (window, "Chủ hộ;Địa chỉ");
  destroy (window);
}

/* What is refused is saved, and opens as a list again. */
static void
test_refused (void)
{
  g_autofree char *path = make_ward ();
  g_autoptr (GocuaSession) session = open_session (path);
  g_autoptr (GFile) file =
      write_list ("Chủ hộ,Địa chỉ,Số nhân khẩu\nNguyễn Thị Ánh,12 Lê Lợi,4\nTrần Bé,14 Lê Lợi,nhiều\n");
  g_autofree char *target_path = g_build_filename (g_get_user_data_dir (), "refused.xlsx", NULL);
  g_autoptr (GFile) target = g_file_new_for_path (target_path);
  Heard heard = { 0 };
  GtkWidget *window = show_page (session);
  GocuaImportPage *page = GOCUA_IMPORT_PAGE (gtk_window_get_child (GTK_WINDOW (window)));

  g_signal_connect (session, "toast", G_CALLBACK (toast_cb), &heard);
  gocua_import_page_open (page, file);
  wait_until (is_step (window, "columns"));
  click (window, "Check without writing");
  wait_until (is_step (window, "result"));
  g_assert_true (gtk_widget_get_visible (find_widget (window, GTK_TYPE_BUTTON, "Save these rows…")));
  gtk_widget_activate (
      gtk_widget_get_ancestor (find_widget (window, GTK_TYPE_LABEL, "New"), GTK_TYPE_BUTTON));
  wait_for_cell (window, "Row 2: Nguyễn Thị Ánh, 12 Lê Lợi");
  g_assert_false (gtk_widget_get_visible (find_widget (window, GTK_TYPE_BUTTON, "Save these rows…")));
  gocua_import_page_save_refused (page, target);
  wait_until (heard.toast != NULL);
  gocua_import_page_open (page, target);
  wait_until (is_step (window, "columns"));
  wait_for_cell (window, "Trần Bé");
  g_assert_null (find_widget (window, GTK_TYPE_LABEL, "Nguyễn Thị Ánh"));
  destroy (window);
  g_free (heard.toast);
}

static void
test_people (void)
{
  g_autofree char *path = make_ward ();
  g_autoptr (GocuaSession) session = open_session (path);
  g_autoptr (GFile) file =
      write_list ("Họ và tên,Quan hệ với chủ hộ,Năm sinh,Địa chỉ\nÁnh,Chủ hộ,1980,1 Lê Lợi\nBé,Con,2015,1 Lê "
                  "Lợi\n");
  GtkWidget *window = show_page (session);

  gocua_import_page_open (GOCUA_IMPORT_PAGE (gtk_window_get_child (GTK_WINDOW (window))), file);
  wait_until (is_step (window, "columns"));
  click (window, "Check without writing");
  wait_until (is_step (window, "result"));
  g_assert_nonnull (find_widget (window, GTK_TYPE_LABEL, "2 people are counted into households."));
  g_assert_nonnull (find_widget (window, GTK_TYPE_BUTTON, "Take in 1 household"));
  destroy (window);
}

static GtkEventController *
find_controller (GtkWidget *widget, GType type)
{
  g_autoptr (GListModel) all = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GtkEventController) one = g_list_model_get_item (all, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (one, type))
        return one; /* its widget keeps it */
    }
  return NULL;
}

/* What a drag and a drop by mouse come to. Returns: %FALSE when there is nothing to drag at @from */
static gboolean
drag (GtkWidget *from, GtkWidget *to)
{
  GtkEventController *source = find_controller (from, GTK_TYPE_DRAG_SOURCE);
  GtkEventController *target = find_controller (to, GTK_TYPE_DROP_TARGET);
  g_autoptr (GdkContentProvider) content = NULL;
  g_autoptr (GdkContentFormats) formats = NULL;
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean is_taken = FALSE;

  g_assert_nonnull (source);
  g_assert_nonnull (target);
  g_signal_emit_by_name (source, "prepare", 1.0, 1.0, &content);
  if (content == NULL)
    return FALSE;
  formats = gdk_content_provider_ref_formats (content);
  g_value_init (&value, gdk_content_formats_get_gtypes (formats, NULL)[0]);
  g_assert_true (gdk_content_provider_get_value (content, &value, NULL));
  g_signal_emit_by_name (target, "drop", &value, 1.0, 1.0, &is_taken);
  g_assert_true (is_taken);
  return TRUE;
}

static GtkWidget *
find_head (GtkWidget *window, const char *letter)
{
  GtkWidget *label = find_widget (window, GTK_TYPE_LABEL, letter);

  return gtk_widget_get_ancestor (label, GOCUA_TYPE_IMPORT_COLUMN);
}

static guint
get_meaning (GtkWidget *window, const char *letter)
{
  GtkWidget *menu = find_widget (find_head (window, letter), GTK_TYPE_DROP_DOWN, NULL);

  return gtk_drop_down_get_selected (GTK_DROP_DOWN (menu));
}

static GtkWidget *
find_tile (GtkWidget *window, GocuaRosterField field)
{
  GtkWidget *strip = find_widget (window, GTK_TYPE_FLOW_BOX, NULL);
  GtkFlowBoxChild *place = gtk_flow_box_get_child_at_index (GTK_FLOW_BOX (strip), (int) field);

  return gtk_flow_box_child_get_child (place);
}

static gboolean
is_tile_shown (GtkWidget *window, GocuaRosterField field)
{
  return gtk_widget_get_visible (gtk_widget_get_parent (find_tile (window, field)));
}

/* A meaning goes from the strip to a column, from there to another, and back to the strip. */
static void
test_drag (void)
{
  g_autofree char *path = make_ward ();
  g_autoptr (GocuaSession) session = open_session (path);
  g_autoptr (GFile) file = write_list ("Người đứng tên,Địa chỉ\nÁnh,1 Lê Lợi\nBé,2 Lê Lợi\n");
  GtkWidget *window = show_page (session);
  GtkWidget *strip;

  gocua_import_page_open (GOCUA_IMPORT_PAGE (gtk_window_get_child (GTK_WINDOW (window))), file);
  wait_until (is_step (window, "columns"));
  strip = find_widget (window, GTK_TYPE_FLOW_BOX, NULL);
  while (get_meaning (window, "A") != 0)
    g_assert_true (drag (find_head (window, "A"), strip));
  g_assert_true (is_tile_shown (window, GOCUA_ROSTER_FIELD_HEAD));
  g_assert_true (drag (find_tile (window, GOCUA_ROSTER_FIELD_HEAD), find_head (window, "A")));
  g_assert_cmpuint (get_meaning (window, "A"), ==, GOCUA_ROSTER_FIELD_HEAD + 1);
  g_assert_false (is_tile_shown (window, GOCUA_ROSTER_FIELD_HEAD));

  /* The one that it takes the column from lies on the strip again. */
  g_assert_true (drag (find_head (window, "A"), find_head (window, "B")));
  g_assert_cmpuint (get_meaning (window, "A"), ==, 0);
  g_assert_cmpuint (get_meaning (window, "B"), ==, GOCUA_ROSTER_FIELD_HEAD + 1);
  g_assert_true (is_tile_shown (window, GOCUA_ROSTER_FIELD_ADDRESS));
  g_assert_false (drag (find_head (window, "A"), find_head (window, "B")));

  g_assert_true (drag (find_head (window, "B"), strip));
  g_assert_cmpuint (get_meaning (window, "B"), ==, 0);
  g_assert_true (is_tile_shown (window, GOCUA_ROSTER_FIELD_HEAD));
  g_assert_false (gtk_widget_get_sensitive (find_widget (window, GTK_TYPE_BUTTON, "Check without writing")));
  destroy (window);
}

/* The menu of encodings of a column, which is filled when it opens. */
static GtkWidget *
open_encodings (GtkWidget *window, const char *letter)
{
  GtkWidget *head = find_head (window, letter);
  GtkWidget *button = find_widget (head, GTK_TYPE_MENU_BUTTON, NULL);

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  return GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
}

static GtkWidget *
find_choice (GtkWidget *popover, const char *label)
{
  GtkWidget *text = find_widget (popover, GTK_TYPE_LABEL, label);

  g_assert_nonnull (text);
  return gtk_widget_get_ancestor (text, GTK_TYPE_BUTTON);
}

/* One column in another encoding than the rest: seen before it is chosen, and what was said of the columns
 * stays. */
static void
test_column_encoding (void)
{
  g_autofree char *path = make_ward ();
  g_autoptr (GocuaSession) session = open_session (path);
  g_autoptr (GFile) file = write_list ("Chủ hộ;Địa chỉ;Khác\nNguyÔn V¨n BÐ;12 Lê Lợi;x\n");
  GtkWidget *window = show_page (session);
  GtkWidget *popover;

  gocua_import_page_open (GOCUA_IMPORT_PAGE (gtk_window_get_child (GTK_WINDOW (window))), file);
  wait_until (is_step (window, "columns"));
  wait_for_cell (window, "Nguyễn Văn Bé");
  g_assert_true (drag (find_tile (window, GOCUA_ROSTER_FIELD_NOTE), find_head (window, "C")));
  popover = open_encodings (window, "A");
  g_assert_nonnull (find_widget (popover, GTK_TYPE_LABEL, "In the file: NguyÔn V¨n BÐ"));
  g_assert_nonnull (find_choice (popover, "As told from the file: Nguyễn Văn Bé"));
  g_assert_nonnull (find_choice (popover, "TCVN3 (ABC): Nguyễn Văn Bé"));
  g_signal_emit_by_name (find_choice (popover, "Unicode: NguyÔn V¨n BÐ"), "clicked");
  wait_for_cell (window, "NguyÔn V¨n BÐ");
  g_assert_cmpuint (get_meaning (window, "C"), ==, GOCUA_ROSTER_FIELD_NOTE + 1);

  popover = open_encodings (window, "A");
  g_signal_emit_by_name (find_choice (popover, "TCVN3 (ABC): Nguyễn Văn Bé"), "clicked");
  wait_for_cell (window, "Nguyễn Văn Bé");
  g_assert_cmpuint (get_meaning (window, "C"), ==, GOCUA_ROSTER_FIELD_NOTE + 1);
  g_assert_nonnull (find_choice (open_encodings (window, "B"), "TCVN3 (ABC): leaves this text as it is"));
  destroy (window);
}

static void
test_not_a_list (void)
{
  g_autofree char *path = make_ward ();
  g_autoptr (GocuaSession) session = open_session (path);
  g_autoptr (GFile) file = write_list ("");
  Heard heard = { 0 };
  GtkWidget *window = show_page (session);

  g_signal_connect (session, "error", G_CALLBACK (error_cb), &heard);
  gocua_import_page_open (GOCUA_IMPORT_PAGE (gtk_window_get_child (GTK_WINDOW (window))), file);
  wait_until (heard.error != NULL);
  g_assert_true (is_step (window, "choose"));
  destroy (window);
  g_free (heard.error);
}

/* Closed in the middle, the page hears no more of its work. */
static void
test_closed_in_between (void)
{
  g_autofree char *path = make_ward ();
  GocuaSession *session = open_session (path);
  g_autoptr (GFile) file = write_list ("Chủ hộ,Địa chỉ\nNguyễn Thị Ánh,12/3 Nguyễn Trãi\n");
  GtkWidget *window = show_page (session);

  gocua_import_page_open (GOCUA_IMPORT_PAGE (gtk_window_get_child (GTK_WINDOW (window))), file);
  destroy (window);
  close_session (session);
}

int
main (int argc, char **argv)
{
  gocua_locale_init ("en");
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/import-page/take-in", test_take_in);
  g_test_add_func ("/import-page/encoding", test_encoding);
  g_test_add_func ("/import-page/refused", test_refused);
  g_test_add_func ("/import-page/people", test_people);
  g_test_add_func ("/import-page/drag", test_drag);
  g_test_add_func ("/import-page/column-encoding", test_column_encoding);
  g_test_add_func ("/import-page/not-a-list", test_not_a_list);
  g_test_add_func ("/import-page/closed-in-between", test_closed_in_between);
  return g_test_run ();
}

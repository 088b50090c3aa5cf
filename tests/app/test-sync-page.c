/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-sync-page.c: what waits, what was refused and what two people entered differently, on a real file;
 * sync itself is not started. */
#include "shell-support.h"

#include "app/pages/gocua-conflict-row.h"
#include "app/pages/gocua-keyed-rows.h"
#include "app/pages/gocua-sync-page.h"
#include "foreign-support.h"
#include "store/gocua-conflict-store.h"

#include <string.h>

typedef struct
{
  char *path;
  GocuaSession *session;
  GtkWidget *window;
  GocuaSyncPage *page;
  GocuaId household;
  GocuaStamp made; /* the stamp of its phone when it was new */
  char *toast;
  char *opened;
} Fixture;

static GtkWidget *
child_of (Fixture *f, const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (f->page), GOCUA_TYPE_SYNC_PAGE, name));
}

static const char *
state_of (Fixture *f)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (child_of (f, "stack")));
}

static guint
count_rows (Fixture *f, const char *list)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (GTK_LIST_BOX (child_of (f, list)), (int) n) != NULL)
    n++;
  return n;
}

static GtkWidget *
row_at (Fixture *f, const char *list, int index)
{
  return GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (child_of (f, list)), index));
}

static void
toast_cb (Fixture *f, const char *text, const char *undo, const GocuaId *batch)
{
  g_free (f->toast);
  f->toast = g_strdup (text);
  g_assert_true ((undo != NULL) == (batch != NULL));
}

static void
navigate_cb (Fixture *f, const char *page, GocuaQuery *query, const GocuaId *household)
{
  char id[GOCUA_ID_STRING_SIZE];

  g_free (f->opened);
  f->opened = g_strdup_printf ("%s %s", page, household != NULL ? gocua_id_format (household, id) : "");
}

static void
edit_phone (Fixture *f, const char *phone)
{
  g_autoptr (GocuaRecord) seen = load_record (f->session, GOCUA_KIND_HOUSEHOLD, &f->household);
  g_autoptr (GocuaRecord) wanted = gocua_record_copy (seen);
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("household.edit");
  g_autoptr (GocuaRecord) now = NULL;

  gocua_record_set_text (wanted, GOCUA_HOUSEHOLD_PHONE, phone);
  gocua_batch_put (batch, seen, wanted);
  gocua_session_commit (f->session, batch, NULL, "Not saved.", NULL, NULL);
  wait_until (!gocua_store_has_pending_writes (gocua_session_get_store (f->session)));
  now = load_record (f->session, GOCUA_KIND_HOUSEHOLD, &f->household);
  g_assert_cmpstr (gocua_record_get_text (now, GOCUA_HOUSEHOLD_PHONE), ==, phone);
}

static void
make_household (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("household.new");
  g_autoptr (GocuaRecord) household = NULL;
  g_autoptr (GocuaRecord) made = NULL;
  GocuaDb *db = gocua_ward_open (f->path, FALSE, &error);

  g_assert_no_error (error);
  gocua_id_init_new (&f->household, 1000);
  household = gocua_record_new (GOCUA_KIND_HOUSEHOLD, &f->household);
  gocua_record_set_text (household, GOCUA_HOUSEHOLD_HEAD, "Nguyễn Phúc Thị Thiên Trang Anh");
  gocua_record_set_text (household, GOCUA_HOUSEHOLD_ADDRESS, "12/34/5A Nguyễn Trãi");
  gocua_record_set_text (household, GOCUA_HOUSEHOLD_PHONE, "0901000000");
  gocua_batch_put (batch, NULL, household);
  g_assert_true (gocua_journal_commit (db, batch, NULL, NULL, &error));
  made = gocua_entity_load (db, GOCUA_KIND_HOUSEHOLD, &f->household, NULL);
  f->made = made->stamps[GOCUA_HOUSEHOLD_PHONE];
  gocua_ward_close (db);
}

static void
show_connected (Fixture *f, guint n_conflicts)
{
  g_autoptr (GocuaSyncStanding) standing = gocua_sync_standing_new ();

  standing->mode = n_conflicts > 0 ? GOCUA_SYNC_NEEDS_YOU : GOCUA_SYNC_WAITING;
  standing->remedy = n_conflicts > 0 ? GOCUA_SYNC_REMEDY_CONFLICTS : GOCUA_SYNC_REMEDY_NONE;
  standing->server = g_strdup ("https://gocua.example.vn");
  standing->account = g_strdup ("hoa");
  standing->display = g_strdup ("Lê Thị Hoa");
  standing->role = g_strdup ("entry");
  standing->n_waiting = 3;
  standing->n_conflicts = n_conflicts;
  gocua_sync_page_show_standing (f->page, standing);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->path = make_ward ();
  make_household (f);
  f->session = open_session (f->path);
  g_signal_connect_swapped (f->session, "toast", G_CALLBACK (toast_cb), f);
  g_signal_connect_swapped (f->session, "navigate", G_CALLBACK (navigate_cb), f);
  f->page = GOCUA_SYNC_PAGE (gocua_sync_page_new (f->session));
  f->window = g_object_ref_sink (adw_window_new ());
  adw_window_set_content (ADW_WINDOW (f->window), GTK_WIDGET (f->page));
  gtk_window_set_default_size (GTK_WINDOW (f->window), 1160, 700);
  gtk_window_present (GTK_WINDOW (f->window));
  show_connected (f, 0);
  wait_until (g_str_equal (state_of (f), "main"));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gpointer page = f->page;

  g_object_add_weak_pointer (G_OBJECT (f->page), &page);
  gtk_window_destroy (GTK_WINDOW (f->window));
  g_object_unref (f->window);
  wait_until (page == NULL);
  g_object_unref (f->session);
  g_remove (f->path);
  g_free (f->path);
  g_free (f->toast);
  g_free (f->opened);
}

static void
test_never_connected (Fixture *f, gconstpointer data)
{
  g_autoptr (GocuaSyncStanding) standing = gocua_sync_standing_new ();

  standing->mode = GOCUA_SYNC_NO_SERVER;
  gocua_sync_page_show_standing (f->page, standing);
  g_assert_cmpstr (state_of (f), ==, "never");
  g_assert_nonnull (find_widget (child_of (f, "stack"), GTK_TYPE_BUTTON, "Connect…"));
}

static void
test_waiting (Fixture *f, gconstpointer data)
{
  char id[GOCUA_ID_STRING_SIZE];
  g_autofree char *expected = g_strdup_printf ("households %s", gocua_id_format (&f->household, id));
  guint before;

  wait_until (count_rows (f, "waiting") > 0);
  show_connected (f, 0);
  g_assert_cmpstr (state_of (f), ==, "main");
  before = count_rows (f, "waiting");
  edit_phone (f, "0901234567");
  wait_until (count_rows (f, "waiting") == before + 1);
  /* What, with what; and a click leads there. */
  g_assert_nonnull (
      strstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row_at (f, "waiting", (int) before))),
              "12/34/5A Nguyễn Trãi"));
  g_signal_emit_by_name (child_of (f, "waiting"), "row-activated", row_at (f, "waiting", (int) before));
  g_assert_cmpstr (f->opened, ==, expected);
}

/* Somebody else has set the same phone, who had seen the old one. */
static void
make_conflict (Fixture *f)
{
  edit_phone (f, "0901234567");
  foreign_edit (f->session, &f->household, "phone", "0912345678", f->made, "Trần Văn Bé");
  wait_until (count_rows (f, "conflicts") == 1);
  show_connected (f, 1);
}

static void
test_conflict_words (Fixture *f, gconstpointer data)
{
  const char *words;

  make_conflict (f);
  words = gocua_conflict_row_get_words (GOCUA_CONFLICT_ROW (row_at (f, "conflicts", 0)));
  g_assert_nonnull (strstr (words, "12/34/5A Nguyễn Trãi"));
  g_assert_nonnull (strstr (words, gocua_kind_get_field_label (GOCUA_KIND_HOUSEHOLD, GOCUA_HOUSEHOLD_PHONE)));
  g_assert_nonnull (strstr (words, "0901 234 567"));
  g_assert_nonnull (strstr (words, "0912 345 678"));
  g_assert_nonnull (strstr (words, "Trần Văn Bé"));
}

static void
assert_phone (Fixture *f, const char *phone)
{
  g_autoptr (GocuaRecord) now = load_record (f->session, GOCUA_KIND_HOUSEHOLD, &f->household);

  g_assert_cmpstr (gocua_record_get_text (now, GOCUA_HOUSEHOLD_PHONE), ==, phone);
}

/* What the history of the household will tell: how many were settled, and how the last one was. */
static guint
count_settled (Fixture *f, gboolean *took_other)
{
  g_autoptr (GError) error = NULL;
  GocuaDb *db = gocua_ward_open (f->path, FALSE, &error);
  g_autoptr (GPtrArray) settled = NULL;

  g_assert_no_error (error);
  settled = gocua_conflicts_list_settled (db, &f->household, &error);
  g_assert_no_error (error);
  gocua_ward_close (db);
  if (settled->len > 0)
    *took_other = ((GocuaSettledConflict *) g_ptr_array_index (settled, settled->len - 1))->took_other;
  return settled->len;
}

static void
test_keep (Fixture *f, gconstpointer data)
{
  gboolean took_other = TRUE;

  make_conflict (f);
  assert_phone (f, "0912345678");
  click (row_at (f, "conflicts", 0), "1 · Keep this");
  wait_until (count_rows (f, "conflicts") == 0);
  assert_phone (f, "0912345678");
  g_assert_cmpuint (count_settled (f, &took_other), ==, 1);
  g_assert_false (took_other);
  wait_until (f->toast != NULL);
  /* It was the last one, and the keyboard is not lost. */
  g_assert_nonnull (gtk_window_get_focus (GTK_WINDOW (f->window)));
}

static void
test_take_and_undo (Fixture *f, gconstpointer data)
{
  gboolean took_other = FALSE;

  make_conflict (f);
  g_assert_cmpuint (count_settled (f, &took_other), ==, 0);
  gtk_widget_grab_focus (row_at (f, "conflicts", 0));
  click (row_at (f, "conflicts", 0), "2 · Take this");
  wait_until (count_rows (f, "conflicts") == 0);
  assert_phone (f, "0901234567");
  g_assert_cmpuint (count_settled (f, &took_other), ==, 1);
  g_assert_true (took_other);
  gocua_session_undo (f->session, NULL);
  wait_until (count_rows (f, "conflicts") == 1);
  g_assert_cmpuint (count_settled (f, &took_other), ==, 0);
  assert_phone (f, "0912345678");
}

static GtkWidget *
find_message (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return window;
    }
  return NULL;
}

/* Whoever signs out while something waits is told how much, and that it is kept; staying is what Enter does.
 */
static void
test_sign_out_tells_the_number (Fixture *f, gconstpointer data)
{
  GtkWidget *dialog;
  gpointer gone;

  show_connected (f, 0);
  if (data == NULL)
    click (child_of (f, "account"), "Sign out");
  else
    gtk_widget_activate_action (GTK_WIDGET (f->page), data, NULL);
  gone = dialog = find_message ();
  g_assert_nonnull (dialog);
  g_assert_true (g_str_has_prefix (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)),
                                   "3 changes are not sent yet."));
  g_assert_cmpstr (adw_message_dialog_get_default_response (ADW_MESSAGE_DIALOG (dialog)), ==, "stay");
  g_object_add_weak_pointer (G_OBJECT (dialog), &gone);
  gtk_window_close (GTK_WINDOW (dialog));
  wait_until (gone == NULL);
  g_assert_null (f->toast);
}

static GtkWidget *
make_label_row (guint index, gpointer data)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), gtk_label_new (data));
  return row;
}

static GPtrArray *
keys_of (const char *text)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (keys, g_strdup (words[i]));
  return keys;
}

/* A list that is read again keeps its rows and the keyboard in them. */
static void
test_rows_stay (Fixture *f, gconstpointer data)
{
  GtkWidget *window = g_object_ref_sink (gtk_window_new ());
  GtkListBox *list = GTK_LIST_BOX (gtk_list_box_new ());
  g_autoptr (GPtrArray) first = keys_of ("a b c");
  g_autoptr (GPtrArray) second = keys_of ("x b y c");
  g_autoptr (GPtrArray) third = keys_of ("x y");
  GtkWidget *row;

  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (list));
  gtk_window_present (GTK_WINDOW (window));
  gocua_keyed_rows_update (list, first, make_label_row, (gpointer) "label");
  row = GTK_WIDGET (gtk_list_box_get_row_at_index (list, 1));
  gtk_widget_grab_focus (row);
  g_assert_false (gocua_keyed_rows_update (list, second, make_label_row, (gpointer) "label"));
  g_assert_true (GTK_WIDGET (gtk_list_box_get_row_at_index (list, 1)) == row);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == row);
  /* The row goes, the one in its place gets the keyboard. */
  g_assert_false (gocua_keyed_rows_update (list, third, make_label_row, (gpointer) "label"));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) ==
                 GTK_WIDGET (gtk_list_box_get_row_at_index (list, 1)));
  g_ptr_array_set_size (third, 0);
  g_assert_true (gocua_keyed_rows_update (list, third, make_label_row, (gpointer) "label"));
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (window);
}

int
main (int argc, char **argv)
{
  gocua_locale_init ("en");
  gtk_test_init (&argc, &argv, NULL);
  /* From GTK 4.10 on libadwaita's message dialog is measured too narrow, and a test makes warnings fatal. */
  if (gtk_get_minor_version () >= 10)
    g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);
  adw_init ();

#define ADD(name, func) g_test_add ("/sync-page/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("never-connected", test_never_connected);
  ADD ("waiting", test_waiting);
  ADD ("conflict-words", test_conflict_words);
  ADD ("keep", test_keep);
  ADD ("take-and-undo", test_take_and_undo);
  ADD ("sign-out-tells-the-number", test_sign_out_tells_the_number);
  g_test_add ("/sync-page/sign-out-by-action", Fixture, "sync.sign-out", set_up,
              test_sign_out_tells_the_number, tear_down);
  ADD ("rows-stay", test_rows_stay);

  return g_test_run ();
}

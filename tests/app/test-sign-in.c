/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-sign-in.c: each thing that can go wrong at the door of the server is told where it can be mended. */
#include "shell-support.h"

#include "app/dialogs/gocua-sign-in-dialog.h"
#include "app/widgets/gocua-sign-in-form.h"
#include "sync/gocua-sync-error.h"

typedef struct
{
  GtkWidget *window;
  GocuaSignInForm *form;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->window = g_object_ref_sink (gtk_window_new ());
  f->form = g_object_new (GOCUA_TYPE_SIGN_IN_FORM, NULL);
  gtk_window_set_child (GTK_WINDOW (f->window), GTK_WIDGET (f->form));
  gtk_window_present (GTK_WINDOW (f->window));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gpointer form = f->form;

  g_object_add_weak_pointer (G_OBJECT (f->form), &form);
  gtk_window_destroy (GTK_WINDOW (f->window));
  g_object_unref (f->window);
  g_assert_null (form);
}

static GtkEditable *
find_entry (Fixture *f, guint index)
{
  GObject *entry = gtk_widget_get_template_child (GTK_WIDGET (f->form), GOCUA_TYPE_SIGN_IN_FORM,
                                                  (const char *[]){ "server", "account", "password" }[index]);

  return GTK_EDITABLE (entry);
}

static gboolean
has_focus (Fixture *f, gpointer widget)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (f->window));

  return focus != NULL &&
         (focus == GTK_WIDGET (widget) || gtk_widget_is_ancestor (focus, GTK_WIDGET (widget)));
}

static void
test_empty (Fixture *f, gconstpointer data)
{
  g_assert_false (gocua_sign_in_form_check (f->form));
  for (GocuaSignInPlace place = GOCUA_SIGN_IN_SERVER; place <= GOCUA_SIGN_IN_PASSWORD; place++)
    g_assert_cmpstr (gocua_sign_in_form_get_remark (f->form, place), !=, "");
  g_assert_true (has_focus (f, find_entry (f, 0)));
  /* What is typed takes the remark away. */
  gtk_editable_set_text (find_entry (f, 0), "  gocua.example.vn ");
  g_assert_cmpstr (gocua_sign_in_form_get_remark (f->form, GOCUA_SIGN_IN_SERVER), ==, "");
  gtk_editable_set_text (find_entry (f, 1), " hoa");
  gtk_editable_set_text (find_entry (f, 2), " kín ");
  g_assert_true (gocua_sign_in_form_check (f->form));
  g_assert_cmpstr (gocua_sign_in_form_get_server (f->form), ==, "gocua.example.vn");
  g_assert_cmpstr (gocua_sign_in_form_get_account (f->form), ==, "hoa");
  /* Blanks may belong to a password. */
  g_assert_cmpstr (gocua_sign_in_form_get_password (f->form), ==, " kín ");
  gocua_sign_in_form_forget_password (f->form);
  g_assert_cmpstr (gocua_sign_in_form_get_password (f->form), ==, "");
}

static void
test_fill (Fixture *f, gconstpointer data)
{
  gocua_sign_in_form_fill (f->form, "gocua.example.vn", "hoa");
  g_assert_true (has_focus (f, find_entry (f, 2)));
  gocua_sign_in_form_fill (f->form, "gocua.example.vn", NULL);
  g_assert_true (has_focus (f, find_entry (f, 1)));
}

static void
test_places (Fixture *f, gconstpointer data)
{
  const struct
  {
    GocuaSyncError code;
    GocuaSignInPlace place;
  } cases[] = {
    { GOCUA_SYNC_ERROR_PASSWORD, GOCUA_SIGN_IN_PASSWORD },
    { GOCUA_SYNC_ERROR_WARD, GOCUA_SIGN_IN_ACCOUNT },
    { GOCUA_SYNC_ERROR_ADDRESS, GOCUA_SIGN_IN_SERVER },
    { GOCUA_SYNC_ERROR_PLAIN_HTTP, GOCUA_SIGN_IN_SERVER },
    { GOCUA_SYNC_ERROR_OFFLINE, GOCUA_SIGN_IN_SERVER },
    { GOCUA_SYNC_ERROR_NOT_SERVER, GOCUA_SIGN_IN_SERVER },
    { GOCUA_SYNC_ERROR_CERT_HOST, GOCUA_SIGN_IN_SERVER },
    { GOCUA_SYNC_ERROR_CERT_ISSUER, GOCUA_SIGN_IN_CA_FILE },
    { GOCUA_SYNC_ERROR_CA_FILE, GOCUA_SIGN_IN_CA_FILE },
    { GOCUA_SYNC_ERROR_CERT_CLOCK, GOCUA_SIGN_IN_ABOVE },
    { GOCUA_SYNC_ERROR_BUSY, GOCUA_SIGN_IN_ABOVE },
    { GOCUA_SYNC_ERROR_TOO_OLD, GOCUA_SIGN_IN_ABOVE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = g_error_new (GOCUA_SYNC_ERROR, (int) cases[i].code, "Sentence %u.", i);

      gocua_sign_in_form_show_error (f->form, error);
      for (GocuaSignInPlace place = GOCUA_SIGN_IN_ABOVE; place <= GOCUA_SIGN_IN_CA_FILE; place++)
        {
          const char *remark = gocua_sign_in_form_get_remark (f->form, place);

          g_assert_true ((*remark != '\0') == (place == cases[i].place));
          if (*remark != '\0' && cases[i].code != GOCUA_SYNC_ERROR_OFFLINE)
            g_assert_cmpstr (remark, ==, error->message);
        }
    }
}

/* The keyboard is where the person has to type again. */
static void
test_focus_of_error (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) password = g_error_new (GOCUA_SYNC_ERROR, GOCUA_SYNC_ERROR_PASSWORD, "Wrong.");
  g_autoptr (GError) disk = g_error_new (G_IO_ERROR, G_IO_ERROR_NO_SPACE, "The disk is full.");

  gtk_editable_set_text (find_entry (f, 2), "kín");
  gocua_sign_in_form_show_error (f->form, password);
  g_assert_true (has_focus (f, find_entry (f, 2)));
  gocua_sign_in_form_show_error (f->form, disk);
  g_assert_cmpstr (gocua_sign_in_form_get_remark (f->form, GOCUA_SIGN_IN_ABOVE), ==, "The disk is full.");
}

static void
test_ca_file (Fixture *f, gconstpointer data)
{
  g_assert_null (gocua_sign_in_form_get_ca_file (f->form));
  gocua_sign_in_form_set_ca_file (f->form, "/etc/ssl/thanh-pho.pem");
  g_assert_cmpstr (gocua_sign_in_form_get_ca_file (f->form), ==, "/etc/ssl/thanh-pho.pem");
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (gtk_widget_get_template_child (
                       GTK_WIDGET (f->form), GOCUA_TYPE_SIGN_IN_FORM, "ca_label"))),
                   ==, "thanh-pho.pem");
  gocua_sign_in_form_set_ca_file (f->form, NULL);
  g_assert_null (gocua_sign_in_form_get_ca_file (f->form));
}

static GtkWidget *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (GOCUA_IS_SIGN_IN_DIALOG (window))
        return window;
    }
  return NULL;
}

/* Against nobody: a port of this computer where no one listens. What waits is told before, the error at the
 * address, and nothing has changed. */
static void
test_dialog (Fixture *f, gconstpointer data)
{
  g_autofree char *path = make_ward ();
  g_autoptr (GocuaSession) session = open_session (path);
  GtkWidget *dialog;
  GocuaSignInForm *form;
  gpointer gone;

  gocua_sign_in_dialog_present (NULL, session, FALSE);
  gone = dialog = find_dialog ();
  g_assert_nonnull (dialog);
  g_object_add_weak_pointer (G_OBJECT (dialog), &gone);
  form = GOCUA_SIGN_IN_FORM (find_widget (dialog, GOCUA_TYPE_SIGN_IN_FORM, NULL));
  gocua_sign_in_form_fill (form, "http://127.0.0.1:1", "hoa");
  g_signal_emit_by_name (form, "submit");
  g_assert_cmpstr (gocua_sign_in_form_get_remark (form, GOCUA_SIGN_IN_PASSWORD), !=, "");
  gtk_editable_set_text (
      GTK_EDITABLE (gtk_widget_get_template_child (GTK_WIDGET (form), GOCUA_TYPE_SIGN_IN_FORM, "password")),
      "kín");
  g_signal_emit_by_name (form, "submit");
  wait_until (*gocua_sign_in_form_get_remark (form, GOCUA_SIGN_IN_SERVER) != '\0');
  g_assert_null (gocua_sync_get_standing (gocua_session_get_sync (session))->account);
  gtk_window_close (GTK_WINDOW (dialog));
  wait_until (gone == NULL);
}

int
main (int argc, char **argv)
{
  gocua_locale_init ("en");
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, func) g_test_add ("/sign-in/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("empty", test_empty);
  ADD ("fill", test_fill);
  ADD ("places", test_places);
  ADD ("focus-of-error", test_focus_of_error);
  ADD ("ca-file", test_ca_file);
  ADD ("dialog", test_dialog);

  return g_test_run ();
}

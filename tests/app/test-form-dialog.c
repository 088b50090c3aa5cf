/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-form-dialog.c: what every form does while it saves, and where the person is when it could not. */
#include "shell-support.h"

#include "app/dialogs/gocua-form-dialog.h"

/* A form of one field, the name of an area. */
#define TEST_TYPE_FORM (test_form_get_type ())
G_DECLARE_FINAL_TYPE (TestForm, test_form, TEST, FORM, GocuaFormDialog)

struct _TestForm
{
  GocuaFormDialog parent_instance;
};

G_DEFINE_FINAL_TYPE (TestForm, test_form, GOCUA_TYPE_FORM_DIALOG)

static GtkWidget *
entry_of (GocuaFormDialog *form)
{
  return gocua_field_get_child (gocua_form_dialog_get_field (form, 0));
}

static GPtrArray *
test_form_check (GocuaFormDialog *form)
{
  return g_ptr_array_new ();
}

/* An area without a name is refused by the journal. */
static void
test_form_save (GocuaFormDialog *form)
{
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("area.edit");
  g_autoptr (GocuaRecord) area = gocua_record_new (GOCUA_KIND_AREA, NULL);

  gocua_record_set_text (area, GOCUA_AREA_NAME, gtk_editable_get_text (GTK_EDITABLE (entry_of (form))));
  gocua_record_set_int (area, GOCUA_AREA_POSITION, 1);
  gocua_batch_put (batch, NULL, area);
  gocua_form_dialog_commit (form, batch, NULL, "Not saved.");
}

static void
test_form_class_init (TestFormClass *klass)
{
  GOCUA_FORM_DIALOG_CLASS (klass)->check = test_form_check;
  GOCUA_FORM_DIALOG_CLASS (klass)->save = test_form_save;
}

static void
test_form_init (TestForm *self)
{
}

static GocuaFormDialog *
show_form (GocuaSession *session, const char *name)
{
  GocuaFormDialog *form = g_object_new (TEST_TYPE_FORM, NULL);

  gocua_form_dialog_set_session (form, session);
  gocua_form_dialog_add_entry (form, 0, "Name", name);
  gocua_form_dialog_ready (form, FALSE);
  gtk_window_present (GTK_WINDOW (form));
  wait_until (gtk_widget_get_mapped (GTK_WIDGET (form)));
  return form;
}

/* Whether the text inside @entry was told that it has the focus, and not that it has lost it. */
static gboolean
text_thinks_it_has_focus (GtkWidget *entry)
{
  g_autoptr (GListModel) controllers =
      gtk_widget_observe_controllers (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (entry))));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_FOCUS (controller) &&
          gtk_event_controller_focus_is_focus (GTK_EVENT_CONTROLLER_FOCUS (controller)))
        return TRUE;
    }
  return FALSE;
}

/* Else the cursor blinks on, and GTK warns of it at the next blink that comes before the end of the window.
 */
static void
test_lets_go_of_the_focus (void)
{
  g_autofree char *path = make_ward ();
  g_autoptr (GocuaSession) session = open_session (path);
  GocuaFormDialog *form = show_form (session, "Khu phố 1");
  gpointer left = form;

  g_object_add_weak_pointer (G_OBJECT (form), &left);
  g_assert_true (text_thinks_it_has_focus (entry_of (form)));
  g_assert_true (gocua_form_dialog_save (form));
  g_assert_false (gtk_widget_is_sensitive (entry_of (form)));
  g_assert_false (text_thinks_it_has_focus (entry_of (form)));
  wait_until (left == NULL);
}

static void
test_comes_back_after_a_failure (void)
{
  g_autofree char *path = make_ward ();
  g_autoptr (GocuaSession) session = open_session (path);
  GocuaFormDialog *form = show_form (session, "");
  gpointer left = form;

  g_object_add_weak_pointer (G_OBJECT (form), &left);
  g_assert_true (gocua_form_dialog_save (form));
  g_assert_null (gtk_window_get_focus (GTK_WINDOW (form)));
  wait_until (gtk_widget_is_sensitive (entry_of (form)));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (form)) ==
                 GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (entry_of (form)))));
  g_assert_true (text_thinks_it_has_focus (entry_of (form)));
  gtk_window_destroy (GTK_WINDOW (form));
  wait_until (left == NULL);
}

int
main (int argc, char **argv)
{
  gocua_locale_init ("en");
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/form-dialog/lets-go-of-the-focus", test_lets_go_of_the_focus);
  g_test_add_func ("/form-dialog/comes-back-after-a-failure", test_comes_back_after_a_failure);
  return g_test_run ();
}

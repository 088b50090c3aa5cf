/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-area-change-dialog.c: joins areas and renames their tổ, and says beforehand how many households go.
 */
#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/dialogs/gocua-area-change-dialog.h"

#include <glib/gi18n.h>

#include "app/dialogs/gocua-area-request.h"
#include "app/widgets/gocua-text-label.h"
#include "core/gocua-number.h"

#define WIDTH       440
#define LIST_HEIGHT 260

typedef struct
{
  GocuaSession *session;
  GocuaAreaRequestKind kind;
  GocuaRecord *area; /* (nullable) */
  GPtrArray *areas;  /* those that can be chosen, as they were when the dialog was made */
  GocuaAreaPlan *plan;
  GCancellable *cancellable;

  AdwMessageDialog *dialog;
  GtkLabel *preview;
  GtkEditable *name, *group; /* (nullable): those that the kind has */
  GPtrArray *checks;         /* of GtkCheckButton, beside areas */
} Asking;

/* Keeps what an answer needs to know whether anybody still waits for it. */
typedef struct
{
  Asking *asking;
  GCancellable *cancellable;
} Waiting;

static void
asking_free (gpointer data, GClosure *closure)
{
  Asking *asking = data;

  g_cancellable_cancel (asking->cancellable);
  g_clear_object (&asking->cancellable);
  g_object_unref (asking->session);
  g_clear_pointer (&asking->area, gocua_record_unref);
  g_clear_pointer (&asking->plan, gocua_area_plan_free);
  g_ptr_array_unref (asking->areas);
  g_ptr_array_unref (asking->checks);
  g_free (asking);
}

static void
add_checked (Asking *asking, GocuaAreaRequest *request)
{
  for (guint i = 0; i < asking->checks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (asking->checks, i)))
      g_ptr_array_add (request->others, gocua_record_copy (g_ptr_array_index (asking->areas, i)));
}

/* Returns: (transfer full) (nullable): what the person asks for, %NULL while it is not complete */
static GocuaAreaRequest *
read_request (Asking *asking)
{
  g_autoptr (GocuaAreaRequest) request = gocua_area_request_new (asking->kind, asking->area);

  if (asking->name != NULL)
    request->name = g_strdup (gtk_editable_get_text (asking->name));
  if (asking->group != NULL)
    request->group = g_strdup (gtk_editable_get_text (asking->group));
  add_checked (asking, request);
  return gocua_area_request_is_complete (request) ? g_steal_pointer (&request) : NULL;
}

static char *
describe (const GocuaAreaPlan *plan)
{
  g_autofree char *moving = gocua_number_format (plan->n_moving);
  g_autofree char *staying = gocua_number_format (plan->n_staying);

  /* Translators: before areas are changed: how many households go, how many stay */
  return g_strdup_printf (_ ("Households that change: %s. Households that stay as they are: %s."), moving,
                          staying);
}

static void
show_plan (Asking *asking, GocuaAreaPlan *plan)
{
  g_autofree char *text = NULL;

  g_clear_pointer (&asking->plan, gocua_area_plan_free);
  asking->plan = plan;
  text = plan != NULL ? describe (plan) : g_strdup (gocua_area_request_get_hint (asking->kind));
  gtk_label_set_text (asking->preview, text);
  adw_message_dialog_set_response_enabled (asking->dialog, "save",
                                           plan != NULL && plan->batch->changes->len > 0);
}

static void
planned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Waiting *waiting = user_data;
  g_autoptr (GError) error = NULL;
  GocuaAreaPlan *plan = gocua_store_call_finish (GOCUA_STORE (source), result, &error);

  if (g_cancellable_is_cancelled (waiting->cancellable))
    g_clear_pointer (&plan, gocua_area_plan_free);
  else
    {
      if (plan == NULL)
        gocua_session_report (waiting->asking->session, _ ("The households could not be counted"), error);
      show_plan (waiting->asking, plan);
    }
  g_object_unref (waiting->cancellable);
  g_free (waiting);
}

static void
changed_cb (Asking *asking)
{
  GocuaAreaRequest *request = read_request (asking);
  Waiting *waiting;

  g_cancellable_cancel (asking->cancellable);
  g_set_object (&asking->cancellable, NULL);
  asking->cancellable = g_cancellable_new ();
  show_plan (asking, NULL);
  if (request == NULL)
    return;
  waiting = g_new0 (Waiting, 1);
  waiting->asking = asking;
  waiting->cancellable = g_object_ref (asking->cancellable);
  gocua_store_read_async (gocua_session_get_store (asking->session), gocua_area_request_plan, request,
                          (GDestroyNotify) gocua_area_request_free, (GDestroyNotify) gocua_area_plan_free,
                          asking->cancellable, planned_cb, waiting);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, Asking *asking)
{
  if (!g_str_equal (response, "save") || asking->plan == NULL)
    return;
  gocua_session_commit (asking->session, asking->plan->batch, gocua_area_request_get_done (asking->kind),
                        _ ("The areas were not changed."), NULL, NULL);
}

static GtkEditable *
add_entry (Asking *asking, GtkWidget *group, const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (changed_cb), asking);
  return GTK_EDITABLE (row);
}

static GtkWidget *
make_check (Asking *asking, const char *name)
{
  GtkWidget *check = gtk_check_button_new ();

  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), gocua_text_label_new (name, NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (changed_cb), asking);
  g_ptr_array_add (asking->checks, check);
  return check;
}

static GtkWidget *
make_checks (Asking *asking)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  for (guint i = 0; i < asking->areas->len; i++)
    gtk_box_append (GTK_BOX (box),
                    make_check (asking, gocua_record_get_text (asking->areas->pdata[i], GOCUA_AREA_NAME)));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), LIST_HEIGHT);
  return scrolled;
}

static GtkWidget *
make_form (Asking *asking)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *group = adw_preferences_group_new ();

  asking->preview = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (asking->preview, TRUE);
  gtk_label_set_xalign (asking->preview, 0);
  gtk_widget_add_css_class (GTK_WIDGET (asking->preview), "heading");
  switch (asking->kind)
    {
    case GOCUA_AREA_REQUEST_GROUP:
      asking->group = add_entry (asking, group, _ ("Tổ as it is called now"));
      asking->name = add_entry (asking, group, _ ("What it is to be called"));
      break;
    case GOCUA_AREA_REQUEST_MERGE:
    default:
      gtk_box_append (GTK_BOX (box), make_checks (asking));
      break;
    }
  gtk_box_append (GTK_BOX (box), group);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (asking->preview));
  gtk_widget_set_size_request (box, WIDTH, -1);
  return box;
}

static void
focus_first (Asking *asking)
{
  if (asking->kind == GOCUA_AREA_REQUEST_GROUP)
    gtk_widget_grab_focus (GTK_WIDGET (asking->group));
  else if (asking->checks->len > 0)
    gtk_widget_grab_focus (asking->checks->pdata[0]);
}

/* The areas that can be chosen: all but the one that the dialog is about. */
static GPtrArray *
copy_areas (GocuaSession *session, const GocuaRecord *except)
{
  GPtrArray *all = gocua_session_get_areas (session);
  GPtrArray *areas = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_record_unref);

  for (guint i = 0; i < all->len; i++)
    if (except == NULL || !gocua_id_equal (&((GocuaRecord *) all->pdata[i])->id, &except->id))
      g_ptr_array_add (areas, gocua_record_copy (all->pdata[i]));
  return areas;
}

static void
show (GtkWindow *parent,
      GocuaSession *session,
      GocuaAreaRequestKind kind,
      const GocuaRecord *area,
      const char *title)
{
  Asking *asking = g_new0 (Asking, 1);

  asking->session = g_object_ref (session);
  asking->kind = kind;
  asking->area = area != NULL ? gocua_record_copy (area) : NULL;
  asking->areas = copy_areas (session, area);
  asking->checks = g_ptr_array_new ();
  asking->dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, title, NULL));
  adw_message_dialog_add_responses (asking->dialog, "cancel", C_ ("button", "Cancel"), "save",
                                    gocua_area_request_get_verb (kind), NULL);
  adw_message_dialog_set_response_appearance (asking->dialog, "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (asking->dialog, "save");
  adw_message_dialog_set_close_response (asking->dialog, "cancel");
  adw_message_dialog_set_extra_child (asking->dialog, make_form (asking));
  g_signal_connect_data (asking->dialog, "response", G_CALLBACK (response_cb), asking, asking_free, 0);
  changed_cb (asking);
  gtk_window_present (GTK_WINDOW (asking->dialog));
  focus_first (asking);
}

void
gocua_area_merge_dialog_show (GtkWindow *parent, GocuaSession *session, const GocuaRecord *area)
{
  g_autofree char *title = NULL;

  g_return_if_fail (GOCUA_IS_SESSION (session) && area != NULL);

  title = g_strdup_printf (_ ("Merge areas into “%s”"), gocua_record_get_text (area, GOCUA_AREA_NAME));
  show (parent, session, GOCUA_AREA_REQUEST_MERGE, area, title);
}

void
gocua_area_group_dialog_show (GtkWindow *parent, GocuaSession *session, const GocuaRecord *area)
{
  g_autofree char *title = NULL;

  g_return_if_fail (GOCUA_IS_SESSION (session) && area != NULL);

  title = g_strdup_printf (_ ("Rename a tổ of “%s”"), gocua_record_get_text (area, GOCUA_AREA_NAME));
  show (parent, session, GOCUA_AREA_REQUEST_GROUP, area, title);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-make-sheets-window.c: chooses households, shows the sheets that come of it, makes and prints them. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include <glib/gi18n.h>

#include "app/dialogs/gocua-make-sheets-private.h"
#include "app/gocua-sheet-printer.h"
#include "core/gocua-number.h"

/* While somebody types a street or holds a spin button. */
#define PATIENCE_MS 250

G_DEFINE_FINAL_TYPE (GocuaMakeSheetsWindow, gocua_make_sheets_window, ADW_TYPE_WINDOW)

static void
update_buttons (GocuaMakeSheetsWindow *self)
{
  gboolean has_sheets = self->made != NULL || (self->draft != NULL && self->draft->plan->sheets->len > 0);
  gboolean ready = has_sheets && !self->is_busy && (self->made != NULL || self->reading == NULL);
  gboolean complete = gocua_print_options_is_complete (self->print_options);

  gtk_widget_set_sensitive (self->make_button, ready && self->made == NULL);
  gtk_widget_set_sensitive (self->save_button, ready && complete);
  gtk_widget_set_sensitive (self->print_button, ready && complete);
  gtk_widget_set_sensitive (self->form, self->made == NULL && !self->is_busy);
  if (self->made != NULL)
    {
      gtk_button_set_label (GTK_BUTTON (self->save_button), C_ ("button", "Save PDF…"));
      gtk_button_set_label (GTK_BUTTON (self->print_button), C_ ("button", "Print…"));
    }
  gtk_button_set_label (self->close_button,
                        self->made != NULL ? C_ ("button", "Close") : C_ ("button", "Cancel"));
}

static void
show_draft (GocuaMakeSheetsWindow *self)
{
  const GocuaSheetPlan *plan = self->draft->plan;
  g_autofree char *text = gocua_sheet_draft_describe (plan);
  g_autofree char *note = NULL;

  if (plan->sheets->len > GOCUA_MAKE_SHEETS_N_PREVIEW)
    note = g_strdup_printf (
        ngettext ("of the first %d sheet", "of the first %d sheets", GOCUA_MAKE_SHEETS_N_PREVIEW),
        GOCUA_MAKE_SHEETS_N_PREVIEW);
  gtk_label_set_label (self->counts, text);
  gocua_paper_view_set_note (self->preview, note);
  gocua_paper_view_set_paper (self->preview, g_steal_pointer (&self->draft->paper));
}

static void
stop_reading (GocuaMakeSheetsWindow *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

static void
drafted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GocuaMakeSheetsWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GocuaSheetDraft) draft = gocua_store_call_finish (GOCUA_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->session == NULL)
    return;
  g_clear_object (&self->reading);
  if (draft == NULL)
    {
      gocua_session_report (self->session, _ ("The households for the sheets could not be read."), error);
      gtk_label_set_label (self->problem, error != NULL ? error->message : "");
      gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
    }
  else
    {
      g_clear_pointer (&self->draft, gocua_sheet_draft_free);
      self->draft = g_steal_pointer (&draft);
      show_draft (self);
    }
  update_buttons (self);
}

static void
read_draft (GocuaMakeSheetsWindow *self)
{
  const char *problem;
  GocuaSheetWish *wish = gocua_make_sheets_window_read_form (self, &problem);

  stop_reading (self);
  gtk_label_set_label (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
  if (wish == NULL)
    {
      g_clear_pointer (&self->draft, gocua_sheet_draft_free);
      update_buttons (self);
      return;
    }
  self->reading = g_cancellable_new ();
  gocua_store_read_async (gocua_session_get_store (self->session), gocua_sheet_draft_read, wish,
                          (GDestroyNotify) gocua_sheet_wish_free, (GDestroyNotify) gocua_sheet_draft_free,
                          self->reading, drafted_cb, g_object_ref (self));
  update_buttons (self);
}

static gboolean
patience_cb (gpointer data)
{
  GocuaMakeSheetsWindow *self = data;

  self->patience = 0;
  read_draft (self);
  return G_SOURCE_REMOVE;
}

void
gocua_make_sheets_window_ask (GocuaMakeSheetsWindow *self)
{
  if (self->setting || self->session == NULL || self->made != NULL || self->is_busy)
    return;
  stop_reading (self);
  self->reading = g_cancellable_new ();
  g_clear_handle_id (&self->patience, g_source_remove);
  self->patience = g_timeout_add (PATIENCE_MS, patience_cb, self);
  update_buttons (self);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GocuaMakeSheetsWindow) self = data;
  g_autoptr (GError) error = NULL;
  GocuaPaper *paper = gocua_store_call_finish (GOCUA_STORE (source), result, &error);
  g_autofree char *name = NULL;

  if (self->session == NULL)
    {
      g_clear_pointer (&paper, gocua_paper_free);
      return;
    }
  self->is_busy = FALSE;
  update_buttons (self);
  name = gocua_sheet_printer_name (self->made);
  if (paper == NULL)
    gocua_session_report (self->session, _ ("The sheets could not be made ready for printing."), error);
  else if (self->then == GOCUA_MAKE_SHEETS_THEN_PRINT)
    gocua_sheet_printer_print (GTK_WINDOW (self), self->session, paper, name);
  else
    gocua_sheet_printer_save (GTK_WINDOW (self), self->session, paper, name);
}

static void
put_on_paper (GocuaMakeSheetsWindow *self)
{
  GocuaPaperRequest *request = gocua_paper_request_new (self->made);

  request->phones = gocua_print_options_get_phones (self->print_options);
  request->reason = gocua_print_options_dup_reason (self->print_options);
  self->is_busy = TRUE;
  update_buttons (self);
  gocua_sheet_printer_load_async (self->session, request, NULL, loaded_cb, g_object_ref (self));
}

static void
show_made (GocuaMakeSheetsWindow *self)
{
  g_autoptr (GString) codes = g_string_new (NULL);
  g_autofree char *number = gocua_number_format (self->made->len);
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->made->len && i < 5; i++)
    {
      g_autofree char *code =
          gocua_sheet_code_format (gocua_record_get_text (self->made->pdata[i], GOCUA_SHEET_FIELD_CODE));

      g_string_append_printf (codes, "%s%s", i > 0 ? ", " : "", code);
    }
  if (self->made->len > 5)
    g_string_append (codes, "…");
  /* Translators: how many walk sheets were made, and their codes */
  text = g_strdup_printf (ngettext ("%s sheet made: %s", "%s sheets made: %s", self->made->len), number,
                          codes->str);
  gtk_label_set_label (self->counts, text);
}

static void
committed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GocuaMakeSheetsWindow) self = data;
  gboolean done = gocua_session_commit_finish (GOCUA_SESSION (source), result, NULL);

  if (self->session == NULL)
    return;
  self->is_busy = FALSE;
  if (done)
    {
      self->made = g_ptr_array_ref (self->draft->plan->sheets);
      show_made (self);
    }
  update_buttons (self);
  if (done && self->then == GOCUA_MAKE_SHEETS_THEN_NOTHING)
    gtk_window_close (GTK_WINDOW (self));
  else if (done)
    put_on_paper (self);
}

/* Never paper without a record: what is printed is on the disk before. */
static void
make_then (GocuaMakeSheetsWindow *self, GocuaMakeSheetsThen then)
{
  g_autoptr (GocuaBatch) batch = NULL;
  g_autofree char *number = NULL;
  g_autofree char *done = NULL;

  self->then = then;
  if (self->made != NULL)
    {
      put_on_paper (self);
      return;
    }
  if (self->draft == NULL || self->is_busy)
    return;
  batch = gocua_sheet_plan_to_batch (self->draft->plan);
  number = gocua_number_format (self->draft->plan->sheets->len);
  done =
      g_strdup_printf (ngettext ("%s sheet made", "%s sheets made", self->draft->plan->sheets->len), number);
  self->is_busy = TRUE;
  update_buttons (self);
  gocua_session_commit (self->session, batch, done, _ ("The sheets were not made."), committed_cb,
                        g_object_ref (self));
}

static void
make_cb (GocuaMakeSheetsWindow *self)
{
  make_then (self, GOCUA_MAKE_SHEETS_THEN_NOTHING);
}

static void
save_cb (GocuaMakeSheetsWindow *self)
{
  make_then (self, GOCUA_MAKE_SHEETS_THEN_SAVE);
}

static void
print_cb (GocuaMakeSheetsWindow *self)
{
  make_then (self, GOCUA_MAKE_SHEETS_THEN_PRINT);
}

static void
close_cb (GocuaMakeSheetsWindow *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  gtk_window_close (GTK_WINDOW (widget));
  return TRUE;
}

static void
gocua_make_sheets_window_dispose (GObject *object)
{
  GocuaMakeSheetsWindow *self = GOCUA_MAKE_SHEETS_WINDOW (object);

  g_clear_handle_id (&self->patience, g_source_remove);
  stop_reading (self);
  self->setting = TRUE;
  g_clear_pointer (&self->draft, gocua_sheet_draft_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (gocua_make_sheets_window_parent_class)->dispose (object);
}

static void
gocua_make_sheets_window_finalize (GObject *object)
{
  GocuaMakeSheetsWindow *self = GOCUA_MAKE_SHEETS_WINDOW (object);

  g_clear_pointer (&self->households, g_array_unref);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  g_clear_pointer (&self->areas, g_ptr_array_unref);
  g_clear_pointer (&self->teams, g_ptr_array_unref);
  g_clear_pointer (&self->made, g_ptr_array_unref);
  G_OBJECT_CLASS (gocua_make_sheets_window_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, GocuaMakeSheetsWindow, form);
  gtk_widget_class_bind_template_child (widget_class, GocuaMakeSheetsWindow, whom);
  gtk_widget_class_bind_template_child (widget_class, GocuaMakeSheetsWindow, area);
  gtk_widget_class_bind_template_child (widget_class, GocuaMakeSheetsWindow, team);
  gtk_widget_class_bind_template_child (widget_class, GocuaMakeSheetsWindow, street);
  gtk_widget_class_bind_template_child (widget_class, GocuaMakeSheetsWindow, lines);
  gtk_widget_class_bind_template_child (widget_class, GocuaMakeSheetsWindow, blanks);
  gtk_widget_class_bind_template_child (widget_class, GocuaMakeSheetsWindow, sheets);
  gtk_widget_class_bind_template_child (widget_class, GocuaMakeSheetsWindow, day);
  gtk_widget_class_bind_template_child (widget_class, GocuaMakeSheetsWindow, expires);
  gtk_widget_class_bind_template_child (widget_class, GocuaMakeSheetsWindow, with_reserved);
  gtk_widget_class_bind_template_child (widget_class, GocuaMakeSheetsWindow, print_options);
  gtk_widget_class_bind_template_child (widget_class, GocuaMakeSheetsWindow, problem);
  gtk_widget_class_bind_template_child (widget_class, GocuaMakeSheetsWindow, counts);
  gtk_widget_class_bind_template_child (widget_class, GocuaMakeSheetsWindow, preview);
  gtk_widget_class_bind_template_child (widget_class, GocuaMakeSheetsWindow, close_button);
  gtk_widget_class_bind_template_child (widget_class, GocuaMakeSheetsWindow, make_button);
  gtk_widget_class_bind_template_child (widget_class, GocuaMakeSheetsWindow, save_button);
  gtk_widget_class_bind_template_child (widget_class, GocuaMakeSheetsWindow, print_button);
}

static void
gocua_make_sheets_window_class_init (GocuaMakeSheetsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gocua_make_sheets_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = gocua_make_sheets_window_finalize;
  g_type_ensure (GOCUA_TYPE_PAPER_VIEW);
  g_type_ensure (GOCUA_TYPE_PRINT_OPTIONS);
  g_type_ensure (GOCUA_TYPE_STREET_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/gocua/GoCua/ui/gocua-make-sheets-window.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback_full (widget_class, "changed_cb",
                                                G_CALLBACK (gocua_make_sheets_window_ask));
  gocua_make_sheets_window_bind_form (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, update_buttons);
  gtk_widget_class_bind_template_callback (widget_class, make_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, print_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
gocua_make_sheets_window_init (GocuaMakeSheetsWindow *self)
{
  self->setting = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
gocua_make_sheets_window_new (GocuaSession *session, GArray *households)
{
  GocuaMakeSheetsWindow *self;

  g_return_val_if_fail (GOCUA_IS_SESSION (session), NULL);
  g_return_val_if_fail (gocua_session_get_campaign (session) != NULL, NULL);

  self = g_object_new (GOCUA_TYPE_MAKE_SHEETS_WINDOW, NULL);
  self->session = g_object_ref (session);
  self->households = households != NULL && households->len > 0 ? g_array_ref (households) : NULL;
  gocua_make_sheets_window_fill_form (self);
  g_signal_connect_object (session, "changed", G_CALLBACK (gocua_make_sheets_window_ask), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_grab_focus (GTK_WIDGET (self->whom));
  return GTK_WIDGET (self);
}

GArray *
gocua_make_sheets_parse (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (GocuaId));

  for (char **word = words; *word != NULL; word++)
    {
      GocuaId id;

      if (gocua_id_parse (&id, *word))
        g_array_append_val (ids, id);
    }
  return ids->len > 0 ? g_steal_pointer (&ids) : NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-import-page.c: a roster from a file: look at it, try it, take it in. */
#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/pages/gocua-import-page.h"

#include <glib/gi18n.h>

#include "app/dialogs/gocua-doubles-window.h"
#include "app/gocua-progress-meter.h"
#include "app/widgets/gocua-import-options.h"
#include "app/widgets/gocua-import-preview.h"
#include "app/widgets/gocua-import-result.h"
#include "app/widgets/gocua-wrap-layout.h"
#include "app/pages/gocua-import-job.h"
#include "core/gocua-number.h"
#include "roster/gocua-table-remarks.h"

struct _GocuaImportPage
{
  GtkBox parent_instance;

  GtkStack *steps;
  GtkWidget *choose_button;
  GtkLabel *file_label;
  GtkLabel *format_label;
  GtkWidget *check_button;
  GocuaImportOptions *options;
  GocuaImportPreview *preview;
  GtkLabel *mapping_label;
  GtkSwitch *areas_switch;
  GtkDropDown *area_drop_down;
  GtkCheckButton *newer_check;
  AdwStatusPage *busy;
  GtkProgressBar *busy_bar;
  GtkWidget *cancel_button;
  GtkButton *take_in_button;
  GocuaImportResult *result;
  AdwStatusPage *done;
  GtkWidget *households_button;

  GocuaSession *session;
  GFile *file;
  GocuaMapping *kept; /* (nullable): what the person said of the columns, while they are read again */
  GPtrArray *rows;    /* of GStrv: the first ones, to keep the mapping by */
  GocuaRosterPlan *plan;
  GocuaId taken_in; /* the batch of the last list, or null */
  GCancellable *cancellable;
  GocuaProgressMeter *meter; /* (nullable): while something is under way */
};

G_DEFINE_FINAL_TYPE (GocuaImportPage, gocua_import_page, GTK_TYPE_BOX)

static void
show_progress_cb (double fraction, gpointer data)
{
  GocuaImportPage *self = data;
  g_autofree char *text = NULL;

  if (self->meter == NULL)
    return;
  if (fraction < 0)
    {
      gtk_progress_bar_pulse (self->busy_bar);
      return;
    }
  text = gocua_number_format_percent ((gint64) (fraction * 1000), 1000);
  gtk_progress_bar_set_fraction (self->busy_bar, fraction);
  gtk_progress_bar_set_text (self->busy_bar, text);
}

static void
begin_work (GocuaImportPage *self, const char *title)
{
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->meter = gocua_progress_meter_new (show_progress_cb, self);
  adw_status_page_set_title (self->busy, title);
  gtk_progress_bar_set_fraction (self->busy_bar, 0);
  gtk_progress_bar_set_text (self->busy_bar, "");
  gtk_stack_set_visible_child_name (self->steps, "busy");
  gtk_widget_grab_focus (self->cancel_button);
}

/* Returns: %FALSE when the page was closed in the meantime */
static gboolean
end_work (GocuaImportPage *self)
{
  if (self->meter == NULL)
    return FALSE;
  gocua_progress_meter_stop (self->meter);
  g_clear_pointer (&self->meter, gocua_progress_meter_unref);
  return TRUE;
}

static void
cancel_cb (GocuaImportPage *self)
{
  g_cancellable_cancel (self->cancellable);
}

static void
update_check (GocuaImportPage *self)
{
  g_autoptr (GError) error = NULL;
  GocuaMapping *mapping = gocua_import_preview_get_mapping (self->preview);
  gboolean is_fine = mapping != NULL && gocua_mapping_validate (mapping, &error);

  gtk_widget_set_sensitive (self->check_button, is_fine);
  gtk_widget_set_visible (GTK_WIDGET (self->mapping_label), error != NULL);
  gtk_label_set_text (self->mapping_label, error != NULL ? error->message : "");
}

static void
fill_areas (GocuaImportPage *self)
{
  GPtrArray *areas = gocua_session_get_areas (self->session);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("No area"));
  for (guint i = 0; i < areas->len; i++)
    gtk_string_list_append (names, gocua_record_get_text (g_ptr_array_index (areas, i), GOCUA_AREA_NAME));
  gtk_drop_down_set_model (self->area_drop_down, G_LIST_MODEL (names));
}

/* What the person said of the columns holds while only their letters are read in another way. */
static gboolean
keep_columns (GocuaImportPage *self, GocuaRosterPreview *preview)
{
  if (self->kept == NULL)
    return FALSE;
  gocua_mapping_free (preview->mapping);
  preview->mapping = g_steal_pointer (&self->kept);
  return TRUE;
}

static void
show_columns (GocuaImportPage *self, GocuaRosterPreview *preview)
{
  g_autofree char *name = g_file_get_basename (self->file);
  g_autofree char *label = g_filename_display_name (name);
  g_autofree char *file = gocua_table_describe (preview->table);
  /* Translators: what is known of the file, and how many columns it has */
  g_autofree char *format = g_strdup_printf (
      ngettext ("%s · %u column", "%s · %u columns", preview->n_columns), file, preview->n_columns);
  gboolean is_corrected;

  gtk_label_set_text (self->file_label, label);
  gtk_label_set_text (self->format_label, format);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  self->rows = g_ptr_array_ref (preview->rows);
  is_corrected = keep_columns (self, preview);
  gocua_import_options_show (self->options, preview);
  gocua_import_preview_set (self->preview, preview, is_corrected);
  fill_areas (self);
  gtk_stack_set_visible_child_name (self->steps, "columns");
  update_check (self);
  gtk_widget_grab_focus (self->check_button);
}

static void
previewed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GocuaImportPage) self = data;
  g_autoptr (GError) error = NULL;
  GocuaRosterPreview *preview = gocua_import_job_preview_finish (result, &error);

  if (!end_work (self))
    {
      g_clear_pointer (&preview, gocua_roster_preview_free);
      return;
    }
  if (preview != NULL)
    {
      show_columns (self, preview);
      return;
    }
  gtk_stack_set_visible_child_name (self->steps, "choose");
  gocua_session_report (self->session, _ ("The list could not be read."), error);
}

static void
read_first_rows (GocuaImportPage *self)
{
  begin_work (self, _ ("Reading the first rows…"));
  gocua_import_job_preview_async (self->file, gocua_import_options_get_settings (self->options),
                                  self->cancellable, previewed_cb, g_object_ref (self));
}

static void
encoding_chosen_cb (GocuaImportPage *self, guint column, int encoding)
{
  g_clear_pointer (&self->kept, gocua_mapping_free);
  if (gocua_import_preview_is_corrected (self->preview))
    self->kept = gocua_mapping_copy (gocua_import_preview_get_mapping (self->preview));
  gocua_import_options_set_column_encoding (self->options, column, (GocuaTableEncoding) encoding);
}

static void
file_chosen_cb (GocuaImportPage *self, int response, GtkNativeDialog *dialog)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    gocua_import_page_open (self, file);
  g_object_unref (dialog);
}

static void
choose_cb (GocuaImportPage *self)
{
  static const char *const suffixes[] = { "xlsx", "xlsm", "ods", "csv", "tsv", "txt" };
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (_ ("Choose a list of households"), window, GTK_FILE_CHOOSER_ACTION_OPEN,
                                   C_ ("button", "Open"), C_ ("button", "Cancel"));
  g_autoptr (GtkFileFilter) lists = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (lists, _ ("Lists (Excel, LibreOffice, CSV)"));
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    gtk_file_filter_add_suffix (lists, suffixes[i]);
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), lists);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), all);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (file_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
show_plan (GocuaImportPage *self)
{
  guint n_wanted = gocua_roster_plan_get_n_entries (self->plan, GOCUA_ROSTER_NEW) +
                   gocua_roster_plan_get_n_entries (self->plan, GOCUA_ROSTER_CHANGED);
  g_autofree char *number = gocua_number_format (n_wanted);
  /* Translators: %s is a number */
  g_autofree char *label =
      g_strdup_printf (ngettext ("Take in %s household", "Take in %s households", n_wanted), number);

  gocua_import_result_show (self->result, self->plan);
  gtk_button_set_label (self->take_in_button, n_wanted > 0 ? label : _ ("There is nothing to take in"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->take_in_button), n_wanted > 0);
  gtk_stack_set_visible_child_name (self->steps, "result");
  gtk_widget_grab_focus (GTK_WIDGET (self->take_in_button));
}

static void
planned_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GocuaImportPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GocuaRosterPlan) plan = gocua_import_job_plan_finish (result, &error);

  if (!end_work (self))
    return;
  if (plan == NULL)
    {
      gtk_stack_set_visible_child_name (self->steps, "columns");
      gocua_session_report (self->session, _ ("The list was not checked to its end."), error);
      return;
    }
  g_clear_pointer (&self->plan, gocua_roster_plan_unref);
  self->plan = g_steal_pointer (&plan);
  show_plan (self);
}

static void
check_cb (GocuaImportPage *self)
{
  GocuaMapping *mapping = gocua_import_preview_get_mapping (self->preview);
  GPtrArray *areas = gocua_session_get_areas (self->session);
  guint area = gtk_drop_down_get_selected (self->area_drop_down);
  GocuaRosterOptions options = {
    .make_missing_areas = gtk_switch_get_active (self->areas_switch),
    .eligible_age = gocua_import_options_get_age (self->options),
    .overwrite_newer = gtk_check_button_get_active (self->newer_check),
  };
  /* What a commune is divided into; the names of communes begin with their level. */
  gboolean is_commune = g_str_has_prefix (gocua_session_get_ward_name (self->session), "Xã ");

  options.area_word = is_commune ? "Ấp" : NULL;
  if (gocua_session_get_campaign (self->session) != NULL)
    options.age_date = gocua_campaign_get_start (gocua_session_get_campaign (self->session));
  if (area > 0 && area <= areas->len)
    options.default_area = gocua_record_get_text (g_ptr_array_index (areas, area - 1), GOCUA_AREA_NAME);
  gocua_mapping_set_rows_are_people (mapping, gocua_import_options_get_people (self->options));
  begin_work (self, _ ("Checking the list…"));
  gocua_import_job_plan_async (gocua_session_get_store (self->session), self->file,
                               gocua_import_options_get_settings (self->options), self->rows, mapping,
                               &options, self->meter, self->cancellable, planned_cb, g_object_ref (self));
}

static void
back_to_columns_cb (GocuaImportPage *self)
{
  gtk_stack_set_visible_child_name (self->steps, "columns");
  gtk_widget_grab_focus (self->check_button);
}

static void
refused_saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GocuaImportPage) self = data;
  g_autoptr (GError) error = NULL;

  if (gocua_import_job_refused_finish (result, &error))
    g_signal_emit_by_name (self->session, "toast",
                           _ ("The refused rows are saved. Mend them in that file, then take it in."), NULL,
                           NULL);
  else
    gocua_session_report (self->session, _ ("The refused rows were not saved."), error);
}

static void
refused_chosen_cb (GocuaImportPage *self, int response, GtkNativeDialog *dialog)
{
  g_autoptr (GFile) target = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  if (response == GTK_RESPONSE_ACCEPT && target != NULL && self->plan != NULL)
    gocua_import_page_save_refused (self, target);
  g_object_unref (dialog);
}

static void
save_refused_cb (GocuaImportPage *self)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (_ ("Save the refused rows"), window, GTK_FILE_CHOOSER_ACTION_SAVE,
                                   C_ ("button", "Save"), C_ ("button", "Cancel"));
  /* Translators: name of a file */
  g_autofree char *name = g_strconcat (_ ("refused rows"), ".xlsx", NULL);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (refused_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
say_taken_in (GocuaImportPage *self, const GocuaId *batch)
{
  g_autofree char *n_new =
      gocua_number_format (gocua_roster_plan_get_n_entries (self->plan, GOCUA_ROSTER_NEW));
  g_autofree char *n_changed =
      gocua_number_format (gocua_roster_plan_get_n_entries (self->plan, GOCUA_ROSTER_CHANGED));
  /* Translators: both are numbers */
  g_autofree char *text = g_strdup_printf (_ ("Taken in: %s new households, %s changed"), n_new, n_changed);

  adw_status_page_set_title (self->done, text);
  g_signal_emit_by_name (self->session, "toast", text, C_ ("button", "Undo"), batch);
}

static void
taken_in_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GocuaImportPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GocuaBatch) batch = gocua_import_job_take_in_finish (result, &error);

  if (!end_work (self))
    return;
  if (batch == NULL)
    {
      gtk_stack_set_visible_child_name (self->steps, "columns");
      gocua_session_report (self->session, _ ("Nothing of the list was taken in."), error);
      return;
    }
  say_taken_in (self, &batch->id);
  g_clear_pointer (&self->plan, gocua_roster_plan_unref);
  self->taken_in = batch->id;
  gtk_stack_set_visible_child_name (self->steps, "done");
  gtk_widget_grab_focus (self->households_button);
}

static void
households_cb (GocuaImportPage *self)
{
  gtk_stack_set_visible_child_name (self->steps, "choose");
  gocua_session_go (self->session, "households", NULL, NULL);
}

static void
doubles_cb (GocuaImportPage *self)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));

  gtk_window_present (gocua_doubles_window_new (self->session, window, &self->taken_in));
}

static void
take_in_cb (GocuaImportPage *self)
{
  begin_work (self, _ ("Taking in the list…"));
  gocua_import_job_take_in_async (gocua_session_get_store (self->session), self->plan, self->meter,
                                  self->cancellable, taken_in_cb, g_object_ref (self));
}

static gboolean
gocua_import_page_grab_focus (GtkWidget *widget)
{
  GocuaImportPage *self = GOCUA_IMPORT_PAGE (widget);
  const char *step = gtk_stack_get_visible_child_name (self->steps);

  if (g_strcmp0 (step, "columns") == 0)
    return gtk_widget_grab_focus (self->check_button);
  if (g_strcmp0 (step, "result") == 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->take_in_button));
  if (g_strcmp0 (step, "done") == 0)
    return gtk_widget_grab_focus (self->households_button);
  if (g_strcmp0 (step, "busy") == 0)
    return gtk_widget_grab_focus (self->cancel_button);
  return gtk_widget_grab_focus (self->choose_button);
}

static void
gocua_import_page_dispose (GObject *object)
{
  GocuaImportPage *self = GOCUA_IMPORT_PAGE (object);

  end_work (self);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  g_clear_object (&self->file);
  g_clear_pointer (&self->kept, gocua_mapping_free);
  g_clear_pointer (&self->plan, gocua_roster_plan_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (gocua_import_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, GocuaImportPage, steps);
  gtk_widget_class_bind_template_child (widget_class, GocuaImportPage, choose_button);
  gtk_widget_class_bind_template_child (widget_class, GocuaImportPage, file_label);
  gtk_widget_class_bind_template_child (widget_class, GocuaImportPage, format_label);
  gtk_widget_class_bind_template_child (widget_class, GocuaImportPage, check_button);
  gtk_widget_class_bind_template_child (widget_class, GocuaImportPage, options);
  gtk_widget_class_bind_template_child (widget_class, GocuaImportPage, preview);
  gtk_widget_class_bind_template_child (widget_class, GocuaImportPage, mapping_label);
  gtk_widget_class_bind_template_child (widget_class, GocuaImportPage, areas_switch);
  gtk_widget_class_bind_template_child (widget_class, GocuaImportPage, area_drop_down);
  gtk_widget_class_bind_template_child (widget_class, GocuaImportPage, newer_check);
  gtk_widget_class_bind_template_child (widget_class, GocuaImportPage, busy);
  gtk_widget_class_bind_template_child (widget_class, GocuaImportPage, busy_bar);
  gtk_widget_class_bind_template_child (widget_class, GocuaImportPage, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, GocuaImportPage, take_in_button);
  gtk_widget_class_bind_template_child (widget_class, GocuaImportPage, result);
  gtk_widget_class_bind_template_child (widget_class, GocuaImportPage, done);
  gtk_widget_class_bind_template_child (widget_class, GocuaImportPage, households_button);
}

static void
gocua_import_page_class_init (GocuaImportPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gocua_import_page_dispose;
  widget_class->grab_focus = gocua_import_page_grab_focus;

  g_type_ensure (GOCUA_TYPE_IMPORT_OPTIONS);
  g_type_ensure (GOCUA_TYPE_IMPORT_PREVIEW);
  g_type_ensure (GOCUA_TYPE_IMPORT_RESULT);
  g_type_ensure (GOCUA_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/gocua/GoCua/ui/gocua-import-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, check_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_in_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_to_columns_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_check);
  gtk_widget_class_bind_template_callback (widget_class, read_first_rows);
  gtk_widget_class_bind_template_callback (widget_class, encoding_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_refused_cb);
  gtk_widget_class_bind_template_callback (widget_class, households_cb);
  gtk_widget_class_bind_template_callback (widget_class, doubles_cb);
}

static void
gocua_import_page_init (GocuaImportPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
gocua_import_page_new (GocuaSession *session)
{
  GocuaImportPage *self;

  g_return_val_if_fail (GOCUA_IS_SESSION (session), NULL);

  self = g_object_new (GOCUA_TYPE_IMPORT_PAGE, NULL);
  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

void
gocua_import_page_open (GocuaImportPage *self, GFile *file)
{
  g_return_if_fail (GOCUA_IS_IMPORT_PAGE (self));
  g_return_if_fail (G_IS_FILE (file));

  g_set_object (&self->file, file);
  g_clear_pointer (&self->kept, gocua_mapping_free);
  gocua_import_options_reset (self->options);
  read_first_rows (self);
}

void
gocua_import_page_save_refused (GocuaImportPage *self, GFile *target)
{
  g_return_if_fail (GOCUA_IS_IMPORT_PAGE (self));
  g_return_if_fail (G_IS_FILE (target) && self->plan != NULL);

  gocua_import_job_refused_async (self->file, gocua_import_options_get_settings (self->options),
                                  gocua_import_preview_get_mapping (self->preview), self->plan, target, NULL,
                                  refused_saved_cb, g_object_ref (self));
}

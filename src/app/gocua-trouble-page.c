/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-trouble-page.c: a ward file that does not open: what happened, what is kept, what to do. */
#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/gocua-trouble-page.h"

#include <glib/gi18n.h>

#include "store/gocua-backup.h"
#include "store/gocua-db-error.h"

struct _GocuaTroublePage
{
  GtkBox parent_instance;

  AdwStatusPage *status;
  GtkLabel *kept_label;
  GtkWidget *again_button;
  GtkWidget *restore_button;
  GtkSpinner *spinner;

  char *path;
  char *backup; /* (nullable): the newest */
};

enum
{
  OPEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GocuaTroublePage, gocua_trouble_page, GTK_TYPE_BOX)

static void
again_cb (GocuaTroublePage *self)
{
  g_autofree char *path = g_strdup (self->path);

  g_signal_emit (self, signals[OPEN], 0, path);
}

static void
set_working (GocuaTroublePage *self, gboolean is_working)
{
  gtk_widget_set_sensitive (self->again_button, !is_working);
  gtk_widget_set_sensitive (self->restore_button, !is_working);
  gtk_spinner_set_spinning (self->spinner, is_working);
}

static void
set_description (GocuaTroublePage *self, const char *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  adw_status_page_set_description (self->status, markup);
}

/* Returns: (transfer full): when the backup was written, as people write dates */
static char *
format_backup_time (const char *backup)
{
  g_autoptr (GFile) file = g_file_new_for_path (backup);
  g_autoptr (GFileInfo) info =
      g_file_query_info (file, G_FILE_ATTRIBUTE_TIME_MODIFIED, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  g_autoptr (GDateTime) modified = info != NULL ? g_file_info_get_modification_date_time (info) : NULL;
  g_autoptr (GDateTime) local = modified != NULL ? g_date_time_to_local (modified) : NULL;

  return local != NULL ? g_date_time_format (local, "%d/%m/%Y %H:%M") : g_path_get_basename (backup);
}

static void
restore_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  char **paths = task_data;
  GError *error = NULL;
  guint n_saved = 0;

  if (gocua_backup_restore (paths[0], paths[1], &n_saved, &error))
    g_task_return_int (task, n_saved);
  else
    g_task_return_error (task, error);
}

/* Whoever goes on working must know from when on entries may be missing. */
static void
say_what_came_back (GocuaTroublePage *self, guint n_saved)
{
  g_autofree char *time = format_backup_time (self->backup);
  g_autofree char *text =
      n_saved == 0
          /* Translators: %s is date and time of the backup */
          ? g_strdup_printf (_ ("Everything up to %s is back. If anything was entered after that, it could "
                                "not be read from the damaged file: please look at the last sheets again."),
                             time)
          /* Translators: %1$s is date and time of the backup, %2$u a number of changes */
          : g_strdup_printf (
                ngettext ("Everything up to %1$s is back, and %2$u change that was entered after "
                          "it. Please look whether the last sheets are complete.",
                          "Everything up to %1$s is back, and %2$u changes that were entered "
                          "after it. Please look whether the last sheets are complete.",
                          n_saved),
                time, n_saved);

  adw_status_page_set_icon_name (self->status, "object-select-symbolic");
  adw_status_page_set_title (self->status, _ ("The backup is back"));
  set_description (self, text);
  gtk_label_set_text (self->kept_label, _ ("The damaged file is kept beside the new one."));
  gtk_button_set_label (GTK_BUTTON (self->again_button), _ ("Open the ward"));
  gtk_widget_add_css_class (self->again_button, "suggested-action");
  gtk_widget_set_visible (self->restore_button, FALSE);
  gtk_widget_grab_focus (self->again_button);
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GocuaTroublePage *self = GOCUA_TROUBLE_PAGE (source);
  g_autoptr (GError) error = NULL;
  gssize n_saved = g_task_propagate_int (G_TASK (result), &error);

  if (self->path == NULL || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return; /* closed in the meantime */
  set_working (self, FALSE);
  if (error == NULL)
    say_what_came_back (self, (guint) n_saved);
  else
    set_description (self, error->message);
}

static void
restore_cb (GocuaTroublePage *self)
{
  const char *paths[] = { self->path, self->backup, NULL };
  g_autoptr (GTask) task = g_task_new (self, NULL, restored_cb, NULL);

  g_task_set_source_tag (task, restore_cb);
  g_task_set_task_data (task, g_strdupv ((char **) paths), (GDestroyNotify) g_strfreev);
  set_working (self, TRUE);
  g_task_run_in_thread (task, restore_in_thread);
}

static void
offer_backup (GocuaTroublePage *self, const GError *error)
{
  g_autoptr (GPtrArray) backups = gocua_backup_list (self->path);
  g_autofree char *label = NULL;
  g_autofree char *time = NULL;
  /* A file whose first page is damaged cannot be told from one of another key. Going back to a backup is safe
   * for both: it begins with opening the backup, and keeps the file. */
  gboolean may_help = g_error_matches (error, GOCUA_DB_ERROR, GOCUA_DB_ERROR_DAMAGED) ||
                      g_error_matches (error, GOCUA_DB_ERROR, GOCUA_DB_ERROR_KEY);

  gtk_widget_set_visible (self->restore_button, FALSE);
  if (!may_help || backups == NULL || backups->len == 0)
    return;
  self->backup = g_strdup (g_ptr_array_index (backups, 0));
  time = format_backup_time (self->backup);
  /* Translators: %s is date and time of the backup */
  label = g_strdup_printf (_ ("Go back to the backup of %s"), time);
  gtk_button_set_label (GTK_BUTTON (self->restore_button), label);
  gtk_widget_set_visible (self->restore_button, TRUE);
  /* To try again does not mend a damaged file. */
  gtk_widget_add_css_class (self->restore_button, "suggested-action");
  gtk_widget_remove_css_class (self->again_button, "suggested-action");
}

static void
say_what_is_kept (GocuaTroublePage *self)
{
  g_autofree char *text = NULL;

  if (!g_file_test (self->path, G_FILE_TEST_EXISTS))
    text = g_strdup_printf (
        _ ("There is no file at %s. It may have been moved or renamed, or lie on a drive that is not "
           "connected. Nothing was changed."),
        self->path);
  else if (self->backup != NULL)
    text = g_strdup_printf (
        _ ("Nothing was changed or deleted: the file is still at %s. When you go back to the backup, "
           "the damaged file is kept beside it, and every change that can still be read from it is "
           "taken over."),
        self->path);
  else
    text = g_strdup_printf (_ ("Nothing was changed or deleted: the file is still at %s."), self->path);
  gtk_label_set_text (self->kept_label, text);
}

static gboolean
gocua_trouble_page_grab_focus (GtkWidget *widget)
{
  GocuaTroublePage *self = GOCUA_TROUBLE_PAGE (widget);

  return gtk_widget_grab_focus (self->backup != NULL ? self->restore_button : self->again_button);
}

/* A window that is shown with this page already in it would move the focus on from its first place. */
static void
gocua_trouble_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (gocua_trouble_page_parent_class)->map (widget);
  gtk_widget_grab_focus (widget);
}

static void
gocua_trouble_page_dispose (GObject *object)
{
  GocuaTroublePage *self = GOCUA_TROUBLE_PAGE (object);

  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->backup, g_free);
  G_OBJECT_CLASS (gocua_trouble_page_parent_class)->dispose (object);
}

static void
gocua_trouble_page_class_init (GocuaTroublePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gocua_trouble_page_dispose;
  widget_class->grab_focus = gocua_trouble_page_grab_focus;
  widget_class->map = gocua_trouble_page_map;
  signals[OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/gocua/GoCua/ui/gocua-trouble-page.ui");
  gtk_widget_class_bind_template_child (widget_class, GocuaTroublePage, status);
  gtk_widget_class_bind_template_child (widget_class, GocuaTroublePage, kept_label);
  gtk_widget_class_bind_template_child (widget_class, GocuaTroublePage, again_button);
  gtk_widget_class_bind_template_child (widget_class, GocuaTroublePage, restore_button);
  gtk_widget_class_bind_template_child (widget_class, GocuaTroublePage, spinner);
  gtk_widget_class_bind_template_callback (widget_class, again_cb);
  gtk_widget_class_bind_template_callback (widget_class, restore_cb);
}

static void
gocua_trouble_page_init (GocuaTroublePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
gocua_trouble_page_new (const char *path, const GError *error)
{
  GocuaTroublePage *self;

  g_return_val_if_fail (path != NULL && error != NULL, NULL);

  self = g_object_new (GOCUA_TYPE_TROUBLE_PAGE, NULL);
  self->path = g_strdup (path);
  set_description (self, error->message);
  offer_backup (self, error);
  say_what_is_kept (self);
  return GTK_WIDGET (self);
}

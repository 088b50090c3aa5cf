/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-saved-filter-menu.c: the filters that a person keeps: use, rename, delete, and keep the present one.
 */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include <glib/gi18n.h>

#include "app/widgets/gocua-line-keys.h"
#include "app/widgets/gocua-saved-filter-menu.h"
#include "core/gocua-text.h"
#include "store/gocua-saved-filters.h"

#define LIST_HEIGHT 320
#define WIDTH       300
#define FILTER_KEY  "gocua-filter"

struct _GocuaSavedFilterMenu
{
  GtkWidget parent_instance;

  GocuaSession *session;
  GPtrArray *filters;        /* (nullable): of GocuaSavedFilter, as read last */
  GocuaSavedFilter *deleted; /* (nullable): the last one that was, while the menu is open */
  char *renamed;             /* (nullable): id of the one whose name is being typed */
  gboolean is_opening;       /* the lines are to get the keyboard */

  GtkMenuButton *button;
  GtkBox *lines;
  GtkEditable *name;
  GtkWidget *keep;
};

G_DEFINE_FINAL_TYPE (GocuaSavedFilterMenu, gocua_saved_filter_menu, GTK_TYPE_WIDGET)

enum
{
  APPLY,
  KEEP,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void fill (GocuaSavedFilterMenu *self);
static void reload (GocuaSavedFilterMenu *self);

static gpointer
list_in_store (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return gocua_saved_filters_list (db, error);
}

static gpointer
keep_in_store (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gocua_saved_filters_keep (db, data, error);
  return NULL;
}

static gpointer
remove_in_store (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gocua_saved_filters_remove (db, data, error);
  return NULL;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GocuaSavedFilterMenu) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) filters = gocua_store_call_finish (GOCUA_STORE (source), result, &error);

  if (self->session == NULL)
    return;
  if (filters == NULL)
    {
      gocua_session_report (self->session, _ ("The saved filters could not be read."), error);
      return;
    }
  g_clear_pointer (&self->filters, g_ptr_array_unref);
  self->filters = g_steal_pointer (&filters);
  fill (self);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GocuaSavedFilterMenu) self = user_data;
  g_autoptr (GError) error = NULL;

  gocua_store_call_finish (GOCUA_STORE (source), result, &error);
  if (self->session == NULL)
    return;
  if (error != NULL)
    gocua_session_report (self->session, _ ("The filter was not saved."), error);
  reload (self);
}

/* On the writing thread, so that what was just written is in it. */
static void
reload (GocuaSavedFilterMenu *self)
{
  gocua_store_note_async (gocua_session_get_store (self->session), list_in_store, NULL, NULL, listed_cb,
                          g_object_ref (self));
}

static void
write_filter (GocuaSavedFilterMenu *self, GocuaSavedFilter *filter)
{
  gocua_store_note_async (gocua_session_get_store (self->session), keep_in_store, filter,
                          (GDestroyNotify) gocua_saved_filter_free, written_cb, g_object_ref (self));
}

static const GocuaSavedFilter *
filter_of (gpointer widget)
{
  return g_object_get_data (G_OBJECT (widget), FILTER_KEY);
}

static void
apply_cb (GtkWidget *button, GocuaSavedFilterMenu *self)
{
  g_autoptr (GocuaSavedFilter) filter = gocua_saved_filter_copy (filter_of (button));

  gtk_menu_button_popdown (self->button);
  g_signal_emit (self, signals[APPLY], 0, filter->name, filter->text);
}

static void
rename_cb (GtkWidget *button, GocuaSavedFilterMenu *self)
{
  g_free (self->renamed);
  self->renamed = g_strdup (filter_of (button)->id);
  fill (self);
}

static void
renamed_cb (GtkWidget *entry, GocuaSavedFilterMenu *self)
{
  const GocuaSavedFilter *filter = filter_of (entry);
  g_autofree char *name = gocua_text_clean (gtk_editable_get_text (GTK_EDITABLE (entry)));

  if (*name == '\0')
    return;
  g_clear_pointer (&self->renamed, g_free);
  write_filter (self, gocua_saved_filter_new (filter->id, name, filter->text));
}

static void
delete_cb (GtkWidget *button, GocuaSavedFilterMenu *self)
{
  const GocuaSavedFilter *filter = filter_of (button);

  g_clear_pointer (&self->deleted, gocua_saved_filter_free);
  self->deleted = gocua_saved_filter_copy (filter);
  gocua_store_note_async (gocua_session_get_store (self->session), remove_in_store, g_strdup (filter->id),
                          g_free, written_cb, g_object_ref (self));
}

static void
bring_back_cb (GocuaSavedFilterMenu *self)
{
  write_filter (self, g_steal_pointer (&self->deleted));
}

static GtkWidget *
make_icon_button (const char *icon, const char *words, const GocuaSavedFilter *filter)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_object_set_data (G_OBJECT (button), FILTER_KEY, (gpointer) filter);
  return button;
}

static GtkWidget *
make_use_button (GocuaSavedFilterMenu *self, const GocuaSavedFilter *filter)
{
  GtkWidget *label = gtk_label_new (filter->name);
  GtkWidget *button = gtk_button_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_tooltip_text (button, filter->name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, filter->name, -1);
  g_object_set_data (G_OBJECT (button), FILTER_KEY, (gpointer) filter);
  g_signal_connect (button, "clicked", G_CALLBACK (apply_cb), self);
  return button;
}

static void
append_line (GocuaSavedFilterMenu *self, const GocuaSavedFilter *filter)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  /* Translators: %s is the name of a saved filter */
  g_autofree char *rename = g_strdup_printf (_ ("Rename “%s”"), filter->name);
  /* Translators: %s is the name of a saved filter */
  g_autofree char *delete = g_strdup_printf (_ ("Delete “%s”"), filter->name);
  GtkWidget *button;

  gtk_box_append (GTK_BOX (line), make_use_button (self, filter));
  button = make_icon_button ("document-edit-symbolic", rename, filter);
  g_signal_connect (button, "clicked", G_CALLBACK (rename_cb), self);
  gtk_box_append (GTK_BOX (line), button);
  button = make_icon_button ("user-trash-symbolic", delete, filter);
  g_signal_connect (button, "clicked", G_CALLBACK (delete_cb), self);
  gtk_box_append (GTK_BOX (line), button);
  gtk_box_append (self->lines, line);
}

static void
append_rename_line (GocuaSavedFilterMenu *self, const GocuaSavedFilter *filter)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), filter->name);
  gtk_entry_set_max_length (GTK_ENTRY (entry), GOCUA_SAVED_FILTER_MAX_NAME);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("New name of the filter"), -1);
  g_object_set_data (G_OBJECT (entry), FILTER_KEY, (gpointer) filter);
  g_signal_connect (entry, "activate", G_CALLBACK (renamed_cb), self);
  gtk_box_append (self->lines, entry);
  gtk_widget_grab_focus (entry);
}

static void
append_deleted (GocuaSavedFilterMenu *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  /* Translators: %s is the name of a saved filter */
  g_autofree char *text = g_strdup_printf (_ ("“%s” deleted"), self->deleted->name);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *undo = gtk_button_new_with_label (C_ ("button", "Undo"));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  g_signal_connect_swapped (undo, "clicked", G_CALLBACK (bring_back_cb), self);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), undo);
  gtk_box_append (self->lines, line);
  gtk_widget_grab_focus (undo);
}

static void
append_empty (GocuaSavedFilterMenu *self)
{
  GtkWidget *label =
      gtk_label_new (_ ("No filter is saved yet. Set one, give it a name, and it is here from then on."));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (self->lines, label);
}

/* So that Enter uses the first one, or a name can be typed at once. */
static void
focus_first (GocuaSavedFilterMenu *self)
{
  GtkWidget *line = gtk_widget_get_first_child (GTK_WIDGET (self->lines));

  gtk_widget_grab_focus (self->filters->len > 0 ? gtk_widget_get_first_child (line)
                                                : GTK_WIDGET (self->name));
}

static void
fill (GocuaSavedFilterMenu *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->lines))) != NULL)
    gtk_box_remove (self->lines, child);
  for (guint i = 0; self->filters != NULL && i < self->filters->len; i++)
    {
      const GocuaSavedFilter *filter = g_ptr_array_index (self->filters, i);

      if (g_strcmp0 (filter->id, self->renamed) == 0)
        append_rename_line (self, filter);
      else
        append_line (self, filter);
    }
  if (self->filters != NULL && self->filters->len == 0 && self->deleted == NULL)
    append_empty (self);
  if (self->deleted != NULL)
    append_deleted (self);
  if (self->is_opening)
    focus_first (self);
  self->is_opening = FALSE;
}

static void
name_changed_cb (GocuaSavedFilterMenu *self)
{
  g_autofree char *name = gocua_text_clean (gtk_editable_get_text (self->name));

  gtk_widget_set_sensitive (self->keep, *name != '\0');
}

static void
keep_cb (GocuaSavedFilterMenu *self)
{
  g_autofree char *name = gocua_text_clean (gtk_editable_get_text (self->name));

  if (*name == '\0')
    return;
  gtk_editable_set_text (self->name, "");
  g_signal_emit (self, signals[KEEP], 0, name);
}

static GtkWidget *
make_keep_line (GocuaSavedFilterMenu *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *entry = gtk_entry_new ();

  self->name = GTK_EDITABLE (entry);
  gtk_entry_set_max_length (GTK_ENTRY (entry), GOCUA_SAVED_FILTER_MAX_NAME);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Name for the present filter"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Name for the present filter"), -1);
  gtk_widget_set_hexpand (entry, TRUE);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (name_changed_cb), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (keep_cb), self);
  self->keep = gtk_button_new_with_label (C_ ("button", "Save"));
  gtk_widget_set_sensitive (self->keep, FALSE);
  g_signal_connect_swapped (self->keep, "clicked", G_CALLBACK (keep_cb), self);
  gtk_box_append (GTK_BOX (line), entry);
  gtk_box_append (GTK_BOX (line), self->keep);
  return line;
}

static void
create_popup (GtkMenuButton *button, gpointer user_data)
{
  GocuaSavedFilterMenu *self = user_data;

  if (self->session == NULL)
    return;
  g_clear_pointer (&self->deleted, gocua_saved_filter_free);
  g_clear_pointer (&self->renamed, g_free);
  self->is_opening = TRUE;
  reload (self);
}

static GtkWidget *
make_popover (GocuaSavedFilterMenu *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->lines = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gocua_line_keys_add (self->lines);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->lines));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), LIST_HEIGHT);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), make_keep_line (self));
  gtk_widget_set_size_request (box, WIDTH, -1);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  return popover;
}

static void
gocua_saved_filter_menu_dispose (GObject *object)
{
  GocuaSavedFilterMenu *self = GOCUA_SAVED_FILTER_MENU (object);

  if (self->button != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->button));
  self->button = NULL;
  g_clear_object (&self->session);

  G_OBJECT_CLASS (gocua_saved_filter_menu_parent_class)->dispose (object);
}

static void
gocua_saved_filter_menu_finalize (GObject *object)
{
  GocuaSavedFilterMenu *self = GOCUA_SAVED_FILTER_MENU (object);

  g_clear_pointer (&self->filters, g_ptr_array_unref);
  g_clear_pointer (&self->deleted, gocua_saved_filter_free);
  g_free (self->renamed);

  G_OBJECT_CLASS (gocua_saved_filter_menu_parent_class)->finalize (object);
}

static void
gocua_saved_filter_menu_class_init (GocuaSavedFilterMenuClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = gocua_saved_filter_menu_dispose;
  object_class->finalize = gocua_saved_filter_menu_finalize;
  signals[APPLY] = g_signal_new ("apply", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                 G_TYPE_STRING, G_TYPE_STRING);
  signals[KEEP] =
      g_signal_new ("keep", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
gocua_saved_filter_menu_init (GocuaSavedFilterMenu *self)
{
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_icon_name (self->button, "user-bookmarks-symbolic");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Saved filters"), -1);
  gtk_menu_button_set_popover (self->button, make_popover (self));
  gtk_menu_button_set_create_popup_func (self->button, create_popup, self, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "chip");
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button),
                               _ ("Use a filter again, or save the present one (Ctrl+Shift+F)"));
  gtk_widget_set_parent (GTK_WIDGET (self->button), GTK_WIDGET (self));
}

void
gocua_saved_filter_menu_set_session (GocuaSavedFilterMenu *self, GocuaSession *session)
{
  g_return_if_fail (GOCUA_IS_SAVED_FILTER_MENU (self));
  g_return_if_fail (GOCUA_IS_SESSION (session));

  g_set_object (&self->session, session);
}

void
gocua_saved_filter_menu_keep (GocuaSavedFilterMenu *self, const char *name, const char *text)
{
  g_return_if_fail (GOCUA_IS_SAVED_FILTER_MENU (self));
  g_return_if_fail (name != NULL && text != NULL);

  write_filter (self, gocua_saved_filter_new (NULL, name, text));
}

void
gocua_saved_filter_menu_popup (GocuaSavedFilterMenu *self)
{
  g_return_if_fail (GOCUA_IS_SAVED_FILTER_MENU (self));

  gtk_menu_button_popup (self->button);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-street-entry.c: asks for a street; those of the ward are offered. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/widgets/gocua-street-entry.h"

#include <glib/gi18n.h>

#include "core/gocua-number.h"
#include "core/gocua-text.h"
#include "store/gocua-streets.h"

struct _GocuaStreetEntry
{
  GtkBox parent_instance;

  GtkWidget *entry;
  GtkWidget *button;
  GtkWidget *list;

  GocuaSession *session;
  GocuaId area;          /* null: all */
  GPtrArray *streets;    /* (nullable): of GocuaStreet */
  GCancellable *reading; /* (nullable) */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GocuaStreetEntry, gocua_street_entry, GTK_TYPE_BOX)

static void
changed_cb (GocuaStreetEntry *self)
{
  gtk_list_box_invalidate_filter (GTK_LIST_BOX (self->list));
  g_signal_emit (self, signals[CHANGED], 0);
}

/* All of them while a whole one stands in the entry: the person opens the list to take another. */
static gboolean
filter_cb (GtkListBoxRow *row, gpointer data)
{
  GocuaStreetEntry *self = data;
  const char *sought = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *folded = gocua_text_fold_line (sought);

  for (guint i = 0; self->streets != NULL && i < self->streets->len; i++)
    {
      g_autofree char *name = gocua_text_fold_line (((GocuaStreet *) self->streets->pdata[i])->name);

      if (g_str_equal (name, folded))
        return TRUE;
    }
  return gocua_text_contains_folded (g_object_get_data (G_OBJECT (row), "street"), sought);
}

static void
row_activated_cb (GocuaStreetEntry *self, GtkListBoxRow *row)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), g_object_get_data (G_OBJECT (row), "street"));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  gtk_widget_grab_focus (self->entry);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}

static GtkWidget *
make_row (const GocuaStreet *street)
{
  GtkWidget *row = gtk_list_box_row_new ();
  g_autofree char *number = gocua_number_format (street->n_households);
  g_autofree char *text = g_strdup_printf (
      ngettext ("%s (%s household)", "%s (%s households)", street->n_households), street->name, number);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_object_set_data_full (G_OBJECT (row), "street", g_strdup (street->name), g_free);
  return row;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GocuaStreetEntry) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) streets = gocua_store_call_finish (GOCUA_STORE (source), result, &error);
  GtkWidget *child;

  if (streets == NULL || self->session == NULL)
    return;
  g_clear_object (&self->reading);
  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
  g_clear_pointer (&self->streets, g_ptr_array_unref);
  self->streets = g_steal_pointer (&streets);
  for (guint i = 0; i < self->streets->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), make_row (self->streets->pdata[i]));
  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0')
    changed_cb (self);
}

static gpointer
list_streets (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const GocuaId *area = data;

  return gocua_streets_list (db, gocua_id_is_null (area) ? NULL : area, cancellable, error);
}

static void
read_streets (GocuaStreetEntry *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  gocua_store_read_async (gocua_session_get_store (self->session), list_streets, gocua_id_dup (&self->area),
                          g_free, (GDestroyNotify) g_ptr_array_unref, self->reading, read_cb,
                          g_object_ref (self));
}

static gboolean
key_cb (GocuaStreetEntry *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->button));
  gtk_widget_child_focus (self->list, GTK_DIR_TAB_FORWARD);
  return GDK_EVENT_STOP;
}

static void
gocua_street_entry_dispose (GObject *object)
{
  GocuaStreetEntry *self = GOCUA_STREET_ENTRY (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (gocua_street_entry_parent_class)->dispose (object);
}

static void
gocua_street_entry_finalize (GObject *object)
{
  g_clear_pointer (&GOCUA_STREET_ENTRY (object)->streets, g_ptr_array_unref);
  G_OBJECT_CLASS (gocua_street_entry_parent_class)->finalize (object);
}

static gboolean
gocua_street_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GOCUA_STREET_ENTRY (widget)->entry);
}

static void
gocua_street_entry_class_init (GocuaStreetEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gocua_street_entry_dispose;
  G_OBJECT_CLASS (klass)->finalize = gocua_street_entry_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = gocua_street_entry_grab_focus;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
make_popover (GocuaStreetEntry *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *placeholder = gtk_label_new (_ ("No such street in the addresses"));

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_list_box_set_placeholder (GTK_LIST_BOX (self->list), placeholder);
  gtk_list_box_set_filter_func (GTK_LIST_BOX (self->list), filter_cb, self, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Streets"),
                                  -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), 240);
  gtk_scrolled_window_set_min_content_width (GTK_SCROLLED_WINDOW (scrolled), 300);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->list);
  gtk_popover_set_child (GTK_POPOVER (popover), scrolled);
  return popover;
}

static void
gocua_street_entry_init (GocuaStreetEntry *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _ ("All streets"));
  gtk_entry_set_max_length (GTK_ENTRY (self->entry), 60);
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Street or block of flats"), -1);
  self->button = gtk_menu_button_new ();
  gtk_widget_set_tooltip_text (self->button, _ ("Streets of the ward (Down)"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), make_popover (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "linked");
  gtk_box_append (GTK_BOX (self), self->entry);
  gtk_box_append (GTK_BOX (self), self->button);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (self->entry, keys);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

void
gocua_street_entry_set_session (GocuaStreetEntry *self, GocuaSession *session)
{
  g_return_if_fail (GOCUA_IS_STREET_ENTRY (self));
  g_return_if_fail (GOCUA_IS_SESSION (session));

  g_set_object (&self->session, session);
  read_streets (self);
}

void
gocua_street_entry_set_area (GocuaStreetEntry *self, const GocuaId *area)
{
  g_return_if_fail (GOCUA_IS_STREET_ENTRY (self));
  g_return_if_fail (self->session != NULL);

  self->area = area != NULL ? *area : (GocuaId){ 0 };
  read_streets (self);
}

void
gocua_street_entry_set_activates_default (GocuaStreetEntry *self, gboolean activates)
{
  g_return_if_fail (GOCUA_IS_STREET_ENTRY (self));

  gtk_entry_set_activates_default (GTK_ENTRY (self->entry), activates);
}

char *
gocua_street_entry_dup_street (GocuaStreetEntry *self)
{
  g_autofree char *clean = NULL;

  g_return_val_if_fail (GOCUA_IS_STREET_ENTRY (self), NULL);

  clean = gocua_text_clean (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  return *clean != '\0' ? g_steal_pointer (&clean) : NULL;
}

char *
gocua_street_entry_dup_known_street (GocuaStreetEntry *self)
{
  g_autofree char *sought = NULL;
  g_autofree char *folded = NULL;
  const char *found = NULL;
  guint n = 0;

  g_return_val_if_fail (GOCUA_IS_STREET_ENTRY (self), NULL);

  sought = gocua_street_entry_dup_street (self);
  folded = sought != NULL ? gocua_text_fold_line (sought) : NULL;
  for (guint i = 0; folded != NULL && self->streets != NULL && i < self->streets->len; i++)
    {
      const GocuaStreet *street = self->streets->pdata[i];
      g_autofree char *name = gocua_text_fold_line (street->name);

      if (g_str_equal (name, folded))
        return g_strdup (street->name);
      if (gocua_text_contains_folded (street->name, sought))
        {
          found = street->name;
          n++;
        }
    }
  return n == 1 ? g_strdup (found) : NULL;
}

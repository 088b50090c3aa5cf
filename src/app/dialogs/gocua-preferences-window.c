/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-preferences-window.c: language, text size, colours, who enters, and which campaign. */
#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/dialogs/gocua-preferences-window.h"

#include <glib/gi18n.h>

#include "store/gocua-entities.h"
#include "wire/gocua-presets.h"

struct _GocuaPreferencesWindow
{
  AdwPreferencesWindow parent_instance;

  AdwComboRow *language_row;
  GtkSpinButton *text_spin;
  AdwComboRow *color_row;
  AdwEntryRow *operator_row;
  AdwPreferencesGroup *ward_group;
  AdwComboRow *campaign_row;

  GSettings *settings;
  GocuaSession *session; /* (nullable) */
  GPtrArray *presets;    /* of GocuaCampaign */
  gboolean is_updating;
};

G_DEFINE_FINAL_TYPE (GocuaPreferencesWindow, gocua_preferences_window, ADW_TYPE_PREFERENCES_WINDOW)

static const char *const languages[] = { "vi", "en" };
static const char *const schemes[] = { "system", "light", "dark" };

static guint
find_string (const char *const *strings, guint n, const char *wanted)
{
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (strings[i], wanted) == 0)
      return i;
  return 0;
}

static void
set_choice (GocuaPreferencesWindow *self,
            const char *key,
            const char *const *choices,
            guint n,
            guint selected)
{
  g_autofree char *now = g_settings_get_string (self->settings, key);

  if (!self->is_updating && selected < n && !g_str_equal (now, choices[selected]))
    g_settings_set_string (self->settings, key, choices[selected]);
}

static void
language_cb (GocuaPreferencesWindow *self)
{
  set_choice (self, "language", languages, G_N_ELEMENTS (languages),
              adw_combo_row_get_selected (self->language_row));
}

static void
color_cb (GocuaPreferencesWindow *self)
{
  set_choice (self, "color-scheme", schemes, G_N_ELEMENTS (schemes),
              adw_combo_row_get_selected (self->color_row));
}

static void
operator_cb (GocuaPreferencesWindow *self)
{
  g_settings_set_string (self->settings, "operator-name",
                         gtk_editable_get_text (GTK_EDITABLE (self->operator_row)));
}

static gpointer
set_campaign (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (gocua_campaign_set_current (db, data, error));
}

static void
campaign_set_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GocuaSession) session = data;
  g_autoptr (GError) error = NULL;

  gocua_store_call_finish (GOCUA_STORE (source), result, &error);
  if (error != NULL)
    gocua_session_report (session, _ ("The campaign was not changed."), error);
}

static void
campaign_cb (GocuaPreferencesWindow *self)
{
  guint selected = adw_combo_row_get_selected (self->campaign_row);
  GocuaCampaign *now;
  const char *key;

  if (self->is_updating || self->session == NULL || selected >= self->presets->len)
    return;
  key = gocua_campaign_get_key (g_ptr_array_index (self->presets, selected));
  now = gocua_session_get_campaign (self->session);
  if (now != NULL && g_str_equal (gocua_campaign_get_key (now), key))
    return;
  gocua_store_write_async (gocua_session_get_store (self->session), set_campaign, g_strdup (key), g_free,
                           NULL, NULL, campaign_set_cb, g_object_ref (self->session));
}

/* A campaign that is not one of ours, or none, has no row. */
static void
update_campaign (GocuaPreferencesWindow *self)
{
  GocuaCampaign *now = gocua_session_get_campaign (self->session);
  guint selected = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; now != NULL && i < self->presets->len; i++)
    if (g_str_equal (gocua_campaign_get_key (g_ptr_array_index (self->presets, i)),
                     gocua_campaign_get_key (now)))
      selected = i;
  self->is_updating = TRUE;
  adw_combo_row_set_selected (self->campaign_row, selected);
  self->is_updating = FALSE;
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->campaign_row),
                               now != NULL ? gocua_campaign_get_title (now) : _ ("None chosen yet"));
}

static void
fill_campaigns (GocuaPreferencesWindow *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  self->presets = gocua_presets_list ();
  for (guint i = 0; i < self->presets->len; i++)
    gtk_string_list_append (titles, gocua_campaign_get_short_title (g_ptr_array_index (self->presets, i)));
  self->is_updating = TRUE;
  adw_combo_row_set_model (self->campaign_row, G_LIST_MODEL (titles));
  self->is_updating = FALSE;
}

static void
show_settings (GocuaPreferencesWindow *self)
{
  g_autofree char *language = g_settings_get_string (self->settings, "language");
  g_autofree char *scheme = g_settings_get_string (self->settings, "color-scheme");
  g_autofree char *operator_name = g_settings_get_string (self->settings, "operator-name");

  self->is_updating = TRUE;
  adw_combo_row_set_selected (self->language_row,
                              find_string (languages, G_N_ELEMENTS (languages), language));
  adw_combo_row_set_selected (self->color_row, find_string (schemes, G_N_ELEMENTS (schemes), scheme));
  gtk_editable_set_text (GTK_EDITABLE (self->operator_row), operator_name);
  self->is_updating = FALSE;
  g_settings_bind (self->settings, "text-scale", self->text_spin, "value", G_SETTINGS_BIND_DEFAULT);
}

static void
gocua_preferences_window_dispose (GObject *object)
{
  GocuaPreferencesWindow *self = GOCUA_PREFERENCES_WINDOW (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->session);
  g_clear_pointer (&self->presets, g_ptr_array_unref);
  G_OBJECT_CLASS (gocua_preferences_window_parent_class)->dispose (object);
}

static void
gocua_preferences_window_class_init (GocuaPreferencesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gocua_preferences_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/gocua/GoCua/ui/gocua-preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, GocuaPreferencesWindow, language_row);
  gtk_widget_class_bind_template_child (widget_class, GocuaPreferencesWindow, text_spin);
  gtk_widget_class_bind_template_child (widget_class, GocuaPreferencesWindow, color_row);
  gtk_widget_class_bind_template_child (widget_class, GocuaPreferencesWindow, operator_row);
  gtk_widget_class_bind_template_child (widget_class, GocuaPreferencesWindow, ward_group);
  gtk_widget_class_bind_template_child (widget_class, GocuaPreferencesWindow, campaign_row);
  gtk_widget_class_bind_template_callback (widget_class, language_cb);
  gtk_widget_class_bind_template_callback (widget_class, color_cb);
  gtk_widget_class_bind_template_callback (widget_class, operator_cb);
  gtk_widget_class_bind_template_callback (widget_class, campaign_cb);
}

static void
gocua_preferences_window_init (GocuaPreferencesWindow *self)
{
  /* The rows announce themselves while the template is being built. */
  self->is_updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->is_updating = FALSE;
}

GtkWidget *
gocua_preferences_window_new (GSettings *settings, GocuaSession *session)
{
  GocuaPreferencesWindow *self;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (GOCUA_TYPE_PREFERENCES_WINDOW, NULL);
  self->settings = g_object_ref (settings);
  show_settings (self);
  gtk_widget_set_visible (GTK_WIDGET (self->ward_group), session != NULL);
  if (session != NULL)
    {
      self->session = g_object_ref (session);
      fill_campaigns (self);
      update_campaign (self);
      g_signal_connect_object (session, "changed", G_CALLBACK (update_campaign), self, G_CONNECT_SWAPPED);
    }
  return GTK_WIDGET (self);
}

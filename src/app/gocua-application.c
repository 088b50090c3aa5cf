/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-application.c: the one process of a person: its options, actions, language, text size and colours. */
#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/gocua-application.h"

#include <glib/gi18n.h>

#include "app/dialogs/gocua-help-window.h"
#include "app/dialogs/gocua-preferences-window.h"
#include "core/gocua-locale.h"
#include "app/gocua-window.h"
#include "gocua-no-theme-resources.h"

struct _GocuaApplication
{
  AdwApplication parent_instance;

  GSettings *settings;
  char *first_path; /* (nullable): of the ward that the command line asks for, until the start */
  gboolean makes_sample;
  int base_dpi; /* what GTK found at the start, in 1/1024 dots per inch */
};

G_DEFINE_FINAL_TYPE (GocuaApplication, gocua_application, ADW_TYPE_APPLICATION)

/* The steps of Ctrl+plus and Ctrl+minus, in percent. */
static const int text_scales[] = { 80, 90, 100, 110, 125, 150, 175, 200 };

static GocuaWindow *
find_window (GocuaApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (GOCUA_IS_WINDOW (l->data))
      return l->data;
  return NULL;
}

/* Returns: (transfer none): the one window, made when there is none */
static GocuaWindow *
ensure_window (GocuaApplication *self)
{
  GocuaWindow *window = find_window (self);
  g_autofree char *last = NULL;

  if (window != NULL)
    return window;
  window = gocua_window_new (GTK_APPLICATION (self), self->settings);
  last = g_settings_get_string (self->settings, "last-store");
  if (*last != '\0')
    gocua_window_open_ward (window, last);
  return window;
}

static void
apply_text_scale (GocuaApplication *self)
{
  int scale = g_settings_get_int (self->settings, "text-scale");

  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", self->base_dpi * scale / 100, NULL);
}

static void
apply_color_scheme (GocuaApplication *self)
{
  g_autofree char *scheme = g_settings_get_string (self->settings, "color-scheme");
  AdwColorScheme wanted = ADW_COLOR_SCHEME_DEFAULT;

  if (g_str_equal (scheme, "light"))
    wanted = ADW_COLOR_SCHEME_FORCE_LIGHT;
  else if (g_str_equal (scheme, "dark"))
    wanted = ADW_COLOR_SCHEME_FORCE_DARK;
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), wanted);
}

static void
show_preferences (GocuaApplication *self)
{
  GocuaWindow *window = ensure_window (self);
  GtkWidget *preferences = gocua_preferences_window_new (self->settings, gocua_window_get_session (window));

  gtk_window_set_transient_for (GTK_WINDOW (preferences), GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (preferences));
}

/* Widgets keep the texts they were made with, so the window is made again around the same session. */
static gboolean
rebuild_windows_cb (gpointer data)
{
  GocuaApplication *self = data;
  GocuaWindow *old = find_window (self);
  GocuaWindow *new;

  if (old == NULL)
    return G_SOURCE_REMOVE;
  new = gocua_window_new (GTK_APPLICATION (self), self->settings);
  gocua_window_take_over (new, old);
  gtk_window_present (GTK_WINDOW (new));
  show_preferences (self);
  gtk_window_destroy (GTK_WINDOW (old));
  return G_SOURCE_REMOVE;
}

static void
language_changed_cb (GocuaApplication *self)
{
  g_autofree char *language = g_settings_get_string (self->settings, "language");

  gocua_locale_set_language (language);
  /* Not from within the handler of the row that was chosen in a window that goes away. */
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, rebuild_windows_cb, g_object_ref (self), g_object_unref);
}

static void
step_text_scale (GocuaApplication *self, int direction)
{
  int scale = g_settings_get_int (self->settings, "text-scale");
  int wanted = scale;

  for (guint i = 0; i < G_N_ELEMENTS (text_scales); i++)
    {
      if (direction > 0 && text_scales[i] > scale)
        {
          wanted = text_scales[i];
          break;
        }
      if (direction < 0 && text_scales[i] < scale)
        wanted = text_scales[i];
    }
  g_settings_set_int (self->settings, "text-scale", wanted);
}

static void
text_larger_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  step_text_scale (data, 1);
}

static void
text_smaller_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  step_text_scale (data, -1);
}

static void
text_normal_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GocuaApplication *self = data;

  g_settings_reset (self->settings, "text-scale");
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  show_preferences (data);
}

/* Returns: (transfer full): the builder, for what else is in the file */
static GtkBuilder *
show_from_file (GocuaApplication *self, const char *name)
{
  g_autofree char *path = g_strdup_printf ("/vn/gocua/GoCua/ui/gocua-%s.ui", name);
  GtkBuilder *builder = gtk_builder_new_from_resource (path);
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, name));

  gtk_window_set_transient_for (window, GTK_WINDOW (ensure_window (self)));
  gtk_window_present (window);
  return builder;
}

static void
shortcuts_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_object_unref (show_from_file (data, "shortcuts"));
}

static void
help_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWidget *window = gocua_help_window_new ();

  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (ensure_window (data)));
  gtk_window_present (GTK_WINDOW (window));
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GtkBuilder) builder = show_from_file (data, "about");
  /* Translators: %s is the number of a version, such as 1.0.2 */
  g_autofree char *version = g_strdup_printf (_ ("Version %s"), GOCUA_VERSION);

  gtk_label_set_text (GTK_LABEL (gtk_builder_get_object (builder, "version")), version);
}

/* By way of the windows, so that each first waits for what is on its way to the disk. */
static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GocuaWindow *window = find_window (data);

  if (window != NULL)
    gtk_window_close (GTK_WINDOW (window));
  else
    g_application_quit (G_APPLICATION (data));
}

static const GActionEntry actions[] = {
  { .name = "preferences", .activate = preferences_cb },
  { .name = "shortcuts", .activate = shortcuts_cb },
  { .name = "help", .activate = help_cb },
  { .name = "about", .activate = about_cb },
  { .name = "text-larger", .activate = text_larger_cb },
  { .name = "text-smaller", .activate = text_smaller_cb },
  { .name = "text-normal", .activate = text_normal_cb },
  { .name = "quit", .activate = quit_cb },
};

/* Keys of actions. Ctrl+Z is not among them: it belongs to a text entry first, see gocua-window.c. */
static const struct
{
  const char *action;
  const char *keys[4];
} accels[] = {
  { "app.preferences", { "<Control>comma" } },
  { "app.shortcuts", { "<Control>question", "<Control><Shift>question" } },
  { "app.help", { "F1" } },
  { "app.quit", { "<Control>q" } },
  { "app.text-larger", { "<Control>plus", "<Control>equal", "<Control>KP_Add" } },
  { "app.text-smaller", { "<Control>minus", "<Control>KP_Subtract" } },
  { "app.text-normal", { "<Control>0", "<Control>KP_0" } },
  { "win.open-file", { "<Control>o" } },
  { "win.find", { "<Control>f" } },
  { "win.find-anything", { "<Control>k" } },
  { "win.enter-sheet::", { "F9" } },
  { "win.back", { "<Alt>Left" } },
  { "win.page-at(uint32 1)", { "<Alt>1", "<Alt>KP_1" } },
  { "win.page-at(uint32 2)", { "<Alt>2", "<Alt>KP_2" } },
  { "win.page-at(uint32 3)", { "<Alt>3", "<Alt>KP_3" } },
  { "win.page-at(uint32 4)", { "<Alt>4", "<Alt>KP_4" } },
  { "win.page-at(uint32 5)", { "<Alt>5", "<Alt>KP_5" } },
  { "win.page-at(uint32 6)", { "<Alt>6", "<Alt>KP_6" } },
  { "win.page-at(uint32 7)", { "<Alt>7", "<Alt>KP_7" } },
  { "win.page-at(uint32 8)", { "<Alt>8", "<Alt>KP_8" } },
  { "win.page-at(uint32 9)", { "<Alt>9", "<Alt>KP_9" } },
};

/* The disk and the toolkit take about as long as each other to start; a second processor does one of them. */
static void
begin_session (GocuaApplication *self)
{
  if (self->first_path == NULL)
    self->first_path = g_settings_get_string (self->settings, "last-store");
  if (*self->first_path != '\0' && !self->makes_sample)
    gocua_session_begin (self->first_path);
  g_clear_pointer (&self->first_path, g_free);
}

/* GTK reads its own theme, 140 kB of rules, a moment before libadwaita puts its own in the place of it.
 * The resource that was registered last comes first, so GTK finds an empty theme meanwhile. GTK_THEME keeps
 * libadwaita from that, so whoever has set it gets the theme that it names. */
static void
start_toolkit (GApplication *application)
{
  gboolean keeps_theme = g_getenv ("GTK_THEME") != NULL;

  if (!keeps_theme)
    gocua_no_theme_register_resource ();
  G_APPLICATION_CLASS (gocua_application_parent_class)->startup (application);
  if (!keeps_theme)
    gocua_no_theme_unregister_resource ();
}

static void
gocua_application_startup (GApplication *application)
{
  GocuaApplication *self = GOCUA_APPLICATION (application);

  begin_session (self);
  start_toolkit (application);

  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &self->base_dpi, NULL);
  if (self->base_dpi <= 0)
    self->base_dpi = 96 * 1024;
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accels[i].action, accels[i].keys);

  g_signal_connect_object (self->settings, "changed::text-scale", G_CALLBACK (apply_text_scale), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::color-scheme", G_CALLBACK (apply_color_scheme), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::language", G_CALLBACK (language_changed_cb), self,
                           G_CONNECT_SWAPPED);
  apply_text_scale (self);
  apply_color_scheme (self);
}

static void
gocua_application_activate (GApplication *application)
{
  gocua_window_show_when_ready (ensure_window (GOCUA_APPLICATION (application)));
}

static int
gocua_application_command_line (GApplication *application, GApplicationCommandLine *command_line)
{
  GocuaApplication *self = GOCUA_APPLICATION (application);
  GVariantDict *given = g_application_command_line_get_options_dict (command_line);
  GocuaWindow *window = find_window (self);
  const char *store;

  if (g_variant_dict_lookup (given, "store", "^&ay", &store))
    {
      g_autoptr (GFile) file = g_application_command_line_create_file_for_arg (command_line, store);

      if (window == NULL)
        window = gocua_window_new (GTK_APPLICATION (self), self->settings);
      gocua_window_open_ward (window, g_file_peek_path (file));
    }
  else if (g_variant_dict_contains (given, "sample"))
    {
      if (window == NULL)
        window = gocua_window_new (GTK_APPLICATION (self), self->settings);
      gocua_window_open_sample (window);
    }
  g_application_activate (application);
  return 0;
}

static int
gocua_application_handle_local_options (GApplication *application, GVariantDict *given)
{
  GocuaApplication *self = GOCUA_APPLICATION (application);
  const char *store;

  if (g_variant_dict_lookup (given, "store", "^&ay", &store))
    {
      g_autoptr (GFile) file = g_file_new_for_commandline_arg (store);

      self->first_path = g_file_get_path (file);
    }
  self->makes_sample = self->first_path == NULL && g_variant_dict_contains (given, "sample");
  if (!g_variant_dict_contains (given, "version"))
    return -1;
  g_print ("Gõ Cửa %s\n", GOCUA_VERSION);
  return 0;
}

static void
gocua_application_finalize (GObject *object)
{
  GocuaApplication *self = GOCUA_APPLICATION (object);

  g_clear_object (&self->settings);
  g_free (self->first_path);
  G_OBJECT_CLASS (gocua_application_parent_class)->finalize (object);
}

static void
gocua_application_class_init (GocuaApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->finalize = gocua_application_finalize;
  application_class->startup = gocua_application_startup;
  application_class->activate = gocua_application_activate;
  application_class->command_line = gocua_application_command_line;
  application_class->handle_local_options = gocua_application_handle_local_options;
}

static void
add_options (GocuaApplication *self)
{
  const GOptionEntry options[] = {
    { "store", 0, 0, G_OPTION_ARG_FILENAME, NULL, _ ("Open the ward file FILE"), C_ ("option", "FILE") },
    { "sample", 0, 0, G_OPTION_ARG_NONE, NULL, _ ("Open the sample ward"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, _ ("Print the version"), NULL },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

static void
gocua_application_init (GocuaApplication *self)
{
  self->settings = g_settings_new (GOCUA_APP_ID);
  add_options (self);
}

GocuaApplication *
gocua_application_new (void)
{
  return g_object_new (GOCUA_TYPE_APPLICATION, "application-id", GOCUA_APP_ID, "resource-base-path",
                       "/vn/gocua/GoCua", "flags", G_APPLICATION_HANDLES_COMMAND_LINE, NULL);
}

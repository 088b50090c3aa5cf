/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-commands.c: all pages and everything that can be done, each in one line, for whoever looks for it. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/gocua-commands.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/gocua-main-view.h"

/* Translators: the texts of the context "words" are not shown: they are other words by which people look for
 * the page or action, parted by semicolons. Give those that somebody who works in your language would type.
 */

/* Pages are in the list of the main view; this is what else they are called. */
static const struct
{
  const char *page;
  const char *words;
} page_words[] = {
  { "overview", NC_ ("words", "numbers; targets; progress; statistics; first page") },
  { "households", NC_ ("words", "roster; list of households") },
  { "entry", NC_ ("words", "visits; type in sheets; record") },
  { "sheets", NC_ ("words", "paper; forms; print lists; hand out; returned; missing") },
  { "verify", NC_ ("words", "check entry; type again; errors; operators; speed") },
  { "follow-up", NC_ ("words", "due again; promises; appointments; call back; absent") },
  { "import", NC_ ("words", "import list; Excel; spreadsheet; CSV; LibreOffice; file") },
  { "areas", NC_ ("words", "neighbourhoods; split; merge; people who walk") },
  { "sync", NC_ ("words", "server; city; send; receive; conflicts; connection") },
};

/* What can be done: title, other words, action; then, if need be, its keys, and whether it is a usual one. */
static const GocuaCommand actions[] = {
  { NC_ ("command", "New household…"), NC_ ("words", "add a household; put on the roster"),
    "ward.new-household", "<Control><Shift>n", TRUE },
  { NC_ ("command", "Search in the list of households"), NC_ ("words", "find a household; filter"),
    "win.find", NULL, TRUE },
  { NC_ ("command", "Find double households…"), NC_ ("words", "duplicates; twice; merge households"),
    "ward.find-doubles", "<Control><Shift>d", TRUE },
  { NC_ ("command", "Enter a sheet…"), NC_ ("words", "type in; scan; code; results"), "win.enter-sheet('')",
    "F9", TRUE },
  { NC_ ("command", "Make walk sheets…"), NC_ ("words", "print; lists for teams; paper"),
    "ward.make-sheets('')", NULL, TRUE },
  { NC_ ("command", "Print the leaflet…"), NC_ ("words", "print; flyer; QR code; install the app"),
    "ward.print-leaflet" },
  { NC_ ("command", "Undo the last entry"), NC_ ("words", "take back; mistake"), "win.undo", "<Control>z" },
  { NC_ ("command", "New area…"), NC_ ("words", "add an area"), "ward.new-area" },
  { NC_ ("command", "Add several areas…"), NC_ ("words", "many areas"), "ward.new-areas" },
  { NC_ ("command", "New team…"), NC_ ("words", "add a team; community team"), "ward.new-team" },
  { NC_ ("command", "Sync now"), NC_ ("words", "send; receive; try again; server"), "ward.sync-now" },
  { NC_ ("command", "Sign in at the city's server…"), NC_ ("words", "connect; log in; account; password"),
    "ward.sign-in" },
  { NC_ ("command", "Sign out"), NC_ ("words", "log out; other person; account"), "ward.sign-out" },
  { NC_ ("command", "Back up now"), NC_ ("words", "backup; copy of the data; keep safe"), "ward.backup", NULL,
    TRUE },
  { NC_ ("command", "New ward…"), NC_ ("words", "set up; begin"), "win.new-ward" },
  { NC_ ("command", "Get a ward from the city's server…"), NC_ ("words", "join; download; new computer"),
    "win.join-ward" },
  { NC_ ("command", "Open a ward file…"), NC_ ("words", "other ward; data"), "win.open-file" },
  { NC_ ("command", "Carry over to the new ward…"), NC_ ("words", "reorganised; merged wards; old ward"),
    "win.carry-ward" },
  { NC_ ("command", "Sample ward"), NC_ ("words", "try; practise; example"), "win.open-sample" },
  { NC_ ("command", "Preferences"), NC_ ("words", "settings; options; colours; dark; your name; who enters"),
    "app.preferences", NULL, TRUE },
  { NC_ ("command", "Change the language"), NC_ ("words", "English; Vietnamese; tiếng Việt"),
    "app.preferences" },
  { NC_ ("command", "Change the campaign"), NC_ ("words", "movement; targets; plan"), "app.preferences" },
  { NC_ ("command", "Larger text"), NC_ ("words", "zoom in; font size; read"), "app.text-larger" },
  { NC_ ("command", "Smaller text"), NC_ ("words", "zoom out; font size"), "app.text-smaller" },
  { NC_ ("command", "Normal text"), NC_ ("words", "font size; zoom"), "app.text-normal" },
  { NC_ ("command", "Keyboard shortcuts"), NC_ ("words", "keys; hotkeys"), "app.shortcuts" },
  { NC_ ("command", "Help"), NC_ ("words", "guide; manual; how to"), "app.help", NULL, TRUE },
  { NC_ ("command", "About Gõ Cửa"), NC_ ("words", "version; licence"), "app.about" },
  { NC_ ("command", "Back to where you were"), NC_ ("words", "return; page before"), "win.back" },
  { NC_ ("command", "Quit"), NC_ ("words", "exit; close; end"), "app.quit" },
};

static const char *
find_page_words (const char *page)
{
  for (guint i = 0; i < G_N_ELEMENTS (page_words); i++)
    if (g_str_equal (page_words[i].page, page))
      return page_words[i].words;
  return NULL;
}

/* Their keys are their places, see the list of pages. */
static void
append_pages (GArray *commands)
{
  const char *id, *title, *icon;

  for (guint i = 0; gocua_main_view_get_nth_page (i, &id, &title, &icon); i++)
    {
      GocuaCommand page = { title, find_page_words (id), .is_usual = TRUE, .is_page = TRUE, .icon = icon };

      page.action = g_strdup_printf ("win.page::%s", id);
      page.keys = i < 9 ? g_strdup_printf ("<Alt>%u", i + 1) : NULL;
      g_array_append_val (commands, page);
    }
}

const GocuaCommand *
gocua_commands_get (guint *n)
{
  static GArray *commands; /* for as long as the program runs */

  g_return_val_if_fail (n != NULL, NULL);

  if (commands == NULL)
    {
      commands = g_array_new (FALSE, FALSE, sizeof (GocuaCommand));
      append_pages (commands);
      g_array_append_vals (commands, actions, G_N_ELEMENTS (actions));
    }
  *n = commands->len;
  return (const GocuaCommand *) (gpointer) commands->data;
}

const GocuaCommand *
gocua_command_find (const char *title)
{
  guint n;
  const GocuaCommand *commands = gocua_commands_get (&n);

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (commands[i].title, title) == 0)
      return &commands[i];
  return NULL;
}

const char *
gocua_command_get_title (const GocuaCommand *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_dpgettext2 (NULL, self->is_page ? "page" : "command", self->title);
}

const char *
gocua_command_get_words (const GocuaCommand *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->words != NULL ? g_dpgettext2 (NULL, "words", self->words) : NULL;
}

static GActionGroup *
find_group (const GocuaCommandPlaces *places, const char *action)
{
  if (g_str_has_prefix (action, "app."))
    return G_ACTION_GROUP (places->application);
  if (g_str_has_prefix (action, "win."))
    return places->window;
  return g_str_has_prefix (action, "ward.") ? places->ward : NULL;
}

gboolean
gocua_command_is_possible (const GocuaCommand *self, const GocuaCommandPlaces *places)
{
  g_autoptr (GVariant) target = NULL;
  g_autofree char *name = NULL;
  GActionGroup *group;

  g_return_val_if_fail (self != NULL && places != NULL, FALSE);

  group = find_group (places, self->action);
  if (group == NULL || !g_action_parse_detailed_name (self->action, &name, &target, NULL))
    return FALSE;
  return g_action_group_get_action_enabled (group, strchr (name, '.') + 1);
}

/* As it is written everywhere else: the toolkit says "Shift+Ctrl+D". */
static char *
format_keys (guint key, GdkModifierType modifiers)
{
  g_autofree char *bare = gtk_accelerator_get_label (key, modifiers & ~(guint) GDK_CONTROL_MASK);

  return (modifiers & GDK_CONTROL_MASK) != 0 ? g_strconcat ("Ctrl+", bare, NULL) : g_steal_pointer (&bare);
}

char *
gocua_command_get_keys (const GocuaCommand *self, const GocuaCommandPlaces *places)
{
  g_auto (GStrv) accels = NULL;
  const char *keys;
  GdkModifierType modifiers;
  guint key;

  g_return_val_if_fail (self != NULL && places != NULL, NULL);

  keys = self->keys;
  if (keys == NULL && places->application != NULL)
    {
      accels = gtk_application_get_accels_for_action (places->application, self->action);
      keys = accels[0];
    }
  if (keys == NULL || !gtk_accelerator_parse (keys, &key, &modifiers))
    return NULL;
  return format_keys (key, modifiers);
}

void
gocua_command_run (const GocuaCommand *self, const GocuaCommandPlaces *places)
{
  g_autoptr (GVariant) target = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (self != NULL && places != NULL);

  if (gocua_command_is_possible (self, places) &&
      g_action_parse_detailed_name (self->action, &name, &target, NULL))
    g_action_group_activate_action (find_group (places, self->action), strchr (name, '.') + 1, target);
}

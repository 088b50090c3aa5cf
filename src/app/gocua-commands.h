/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-commands.h: all pages and everything that can be done, each in one line, for whoever looks for it.
 *
 * A page comes here by itself from the list in gocua-main-view.c; what else it is called, and everything that
 * can be done, has a line in gocua-commands.c. What only one page can do is "ward.on-page" with the page and
 * the action of its widget. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** GocuaCommand: a page to go to, or something to do. All texts are msgids. */
typedef struct
{
  const char *title;  /* of the context "page" or "command"; no two are equal */
  const char *words;  /* (nullable): of the context "words": other words for it, parted by semicolons */
  const char *action; /* with its target: "win.page::overview", "app.help", "ward.backup" */
  const char *keys;   /* (nullable): for keys that the application does not know as those of the action */
  gboolean is_usual;  /* offered before anything is typed */
  gboolean is_page;
  const char *icon; /* (nullable) */
} GocuaCommand;

/** GocuaCommandPlaces: where the actions are looked for: app, win and ward. Nothing is owned. */
typedef struct
{
  GtkApplication *application; /* (nullable) */
  GActionGroup *window;        /* (nullable) */
  GActionGroup *ward;          /* (nullable): see gocua-ward-actions.h; none while no ward is open */
} GocuaCommandPlaces;

/** gocua_commands_get: @n: (out). Returns: (transfer none) (array length=n): all of them, pages first. Main
 * thread */
const GocuaCommand *gocua_commands_get (guint *n);

/** gocua_command_find: Returns: (transfer none) (nullable): the first one with that title (the msgid) */
const GocuaCommand *gocua_command_find (const char *title);

const char *gocua_command_get_title (const GocuaCommand *self); /* translated */
const char *gocua_command_get_words (const GocuaCommand *self); /* translated (nullable) */

/** gocua_command_is_possible: Returns: whether its action is there and enabled now */
gboolean gocua_command_is_possible (const GocuaCommand *self, const GocuaCommandPlaces *places);

/** gocua_command_get_keys: Returns: (transfer full) (nullable): "Ctrl+Shift+D", %NULL when it has none */
char *gocua_command_get_keys (const GocuaCommand *self, const GocuaCommandPlaces *places);

/** gocua_command_run: does it, if it is possible now. */
void gocua_command_run (const GocuaCommand *self, const GocuaCommandPlaces *places);

G_END_DECLS

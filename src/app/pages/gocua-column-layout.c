/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-column-layout.c: which columns a list shows, in what order, and how wide: what a person made of them.
 */

#define G_LOG_DOMAIN "gocua-app"

#include "app/pages/gocua-column-layout.h"

#include <stdlib.h>
#include <string.h>

#define MAX_WIDTH 2000

static void
state_free (gpointer data)
{
  GocuaColumnState *state = data;

  g_free (state->id);
  g_free (state);
}

GPtrArray *
gocua_column_layout_new (void)
{
  return g_ptr_array_new_with_free_func (state_free);
}

static GocuaColumnState *
new_state (const char *id, gboolean visible, int width)
{
  GocuaColumnState *state = g_new0 (GocuaColumnState, 1);

  state->id = g_strdup (id);
  state->visible = visible;
  state->width = width;
  return state;
}

void
gocua_column_layout_add (GPtrArray *layout, const char *id, gboolean visible, int width)
{
  g_return_if_fail (layout != NULL && id != NULL);

  g_ptr_array_add (layout, new_state (id, visible, width));
}

char *
gocua_column_layout_to_text (GPtrArray *layout)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (layout != NULL, NULL);

  for (guint i = 0; i < layout->len; i++)
    {
      const GocuaColumnState *state = g_ptr_array_index (layout, i);

      g_string_append_printf (text, "%s%s%s", i > 0 ? " " : "", state->visible ? "" : "-", state->id);
      if (state->width > 0)
        g_string_append_printf (text, ":%d", state->width);
    }
  return g_string_free (text, FALSE);
}

static int
find (GPtrArray *layout, const char *id)
{
  for (guint i = 0; i < layout->len; i++)
    if (g_str_equal (((GocuaColumnState *) layout->pdata[i])->id, id))
      return (int) i;
  return -1;
}

static void
take_word (GPtrArray *layout, GPtrArray *start, const char *word)
{
  gboolean visible = *word != '-';
  g_auto (GStrv) parts = g_strsplit (visible ? word : word + 1, ":", 2);
  int width = parts[0] != NULL && parts[1] != NULL ? CLAMP (atoi (parts[1]), 0, MAX_WIDTH) : 0;

  if (parts[0] != NULL && find (start, parts[0]) >= 0 && find (layout, parts[0]) < 0)
    gocua_column_layout_add (layout, parts[0], visible, width);
}

/* Where it stands behind the same one as at the start. */
static void
insert_new (GPtrArray *layout, GPtrArray *start, guint place)
{
  const GocuaColumnState *state = g_ptr_array_index (start, place);
  int after = -1;

  if (find (layout, state->id) >= 0)
    return;
  if (place > 0)
    after = find (layout, ((GocuaColumnState *) start->pdata[place - 1])->id);
  g_ptr_array_insert (layout, after + 1, new_state (state->id, state->visible, state->width));
}

GPtrArray *
gocua_column_layout_apply (GPtrArray *start, const char *text)
{
  GPtrArray *layout = gocua_column_layout_new ();
  g_auto (GStrv) words = NULL;

  g_return_val_if_fail (start != NULL && text != NULL, layout);

  words = g_strsplit (text, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    take_word (layout, start, words[i]);
  for (guint i = 0; i < start->len; i++)
    insert_new (layout, start, i);
  return layout;
}

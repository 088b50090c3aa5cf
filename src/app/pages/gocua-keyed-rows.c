/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-keyed-rows.c: keeps the rows of a list box that are still wanted, so that a list that is read again
 * every second neither flickers nor takes the keyboard away. */
#define G_LOG_DOMAIN "gocua-app"

#include "app/pages/gocua-keyed-rows.h"

#define KEY "gocua-row-key"

static const char *
key_at (GtkListBox *list, guint index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, (int) index);

  return row != NULL ? g_object_get_data (G_OBJECT (row), KEY) : NULL;
}

/* Returns: the place of the row that has the keyboard, or -1 */
static int
find_focus (GtkListBox *list)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (list));
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (list));
  GtkWidget *focused = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (!GTK_IS_LIST_BOX_ROW (focus) || focused == NULL ||
      (focused != focus && !gtk_widget_is_ancestor (focused, focus)))
    return -1;
  return gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (focus));
}

static void
remove_unwanted (GtkListBox *list, GHashTable *wanted, guint *place)
{
  guint i = 0;
  const char *key;

  while ((key = key_at (list, i)) != NULL)
    {
      if (g_hash_table_contains (wanted, key))
        {
          i++;
          continue;
        }
      gtk_list_box_remove (list, GTK_WIDGET (gtk_list_box_get_row_at_index (list, (int) i)));
    }
  *place = MIN (*place, i > 0 ? i - 1 : 0);
}

static gboolean
focus_place (GtkListBox *list, guint place)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, (int) place);

  return row != NULL && (gtk_widget_grab_focus (GTK_WIDGET (row)) ||
                         gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD));
}

gboolean
gocua_keyed_rows_update (GtkListBox *list, GPtrArray *keys, GocuaMakeRow make_row, gpointer data)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *focused_key = NULL;
  int focus;
  guint place;

  g_return_val_if_fail (GTK_IS_LIST_BOX (list), FALSE);
  g_return_val_if_fail (keys != NULL && make_row != NULL, FALSE);

  focus = find_focus (list);
  place = (guint) MAX (focus, 0);
  focused_key = focus >= 0 ? g_strdup (key_at (list, place)) : NULL;
  for (guint i = 0; i < keys->len; i++)
    g_hash_table_add (wanted, g_ptr_array_index (keys, i));
  remove_unwanted (list, wanted, &place);
  for (guint i = 0; i < keys->len; i++)
    {
      const char *key = g_ptr_array_index (keys, i);
      GtkWidget *row;

      if (g_strcmp0 (key_at (list, i), key) == 0)
        continue;
      row = make_row (i, data);
      g_object_set_data_full (G_OBJECT (row), KEY, g_strdup (key), g_free);
      gtk_list_box_insert (list, row, (int) i);
    }
  for (GtkListBoxRow *row; (row = gtk_list_box_get_row_at_index (list, (int) keys->len)) != NULL;)
    gtk_list_box_remove (list, GTK_WIDGET (row));
  if (focused_key == NULL || g_hash_table_contains (wanted, focused_key))
    return FALSE;
  return !focus_place (list, MIN (place, MAX (keys->len, 1) - 1));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-found-row.c: a line of what the find bar has found, and the heading above the first of a kind. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/widgets/gocua-found-row.h"

#include "app/widgets/gocua-tip.h"

/* Where a title is parted into two lines: the scrolled window asks how high the list wants to be before it
 * says how wide it is. About as wide as the list can become. */
#define TITLE_CHARS 68

static GtkWidget *
make_label (const char *text, const char *css_class, gboolean wraps)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_wrap (GTK_LABEL (label), wraps);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), wraps ? 2 : 1);
  gtk_label_set_max_width_chars (GTK_LABEL (label), TITLE_CHARS);
  gtk_widget_set_hexpand (label, TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

GtkWidget *
gocua_found_row_new (const GocuaFound *found)
{
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *image = gtk_image_new_from_icon_name (found->icon);
  GtkWidget *row = gtk_list_box_row_new ();
  g_autofree char *name =
      g_strjoin (", ", found->title, found->detail != NULL ? found->detail : found->keys, NULL);

  gtk_grid_set_column_spacing (GTK_GRID (grid), 10);
  gtk_widget_set_valign (grid, GTK_ALIGN_CENTER);
  gtk_grid_attach (GTK_GRID (grid), image, 0, 0, 1, found->detail != NULL ? 2 : 1);
  gtk_grid_attach (GTK_GRID (grid), make_label (found->title, NULL, TRUE), 1, 0, 1, 1);
  if (found->detail != NULL)
    {
      GtkWidget *detail = make_label (found->detail, "dim-label", FALSE);

      gtk_widget_add_css_class (detail, "caption");
      gocua_tip_set (detail, found->detail);
      gtk_grid_attach (GTK_GRID (grid), detail, 1, 1, 1, 1);
    }
  if (found->keys != NULL)
    {
      GtkWidget *keys = gtk_label_new (found->keys);

      gtk_widget_add_css_class (keys, "dim-label");
      gtk_grid_attach (GTK_GRID (grid), keys, 2, 0, 1, 1);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), grid);
  gtk_widget_set_focusable (row, FALSE); /* the keyboard stays in the entry */
  gtk_widget_set_focus_on_click (row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

GtkWidget *
gocua_found_row_make_heading (const GocuaFound *found)
{
  GtkWidget *heading;

  g_return_val_if_fail (found != NULL, NULL);

  if (found->heading == NULL)
    return NULL;
  heading = make_label (found->heading, "heading", FALSE);
  gtk_widget_add_css_class (heading, "caption");
  gtk_widget_add_css_class (heading, "found-kind");
  return heading;
}

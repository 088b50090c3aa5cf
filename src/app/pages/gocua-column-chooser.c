/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-column-chooser.c: the button at the end of the heads of the list, and what it remembers. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include <glib/gi18n.h>

#include "app/pages/gocua-column-chooser.h"
#include "app/pages/gocua-household-columns.h"
#include "app/widgets/gocua-line-keys.h"

#define LIST_HEIGHT 420
#define ACTION      "show-%u"

struct _GocuaColumnChooser
{
  GtkWidget parent_instance;

  GtkColumnView *view; /* the page has both */
  GocuaSession *session;
  GtkMenuButton *button;
  GtkBox *lines;
  gboolean building;
  guint keeping; /* idle source */
};

G_DEFINE_FINAL_TYPE (GocuaColumnChooser, gocua_column_chooser, GTK_TYPE_WIDGET)

enum
{
  BUILT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GListModel *
get_columns (GocuaColumnChooser *self)
{
  return gtk_column_view_get_columns (self->view);
}

static guint
count_columns (GocuaColumnChooser *self)
{
  return g_list_model_get_n_items (get_columns (self));
}

/* (transfer full) */
static GtkColumnViewColumn *
column_at (GocuaColumnChooser *self, guint position)
{
  return g_list_model_get_item (get_columns (self), position);
}

/* Dragged away from the end, the empty column goes back there. */
static void
put_space_last (GocuaColumnChooser *self)
{
  guint n = count_columns (self);

  for (guint i = 0; i + 1 < n; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = column_at (self, i);

      if (gocua_household_columns_get (column) != NULL)
        continue;
      gtk_column_view_insert_column (self->view, n - 1, column);
      return;
    }
}

static gboolean
keep_cb (gpointer user_data)
{
  GocuaColumnChooser *self = user_data;

  self->keeping = 0;
  self->building = TRUE;
  put_space_last (self);
  self->building = FALSE;
  gocua_household_columns_keep (self->view, self->session);
  return G_SOURCE_REMOVE;
}

/* Dragging a width changes it a hundred times. The view that ends takes its columns out, too. */
static void
changed_cb (GocuaColumnChooser *self)
{
  if (self->view != NULL && !self->building && self->keeping == 0)
    self->keeping = g_idle_add_full (G_PRIORITY_LOW, keep_cb, self, NULL);
}

static const char *
title_of (GocuaColumnChooser *self, GtkColumnViewColumn *column)
{
  const GocuaListColumn *what = gocua_household_columns_get (column);

  return what != NULL ? gocua_list_column_get_title (what, gocua_session_get_campaign (self->session), FALSE)
                      : NULL;
}

static void
reset_cb (GocuaColumnChooser *self)
{
  gocua_household_columns_forget (self->session);
  gtk_menu_button_popdown (self->button);
  gocua_column_chooser_build (self);
  g_signal_emit (self, signals[BUILT], 0);
}

static void
add_menus (GocuaColumnChooser *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) reset = g_simple_action_new ("reset", NULL);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) items = g_menu_new ();

  for (guint i = 0; i < count_columns (self); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = column_at (self, i);
      g_autofree char *name = g_strdup_printf (ACTION, i);
      g_autofree char *detailed = g_strconcat ("columns.", name, NULL);
      g_autoptr (GPropertyAction) action = g_property_action_new (name, column, "visible");

      if (title_of (self, column) == NULL)
        continue;
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
      g_menu_append (items, title_of (self, column), detailed);
      gtk_column_view_column_set_header_menu (column, G_MENU_MODEL (menu));
    }
  g_signal_connect_object (reset, "activate", G_CALLBACK (reset_cb), self, G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (reset));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (items));
  g_menu_append (menu, _ ("As at the start"), "columns.reset");
  gtk_widget_insert_action_group (GTK_WIDGET (self->view), "columns", G_ACTION_GROUP (group));
}

static void fill (GocuaColumnChooser *self, guint focused);

static void
move (GocuaColumnChooser *self, GtkWidget *button, int by)
{
  GtkColumnViewColumn *column = g_object_get_data (G_OBJECT (button), "column");
  guint n = count_columns (self);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkColumnViewColumn) other = column_at (self, i);
      gint64 to = (gint64) i + by;

      if (other != column || to < 0 || to + 1 >= (gint64) n)
        continue;
      gtk_column_view_insert_column (self->view, (guint) to, column);
      fill (self, (guint) to);
      return;
    }
}

static void
up_cb (GtkWidget *button, GocuaColumnChooser *self)
{
  move (self, button, -1);
}

static void
down_cb (GtkWidget *button, GocuaColumnChooser *self)
{
  move (self, button, 1);
}

static GtkWidget *
make_move_button (GocuaColumnChooser *self, GtkColumnViewColumn *column, gboolean is_up)
{
  GtkWidget *button = gtk_button_new_from_icon_name (is_up ? "go-up-symbolic" : "go-down-symbolic");
  g_autofree char *words =
      /* Translators: %s is the head of a column; columns stand from left to right */
      g_strdup_printf (is_up ? _ ("Move “%s” further left") : _ ("Move “%s” further right"),
                       title_of (self, column));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_object_set_data (G_OBJECT (button), "column", column);
  g_signal_connect (button, "clicked", is_up ? G_CALLBACK (up_cb) : G_CALLBACK (down_cb), self);
  return button;
}

static GtkWidget *
make_line (GocuaColumnChooser *self, GtkColumnViewColumn *column)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *check = gtk_check_button_new_with_label (title_of (self, column));

  gtk_widget_set_hexpand (check, TRUE);
  g_object_bind_property (column, "visible", check, "active",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  gtk_box_append (GTK_BOX (line), check);
  gtk_box_append (GTK_BOX (line), make_move_button (self, column, TRUE));
  gtk_box_append (GTK_BOX (line), make_move_button (self, column, FALSE));
  return line;
}

/* @focused: the line whose check box gets the keyboard, G_MAXUINT for none */
static void
fill (GocuaColumnChooser *self, guint focused)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->lines))) != NULL)
    gtk_box_remove (self->lines, child);
  for (guint i = 0; i < count_columns (self); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = column_at (self, i);

      if (title_of (self, column) == NULL)
        continue;
      gtk_box_append (self->lines, make_line (self, column));
      if (i == focused)
        gtk_widget_grab_focus (
            gtk_widget_get_first_child (gtk_widget_get_last_child (GTK_WIDGET (self->lines))));
    }
}

static void
create_popup (GtkMenuButton *button, gpointer user_data)
{
  GocuaColumnChooser *self = user_data;

  if (self->view != NULL)
    fill (self, G_MAXUINT);
}

static GtkWidget *
make_popover (GocuaColumnChooser *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *reset = gtk_button_new_with_label (_ ("As at the start"));

  self->lines = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gocua_line_keys_add (self->lines);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->lines));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), LIST_HEIGHT);
  g_signal_connect_swapped (reset, "clicked", G_CALLBACK (reset_cb), self);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_box_append (GTK_BOX (box), reset);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  return popover;
}

static void
gocua_column_chooser_dispose (GObject *object)
{
  GocuaColumnChooser *self = GOCUA_COLUMN_CHOOSER (object);

  if (self->keeping != 0)
    {
      g_clear_handle_id (&self->keeping, g_source_remove);
      gocua_household_columns_keep (self->view, self->session);
    }
  if (self->button != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->button));
  self->button = NULL;
  g_clear_object (&self->view);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (gocua_column_chooser_parent_class)->dispose (object);
}

static void
gocua_column_chooser_class_init (GocuaColumnChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gocua_column_chooser_dispose;
  signals[BUILT] = g_signal_new ("built", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
gocua_column_chooser_init (GocuaColumnChooser *self)
{
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_icon_name (self->button, "view-more-symbolic");
  gtk_menu_button_set_popover (self->button, make_popover (self));
  gtk_menu_button_set_create_popup_func (self->button, create_popup, self, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), _ ("Choose columns (Ctrl+Shift+C)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Choose columns"), -1);
  /* It stands above the heads when the list is scrolled sideways. */
  gtk_widget_add_css_class (GTK_WIDGET (self), "column-chooser");
  gtk_widget_set_parent (GTK_WIDGET (self->button), GTK_WIDGET (self));
}

/* Widths are for one size of the text. */
static void
build_again_cb (GocuaColumnChooser *self)
{
  gocua_column_chooser_build (self);
  g_signal_emit (self, signals[BUILT], 0);
}

void
gocua_column_chooser_set_view (GocuaColumnChooser *self, GtkColumnView *view, GocuaSession *session)
{
  g_return_if_fail (GOCUA_IS_COLUMN_CHOOSER (self));
  g_return_if_fail (GTK_IS_COLUMN_VIEW (view) && GOCUA_IS_SESSION (session));

  g_set_object (&self->view, view);
  g_set_object (&self->session, session);
  gtk_widget_add_css_class (GTK_WIDGET (view), "households");
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-xft-dpi",
                           G_CALLBACK (build_again_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_columns (self), "items-changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
}

void
gocua_column_chooser_build (GocuaColumnChooser *self)
{
  g_return_if_fail (GOCUA_IS_COLUMN_CHOOSER (self) && self->view != NULL);

  /* What waits to be kept is of the columns that go. */
  g_clear_handle_id (&self->keeping, g_source_remove);
  self->building = TRUE;
  gocua_household_columns_build (self->view, self->session);
  self->building = FALSE;
  for (guint i = 0; i < count_columns (self); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = column_at (self, i);

      g_signal_connect_object (column, "notify::visible", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (column, "notify::fixed-width", G_CALLBACK (changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  add_menus (self);
}

void
gocua_column_chooser_popup (GocuaColumnChooser *self)
{
  g_return_if_fail (GOCUA_IS_COLUMN_CHOOSER (self));

  gtk_menu_button_popup (self->button);
}

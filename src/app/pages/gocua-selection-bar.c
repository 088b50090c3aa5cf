/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-selection-bar.c: how many households are selected, and what can be done with all of them. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include <glib/gi18n.h>

#include "app/dialogs/gocua-bulk-dialog.h"
#include "app/gocua-bulk-job.h"
#include "app/pages/gocua-selection-bar.h"
#include "core/gocua-number.h"

struct _GocuaSelectionBar
{
  GtkWidget parent_instance;

  GocuaSession *session;
  GocuaHouseholdList *list;
  GtkSelectionModel *selection;
  GocuaWorkBar *work;
  GSimpleActionGroup *actions;

  GtkWidget *box;
  GtkLabel *label;
  GtkMenuButton *menu;
};

G_DEFINE_FINAL_TYPE (GocuaSelectionBar, gocua_selection_bar, GTK_TYPE_WIDGET)

/* Selecting none is all that can be done in a ward that was carried over. */
static void
update_actions (GocuaSelectionBar *self)
{
  gboolean takes_entries = gocua_session_takes_entries (self->session);
  g_auto (GStrv) names = g_action_group_list_actions (G_ACTION_GROUP (self->actions));

  for (guint i = 0; names[i] != NULL; i++)
    g_simple_action_set_enabled (
        G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), names[i])),
        takes_entries || g_str_equal (names[i], "clear"));
}

static guint64
count (GocuaSelectionBar *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (self->selection);

  return gtk_bitset_get_size (selected);
}

static void
update (GocuaSelectionBar *self)
{
  guint64 n = count (self);
  g_autofree char *some = gocua_number_format ((gint64) n);
  g_autofree char *all = gocua_number_format (g_list_model_get_n_items (G_LIST_MODEL (self->list)));
  /* Translators: how many households are selected, of how many that the list shows */
  g_autofree char *text = g_strdup_printf (_ ("%s of %s selected"), some, all);

  gtk_label_set_label (self->label, text);
  gtk_widget_set_visible (self->box, n > 1);
}

GArray *
gocua_selection_bar_list_rows (GocuaSelectionBar *self)
{
  GArray *ns = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GtkBitset) selected = NULL;
  GtkBitsetIter iter;
  guint position;

  g_return_val_if_fail (GOCUA_IS_SELECTION_BAR (self), ns);

  selected = gtk_selection_model_get_selection (self->selection);
  for (gboolean valid = gtk_bitset_iter_init_first (&iter, selected, &position); valid;
       valid = gtk_bitset_iter_next (&iter, &position))
    {
      gint64 n = gocua_household_list_get_n_at (self->list, position);

      if (n != 0)
        g_array_append_val (ns, n);
    }
  return ns;
}

static void
run (const GocuaBulk *bulk, gpointer data)
{
  GocuaSelectionBar *self = data;
  g_autoptr (GArray) ns = NULL;

  if (self->session == NULL)
    return;
  ns = gocua_selection_bar_list_rows (self);
  if (ns->len > 0)
    gocua_bulk_job_start (self->session, bulk, ns, self->work);
}

static void
ask (GocuaSelectionBar *self, GocuaBulkAction action)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  guint64 n = count (self);

  if (n > 0)
    gocua_bulk_dialog_show (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, self->session, action, (guint) n,
                            run, self);
}

static void
area_cb (GocuaSelectionBar *self)
{
  ask (self, GOCUA_BULK_AREA);
}

static void
team_cb (GocuaSelectionBar *self)
{
  ask (self, GOCUA_BULK_TEAM);
}

static void
follow_up_cb (GocuaSelectionBar *self)
{
  ask (self, GOCUA_BULK_FOLLOW_UP);
}

static void
archive_cb (GocuaSelectionBar *self)
{
  run (&(GocuaBulk){ .action = GOCUA_BULK_ARCHIVE }, self);
}

static void
restore_cb (GocuaSelectionBar *self)
{
  run (&(GocuaBulk){ .action = GOCUA_BULK_RESTORE }, self);
}

static void
clear_cb (GocuaSelectionBar *self)
{
  gtk_selection_model_unselect_all (self->selection);
}

static void
add_actions (GocuaSelectionBar *self)
{
  static const struct
  {
    const char *name;
    void (*func) (GocuaSelectionBar *self);
  } actions[] = {
    { "area", area_cb },       { "team", team_cb },       { "follow-up", follow_up_cb },
    { "archive", archive_cb }, { "restore", restore_cb }, { "clear", clear_cb },
  };

  self->actions = g_simple_action_group_new ();
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autoptr (GSimpleAction) action = g_simple_action_new (actions[i].name, NULL);

      g_signal_connect_object (action, "activate", G_CALLBACK (actions[i].func), self, G_CONNECT_SWAPPED);
      g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
    }
}

static GMenuModel *
make_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) fields = g_menu_new ();
  g_autoptr (GMenu) roster = g_menu_new ();

  g_menu_append (fields, _ ("Change area…"), "bulk.area");
  g_menu_append (fields, _ ("Team in charge…"), "bulk.team");
  g_menu_append (fields, _ ("Plan a follow-up…"), "bulk.follow-up");
  g_menu_append (roster, _ ("Take off the roster"), "bulk.archive");
  g_menu_append (roster, _ ("Put back on the roster"), "bulk.restore");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (fields));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (roster));
  g_menu_append (menu, _ ("Export…"), "households.export");
  return G_MENU_MODEL (menu);
}

static void
gocua_selection_bar_dispose (GObject *object)
{
  GocuaSelectionBar *self = GOCUA_SELECTION_BAR (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->actions);
  g_clear_object (&self->work);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (gocua_selection_bar_parent_class)->dispose (object);
}

static void
gocua_selection_bar_class_init (GocuaSelectionBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gocua_selection_bar_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
gocua_selection_bar_init (GocuaSelectionBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *clear = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autoptr (GMenuModel) model = make_menu ();

  add_actions (self);
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "numeric");
  self->menu = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_label (self->menu, _ ("For all selected"));
  gtk_menu_button_set_menu_model (self->menu, model);
  gtk_menu_button_set_direction (self->menu, GTK_ARROW_UP);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->menu), _ ("What to do with all of them (Ctrl+Shift+M)"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (clear), "bulk.clear");
  gtk_widget_add_css_class (clear, "flat");
  gtk_widget_set_tooltip_text (clear, _ ("Select none"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (clear), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Select none"),
                                  -1);
  gtk_widget_add_css_class (box, "selection-bar");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (box), clear);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->menu));
  self->box = box;
  gtk_widget_set_visible (box, FALSE);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
}

void
gocua_selection_bar_set_up (GocuaSelectionBar *self,
                            GocuaSession *session,
                            GocuaHouseholdList *list,
                            GtkSelectionModel *selection,
                            GocuaWorkBar *work)
{
  g_return_if_fail (GOCUA_IS_SELECTION_BAR (self));
  g_return_if_fail (GOCUA_IS_SESSION (session) && GOCUA_IS_HOUSEHOLD_LIST (list));
  g_return_if_fail (GTK_IS_SELECTION_MODEL (selection) && GOCUA_IS_WORK_BAR (work));

  g_set_object (&self->session, session);
  g_set_object (&self->list, list);
  g_set_object (&self->selection, selection);
  g_set_object (&self->work, work);
  g_signal_connect_object (selection, "selection-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "items-changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (session, "changed", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
  update_actions (self);
  update (self);
}

GActionGroup *
gocua_selection_bar_get_actions (GocuaSelectionBar *self)
{
  g_return_val_if_fail (GOCUA_IS_SELECTION_BAR (self), NULL);

  return G_ACTION_GROUP (self->actions);
}

void
gocua_selection_bar_popup (GocuaSelectionBar *self)
{
  g_return_if_fail (GOCUA_IS_SELECTION_BAR (self));

  if (gtk_widget_get_visible (self->box))
    gtk_menu_button_popup (self->menu);
}

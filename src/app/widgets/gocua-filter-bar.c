/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-filter-bar.c: the conditions of a query as chips, with a menu to add one. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include <glib/gi18n.h>

#include "app/dialogs/gocua-street-dialog.h"
#include "app/widgets/gocua-filter-bar.h"
#include "app/widgets/gocua-filter-words.h"

struct _GocuaFilterBar
{
  GtkWidget parent_instance;

  GocuaSession *session;
  GocuaQuery *query;

  GtkWidget *scroller;
  GtkBox *chips;
  GtkMenuButton *menu_button;
};

G_DEFINE_FINAL_TYPE (GocuaFilterBar, gocua_filter_bar, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
describe (GocuaFilterBar *self, const GocuaCondition *condition)
{
  g_autofree char *today = gocua_session_get_today (self->session);
  const char *thing = condition->type == GOCUA_CONDITION_TEAM
                          ? gocua_session_get_team_name (self->session, &condition->id)
                          : gocua_session_get_area_name (self->session, &condition->id);

  return gocua_filter_describe (condition, gocua_session_get_campaign (self->session), thing, today);
}

static void
chip_clicked_cb (GtkButton *chip, GocuaFilterBar *self)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (chip), "index"));

  gocua_query_remove (self->query, index);
  gocua_filter_bar_refresh (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->menu_button));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
append_chip (GocuaFilterBar *self, guint index)
{
  g_autofree char *text = describe (self, &g_array_index (self->query->conditions, GocuaCondition, index));
  /* Translators: %s is a filter such as "Not reached yet" */
  g_autofree char *tooltip = g_strdup_printf (_ ("Take away the filter “%s”"), text);
  GtkWidget *chip = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 32);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (chip), box);
  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_set_tooltip_text (chip, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  g_object_set_data (G_OBJECT (chip), "index", GUINT_TO_POINTER (index));
  g_object_set_data_full (G_OBJECT (chip), "words", g_strdup (text), g_free);
  g_signal_connect (chip, "clicked", G_CALLBACK (chip_clicked_cb), self);
  gtk_box_append (self->chips, chip);
}

static void
add_item (GMenu *menu, const char *label, const GocuaCondition *condition)
{
  g_autofree char *target = gocua_filter_to_target (condition);
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "filter.add", "s", target);
  g_menu_append_item (menu, item);
}

static void
add_simple_item (GocuaFilterBar *self, GMenu *menu, GocuaConditionType type, guint slot)
{
  GocuaCondition condition = { .type = type, .slot = slot };
  g_autofree char *label = describe (self, &condition);

  add_item (menu, label, &condition);
}

static void
add_areas (GocuaFilterBar *self, GMenu *menu)
{
  GPtrArray *areas = gocua_session_get_areas (self->session);
  g_autoptr (GMenu) submenu = g_menu_new ();

  for (guint i = 0; areas != NULL && i < areas->len; i++)
    {
      GocuaRecord *area = g_ptr_array_index (areas, i);
      GocuaCondition condition = { .type = GOCUA_CONDITION_AREA, .id = area->id };

      add_item (submenu, gocua_record_get_text (area, GOCUA_AREA_NAME), &condition);
    }
  add_item (submenu, _ ("Without an area"), &(GocuaCondition){ .type = GOCUA_CONDITION_AREA });
  g_menu_append_submenu (menu, C_ ("filter", "Area"), G_MENU_MODEL (submenu));
}

static void
add_teams (GocuaFilterBar *self, GMenu *menu)
{
  GPtrArray *teams = gocua_session_get_teams (self->session);
  g_autoptr (GMenu) submenu = g_menu_new ();

  for (guint i = 0; teams != NULL && i < teams->len; i++)
    {
      GocuaRecord *team = g_ptr_array_index (teams, i);
      GocuaCondition condition = { .type = GOCUA_CONDITION_TEAM, .id = team->id };

      add_item (submenu, gocua_record_get_text (team, GOCUA_TEAM_NAME), &condition);
    }
  add_item (submenu, _ ("Without a team"), &(GocuaCondition){ .type = GOCUA_CONDITION_TEAM });
  g_menu_append_submenu (menu, C_ ("filter", "Team in charge"), G_MENU_MODEL (submenu));
}

static void
add_indicators (GocuaFilterBar *self, GMenu *menu, const GocuaCampaign *campaign)
{
  static const GocuaConditionType types[] = { GOCUA_CONDITION_YES, GOCUA_CONDITION_NOT_YES,
                                              GOCUA_CONDITION_NO, GOCUA_CONDITION_UNKNOWN };

  for (guint slot = 0; slot < gocua_campaign_get_n_indicators (campaign); slot++)
    {
      g_autoptr (GMenu) submenu = g_menu_new ();

      for (guint i = 0; i < G_N_ELEMENTS (types); i++)
        add_simple_item (self, submenu, types[i], slot);
      g_menu_append_submenu (menu, gocua_indicator_get_label (gocua_campaign_get_indicator (campaign, slot)),
                             G_MENU_MODEL (submenu));
    }
}

static void
add_outcomes (GocuaFilterBar *self, GMenu *menu, const GocuaCampaign *campaign)
{
  g_autoptr (GMenu) submenu = g_menu_new ();

  add_item (submenu, _ ("Not visited yet"), &(GocuaCondition){ .type = GOCUA_CONDITION_OUTCOME });
  for (guint i = 0; i < gocua_campaign_get_n_outcomes (campaign); i++)
    {
      GocuaOutcome outcome = gocua_campaign_get_outcome (campaign, i);
      GocuaCondition condition = { .type = GOCUA_CONDITION_OUTCOME, .value = (int) outcome };

      add_item (submenu, gocua_campaign_get_outcome_label (campaign, outcome), &condition);
    }
  g_menu_append_submenu (menu, _ ("Latest result"), G_MENU_MODEL (submenu));
}

static GMenu *
build_menu (GocuaFilterBar *self)
{
  GocuaCampaign *campaign = gocua_session_get_campaign (self->session);
  g_autofree char *today = gocua_session_get_today (self->session);
  g_autoptr (GMenu) first = g_menu_new ();
  g_autoptr (GMenu) second = g_menu_new ();
  g_autoptr (GMenu) third = g_menu_new ();
  GocuaCondition due = { .type = GOCUA_CONDITION_FOLLOW_UP_DUE };
  GMenu *menu = g_menu_new ();

  add_areas (self, first);
  /* Translators: entry of the menu of filters; it asks which one */
  g_menu_append (first, _ ("Street, block of flats…"), "filter.street");
  add_teams (self, first);
  add_simple_item (self, first, GOCUA_CONDITION_NOT_REACHED, 0);
  add_simple_item (self, first, GOCUA_CONDITION_REACHED, 0);
  g_strlcpy (due.text, today, sizeof due.text);
  add_item (first, _ ("Follow-up due"), &due);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (first));
  if (campaign != NULL)
    {
      add_indicators (self, second, campaign);
      add_outcomes (self, second, campaign);
      g_menu_append_section (menu, NULL, G_MENU_MODEL (second));
    }
  add_simple_item (self, third, GOCUA_CONDITION_ELIGIBLE, 0);
  add_simple_item (self, third, GOCUA_CONDITION_NOT_ELIGIBLE, 0);
  add_simple_item (self, third, GOCUA_CONDITION_ARCHIVED, 0);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (third));
  return menu;
}

/* What is chosen in a submenu leaves the focus of GTK 4.8 in the closed menu, and no key reaches the window
 * any more; so the button takes the focus back. */
static void
create_popup (GtkMenuButton *button, gpointer user_data)
{
  GocuaFilterBar *self = user_data;
  g_autoptr (GMenu) menu = NULL;

  if (self->session == NULL)
    return;
  menu = build_menu (self);
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
  g_signal_connect_object (gtk_menu_button_get_popover (button), "closed", G_CALLBACK (gtk_widget_grab_focus),
                           button, G_CONNECT_SWAPPED);
}

static void
add_activated_cb (GSimpleAction *action, GVariant *target, GocuaFilterBar *self)
{
  GocuaCondition condition;

  if (!gocua_filter_from_target (&condition, g_variant_get_string (target, NULL)))
    return;
  gocua_query_add (self->query, &condition);
  gocua_filter_bar_refresh (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
street_chosen_cb (const char *street, gpointer data)
{
  GocuaFilterBar *self = data;

  gocua_query_add_street (self->query, street);
  gocua_filter_bar_refresh (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* A ward has hundreds of streets, too many for a menu: it asks. Where one area is looked at, only for those
 * there. */
static void
street_activated_cb (GSimpleAction *action, GVariant *target, GocuaFilterBar *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  const GocuaId *area = NULL;

  for (guint i = 0; i < self->query->conditions->len; i++)
    {
      const GocuaCondition *condition = &g_array_index (self->query->conditions, GocuaCondition, i);

      if (condition->type == GOCUA_CONDITION_AREA && !gocua_id_is_null (&condition->id))
        area = &condition->id;
    }
  if (self->session != NULL)
    gocua_street_dialog_show (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, self->session, area,
                              street_chosen_cb, G_OBJECT (self));
}

static void
gocua_filter_bar_dispose (GObject *object)
{
  GocuaFilterBar *self = GOCUA_FILTER_BAR (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (gocua_filter_bar_parent_class)->dispose (object);
}

static void
gocua_filter_bar_finalize (GObject *object)
{
  GocuaFilterBar *self = GOCUA_FILTER_BAR (object);

  gocua_query_free (self->query);

  G_OBJECT_CLASS (gocua_filter_bar_parent_class)->finalize (object);
}

static void
gocua_filter_bar_class_init (GocuaFilterBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gocua_filter_bar_dispose;
  object_class->finalize = gocua_filter_bar_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/gocua/GoCua/ui/gocua-filter-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, GocuaFilterBar, scroller);
  gtk_widget_class_bind_template_child (widget_class, GocuaFilterBar, chips);
  gtk_widget_class_bind_template_child (widget_class, GocuaFilterBar, menu_button);
}

static void
gocua_filter_bar_init (GocuaFilterBar *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) add = g_simple_action_new ("add", G_VARIANT_TYPE_STRING);
  g_autoptr (GSimpleAction) street = g_simple_action_new ("street", NULL);

  gtk_widget_init_template (GTK_WIDGET (self));

  self->query = gocua_query_new ();
  g_signal_connect_object (add, "activate", G_CALLBACK (add_activated_cb), self, 0);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (add));
  g_signal_connect_object (street, "activate", G_CALLBACK (street_activated_cb), self, 0);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (street));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "filter", G_ACTION_GROUP (group));
  gtk_menu_button_set_create_popup_func (self->menu_button, create_popup, self, NULL);
}

void
gocua_filter_bar_set_session (GocuaFilterBar *self, GocuaSession *session)
{
  g_return_if_fail (GOCUA_IS_FILTER_BAR (self));
  g_return_if_fail (GOCUA_IS_SESSION (session));

  if (g_set_object (&self->session, session))
    gocua_filter_bar_refresh (self);
}

void
gocua_filter_bar_set_conditions (GocuaFilterBar *self, const GocuaQuery *query)
{
  g_return_if_fail (GOCUA_IS_FILTER_BAR (self));

  g_array_set_size (self->query->conditions, 0);
  if (query != NULL)
    g_array_append_vals (self->query->conditions, query->conditions->data, query->conditions->len);
  gocua_filter_bar_refresh (self);
}

const GocuaQuery *
gocua_filter_bar_get_query (GocuaFilterBar *self)
{
  g_return_val_if_fail (GOCUA_IS_FILTER_BAR (self), NULL);

  return self->query;
}

/* Whether the chips say already what they are to say, so that one with the keyboard keeps it. */
static gboolean
shows_all (GocuaFilterBar *self)
{
  GtkWidget *chip = gtk_widget_get_first_child (GTK_WIDGET (self->chips));

  for (guint i = 0; self->session != NULL && i < self->query->conditions->len; i++)
    {
      g_autofree char *text = describe (self, &g_array_index (self->query->conditions, GocuaCondition, i));

      if (chip == NULL || g_strcmp0 (g_object_get_data (G_OBJECT (chip), "words"), text) != 0)
        return FALSE;
      chip = gtk_widget_get_next_sibling (chip);
    }
  return chip == NULL;
}

void
gocua_filter_bar_refresh (GocuaFilterBar *self)
{
  GtkWidget *child;

  g_return_if_fail (GOCUA_IS_FILTER_BAR (self));

  if (shows_all (self))
    return;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->chips))) != NULL)
    gtk_box_remove (self->chips, child);
  for (guint i = 0; self->session != NULL && i < self->query->conditions->len; i++)
    append_chip (self, i);
}

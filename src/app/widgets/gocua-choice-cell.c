/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-choice-cell.c: a cell that holds one of a few choices, chosen by a key. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/widgets/gocua-choice-cell.h"

#include <glib/gi18n.h>

#include "app/widgets/gocua-tip.h"

typedef struct
{
  char *id;
  char *label;
  char *symbol;
  char key;
} Choice;

struct _GocuaChoiceCell
{
  GtkWidget parent_instance;

  GtkLabel *shown;
  GtkPopover *popover; /* (nullable): made when it is first opened; a sheet has hundreds of cells */
  GtkListBox *list;    /* (nullable): in it */

  char *label;
  char *empty_symbol;
  char *empty_label;
  GPtrArray *choices; /* of Choice */
  int chosen;         /* -1: none */
};

G_DEFINE_FINAL_TYPE (GocuaChoiceCell, gocua_choice_cell, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_free (choice->id);
  g_free (choice->label);
  g_free (choice->symbol);
  g_free (choice);
}

static void
show (GocuaChoiceCell *self)
{
  Choice *choice = self->chosen >= 0 ? g_ptr_array_index (self->choices, self->chosen) : NULL;
  const char *words = choice != NULL ? choice->label : self->empty_label;
  const char *text = choice != NULL ? choice->label : "";
  g_autofree char *accessible = NULL;

  if (choice != NULL && choice->symbol != NULL)
    text = choice->symbol;
  else if (choice == NULL && self->empty_symbol != NULL)
    text = self->empty_symbol;
  gtk_label_set_text (self->shown, text);

  /* Translators: the name of a cell and what stands in it, such as "Result: Absent" */
  accessible = g_strdup_printf (_ ("%s: %s"), self->label != NULL ? self->label : "",
                                words != NULL ? words : _ ("nothing chosen"));
  gocua_tip_set (GTK_WIDGET (self), accessible);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, accessible, -1);
  if (choice == NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "unanswered");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "unanswered");
}

static void
choose (GocuaChoiceCell *self, int chosen)
{
  if (chosen == self->chosen)
    return;
  self->chosen = chosen;
  show (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static int
find_by_key (GocuaChoiceCell *self, gunichar key)
{
  for (guint i = 0; i < self->choices->len; i++)
    {
      Choice *choice = g_ptr_array_index (self->choices, i);

      if (choice->key != '\0' && (gunichar) g_ascii_tolower (choice->key) == g_unichar_tolower (key))
        return (int) i;
    }
  return -1;
}

/* From the open list. */
static void
pick (GocuaChoiceCell *self, int chosen)
{
  gtk_popover_popdown (self->popover);
  choose (self, chosen);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static gboolean
is_opening_key (GocuaChoiceCell *self, guint keyval, GdkModifierType state)
{
  if (keyval == GDK_KEY_F4)
    return TRUE;
  if ((state & GDK_ALT_MASK) != 0)
    return keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down;
  return keyval == GDK_KEY_space && self->empty_symbol == NULL;
}

static gboolean
is_clearing_key (GocuaChoiceCell *self, guint keyval)
{
  return keyval == GDK_KEY_Delete || keyval == GDK_KEY_KP_Delete || keyval == GDK_KEY_BackSpace ||
         (keyval == GDK_KEY_space && self->empty_symbol != NULL);
}

static gboolean
key_pressed_cb (GocuaChoiceCell *self, guint keyval, guint keycode, GdkModifierType state)
{
  int found;

  if (is_opening_key (self, keyval, state))
    {
      gocua_choice_cell_open (self);
      return GDK_EVENT_STOP;
    }
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (is_clearing_key (self, keyval))
    {
      choose (self, -1);
      return GDK_EVENT_STOP;
    }
  found = find_by_key (self, gdk_keyval_to_unicode (keyval));
  if (found < 0)
    return GDK_EVENT_PROPAGATE;
  choose (self, found);
  return GDK_EVENT_STOP;
}

/* An open list keeps its keys to itself, so the cell does not see them. */
static gboolean
list_key_pressed_cb (GocuaChoiceCell *self, guint keyval, guint keycode, GdkModifierType state)
{
  int found = find_by_key (self, gdk_keyval_to_unicode (keyval));

  if (found < 0 || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  pick (self, found);
  return GDK_EVENT_STOP;
}

static void
clicked_cb (GocuaChoiceCell *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  gocua_choice_cell_open (self);
}

static void
row_activated_cb (GocuaChoiceCell *self, GtkListBoxRow *row)
{
  pick (self, gtk_list_box_row_get_index (row));
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gocua_choice_cell_open (GOCUA_CHOICE_CELL (widget));
}

static void
clear_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  choose (GOCUA_CHOICE_CELL (widget), -1);
}

static GtkWidget *
make_row (const Choice *choice)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  char key[2] = { choice->key, '\0' };
  GtkWidget *key_label = gtk_label_new (key);
  g_autofree char *words = choice->symbol != NULL ? g_strdup_printf ("%s %s", choice->symbol, choice->label)
                                                  : g_strdup (choice->label);

  gtk_widget_add_css_class (key_label, "dim-label");
  gtk_widget_add_css_class (key_label, "numeric");
  gtk_box_append (GTK_BOX (box), key_label);
  gtk_box_append (GTK_BOX (box), gtk_label_new (words));
  return box;
}

static void
make_list (GocuaChoiceCell *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  for (guint i = 0; i < self->choices->len; i++)
    gtk_list_box_append (self->list, make_row (g_ptr_array_index (self->choices, i)));
  self->popover = GTK_POPOVER (gtk_popover_new ());
  gtk_popover_set_has_arrow (self->popover, FALSE);
  gtk_popover_set_position (self->popover, GTK_POS_BOTTOM);
  gtk_popover_set_child (self->popover, GTK_WIDGET (self->list));
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (list_key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->popover), keys);
  gtk_widget_set_parent (GTK_WIDGET (self->popover), GTK_WIDGET (self));
}

static void
gocua_choice_cell_dispose (GObject *object)
{
  GocuaChoiceCell *self = GOCUA_CHOICE_CELL (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (gocua_choice_cell_parent_class)->dispose (object);
}

static void
gocua_choice_cell_finalize (GObject *object)
{
  GocuaChoiceCell *self = GOCUA_CHOICE_CELL (object);

  g_clear_pointer (&self->choices, g_ptr_array_unref);
  g_clear_pointer (&self->label, g_free);
  g_clear_pointer (&self->empty_symbol, g_free);
  g_clear_pointer (&self->empty_label, g_free);

  G_OBJECT_CLASS (gocua_choice_cell_parent_class)->finalize (object);
}

static void
gocua_choice_cell_class_init (GocuaChoiceCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gocua_choice_cell_dispose;
  object_class->finalize = gocua_choice_cell_finalize;

  signals[CHANGED] = g_signal_new ("changed", GOCUA_TYPE_CHOICE_CELL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "choicecell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_COMBO_BOX);
  gtk_widget_class_install_action (widget_class, "choice.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "choice.clear", NULL, clear_action);
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/gocua/GoCua/ui/gocua-choice-cell.ui");
  gtk_widget_class_bind_template_child (widget_class, GocuaChoiceCell, shown);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
}

static void
gocua_choice_cell_init (GocuaChoiceCell *self)
{
  self->choices = g_ptr_array_new_with_free_func (choice_free);
  self->chosen = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
gocua_choice_cell_new (const char *label)
{
  GocuaChoiceCell *self = g_object_new (GOCUA_TYPE_CHOICE_CELL, NULL);

  self->label = g_strdup (label);
  show (self);
  return GTK_WIDGET (self);
}

void
gocua_choice_cell_add (GocuaChoiceCell *self, const char *id, const char *label, const char *symbol, char key)
{
  Choice *choice;

  g_return_if_fail (GOCUA_IS_CHOICE_CELL (self) && id != NULL && label != NULL);

  choice = g_new0 (Choice, 1);
  choice->id = g_strdup (id);
  choice->label = g_strdup (label);
  choice->symbol = g_strdup (symbol);
  choice->key = key;
  g_ptr_array_add (self->choices, choice);
  if (self->list != NULL)
    gtk_list_box_append (self->list, make_row (choice));
}

void
gocua_choice_cell_set_empty_symbol (GocuaChoiceCell *self, const char *symbol, const char *label)
{
  g_return_if_fail (GOCUA_IS_CHOICE_CELL (self));

  g_free (self->empty_symbol);
  g_free (self->empty_label);
  self->empty_symbol = g_strdup (symbol);
  self->empty_label = g_strdup (label);
  gtk_widget_add_css_class (GTK_WIDGET (self->shown), "symbols");
  show (self);
}

void
gocua_choice_cell_set_chosen (GocuaChoiceCell *self, const char *id)
{
  g_return_if_fail (GOCUA_IS_CHOICE_CELL (self));

  self->chosen = -1;
  for (guint i = 0; id != NULL && i < self->choices->len; i++)
    if (g_str_equal (((Choice *) g_ptr_array_index (self->choices, i))->id, id))
      self->chosen = (int) i;
  show (self);
}

const char *
gocua_choice_cell_get_chosen (GocuaChoiceCell *self)
{
  g_return_val_if_fail (GOCUA_IS_CHOICE_CELL (self), NULL);

  return self->chosen >= 0 ? ((Choice *) g_ptr_array_index (self->choices, self->chosen))->id : NULL;
}

void
gocua_choice_cell_open (GocuaChoiceCell *self)
{
  GtkListBoxRow *row;

  g_return_if_fail (GOCUA_IS_CHOICE_CELL (self));

  if (self->popover == NULL)
    make_list (self);
  gtk_popover_popup (self->popover);
  row = gtk_list_box_get_row_at_index (self->list, MAX (self->chosen, 0));
  if (row == NULL)
    return;
  gtk_list_box_select_row (self->list, row);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-household-cell.c: a cell in which a household is found by its house number or a name. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/widgets/gocua-household-cell.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/gocua-entry-lookup.h"
#include "app/gocua-entry-words.h"
#include "core/gocua-text.h"

#define MAX_SUGGESTIONS        8
#define SUGGESTION_WIDTH_CHARS 70

struct _GocuaHouseholdCell
{
  GtkWidget parent_instance;

  GtkEntry *entry;
  GtkPopover *popover;
  GtkListBox *list;

  GocuaSession *session;
  GocuaId area; /* null: all */
  GCancellable *asking;
  GPtrArray *rows;         /* (nullable) of GocuaHouseholdRow: what is suggested */
  gboolean quiet;          /* the text is being set by the program */
  gboolean composing;      /* an input method is at work */
  gboolean take_on_answer; /* Enter was pressed before the answer came */
};

G_DEFINE_FINAL_TYPE (GocuaHouseholdCell, gocua_household_cell, GTK_TYPE_WIDGET)

enum
{
  TYPED,
  CHOSEN,
  NEW_HOUSEHOLD,
  ADVANCE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
stop_asking (GocuaHouseholdCell *self)
{
  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  self->take_on_answer = FALSE;
}

static void
close_list (GocuaHouseholdCell *self)
{
  stop_asking (self);
  gtk_popover_popdown (self->popover);
}

static gboolean
is_open (GocuaHouseholdCell *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->popover));
}

static void
choose (GocuaHouseholdCell *self, guint index)
{
  g_autoptr (GPtrArray) rows = self->rows != NULL ? g_ptr_array_ref (self->rows) : NULL;

  close_list (self);
  if (rows == NULL || index >= rows->len)
    gocua_household_cell_ask_new (self);
  else
    g_signal_emit (self, signals[CHOSEN], 0, g_ptr_array_index (rows, index));
}

static void
limit_label (GtkWidget *label)
{
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), SUGGESTION_WIDTH_CHARS);
}

static GtkWidget *
make_suggestion (GocuaHouseholdCell *self, const GocuaHouseholdRow *row)
{
  g_autofree char *words = gocua_entry_describe_household (row->address, row->head);
  g_autofree char *state = gocua_entry_describe_status (gocua_session_get_campaign (self->session),
                                                        &row->status, row->eligible_people);
  g_autofree char *second = row->area != NULL && *row->area != '\0'
                                ? g_strdup_printf ("%s · %s", row->area, state)
                                : g_strdup (state);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *first_label = gtk_label_new (words);
  GtkWidget *second_label = gtk_label_new (second);

  limit_label (first_label);
  limit_label (second_label);
  gtk_widget_add_css_class (second_label, "dim-label");
  gtk_widget_add_css_class (second_label, "caption");
  gtk_box_append (GTK_BOX (box), first_label);
  gtk_box_append (GTK_BOX (box), second_label);
  return box;
}

static void
append_row (GocuaHouseholdCell *self, GtkWidget *child)
{
  GtkWidget *row = gtk_list_box_row_new ();

  /* The entry keeps the focus while the list is open. */
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_set_focus_on_click (row, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  gtk_list_box_append (self->list, row);
}

static void
append_new_row (GocuaHouseholdCell *self)
{
  /* Translators: %s is what was typed, a house number or a name */
  g_autofree char *words =
      g_strdup_printf (_ ("New household: %s…  (Ctrl+N)"), gocua_household_cell_get_text (self));
  GtkWidget *label = gtk_label_new (words);

  limit_label (label);
  append_row (self, label);
}

/* Whether the address, or the house number that it begins with, is exactly what was typed. */
static gboolean
is_exactly (const GocuaHouseholdRow *row, const char *typed)
{
  g_autofree char *address = gocua_text_fold (row->address);
  gsize length = strlen (typed);

  return strncmp (address, typed, length) == 0 && (address[length] == '\0' || address[length] == ' ');
}

/* The row that Enter takes at once: the only one, or the only one whose address is exactly what was typed. */
static int
find_certain (GocuaHouseholdCell *self)
{
  g_autofree char *clean = gocua_text_clean (gocua_household_cell_get_text (self));
  g_autofree char *typed = gocua_text_fold (clean);
  int found = -1;

  if (self->rows->len == 1)
    return 0;
  for (guint i = 0; i < self->rows->len; i++)
    {
      if (!is_exactly (g_ptr_array_index (self->rows, i), typed))
        continue;
      if (found >= 0)
        return -1;
      found = (int) i;
    }
  return found;
}

static void
show_suggestions (GocuaHouseholdCell *self)
{
  GtkWidget *child;
  int certain = find_certain (self);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < self->rows->len; i++)
    append_row (self, make_suggestion (self, g_ptr_array_index (self->rows, i)));
  append_new_row (self);
  if (certain >= 0)
    gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, certain));
  gtk_popover_popup (self->popover);
}

static gboolean
has_focus (GocuaHouseholdCell *self)
{
  return gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry))));
}

static void
found_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GocuaHouseholdCell) self = GOCUA_HOUSEHOLD_CELL (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = gocua_store_call_finish (GOCUA_STORE (object), result, &error);
  gboolean take = self->take_on_answer;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->asking);
  self->take_on_answer = FALSE;
  if (error != NULL)
    {
      gocua_session_report (self->session, _ ("The households could not be searched."), error);
      return;
    }
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  self->rows = g_steal_pointer (&rows);
  if (self->entry == NULL || !has_focus (self))
    return;
  show_suggestions (self);
  if (take)
    gocua_household_cell_take (self);
}

static void
ask (GocuaHouseholdCell *self)
{
  const char *text = gocua_household_cell_get_text (self);
  g_auto (GStrv) words = gocua_text_fold_words (text);

  stop_asking (self);
  if (words[0] == NULL)
    {
      close_list (self);
      return;
    }
  self->asking = g_cancellable_new ();
  gocua_entry_find_households (gocua_session_get_store (self->session), text, &self->area,
                               gocua_session_get_campaign_id (self->session), MAX_SUGGESTIONS, self->asking,
                               found_cb, g_object_ref (self));
}

static void
text_changed_cb (GocuaHouseholdCell *self)
{
  if (self->quiet)
    return;
  g_signal_emit (self, signals[TYPED], 0, gocua_household_cell_get_text (self));
  if (!self->composing)
    ask (self);
}

static void
preedit_changed_cb (GocuaHouseholdCell *self, const char *preedit)
{
  gboolean was_composing = self->composing;

  self->composing = preedit != NULL && *preedit != '\0';
  if (was_composing && !self->composing && *gocua_household_cell_get_text (self) != '\0')
    ask (self);
}

static void
highlight (GocuaHouseholdCell *self, int step)
{
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (self->list);
  int index = selected != NULL ? gtk_list_box_row_get_index (selected) + step : (step > 0 ? 0 : -1);
  GtkListBoxRow *row = index >= 0 ? gtk_list_box_get_row_at_index (self->list, index) : NULL;

  if (row != NULL)
    gtk_list_box_select_row (self->list, row);
}

/* In the bubble phase, after the entry and with it the input method. */
static gboolean
key_pressed_cb (GocuaHouseholdCell *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (self->composing)
    return GDK_EVENT_PROPAGATE;
  if (self->asking != NULL && keyval == GDK_KEY_Tab)
    {
      self->take_on_answer = TRUE;
      return GDK_EVENT_STOP;
    }
  if (!is_open (self))
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      highlight (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      highlight (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      close_list (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
      return gocua_household_cell_take (self);
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
activate_cb (GocuaHouseholdCell *self)
{
  if (self->composing)
    return;
  if (self->asking != NULL)
    {
      self->take_on_answer = TRUE;
      return;
    }
  if (!is_open (self))
    {
      g_signal_emit (self, signals[ADVANCE], 0);
      return;
    }
  if (gtk_list_box_get_selected_row (self->list) == NULL)
    highlight (self, 1);
  else
    gocua_household_cell_take (self);
}

static void
row_activated_cb (GocuaHouseholdCell *self, GtkListBoxRow *row)
{
  choose (self, (guint) gtk_list_box_row_get_index (row));
}

static void
focus_left_cb (GocuaHouseholdCell *self)
{
  close_list (self);
}

static gboolean
gocua_household_cell_grab_focus (GtkWidget *widget)
{
  GocuaHouseholdCell *self = GOCUA_HOUSEHOLD_CELL (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
gocua_household_cell_dispose (GObject *object)
{
  GocuaHouseholdCell *self = GOCUA_HOUSEHOLD_CELL (object);
  GtkWidget *child;

  stop_asking (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (gocua_household_cell_parent_class)->dispose (object);
}

static void
gocua_household_cell_class_init (GocuaHouseholdCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = GOCUA_TYPE_HOUSEHOLD_CELL;

  G_OBJECT_CLASS (klass)->dispose = gocua_household_cell_dispose;
  widget_class->grab_focus = gocua_household_cell_grab_focus;

  signals[TYPED] =
      g_signal_new ("typed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CHOSEN] =
      g_signal_new ("chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[NEW_HOUSEHOLD] = g_signal_new ("new-household", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ADVANCE] = g_signal_new ("advance", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/gocua/GoCua/ui/gocua-household-cell.ui");
  gtk_widget_class_bind_template_child (widget_class, GocuaHouseholdCell, entry);
  gtk_widget_class_bind_template_child (widget_class, GocuaHouseholdCell, popover);
  gtk_widget_class_bind_template_child (widget_class, GocuaHouseholdCell, list);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_left_cb);
}

static void
gocua_household_cell_init (GocuaHouseholdCell *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (gtk_editable_get_delegate (GTK_EDITABLE (self->entry)), "preedit-changed",
                            G_CALLBACK (preedit_changed_cb), self);
}

GtkWidget *
gocua_household_cell_new (GocuaSession *session)
{
  GocuaHouseholdCell *self;

  g_return_val_if_fail (GOCUA_IS_SESSION (session), NULL);

  self = g_object_new (GOCUA_TYPE_HOUSEHOLD_CELL, NULL);
  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

void
gocua_household_cell_set_area (GocuaHouseholdCell *self, const GocuaId *area)
{
  static const GocuaId none;

  g_return_if_fail (GOCUA_IS_HOUSEHOLD_CELL (self));
  self->area = area != NULL ? *area : none;
}

void
gocua_household_cell_set_text (GocuaHouseholdCell *self, const char *text)
{
  g_return_if_fail (GOCUA_IS_HOUSEHOLD_CELL (self) && text != NULL);

  if (g_str_equal (text, gocua_household_cell_get_text (self)))
    return;
  self->quiet = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  self->quiet = FALSE;
  /* The house number is what one looks for. */
  gtk_editable_set_position (GTK_EDITABLE (self->entry), 0);
}

const char *
gocua_household_cell_get_text (GocuaHouseholdCell *self)
{
  g_return_val_if_fail (GOCUA_IS_HOUSEHOLD_CELL (self), "");
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

GtkEntry *
gocua_household_cell_get_entry (GocuaHouseholdCell *self)
{
  g_return_val_if_fail (GOCUA_IS_HOUSEHOLD_CELL (self), NULL);
  return self->entry;
}

gboolean
gocua_household_cell_take (GocuaHouseholdCell *self)
{
  GtkListBoxRow *selected;

  g_return_val_if_fail (GOCUA_IS_HOUSEHOLD_CELL (self), FALSE);

  selected = is_open (self) ? gtk_list_box_get_selected_row (self->list) : NULL;
  if (selected == NULL)
    return FALSE;
  choose (self, (guint) gtk_list_box_row_get_index (selected));
  return TRUE;
}

void
gocua_household_cell_ask_new (GocuaHouseholdCell *self)
{
  g_autofree char *text = NULL;

  g_return_if_fail (GOCUA_IS_HOUSEHOLD_CELL (self));

  text = g_strdup (gocua_household_cell_get_text (self));
  close_list (self);
  g_signal_emit (self, signals[NEW_HOUSEHOLD], 0, text);
}

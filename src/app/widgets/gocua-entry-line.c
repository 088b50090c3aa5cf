/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-entry-line.c: one line of the entry grid, with its cells and the sentence under it. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/widgets/gocua-entry-line.h"

#include "app/gocua-entry-rules.h"
#include "app/gocua-entry-verdict.h"
#include "app/widgets/gocua-entry-fields.h"
#include "app/widgets/gocua-tip.h"
#include "core/gocua-date.h"

struct _GocuaEntryLine
{
  GtkWidget parent_instance;

  GtkBox *row;
  GtkLabel *number;
  GtkLabel *mark;
  GtkWidget *sentence_box;
  GtkLabel *sentence;
  GtkButton *mend;
  GtkEventController *captured;

  GocuaSession *session;
  GocuaEntryModel *model;
  GocuaEntryFields *fields;
  GocuaSheetKeys *keys; /* (nullable): only on a line of a sheet */
  char *date;
  gboolean active;
  gboolean complaining;
};

G_DEFINE_FINAL_TYPE (GocuaEntryLine, gocua_entry_line, GTK_TYPE_WIDGET)

enum
{
  MOVE,
  COPY_ABOVE,
  NEW_HOUSEHOLD,
  SHEET_ACT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
move_from (GocuaEntryLine *self, int cell, GocuaEntryMove move)
{
  g_signal_emit (self, signals[MOVE], 0, cell, move);
}

static void
mend_cb (GocuaEntryLine *self)
{
  /* The line becomes the active one, so that it is saved when it is left. */
  if (!self->active)
    gocua_entry_line_focus_cell (self, GOCUA_ENTRY_CELL_OUTCOME);
  gocua_entry_mend (self->model);
}

static void
set_class (GtkWidget *widget, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
mark_cells (GocuaEntryLine *self, const GocuaEntryVerdict *verdict)
{
  int asked = self->active ? gocua_entry_line_get_asked (self) : GOCUA_ENTRY_CELL_NONE;

  for (int cell = 0; cell < gocua_entry_model_get_n_cells (self->model); cell++)
    {
      GtkWidget *widget = gocua_entry_fields_get_cell (self->fields, cell);
      gboolean wrong = cell == verdict->wrong;

      gtk_accessible_update_state (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_INVALID,
                                   wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
      set_class (widget, "wrong", wrong);
      set_class (widget, "doubtful", cell == verdict->doubtful);
      set_class (widget, "asked", cell == asked);
      set_class (widget, "not-asked", !gocua_entry_cell_applies (self->model, cell));
    }
}

static void
show_sentence (GocuaEntryLine *self, const GocuaEntryVerdict *verdict)
{
  g_autofree char *button = verdict->mend != NULL ? g_strdup_printf ("%s (F2)", verdict->mend) : NULL;

  set_class (GTK_WIDGET (self->sentence), "error", verdict->tone == GOCUA_ENTRY_TONE_ERROR);
  set_class (GTK_WIDGET (self->sentence), "warning", verdict->tone == GOCUA_ENTRY_TONE_WARNING);
  set_class (GTK_WIDGET (self->sentence), "accent", verdict->tone == GOCUA_ENTRY_TONE_NEWS);
  set_class (GTK_WIDGET (self->sentence), "dim-label", verdict->tone == GOCUA_ENTRY_TONE_QUIET);
  gtk_label_set_text (self->sentence, verdict->sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->mend), button != NULL);
  if (button != NULL)
    gtk_button_set_label (self->mend, button);
  gtk_widget_set_visible (self->sentence_box, *verdict->sentence != '\0' || self->active);
}

static void
show_mark (GocuaEntryLine *self, const GocuaEntryVerdict *verdict)
{
  GocuaEntryState state = gocua_entry_model_get_state (self->model);

  gtk_label_set_text (self->mark, verdict->mark);
  gocua_tip_set (GTK_WIDGET (self->mark), verdict->mark_words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->mark), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  verdict->mark_words != NULL ? verdict->mark_words : "", -1);
  set_class (GTK_WIDGET (self->mark), "error",
             state == GOCUA_ENTRY_FAILED || verdict->judgement == GOCUA_ENTRY_WRONG);
  set_class (GTK_WIDGET (self->mark), "warning", verdict->judgement == GOCUA_ENTRY_DOUBTFUL);
  set_class (GTK_WIDGET (self), "saved", state == GOCUA_ENTRY_SAVED);
  set_class (GTK_WIDGET (self), "taken-back", state == GOCUA_ENTRY_TAKEN_BACK);
}

static void
sync_state (GocuaEntryLine *self)
{
  g_autofree char *today = gocua_session_get_today (self->session);
  GocuaEntryMoment moment = {
    .date = self->date,
    .today = today,
    .active = self->active,
    .complaining = self->complaining,
    .focused = gocua_entry_line_get_focused_cell (self),
  };
  g_auto (GocuaEntryVerdict) verdict = gocua_entry_judge (self->model, &moment);

  show_sentence (self, &verdict);
  mark_cells (self, &verdict);
  show_mark (self, &verdict);
}

static void
model_changed_cb (GocuaEntryLine *self)
{
  GocuaEntryState state = gocua_entry_model_get_state (self->model);

  if (state == GOCUA_ENTRY_EMPTY || state == GOCUA_ENTRY_SAVED)
    self->complaining = FALSE;
  gocua_entry_fields_sync (self->fields);
  sync_state (self);
}

/* Keys. */

static gboolean
is_at_end_of_text (GtkEditable *entry, guint keyval)
{
  int position = gtk_editable_get_position (entry);
  int length = (int) g_utf8_strlen (gtk_editable_get_text (entry), -1);

  if (gtk_editable_get_selection_bounds (entry, NULL, NULL) && length > 0)
    return FALSE;
  return keyval == GDK_KEY_Left ? position == 0 : position >= length;
}

/* On a line of a sheet, before anything else may take the key. */
static gboolean
sheet_key (GocuaEntryLine *self, guint keyval)
{
  GdkEvent *event = gtk_event_controller_get_current_event (self->captured);
  guint32 time = event != NULL ? gdk_event_get_time (event) : 0;
  GocuaSheetKeyAct act = gocua_sheet_keys_press (self->keys, keyval, time);

  if (act == GOCUA_SHEET_KEY_NONE)
    return GDK_EVENT_PROPAGATE;
  if (act == GOCUA_SHEET_KEY_REFUSED)
    gtk_widget_error_bell (GTK_WIDGET (self));
  else if (act != GOCUA_SHEET_KEY_DONE)
    g_signal_emit (self, signals[SHEET_ACT], 0, act);
  return GDK_EVENT_STOP;
}

/* What an entry would take for itself although nothing is there for it to do. */
static gboolean
key_captured_cb (GocuaEntryLine *self, guint keyval, guint keycode, GdkModifierType state)
{
  int cell = gocua_entry_line_get_focused_cell (self);
  GtkEditable *entry = gocua_entry_fields_get_editable (self->fields, cell);

  if (self->keys != NULL && cell == GOCUA_ENTRY_CELL_OUTCOME &&
      (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) == 0)
    return sheet_key (self, keyval);
  if (entry == NULL || gocua_entry_fields_is_composing (self->fields) ||
      (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if ((keyval == GDK_KEY_Left || keyval == GDK_KEY_Right) && is_at_end_of_text (entry, keyval))
    {
      move_from (self, cell, keyval == GDK_KEY_Left ? GOCUA_ENTRY_MOVE_LEFT : GOCUA_ENTRY_MOVE_RIGHT);
      return GDK_EVENT_STOP;
    }
  if (keyval == GDK_KEY_equal && gocua_entry_fields_is_count (self->fields, cell))
    {
      g_signal_emit (self, signals[COPY_ABOVE], 0, cell);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

static gboolean
choice_key (GocuaEntryLine *self, int cell, guint keyval)
{
  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      move_from (self, cell, GOCUA_ENTRY_MOVE_LEFT);
      return GDK_EVENT_STOP;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      move_from (self, cell, GOCUA_ENTRY_MOVE_RIGHT);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      move_from (self, cell, GOCUA_ENTRY_MOVE_NEXT);
      return GDK_EVENT_STOP;
    case GDK_KEY_equal:
      g_signal_emit (self, signals[COPY_ABOVE], 0, cell);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
key_pressed_cb (GocuaEntryLine *self, guint keyval, guint keycode, GdkModifierType state)
{
  int cell = gocua_entry_line_get_focused_cell (self);

  if (cell < 0 || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
      move_from (self, cell, GOCUA_ENTRY_MOVE_NEXT);
      return GDK_EVENT_STOP;
    case GDK_KEY_ISO_Left_Tab:
      move_from (self, cell, GOCUA_ENTRY_MOVE_PREVIOUS);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move_from (self, cell, GOCUA_ENTRY_MOVE_UP);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move_from (self, cell, GOCUA_ENTRY_MOVE_DOWN);
      return GDK_EVENT_STOP;
    default:
      return gocua_entry_fields_is_choice (self->fields, cell) ? choice_key (self, cell, keyval)
                                                               : GDK_EVENT_PROPAGATE;
    }
}

static void
gocua_entry_line_dispose (GObject *object)
{
  GocuaEntryLine *self = GOCUA_ENTRY_LINE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->fields);
  g_clear_object (&self->keys);
  g_clear_object (&self->model);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (gocua_entry_line_parent_class)->dispose (object);
}

static void
gocua_entry_line_finalize (GObject *object)
{
  g_free (GOCUA_ENTRY_LINE (object)->date);
  G_OBJECT_CLASS (gocua_entry_line_parent_class)->finalize (object);
}

static void
gocua_entry_line_class_init (GocuaEntryLineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = GOCUA_TYPE_ENTRY_LINE;

  object_class->dispose = gocua_entry_line_dispose;
  object_class->finalize = gocua_entry_line_finalize;

  signals[MOVE] = g_signal_new ("move", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                G_TYPE_INT, G_TYPE_INT);
  signals[COPY_ABOVE] =
      g_signal_new ("copy-above", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[NEW_HOUSEHOLD] = g_signal_new ("new-household", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);

  signals[SHEET_ACT] =
      g_signal_new ("sheet-act", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "entryline");
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/gocua/GoCua/ui/gocua-entry-line.ui");
  gtk_widget_class_bind_template_child (widget_class, GocuaEntryLine, row);
  gtk_widget_class_bind_template_child (widget_class, GocuaEntryLine, number);
  gtk_widget_class_bind_template_child (widget_class, GocuaEntryLine, mark);
  gtk_widget_class_bind_template_child (widget_class, GocuaEntryLine, sentence_box);
  gtk_widget_class_bind_template_child (widget_class, GocuaEntryLine, sentence);
  gtk_widget_class_bind_template_child (widget_class, GocuaEntryLine, mend);
  gtk_widget_class_bind_template_child (widget_class, GocuaEntryLine, captured);
  gtk_widget_class_bind_template_callback (widget_class, key_captured_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, mend_cb);
}

static void
gocua_entry_line_init (GocuaEntryLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
keys_changed_cb (GocuaEntryLine *self)
{
  sync_state (self);
  g_signal_emit (self, signals[SHEET_ACT], 0, GOCUA_SHEET_KEY_DONE);
}

static void
advance_cb (GocuaEntryLine *self, int cell)
{
  move_from (self, cell, GOCUA_ENTRY_MOVE_NEXT);
}

static void
new_household_cb (GocuaEntryLine *self, const char *text)
{
  g_signal_emit (self, signals[NEW_HOUSEHOLD], 0, text);
}

static void
make_fields (GocuaEntryLine *self, GPtrArray *groups)
{
  self->fields =
      gocua_entry_fields_new (self->session, self->model, self->row, GTK_WIDGET (self->number), groups);
  g_signal_connect_object (self->fields, "advance", G_CALLBACK (advance_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->fields, "new-household", G_CALLBACK (new_household_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_size_group_add_widget (g_ptr_array_index (groups, 0), GTK_WIDGET (self->number));
  gtk_size_group_add_widget (g_ptr_array_index (groups, groups->len - 1), GTK_WIDGET (self->mark));
}

GtkWidget *
gocua_entry_line_new (GocuaSession *session, GocuaEntryModel *model, GPtrArray *groups)
{
  GocuaEntryLine *self;

  g_return_val_if_fail (GOCUA_IS_SESSION (session) && GOCUA_IS_ENTRY_MODEL (model) && groups != NULL, NULL);

  self = g_object_new (GOCUA_TYPE_ENTRY_LINE, NULL);
  self->session = g_object_ref (session);
  self->model = g_object_ref (model);
  make_fields (self, groups);
  if (gocua_entry_model_get_line (model) > 0)
    {
      self->keys = gocua_sheet_keys_new (model);
      g_signal_connect_object (self->keys, "changed", G_CALLBACK (keys_changed_cb), self, G_CONNECT_SWAPPED);
    }
  g_signal_connect_object (model, "changed", G_CALLBACK (model_changed_cb), self, G_CONNECT_SWAPPED);
  model_changed_cb (self);
  return GTK_WIDGET (self);
}

GocuaEntryModel *
gocua_entry_line_get_model (GocuaEntryLine *self)
{
  g_return_val_if_fail (GOCUA_IS_ENTRY_LINE (self), NULL);
  return self->model;
}

void
gocua_entry_line_set_number (GocuaEntryLine *self, guint number)
{
  g_autofree char *text = g_strdup_printf ("%u", number);

  g_return_if_fail (GOCUA_IS_ENTRY_LINE (self));
  gtk_label_set_text (self->number, text);
}

void
gocua_entry_line_set_area (GocuaEntryLine *self, const GocuaId *area)
{
  g_return_if_fail (GOCUA_IS_ENTRY_LINE (self));
  gocua_entry_fields_set_area (self->fields, area);
}

void
gocua_entry_line_set_date (GocuaEntryLine *self, const char *date)
{
  g_return_if_fail (GOCUA_IS_ENTRY_LINE (self));

  if (g_strcmp0 (date, self->date) == 0)
    return;
  g_free (self->date);
  self->date = g_strdup (date);
  sync_state (self);
}

void
gocua_entry_line_set_active (GocuaEntryLine *self, gboolean active)
{
  g_return_if_fail (GOCUA_IS_ENTRY_LINE (self));

  self->active = active;
  if (!active && self->keys != NULL)
    gocua_sheet_keys_stop (self->keys);
  set_class (GTK_WIDGET (self), "active", active);
  sync_state (self);
}

void
gocua_entry_line_set_complaining (GocuaEntryLine *self, gboolean complaining)
{
  g_return_if_fail (GOCUA_IS_ENTRY_LINE (self));

  self->complaining = complaining;
  sync_state (self);
}

gboolean
gocua_entry_line_focus_cell (GocuaEntryLine *self, int cell)
{
  GtkEditable *entry;

  g_return_val_if_fail (GOCUA_IS_ENTRY_LINE (self), FALSE);
  g_return_val_if_fail (cell >= 0 && cell < gocua_entry_model_get_n_cells (self->model), FALSE);

  if (cell == GOCUA_ENTRY_CELL_HOUSEHOLD && gocua_entry_model_is_printed (self->model))
    cell = GOCUA_ENTRY_CELL_OUTCOME;
  entry = gocua_entry_fields_get_editable (self->fields, cell);
  return gtk_widget_grab_focus (entry != NULL ? GTK_WIDGET (entry)
                                              : gocua_entry_fields_get_cell (self->fields, cell));
}

int
gocua_entry_line_get_focused_cell (GocuaEntryLine *self)
{
  GtkRoot *root;

  g_return_val_if_fail (GOCUA_IS_ENTRY_LINE (self), GOCUA_ENTRY_CELL_NONE);

  root = gtk_widget_get_root (GTK_WIDGET (self));
  return root != NULL ? gocua_entry_fields_find (self->fields, gtk_root_get_focus (root))
                      : GOCUA_ENTRY_CELL_NONE;
}

gboolean
gocua_entry_line_focus_begin (GocuaEntryLine *self)
{
  g_return_val_if_fail (GOCUA_IS_ENTRY_LINE (self), FALSE);

  return gocua_entry_line_focus_cell (self, gocua_entry_model_get_household (self->model) != NULL
                                                ? GOCUA_ENTRY_CELL_OUTCOME
                                                : GOCUA_ENTRY_CELL_HOUSEHOLD);
}

int
gocua_entry_line_get_asked (GocuaEntryLine *self)
{
  g_return_val_if_fail (GOCUA_IS_ENTRY_LINE (self), GOCUA_ENTRY_CELL_NONE);

  return self->keys != NULL ? gocua_sheet_keys_get_asked (self->keys) : GOCUA_ENTRY_CELL_NONE;
}

const char *
gocua_entry_line_get_scanned (GocuaEntryLine *self)
{
  g_return_val_if_fail (GOCUA_IS_ENTRY_LINE (self), "");

  return self->keys != NULL ? gocua_sheet_keys_get_code (self->keys) : "";
}

void
gocua_entry_line_ask_new_household (GocuaEntryLine *self)
{
  g_return_if_fail (GOCUA_IS_ENTRY_LINE (self));
  gocua_entry_fields_ask_new_household (self->fields);
}

void
gocua_entry_line_tidy (GocuaEntryLine *self)
{
  g_autofree char *today = NULL;
  g_autofree char *iso = NULL;
  g_autofree char *shown = NULL;

  g_return_if_fail (GOCUA_IS_ENTRY_LINE (self));

  today = gocua_session_get_today (self->session);
  iso = gocua_date_parse (gocua_entry_model_get_follow_up (self->model),
                          (int) g_ascii_strtoll (today, NULL, 10));
  if (iso == NULL)
    return;
  shown = gocua_date_format (iso);
  if (!g_str_equal (shown, gocua_entry_model_get_follow_up (self->model)))
    gocua_entry_model_set_follow_up (self->model, shown);
}

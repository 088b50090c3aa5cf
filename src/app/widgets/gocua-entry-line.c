/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-entry-line.c: one line of the entry grid, with its cells and the sentence under it. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/widgets/gocua-entry-line.h"

#include <glib/gi18n.h>

#include "app/gocua-entry-rules.h"
#include "app/gocua-entry-words.h"
#include "app/widgets/gocua-choice-cell.h"
#include "app/widgets/gocua-entry-cells.h"
#include "app/widgets/gocua-household-cell.h"
#include "core/gocua-answers.h"
#include "core/gocua-date.h"

#define MAX_CELLS (GOCUA_CAMPAIGN_MAX_INDICATORS + 5)

struct _GocuaEntryLine
{
  GtkWidget parent_instance;

  GtkBox *row;
  GtkLabel *number;
  GtkLabel *mark;
  GtkWidget *sentence_box;
  GtkLabel *sentence;
  GtkButton *mend;

  GocuaSession *session;
  GocuaEntryModel *model;
  GtkWidget *cells[MAX_CELLS];
  GtkLabel *totals[MAX_CELLS]; /* "/4" beside a count */
  char *date;
  gboolean active;
  gboolean complaining;
  gboolean syncing;   /* cells are being set from the model */
  gboolean composing; /* an input method is at work in one of the entries */
};

G_DEFINE_FINAL_TYPE (GocuaEntryLine, gocua_entry_line, GTK_TYPE_WIDGET)

enum
{
  MOVE,
  COPY_ABOVE,
  NEW_HOUSEHOLD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
move_from (GocuaEntryLine *self, int cell, GocuaEntryMove move)
{
  g_signal_emit (self, signals[MOVE], 0, cell, move);
}

static int
find_cell (GocuaEntryLine *self, GtkWidget *widget)
{
  for (int cell = 0; cell < gocua_entry_model_get_n_cells (self->model); cell++)
    if (widget == self->cells[cell] || (widget != NULL && gtk_widget_is_ancestor (widget, self->cells[cell])))
      return cell;
  return GOCUA_ENTRY_CELL_NONE;
}

static gboolean
is_choice (GocuaEntryLine *self, int cell)
{
  return cell >= 0 && GOCUA_IS_CHOICE_CELL (self->cells[cell]);
}

/* (nullable): the entry of a text cell. */
static GtkEditable *
editable_of (GocuaEntryLine *self, int cell)
{
  if (cell == GOCUA_ENTRY_CELL_HOUSEHOLD)
    return GTK_EDITABLE (gocua_household_cell_get_entry (GOCUA_HOUSEHOLD_CELL (self->cells[cell])));
  return cell >= 0 && GTK_IS_EDITABLE (self->cells[cell]) ? GTK_EDITABLE (self->cells[cell]) : NULL;
}

static int
slot_of (int cell)
{
  return cell - GOCUA_ENTRY_CELL_ANSWERS;
}

/* From the cells to the model. */

static void
household_typed_cb (GocuaEntryLine *self, const char *text)
{
  gocua_entry_model_set_typed (self->model, text);
}

static void
household_chosen_cb (GocuaEntryLine *self, const GocuaHouseholdRow *row)
{
  gocua_entry_model_set_household (self->model, row);
  move_from (self, GOCUA_ENTRY_CELL_HOUSEHOLD, GOCUA_ENTRY_MOVE_NEXT);
}

static void
household_new_cb (GocuaEntryLine *self, const char *text)
{
  g_signal_emit (self, signals[NEW_HOUSEHOLD], 0, text);
}

static void
household_advance_cb (GocuaEntryLine *self)
{
  move_from (self, GOCUA_ENTRY_CELL_HOUSEHOLD, GOCUA_ENTRY_MOVE_NEXT);
}

static void
choice_changed_cb (GocuaEntryLine *self, GocuaChoiceCell *cell_widget)
{
  const char *id = gocua_choice_cell_get_chosen (cell_widget);
  int cell = find_cell (self, GTK_WIDGET (cell_widget));

  if (cell == GOCUA_ENTRY_CELL_OUTCOME)
    gocua_entry_model_set_outcome (self->model, gocua_outcome_from_id (id));
  else if (cell == gocua_entry_model_get_reason_cell (self->model))
    gocua_entry_model_set_reason (self->model, id);
  else
    gocua_entry_model_set_value (self->model, (guint) slot_of (cell),
                                 id != NULL ? g_ascii_digit_value (*id) : GOCUA_ANSWER_UNKNOWN);
}

static int
count_in (GtkEditable *entry)
{
  const char *text = gtk_editable_get_text (entry);

  return *text != '\0' ? (int) g_ascii_strtoll (text, NULL, 10) : GOCUA_ANSWER_UNKNOWN;
}

static void
count_changed_cb (GocuaEntryLine *self, GtkEditable *entry)
{
  int cell = find_cell (self, GTK_WIDGET (entry));

  if (!self->syncing)
    gocua_entry_model_set_value (self->model, (guint) slot_of (cell), count_in (entry));
}

static void
follow_up_changed_cb (GocuaEntryLine *self, GtkEditable *entry)
{
  if (!self->syncing)
    gocua_entry_model_set_follow_up (self->model, gtk_editable_get_text (entry));
}

static void
note_changed_cb (GocuaEntryLine *self, GtkEditable *entry)
{
  if (!self->syncing)
    gocua_entry_model_set_note (self->model, gtk_editable_get_text (entry));
}

static void
entry_activate_cb (GocuaEntryLine *self, GtkWidget *entry)
{
  move_from (self, find_cell (self, entry), GOCUA_ENTRY_MOVE_NEXT);
}

static void
preedit_changed_cb (GocuaEntryLine *self, const char *preedit)
{
  self->composing = preedit != NULL && *preedit != '\0';
}

static void
watch_composing (GocuaEntryLine *self, GtkEntry *entry)
{
  g_signal_connect_object (gtk_editable_get_delegate (GTK_EDITABLE (entry)), "preedit-changed",
                           G_CALLBACK (preedit_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
mend_cb (GocuaEntryLine *self)
{
  /* The line becomes the active one, so that it is saved when it is left. */
  if (!self->active)
    gocua_entry_line_focus_cell (self, GOCUA_ENTRY_CELL_OUTCOME);
  gocua_entry_mend (self->model);
}

/* From the model to the cells. Only text that differs is set, and never while the person's own change is
 * under way. */

static void
set_text (GtkEditable *entry, const char *text)
{
  if (g_str_equal (gtk_editable_get_text (entry), text))
    return;
  gtk_editable_set_text (entry, text);
  gtk_editable_set_position (entry, -1);
}

static void
sync_answer (GocuaEntryLine *self, guint slot)
{
  int cell = GOCUA_ENTRY_CELL_ANSWERS + (int) slot;
  int value = gocua_entry_model_get_value (self->model, slot);
  int eligible = gocua_entry_model_get_eligible (self->model);
  g_autofree char *text = value >= 0 ? g_strdup_printf ("%d", value) : g_strdup ("");
  g_autofree char *total = eligible >= 0 ? g_strdup_printf ("/%d", eligible) : g_strdup ("");

  if (is_choice (self, cell))
    gocua_choice_cell_set_chosen (GOCUA_CHOICE_CELL (self->cells[cell]), value < 0   ? NULL
                                                                         : value > 0 ? "1"
                                                                                     : "0");
  else
    {
      if (count_in (GTK_EDITABLE (self->cells[cell])) != value)
        set_text (GTK_EDITABLE (self->cells[cell]), text);
      gtk_label_set_text (self->totals[cell], total);
    }
}

static void
sync_cells (GocuaEntryLine *self)
{
  GocuaEntryModel *model = self->model;
  GtkWidget *household = self->cells[GOCUA_ENTRY_CELL_HOUSEHOLD];
  const char *before = gocua_entry_model_get_before (model);
  g_autofree char *tooltip = g_strdup_printf ("%s\n%s", gocua_entry_model_get_typed (model), before);

  self->syncing = TRUE;
  gocua_household_cell_set_text (GOCUA_HOUSEHOLD_CELL (household), gocua_entry_model_get_typed (model));
  gtk_widget_set_tooltip_text (household, *before != '\0' ? tooltip : NULL);
  gocua_choice_cell_set_chosen (GOCUA_CHOICE_CELL (self->cells[GOCUA_ENTRY_CELL_OUTCOME]),
                                gocua_outcome_get_id (gocua_entry_model_get_outcome (model)));
  for (guint slot = 0; slot < gocua_campaign_get_n_indicators (gocua_entry_model_get_campaign (model));
       slot++)
    sync_answer (self, slot);
  gocua_choice_cell_set_chosen (GOCUA_CHOICE_CELL (self->cells[gocua_entry_model_get_reason_cell (model)]),
                                gocua_entry_model_get_reason (model));
  set_text (GTK_EDITABLE (self->cells[gocua_entry_model_get_follow_up_cell (model)]),
            gocua_entry_model_get_follow_up (model));
  set_text (GTK_EDITABLE (self->cells[gocua_entry_model_get_note_cell (model)]),
            gocua_entry_model_get_note (model));
  self->syncing = FALSE;
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
mark_cell (GocuaEntryLine *self, int wrong, int doubtful)
{
  for (int cell = 0; cell < gocua_entry_model_get_n_cells (self->model); cell++)
    {
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->cells[cell]), GTK_ACCESSIBLE_STATE_INVALID,
                                   cell == wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                                   -1);
      set_class (self->cells[cell], "wrong", cell == wrong);
      set_class (self->cells[cell], "doubtful", cell == doubtful);
      set_class (self->cells[cell], "not-asked", !gocua_entry_cell_applies (self->model, cell));
    }
}

static void
say (GocuaEntryLine *self, const char *kind, const char *symbol, const char *text, const char *mend_label)
{
  g_autofree char *words = *symbol != '\0' ? g_strdup_printf ("%s %s", symbol, text) : g_strdup (text);
  g_autofree char *button = mend_label != NULL ? g_strdup_printf ("%s (F2)", mend_label) : NULL;

  set_class (GTK_WIDGET (self->sentence), "error", g_str_equal (kind, "error"));
  set_class (GTK_WIDGET (self->sentence), "warning", g_str_equal (kind, "warning"));
  set_class (GTK_WIDGET (self->sentence), "accent", g_str_equal (kind, "accent"));
  set_class (GTK_WIDGET (self->sentence), "dim-label", g_str_equal (kind, "dim-label"));
  gtk_label_set_text (self->sentence, words);
  gtk_widget_set_visible (GTK_WIDGET (self->mend), button != NULL);
  if (button != NULL)
    gtk_button_set_label (self->mend, button);
  gtk_widget_set_visible (self->sentence_box, *words != '\0' || self->active);
}

/* What is not yet typed is no mistake while somebody is typing; a wrong number is one at once. */
static gboolean
is_to_be_said (GocuaEntryLine *self, int cell)
{
  int focused = gocua_entry_line_get_focused_cell (self);

  if (self->complaining)
    return TRUE;
  return cell >= GOCUA_ENTRY_CELL_ANSWERS &&
         (cell != gocua_entry_model_get_follow_up_cell (self->model) || cell != focused);
}

static char *
find_mistake (GocuaEntryLine *self, int *cell)
{
  g_autofree char *today = gocua_session_get_today (self->session);
  g_autofree char *mistake = NULL;

  if (gocua_entry_model_get_state (self->model) == GOCUA_ENTRY_EMPTY)
    return NULL;
  mistake = gocua_entry_check (self->model, self->date, today, cell);
  return mistake != NULL && is_to_be_said (self, *cell) ? g_steal_pointer (&mistake) : NULL;
}

static const char *
taken_back_words (void)
{
  return _ ("Taken back, not saved. Change something or press Ctrl+S to save it again.");
}

typedef enum
{
  GOOD,
  DOUBTFUL,
  WRONG,
} Judgement;

static Judgement
sync_sentence (GocuaEntryLine *self)
{
  const char *error = gocua_entry_model_get_error (self->model);
  int wrong = GOCUA_ENTRY_CELL_NONE, doubtful = GOCUA_ENTRY_CELL_NONE;
  g_autofree char *mistake = find_mistake (self, &wrong);
  g_autofree char *mend_label = NULL;
  g_autofree char *doubt = gocua_entry_find_doubt (self->model, self->date, &mend_label, &doubtful);

  if (mistake == NULL)
    wrong = GOCUA_ENTRY_CELL_NONE;
  if (error != NULL)
    say (self, "error", "✕", error, NULL);
  else if (mistake != NULL)
    say (self, "error", "✕", mistake, wrong == GOCUA_ENTRY_CELL_OUTCOME ? mend_label : NULL);
  else if (doubt != NULL)
    say (self, "warning", "▲", doubt, mend_label);
  else if (gocua_entry_model_get_state (self->model) == GOCUA_ENTRY_TAKEN_BACK)
    say (self, "dim-label", "↶", taken_back_words (), NULL);
  else if (*gocua_entry_model_get_meanwhile (self->model) != '\0')
    say (self, "accent", "⇄", gocua_entry_model_get_meanwhile (self->model), NULL);
  else
    say (self, "dim-label", "", self->active ? gocua_entry_model_get_before (self->model) : "", NULL);
  mark_cell (self, wrong, doubt != NULL && mistake == NULL ? doubtful : GOCUA_ENTRY_CELL_NONE);
  if (mistake != NULL)
    return WRONG;
  return doubt != NULL ? DOUBTFUL : GOOD;
}

static char *
describe_saved (GocuaEntryLine *self, gboolean in_doubt)
{
  const char *symbol = in_doubt ? "▲" : "✓";
  g_autofree char *time = NULL;

  if (gocua_entry_model_get_saved_at (self->model) == 0)
    return g_strdup (symbol);
  time = gocua_entry_format_time (gocua_entry_model_get_saved_at (self->model));
  return g_strdup_printf ("%s %s", symbol, time);
}

static void
sync_mark (GocuaEntryLine *self, Judgement judgement)
{
  GocuaEntryState state = gocua_entry_model_get_state (self->model);
  const char *words = NULL;
  g_autofree char *mark = NULL;

  switch (state)
    {
    case GOCUA_ENTRY_EDITED:
      mark = g_strdup (judgement == WRONG ? "✕ ✎" : judgement == DOUBTFUL ? "▲ ✎" : "✎");
      words = _ ("Not saved yet");
      break;
    case GOCUA_ENTRY_SAVING:
      mark = g_strdup ("…");
      words = _ ("Being saved");
      break;
    case GOCUA_ENTRY_SAVED:
      mark = describe_saved (self, judgement == DOUBTFUL);
      words = _ ("Saved on this computer");
      break;
    case GOCUA_ENTRY_FAILED:
      mark = g_strdup ("✕");
      words = _ ("Could not be saved; everything typed is still here");
      break;
    case GOCUA_ENTRY_TAKEN_BACK:
      mark = g_strdup ("↶");
      words = taken_back_words ();
      break;
    case GOCUA_ENTRY_EMPTY:
    default:
      mark = g_strdup ("");
      break;
    }
  gtk_label_set_text (self->mark, mark);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->mark), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->mark), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words != NULL ? words : "", -1);
  set_class (GTK_WIDGET (self->mark), "error", state == GOCUA_ENTRY_FAILED || judgement == WRONG);
  set_class (GTK_WIDGET (self->mark), "warning", judgement == DOUBTFUL);
  set_class (GTK_WIDGET (self), "saved", state == GOCUA_ENTRY_SAVED);
  set_class (GTK_WIDGET (self), "taken-back", state == GOCUA_ENTRY_TAKEN_BACK);
}

static void
sync_state (GocuaEntryLine *self)
{
  sync_mark (self, sync_sentence (self));
}

static void
model_changed_cb (GocuaEntryLine *self)
{
  GocuaEntryState state = gocua_entry_model_get_state (self->model);

  if (state == GOCUA_ENTRY_EMPTY || state == GOCUA_ENTRY_SAVED)
    self->complaining = FALSE;
  sync_cells (self);
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

/* What an entry would take for itself although nothing is there for it to do. */
static gboolean
key_captured_cb (GocuaEntryLine *self, guint keyval, guint keycode, GdkModifierType state)
{
  int cell = gocua_entry_line_get_focused_cell (self);
  GtkEditable *entry = editable_of (self, cell);

  if (entry == NULL || self->composing || (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if ((keyval == GDK_KEY_Left || keyval == GDK_KEY_Right) && is_at_end_of_text (entry, keyval))
    {
      move_from (self, cell, keyval == GDK_KEY_Left ? GOCUA_ENTRY_MOVE_LEFT : GOCUA_ENTRY_MOVE_RIGHT);
      return GDK_EVENT_STOP;
    }
  if (keyval == GDK_KEY_equal && self->totals[cell] != NULL)
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
  int cell = find_cell (self, gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))));

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
      return is_choice (self, cell) ? choice_key (self, cell, keyval) : GDK_EVENT_PROPAGATE;
    }
}

/* Making the cells. */

static GtkWidget *
make_entry (GocuaEntryLine *self,
            const char *label,
            GtkInputPurpose purpose,
            int max_length,
            GCallback changed)
{
  GtkWidget *entry = gocua_entry_cells_make_entry (label, purpose, max_length);

  watch_composing (self, GTK_ENTRY (entry));
  g_signal_connect_object (entry, "changed", changed, self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "activate", G_CALLBACK (entry_activate_cb), self, G_CONNECT_SWAPPED);
  return entry;
}

static GtkWidget *
make_household (GocuaEntryLine *self)
{
  GtkWidget *cell = gocua_household_cell_new (self->session);
  GtkEntry *entry = gocua_household_cell_get_entry (GOCUA_HOUSEHOLD_CELL (cell));

  gocua_entry_cells_set_label (GTK_WIDGET (entry), C_ ("column", "Household"));
  watch_composing (self, entry);
  g_signal_connect_object (cell, "typed", G_CALLBACK (household_typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cell, "chosen", G_CALLBACK (household_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cell, "new-household", G_CALLBACK (household_new_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cell, "advance", G_CALLBACK (household_advance_cb), self, G_CONNECT_SWAPPED);
  return cell;
}

static GtkWidget *
watch_choice (GocuaEntryLine *self, GtkWidget *cell)
{
  g_signal_connect_object (cell, "changed", G_CALLBACK (choice_changed_cb), self, G_CONNECT_SWAPPED);
  return cell;
}

/* Returns: what goes into the row; the entry inside becomes the cell. */
static GtkWidget *
make_count (GocuaEntryLine *self, int cell, const GocuaIndicator *indicator)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *entry = make_entry (self, gocua_indicator_get_label (indicator), GTK_INPUT_PURPOSE_DIGITS, 3,
                                 G_CALLBACK (count_changed_cb));
  GtkWidget *total = gtk_label_new (NULL);

  gtk_entry_set_alignment (GTK_ENTRY (entry), 1.0f);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_widget_set_tooltip_text (entry, gocua_indicator_get_label (indicator));
  gtk_widget_add_css_class (entry, "numeric");
  gtk_widget_add_css_class (total, "numeric");
  gtk_widget_add_css_class (total, "dim-label");
  gtk_label_set_width_chars (GTK_LABEL (total), 2);
  gtk_label_set_xalign (GTK_LABEL (total), 0);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), total);
  self->cells[cell] = entry;
  self->totals[cell] = GTK_LABEL (total);
  return box;
}

static GtkWidget *
make_cell (GocuaEntryLine *self, int cell)
{
  GocuaCampaign *campaign = gocua_entry_model_get_campaign (self->model);
  int slot = slot_of (cell);

  if (cell == GOCUA_ENTRY_CELL_HOUSEHOLD)
    return self->cells[cell] = make_household (self);
  if (cell == GOCUA_ENTRY_CELL_OUTCOME)
    return self->cells[cell] = watch_choice (self, gocua_entry_cells_make_outcome (campaign));
  if (slot < (int) gocua_campaign_get_n_indicators (campaign))
    {
      const GocuaIndicator *indicator = gocua_campaign_get_indicator (campaign, (guint) slot);

      if (gocua_indicator_is_count (indicator))
        return make_count (self, cell, indicator);
      return self->cells[cell] = watch_choice (self, gocua_entry_cells_make_yesno (indicator));
    }
  if (cell == gocua_entry_model_get_reason_cell (self->model))
    return self->cells[cell] = watch_choice (self, gocua_entry_cells_make_reason (campaign));
  if (cell == gocua_entry_model_get_follow_up_cell (self->model))
    return self->cells[cell] = make_entry (self, C_ ("column", "Follow-up"), GTK_INPUT_PURPOSE_FREE_FORM, 10,
                                           G_CALLBACK (follow_up_changed_cb));
  return self->cells[cell] = make_entry (self, C_ ("column", "Note"), GTK_INPUT_PURPOSE_FREE_FORM, 500,
                                         G_CALLBACK (note_changed_cb));
}

static void
make_cells (GocuaEntryLine *self, GPtrArray *groups)
{
  int n_cells = gocua_entry_model_get_n_cells (self->model);
  GtkWidget *previous = GTK_WIDGET (self->number);

  gtk_size_group_add_widget (g_ptr_array_index (groups, 0), GTK_WIDGET (self->number));
  for (int cell = 0; cell < n_cells; cell++)
    {
      GtkWidget *widget = make_cell (self, cell);

      gtk_widget_add_css_class (widget, "cell");
      gtk_widget_set_hexpand (widget, cell == GOCUA_ENTRY_CELL_HOUSEHOLD || cell == n_cells - 1);
      gtk_box_insert_child_after (self->row, widget, previous);
      gtk_size_group_add_widget (g_ptr_array_index (groups, cell + 1), widget);
      previous = widget;
    }
  gtk_size_group_add_widget (g_ptr_array_index (groups, n_cells + 1), GTK_WIDGET (self->mark));
}

static void
gocua_entry_line_dispose (GObject *object)
{
  GocuaEntryLine *self = GOCUA_ENTRY_LINE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
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

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "entryline");
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/gocua/GoCua/ui/gocua-entry-line.ui");
  gtk_widget_class_bind_template_child (widget_class, GocuaEntryLine, row);
  gtk_widget_class_bind_template_child (widget_class, GocuaEntryLine, number);
  gtk_widget_class_bind_template_child (widget_class, GocuaEntryLine, mark);
  gtk_widget_class_bind_template_child (widget_class, GocuaEntryLine, sentence_box);
  gtk_widget_class_bind_template_child (widget_class, GocuaEntryLine, sentence);
  gtk_widget_class_bind_template_child (widget_class, GocuaEntryLine, mend);
  gtk_widget_class_bind_template_callback (widget_class, key_captured_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, mend_cb);
}

static void
gocua_entry_line_init (GocuaEntryLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
gocua_entry_line_new (GocuaSession *session, GocuaEntryModel *model, GPtrArray *groups)
{
  GocuaEntryLine *self;

  g_return_val_if_fail (GOCUA_IS_SESSION (session) && GOCUA_IS_ENTRY_MODEL (model) && groups != NULL, NULL);

  self = g_object_new (GOCUA_TYPE_ENTRY_LINE, NULL);
  self->session = g_object_ref (session);
  self->model = g_object_ref (model);
  make_cells (self, groups);
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
  gocua_household_cell_set_area (GOCUA_HOUSEHOLD_CELL (self->cells[GOCUA_ENTRY_CELL_HOUSEHOLD]), area);
}

void
gocua_entry_line_set_date (GocuaEntryLine *self, const char *date)
{
  g_return_if_fail (GOCUA_IS_ENTRY_LINE (self));

  g_free (self->date);
  self->date = g_strdup (date);
  sync_state (self);
}

void
gocua_entry_line_set_active (GocuaEntryLine *self, gboolean active)
{
  g_return_if_fail (GOCUA_IS_ENTRY_LINE (self));

  self->active = active;
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

  entry = editable_of (self, cell);
  return gtk_widget_grab_focus (entry != NULL ? GTK_WIDGET (entry) : self->cells[cell]);
}

int
gocua_entry_line_get_focused_cell (GocuaEntryLine *self)
{
  GtkRoot *root;

  g_return_val_if_fail (GOCUA_IS_ENTRY_LINE (self), GOCUA_ENTRY_CELL_NONE);

  root = gtk_widget_get_root (GTK_WIDGET (self));
  return root != NULL ? find_cell (self, gtk_root_get_focus (root)) : GOCUA_ENTRY_CELL_NONE;
}

void
gocua_entry_line_ask_new_household (GocuaEntryLine *self)
{
  g_return_if_fail (GOCUA_IS_ENTRY_LINE (self));
  gocua_household_cell_ask_new (GOCUA_HOUSEHOLD_CELL (self->cells[GOCUA_ENTRY_CELL_HOUSEHOLD]));
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

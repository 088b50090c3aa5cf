/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-entry-fields.c: the cells of one line of the entry grid, tied to what is entered in it. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/widgets/gocua-entry-fields.h"

#include <glib/gi18n.h>

#include "app/widgets/gocua-choice-cell.h"
#include "app/widgets/gocua-entry-cells.h"
#include "app/widgets/gocua-household-cell.h"
#include "app/widgets/gocua-tip.h"
#include "core/gocua-answers.h"

#define MAX_CELLS (GOCUA_CAMPAIGN_MAX_INDICATORS + 5)

struct _GocuaEntryFields
{
  GObject parent_instance;

  GocuaSession *session;
  GocuaEntryModel *model;
  GtkWidget *cells[MAX_CELLS]; /* owned by the row */
  GtkLabel *totals[MAX_CELLS]; /* (nullable): "/4" beside a count */
  gboolean syncing;            /* cells are being set from the model */
  gboolean composing;          /* an input method is at work in one of the entries */
};

G_DEFINE_FINAL_TYPE (GocuaEntryFields, gocua_entry_fields, G_TYPE_OBJECT)

enum
{
  ADVANCE,
  NEW_HOUSEHOLD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
advance (GocuaEntryFields *self, int cell)
{
  g_signal_emit (self, signals[ADVANCE], 0, cell);
}

static int
slot_of (int cell)
{
  return cell - GOCUA_ENTRY_CELL_ANSWERS;
}

/* From the cells to the model. */

static void
household_typed_cb (GocuaEntryFields *self, const char *text)
{
  gocua_entry_model_set_typed (self->model, text);
}

static void
household_chosen_cb (GocuaEntryFields *self, const GocuaHouseholdRow *row)
{
  gocua_entry_model_set_household (self->model, row);
  advance (self, GOCUA_ENTRY_CELL_HOUSEHOLD);
}

static void
household_new_cb (GocuaEntryFields *self, const char *text)
{
  g_signal_emit (self, signals[NEW_HOUSEHOLD], 0, text);
}

static void
household_advance_cb (GocuaEntryFields *self)
{
  advance (self, GOCUA_ENTRY_CELL_HOUSEHOLD);
}

static void
choice_changed_cb (GocuaEntryFields *self, GocuaChoiceCell *cell_widget)
{
  const char *id = gocua_choice_cell_get_chosen (cell_widget);
  int cell = gocua_entry_fields_find (self, GTK_WIDGET (cell_widget));

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
count_changed_cb (GocuaEntryFields *self, GtkEditable *entry)
{
  int cell = gocua_entry_fields_find (self, GTK_WIDGET (entry));

  if (!self->syncing)
    gocua_entry_model_set_value (self->model, (guint) slot_of (cell), count_in (entry));
}

static void
follow_up_changed_cb (GocuaEntryFields *self, GtkEditable *entry)
{
  if (!self->syncing)
    gocua_entry_model_set_follow_up (self->model, gtk_editable_get_text (entry));
}

static void
note_changed_cb (GocuaEntryFields *self, GtkEditable *entry)
{
  if (!self->syncing)
    gocua_entry_model_set_note (self->model, gtk_editable_get_text (entry));
}

static void
entry_activate_cb (GocuaEntryFields *self, GtkWidget *entry)
{
  advance (self, gocua_entry_fields_find (self, entry));
}

static void
preedit_changed_cb (GocuaEntryFields *self, const char *preedit)
{
  self->composing = preedit != NULL && *preedit != '\0';
}

static void
watch_composing (GocuaEntryFields *self, GtkEntry *entry)
{
  g_signal_connect_object (gtk_editable_get_delegate (GTK_EDITABLE (entry)), "preedit-changed",
                           G_CALLBACK (preedit_changed_cb), self, G_CONNECT_SWAPPED);
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
sync_answer (GocuaEntryFields *self, guint slot)
{
  int cell = GOCUA_ENTRY_CELL_ANSWERS + (int) slot;
  int value = gocua_entry_model_get_value (self->model, slot);
  int eligible = gocua_entry_model_get_eligible (self->model);
  g_autofree char *text = value >= 0 ? g_strdup_printf ("%d", value) : g_strdup ("");
  g_autofree char *total = eligible >= 0 ? g_strdup_printf ("/%d", eligible) : g_strdup ("");

  if (gocua_entry_fields_is_choice (self, cell))
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

/* Making the cells. */

static GtkWidget *
make_entry (GocuaEntryFields *self,
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
make_household (GocuaEntryFields *self)
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

/* No input method takes part where the keys are digits. */
static void
keep_plain (GtkWidget *entry)
{
  g_object_set (entry, "im-module", "gtk-im-context-simple", NULL);
}

static GtkWidget *
make_printed (GocuaEntryFields *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 4);
  gtk_widget_add_css_class (label, "printed");
  return label;
}

static GtkWidget *
watch_choice (GocuaEntryFields *self, GtkWidget *cell)
{
  g_signal_connect_object (cell, "changed", G_CALLBACK (choice_changed_cb), self, G_CONNECT_SWAPPED);
  return cell;
}

/* Returns: what goes into the row; the entry inside becomes the cell. */
static GtkWidget *
make_count (GocuaEntryFields *self, int cell, const GocuaIndicator *indicator)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *entry = make_entry (self, gocua_indicator_get_label (indicator), GTK_INPUT_PURPOSE_DIGITS, 3,
                                 G_CALLBACK (count_changed_cb));
  GtkWidget *total = gtk_label_new (NULL);

  keep_plain (entry);
  gtk_entry_set_alignment (GTK_ENTRY (entry), 1.0f);
  gtk_widget_set_hexpand (entry, TRUE);
  gocua_tip_set (entry, gocua_indicator_get_label (indicator));
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
make_cell (GocuaEntryFields *self, int cell)
{
  GocuaCampaign *campaign = gocua_entry_model_get_campaign (self->model);
  int slot = slot_of (cell);

  if (cell == GOCUA_ENTRY_CELL_HOUSEHOLD)
    return self->cells[cell] =
               gocua_entry_model_is_printed (self->model) ? make_printed (self) : make_household (self);
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
    {
      self->cells[cell] = make_entry (self, C_ ("column", "Follow-up"), GTK_INPUT_PURPOSE_FREE_FORM, 10,
                                      G_CALLBACK (follow_up_changed_cb));
      keep_plain (self->cells[cell]);
      return self->cells[cell];
    }
  return self->cells[cell] = make_entry (self, C_ ("column", "Note"), GTK_INPUT_PURPOSE_FREE_FORM, 500,
                                         G_CALLBACK (note_changed_cb));
}

static void
make_cells (GocuaEntryFields *self, GtkBox *row, GtkWidget *after, GPtrArray *groups)
{
  int n_cells = gocua_entry_model_get_n_cells (self->model);

  for (int cell = 0; cell < n_cells; cell++)
    {
      GtkWidget *widget = make_cell (self, cell);

      gtk_widget_add_css_class (widget, "cell");
      gtk_widget_set_hexpand (widget, cell == GOCUA_ENTRY_CELL_HOUSEHOLD || cell == n_cells - 1);
      gtk_box_insert_child_after (row, widget, after);
      gtk_size_group_add_widget (g_ptr_array_index (groups, cell + 1), widget);
      after = widget;
    }
}

static void
gocua_entry_fields_finalize (GObject *object)
{
  GocuaEntryFields *self = GOCUA_ENTRY_FIELDS (object);

  g_clear_object (&self->model);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (gocua_entry_fields_parent_class)->finalize (object);
}

static void
gocua_entry_fields_class_init (GocuaEntryFieldsClass *klass)
{
  GType type = GOCUA_TYPE_ENTRY_FIELDS;

  G_OBJECT_CLASS (klass)->finalize = gocua_entry_fields_finalize;

  signals[ADVANCE] =
      g_signal_new ("advance", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[NEW_HOUSEHOLD] = g_signal_new ("new-household", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
gocua_entry_fields_init (GocuaEntryFields *self)
{
}

GocuaEntryFields *
gocua_entry_fields_new (GocuaSession *session,
                        GocuaEntryModel *model,
                        GtkBox *row,
                        GtkWidget *after,
                        GPtrArray *groups)
{
  GocuaEntryFields *self;

  g_return_val_if_fail (GOCUA_IS_SESSION (session) && GOCUA_IS_ENTRY_MODEL (model), NULL);
  g_return_val_if_fail (GTK_IS_BOX (row) && groups != NULL, NULL);

  self = g_object_new (GOCUA_TYPE_ENTRY_FIELDS, NULL);
  self->session = g_object_ref (session);
  self->model = g_object_ref (model);
  make_cells (self, row, after, groups);
  return self;
}

static void
sync_household (GocuaEntryFields *self)
{
  GtkWidget *cell = self->cells[GOCUA_ENTRY_CELL_HOUSEHOLD];
  const char *words = gocua_entry_model_get_typed (self->model);
  const char *before = gocua_entry_model_get_before (self->model);
  g_autofree char *tooltip = g_strdup_printf ("%s\n%s", words, before);

  if (GTK_IS_LABEL (cell))
    gtk_label_set_text (GTK_LABEL (cell), words);
  else
    gocua_household_cell_set_text (GOCUA_HOUSEHOLD_CELL (cell), words);
  gocua_tip_set (cell, *before != '\0' ? tooltip : NULL);
}

void
gocua_entry_fields_sync (GocuaEntryFields *self)
{
  GocuaEntryModel *model;

  g_return_if_fail (GOCUA_IS_ENTRY_FIELDS (self));

  model = self->model;
  self->syncing = TRUE;
  sync_household (self);
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

GtkWidget *
gocua_entry_fields_get_cell (GocuaEntryFields *self, int cell)
{
  g_return_val_if_fail (GOCUA_IS_ENTRY_FIELDS (self), NULL);
  g_return_val_if_fail (cell >= 0 && cell < gocua_entry_model_get_n_cells (self->model), NULL);

  return self->cells[cell];
}

GtkEditable *
gocua_entry_fields_get_editable (GocuaEntryFields *self, int cell)
{
  g_return_val_if_fail (GOCUA_IS_ENTRY_FIELDS (self), NULL);

  if (cell == GOCUA_ENTRY_CELL_HOUSEHOLD && GOCUA_IS_HOUSEHOLD_CELL (self->cells[cell]))
    return GTK_EDITABLE (gocua_household_cell_get_entry (GOCUA_HOUSEHOLD_CELL (self->cells[cell])));
  return cell >= 0 && GTK_IS_EDITABLE (self->cells[cell]) ? GTK_EDITABLE (self->cells[cell]) : NULL;
}

gboolean
gocua_entry_fields_is_choice (GocuaEntryFields *self, int cell)
{
  g_return_val_if_fail (GOCUA_IS_ENTRY_FIELDS (self), FALSE);

  return cell >= 0 && GOCUA_IS_CHOICE_CELL (self->cells[cell]);
}

gboolean
gocua_entry_fields_is_count (GocuaEntryFields *self, int cell)
{
  g_return_val_if_fail (GOCUA_IS_ENTRY_FIELDS (self), FALSE);

  return cell >= 0 && self->totals[cell] != NULL;
}

int
gocua_entry_fields_find (GocuaEntryFields *self, GtkWidget *widget)
{
  g_return_val_if_fail (GOCUA_IS_ENTRY_FIELDS (self), GOCUA_ENTRY_CELL_NONE);

  for (int cell = 0; cell < gocua_entry_model_get_n_cells (self->model); cell++)
    if (widget == self->cells[cell] || (widget != NULL && gtk_widget_is_ancestor (widget, self->cells[cell])))
      return cell;
  return GOCUA_ENTRY_CELL_NONE;
}

gboolean
gocua_entry_fields_is_composing (GocuaEntryFields *self)
{
  g_return_val_if_fail (GOCUA_IS_ENTRY_FIELDS (self), FALSE);

  return self->composing;
}

void
gocua_entry_fields_set_area (GocuaEntryFields *self, const GocuaId *area)
{
  GtkWidget *household;

  g_return_if_fail (GOCUA_IS_ENTRY_FIELDS (self));

  household = self->cells[GOCUA_ENTRY_CELL_HOUSEHOLD];
  if (GOCUA_IS_HOUSEHOLD_CELL (household))
    gocua_household_cell_set_area (GOCUA_HOUSEHOLD_CELL (household), area);
}

void
gocua_entry_fields_ask_new_household (GocuaEntryFields *self)
{
  GtkWidget *household;

  g_return_if_fail (GOCUA_IS_ENTRY_FIELDS (self));

  household = self->cells[GOCUA_ENTRY_CELL_HOUSEHOLD];
  if (GOCUA_IS_HOUSEHOLD_CELL (household))
    gocua_household_cell_ask_new (GOCUA_HOUSEHOLD_CELL (household));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-entry-cells.c: the cells of an entry line and the heads above them, as a campaign asks for them. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/widgets/gocua-entry-cells.h"

#include <glib/gi18n.h>

#include "app/gocua-entry-model.h"
#include "app/gocua-entry-words.h"
#include "app/widgets/gocua-choice-cell.h"

/* In pixels at the normal text size; text makes a column wider when it has to. */
#define NUMBER_WIDTH    30
#define HOUSEHOLD_WIDTH 190
#define OUTCOME_WIDTH   98
#define ANSWER_WIDTH    54
#define REASON_WIDTH    92
#define FOLLOW_UP_WIDTH 90
#define NOTE_WIDTH      60
#define MARK_WIDTH      78

static int
slot_of (int cell)
{
  return cell - GOCUA_ENTRY_CELL_ANSWERS;
}

static void
digits_only_cb (GtkEditable *editable, const char *text, int length)
{
  for (int i = 0; length < 0 ? text[i] != '\0' : i < length; i++)
    if (!g_ascii_isdigit (text[i]))
      {
        g_signal_stop_emission_by_name (editable, "insert-text");
        gtk_widget_error_bell (GTK_WIDGET (editable));
        return;
      }
}

static const char *
title_of (const GocuaCampaign *campaign, int cell)
{
  int slot = slot_of (cell);
  int n_slots = (int) gocua_campaign_get_n_indicators (campaign);

  if (cell == GOCUA_ENTRY_CELL_HOUSEHOLD)
    return C_ ("column", "Household");
  if (cell == GOCUA_ENTRY_CELL_OUTCOME)
    return C_ ("column", "Result");
  if (slot < n_slots)
    return gocua_indicator_get_short_label (gocua_campaign_get_indicator (campaign, (guint) slot));
  if (slot == n_slots)
    return C_ ("column", "Reason");
  return slot == n_slots + 1 ? C_ ("column", "Follow-up") : C_ ("column", "Note");
}

static int
width_of (const GocuaCampaign *campaign, int cell)
{
  int slot = slot_of (cell);
  int n_slots = (int) gocua_campaign_get_n_indicators (campaign);

  if (cell == GOCUA_ENTRY_CELL_HOUSEHOLD)
    return HOUSEHOLD_WIDTH;
  if (cell == GOCUA_ENTRY_CELL_OUTCOME)
    return OUTCOME_WIDTH;
  if (slot < n_slots)
    return ANSWER_WIDTH;
  if (slot == n_slots)
    return REASON_WIDTH;
  return slot == n_slots + 1 ? FOLLOW_UP_WIDTH : NOTE_WIDTH;
}

static void
add_head (GtkBox *box, GPtrArray *groups, const char *title, int width, gboolean expand, gboolean left)
{
  GtkWidget *label = gtk_label_new (title);
  GtkSizeGroup *group = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);

  gtk_widget_set_size_request (label, width, -1);
  gtk_widget_set_hexpand (label, expand);
  gtk_label_set_xalign (GTK_LABEL (label), left ? 0.0f : 0.5f);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_size_group_add_widget (group, label);
  g_ptr_array_add (groups, group);
  gtk_box_append (box, label);
}

void
gocua_entry_cells_set_label (GtkWidget *widget, const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (GTK_IS_ENTRY (widget))
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (widget))),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

GtkWidget *
gocua_entry_cells_make_outcome (const GocuaCampaign *campaign)
{
  GtkWidget *cell = gocua_choice_cell_new (C_ ("column", "Result"));

  for (guint i = 0; i < gocua_campaign_get_n_outcomes (campaign); i++)
    {
      GocuaOutcome outcome = gocua_campaign_get_outcome (campaign, i);

      gocua_choice_cell_add (GOCUA_CHOICE_CELL (cell), gocua_outcome_get_id (outcome),
                             gocua_campaign_get_outcome_label (campaign, outcome), NULL,
                             gocua_campaign_get_outcome_key (campaign, outcome));
    }
  return cell;
}

GtkWidget *
gocua_entry_cells_make_reason (const GocuaCampaign *campaign)
{
  GtkWidget *cell = gocua_choice_cell_new (C_ ("column", "Reason"));

  for (guint i = 0; i < gocua_campaign_get_n_reasons (campaign); i++)
    {
      const GocuaReason *reason = gocua_campaign_get_reason (campaign, i);

      gocua_choice_cell_add (GOCUA_CHOICE_CELL (cell), gocua_reason_get_id (reason),
                             gocua_reason_get_label (reason), NULL, gocua_reason_get_letter (reason));
    }
  return cell;
}

GtkWidget *
gocua_entry_cells_make_yesno (const GocuaIndicator *indicator)
{
  GtkWidget *cell = gocua_choice_cell_new (gocua_indicator_get_label (indicator));

  gocua_choice_cell_add (GOCUA_CHOICE_CELL (cell), "1", C_ ("answer", "yes"), GOCUA_SYMBOL_YES, '1');
  gocua_choice_cell_add (GOCUA_CHOICE_CELL (cell), "0", C_ ("answer", "no"), GOCUA_SYMBOL_NO, '0');
  gocua_choice_cell_set_empty_symbol (GOCUA_CHOICE_CELL (cell), GOCUA_SYMBOL_UNKNOWN,
                                      C_ ("answer", "not answered"));
  return cell;
}

GtkWidget *
gocua_entry_cells_make_entry (const char *label, GtkInputPurpose purpose, int max_length)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_input_purpose (GTK_ENTRY (entry), purpose);
  gtk_entry_set_max_length (GTK_ENTRY (entry), max_length);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 2);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 2);
  gocua_entry_cells_set_label (entry, label);
  if (purpose == GTK_INPUT_PURPOSE_DIGITS)
    g_signal_connect (gtk_editable_get_delegate (GTK_EDITABLE (entry)), "insert-text",
                      G_CALLBACK (digits_only_cb), NULL);
  return entry;
}

GPtrArray *
gocua_entry_cells_make_heads (const GocuaCampaign *campaign, GtkBox *box)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func (g_object_unref);
  int n_slots, n_cells;

  g_return_val_if_fail (campaign != NULL && GTK_IS_BOX (box), groups);

  n_slots = (int) gocua_campaign_get_n_indicators (campaign);
  n_cells = GOCUA_ENTRY_CELL_ANSWERS + n_slots + 3;
  /* Translators: the head of the column with the numbers of the lines */
  add_head (box, groups, C_ ("column", "No."), NUMBER_WIDTH, FALSE, FALSE);
  for (int cell = 0; cell < n_cells; cell++)
    {
      gboolean is_text = cell == GOCUA_ENTRY_CELL_HOUSEHOLD || slot_of (cell) > n_slots;

      add_head (box, groups, title_of (campaign, cell), width_of (campaign, cell),
                cell == GOCUA_ENTRY_CELL_HOUSEHOLD || cell == n_cells - 1, is_text);
      if (slot_of (cell) >= 0 && slot_of (cell) < n_slots)
        gtk_widget_set_tooltip_text (
            gtk_widget_get_last_child (GTK_WIDGET (box)),
            gocua_indicator_get_question (gocua_campaign_get_indicator (campaign, (guint) slot_of (cell))));
    }
  add_head (box, groups, "", MARK_WIDTH, FALSE, FALSE);
  return groups;
}

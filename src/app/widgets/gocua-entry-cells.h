/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-entry-cells.h: the cells of an entry line and the heads above them, as a campaign asks for them. */
#pragma once

#include <gtk/gtk.h>

#include "core/gocua-campaign.h"

G_BEGIN_DECLS

/** gocua_entry_cells_make_outcome, gocua_entry_cells_make_reason: a #GocuaChoiceCell of what the campaign
 * offers */
GtkWidget *gocua_entry_cells_make_outcome (const GocuaCampaign *campaign);
GtkWidget *gocua_entry_cells_make_reason (const GocuaCampaign *campaign);

/** gocua_entry_cells_make_yesno: a #GocuaChoiceCell with the ids "1" and "0" */
GtkWidget *gocua_entry_cells_make_yesno (const GocuaIndicator *indicator);

/** gocua_entry_cells_make_entry: a narrow #GtkEntry; with the purpose DIGITS it takes nothing else. */
GtkWidget *gocua_entry_cells_make_entry (const char *label, GtkInputPurpose purpose, int max_length);

/** gocua_entry_cells_set_label: what a screen reader calls the cell. */
void gocua_entry_cells_set_label (GtkWidget *widget, const char *label);

/**
 * gocua_entry_cells_make_heads:
 * @box: an empty horizontal box that gets the heads of the columns
 *
 * Returns: (transfer full) (element-type GtkSizeGroup): what keeps the columns in line: the number, the
 * cells, the mark
 */
GPtrArray *gocua_entry_cells_make_heads (const GocuaCampaign *campaign, GtkBox *box);

G_END_DECLS

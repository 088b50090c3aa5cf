/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sheet-entry-shortcuts.c: the keys that work in every cell of a sheet. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/gocua-entry-rules.h"
#include "app/pages/gocua-sheet-entry-private.h"
#include "app/widgets/gocua-shortcut-table.h"

static GocuaEntryModel *
active_model (GocuaSheetEntry *self)
{
  GocuaEntryLine *active = gocua_entry_grid_get_active (self->grid);

  return active != NULL ? gocua_entry_line_get_model (active) : NULL;
}

static gboolean
save_shortcut_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  GocuaSheetEntry *self = GOCUA_SHEET_ENTRY (widget);
  GocuaEntryLine *active = gocua_entry_grid_get_active (self->grid);

  /* A line that failed earlier gets another try too. */
  for (guint i = 0; i < gocua_entry_grid_get_n_lines (self->grid); i++)
    gocua_entry_grid_leave_line (self->grid, gocua_entry_grid_get_line (self->grid, i),
                                 gocua_entry_grid_get_line (self->grid, i) == active);
  return GDK_EVENT_STOP;
}

static gboolean
undo_shortcut_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  GocuaSheetEntry *self = GOCUA_SHEET_ENTRY (widget);
  GocuaEntryModel *model = active_model (self);

  /* While something is being typed, Ctrl+Z is about the typing. */
  if (model != NULL && gocua_entry_model_needs_save (model))
    {
      if (GTK_IS_TEXT (gtk_root_get_focus (gtk_widget_get_root (widget))))
        return GDK_EVENT_PROPAGATE;
      gocua_entry_model_clear (model);
      return GDK_EVENT_STOP;
    }
  return gocua_sheet_desk_undo (self->desk) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

static gboolean
clear_shortcut_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  GocuaSheetEntry *self = GOCUA_SHEET_ENTRY (widget);
  GocuaEntryLine *active = gocua_entry_grid_get_active (self->grid);

  if (active == NULL)
    return GDK_EVENT_PROPAGATE;
  gocua_entry_model_clear (gocua_entry_line_get_model (active));
  gocua_sheet_desk_reload (self->desk);
  gocua_entry_line_focus_begin (active);
  gocua_entry_keeper_note (self->keeper);
  return GDK_EVENT_STOP;
}

static gboolean
mend_shortcut_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  GocuaEntryModel *model = active_model (GOCUA_SHEET_ENTRY (widget));

  if (model == NULL)
    return GDK_EVENT_PROPAGATE;
  if (!gocua_entry_mend (model))
    gtk_widget_error_bell (widget);
  return GDK_EVENT_STOP;
}

static gboolean
note_shortcut_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  GocuaEntryLine *active = gocua_entry_grid_get_active (GOCUA_SHEET_ENTRY (widget)->grid);

  if (active == NULL)
    return GDK_EVENT_PROPAGATE;
  gocua_entry_line_focus_cell (active, gocua_entry_model_get_note_cell (gocua_entry_line_get_model (active)));
  return GDK_EVENT_STOP;
}

static gboolean
command_shortcut_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  gocua_sheet_command_open (GOCUA_SHEET_ENTRY (widget)->command);
  return GDK_EVENT_STOP;
}

/* On an empty line, whatever line is active; below the printed ones where none is left. */
static gboolean
new_household_shortcut_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  GocuaSheetEntry *self = GOCUA_SHEET_ENTRY (widget);
  int index = gocua_sheet_desk_get_empty_line (self->desk);
  GocuaEntryLine *line;

  if (index < 0)
    {
      gtk_widget_error_bell (widget);
      return GDK_EVENT_STOP;
    }
  line = gocua_entry_grid_get_line (self->grid, (guint) index);
  gocua_entry_line_focus_begin (line);
  gocua_entry_line_ask_new_household (line);
  return GDK_EVENT_STOP;
}

static gboolean
back_shortcut_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  GocuaEntryLine *active = gocua_entry_grid_get_active (GOCUA_SHEET_ENTRY (widget)->grid);

  if (active == NULL || gocua_entry_line_get_focused_cell (active) <= GOCUA_ENTRY_CELL_OUTCOME)
    return GDK_EVENT_PROPAGATE;
  gocua_entry_line_focus_cell (active, GOCUA_ENTRY_CELL_OUTCOME);
  return GDK_EVENT_STOP;
}

void
gocua_sheet_entry_add_shortcuts (GocuaSheetEntry *self)
{
  static const GocuaShortcut shortcuts[] = {
    { "<Control>s", save_shortcut_cb },
    { "<Control>z", undo_shortcut_cb },
    { "<Control>Delete", clear_shortcut_cb },
    { "F2", mend_shortcut_cb },
    { "F3", note_shortcut_cb },
    { "F6", command_shortcut_cb },
    { "<Control>n", new_household_shortcut_cb },
    { "Escape", back_shortcut_cb },
  };

  gocua_shortcut_table_add (GTK_WIDGET (self), shortcuts, G_N_ELEMENTS (shortcuts));
}

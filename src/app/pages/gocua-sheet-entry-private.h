/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sheet-entry-private.h: what entering a sheet consists of, for the files that make it up. */
#pragma once

#include "app/gocua-entry-keeper.h"
#include "app/gocua-sheet-desk.h"
#include "app/pages/gocua-sheet-entry.h"
#include "app/widgets/gocua-entry-grid.h"
#include "app/widgets/gocua-entry-head.h"
#include "app/widgets/gocua-sheet-command.h"

G_BEGIN_DECLS

struct _GocuaSheetEntry
{
  GtkWidget parent_instance;

  GocuaEntryHead *head;
  GocuaEntryGrid *grid;
  GocuaSheetCommand *command;
  GtkLabel *keys;

  GocuaSession *session;
  GocuaSheetDesk *desk; /* the sheet and its lines */
  GocuaEntryKeeper *keeper;
  GKeyFile *draft;  /* (nullable): what was kept of a sheet that is being opened, or may not be opened yet */
  guint first_line; /* where to begin in it */
};

/** gocua_sheet_entry_get_lines: Returns: (transfer none) (element-type GocuaEntryModel) */
static inline GPtrArray *
gocua_sheet_entry_get_lines (GocuaSheetEntry *self)
{
  return gocua_sheet_desk_get_lines (self->desk);
}

/** gocua_sheet_entry_show_keys: says below the lines what each key does in the cell that has the keyboard. */
void gocua_sheet_entry_show_keys (GocuaSheetEntry *self);

/** gocua_sheet_entry_commit_active: saves the line that is being edited, if it may be. */
void gocua_sheet_entry_commit_active (GocuaSheetEntry *self);

/** gocua_sheet_entry_find_mistake: Returns: (transfer full) (nullable): why the line, in which something is
 * typed that is not saved, can't be; %NULL when it can or need not */
char *gocua_sheet_entry_find_mistake (GocuaSheetEntry *self, GocuaEntryModel *model);

/** gocua_sheet_entry_find_open: Returns: the first line from @begin on, and then from the first one on, that
 * wants something; -1 when there is none */
int gocua_sheet_entry_find_open (GocuaSheetEntry *self, int begin);

/** gocua_sheet_entry_bind_acts: what the template calls in gocua-sheet-entry-acts.c. */
void gocua_sheet_entry_bind_acts (GtkWidgetClass *widget_class);

/** gocua_sheet_entry_save_draft: keeps which sheet lies here, and the lines that are not saved. */
void gocua_sheet_entry_save_draft (GocuaSheetEntry *self);

/** gocua_sheet_entry_save_rest: as gocua_sheet_entry_save_draft(), for a sheet that is left: only if a line
 * of it is not saved. */
void gocua_sheet_entry_save_rest (GocuaSheetEntry *self);

/** gocua_sheet_entry_draft_loaded: @text: (nullable): what was kept: opens its sheet */
void gocua_sheet_entry_draft_loaded (GocuaSheetEntry *self, const char *text);

/** gocua_sheet_entry_is_draft_of: Returns: whether there is something kept of @sheet that was not put into
 * its lines yet */
gboolean gocua_sheet_entry_is_draft_of (GocuaSheetEntry *self, const GocuaId *sheet);

/** gocua_sheet_entry_take_draft: puts what was kept into the lines of the sheet that was opened for it. */
void gocua_sheet_entry_take_draft (GocuaSheetEntry *self);

/** gocua_sheet_entry_add_shortcuts: the keys that work in every cell. */
void gocua_sheet_entry_add_shortcuts (GocuaSheetEntry *self);

G_END_DECLS

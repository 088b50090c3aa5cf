/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-make-sheets-private.h: what the window that makes sheets consists of, for the files that make it up.
 */
#pragma once

#include "app/dialogs/gocua-make-sheets-window.h"
#include "app/gocua-sheet-choice.h"
#include "app/widgets/gocua-paper-view.h"
#include "app/widgets/gocua-print-options.h"
#include "app/widgets/gocua-street-entry.h"

G_BEGIN_DECLS

/* More pages than anybody leafs through before printing. */
#define GOCUA_MAKE_SHEETS_N_PREVIEW 20

/** GocuaMakeSheetsThen: what follows once the sheets are made. */
typedef enum
{
  GOCUA_MAKE_SHEETS_THEN_NOTHING,
  GOCUA_MAKE_SHEETS_THEN_PRINT,
  GOCUA_MAKE_SHEETS_THEN_SAVE,
} GocuaMakeSheetsThen;

struct _GocuaMakeSheetsWindow
{
  AdwWindow parent_instance;

  GtkWidget *form;
  GtkDropDown *whom, *area, *team;
  GocuaStreetEntry *street;
  GtkSpinButton *lines, *blanks, *sheets;
  GtkEditable *day, *expires;
  GtkCheckButton *with_reserved;
  GocuaPrintOptions *print_options;
  GtkLabel *problem;
  GtkLabel *counts;
  GocuaPaperView *preview;
  GtkButton *close_button;
  GtkWidget *make_button, *save_button, *print_button;

  GocuaSession *session;
  GArray *households; /* (nullable): of GocuaId */
  GPtrArray *choices; /* of GocuaSheetChoice */
  GPtrArray *areas;   /* as they were when the choice was made */
  GPtrArray *teams;
  GocuaSheetDraft *draft; /* (nullable): what is shown */
  GPtrArray *made;        /* (nullable): of GocuaRecord: once they are on the disk */
  GocuaMakeSheetsThen then;
  gboolean is_busy;
  gboolean setting;
  guint patience;
  GCancellable *reading; /* (nullable) */
};

/** gocua_make_sheets_window_fill_form: what is proposed at first. */
void gocua_make_sheets_window_fill_form (GocuaMakeSheetsWindow *self);

/** gocua_make_sheets_window_read_form: @problem: (out) (transfer none) (nullable): why nothing can be made of
 * it yet. Returns: (transfer full) (nullable): what is wanted */
GocuaSheetWish *gocua_make_sheets_window_read_form (GocuaMakeSheetsWindow *self, const char **problem);

/** gocua_make_sheets_window_ask: what is shown is not what is asked for any more, so nothing can be made of
 * it until the answer is here. */
void gocua_make_sheets_window_ask (GocuaMakeSheetsWindow *self);

/** gocua_make_sheets_window_bind_form: what the template calls in gocua-make-sheets-form.c. */
void gocua_make_sheets_window_bind_form (GtkWidgetClass *widget_class);

G_END_DECLS

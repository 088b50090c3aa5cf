/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sheet-printer.h: brings sheets to a printer, or into a PDF. */
#pragma once

#include "app/gocua-session.h"
#include "paper/gocua-paper.h"

G_BEGIN_DECLS

/** GocuaPaperRequest: what is to be on paper. */
typedef struct
{
  GPtrArray *sheets; /* of GocuaRecord: made or only planned */
  guint n_most;      /* no more sheets than these, 0 for all */
  gboolean phones;   /* in full */
  char *reason;      /* (nullable): why @phones */
} GocuaPaperRequest;

/** gocua_paper_request_new: @sheets: (element-type GocuaRecord): kept, not copied */
GocuaPaperRequest *gocua_paper_request_new (GPtrArray *sheets);
void gocua_paper_request_free (GocuaPaperRequest *self);

/**
 * gocua_sheet_printer_load:
 * @request: a #GocuaPaperRequest
 *
 * A #GocuaStoreFunc; for the writing thread where phone numbers are wanted, since that is noted in the ward
 * file before they are read.
 *
 * Returns: (transfer full): a #GocuaPaper, to be freed with gocua_paper_free()
 */
gpointer gocua_sheet_printer_load (GocuaDb *db, gpointer request, GCancellable *cancellable, GError **error);

/** gocua_sheet_printer_load_async: @request: (transfer full): as gocua_sheet_printer_load(), on the right
 * thread. Ends with gocua_store_call_finish(), which gives a #GocuaPaper. */
void gocua_sheet_printer_load_async (GocuaSession *session,
                                     GocuaPaperRequest *request,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);

/** gocua_sheet_printer_new_operation: @paper: (transfer full). Returns: (transfer full): what prints it on A4
 */
GtkPrintOperation *gocua_sheet_printer_new_operation (GocuaPaper *paper);

/**
 * gocua_sheet_printer_watch:
 * @operation: of gocua_sheet_printer_new_operation(), before it is run
 * @parent: (nullable): for what is asked
 * @name: suggested for the PDF, without ".pdf"
 *
 * Tells how the printing ended; where it failed, a button saves the same pages as a PDF.
 */
void gocua_sheet_printer_watch (GtkPrintOperation *operation,
                                GtkWindow *parent,
                                GocuaSession *session,
                                const char *name);

/** gocua_sheet_printer_print: @paper: (transfer full). Asks for a printer and prints; @name and what is told
 * as in gocua_sheet_printer_watch() */
void
gocua_sheet_printer_print (GtkWindow *parent, GocuaSession *session, GocuaPaper *paper, const char *name);

/** gocua_sheet_printer_save: @paper: (transfer full). Asks for a file name and writes a PDF. @name:
 * suggested, without ".pdf" */
void gocua_sheet_printer_save (GtkWindow *parent, GocuaSession *session, GocuaPaper *paper, const char *name);

/** gocua_sheet_printer_ask: asks whether @sheets (element-type GocuaRecord), which were made, are to be
 * printed or saved, and does it. */
void gocua_sheet_printer_ask (GtkWindow *parent, GocuaSession *session, GPtrArray *sheets);

/** gocua_sheet_printer_name: Returns: (transfer full): a name for a file with @sheets in it */
char *gocua_sheet_printer_name (GPtrArray *sheets);

G_END_DECLS

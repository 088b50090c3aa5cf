/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-verify-job.h: what the page of second keyings asks of the store. */
#pragma once

#include "store/gocua-store.h"
#include "store/gocua-verify.h"

G_BEGIN_DECLS

/** GocuaVerifyOverview: what there is to key again, and how well people keyed. */
typedef struct
{
  GPtrArray *sheets;    /* of GocuaSheetToVerify */
  GPtrArray *operators; /* of GocuaOperator */
} GocuaVerifyOverview;

void gocua_verify_overview_free (GocuaVerifyOverview *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaVerifyOverview, gocua_verify_overview_free)

/** gocua_verify_overview_read: @checker: who is to key again; @from, @to: ISO: for the operators. Result:
 * #GocuaVerifyOverview from gocua_store_call_finish(). Main thread. */
void gocua_verify_overview_read (GocuaStore *store,
                                 const GocuaId *campaign,
                                 const char *checker,
                                 const char *from,
                                 const char *to,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);

/** GocuaLineToVerify: a line that is to be keyed again, without what was keyed being shown. */
typedef struct
{
  GocuaKeyedLine *keyed;
  GocuaHouseholdRow *row; /* (nullable): without its results */
} GocuaLineToVerify;

/** GocuaVerifySheet: a sheet with the lines that are to be keyed again. */
typedef struct
{
  GocuaRecord *sheet;
  GPtrArray *lines; /* of GocuaLineToVerify */
} GocuaVerifySheet;

void gocua_verify_sheet_free (GocuaVerifySheet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaVerifySheet, gocua_verify_sheet_free)

/** gocua_verify_sheet_read: Result: #GocuaVerifySheet from gocua_store_call_finish(). @whole: all lines, not
 * only the sample; @checker: who is to type them: what that person typed first is left out. Main thread. */
void gocua_verify_sheet_read (GocuaStore *store,
                              const GocuaId *sheet,
                              gboolean whole,
                              const char *checker,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);

G_END_DECLS

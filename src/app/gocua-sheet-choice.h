/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sheet-choice.h: whom sheets are made for, and the sheets that come of it. */
#pragma once

#include "core/gocua-campaign.h"
#include "core/gocua-query.h"
#include "paper/gocua-paper.h"
#include "store/gocua-sheets.h"
#include "store/gocua-store.h"

G_BEGIN_DECLS

/** GocuaSheetChoice: one answer to "whom". */
typedef struct
{
  char *label;
  GocuaQuery *query; /* (nullable): %NULL for the households that were chosen in a list */
} GocuaSheetChoice;

void gocua_sheet_choice_free (GocuaSheetChoice *self);

/**
 * gocua_sheet_choices_new:
 * @day: ISO: of the walk: what is due by then
 * @n_chosen: households that were chosen in a list; they come first when there are any
 *
 * Not reached; due again; for each indicator that needs a yes of another one: those who have the one and not
 * yet the other; all.
 *
 * Returns: (transfer full) (element-type GocuaSheetChoice): the answers
 */
GPtrArray *gocua_sheet_choices_new (const GocuaCampaign *campaign, const char *day, guint n_chosen);

/** gocua_sheet_next_working_day: Returns: (transfer full): the day after @today, or the Monday after that */
char *gocua_sheet_next_working_day (const char *today);

/** GocuaSheetWish: a #GocuaSheetRequest of its own, that another thread can work on. */
typedef struct
{
  GocuaQuery *query;  /* (nullable) */
  GArray *households; /* (nullable): of GocuaId: these instead */
  GocuaId campaign;
  GocuaId team;  /* null: that of each sheet's area */
  char *day;     /* ISO */
  char *expires; /* (nullable): ISO */
  char *purpose;
  guint n_lines, n_blank, n_sheets;
  gboolean with_reserved;
  guint n_preview; /* of so many sheets pages are wanted */
} GocuaSheetWish;

void gocua_sheet_wish_free (GocuaSheetWish *self);

/** GocuaSheetDraft: what would be made, and how its first sheets look. */
typedef struct
{
  GocuaSheetPlan *plan;
  GocuaPaper *paper;
} GocuaSheetDraft;

void gocua_sheet_draft_free (GocuaSheetDraft *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaSheetDraft, gocua_sheet_draft_free)

/** gocua_sheet_draft_read: @wish: a #GocuaSheetWish. A #GocuaStoreFunc for the reading thread. Returns:
 * (transfer full): a #GocuaSheetDraft */
gpointer gocua_sheet_draft_read (GocuaDb *db, gpointer wish, GCancellable *cancellable, GError **error);

/** gocua_sheet_draft_describe: Returns: (transfer full): "137 households → 7 sheets · 12 on other sheets are
 * left out" */
char *gocua_sheet_draft_describe (const GocuaSheetPlan *plan);

G_END_DECLS

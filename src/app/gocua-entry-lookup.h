/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-entry-lookup.h: what the entry grid asks the store. */
#pragma once

#include "app/gocua-entry-model.h"
#include "store/gocua-households.h"
#include "store/gocua-store.h"

G_BEGIN_DECLS

/* All end with gocua_store_call_finish(). */

/**
 * gocua_entry_find_households:
 * @area: (nullable): a null id means all
 * @campaign: (nullable)
 *
 * Result: (transfer full) (element-type GocuaHouseholdRow): the @n_max best matches for @text, with what they
 * stood at.
 */
void gocua_entry_find_households (GocuaStore *store,
                                  const char *text,
                                  const GocuaId *area,
                                  const GocuaId *campaign,
                                  guint n_max,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);

/** GocuaEntryFacts: what the store knows of one line. */
typedef struct
{
  GocuaRecord *visit;           /* (nullable) */
  GocuaHouseholdRow *household; /* (nullable) */
  GPtrArray *events; /* (nullable) of GocuaEvent: the history of the visit, when it is on the disk */
} GocuaEntryFacts;

void gocua_entry_facts_free (gpointer facts);

/** gocua_entry_facts_tell: what is known of @line to itself: undone, edited elsewhere, another name. */
void gocua_entry_facts_tell (const GocuaEntryFacts *facts, GocuaEntryModel *line);

/**
 * gocua_entry_load_facts:
 * @visits: (transfer full) (element-type GocuaId): ids of visits, made or not
 * @households: (transfer full) (element-type GocuaId): a household for each, or a null id
 *
 * Result: (transfer full) (element-type GocuaEntryFacts): one for each, in the same order.
 */
void gocua_entry_load_facts (GocuaStore *store,
                             GArray *visits,
                             GArray *households,
                             const GocuaId *campaign,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);

/** gocua_entry_load_draft: Result: (transfer full) (nullable): the text of gocua_draft_load() */
void gocua_entry_load_draft (GocuaStore *store,
                             const char *name,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);

/** gocua_entry_save_draft: keeps @text (nullable), see gocua_draft_save(). No result. */
void gocua_entry_save_draft (GocuaStore *store,
                             const char *name,
                             const char *text,
                             GAsyncReadyCallback callback,
                             gpointer user_data);

G_END_DECLS

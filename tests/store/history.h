/* SPDX-License-Identifier: GPL-3.0-or-later */
/* history.h: a random history of several desks and a server, for the proof that they come to the same end. */
#pragma once

#include "sync-model.h"

#include "gocua-test-store.h"

#define MAX_STORES 5

/* A dialog that was opened and is still open, with what it knew. */
typedef struct
{
  GocuaRecord *seen;
  GHashTable *known;
} Dialog;

/* One computer, with its file and its clock. */
typedef struct
{
  GocuaDb *db;
  GocuaClock *clock;
  gboolean follows_server; /* its clock */
  gboolean is_cut_off;
  Dialog dialog;
  GPtrArray *late;
} Desk;

typedef struct
{
  GRand *dice;
  ModelServer *server;
  Desk *desks;
  int n_desks;
  /* id of a change -> set of the ids of changes that its maker had before it, of its thing */
  GHashTable *known;
  GHashTable *things; /* set of the ids of all households and areas */
  GPtrArray *households;
  GPtrArray *visits;
} History;

static inline int
roll (History *self, int n)
{
  return g_rand_int_range (self->dice, 0, n);
}

/** desks_open: Returns: (transfer full): MAX_STORES of them. The files are in memory and used again: making
 * one takes longer than a history. */
Desk *desks_open (void);
void desks_close (Desk *desks);
void desk_close_dialog (Desk *desk);

/** desk_what_is_known: @but: (nullable): a batch. Returns: (transfer full): a set of the ids of the changes
 * that the desk has of a thing now, but for that batch */
GHashTable *desk_what_is_known (Desk *desk, GocuaKind kind, const GocuaId *entity, const GocuaId *but);

/** history_init: everything in it follows from @seed. */
void history_init (History *self, Desk *desks, guint seed);
void history_clear (History *self);

/** history_note_batch: @known: (nullable): what a dialog knew; else all that is here */
void history_note_batch (History *self, Desk *desk, const GocuaId *batch, GHashTable *known);

/** history_commit: puts @wanted into the journal of the desk, if it changes anything. */
void history_commit (History *self,
                     Desk *desk,
                     const char *action,
                     const GocuaRecord *seen,
                     GocuaRecord *wanted,
                     GHashTable *known);

/** history_check_campaign: the campaign that everybody sets up is one. */
void history_check_campaign (void);
void history_add_campaign (History *self, Desk *desk);

/** history_act: somebody does something at the desk. */
void history_act (History *self, Desk *desk);
void history_undo (History *self, Desk *desk);
void history_settle (History *self, Desk *desk);

/** history_push_from_tomorrow: a newer version writes what this one does not understand, or takes for wrong.
 */
void history_push_from_tomorrow (History *self);

/** history_check_equal: all desks hold the same, and what the server has. */
void history_check_equal (History *self);
void history_check_digests (History *self);

/** history_check_rebuild: the tables of a desk are what follows from its journal. */
void history_check_rebuild (History *self);

/** history_check_nothing_is_gone: all that was ever committed is in everybody's journal, and each visit is
 * there to see. */
void history_check_nothing_is_gone (History *self);

/** history_check_conflicts: no edit was lost that nobody knew of, unless it is in the list of conflicts.
 * Returns: how many are */
guint history_check_conflicts (History *self);

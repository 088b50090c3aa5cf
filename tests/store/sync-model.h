/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sync-model.h: a server that keeps to src/wire/PROTOCOL.md, without a network or a database, and a client of
 * it that can be cut off anywhere. */
#pragma once

#include "core/gocua-change.h"
#include "store/gocua-sync-store.h"

/** ModelServer: one ward's feed. */
typedef struct
{
  GRand *dice;
  GocuaId epoch;
  gint64 now_ms;
  gint64 head;
  GocuaStamp given;  /* the greatest stamp that was given in the place of another one */
  GPtrArray *rows;   /* of GocuaChange, in the order of positions */
  GHashTable *sent;  /* id -> the stamp with which a lowered one came, GocuaStamp * */
  GHashTable *by_id; /* id -> GocuaChange of @rows */
} ModelServer;

ModelServer *model_server_new (GRand *dice, gint64 now_ms);
void model_server_free (ModelServer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ModelServer, model_server_free)

/** model_server_push: @receipts: (out caller-allocates): one for each change. Returns: %FALSE for another
 * epoch */
gboolean
model_server_push (ModelServer *self, const GocuaId *epoch, GPtrArray *changes, GocuaSyncReceipt *receipts);

/** model_server_feed: Returns: (transfer full): at most @limit changes after @after up to @until (-1: all);
 * @reached: (out): the position up to which the reader has everything then */
GPtrArray *model_server_feed (ModelServer *self, gint64 after, gint64 until, guint limit, gint64 *reached);

void model_server_get_digest (ModelServer *self, gint64 bucket, guint8 sha256[GOCUA_DIGEST_SIZE]);

/** model_server_restore: an old backup is put back: only the first @n_rows are there, and the epoch is a new
 * one. */
void model_server_restore (ModelServer *self, guint n_rows);

/** ModelFaults: how likely each fault is, in percent. */
typedef struct
{
  int lost_request;
  int lost_answer;
  int late;
} ModelFaults;

/** ModelPiece: a piece of the feed that comes once more, later. */
typedef struct
{
  GocuaId epoch;
  GPtrArray *changes;
  gint64 after;
  gint64 reached;
} ModelPiece;

void model_piece_free (ModelPiece *self);

/**
 * model_sync:
 * @faults: (nullable): %NULL: everything arrives
 * @late: (element-type ModelPiece): pieces that will come once more are added
 *
 * One exchange of the file with the server, as the protocol wants it: notice another epoch, push, pull,
 * compare the newest digest. Returns: whether it came to its end
 */
gboolean model_sync (GocuaDb *db, ModelServer *server, const ModelFaults *faults, GPtrArray *late);

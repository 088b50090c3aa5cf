/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-digest.h: the digest by which a store and the server see that they hold the same changes. */
#pragma once

#include "core/gocua-id.h"
#include "core/gocua-clock.h"

G_BEGIN_DECLS

/** GOCUA_DIGEST_BUCKET: positions that one digest covers; bucket k is 1024 k + 1 to 1024 (k + 1). */
#define GOCUA_DIGEST_BUCKET 1024
#define GOCUA_DIGEST_SIZE   32

/** gocua_digest_bucket_of: the bucket that @position (from 1) lies in. */
#define gocua_digest_bucket_of(position) (((gint64) (position) -1) / GOCUA_DIGEST_BUCKET)

/** gocua_digest_n_complete: how many buckets are complete when the last position is @head. */
#define gocua_digest_n_complete(head) ((gint64) (head) / GOCUA_DIGEST_BUCKET)

/** GocuaDigestRow: one change as both sides keep it. Nothing is owned. */
typedef struct
{
  gint64 position;
  const GocuaId *id;
  GocuaStamp stamp; /* the effective one */
  const GocuaId *device;
  const GocuaId *batch;
  const GocuaId *entity;
  const char *author; /* (nullable) */
  const char *kind;
  const char *body; /* canonical */
} GocuaDigestRow;

/** GocuaDigest: SHA-256 over changes in the order of their positions, as PROTOCOL.md says. One thread at a
 * time. */
typedef struct _GocuaDigest GocuaDigest;

GocuaDigest *gocua_digest_new (void);
void gocua_digest_free (GocuaDigest *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaDigest, gocua_digest_free)

/** gocua_digest_add: adds the next change. */
void gocua_digest_add (GocuaDigest *self, const GocuaDigestRow *row);

/** gocua_digest_finish: writes the digest; nothing may be added after it. */
void gocua_digest_finish (GocuaDigest *self, guint8 sha256[GOCUA_DIGEST_SIZE]);

/** gocua_digest_to_hex: Returns: (transfer full): 64 lower-case hexadecimal digits */
char *gocua_digest_to_hex (const guint8 sha256[GOCUA_DIGEST_SIZE]);

/** gocua_digest_from_hex: Returns: %FALSE when @hex is not 64 hexadecimal digits */
gboolean gocua_digest_from_hex (const char *hex, guint8 sha256[GOCUA_DIGEST_SIZE]);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-server-feed.h: reading a ward's feed as it is at one moment. */
#pragma once

#include "server/gocua-server-handler.h"
#include "server/gocua-server-pg.h"

G_BEGIN_DECLS

/** GocuaFeedHead: where a ward's feed stands. */
typedef struct
{
  GocuaId epoch;
  gint64 head;
  gboolean has_digest; /* that of the last complete bucket is kept already */
  guint8 sha256[GOCUA_DIGEST_SIZE];
} GocuaFeedHead;

/**
 * gocua_feed_read:
 * @query: run in the same read-only transaction as the head, so that both are of one moment
 * @result: (out) (transfer full): of @query
 *
 * Returns: whether the session may read the ward and it could be read; otherwise an error of GOCUA_FAULT
 */
gboolean gocua_feed_read (const GocuaRequest *request,
                          const GocuaQuery *query,
                          GocuaFeedHead *head,
                          GocuaResult **result,
                          GError **error);

/** gocua_feed_get_digest: the newest complete bucket's, for an answer; it is made when it is not kept yet. */
gboolean gocua_feed_get_digest (const GocuaRequest *request,
                                const GocuaFeedHead *head,
                                GocuaWireDigest *digest,
                                GError **error);

G_END_DECLS

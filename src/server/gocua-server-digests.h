/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-server-digests.h: digests of a ward's complete buckets, computed once and kept. */
#pragma once

#include "server/gocua-server-pg.h"
#include "wire/gocua-digest.h"

G_BEGIN_DECLS

/**
 * gocua_digests_make:
 *
 * Computes the digest of a complete bucket from the ward's changes, and keeps it in the database for the next
 * one who asks. Several may do it at once: they come to the same.
 *
 * Returns: whether it could be; otherwise an error of GOCUA_FAULT
 */
gboolean gocua_digests_make (const char *session,
                             const char *ward,
                             gint64 bucket,
                             guint8 sha256[GOCUA_DIGEST_SIZE],
                             GError **error);

/**
 * gocua_digests_read_row:
 * @result: of GOCUA_STATEMENT_BUCKET or GOCUA_STATEMENT_FEED, in binary
 * @out: (out): the change of one row; it lives in @result
 *
 * Returns: %FALSE when that is no change
 */
gboolean gocua_digests_read_row (const GocuaResult *result, int row, GocuaDigestRow *out);

/** gocua_digests_parse: @text: as PostgreSQL writes a bytea: \x and hexadecimal digits. */
gboolean gocua_digests_parse (const char *text, guint8 sha256[GOCUA_DIGEST_SIZE]);

G_END_DECLS

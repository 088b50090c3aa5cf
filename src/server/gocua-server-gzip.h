/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-server-gzip.h: bodies in gzip (RFC 1952), with a limit on what they become. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * gocua_gunzip:
 * @packed: not trusted
 * @max: bytes, unpacked
 *
 * Stops as soon as more than @max bytes came out, so that a small body can't become a large one.
 *
 * Returns: (transfer full) (nullable): what was packed, or %NULL with an error of GOCUA_FAULT
 */
GString *gocua_gunzip (const guint8 *packed, gsize size, gsize max, GError **error);

/** gocua_gzip: @level: from 1 to 9. Returns: (transfer full): @plain, packed */
GString *gocua_gzip (const GString *plain, guint level);

/** gocua_accepts_gzip: @header: (nullable): Accept-Encoding (RFC 9110, 12.5.3). */
gboolean gocua_accepts_gzip (const char *header);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-gzip.h: the bodies of requests, smaller (RFC 1952). */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** gocua_gzip_compress: Returns: (transfer full) (nullable): @length bytes of @text as gzip, %NULL when that
 * would not be smaller */
GBytes *gocua_gzip_compress (const char *text, gsize length);

G_END_DECLS

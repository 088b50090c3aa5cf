/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-json-text.h: what is checked about a JSON text before and while it is parsed. */
#pragma once

#include <cjson/cJSON.h>
#include <glib.h>

G_BEGIN_DECLS

/**
 * gocua_json_parse_limited:
 * @text: (nullable): bytes that others wrote; %NULL only with a @length of 0
 * @length: how many
 * @max_bytes: longer texts are refused unread
 * @max_depth: of nested arrays and objects
 * @domain: of the error
 * @syntax_code: of an error in the text; its message names line and column
 * @size_code: of an error for being too long or too deep
 *
 * cJSON alone takes bytes that are not UTF-8, and cuts a string at an escaped NUL: both are refused here, and
 * so is anything after the end of the value.
 *
 * Returns: (transfer full) (nullable): the value, to free with cJSON_Delete(), or %NULL with @error set
 */
cJSON *gocua_json_parse_limited (const char *text,
                                 gsize length,
                                 gsize max_bytes,
                                 guint max_depth,
                                 GQuark domain,
                                 int syntax_code,
                                 int size_code,
                                 GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (cJSON, cJSON_Delete)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-kept-query.h: a question for households as it is kept, with the words of one ward. */
#pragma once

#include "app/gocua-session.h"

G_BEGIN_DECLS

/** gocua_kept_query_to_text: Returns: (transfer full): for gocua_kept_query_from_text() */
char *gocua_kept_query_to_text (const GocuaQuery *query, GocuaSession *session);

/**
 * gocua_kept_query_from_text:
 * @name: of the saved filter
 * @lost: (out) (transfer full) (nullable): a sentence about the conditions that can't be asked any more
 *
 * Returns: (transfer full): the question
 */
GocuaQuery *
gocua_kept_query_from_text (const char *text, const char *name, GocuaSession *session, char **lost);

G_END_DECLS

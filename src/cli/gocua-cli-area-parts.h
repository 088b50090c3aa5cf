/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-cli-area-parts.h: the options that say which households of an area go to which new one. */
#pragma once

#include "cli/gocua-cli.h"
#include "core/gocua-area-rule.h"

G_BEGIN_DECLS

/** GocuaCliAreaParts: the options as they came: those before the first --part, then those after each of them.
 * Zeroed is nothing. */
typedef struct
{
  GPtrArray *wishes; /* (nullable) of what was said of one part */
  char *name;        /* (nullable): --rename: what the area itself is called from then on */
} GocuaCliAreaParts;

void gocua_cli_area_parts_clear (GocuaCliAreaParts *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GocuaCliAreaParts, gocua_cli_area_parts_clear)

/**
 * gocua_cli_area_parts_parse:
 * @self: gets what the options say
 * @more: further options
 *
 * As gocua_cli_parse() for the options --part, --group, --street, --from, --to, --side, --rename and @more.
 */
gboolean gocua_cli_area_parts_parse (GocuaCliAreaParts *self,
                                     GocuaCli *cli,
                                     const GOptionEntry *more,
                                     guint max,
                                     GError **error);

/**
 * gocua_cli_area_parts_make:
 * @first: (nullable): the name of the part that the options before the first --part are about
 *
 * Returns: (transfer full) (element-type GocuaAreaPart): the parts in their order; %NULL with
 * %GOCUA_CLI_ERROR_USAGE when one of them has no name or says nothing of its households
 */
GPtrArray *gocua_cli_area_parts_make (const GocuaCliAreaParts *self, const char *first, GError **error);

G_END_DECLS

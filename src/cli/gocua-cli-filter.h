/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-cli-filter.h: the options that choose households, for `gocua households` and `gocua export`. */
#pragma once

#include "cli/gocua-cli.h"
#include "core/gocua-campaign.h"
#include "core/gocua-query.h"

G_BEGIN_DECLS

/** GocuaCliFilter: what the options say. Zeroed is everybody on the roster. */
typedef struct
{
  char *search, *area, *team, *street, *saved, *outcome, *follow_up, *sort;
  char **yes, **no, **unknown;
  gboolean follow_up_due, reached, not_reached, archived, descending;
  int limit; /* 0: all */
} GocuaCliFilter;

void gocua_cli_filter_clear (GocuaCliFilter *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GocuaCliFilter, gocua_cli_filter_clear)

/** gocua_cli_filter_parse: as gocua_cli_parse() without arguments; @more: (nullable): further options */
gboolean
gocua_cli_filter_parse (GocuaCliFilter *self, GocuaCli *cli, const GOptionEntry *more, GError **error);

/** gocua_cli_filter_parse_args: as gocua_cli_filter_parse(), with up to @max arguments */
gboolean gocua_cli_filter_parse_args (GocuaCliFilter *self,
                                      GocuaCli *cli,
                                      const GOptionEntry *more,
                                      guint max,
                                      GError **error);

/** gocua_cli_filter_make_query: Returns: (transfer full): what the options ask for, without the limit */
GocuaQuery *gocua_cli_filter_make_query (const GocuaCliFilter *self,
                                         GocuaCli *cli,
                                         const GocuaCampaign *campaign,
                                         GError **error);

/** gocua_cli_filter_query: Returns: (transfer full): row numbers in the order asked for, no more than the
 * limit;
 *  @total: (out): how many there would be without it */
GArray *gocua_cli_filter_query (const GocuaCliFilter *self,
                                GocuaCli *cli,
                                const GocuaCampaign *campaign,
                                const GocuaId *campaign_id,
                                guint *total,
                                GError **error);

G_END_DECLS

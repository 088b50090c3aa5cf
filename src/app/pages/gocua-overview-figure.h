/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-overview-figure.h: each number of the overview: what it is, how it is written, and the households
 * behind it. */
#pragma once

#include "core/gocua-campaign.h"
#include "core/gocua-numbers.h"
#include "core/gocua-query.h"

G_BEGIN_DECLS

typedef enum
{
  GOCUA_FIGURE_HOUSEHOLDS,
  GOCUA_FIGURE_ELIGIBLE,
  GOCUA_FIGURE_REACHED,
  GOCUA_FIGURE_REACHED_PERCENT,
  GOCUA_FIGURE_YES,         /* with the percentage of the eligible */
  GOCUA_FIGURE_YES_REACHED, /* with the percentage of the reached */
  GOCUA_FIGURE_PEOPLE,      /* with the percentage of the people of eligible age */
  GOCUA_FIGURE_NO,
  GOCUA_FIGURE_UNKNOWN,
  GOCUA_FIGURE_FOLLOW_UPS,
} GocuaFigureType;

/** GocuaFigure: plain data; @indicator is borrowed from its campaign and %NULL for the figures of no
 * indicator. */
typedef struct
{
  GocuaFigureType type;
  const GocuaIndicator *indicator;
} GocuaFigure;

/** gocua_figure_get_count: Returns: the households (or people) that it counts */
gint64 gocua_figure_get_count (const GocuaFigure *self, const GocuaNumbers *numbers);

/** gocua_figure_get_rank: Returns: what it is sorted by: its share where it shows one, else its count; -1 for
 * no share */
double gocua_figure_get_rank (const GocuaFigure *self, const GocuaNumbers *numbers);

/** gocua_figure_format: Returns: (transfer full): count / whole and percentage, as a line of its own shows it
 */
char *gocua_figure_format (const GocuaFigure *self, const GocuaNumbers *numbers);

/** gocua_figure_format_short: Returns: (transfer full): as the cell of a table shows it */
char *gocua_figure_format_short (const GocuaFigure *self, const GocuaNumbers *numbers);

/** gocua_figure_describe: @place: (nullable): the area. Returns: (transfer full): the number in words */
char *gocua_figure_describe (const GocuaFigure *self, const GocuaNumbers *numbers, const char *place);

/**
 * gocua_figure_make_query:
 * @area: (nullable): %NULL for the whole ward; a null id for the households without an area
 * @today: ISO date
 *
 * Returns: (transfer full): the households behind the number: as many as it says, or those where the people
 * live
 */
GocuaQuery *gocua_figure_make_query (const GocuaFigure *self, const GocuaId *area, const char *today);

G_END_DECLS

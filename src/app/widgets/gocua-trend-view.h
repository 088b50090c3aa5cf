/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-trend-view.h: the trend chart on the screen, a day of which can be pointed at and opened. */
#pragma once

#include <gtk/gtk.h>

#include "report/gocua-trend-chart.h"

G_BEGIN_DECLS

#define GOCUA_TYPE_TREND_VIEW (gocua_trend_view_get_type ())
G_DECLARE_FINAL_TYPE (GocuaTrendView, gocua_trend_view, GOCUA, TREND_VIEW, GtkWidget)

/**
 * GocuaTrendView::day-activated:
 * @date: ISO date
 *
 * A day was clicked, or chosen with the arrow keys and Enter.
 */

/** gocua_trend_view_set_trend: @trend: copied */
void gocua_trend_view_set_trend (GocuaTrendView *self, const GocuaTrend *trend);

G_END_DECLS

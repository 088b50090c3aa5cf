/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-server-metrics.h: what the server counts for its operator. */
#pragma once

#include "server/gocua-server-call.h"

G_BEGIN_DECLS

typedef enum
{
  GOCUA_COUNT_CHANGES_NEW,
  GOCUA_COUNT_CHANGES_KNOWN,
  GOCUA_COUNT_CHANGES_REJECTED,
  GOCUA_COUNT_FEED_ROWS,
  GOCUA_COUNT_DATABASE_ERRORS,
  GOCUA_COUNT_CONNECTIONS_CUT, /* because they were too slow */
  GOCUA_COUNT_CONNECTIONS,     /* open now */
  GOCUA_COUNT_WAITING,         /* long polls, now */
  GOCUA_N_COUNTS,
} GocuaCount;

/** gocua_metrics_add: @n may be negative for what is counted now. Any thread. */
void gocua_metrics_add (GocuaCount count, gint64 n);
gint64 gocua_metrics_get (GocuaCount count);

/** gocua_metrics_add_request: @us: how long it took, in microseconds. Any thread. */
void gocua_metrics_add_request (GocuaRoute route, guint status, gint64 us);

/** gocua_metrics_print: appends all of it in Prometheus' text format, version 0.0.4. */
void gocua_metrics_print (GString *out);

G_END_DECLS

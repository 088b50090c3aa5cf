/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-server-log.h: what the server tells its operator: one line of JSON for each event, on standard error.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  GOCUA_LOG_INFO,
  GOCUA_LOG_WARNING,
  GOCUA_LOG_ERROR,
} GocuaLogLevel;

/** gocua_log_set_level: events below @level are not written. Before threads are started. */
void gocua_log_set_level (GocuaLogLevel level);

/**
 * gocua_log_begin:
 * @event: a word, such as "request"
 *
 * Begins a line with its time. Names of people, tokens, passwords, bodies, query strings and what the
 * database says about values never go into it. Any thread.
 *
 * Returns: (transfer full): to be given to gocua_log_end()
 */
GString *gocua_log_begin (GocuaLogLevel level, const char *event);

/** gocua_log_text: adds a member; @value: (nullable): left out when %NULL. */
void gocua_log_text (GString *line, const char *key, const char *value);
void gocua_log_number (GString *line, const char *key, gint64 value);

/** gocua_log_ms: adds "ms", from microseconds. */
void gocua_log_ms (GString *line, gint64 us);

/** gocua_log_end: @line: (transfer full): written at once, so that lines of several threads do not mix. */
void gocua_log_end (GString *line, GocuaLogLevel level);

/** gocua_log_event: a line with a sentence in "message". */
void gocua_log_event (GocuaLogLevel level, const char *event, const char *format, ...) G_GNUC_PRINTF (3, 4);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-server-log.c: what the server tells its operator: one line of JSON for each event, on standard error.
 */

#define G_LOG_DOMAIN "gocua-server"

#include "config.h"

#include "server/gocua-server-log.h"

#include <unistd.h>

#include "core/gocua-clock.h"

static GocuaLogLevel least_level = GOCUA_LOG_INFO;

void
gocua_log_set_level (GocuaLogLevel level)
{
  least_level = level;
}

static void
append_quoted (GString *line, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  g_string_append_c (line, '"');
  for (const char *p = valid; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_c (line, '\\');
      if ((guchar) *p < 0x20 || *p == 0x7f)
        g_string_append_printf (line, "\\u%04x", (guint) (guchar) *p);
      else
        g_string_append_c (line, *p);
    }
  g_string_append_c (line, '"');
}

static char *
format_now (void)
{
  static GocuaClock *system_clock;
  static gsize made;
  g_autoptr (GDateTime) now = NULL;
  g_autofree char *second = NULL;
  gint64 ms;

  if (g_once_init_enter (&made))
    {
      system_clock = gocua_clock_new_system ();
      g_once_init_leave (&made, 1);
    }
  ms = gocua_clock_now_ms (system_clock);
  now = g_date_time_new_from_unix_utc (ms / 1000);
  second = g_date_time_format (now, "%Y-%m-%dT%H:%M:%S");
  return g_strdup_printf ("%s.%03dZ", second, (int) (ms % 1000));
}

GString *
gocua_log_begin (GocuaLogLevel level, const char *event)
{
  static const char *const names[] = { "info", "warning", "error" };
  g_autofree char *now = format_now ();
  GString *line = g_string_sized_new (256);

  g_string_append_printf (line, "{\"time\":\"%s\"", now);
  gocua_log_text (line, "level", names[level]);
  gocua_log_text (line, "event", event);
  return line;
}

void
gocua_log_text (GString *line, const char *key, const char *value)
{
  if (value == NULL)
    return;
  g_string_append_printf (line, ",\"%s\":", key);
  append_quoted (line, value);
}

void
gocua_log_number (GString *line, const char *key, gint64 value)
{
  g_string_append_printf (line, ",\"%s\":%" G_GINT64_FORMAT, key, value);
}

void
gocua_log_ms (GString *line, gint64 us)
{
  g_string_append_printf (line, ",\"ms\":%" G_GINT64_FORMAT ".%03d", us / 1000, (int) (us % 1000));
}

void
gocua_log_end (GString *line, GocuaLogLevel level)
{
  gsize written = 0;

  g_string_append (line, "}\n");
  while (level >= least_level && written < line->len)
    {
      gssize n = write (STDERR_FILENO, line->str + written, line->len - written);

      if (n <= 0)
        break;
      written += (gsize) n;
    }
  g_string_free (line, TRUE);
}

void
gocua_log_event (GocuaLogLevel level, const char *event, const char *format, ...)
{
  GString *line = gocua_log_begin (level, event);
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  gocua_log_text (line, "message", message);
  gocua_log_end (line, level);
}

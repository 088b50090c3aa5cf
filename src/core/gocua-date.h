/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-date.h: dates as people write them, as they are kept (ISO 8601) and as they are counted. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * A date is kept as text "YYYY-MM-DD", a moment as milliseconds since 1970 UTC. Vietnam is 7 hours ahead of
 * UTC the whole year and has been since 1975; the time zone of the machine has no say. Years are 1900 to
 * 2200: another one is a slip of the finger. Everything here may be called from any thread.
 */

#define GOCUA_DATE_MIN_YEAR 1900
#define GOCUA_DATE_MAX_YEAR 2200

/**
 * gocua_date_parse:
 * @text: (nullable): a date as typed
 * @current_year: the year meant by "d/M", or 0 to want one written
 *
 * Reads dd/MM/yyyy, d/M/yy, the same with "-" or ".", d/M, and yyyy-MM-dd. Two digits of a year are of this
 * century.
 *
 * Returns: (transfer full) (nullable): the date as it is kept, %NULL when @text is not one of the calendar
 */
char *gocua_date_parse (const char *text, int current_year);

/** gocua_date_is_valid: Returns: %TRUE when @iso is a real date exactly as it is kept */
gboolean gocua_date_is_valid (const char *iso);

/**
 * gocua_date_format:
 * @iso: (nullable): a date as it is kept
 *
 * Returns: (transfer full): "dd/MM/yyyy"; anything else than a date as it is, "" for %NULL
 */
char *gocua_date_format (const char *iso);

/** gocua_date_format_short: Returns: (transfer full): as gocua_date_format(), but "dd/MM" */
char *gocua_date_format_short (const char *iso);

/**
 * gocua_date_from_ms:
 * @time_ms: a moment in milliseconds since 1970 UTC; one outside the years above counts as the nearest in
 * them
 *
 * Returns: (transfer full): the date in Vietnam at that moment, so "today" for the clock's time
 */
char *gocua_date_from_ms (gint64 time_ms);

/**
 * gocua_date_to_ms:
 * @iso: a date as it is kept
 *
 * Returns: the moment at which that day begins in Vietnam, 0 when @iso is no date
 */
gint64 gocua_date_to_ms (const char *iso);

/** gocua_date_days_between: Returns: days from @from to @to, negative when @to is earlier, 0 when one is no
 * date */
int gocua_date_days_between (const char *from, const char *to);

/**
 * gocua_date_working_days_between:
 * @from: a date as it is kept, not counted
 * @to: a date as it is kept, counted
 *
 * Counts Mondays to Fridays, so that on the last day of a campaign none are left. Public holidays count as
 * working days: they are set anew each year.
 *
 * Returns: the number of days, 0 when @to is not after @from or one is no date
 */
int gocua_date_working_days_between (const char *from, const char *to);

/**
 * gocua_date_add_days:
 * @iso: a date as it is kept
 * @days: how many, negative for earlier
 *
 * Returns: (transfer full) (nullable): the date, %NULL when @iso is no date or the years above are left
 */
char *gocua_date_add_days (const char *iso, int days);

/** gocua_date_format_time: Returns: (transfer full): the time of day in Vietnam, "HH:mm" */
char *gocua_date_format_time (gint64 time_ms);

/** gocua_date_format_date_time: Returns: (transfer full): the moment in Vietnam, "dd/MM/yyyy HH:mm" */
char *gocua_date_format_date_time (gint64 time_ms);

G_END_DECLS

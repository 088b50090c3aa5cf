/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-number.h: numbers and percentages as people of the two languages write them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GocuaNumberStyle:
 * @GOCUA_NUMBER_VI: 1.234.567,8 and 12,3 %
 * @GOCUA_NUMBER_EN: 1,234,567.8 and 12.3%
 *
 * How numbers are written, whatever the system's locale.
 */
typedef enum
{
  GOCUA_NUMBER_VI,
  GOCUA_NUMBER_EN,
} GocuaNumberStyle;

/** What stands where there is no number to show. */
#define GOCUA_NUMBER_NONE "–"

/**
 * gocua_number_set_style:
 * @style: how numbers are written from now on, in the whole process
 *
 * Follows the language of the interface; Vietnamese until called. Any thread.
 */
void gocua_number_set_style (GocuaNumberStyle style);

GocuaNumberStyle gocua_number_get_style (void);

/** gocua_number_format: Returns: (transfer full): @value in groups of three digits. Any thread. */
char *gocua_number_format (gint64 value);

/**
 * gocua_number_format_percent:
 * @part: how many of @whole
 * @whole: how many there are
 *
 * Rounds to one decimal, but never to what is not so: some are not "0,0 %" ("<0,1 %") and nearly all are not
 * "100,0 %"
 * (">99,9 %").
 *
 * Returns: (transfer full): the percentage; %GOCUA_NUMBER_NONE when @whole is 0 or a number is negative. Any
 * thread.
 */
char *gocua_number_format_percent (gint64 part, gint64 whole);

/**
 * gocua_number_parse:
 * @text: (nullable): a whole number as typed
 * @value: (out): the number; left alone when there is none
 *
 * Reads plain digits and groups of three parted by ".", "," or a space, in either style: "1.234" is one
 * thousand two hundred and thirty-four whatever the language, since what is typed are counts. Any thread.
 *
 * Returns: %TRUE when @text is a whole number within 64 bits
 */
gboolean gocua_number_parse (const char *text, gint64 *value);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-phone.h: phone numbers in one form, with a warning for the odd ones and never a refusal. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GocuaPhoneCheck:
 * @GOCUA_PHONE_OK_MOBILE: 03, 05, 07, 08 or 09 and eight digits more
 * @GOCUA_PHONE_OK_LANDLINE: a land line of the city as it is since July 2025: 028 and eight digits, or 0274
 *   (Bình Dương) or 0254 (Bà Rịa - Vũng Tàu) and seven
 * @GOCUA_PHONE_EMPTY: no number given, which is allowed
 * @GOCUA_PHONE_UNKNOWN_PREFIX: a number that begins like none of these
 * @GOCUA_PHONE_WRONG_LENGTH: begins well, but has too few or too many digits
 * @GOCUA_PHONE_NOT_A_NUMBER: other characters, or several numbers
 *
 * What is to be said about a phone number. All but the first three deserve a warning; none is refused.
 */
typedef enum
{
  GOCUA_PHONE_OK_MOBILE,
  GOCUA_PHONE_OK_LANDLINE,
  GOCUA_PHONE_EMPTY,
  GOCUA_PHONE_UNKNOWN_PREFIX,
  GOCUA_PHONE_WRONG_LENGTH,
  GOCUA_PHONE_NOT_A_NUMBER,
} GocuaPhoneCheck;

/**
 * gocua_phone_normalise:
 * @raw: (nullable): what was typed or read
 * @check: (out) (optional): what is to be said about it
 *
 * The form in which a number is kept: its digits, without separators, with 0 for the country code +84, 84 or
 * 0084. The leading 0 that a spreadsheet took off a good number comes back. A foreign number keeps its "+".
 * Text that is no number stays as gocua_text_clean() leaves it. Doing it twice changes nothing. Any thread.
 *
 * Returns: (transfer full): the number, "" when there is none
 */
char *gocua_phone_normalise (const char *raw, GocuaPhoneCheck *check);

/**
 * gocua_phone_check_message:
 * @check: what gocua_phone_normalise() found
 *
 * Returns: (nullable): the warning in the language of the interface, %NULL when there is nothing to warn of
 */
const char *gocua_phone_check_message (GocuaPhoneCheck check);

/**
 * gocua_phone_format:
 * @phone: (nullable): a number as it is kept
 *
 * Returns: (transfer full): for reading: "0901 234 567", "028 3822 1234"; others as they are. Any thread.
 */
char *gocua_phone_format (const char *phone);

/**
 * gocua_phone_format_masked:
 * @phone: (nullable): a number as it is kept
 *
 * Returns: (transfer full): the number for those who may not see it: "09xx xxx 567", "028 xxxx x234"; of
 * other text no letter and no digit is left. Any thread.
 */
char *gocua_phone_format_masked (const char *phone);

G_END_DECLS

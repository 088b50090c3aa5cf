/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-phone.c: phone numbers in one form, with a warning for the odd ones and never a refusal. */

#define G_LOG_DOMAIN "gocua-core"

#include "config.h"

#include "core/gocua-phone.h"

#include "core/gocua-text.h"

#include <glib/gi18n.h>
#include <string.h>

#define MOBILE_LENGTH   10
#define LANDLINE_LENGTH 11

static gboolean
has_mobile_prefix (const char *digits)
{
  return digits[0] == '0' && digits[1] != '\0' && strchr ("35789", digits[1]) != NULL;
}

/* How long the area code is, 0 when it is none of the city. */
static gsize
landline_prefix (const char *digits)
{
  if (g_str_has_prefix (digits, "028"))
    return 3;
  if (g_str_has_prefix (digits, "0274") || g_str_has_prefix (digits, "0254"))
    return 4;
  return 0;
}

static GocuaPhoneCheck
check_digits (const char *digits)
{
  gsize length = strlen (digits);

  if (length == 0)
    return GOCUA_PHONE_EMPTY;
  if (has_mobile_prefix (digits))
    return length == MOBILE_LENGTH ? GOCUA_PHONE_OK_MOBILE : GOCUA_PHONE_WRONG_LENGTH;
  if (landline_prefix (digits) > 0)
    return length == LANDLINE_LENGTH ? GOCUA_PHONE_OK_LANDLINE : GOCUA_PHONE_WRONG_LENGTH;
  return GOCUA_PHONE_UNKNOWN_PREFIX;
}

static gboolean
is_good (const char *digits)
{
  GocuaPhoneCheck check = check_digits (digits);

  if (strspn (digits, "0123456789") != strlen (digits))
    return FALSE;
  return check == GOCUA_PHONE_OK_MOBILE || check == GOCUA_PHONE_OK_LANDLINE;
}

static gboolean
is_separator (gunichar c)
{
  return c == ' ' || c == '.' || c == '-' || c == '(' || c == ')' || c == '_' || c == '\'' || c == 0x2013;
}

/* The digits of @clean with a "+" before them when it has one; NULL when there is anything else in it. */
static char *
take_digits (const char *clean)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (const char *p = clean; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      int digit = g_unichar_digit_value (c);

      if (digit >= 0)
        g_string_append_c (out, (char) ('0' + digit));
      else if (c == '+' && out->len == 0)
        g_string_append_c (out, '+');
      else if (!is_separator (c))
        return NULL;
    }
  if (strcmp (out->str, "+") == 0)
    return NULL;
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* The number with its 0 for the country code, when it has one and a number is left behind it. */
static char *
without_country (const char *digits)
{
  const char *left = NULL;
  g_autofree char *local = NULL;

  if (g_str_has_prefix (digits, "+84"))
    left = digits + strlen ("+84");
  else if (g_str_has_prefix (digits, "0084"))
    left = digits + strlen ("0084");
  else if (g_str_has_prefix (digits, "84"))
    left = digits + strlen ("84");
  if (left == NULL || *left == '\0')
    return NULL;

  /* "+84 (0) 901 ..." has the 0 already. */
  local = g_strconcat (*left == '0' ? "" : "0", left, NULL);
  /* Without a sign of the country, 84 may as well be the beginning of a number. */
  if (digits[0] == '8' && !is_good (local))
    return NULL;
  return g_steal_pointer (&local);
}

static char *
with_lost_zero (const char *digits)
{
  g_autofree char *local = NULL;

  if (digits[0] == '0' || digits[0] == '+')
    return NULL;
  local = g_strconcat ("0", digits, NULL);
  return is_good (local) ? g_steal_pointer (&local) : NULL;
}

static char *
mask_text (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (out, c == ' ' || g_unichar_ispunct (c) ? c : 'x');
    }
  return g_string_free (out, FALSE);
}

char *
gocua_phone_normalise (const char *raw, GocuaPhoneCheck *check)
{
  g_autofree char *clean = gocua_text_clean (raw);
  g_autofree char *digits = take_digits (clean);
  char *next;

  if (digits == NULL)
    {
      if (check != NULL)
        *check = GOCUA_PHONE_NOT_A_NUMBER;
      return g_steal_pointer (&clean);
    }
  while ((next = without_country (digits)) != NULL || (next = with_lost_zero (digits)) != NULL)
    {
      g_free (digits);
      digits = next;
    }
  if (check != NULL)
    *check = check_digits (digits);
  return g_steal_pointer (&digits);
}

const char *
gocua_phone_check_message (GocuaPhoneCheck check)
{
  switch (check)
    {
    case GOCUA_PHONE_OK_MOBILE:
    case GOCUA_PHONE_OK_LANDLINE:
    case GOCUA_PHONE_EMPTY:
      return NULL;
    case GOCUA_PHONE_UNKNOWN_PREFIX:
      return _ ("The number does not begin like a mobile number (03, 05, 07, 08, 09) or a land line of the "
                "city (028, "
                "0274, 0254). It is kept as it is; please check it.");
    case GOCUA_PHONE_WRONG_LENGTH:
      return _ (
          "A mobile number has 10 digits and a land line 11. The number is kept as it is; please check it.");
    case GOCUA_PHONE_NOT_A_NUMBER:
    default:
      return _ ("This is not a single phone number. It is kept as it was typed; please check it.");
    }
}

char *
gocua_phone_format (const char *phone)
{
  gsize prefix;

  if (phone == NULL || !is_good (phone))
    return g_strdup (phone != NULL ? phone : "");
  if (has_mobile_prefix (phone))
    return g_strdup_printf ("%.4s %.3s %s", phone, phone + 4, phone + 7);
  prefix = landline_prefix (phone);
  return g_strdup_printf ("%.*s %.4s %s", (int) prefix, phone, phone + prefix, phone + prefix + 4);
}

char *
gocua_phone_format_masked (const char *phone)
{
  char *formatted = gocua_phone_format (phone);
  gsize length = strlen (formatted);
  gsize n_shown;

  if (phone == NULL || !is_good (phone))
    {
      g_autofree char *text = formatted;

      return mask_text (text);
    }
  n_shown = has_mobile_prefix (phone) ? 2 : landline_prefix (phone);
  for (gsize i = n_shown; i < length - 3; i++)
    if (formatted[i] != ' ')
      formatted[i] = 'x';
  return formatted;
}

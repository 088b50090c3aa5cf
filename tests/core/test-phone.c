/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-phone.c: phone numbers in one form, warned of and never refused. */

#include "core/gocua-phone.h"

#include "core/gocua-text.h"

#include <string.h>

static void
test_normalise (void)
{
  static const struct
  {
    const char *raw;
    const char *wanted;
    GocuaPhoneCheck check;
  } cases[] = {
    { NULL, "", GOCUA_PHONE_EMPTY },
    { "  ", "", GOCUA_PHONE_EMPTY },
    { "-", "", GOCUA_PHONE_EMPTY },
    { "0901234567", "0901234567", GOCUA_PHONE_OK_MOBILE },
    { "0901 234 567", "0901234567", GOCUA_PHONE_OK_MOBILE },
    { " 0901.234.567 ", "0901234567", GOCUA_PHONE_OK_MOBILE },
    { "(0901) 234-567", "0901234567", GOCUA_PHONE_OK_MOBILE },
    { "0901\xc2\xa0"
      "234\xe2\x80\x93"
      "567",
      "0901234567", GOCUA_PHONE_OK_MOBILE },
    { "'0901234567", "0901234567", GOCUA_PHONE_OK_MOBILE },
    { "+84901234567", "0901234567", GOCUA_PHONE_OK_MOBILE },
    { "+84 (0) 901 234 567", "0901234567", GOCUA_PHONE_OK_MOBILE },
    { "84901234567", "0901234567", GOCUA_PHONE_OK_MOBILE },
    { "0084901234567", "0901234567", GOCUA_PHONE_OK_MOBILE },
    { "901234567", "0901234567", GOCUA_PHONE_OK_MOBILE },
    { "845123456", "0845123456", GOCUA_PHONE_OK_MOBILE },
    { "0351234567", "0351234567", GOCUA_PHONE_OK_MOBILE },
    { "0561234567", "0561234567", GOCUA_PHONE_OK_MOBILE },
    { "0791234567", "0791234567", GOCUA_PHONE_OK_MOBILE },
    { "0881234567", "0881234567", GOCUA_PHONE_OK_MOBILE },
    { "０９０１２３４５６７", "0901234567", GOCUA_PHONE_OK_MOBILE },
    { "028 3822 1234", "02838221234", GOCUA_PHONE_OK_LANDLINE },
    { "+84 28 3822 1234", "02838221234", GOCUA_PHONE_OK_LANDLINE },
    { "842838221234", "02838221234", GOCUA_PHONE_OK_LANDLINE },
    { "0274 382 2123", "02743822123", GOCUA_PHONE_OK_LANDLINE },
    { "0254 385 2123", "02543852123", GOCUA_PHONE_OK_LANDLINE },
    { "024 3822 1234", "02438221234", GOCUA_PHONE_UNKNOWN_PREFIX },
    { "0123 456 7890", "01234567890", GOCUA_PHONE_UNKNOWN_PREFIX },
    { "0612345678", "0612345678", GOCUA_PHONE_UNKNOWN_PREFIX },
    { "113", "113", GOCUA_PHONE_UNKNOWN_PREFIX },
    { "1900 1234", "19001234", GOCUA_PHONE_UNKNOWN_PREFIX },
    { "+1 415 555 0100", "+14155550100", GOCUA_PHONE_UNKNOWN_PREFIX },
    { "+84", "+84", GOCUA_PHONE_UNKNOWN_PREFIX },
    { "84", "84", GOCUA_PHONE_UNKNOWN_PREFIX },
    { "090123456", "090123456", GOCUA_PHONE_WRONG_LENGTH },
    { "09012345678", "09012345678", GOCUA_PHONE_WRONG_LENGTH },
    { "+8490123456", "090123456", GOCUA_PHONE_WRONG_LENGTH },
    { "028 3822 123", "0283822123", GOCUA_PHONE_WRONG_LENGTH },
    { "0274 3822 1234", "027438221234", GOCUA_PHONE_WRONG_LENGTH },
    { " 0901234567 / 0912345678", "0901234567 / 0912345678", GOCUA_PHONE_NOT_A_NUMBER },
    { "không  có", "không có", GOCUA_PHONE_NOT_A_NUMBER },
    { "0901234567 (con)", "0901234567 (con)", GOCUA_PHONE_NOT_A_NUMBER },
    { "090+1234567", "090+1234567", GOCUA_PHONE_NOT_A_NUMBER },
    { "+", "+", GOCUA_PHONE_NOT_A_NUMBER },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GocuaPhoneCheck check;
      g_autofree char *got = gocua_phone_normalise (cases[i].raw, &check);

      g_assert_cmpstr (got, ==, cases[i].wanted);
      if (check != cases[i].check)
        g_error ("%s: check %d, not %d", cases[i].raw, check, cases[i].check);
    }
}

static void
test_check_message (void)
{
  g_assert_null (gocua_phone_check_message (GOCUA_PHONE_OK_MOBILE));
  g_assert_null (gocua_phone_check_message (GOCUA_PHONE_OK_LANDLINE));
  g_assert_null (gocua_phone_check_message (GOCUA_PHONE_EMPTY));
  g_assert_nonnull (gocua_phone_check_message (GOCUA_PHONE_UNKNOWN_PREFIX));
  g_assert_nonnull (gocua_phone_check_message (GOCUA_PHONE_WRONG_LENGTH));
  g_assert_nonnull (gocua_phone_check_message (GOCUA_PHONE_NOT_A_NUMBER));
}

static void
test_format (void)
{
  static const struct
  {
    const char *phone;
    const char *shown;
    const char *masked;
  } cases[] = {
    { NULL, "", "" },
    { "", "", "" },
    { "0901234567", "0901 234 567", "09xx xxx 567" },
    { "02838221234", "028 3822 1234", "028 xxxx x234" },
    { "02743822123", "0274 3822 123", "0274 xxxx 123" },
    { "090123456", "090123456", "xxxxxxxxx" },
    { "113", "113", "xxx" },
    { "+14155550100", "+14155550100", "+xxxxxxxxxxx" },
    { "09012345ab", "09012345ab", "xxxxxxxxxx" },
    { "0901234567 (Đạt)", "0901234567 (Đạt)", "xxxxxxxxxx (xxx)" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = gocua_phone_format (cases[i].phone);
      g_autofree char *masked = gocua_phone_format_masked (cases[i].phone);

      g_assert_cmpstr (shown, ==, cases[i].shown);
      g_assert_cmpstr (masked, ==, cases[i].masked);
    }
}

static void
test_property (void)
{
  static const char *const pieces[] = {
    "0", "9", "84", "+84", "0084", "028", "90", "1", "2345", "1234567", " ", ".", "-", "+", "(0)", "a", "84",
  };

  for (int i = 0; i < 30000; i++)
    {
      g_autoptr (GString) raw = g_string_new (NULL);
      g_autofree char *once = NULL;
      g_autofree char *twice = NULL;
      g_autofree char *shown = NULL;
      g_autofree char *back = NULL;
      g_autofree char *masked = NULL;
      GocuaPhoneCheck first, second;
      gsize n_digits = 0;

      for (int n = g_test_rand_int_range (0, 8); n > 0; n--)
        g_string_append (raw, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      once = gocua_phone_normalise (raw->str, &first);
      twice = gocua_phone_normalise (once, &second);
      g_assert_cmpstr (once, ==, twice);
      g_assert_cmpint (first, ==, second);

      /* What is shown reads back as what is kept, and a mask shows at most seven digits, three of them
       * private. */
      shown = gocua_phone_format (once);
      back = gocua_phone_normalise (shown, NULL);
      g_assert_cmpstr (back, ==, once);
      masked = gocua_phone_format_masked (once);
      for (const char *p = masked; *p != '\0'; p++)
        n_digits += g_ascii_isdigit (*p) ? 1 : 0;
      g_assert_cmpuint (n_digits, <=,
                        first == GOCUA_PHONE_OK_MOBILE     ? 5
                        : first == GOCUA_PHONE_OK_LANDLINE ? 7
                                                           : 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/phone/normalise", test_normalise);
  g_test_add_func ("/core/phone/check-message", test_check_message);
  g_test_add_func ("/core/phone/format", test_format);
  g_test_add_func ("/core/phone/property", test_property);
  return g_test_run ();
}

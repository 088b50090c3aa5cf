/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-language.c: Vietnamese unless told otherwise. */

#include "core/gocua-language.h"

static void
test_default (void)
{
  g_assert_cmpstr (gocua_language_get (), ==, "vi");
  g_assert_cmpstr (gocua_language_pick ("một", "one"), ==, "một");
}

static void
test_set (void)
{
  static const struct
  {
    const char *set;
    const char *get;
  } cases[] = {
    { "en", "en" },          { "vi", "vi" }, { "en_GB.UTF-8", "en" }, { "vi_VN.UTF-8", "vi" },
    { "EN", "en" },          { "", "vi" },   { "en-US", "en" },       { NULL, "vi" },
    { "en_US:vi_VN", "en" }, { "C", "vi" },  { "english", "vi" },     { "fr", "vi" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gocua_language_set (cases[i].set);
      g_assert_cmpstr (gocua_language_get (), ==, cases[i].get);
      g_assert_cmpstr (gocua_language_pick ("vi", "en"), ==, cases[i].get);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/language/default", test_default);
  g_test_add_func ("/language/set", test_set);
  return g_test_run ();
}

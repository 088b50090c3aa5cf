/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-locale.c: the language of the window, which is Vietnamese whatever the system speaks. */
#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/gocua-locale.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "core/gocua-language.h"
#include "core/gocua-number.h"

static gboolean
is_plain_c (const char *locale)
{
  return locale == NULL || g_str_equal (locale, "C") || g_str_equal (locale, "POSIX");
}

/* gettext does not look at LANGUAGE in the C locale, so that one becomes its twin that differs in nothing
 * else. */
static void
leave_plain_c (int category)
{
  if (is_plain_c (setlocale (category, NULL)))
    setlocale (category, "C.UTF-8");
}

void
gocua_locale_init (const char *language)
{
  const char *folder = g_getenv ("GOCUA_LOCALEDIR");

  setlocale (LC_ALL, "");
  leave_plain_c (LC_CTYPE);
  leave_plain_c (LC_MESSAGES);
  /* Numbers for people are written by core; what libraries write and read must not depend on the country. */
  setlocale (LC_NUMERIC, "C");

  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : GOCUA_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  /* GLib decides once and for all whether the program is translated at all. It must see a translation when it
   * does, or an English start would leave templates English after a change to Vietnamese. */
  gocua_locale_set_language (GOCUA_LANGUAGE_VI);
  g_dgettext (GETTEXT_PACKAGE, "Households");
  gocua_locale_set_language (language);
}

void
gocua_locale_set_language (const char *language)
{
  gocua_language_set (language);
  g_setenv ("LANGUAGE", gocua_language_get (), TRUE);
  gocua_number_set_style (g_str_equal (gocua_language_get (), GOCUA_LANGUAGE_EN) ? GOCUA_NUMBER_EN
                                                                                 : GOCUA_NUMBER_VI);
  /* Tells gettext to forget what it has looked up: LANGUAGE is not part of what it remembers an answer by. */
  textdomain (GETTEXT_PACKAGE);
}

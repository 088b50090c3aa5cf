/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-locale.c: the language of the program, which is Vietnamese whatever the system speaks. */
#define G_LOG_DOMAIN "gocua-core"

#include "config.h"

#include "core/gocua-locale.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <locale.h>

#include "core/gocua-language.h"
#include "core/gocua-number.h"

/* The data of the C.UTF-8 locale, part of the C library's own package. */
#define C_UTF8_DATA "/usr/lib/locale/C.utf8"
#define BORROWED    "vi_VN.UTF-8"

static gboolean
is_c (const char *locale)
{
  return locale == NULL || g_str_equal (locale, "C") || g_str_equal (locale, "POSIX") ||
         g_str_has_prefix (locale, "C.");
}

/* gettext does not look at LANGUAGE in the C locale, nor, since glibc 2.39, in C.UTF-8. On a machine that has
 * no other locale the data of C.UTF-8 serve under another name: a folder of ours with a link to them, found
 * through LOCPATH. */
static gboolean
borrow_locale (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "gocua", "locale", NULL);
  g_autofree char *path = g_build_filename (folder, BORROWED, NULL);
  g_autoptr (GFile) link = g_file_new_for_path (path);

  if (!g_file_test (C_UTF8_DATA, G_FILE_TEST_IS_DIR))
    return FALSE;
  g_mkdir_with_parents (folder, 0700);
  /* Fails when it is there already, which is just as well. */
  g_file_make_symbolic_link (link, C_UTF8_DATA, NULL, NULL);
  g_setenv ("LOCPATH", folder, TRUE);
  return setlocale (LC_ALL, BORROWED) != NULL;
}

static void
leave_c_locale (void)
{
  if (!is_c (setlocale (LC_MESSAGES, NULL)) || borrow_locale ())
    return;
  g_unsetenv ("LOCPATH");
  setlocale (LC_CTYPE, "C.UTF-8");
  setlocale (LC_MESSAGES, "C.UTF-8");
}

void
gocua_locale_init (const char *language)
{
  const char *folder = g_getenv ("GOCUA_LOCALEDIR");

  setlocale (LC_ALL, "");
  leave_c_locale ();
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

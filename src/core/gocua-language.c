/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-language.c: which of its two languages the program speaks. */

#define G_LOG_DOMAIN "gocua-core"

#include "core/gocua-language.h"

/* The only global of core: labels are asked for in thousands of cells, from any thread. Read and set
 * atomically. */
static int english;

static gboolean
is_english (const char *language)
{
  return language != NULL && g_ascii_strncasecmp (language, "en", 2) == 0 && !g_ascii_isalpha (language[2]);
}

const char *
gocua_language_get (void)
{
  return gocua_language_pick (GOCUA_LANGUAGE_VI, GOCUA_LANGUAGE_EN);
}

void
gocua_language_set (const char *language)
{
  g_atomic_int_set (&english, is_english (language));
}

const char *
gocua_language_pick (const char *vi, const char *en)
{
  return g_atomic_int_get (&english) ? en : vi;
}

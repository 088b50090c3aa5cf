/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-language.h: which of its two languages the program speaks. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** GOCUA_LANGUAGE_VI, GOCUA_LANGUAGE_EN: the language codes (ISO 639-1) that the program knows. */
#define GOCUA_LANGUAGE_VI "vi"
#define GOCUA_LANGUAGE_EN "en"

/**
 * gocua_language_get:
 *
 * The language of the labels that come from data (campaigns, units). Gettext has its own switch, which
 * whoever calls gocua_language_set() sets along with it.
 *
 * Returns: (transfer none): %GOCUA_LANGUAGE_VI, which is the default whatever the system says, or
 *   %GOCUA_LANGUAGE_EN. Any thread.
 */
const char *gocua_language_get (void);

/**
 * gocua_language_set:
 * @language: "vi", "en", or a locale that begins with one of them, such as "en_GB.UTF-8"; anything else, and
 *   %NULL, means Vietnamese
 *
 * Sets the language for the whole process. Any thread; texts that were already handed out stay as they are.
 */
void gocua_language_set (const char *language);

/** gocua_language_pick: Returns: (transfer none): @vi or @en, by the language of the moment */
const char *gocua_language_pick (const char *vi, const char *en);

G_END_DECLS

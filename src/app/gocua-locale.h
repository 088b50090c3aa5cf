/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-locale.h: the language of the window, which is Vietnamese whatever the system speaks. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * gocua_locale_init:
 * @language: "vi" or "en"
 *
 * Sets the process's locale and finds our translations. Called once, before GTK and before anything is
 * translated.
 */
void gocua_locale_init (const char *language);

/**
 * gocua_locale_set_language:
 * @language: "vi" or "en"
 *
 * Changes the language of everything that is translated from now on: gettext (GTK's own texts too), the
 * labels of the data, and how numbers are written. Widgets that exist keep their texts. Main thread.
 */
void gocua_locale_set_language (const char *language);

G_END_DECLS

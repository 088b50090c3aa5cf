/* SPDX-License-Identifier: GPL-3.0-or-later */
/* main.c: starts the desk program. */
#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include <adwaita.h>

#include "app/gocua-application.h"
#include "core/gocua-locale.h"

int
main (int argc, char **argv)
{
  g_autoptr (GSettings) settings = g_settings_new (GOCUA_APP_ID);
  g_autofree char *language = g_settings_get_string (settings, "language");
  g_autoptr (GocuaApplication) application = NULL;

  gtk_disable_setlocale ();
  gocua_locale_init (language);
  g_set_application_name ("Gõ Cửa");
  application = gocua_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}

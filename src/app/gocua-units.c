/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-units.c: the shipped list of admin units, for the pages that name one. */
#define G_LOG_DOMAIN "gocua-app"

#include "app/gocua-units.h"

#include <gio/gio.h>

#define UNITS_PATH     "/vn/gocua/GoCua/data/admin-units/hcmc_units.csv"
#define CROSSWALK_PATH "/vn/gocua/GoCua/data/admin-units/hcmc_unit_successors.csv"

GocuaUnitTable *
gocua_units_get_table (void)
{
  static GocuaUnitTable *units = NULL;

  if (units == NULL)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = g_resources_lookup_data (UNITS_PATH, 0, &error);

      if (bytes != NULL)
        units = gocua_unit_table_new (bytes, &error);
      if (units == NULL)
        g_error ("%s: %s", UNITS_PATH, error->message); /* a mistake in the build */
    }
  return units;
}

GocuaCrosswalk *
gocua_units_get_crosswalk (void)
{
  static GocuaCrosswalk *crosswalk = NULL;

  if (crosswalk == NULL)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = g_resources_lookup_data (CROSSWALK_PATH, 0, &error);

      if (bytes != NULL)
        crosswalk = gocua_crosswalk_new (bytes, gocua_units_get_table (), &error);
      if (crosswalk == NULL)
        g_error ("%s: %s", CROSSWALK_PATH, error->message); /* a mistake in the build */
    }
  return crosswalk;
}

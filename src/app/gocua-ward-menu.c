/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-ward-menu.c: the wards on this computer, and the ways to others. */
#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/gocua-ward-menu.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/gocua-units.h"
#include "store/gocua-ward.h"

/* The key of a ward is the name of its file up to the first dot: "26737@2025-07-01".
 *
 * Returns: (transfer full) (nullable): %NULL for the sample ward, which has its own place in the menu */
static char *
find_label (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  char *dot = strchr (name, '.');
  GocuaUnit *unit;

  if (dot != NULL)
    *dot = '\0';
  if (g_str_equal (name, "sample"))
    return NULL;
  unit = gocua_unit_table_find_key (gocua_units_get_table (), name);
  return g_strdup (unit != NULL ? gocua_unit_get_name (unit) : name);
}

GMenuModel *
gocua_ward_menu_new (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) wards = g_menu_new ();
  g_autoptr (GMenu) others = g_menu_new ();
  g_autoptr (GPtrArray) files = gocua_ward_list_files ();

  for (guint i = 0; i < files->len; i++)
    {
      const char *path = g_ptr_array_index (files, i);
      g_autofree char *label = find_label (path);
      g_autoptr (GMenuItem) item = NULL;

      if (label == NULL)
        continue;
      item = g_menu_item_new (label, NULL);
      g_menu_item_set_action_and_target (item, "win.open-ward", "s", path);
      g_menu_append_item (wards, item);
    }
  g_menu_append (others, C_ ("menu", "_New ward…"), "win.new-ward");
  g_menu_append (others, C_ ("menu", "_From the city's server…"), "win.join-ward");
  g_menu_append (others, C_ ("menu", "_Open a ward file…"), "win.open-file");
  g_menu_append (others, C_ ("menu", "_Carry over to the new ward…"), "win.carry-ward");
  g_menu_append (others, C_ ("menu", "_Sample ward"), "win.open-sample");
  if (g_menu_model_get_n_items (G_MENU_MODEL (wards)) > 0)
    g_menu_append_section (menu, _ ("On this computer"), G_MENU_MODEL (wards));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (others));
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-carry-wards.c: what must be true of all the wards that an old one became, before it goes to any. */

#define G_LOG_DOMAIN "gocua-store"

#include "core/gocua-unit.h"
#include "store/gocua-carry.h"
#include "store/gocua-ward.h"

gboolean
gocua_carry_check_moved_anywhere (GocuaDb *old,
                                  const GocuaCarryChoice *choice,
                                  GPtrArray *units,
                                  GError **error)
{
  gboolean fine = TRUE;

  g_return_val_if_fail (units != NULL, FALSE);

  for (guint i = 0; fine && i < units->len; i++)
    {
      const char *key = gocua_unit_get_key (units->pdata[i]);
      g_autofree char *path = gocua_ward_get_path (key);
      GocuaDb *db;

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        continue;
      db = gocua_ward_open (path, FALSE, error);
      fine = db != NULL &&
             gocua_carry_check_moved (old, choice, key, gocua_unit_get_name (units->pdata[i]), db, error);
      g_clear_pointer (&db, gocua_ward_close);
    }
  return fine;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-device.c: the device that a ward file's changes are made on, and whether the file was copied. */

#define G_LOG_DOMAIN "gocua-store"

#include "store/gocua-device.h"

#include "store/gocua-journal.h"
#include "store/gocua-sync-private.h"

#define META_DEVICE "device"
#define META_PLACE  "device.place"

/* The systemd id of the machine, the older one of D-Bus, or else its name. */
static char *
get_machine (void)
{
  static const char *const files[] = { "/etc/machine-id", "/var/lib/dbus/machine-id" };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      char *text = NULL;

      if (g_file_get_contents (files[i], &text, NULL, NULL) && *g_strstrip (text) != '\0')
        return text;
      g_free (text);
    }
  return g_strdup (g_get_host_name ());
}

/* File systems that number their files anew each time they are mounted. */
static gboolean
has_lasting_numbers (GFile *file)
{
  static const char *const without[] = { "msdos", "vfat", "exfat", "cifs", "smb", "smb2", "fuse", NULL };
  g_autoptr (GFileInfo) info =
      g_file_query_filesystem_info (file, G_FILE_ATTRIBUTE_FILESYSTEM_TYPE, NULL, NULL);
  const char *type =
      info != NULL ? g_file_info_get_attribute_string (info, G_FILE_ATTRIBUTE_FILESYSTEM_TYPE) : NULL;

  return type == NULL || !g_strv_contains (without, type);
}

/* The number of the file where there is one that lasts. Not GLib's id::file on Unix, which has the number of
 * the disk in it: that may be another one after the next start. */
static char *
get_identity (GFile *file)
{
  g_autoptr (GFileInfo) info = g_file_query_info (
      file, G_FILE_ATTRIBUTE_UNIX_INODE "," G_FILE_ATTRIBUTE_ID_FILE, G_FILE_QUERY_INFO_NONE, NULL, NULL);

  if (info == NULL || !has_lasting_numbers (file))
    return g_file_get_path (file);
  if (g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_UNIX_INODE))
    return g_strdup_printf ("%" G_GUINT64_FORMAT,
                            g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_UNIX_INODE));
  if (g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_ID_FILE))
    return g_strdup (g_file_info_get_attribute_string (info, G_FILE_ATTRIBUTE_ID_FILE));
  return g_file_get_path (file);
}

char *
gocua_device_describe_place (const char *path, const char *machine)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *identity = get_identity (file);
  g_autofree char *both = g_strconcat (machine, "\n", identity, NULL);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, both, -1);
}

static gboolean
write_new (GocuaDb *db, const char *place, GocuaId *device, GError **error)
{
  char text[GOCUA_ID_STRING_SIZE];

  gocua_id_init_new (device, gocua_clock_now_ms (gocua_db_get_clock (db)));
  return gocua_db_set_meta (db, META_DEVICE, gocua_id_format (device, text), error) &&
         gocua_db_set_meta (db, META_PLACE, place, error) &&
         gocua_db_exec (db, "DELETE FROM meta WHERE key = '" GOCUA_META_SYNC_TOKEN "'", error);
}

/* Under the lock: another program may have done it between our look and the lock. */
static gboolean
settle (GocuaDb *db, const char *place, GocuaId *device, GError **error)
{
  g_autofree char *text = gocua_db_get_meta (db, META_DEVICE);
  g_autofree char *known = gocua_db_get_meta (db, META_PLACE);
  gboolean is_copy = known != NULL && !g_str_equal (known, place);

  if (is_copy || !gocua_id_parse (device, text))
    return write_new (db, place, device, error);
  return known != NULL || gocua_db_set_meta (db, META_PLACE, place, error);
}

gboolean
gocua_device_load (GocuaDb *db, gboolean may_write, GocuaId *device, GError **error)
{
  static const GocuaId none;
  g_autofree char *machine = NULL;
  g_autofree char *place = NULL;
  g_autofree char *known = gocua_db_get_meta (db, META_PLACE);
  g_autofree char *text = gocua_db_get_meta (db, META_DEVICE);

  *device = none;
  if (!may_write)
    {
      gocua_id_parse (device, text);
      return TRUE;
    }
  machine = get_machine ();
  place = gocua_device_describe_place (gocua_db_get_path (db), machine);
  if (g_strcmp0 (known, place) == 0 && gocua_id_parse (device, text))
    return TRUE;
  if (!gocua_db_begin (db, error))
    return FALSE;
  if (settle (db, place, device, error))
    return gocua_db_commit (db, error);
  gocua_db_rollback (db);
  return FALSE;
}

gboolean
gocua_device_adopt (GocuaDb *db, const GocuaId *device, GError **error)
{
  char text[GOCUA_ID_STRING_SIZE];

  g_return_val_if_fail (gocua_journal_count (db, NULL) == 0, FALSE);

  return gocua_db_set_meta (db, META_DEVICE, gocua_id_format (device, text), error);
}

gboolean
gocua_device_renew (GocuaDb *db, GError **error)
{
  return gocua_db_set_meta (db, META_PLACE, "", error);
}

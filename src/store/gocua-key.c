/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-key.c: where the key of the ward files is kept. */

#define G_LOG_DOMAIN "gocua-store"

#include "config.h"

#include "store/gocua-key.h"

#include "store/gocua-db.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <libsecret/secret.h>
#include <string.h>
#include <unistd.h>

#define KEY_BYTES  32
#define KEY_DIGITS 64

static const SecretSchema schema = {
  "vn.gocua.GoCua.Key",
  SECRET_SCHEMA_NONE,
  { { "use", SECRET_SCHEMA_ATTRIBUTE_STRING } },
};

static gboolean
keyring_allowed (void)
{
  return g_getenv ("GOCUA_KEY_FILE_ONLY") == NULL;
}

static gboolean
is_key (const char *text)
{
  return text != NULL && strlen (text) == KEY_DIGITS && strspn (text, "0123456789abcdef") == KEY_DIGITS;
}

static char *
make_key (void)
{
  guint8 bytes[KEY_BYTES];
  GString *digits = g_string_sized_new (KEY_DIGITS);

  if (getentropy (bytes, sizeof bytes) != 0)
    g_error ("The system gives no random bytes: %s", g_strerror (errno));
  for (gsize i = 0; i < sizeof bytes; i++)
    g_string_append_printf (digits, "%02x", bytes[i]);
  return g_string_free (digits, FALSE);
}

static char *
get_file_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "gocua", "key", NULL);
}

static char *
read_file (void)
{
  g_autofree char *path = get_file_path ();
  g_autofree char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return NULL;
  g_strchomp (text);
  return is_key (text) ? g_steal_pointer (&text) : NULL;
}

/* O_EXCL: two programs that start at once must not each write a key of their own. */
static char *
write_file (const char *key, GError **error)
{
  g_autofree char *path = get_file_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  int fd;
  gboolean written;

  g_mkdir_with_parents (folder, 0700);
  fd = g_open (path, O_WRONLY | O_CREAT | O_EXCL, 0600);
  if (fd < 0 && errno == EEXIST)
    return read_file ();
  if (fd < 0)
    {
      g_set_error (error, GOCUA_DB_ERROR, GOCUA_DB_ERROR_KEY,
                   _ ("The key of the ward files can’t be written to “%s”: %s"), path, g_strerror (errno));
      return NULL;
    }
  written = write (fd, key, KEY_DIGITS) == KEY_DIGITS && fsync (fd) == 0;
  close (fd);
  if (written)
    return g_strdup (key);
  g_unlink (path);
  g_set_error (error, GOCUA_DB_ERROR, GOCUA_DB_ERROR_KEY,
               _ ("The key of the ward files can’t be written to “%s”: %s"), path, g_strerror (errno));
  return NULL;
}

static char *
read_keyring (void)
{
  g_autoptr (GError) problem = NULL;
  char *secret, *key;

  if (!keyring_allowed ())
    return NULL;
  secret = secret_password_lookup_sync (&schema, NULL, &problem, "use", "ward-files", NULL);
  if (problem != NULL)
    g_debug ("No keyring: %s", problem->message);
  key = is_key (secret) ? g_strdup (secret) : NULL;
  secret_password_free (secret);
  return key;
}

static gboolean
write_keyring (const char *key)
{
  g_autoptr (GError) problem = NULL;

  if (!keyring_allowed ())
    return FALSE;
  if (secret_password_store_sync (&schema, SECRET_COLLECTION_DEFAULT, _ ("Gõ Cửa: key of the ward files"),
                                  key, NULL, &problem, "use", "ward-files", NULL))
    return TRUE;
  g_debug ("The key goes to a file: %s", problem->message);
  return FALSE;
}

static gboolean
opens (const char *key, const char *path)
{
  sqlite3 *handle = NULL;
  g_autofree char *pragma = g_strdup_printf ("PRAGMA cipher_log_level = NONE; PRAGMA key = \"x'%s'\"", key);
  gboolean good;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  if (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK)
    {
      sqlite3_close (handle);
      return TRUE; /* not a question of the key: opening it in earnest will say what is wrong */
    }
  sqlite3_busy_timeout (handle, 10000);
  sqlite3_exec (handle, pragma, NULL, NULL, NULL);
  good = sqlite3_exec (handle, "SELECT count(*) FROM sqlite_master", NULL, NULL, NULL) != SQLITE_NOTADB;
  sqlite3_close (handle);
  return good;
}

char *
gocua_key_find (const char *db_path, gboolean create, GError **error)
{
  g_autofree char *from_file = read_file ();
  g_autofree char *from_keyring = NULL;
  g_autofree char *made = NULL;

  g_return_val_if_fail (db_path != NULL, NULL);

  if (from_file != NULL && opens (from_file, db_path))
    return g_steal_pointer (&from_file);
  from_keyring = read_keyring ();
  if (from_keyring != NULL && opens (from_keyring, db_path))
    return g_steal_pointer (&from_keyring);
  if (from_file != NULL || from_keyring != NULL || g_file_test (db_path, G_FILE_TEST_EXISTS) || !create)
    {
      g_set_error_literal (
          error, GOCUA_DB_ERROR, GOCUA_DB_ERROR_KEY,
          _ ("The key that opens this ward file was not found on this computer. Unlock the keyring of "
             "the person who made the file, or bring the key back, then try again. The file was not "
             "changed."));
      return NULL;
    }
  made = make_key ();
  if (write_keyring (made))
    return g_steal_pointer (&made);
  return write_file (made, error);
}

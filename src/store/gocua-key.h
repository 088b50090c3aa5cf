/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-key.h: where the key of the ward files is kept. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * gocua_key_find:
 * @db_path: the file that is to be opened
 * @create: make a key if this person has none yet and the file does not exist
 * @error: %GOCUA_DB_ERROR_KEY
 *
 * One random key of 256 bits opens all ward files of one person on one machine. It lies in the desktop's
 * keyring (libsecret), or where there is none in the file "key" of the program's data folder, which only that
 * person can read (mode 0600). With GOCUA_KEY_FILE_ONLY in the environment the keyring is left alone. May
 * wait for the person to unlock the keyring, so never on the main thread.
 *
 * Returns: (transfer full) (nullable): 64 hexadecimal digits that open the file, if it exists
 */
char *gocua_key_find (const char *db_path, gboolean create, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-draft.c: what is typed and not finished, kept in the encrypted file across a restart. */

#define G_LOG_DOMAIN "gocua-store"

#include "config.h"

#include "store/gocua-draft.h"

#include "store/gocua-db.h"

gboolean
gocua_draft_save (GocuaDb *db, const char *name, const char *text, GError **error)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (db != NULL && name != NULL, FALSE);

  key = g_strconcat (name, "-draft", NULL);
  return gocua_db_set_meta (db, key, text != NULL ? text : "", error);
}

char *
gocua_draft_load (GocuaDb *db, const char *name)
{
  g_autofree char *key = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (db != NULL && name != NULL, NULL);

  key = g_strconcat (name, "-draft", NULL);
  text = gocua_db_get_meta (db, key);
  return text != NULL && *text != '\0' ? g_steal_pointer (&text) : NULL;
}

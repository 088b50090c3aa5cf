/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-export-log.h: who took data out of the ward file, when and why. */
#pragma once

#include "store/gocua-types.h"

G_BEGIN_DECLS

/** GocuaExport: one export. */
typedef struct
{
  gint64 at_ms; /* milliseconds since 1970 */
  char *author; /* "" where nobody is known */
  guint n_households;
  gboolean phones; /* phone numbers were with them in full */
  char *reason;    /* in the words of the person, "" for none */
} GocuaExport;

void gocua_export_free (GocuaExport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaExport, gocua_export_free)

/**
 * gocua_export_log_add:
 * @reason: (nullable): why, in the words of the person
 *
 * Notes an export in the ward file, with the author and the moment. Called before the data leaves, so that
 * none does unnoticed. The log belongs to this file and is not sent anywhere. Database thread.
 */
gboolean
gocua_export_log_add (GocuaDb *db, guint n_households, gboolean phones, const char *reason, GError **error);

/** gocua_export_log_list: Returns: (transfer full) (element-type GocuaExport): all exports, the oldest first
 */
GPtrArray *gocua_export_log_list (GocuaDb *db, GError **error);

G_END_DECLS

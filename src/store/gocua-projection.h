/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-projection.h: records in and out of the tables that the screens read. For the store only. */
#pragma once

#include "core/gocua-record.h"
#include "store/gocua-db.h"

G_BEGIN_DECLS

/** gocua_projection_columns: Returns: (transfer none): "id, stamps, deleted, ..." of the table of @kind */
const char *gocua_projection_columns (GocuaKind kind);

/** gocua_projection_read_row: @first: where those columns begin. Returns: (transfer full) (nullable): %NULL
 * for a broken row */
GocuaRecord *gocua_projection_read_row (GocuaKind kind, sqlite3_stmt *statement, int first);

/** gocua_projection_load: Returns: (transfer full) (nullable): the record, without stamps if there is no row;
 * %NULL on error */
GocuaRecord *gocua_projection_load (GocuaDb *db, GocuaKind kind, const GocuaId *id, GError **error);

/** gocua_projection_load_row: as gocua_projection_load(). @n: (out): the row number, 0 if there is no row */
GocuaRecord *
gocua_projection_load_row (GocuaDb *db, GocuaKind kind, const GocuaId *id, gint64 *n, GError **error);

/** GOCUA_PROJECTION_N_SEARCHED: fields of a household that the search looks at. */
#define GOCUA_PROJECTION_N_SEARCHED 4

/** GocuaProjectionKeys: what is worked out of a household for its tables; all %NULL for other kinds. */
typedef struct
{
  char *name;                                  /* sort keys: core/gocua-collate.h, core/gocua-address.h */
  char *address;                               /* place in a list */
  char *walk;                                  /* place on a walk */
  char *searched[GOCUA_PROJECTION_N_SEARCHED]; /* folded */
} GocuaProjectionKeys;

/** gocua_projection_keys_init: any thread. */
void gocua_projection_keys_init (GocuaProjectionKeys *self, const GocuaRecord *record);
void gocua_projection_keys_clear (GocuaProjectionKeys *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GocuaProjectionKeys, gocua_projection_keys_clear)

/** All fields, for gocua_projection_save(). */
#define GOCUA_PROJECTION_ALL G_MAXUINT64

/**
 * gocua_projection_save:
 * @keys: (nullable): of @record, where they are known
 * @n: (inout): the row number; 0: there is no row, and one is made. Still 0 afterwards: there was one, and
 * nothing was done
 * @changed: a bit for each field that may be another than in the row
 *
 * Writes the row, and for a household its sort keys and search words.
 */
gboolean gocua_projection_save (GocuaDb *db,
                                const GocuaRecord *record,
                                const GocuaProjectionKeys *keys,
                                gint64 *n,
                                guint64 changed,
                                GError **error);

/** gocua_projection_set_root: @root: (nullable): the household at which this one is shown from now on, %NULL:
 * at its own place. See gocua-merged.h, which alone decides it. */
gboolean
gocua_projection_set_root (GocuaDb *db, const GocuaId *household, const GocuaId *root, GError **error);

/** gocua_projection_collect: @statement: bound, its columns those of gocua_projection_columns() of @kind; is
 * stepped to its end and given back. Returns: (transfer full) (element-type GocuaRecord): its records; %NULL
 * on error */
GPtrArray *gocua_projection_collect (GocuaDb *db, GocuaKind kind, sqlite3_stmt *statement, GError **error);

G_END_DECLS

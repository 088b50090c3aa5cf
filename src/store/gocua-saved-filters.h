/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-saved-filters.h: questions for households that a person keeps under a name. */
#pragma once

#include "store/gocua-types.h"

G_BEGIN_DECLS

#define GOCUA_SAVED_FILTER_MAX_NAME 60 /* characters */

/** GocuaSavedFilter: one of them. */
typedef struct
{
  char *id;
  char *name;
  char *text; /* of core/gocua-query-text.h */
} GocuaSavedFilter;

GocuaSavedFilter *gocua_saved_filter_new (const char *id, const char *name, const char *text);
GocuaSavedFilter *gocua_saved_filter_copy (const GocuaSavedFilter *self);
void gocua_saved_filter_free (GocuaSavedFilter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaSavedFilter, gocua_saved_filter_free)

/** gocua_saved_filters_list: Returns: (transfer full) (element-type GocuaSavedFilter): in the order of their
 * names; %NULL on error */
GPtrArray *gocua_saved_filters_list (GocuaDb *db, GError **error);

/** gocua_saved_filters_find: Returns: (transfer full) (nullable): the one with that name, accents and
 * capitals ignored; %NULL without @error: there is none */
GocuaSavedFilter *gocua_saved_filters_find (GocuaDb *db, const char *name, GError **error);

/**
 * gocua_saved_filters_keep:
 * @filter: with a null id: it gets one, or that of the one with its name, whose place it takes
 *
 * It belongs to this file on this computer and is not sent anywhere. Writing thread.
 */
gboolean gocua_saved_filters_keep (GocuaDb *db, GocuaSavedFilter *filter, GError **error);

/** gocua_saved_filters_remove: keeping the same one again brings it back. Writing thread. */
gboolean gocua_saved_filters_remove (GocuaDb *db, const char *id, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-list-diff.h: which runs of a list were replaced, so that everything else keeps its place. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** GocuaListRun: the places from @old_begin to before @old_end are replaced by those from @new_begin to
 * before
 * @new_end; one of the two may be empty. */
typedef struct
{
  guint old_begin, old_end;
  guint new_begin, new_end;
} GocuaListRun;

/**
 * gocua_list_diff:
 * @from, @to: ids, each only once in a list
 *
 * As many ids as possible that are in both keep their place: a row that moves is one that goes and comes, the
 * rows between stay.
 *
 * Returns: (transfer full) (element-type GocuaListRun): ascending, not touching each other; empty when the
 * lists are equal
 */
GArray *gocua_list_diff (const gint64 *from, guint n_from, const gint64 *to, guint n_to);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-export-job.h: what the list of households shows, into a file, with its progress. */
#pragma once

#include "app/gocua-session.h"
#include "app/widgets/gocua-work-bar.h"
#include "roster/gocua-list-writer.h"

G_BEGIN_DECLS

/** GocuaExportWish: what is to be written. */
typedef struct
{
  GArray *ns;      /* of gint64: row numbers in their order */
  GArray *columns; /* of GocuaListColumn in their order */
  char **heading;  /* lines above the heads */
  GocuaListFormat format;
  gboolean phones; /* in full; then there is a reason */
  char *reason;    /* (nullable): in the words of the person */
} GocuaExportWish;

void gocua_export_wish_free (GocuaExportWish *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaExportWish, gocua_export_wish_free)

/**
 * gocua_export_job_start:
 * @wish: (transfer full)
 * @file: replaced when it is whole, else left as it was
 * @bar: shows how far it is, and cancels it
 *
 * Writes the export into the log of the ward file first; then reads the rows in pieces, so that the list
 * stays fluent; then writes the file. Says afterwards where it is, or why not.
 */
void gocua_export_job_start (GocuaSession *session, GocuaExportWish *wish, GFile *file, GocuaWorkBar *bar);

/**
 * gocua_export_job_make_heading:
 * @query: what was asked for
 * @n: how many households are written, of @total on the roster (-1 where it is not known)
 * @is_selection: they were selected by hand
 *
 * Returns: (transfer full): ward and campaign, the filter in words, how many of how many and when
 */
char **gocua_export_job_make_heading (GocuaSession *session,
                                      const GocuaQuery *query,
                                      guint n,
                                      gint64 total,
                                      gboolean is_selection);

G_END_DECLS

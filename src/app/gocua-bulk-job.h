/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-bulk-job.h: one thing done to many households, with its progress and what is said of it afterwards.
 */
#pragma once

#include "app/gocua-session.h"
#include "app/widgets/gocua-work-bar.h"
#include "store/gocua-bulk.h"

G_BEGIN_DECLS

/**
 * gocua_bulk_job_start:
 * @ns: (element-type gint64): row numbers
 * @bar: shows how far it is, and cancels it
 *
 * Says afterwards what was done, with a button that undoes all of it. While @bar shows something else under
 * way it says so instead.
 */
void gocua_bulk_job_start (GocuaSession *session, const GocuaBulk *bulk, GArray *ns, GocuaWorkBar *bar);

/** gocua_bulk_job_describe: Returns: (transfer full): what was done, in words */
char *gocua_bulk_job_describe (const GocuaBulk *bulk, const GocuaBulkResult *result);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sample-job.h: makes the file of the sample ward, away from the main thread. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** GocuaSampleJobProgress: @fraction: from 0 to 1, -1 where it is not known. Main thread. */
typedef void (*GocuaSampleJobProgress) (double fraction, gpointer user_data);

/**
 * gocua_sample_job_async:
 * @path: the file; one that is there and whole is left as it is
 * @progress: called with @progress_data, a #GObject, until the job ends or that goes away
 *
 * Makes the file. When it fails or is cancelled there is no file.
 */
void gocua_sample_job_async (const char *path,
                             GocuaSampleJobProgress progress,
                             gpointer progress_data,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean gocua_sample_job_finish (GAsyncResult *result, GError **error);

G_END_DECLS

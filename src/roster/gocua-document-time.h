/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-document-time.h: when a workbook was last saved, by what it says itself. Private to src/roster. */
#pragma once

#include "roster/gocua-zip.h"

G_BEGIN_DECLS

/**
 * gocua_document_time_read:
 * @part: "docProps/core.xml" of an .xlsx file, "meta.xml" of an .ods file
 * @element: the local name of the element with the time: "modified", "date"
 *
 * Returns: milliseconds since 1970; 0 where the file does not say
 */
gint64
gocua_document_time_read (GocuaZip *zip, const char *part, const char *element, GCancellable *cancellable);

G_END_DECLS

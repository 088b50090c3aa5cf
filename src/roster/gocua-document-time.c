/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-document-time.c: when a workbook was last saved, by what it says itself. */

#define G_LOG_DOMAIN "gocua-roster"

#include "roster/gocua-document-time.h"

#include <string.h>

#include "roster/gocua-xml.h"

#define MAX_TIME 40 /* bytes: "2025-03-01T14:30:00.123456789+07:00" and some */

typedef struct
{
  const char *element;
  gboolean is_inside;
  char text[MAX_TIME + 1];
  gsize size;
} Reader;

static void
start_cb (GocuaXml *xml, const char *name, gpointer data)
{
  Reader *self = data;

  self->is_inside = self->size == 0 && strcmp (name, self->element) == 0;
}

static void
end_cb (GocuaXml *xml, const char *name, gpointer data)
{
  Reader *self = data;

  if (self->is_inside)
    gocua_xml_stop (xml);
}

static void
text_cb (GocuaXml *xml, const char *text, gsize size, gpointer data)
{
  Reader *self = data;
  gsize n = MIN (size, MAX_TIME - self->size);

  if (!self->is_inside)
    return;
  memcpy (self->text + self->size, text, n);
  self->size += n;
}

gint64
gocua_document_time_read (GocuaZip *zip, const char *part, const char *element, GCancellable *cancellable)
{
  static const GocuaXmlHandlers handlers = { start_cb, end_cb, text_cb };
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = NULL;
  Reader reader = { .element = element };

  g_return_val_if_fail (zip != NULL && part != NULL && element != NULL, 0);

  /* A workbook without it, or with a broken one, is read all the same. */
  if (!gocua_zip_has_part (zip, part) ||
      !gocua_xml_read_part (zip, part, &handlers, &reader, cancellable, NULL))
    return 0;
  time = g_date_time_new_from_iso8601 (reader.text, utc);
  return time != NULL ? g_date_time_to_unix (time) * 1000 : 0;
}

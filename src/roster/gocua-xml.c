/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-xml.c: the XML of a part of a workbook, element by element. */

#define G_LOG_DOMAIN "gocua-roster"

#include "config.h"

#include "roster/gocua-xml.h"

#include <glib/gi18n.h>
#include <libxml/parser.h>
#include <libxml/SAX2.h>
#include <string.h>

#define FIELDS_OF_ATTRIBUTE 5 /* libxml2 hands over name, prefix, namespace, begin and end of the value */

struct _GocuaXml
{
  GocuaZip *zip;
  const char *part;
  const GocuaXmlHandlers *handlers;
  gpointer data;
  xmlParserCtxtPtr parser;
  const xmlChar **attributes;
  int n_attributes;
  guint64 n_read;
  gboolean is_over;
  GError *error;
};

static void
set_damaged_error (GocuaXml *self, GError **error)
{
  g_set_error (
      error, GOCUA_TABLE_ERROR, GOCUA_TABLE_ERROR_DAMAGED,
      /* Translators: the name of a part, such as xl/workbook.xml; the number of a line in it */
      _ ("The file is damaged in its part “%s”, line %d. Open it in the program it comes from and save "
         "it again."),
      self->part, xmlSAX2GetLineNumber (self->parser));
}

static int
read_cb (void *data, char *buffer, int size)
{
  GocuaXml *self = data;
  gssize n;

  if (self->is_over)
    return 0;
  n = gocua_zip_read (self->zip, buffer, (gsize) size, &self->error);
  /* A byte order mark; libxml2 looks for one only where it was not told the encoding. */
  if (self->n_read == 0 && n >= 3 && memcmp (buffer, "\xef\xbb\xbf", 3) == 0)
    {
      memmove (buffer, buffer + 3, (gsize) n - 3);
      n -= 3;
    }
  if (n > 0)
    self->n_read += (guint64) n;
  else if (n < 0)
    self->is_over = TRUE;
  return (int) n;
}

static void
start_cb (void *data,
          const xmlChar *name,
          const xmlChar *prefix,
          const xmlChar *uri,
          int n_namespaces,
          const xmlChar **namespaces,
          int n_attributes,
          int n_defaulted,
          const xmlChar **attributes)
{
  GocuaXml *self = data;

  if (self->is_over)
    return;
  self->attributes = attributes;
  self->n_attributes = n_attributes;
  if (self->handlers->start != NULL)
    self->handlers->start (self, (const char *) name, self->data);
  self->n_attributes = 0;
}

static void
end_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  GocuaXml *self = data;

  if (!self->is_over && self->handlers->end != NULL)
    self->handlers->end (self, (const char *) name, self->data);
}

static void
text_cb (void *data, const xmlChar *text, int size)
{
  GocuaXml *self = data;

  if (!self->is_over && self->handlers->text != NULL)
    self->handlers->text (self, (const char *) text, (gsize) size, self->data);
}

static void
document_type_cb (void *data, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
  GocuaXml *self = data;
  GError *error = NULL;

  set_damaged_error (self, &error);
  gocua_xml_fail (self, error);
}

/* What is wrong is told when the reading has ended. */
static void
quiet_cb (void *data, const xmlError *error)
{
}

static xmlParserCtxtPtr
new_parser (GocuaXml *self)
{
  static gsize is_ready = 0;
  const xmlSAXHandler handlers = {
    .initialized = XML_SAX2_MAGIC,
    .startElementNs = start_cb,
    .endElementNs = end_cb,
    .characters = text_cb,
    .cdataBlock = text_cb,
    .ignorableWhitespace = text_cb,
    .internalSubset = document_type_cb,
    .serror = (xmlStructuredErrorFunc) (GCallback) quiet_cb,
  };
  xmlParserCtxtPtr parser;

  if (g_once_init_enter (&is_ready))
    {
      xmlInitParser ();
      g_once_init_leave (&is_ready, 1);
    }
  parser = xmlNewParserCtxt ();
  if (parser == NULL)
    g_error ("out of memory");
  *parser->sax = handlers;
  parser->userData = self;
  return parser;
}

gboolean
gocua_xml_read_part (GocuaZip *zip,
                     const char *part,
                     const GocuaXmlHandlers *handlers,
                     gpointer data,
                     GCancellable *cancellable,
                     GError **error)
{
  GocuaXml self = { .zip = zip, .part = part, .handlers = handlers, .data = data };

  g_return_val_if_fail (zip != NULL && part != NULL && handlers != NULL, FALSE);

  if (!gocua_zip_begin_part (zip, part, cancellable, error))
    return FALSE;
  self.parser = new_parser (&self);
  /* There is no document: the handlers have seen all of it. Every program writes UTF-8, whatever it may. */
  xmlFreeDoc (xmlCtxtReadIO (self.parser, read_cb, NULL, &self, NULL, "UTF-8",
                             XML_PARSE_NONET | XML_PARSE_IGNORE_ENC));
  if (!self.parser->wellFormed && !self.is_over)
    set_damaged_error (&self, &self.error);
  xmlFreeParserCtxt (self.parser);
  if (self.error == NULL)
    return TRUE;
  g_propagate_error (error, self.error);
  return FALSE;
}

const char *
gocua_xml_find_attribute_of (GocuaXml *self, const char *space, const char *name, gsize *size)
{
  for (int i = 0; i < self->n_attributes; i++)
    {
      const xmlChar **attribute = self->attributes + (gsize) i * FIELDS_OF_ATTRIBUTE;

      if (strcmp ((const char *) attribute[0], name) != 0 ||
          (space != NULL && (attribute[2] == NULL || strstr ((const char *) attribute[2], space) == NULL)))
        continue;
      *size = (gsize) (attribute[4] - attribute[3]);
      return (const char *) attribute[3];
    }
  *size = 0;
  return NULL;
}

const char *
gocua_xml_find_attribute (GocuaXml *self, const char *name, gsize *size)
{
  return gocua_xml_find_attribute_of (self, NULL, name, size);
}

char *
gocua_xml_dup_attribute (GocuaXml *self, const char *name)
{
  gsize size = 0;
  const char *value = gocua_xml_find_attribute (self, name, &size);

  return value != NULL ? g_strndup (value, size) : NULL;
}

guint
gocua_xml_get_uint (GocuaXml *self, const char *name, guint otherwise)
{
  gsize size = 0;
  const char *value = gocua_xml_find_attribute (self, name, &size);
  guint64 number = 0;

  if (value == NULL || size == 0 || size > 10)
    return otherwise;
  for (gsize i = 0; i < size; i++)
    {
      if (!g_ascii_isdigit (value[i]))
        return otherwise;
      number = number * 10 + (guint64) (value[i] - '0');
    }
  return number <= G_MAXUINT ? (guint) number : otherwise;
}

gboolean
gocua_xml_get_boolean (GocuaXml *self, const char *name)
{
  gsize size = 0;
  const char *value = gocua_xml_find_attribute (self, name, &size);

  return value != NULL && ((size == 1 && *value == '1') || (size == 4 && memcmp (value, "true", 4) == 0));
}

guint64
gocua_xml_get_n_read (GocuaXml *self)
{
  return self->n_read;
}

void
gocua_xml_stop (GocuaXml *self)
{
  if (self->is_over)
    return;
  self->is_over = TRUE;
  xmlStopParser (self->parser);
}

void
gocua_xml_fail (GocuaXml *self, GError *error)
{
  if (self->is_over)
    {
      g_error_free (error);
      return;
    }
  self->error = error;
  gocua_xml_stop (self);
}

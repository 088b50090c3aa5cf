/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-xml.h: the XML of a part of a workbook, element by element. Private to src/roster. */
#pragma once

#include "roster/gocua-zip.h"

G_BEGIN_DECLS

/** GocuaXml: a reading that is under way; given to the handlers. */
typedef struct _GocuaXml GocuaXml;

/**
 * GocuaXmlHandlers:
 *
 * Names are local names: the transitional and the strict form of a format differ in their namespaces only.
 * Any of them may be %NULL.
 */
typedef struct
{
  void (*start) (GocuaXml *xml, const char *name, gpointer data);
  void (*end) (GocuaXml *xml, const char *name, gpointer data);
  void (*text) (GocuaXml *xml, const char *text, gsize size, gpointer data); /* valid UTF-8, in pieces */
} GocuaXmlHandlers;

/**
 * gocua_xml_read_part:
 * @part: the name of a part of @zip
 *
 * A document type is refused, so that there are no entities to expand and nothing to fetch; workbooks have
 * none.
 *
 * Returns: %FALSE with %GOCUA_TABLE_ERROR_DAMAGED, which names the part and the line, the errors of
 * gocua_zip_read(), or what a handler gave to gocua_xml_fail()
 */
gboolean gocua_xml_read_part (GocuaZip *zip,
                              const char *part,
                              const GocuaXmlHandlers *handlers,
                              gpointer data,
                              GCancellable *cancellable,
                              GError **error);

/** gocua_xml_find_attribute: in a start handler. Returns: (transfer none) (nullable): the value of @size
 * bytes, not ended by a NUL */
const char *gocua_xml_find_attribute (GocuaXml *self, const char *name, gsize *size);

/** gocua_xml_find_attribute_of: the same of the namespace whose address contains @space. */
const char *gocua_xml_find_attribute_of (GocuaXml *self, const char *space, const char *name, gsize *size);

/** gocua_xml_dup_attribute: Returns: (transfer full) (nullable): the same, ended by a NUL */
char *gocua_xml_dup_attribute (GocuaXml *self, const char *name);

/** gocua_xml_get_uint: Returns: the number in an attribute; @otherwise where there is none, or no number */
guint gocua_xml_get_uint (GocuaXml *self, const char *name, guint otherwise);

/** gocua_xml_get_boolean: Returns: whether an attribute is "1" or "true"; %FALSE where there is none */
gboolean gocua_xml_get_boolean (GocuaXml *self, const char *name);

/** gocua_xml_get_n_read: Returns: how many bytes of the part were unpacked */
guint64 gocua_xml_get_n_read (GocuaXml *self);

/** gocua_xml_stop: ends the reading; all is well. */
void gocua_xml_stop (GocuaXml *self);

/** gocua_xml_fail: @error: (transfer full): ends the reading with it. */
void gocua_xml_fail (GocuaXml *self, GError *error);

G_END_DECLS

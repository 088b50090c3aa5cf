/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-server-arrays.h: PostgreSQL's arrays of one dimension in their binary form, so that nothing is quoted
 * and parsed twice. */
#pragma once

#include "core/gocua-id.h"

G_BEGIN_DECLS

#define GOCUA_OID_BIGINT 20
#define GOCUA_OID_TEXT   25
#define GOCUA_OID_UUID   2950

/** gocua_array_begin: Returns: (transfer full): an array that @n elements of this type will be appended to */
GByteArray *gocua_array_begin (guint32 type, guint n);

/** gocua_array_add: appends an element. */
void gocua_array_add_text (GByteArray *array, const char *text);
void gocua_array_add_null (GByteArray *array);
void gocua_array_add_id (GByteArray *array, const GocuaId *id);
void gocua_array_add_number (GByteArray *array, guint64 number);

/**
 * gocua_array_read_numbers:
 * @numbers: (out): @n of them
 *
 * Returns: whether this is an array of @n numbers without NULL
 */
gboolean gocua_array_read_numbers (const char *bytes, gsize size, gint64 *numbers, guint n);

/** gocua_array_read_number: a bigint or an integer in its binary form. */
gint64 gocua_array_read_number (const char *bytes, gsize size);

G_END_DECLS

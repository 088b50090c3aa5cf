/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-change-json.h: what a change sets, as JSON, in the journal and on the wire. */
#pragma once

#include "core/gocua-change.h"

G_BEGIN_DECLS

#define GOCUA_WIRE_ERROR (gocua_wire_error_quark ())
GQuark gocua_wire_error_quark (void);

typedef enum
{
  GOCUA_WIRE_ERROR_SYNTAX, /* not JSON */
  GOCUA_WIRE_ERROR_SHAPE,  /* JSON of another shape */
  GOCUA_WIRE_ERROR_SIZE,   /* too long, or nested too deeply */
  GOCUA_WIRE_ERROR_MANY,   /* too many changes */
} GocuaWireError;

/**
 * gocua_change_body_to_json:
 *
 * Returns: (transfer full): {"set":{"head":"Trần Văn Bé","people":4},"base":{"head":"112233"}}, the canonical
 * form of PROTOCOL.md. Ids are their 36 characters, stamps decimal text because JSON numbers lose digits
 * beyond 2^53. Without bases "base" is left out.
 */
char *gocua_change_body_to_json (const GocuaChange *change);

/** gocua_change_append_body: as gocua_change_body_to_json(), at the end of @out. */
void gocua_change_append_body (const GocuaChange *change, GString *out);

/**
 * gocua_change_body_from_json:
 * @change: its kind must be set; the sets are added to it
 * @json: not trusted, need not be terminated when @length is given
 *
 * The type of a field of a kind that is known is taken from the schema: a text in the place of an id stays a
 * text, which gocua_change_validate() refuses. What has no type here is kept as JSON, number by number and
 * member by member, so that gocua_change_body_to_json() writes the same text in every version.
 */
gboolean gocua_change_body_from_json (GocuaChange *change, const char *json, gssize length, GError **error);

G_END_DECLS

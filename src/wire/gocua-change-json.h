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
 * Returns: (transfer full): {"set":{"head":"Trần Văn Bé","people":4},"base":{"head":"112233"}}. Ids are their
 * 36 characters, stamps decimal text because JSON numbers lose digits beyond 2^53. Without bases "base" is
 * left out.
 */
char *gocua_change_body_to_json (const GocuaChange *change);

/**
 * gocua_change_body_from_json:
 * @change: its kind must be set; the sets are added to it
 *
 * The type of a field of a kind that is known is taken from the schema, so that text in the place of an id is
 * refused; of unknown ones it is what JSON says.
 */
gboolean gocua_change_body_from_json (GocuaChange *change, const char *json, gssize length, GError **error);

struct cJSON;

/** gocua_change_body_from_item: as gocua_change_body_from_json(), of an object that has been parsed already.
 * For src/wire only. */
gboolean gocua_change_body_from_item (GocuaChange *change, const struct cJSON *object, GError **error);

G_END_DECLS

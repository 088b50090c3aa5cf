/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-json-scan.h: JSON read from left to right without a tree, so that what is not understood can be kept
 * as it is. For wire only. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** GOCUA_JSON_MAX_DEPTH: arrays and objects within each other in a whole message; deeper ones are refused. */
#define GOCUA_JSON_MAX_DEPTH 16

/** GocuaJsonScan: a place in a JSON text (RFC 8259), which must be valid UTF-8. Owns nothing. */
typedef struct
{
  const char *at;
  const char *end;
  guint depth;       /* of arrays and objects around the place */
  gboolean too_deep; /* why it failed */
} GocuaJsonScan;

/** GocuaJsonMember: @at is where the value of the member @name begins, %NULL when there is none. */
typedef struct
{
  const char *name;
  const char *at;
} GocuaJsonMember;

/** gocua_json_scan_peek: Returns: the first byte of what comes next, after white space; 0 at the end */
char gocua_json_scan_peek (GocuaJsonScan *self);

/** gocua_json_scan_take: Returns: whether @byte comes next; then it is passed */
gboolean gocua_json_scan_take (GocuaJsonScan *self, char byte);

/** gocua_json_scan_string: @out: replaced by the characters of the string. Returns: %FALSE if there is no
 * string, or one with U+0000 or half a surrogate pair */
gboolean gocua_json_scan_string (GocuaJsonScan *self, GString *out);

/** gocua_json_scan_number: @start: (out): its text as it is. Returns: %FALSE if there is no number */
gboolean gocua_json_scan_number (GocuaJsonScan *self, const char **start, gsize *length);

/**
 * gocua_json_scan_value:
 * @out: (nullable): the value is appended in its canonical form: no white space, strings escaped as
 * gocua_json_append_text() does, numbers digit by digit as they are, members in their order
 *
 * Returns: %FALSE if there is no value, or one that is too deep
 */
gboolean gocua_json_scan_value (GocuaJsonScan *self, GString *out);

/**
 * gocua_json_scan_members:
 * @members: the names that are looked for; of two of one name the first counts
 *
 * Passes an object and notes where those members are. Returns: %FALSE if there is no object
 */
gboolean gocua_json_scan_members (GocuaJsonScan *self, GocuaJsonMember *members, guint n_members);

G_END_DECLS

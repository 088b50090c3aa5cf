/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-json-members.h: members of JSON objects of the protocol, read and written. For src/wire only. */
#pragma once

#include "core/gocua-clock.h"
#include "core/gocua-id.h"
#include "wire/gocua-digest.h"
#include "wire/gocua-exchange-json.h"
#include "wire/gocua-json-scan.h"
#include "wire/gocua-json-text.h"

G_BEGIN_DECLS

/** gocua_json_parse_body: a body of the protocol. Returns: (transfer full) (nullable): an object */
cJSON *gocua_json_parse_body (const char *text, gsize length, GError **error);

/**
 * gocua_json_scan_body:
 * @scan: (out caller-allocates): the text, to read the values of @members in
 *
 * A body of the protocol, passed once from end to end. Unlike gocua_json_parse_body() it leaves the values as
 * they are, and is several times as fast.
 */
gboolean gocua_json_scan_body (GocuaJsonScan *scan,
                               const char *text,
                               gsize length,
                               GocuaJsonMember *members,
                               guint n_members,
                               GError **error);

/** gocua_json_set_member_error: a member is missing or of another form. Returns: %FALSE */
gboolean gocua_json_set_member_error (const char *name, GError **error);

/** gocua_json_get_text: Returns: (transfer none) (nullable): the text, %NULL when there is none */
const char *gocua_json_get_text (const cJSON *object, const char *name);

/** gocua_json_get_id: Returns: whether the member is there and an id */
gboolean gocua_json_get_id (const cJSON *object, const char *name, GocuaId *id);

/** gocua_json_get_count: Returns: whether the member is there and a whole number from 0 to 2^53 - 1 */
gboolean gocua_json_get_count (const cJSON *object, const char *name, gint64 *number);

/** gocua_json_read_count: as gocua_json_get_count(), of an item. */
gboolean gocua_json_read_count (const cJSON *item, gint64 *number);

/** gocua_json_read_stamp: Returns: whether @text is a stamp: decimal, from 1 to 2^63 - 1 */
gboolean gocua_json_read_stamp (const char *text, GocuaStamp *stamp);

/** gocua_json_get_head: reads "epoch", "head" and "digest", which most answers begin with. */
gboolean gocua_json_get_head (const cJSON *object,
                              GocuaId *epoch,
                              gint64 *head,
                              GocuaWireDigest *digest,
                              GError **error);

/** gocua_json_append_text: appends @text in quotation marks, escaped as cJSON does. */
void gocua_json_append_text (GString *out, const char *text);

/** gocua_json_append_number: appends @number in its digits. */
void gocua_json_append_number (GString *out, guint64 number);

/** gocua_json_append_id: appends @id in its 36 characters and quotation marks. */
void gocua_json_append_id (GString *out, const GocuaId *id);

/** gocua_json_append_head: appends {"epoch":…,"head":…,"digest":… without closing the object. @digest:
 * (nullable) */
void gocua_json_append_head (GString *out, const GocuaId *epoch, gint64 head, const GocuaWireDigest *digest);

G_END_DECLS

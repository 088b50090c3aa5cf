/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-change-scan.h: changes out of a message, from left to right. For src/wire only. */
#pragma once

#include "core/gocua-change.h"
#include "wire/gocua-json-scan.h"

G_BEGIN_DECLS

/**
 * gocua_change_scan_body:
 * @around: the text and the depth in it
 * @set: (nullable): where the object of fields begins
 * @base: (nullable): where the object of bases begins
 *
 * Both must have been passed once already, so that they are whole. Returns: %FALSE without "set"
 */
gboolean
gocua_change_scan_body (GocuaChange *change, const GocuaJsonScan *around, const char *set, const char *base);

/**
 * gocua_change_scan:
 * @scan: at an object, which is passed when it is one
 * @with_position: whether it must have "pos"
 *
 * Returns: (transfer full) (nullable): the change, %NULL when it is malformed
 */
GocuaChange *gocua_change_scan (GocuaJsonScan *scan, gboolean with_position);

/** gocua_json_text_at, gocua_json_id_at, gocua_json_count_at: values of gocua_json_scan_members(). @at:
 * (nullable). Return: %FALSE when they are not there or of another form */
gboolean gocua_json_text_at (const GocuaJsonScan *around, const char *at, GString *out);
gboolean gocua_json_id_at (const GocuaJsonScan *around, const char *at, GocuaId *id);
gboolean gocua_json_count_at (const GocuaJsonScan *around, const char *at, gint64 *number);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-unit.h: admin units (city, district, ward, commune) and finding one by a part of its name. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define GOCUA_UNIT_ERROR (gocua_unit_error_quark ())
GQuark gocua_unit_error_quark (void);

typedef enum
{
  GOCUA_UNIT_ERROR_INVALID, /* the list is not what it should be; the message names the row */
} GocuaUnitError;

/**
 * GocuaUnit:
 *
 * One admin unit for as long as its name and borders stayed the same. Codes are reused with another meaning
 * (26737 was Đa Kao and is Tân Định), so only code and valid_from together say which. Dates are ISO texts, ""
 * where the unit existed before the list begins, or still exists. Immutable and reference-counted; any
 * thread.
 */
typedef struct _GocuaUnit GocuaUnit;

#define GOCUA_TYPE_UNIT (gocua_unit_get_type ())
GType gocua_unit_get_type (void);
GocuaUnit *gocua_unit_ref (GocuaUnit *self);
void gocua_unit_unref (GocuaUnit *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaUnit, gocua_unit_unref)

/** gocua_unit_get_key: Returns: "26737@2025-07-01", or "26737@" for a unit from before the list begins */
const char *gocua_unit_get_key (const GocuaUnit *self);

/** gocua_unit_get_code: Returns: digits with their leading zeros; text, never a number */
const char *gocua_unit_get_code (const GocuaUnit *self);

/** gocua_unit_get_name: Returns: the Vietnamese name with its level, such as "Phường Tân Định" */
const char *gocua_unit_get_name (const GocuaUnit *self);

/** gocua_unit_get_name_en: Returns: the name in English, such as "Tan Dinh Ward" */
const char *gocua_unit_get_name_en (const GocuaUnit *self);

/** gocua_unit_get_level: Returns: "phường", "xã", "thị trấn", "đặc khu", "quận", "huyện", "thành phố" or
 * "tỉnh" */
const char *gocua_unit_get_level (const GocuaUnit *self);

/** gocua_unit_get_valid_from: Returns: the first day of the unit, "" for one from before the list begins */
const char *gocua_unit_get_valid_from (const GocuaUnit *self);

/** gocua_unit_get_valid_to: Returns: the last day of the unit, "" while it exists */
const char *gocua_unit_get_valid_to (const GocuaUnit *self);

/** gocua_unit_is_ward: Returns: whether people live in it directly (phường, xã, thị trấn, đặc khu) */
gboolean gocua_unit_is_ward (const GocuaUnit *self);

/** gocua_unit_is_valid_on: @date: an ISO date, or %NULL for units that exist until further notice */
gboolean gocua_unit_is_valid_on (const GocuaUnit *self, const char *date);

/**
 * GocuaUnitTable:
 *
 * The shipped list of units. Immutable and reference-counted; any thread.
 */
typedef struct _GocuaUnitTable GocuaUnitTable;

#define GOCUA_TYPE_UNIT_TABLE (gocua_unit_table_get_type ())
GType gocua_unit_table_get_type (void);
GocuaUnitTable *gocua_unit_table_ref (GocuaUnitTable *self);
void gocua_unit_table_unref (GocuaUnitTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaUnitTable, gocua_unit_table_unref)

/**
 * gocua_unit_table_new:
 * @bytes: data/admin-units/hcmc_units.csv: a header, then lines of comma-separated values without quotes
 *
 * Returns: (transfer full): the table; %NULL with %GOCUA_UNIT_ERROR
 */
GocuaUnitTable *gocua_unit_table_new (GBytes *bytes, GError **error);

/** gocua_unit_table_get_n_units: Returns: how many units of all levels and times there are */
guint gocua_unit_table_get_n_units (GocuaUnitTable *self);

/** gocua_unit_table_find: @valid_from may be %NULL for "". Returns: (transfer none) (nullable): that very
 * unit */
GocuaUnit *gocua_unit_table_find (GocuaUnitTable *self, const char *code, const char *valid_from);

/** gocua_unit_table_find_on: @date: an ISO date. Returns: (transfer none) (nullable): the unit that had @code
 * on that day, however long before it was founded */
GocuaUnit *gocua_unit_table_find_on (GocuaUnitTable *self, const char *code, const char *date);

/** gocua_unit_table_find_key: Returns: (transfer none) (nullable): the unit with this gocua_unit_get_key() */
GocuaUnit *gocua_unit_table_find_key (GocuaUnitTable *self, const char *key);

/** gocua_unit_table_find_parent: Returns: (transfer none) (nullable): the unit that @unit is, or last was, a
 * part of */
GocuaUnit *gocua_unit_table_find_parent (GocuaUnitTable *self, const GocuaUnit *unit);

/**
 * gocua_unit_table_search:
 * @text: what a person typed, accents optional: parts of words, "P." for phường; "" finds all
 * @on_date: an ISO date, or %NULL for the units of today
 *
 * Finds the wards and communes that existed on that day and whose name has every word of @text. The whole
 * name (with or without its level) comes before names that begin with @text, and these before the rest; among
 * equals the one whose accents agree with what was typed, then by name.
 *
 * Returns: (transfer container) (element-type GocuaUnit): best match first
 */
GPtrArray *gocua_unit_table_search (GocuaUnitTable *self, const char *text, const char *on_date);

G_END_DECLS

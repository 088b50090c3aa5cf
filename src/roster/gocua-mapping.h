/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-mapping.h: which column of a list is what, and where its rows begin. */
#pragma once

#include <glib-object.h>

#include "roster/gocua-roster-field.h"

G_BEGIN_DECLS

#define GOCUA_MAPPING_NONE        (-1)
#define GOCUA_MAPPING_HEADER_ROWS 10 /* a header is looked for in as many rows */

#define GOCUA_MAPPING_ERROR (gocua_mapping_error_quark ())
GQuark gocua_mapping_error_quark (void);

typedef enum
{
  GOCUA_MAPPING_ERROR_INCOMPLETE, /* nothing to know a household by */
} GocuaMappingError;

/**
 * GocuaMapping:
 *
 * A column belongs to one field at most. Rows and columns count from 0. Not thread-safe: give a copy to a
 * worker.
 */
typedef struct _GocuaMapping GocuaMapping;

#define GOCUA_TYPE_MAPPING (gocua_mapping_get_type ())
GType gocua_mapping_get_type (void);

/** gocua_mapping_new: Returns: (transfer full): no header, no column matched */
GocuaMapping *gocua_mapping_new (void);
GocuaMapping *gocua_mapping_copy (const GocuaMapping *self);
void gocua_mapping_free (GocuaMapping *self);

/**
 * gocua_mapping_guess:
 * @rows: (element-type GStrv): the first rows of the list, at least %GOCUA_MAPPING_HEADER_ROWS where it has
 * them
 *
 * Finds the header by its words, past any title rows above it, with a second row of it under merged cells,
 * and a line of column numbers "(1) (2) (3)" below it. Where there is none the cells of the columns decide.
 *
 * Returns: (transfer full): the mapping for a person to check
 */
GocuaMapping *gocua_mapping_guess (GPtrArray *rows);

/** gocua_mapping_get_rows_are_people: whether each row is a person, and the rows of a household are to be
 * counted together */
gboolean gocua_mapping_get_rows_are_people (const GocuaMapping *self);
void gocua_mapping_set_rows_are_people (GocuaMapping *self, gboolean rows_are_people);

/**
 * gocua_mapping_shape:
 * @cells: a row that may be the header of a list
 *
 * Returns: (transfer full): the same text for the headers of all lists of one shape, however they write their
 * accents and capitals; "" for a row that is no header
 */
char *gocua_mapping_shape (const char *const *cells);

/** gocua_roster_refused_title: Returns: (transfer none): the head of the column of reasons in a list of
 * refused rows, translated; it is no part of a shape */
const char *gocua_roster_refused_title (void);

/** gocua_mapping_to_text: Returns: (transfer full): "head=1 address=2": which column is what, to keep; and
 * "rows=people" */
char *gocua_mapping_to_text (const GocuaMapping *self);

/** gocua_mapping_apply_text: takes the columns from what gocua_mapping_to_text() made; passes over what it
 * does not understand */
void gocua_mapping_apply_text (GocuaMapping *self, const char *text);

/** gocua_mapping_guess_columns: like gocua_mapping_guess(), with the header known to be @header_row of @rows.
 */
GocuaMapping *gocua_mapping_guess_columns (GPtrArray *rows, int header_row);

/** gocua_mapping_get_header_row: Returns: %GOCUA_MAPPING_NONE for a list without a header */
int gocua_mapping_get_header_row (const GocuaMapping *self);

/** gocua_mapping_get_first_row: Returns: the first row that can be a household */
int gocua_mapping_get_first_row (const GocuaMapping *self);

/** gocua_mapping_set_first_row: for a list whose households begin somewhere else than was guessed. */
void gocua_mapping_set_first_row (GocuaMapping *self, int row);

int gocua_mapping_get_column (const GocuaMapping *self, GocuaRosterField field);

/** gocua_mapping_set_column: takes @column from the field that had it. @column may be %GOCUA_MAPPING_NONE. */
void gocua_mapping_set_column (GocuaMapping *self, GocuaRosterField field, int column);

/** gocua_mapping_find_field: Returns: %FALSE when no field has @column */
gboolean gocua_mapping_find_field (const GocuaMapping *self, int column, GocuaRosterField *field);

/** gocua_mapping_validate: Returns: %FALSE with %GOCUA_MAPPING_ERROR when neither head nor address has a
 * column */
gboolean gocua_mapping_validate (const GocuaMapping *self, GError **error);

/**
 * gocua_mapping_dup_text:
 * @fields: a record of @n_fields texts
 *
 * Returns: (transfer full): what the record says of @field, cleaned by gocua_text_clean(); "" where it has no
 * such column or a short record. The address is joined from house number, alley and street.
 */
char *gocua_mapping_dup_text (const GocuaMapping *self,
                              const char *const *fields,
                              guint n_fields,
                              GocuaRosterField field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaMapping, gocua_mapping_free)

G_END_DECLS

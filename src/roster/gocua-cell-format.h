/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-cell-format.h: how a spreadsheet shows the number in a cell. Private to src/roster. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  GOCUA_CELL_PLAIN,
  GOCUA_CELL_DATE,
  GOCUA_CELL_TIME,
  GOCUA_CELL_DATE_TIME,
  GOCUA_CELL_PERCENT,
} GocuaCellType;

/** GocuaCellFormat: what of a number format bears on reading. Clear with gocua_cell_format_clear(). */
typedef struct
{
  GocuaCellType type;
  guint n_digits; /* a whole number is shown with at least so many, with zeros before it */
  char *before;   /* (nullable): text that is shown before a whole number, such as "0" or "KP " */
  char *after;    /* (nullable) */
} GocuaCellFormat;

/**
 * gocua_cell_format_init:
 * @id: the number of a built-in format (ISO/IEC 29500-1, 18.8.30); those from 164 on are written out in @code
 * @code: (nullable): such as "dd/mm/yyyy" or "0000000000"
 */
void gocua_cell_format_init (GocuaCellFormat *self, guint id, const char *code);
void gocua_cell_format_clear (GocuaCellFormat *self);

/**
 * gocua_cell_format_append:
 * @self: (nullable): %NULL for the general format
 * @number: as the file has it: a decimal number, perhaps with an exponent
 * @from_1904: whether day 0 is 1 January 1904, as on old Macintoshes
 *
 * Appends to @text what a person would see, with digits where they would see 9.01E+08: a phone is a number
 * to a spreadsheet. Dates are dd/MM/yyyy. Day 60 of the other system is 29 February 1900, which never was; it
 * becomes the first of March. What is no number is appended as it is.
 */
void
gocua_cell_format_append (const GocuaCellFormat *self, const char *number, gboolean from_1904, GString *text);

G_END_DECLS

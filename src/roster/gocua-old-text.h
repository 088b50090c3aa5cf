/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-old-text.h: Vietnamese from before Unicode, whose bytes a spreadsheet holds as Western letters. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GocuaOldEncoding:
 * @GOCUA_OLD_TCVN3: TCVN 5712:1993, third set (VN3), "ABC": one byte for a letter, fonts ".VnTime" ...
 * @GOCUA_OLD_VNI: a letter and a byte for its marks, fonts "VNI-Times" ...
 */
typedef enum
{
  GOCUA_OLD_NONE, /* Unicode, as it should be */
  GOCUA_OLD_TCVN3,
  GOCUA_OLD_VNI,
} GocuaOldEncoding;

#define GOCUA_OLD_N_ENCODINGS (GOCUA_OLD_VNI + 1)

/**
 * GocuaOldFont:
 *
 * What the font of a cell says of its text. The fonts of TCVN3 have no codes for capitals with tones; those
 * whose name ends in "H" show every letter as a capital.
 */
typedef enum
{
  GOCUA_OLD_FONT_NONE,
  GOCUA_OLD_FONT_TCVN3,
  GOCUA_OLD_FONT_TCVN3_CAPITALS,
  GOCUA_OLD_FONT_VNI,
} GocuaOldFont;

/** gocua_old_font_from_name: @name: (nullable): such as ".VnTimeH" */
GocuaOldFont gocua_old_font_from_name (const char *name);
GocuaOldEncoding gocua_old_font_get_encoding (GocuaOldFont font);

/** gocua_old_encoding_get_name: Returns: (nullable): "TCVN3 (ABC)", "VNI"; %NULL for none */
const char *gocua_old_encoding_get_name (GocuaOldEncoding encoding);

/**
 * gocua_old_text_convert:
 * @text: valid UTF-8
 * @capitals: whether the font shows all of it in capitals
 *
 * U+00AD, the soft hyphen, is the letter ư in TCVN3: convert before anything drops it. Text in capitals that
 * holds the codes of small letters, as typed for a capitals font, becomes capitals throughout.
 *
 * Returns: (transfer full) (nullable): the text in Unicode, NFC; %NULL when @text cannot be of @encoding,
 * because it has letters that the encoding lacks: then it is Unicode already and is to be left alone
 */
char *gocua_old_text_convert (GocuaOldEncoding encoding, gboolean capitals, const char *text);

/**
 * gocua_old_text_should_convert:
 * @converted: what gocua_old_text_convert() made of @text
 *
 * Returns: %FALSE when @text as it is has good Vietnamese syllables and @converted has not: one cell in
 * Unicode in a column of an old encoding
 */
gboolean gocua_old_text_should_convert (const char *text, const char *converted);

/** GocuaOldScore: evidence for and against each encoding, from many cells. Zeroed at first. */
typedef struct
{
  gint scores[GOCUA_OLD_N_ENCODINGS];
  guint n_cells; /* with a letter beyond ASCII */
} GocuaOldScore;

void gocua_old_score_add (GocuaOldScore *self, const char *text);

/** gocua_old_score_decide: Returns: the encoding that makes clearly more Vietnamese of it than it is as it
 * stands */
GocuaOldEncoding gocua_old_score_decide (const GocuaOldScore *self);

G_END_DECLS

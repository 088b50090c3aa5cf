/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-second-keying.h: a line of a sheet keyed by two people: what differs, who was right, which lines to
 * ask. */
#pragma once

#include "core/gocua-batch.h"

G_BEGIN_DECLS

/*
 * Keying twice without seeing the first result finds what the rules of entry cannot: a slip that makes sense.
 * It doubles the work, so only what says most is keyed twice: the first sheets of somebody new, and a random
 * sample of the others. Any thread.
 */

/** GOCUA_VERIFY_FIRST_SHEETS: so many sheets of a person who is new to keying are verified as a whole */
#define GOCUA_VERIFY_FIRST_SHEETS 3

/** GOCUA_VERIFY_PERCENT: of the lines of everybody else; more of who makes many errors */
#define GOCUA_VERIFY_PERCENT      5
#define GOCUA_VERIFY_MORE_PERCENT 20

/** What "many errors" are: more than so many percent of at least so many lines that were keyed twice. */
#define GOCUA_VERIFY_MANY_ERRORS 3.0
#define GOCUA_VERIFY_ENOUGH      50

/**
 * gocua_verify_percent:
 * @n_earlier: sheets that the person had keyed before this one
 * @n_checked: lines of the person that were keyed a second time
 * @n_wrong: those of them in which the first result did not stand
 *
 * Returns: which part of the lines of a sheet is keyed again: 100 for the first sheets of a person
 */
guint gocua_verify_percent (guint n_earlier, guint n_checked, guint n_wrong);

/**
 * gocua_verify_wants_line:
 * @sheet: the id of the sheet
 * @line: from 1
 *
 * Whether the line is in the sample. Which ones are follows from the sheet's id, so that all offices take the
 * same, a sample grows when the percentage does, and nobody can choose the easy ones.
 */
gboolean gocua_verify_wants_line (const GocuaId *sheet, guint line, guint percent);

/** GocuaReadingFields: what was read differently; a bit for each field of the visit. */
#define GOCUA_READING_FIELDS                                                          \
  (1u << GOCUA_VISIT_OUTCOME | 1u << GOCUA_VISIT_ANSWERS | 1u << GOCUA_VISIT_REASON | \
   1u << GOCUA_VISIT_FOLLOW_UP)

/** gocua_second_keying_compare: Returns: a bit (1 << #GocuaVisitField) for each field in which the two
 * readings of a line differ: outcome, answers, reason, follow-up. Notes are free text and not compared */
guint gocua_second_keying_compare (const GocuaRecord *first, const GocuaRecord *second);

/** GocuaReading: whose reading of a line stands. */
typedef enum
{
  GOCUA_READING_SAME,   /* both read the same */
  GOCUA_READING_FIRST,  /* the one that was keyed first */
  GOCUA_READING_SECOND, /* the second one: the visit is corrected */
  GOCUA_READING_OTHER,  /* neither: the visit is corrected by what the paper says */
} GocuaReading;

/** gocua_reading_get_id: Returns: the text that is stored: "same", "first", "second", "other" */
const char *gocua_reading_get_id (GocuaReading reading);

/** gocua_reading_from_id: Returns: %FALSE when @id (nullable) is none of them */
gboolean gocua_reading_from_id (const char *id, GocuaReading *reading);

/** gocua_reading_is_error: Returns: whether the first result did not stand */
gboolean gocua_reading_is_error (GocuaReading reading);

/**
 * GocuaSecondKeying:
 * @visit: as it was when the second person keyed the line
 * @second: what that person read, in the fields of a visit
 * @stands: (nullable): the reading that stands, for %GOCUA_READING_OTHER
 * @keyer: (nullable): who keyed the line first
 * @checker: (nullable): who keyed it again
 * @date: ISO
 */
typedef struct
{
  const GocuaRecord *visit;
  const GocuaRecord *second;
  const GocuaRecord *stands;
  const char *keyer;
  const char *checker;
  const char *date;
} GocuaSecondKeying;

/**
 * gocua_second_keying_put:
 * @batch: gets the record of the second keying, and the correction of the visit where the first result does
 * not stand
 *
 * Puts on record that a line was keyed again, and which reading stands.
 */
void gocua_second_keying_put (GocuaBatch *batch, const GocuaSecondKeying *self, GocuaReading reading);

/** gocua_second_keying_validate: checks the texts of a change of a second keying. Returns: %FALSE with
 * #GocuaChangeError, @field: (out): the field that is wrong */
gboolean gocua_second_keying_validate (const GocuaChange *change, const char **field, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-record.h: one thing as it stands: its fields, each with the stamp that set it. */
#pragma once

#include "core/gocua-change.h"

G_BEGIN_DECLS

/**
 * GocuaRecord:
 *
 * A household, a visit, an area ... as the changes so far make it. Forms copy it, edit the copy, and hand
 * both to gocua_batch_put(). Reference-counted; not for use from two threads at once.
 */
typedef struct
{
  gatomicrefcount refs;
  GocuaKind kind;
  GocuaId id;
  GocuaValue values[GOCUA_MAX_FIELDS];
  GocuaStamp stamps[GOCUA_MAX_FIELDS]; /* 0: never set */
  GocuaId devices[GOCUA_MAX_FIELDS];   /* who set it; breaks ties */
} GocuaRecord;

/** gocua_record_new: @id: the thing's id; a null one until a batch that makes the thing is committed */
GocuaRecord *gocua_record_new (GocuaKind kind, const GocuaId *id);
GocuaRecord *gocua_record_copy (const GocuaRecord *self);
GocuaRecord *gocua_record_ref (GocuaRecord *self);
void gocua_record_unref (GocuaRecord *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaRecord, gocua_record_unref)

/** gocua_record_get_text: Returns: (transfer none) (nullable): the text, %NULL when null */
const char *gocua_record_get_text (const GocuaRecord *self, guint field);

/** gocua_record_get_int: Returns: the number, or @fallback when null */
gint64 gocua_record_get_int (const GocuaRecord *self, guint field, gint64 fallback);

/** gocua_record_get_id: Returns: (transfer none) (nullable): the id of another thing, %NULL when null */
const GocuaId *gocua_record_get_id (const GocuaRecord *self, guint field);

/** gocua_record_set_text: sets the text, cleaned (NFC, trimmed); an empty one makes the field null. */
void gocua_record_set_text (GocuaRecord *self, guint field, const char *text);

/** gocua_record_set_int, gocua_record_set_id, gocua_record_set_null: @id: (nullable): %NULL and the null id
 * make the field null. Stamps are not touched: they are the journal's. */
void gocua_record_set_int (GocuaRecord *self, guint field, gint64 integer);
void gocua_record_set_id (GocuaRecord *self, guint field, const GocuaId *id);
void gocua_record_set_null (GocuaRecord *self, guint field);

/** gocua_record_exists: Returns: whether any change has set anything of it, and it is not deleted */
gboolean gocua_record_exists (const GocuaRecord *self);

/** gocua_record_was_made: Returns: whether any change has set anything of it, deleted or not */
gboolean gocua_record_was_made (const GocuaRecord *self);

/**
 * gocua_record_apply:
 *
 * Merges @change into the record: for each field the greatest (stamp, device) wins; of two with the same, the
 * greater value, those of one unit taken together. Applying the same changes in any order, any number of
 * times, ends in the same record.
 *
 * Returns: a bit for each field whose value or stamp is now that of @change
 */
guint64 gocua_record_apply (GocuaRecord *self, const GocuaChange *change);

/** gocua_record_equal: Returns: whether both hold the same values with the same stamps */
gboolean gocua_record_equal (const GocuaRecord *a, const GocuaRecord *b);

/** What gocua_record_pack_stamps() takes for one (stamp, device), and at most. */
#define GOCUA_RECORD_PACKED_SIZE (8 + GOCUA_ID_SIZE + 2)
#define GOCUA_RECORD_MAX_PACKED  (GOCUA_MAX_FIELDS * GOCUA_RECORD_PACKED_SIZE)

/**
 * gocua_record_pack_stamps:
 * @out: (out caller-allocates): stamps and devices of all fields in a compact form for one column of a table:
 * for each different (stamp, device), in ascending order, 8 bytes stamp (big-endian), 16 bytes device, 2
 * bytes bit mask of fields. A thing that was made and never edited takes 26 bytes.
 *
 * Returns: how many bytes
 */
gsize gocua_record_pack_stamps (const GocuaRecord *self, guint8 out[GOCUA_RECORD_MAX_PACKED]);

/** gocua_record_unpack_stamps: Returns: %FALSE when @data is not what gocua_record_pack_stamps() makes */
gboolean gocua_record_unpack_stamps (GocuaRecord *self, const guint8 *data, gsize size);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-id.h: the 16-byte identifiers of changes and things (RFC 9562). */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define GOCUA_ID_SIZE        16
#define GOCUA_ID_STRING_SIZE 37

/**
 * GocuaId:
 *
 * A UUID in its 16 bytes, copied by value. All zero is "no id".
 */
typedef struct
{
  guint8 bytes[GOCUA_ID_SIZE];
} GocuaId;

/**
 * gocua_id_init_new:
 * @id: (out): where to write
 * @now_ms: milliseconds since 1970, as the injected clock tells it
 *
 * Makes a UUIDv7 (RFC 9562, 5.7): sortable by the time of its making, and by their order those of one
 * millisecond (6.2, method 1), so that the ids of a whole list are put at the end of an index one after the
 * other, here and at everyone who gets them. The rest, 48 bits, is random. Any thread.
 */
void gocua_id_init_new (GocuaId *id, gint64 now_ms);

#define GOCUA_ID_COUNTER_BITS 26

/**
 * gocua_id_init_ordered:
 * @id: (out): where to write
 * @at_ms: milliseconds since 1970
 * @counter: its lower %GOCUA_ID_COUNTER_BITS put the ids of one millisecond in order
 * @random: its lower 48 bits tell it from those of others
 *
 * The same for whoever has a counter and a source of chance of its own.
 */
void gocua_id_init_ordered (GocuaId *id, gint64 at_ms, guint32 counter, guint64 random);

/**
 * gocua_id_init_from_name:
 * @id: (out): where to write
 * @name: a name that is unique in the program, such as "campaign:cds-2025"
 *
 * Makes the same id for the same name on every machine (UUIDv8 over SHA-256, RFC 9562, 5.8), so that two
 * offices that take up the same preset mean the same thing.
 */
void gocua_id_init_from_name (GocuaId *id, const char *name);

/** gocua_id_parse: Returns: %FALSE and leaves @id alone when @text is not a UUID in its 36 characters. */
gboolean gocua_id_parse (GocuaId *id, const char *text);

/** gocua_id_format: writes the 36 lower-case characters and a NUL to @out. Returns: @out */
char *gocua_id_format (const GocuaId *id, char out[GOCUA_ID_STRING_SIZE]);

gboolean gocua_id_is_null (const GocuaId *id);
int gocua_id_compare (const GocuaId *a, const GocuaId *b);

/** gocua_id_hash, gocua_id_equal: for a #GHashTable whose keys are pointers to #GocuaId. */
guint gocua_id_hash (gconstpointer id);
gboolean gocua_id_equal (gconstpointer a, gconstpointer b);

/** gocua_id_mix: Returns: a number that follows from @id and @salt, the same everywhere, in which every bit
 * of both counts: for codes and samples that nobody chooses */
guint64 gocua_id_mix (const GocuaId *id, guint salt);

/** gocua_id_dup: Returns: (transfer full): a copy to free with g_free() */
GocuaId *gocua_id_dup (const GocuaId *id);

G_END_DECLS

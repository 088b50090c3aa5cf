/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-value.h: what a field of a thing can hold. */
#pragma once

#include "core/gocua-id.h"

G_BEGIN_DECLS

typedef enum
{
  GOCUA_VALUE_NULL, /* nothing is known, or it was taken away */
  GOCUA_VALUE_INT,  /* counts, and booleans as 0 and 1 */
  GOCUA_VALUE_TEXT, /* NFC */
  GOCUA_VALUE_ID,   /* another thing */
  GOCUA_VALUE_JSON, /* what this version has no type for, as its JSON text; kept for a newer version */
} GocuaValueType;

/**
 * GocuaValue:
 *
 * One value. It owns its text: clear it with gocua_value_clear().
 */
typedef struct
{
  GocuaValueType type;
  union
  {
    gint64 integer;
    char *text; /* of TEXT and of JSON */
    GocuaId id;
  };
} GocuaValue;

#define GOCUA_VALUE_INIT     \
  {                          \
    .type = GOCUA_VALUE_NULL \
  }

void gocua_value_clear (GocuaValue *self);
void gocua_value_set_int (GocuaValue *self, gint64 integer);

/** gocua_value_set_text: @text is copied; %NULL makes the value null. */
void gocua_value_set_text (GocuaValue *self, const char *text);

/** gocua_value_set_id: %NULL or the null id makes the value null. */
void gocua_value_set_id (GocuaValue *self, const GocuaId *id);

/** gocua_value_take_text: @text: (transfer full), not %NULL */
void gocua_value_take_text (GocuaValue *self, char *text);

/** gocua_value_take_json: @json: (transfer full): canonical, not %NULL */
void gocua_value_take_json (GocuaValue *self, char *json);
void gocua_value_copy (GocuaValue *self, const GocuaValue *from);
gboolean gocua_value_equal (const GocuaValue *a, const GocuaValue *b);

/** gocua_value_compare: an order of all values that is the same everywhere and means nothing to people.
 * Returns: 0 exactly for equal ones */
int gocua_value_compare (const GocuaValue *a, const GocuaValue *b);

/** gocua_value_format: Returns: (transfer full): the value as plain text for a history or a message, "" for
 * null */
char *gocua_value_format (const GocuaValue *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GocuaValue, gocua_value_clear)

G_END_DECLS

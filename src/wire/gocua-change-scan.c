/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-change-scan.c: changes out of a message, from left to right. */

#define G_LOG_DOMAIN "gocua-wire"

#include "wire/gocua-change-scan.h"

#include "wire/gocua-json-members.h"

#include <string.h>

#define MAX_NAME         64  /* bytes of a kind or a field */
#define MAX_AUTHOR       400 /* bytes */
#define MAX_SAFE_INTEGER G_GINT64_CONSTANT (9007199254740991)

gboolean
gocua_json_text_at (const GocuaJsonScan *around, const char *at, GString *out)
{
  GocuaJsonScan scan = { .at = at, .end = around->end };

  return at != NULL && gocua_json_scan_string (&scan, out);
}

gboolean
gocua_json_id_at (const GocuaJsonScan *around, const char *at, GocuaId *id)
{
  char text[GOCUA_ID_STRING_SIZE];

  /* No escapes: an id is only ever written in its 36 characters. */
  if (at == NULL || around->end - at < GOCUA_ID_STRING_SIZE + 1 || *at != '"' ||
      at[GOCUA_ID_STRING_SIZE] != '"')
    return FALSE;
  memcpy (text, at + 1, GOCUA_ID_STRING_SIZE - 1);
  text[GOCUA_ID_STRING_SIZE - 1] = '\0';
  return gocua_id_parse (id, text) && !gocua_id_is_null (id);
}

gboolean
gocua_json_count_at (const GocuaJsonScan *around, const char *at, gint64 *number)
{
  GocuaJsonScan scan = { .at = at, .end = around->end };
  const char *start;
  gsize length;
  char text[24];

  if (at == NULL || !gocua_json_scan_number (&scan, &start, &length) || length >= sizeof text)
    return FALSE;
  memcpy (text, start, length);
  text[length] = '\0';
  return g_ascii_string_to_signed (text, 10, 0, MAX_SAFE_INTEGER, number, NULL);
}

enum
{
  ID,
  STAMP,
  DEVICE,
  AUTHOR,
  BATCH,
  KIND,
  ENTITY,
  SET,
  BASE,
  POS,
  N_MEMBERS,
};

static gboolean
read_ids (GocuaChange *change, const GocuaJsonScan *scan, const GocuaJsonMember *members)
{
  return gocua_json_id_at (scan, members[ID].at, &change->id) &&
         gocua_json_id_at (scan, members[DEVICE].at, &change->device) &&
         gocua_json_id_at (scan, members[BATCH].at, &change->batch);
}

static gboolean
read_author (GocuaChange *change, const GocuaJsonScan *scan, const char *at, GString *text)
{
  if (at == NULL)
    return TRUE;
  if (!gocua_json_text_at (scan, at, text) || text->len > MAX_AUTHOR)
    return FALSE;
  gocua_change_set_author (change, text->str);
  return TRUE;
}

static gboolean
names_are_short (const GocuaChange *change)
{
  for (guint i = 0; i < gocua_change_get_n_sets (change); i++)
    {
      const char *field = gocua_change_get_set (change, i)->field;

      if (*field == '\0' || strlen (field) > MAX_NAME)
        return FALSE;
    }
  return TRUE;
}

static GocuaChange *
read_change (const GocuaJsonScan *scan, const GocuaJsonMember *members, gboolean with_position, GString *text)
{
  g_autoptr (GocuaChange) change = NULL;
  GocuaId entity;

  if (!gocua_json_text_at (scan, members[KIND].at, text) || text->len == 0 || text->len > MAX_NAME ||
      !gocua_json_id_at (scan, members[ENTITY].at, &entity))
    return NULL;
  change = gocua_change_new (text->str, &entity);
  if (!read_ids (change, scan, members) || !read_author (change, scan, members[AUTHOR].at, text) ||
      !gocua_json_text_at (scan, members[STAMP].at, text) ||
      !gocua_json_read_stamp (text->str, &change->stamp))
    return NULL;
  if (with_position &&
      (!gocua_json_count_at (scan, members[POS].at, &change->position) || change->position == 0))
    return NULL;
  if (!gocua_change_scan_body (change, scan, members[SET].at, members[BASE].at) || !names_are_short (change))
    return NULL;
  return g_steal_pointer (&change);
}

GocuaChange *
gocua_change_scan (GocuaJsonScan *scan, gboolean with_position)
{
  GocuaJsonMember members[N_MEMBERS] = {
    [ID] = { "id", NULL },         [STAMP] = { "stamp", NULL }, [DEVICE] = { "device", NULL },
    [AUTHOR] = { "author", NULL }, [BATCH] = { "batch", NULL }, [KIND] = { "kind", NULL },
    [ENTITY] = { "entity", NULL }, [SET] = { "set", NULL },     [BASE] = { "base", NULL },
    [POS] = { "pos", NULL },
  };
  g_autoptr (GString) text = NULL;
  GocuaJsonScan inside;

  if (!gocua_json_scan_members (scan, members, N_MEMBERS))
    return NULL;
  inside = *scan;
  inside.depth++;
  text = g_string_sized_new (64);
  return read_change (&inside, members, with_position, text);
}

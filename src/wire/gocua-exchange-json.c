/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-exchange-json.c: a push and what became of it. */

#define G_LOG_DOMAIN "gocua-wire"

#include "config.h"

#include "wire/gocua-exchange-json.h"

#include "wire/gocua-change-scan.h"
#include "wire/gocua-json-members.h"

#include <glib/gi18n.h>
#include <string.h>

void
gocua_push_free (GocuaPush *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_clear_pointer (&self->rejected, g_ptr_array_unref);
  g_free (self);
}

static void
unref_change (gpointer change)
{
  if (change != NULL)
    gocua_change_unref (change);
}

static void
append_member_id (GString *out, const char *name, const GocuaId *id)
{
  gocua_json_append_text (out, name);
  g_string_append_c (out, ':');
  gocua_json_append_id (out, id);
  g_string_append_c (out, ',');
}

static void
append_change (GString *out, const GocuaChange *change)
{
  gsize start;

  g_string_append_c (out, '{');
  append_member_id (out, "id", &change->id);
  g_string_append (out, "\"stamp\":\"");
  gocua_json_append_number (out, change->stamp);
  g_string_append (out, "\",");
  append_member_id (out, "device", &change->device);
  if (change->author != NULL)
    {
      g_string_append (out, "\"author\":");
      gocua_json_append_text (out, change->author);
      g_string_append_c (out, ',');
    }
  append_member_id (out, "batch", &change->batch);
  g_string_append (out, "\"kind\":");
  gocua_json_append_text (out, change->kind);
  g_string_append_c (out, ',');
  append_member_id (out, "entity", &change->entity);
  /* The body is {"set":…,"base":…}: its members are the last of the change. */
  start = out->len;
  gocua_change_append_body (change, out);
  g_string_erase (out, (gssize) start, 1);
}

GString *
gocua_push_to_json (const GocuaId *epoch, GPtrArray *changes)
{
  GString *out = g_string_new ("{");

  if (epoch != NULL && !gocua_id_is_null (epoch))
    append_member_id (out, "epoch", epoch);
  g_string_append (out, "\"changes\":[");
  for (guint i = 0; i < changes->len; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      append_change (out, changes->pdata[i]);
    }
  g_string_append (out, "]}");
  return out;
}

static void
push_add (GocuaPush *self, GocuaJsonScan *item)
{
  g_autoptr (GocuaChange) change = gocua_change_scan (item, FALSE);
  const char *rejected = change == NULL ? GOCUA_REJECTED_MALFORMED : NULL;

  if (change != NULL)
    {
      g_autofree char *body = gocua_change_body_to_json (change);

      if (strlen (body) > GOCUA_WIRE_MAX_CHANGE)
        {
          rejected = GOCUA_REJECTED_TOO_LARGE;
          g_clear_pointer (&change, gocua_change_unref);
        }
    }
  g_ptr_array_add (self->changes, g_steal_pointer (&change));
  g_ptr_array_add (self->rejected, (gpointer) rejected);
}

/* The text was passed once already: whatever each element is, it has an end. */
static gboolean
push_read_changes (GocuaPush *self, GocuaJsonScan *scan, GError **error)
{
  if (!gocua_json_scan_take (scan, '['))
    return gocua_json_set_member_error ("changes", error);
  scan->depth++;
  while (!gocua_json_scan_take (scan, ']'))
    {
      GocuaJsonScan item;

      gocua_json_scan_take (scan, ',');
      item = *scan;
      gocua_json_scan_value (scan, NULL);
      if (self->changes->len == GOCUA_WIRE_MAX_CHANGES)
        {
          g_set_error (error, GOCUA_WIRE_ERROR, GOCUA_WIRE_ERROR_MANY,
                       _ ("The message has more than %d changes."), GOCUA_WIRE_MAX_CHANGES);
          return FALSE;
        }
      push_add (self, &item);
    }
  return TRUE;
}

GocuaPush *
gocua_push_from_json (const char *text, gsize length, GError **error)
{
  GocuaJsonMember members[] = { { "epoch", NULL }, { "changes", NULL } };
  g_autoptr (GocuaPush) self = NULL;
  GocuaJsonScan scan;

  if (!gocua_json_scan_body (&scan, text, length, members, G_N_ELEMENTS (members), error))
    return NULL;
  self = g_new0 (GocuaPush, 1);
  self->changes = g_ptr_array_new_with_free_func (unref_change);
  self->rejected = g_ptr_array_new ();
  if (members[0].at != NULL && !gocua_json_id_at (&scan, members[0].at, &self->epoch))
    {
      gocua_json_set_member_error ("epoch", error);
      return NULL;
    }
  if (members[1].at == NULL)
    {
      gocua_json_set_member_error ("changes", error);
      return NULL;
    }
  scan.at = members[1].at;
  return push_read_changes (self, &scan, error) ? g_steal_pointer (&self) : NULL;
}

GocuaPushAnswer *
gocua_push_answer_new (guint n_changes)
{
  GocuaPushAnswer *self = g_new0 (GocuaPushAnswer, 1);

  self->digest.bucket = -1;
  self->positions = g_array_sized_new (FALSE, TRUE, sizeof (gint64), n_changes);
  g_array_set_size (self->positions, n_changes);
  self->stamps = g_array_sized_new (FALSE, TRUE, sizeof (GocuaStamp), n_changes);
  g_array_set_size (self->stamps, n_changes);
  self->rejected = g_ptr_array_new_full (n_changes, g_free);
  g_ptr_array_set_size (self->rejected, (gint) n_changes);
  return self;
}

void
gocua_push_answer_free (GocuaPushAnswer *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->positions);
  g_array_unref (self->stamps);
  g_ptr_array_unref (self->rejected);
  g_free (self);
}

static void
append_stamps (GString *out, const GArray *stamps)
{
  const char *separator = "";

  for (guint i = 0; i < stamps->len; i++)
    {
      GocuaStamp stamp = g_array_index (stamps, GocuaStamp, i);

      if (stamp == 0)
        continue;
      g_string_append_printf (out, "%s\"%u\":\"%" G_GUINT64_FORMAT "\"", separator, i, stamp);
      separator = ",";
    }
}

static void
append_rejected (GString *out, const GPtrArray *rejected)
{
  const char *separator = "";

  for (guint i = 0; i < rejected->len; i++)
    {
      if (rejected->pdata[i] == NULL)
        continue;
      g_string_append_printf (out, "%s{\"index\":%u,\"code\":", separator, i);
      gocua_json_append_text (out, rejected->pdata[i]);
      g_string_append_c (out, '}');
      separator = ",";
    }
}

GString *
gocua_push_answer_to_json (const GocuaPushAnswer *self)
{
  GString *out = g_string_new (NULL);

  gocua_json_append_head (out, &self->epoch, self->head, &self->digest);
  g_string_append_printf (out, ",\"new\":%u,\"known\":%u,\"positions\":[", self->n_new, self->n_known);
  for (guint i = 0; i < self->positions->len; i++)
    g_string_append_printf (out, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "",
                            g_array_index (self->positions, gint64, i));
  g_string_append (out, "],\"stamps\":{");
  append_stamps (out, self->stamps);
  g_string_append (out, "},\"rejected\":[");
  append_rejected (out, self->rejected);
  g_string_append (out, "]}");
  return out;
}

static gboolean
read_positions (GocuaPushAnswer *self, const cJSON *list)
{
  const cJSON *item;
  guint i = 0;

  if (!cJSON_IsArray (list) || cJSON_GetArraySize (list) != (int) self->positions->len)
    return FALSE;
  cJSON_ArrayForEach (item, list)
  {
    if (!gocua_json_read_count (item, &g_array_index (self->positions, gint64, i++)))
      return FALSE;
  }
  return TRUE;
}

static gboolean
read_stamps (GocuaPushAnswer *self, const cJSON *stamps)
{
  const cJSON *item;

  if (!cJSON_IsObject (stamps))
    return FALSE;
  cJSON_ArrayForEach (item, stamps)
  {
    guint64 index;

    if (!g_ascii_string_to_unsigned (item->string, 10, 0, G_MAXUINT, &index, NULL) ||
        index >= self->stamps->len ||
        !gocua_json_read_stamp (cJSON_GetStringValue (item),
                                &g_array_index (self->stamps, GocuaStamp, index)))
      return FALSE;
  }
  return TRUE;
}

static gboolean
read_rejected (GocuaPushAnswer *self, const cJSON *list)
{
  const cJSON *item;

  if (!cJSON_IsArray (list))
    return FALSE;
  cJSON_ArrayForEach (item, list)
  {
    const char *code = gocua_json_get_text (item, "code");
    gint64 index;

    if (code == NULL || !gocua_json_get_count (item, "index", &index) || index >= self->rejected->len)
      return FALSE;
    g_free (self->rejected->pdata[index]);
    self->rejected->pdata[index] = g_strdup (code);
  }
  return TRUE;
}

/* Each change has a position, or a reason why not: an answer that leaves one open is none. */
static gboolean
is_complete (const GocuaPushAnswer *self)
{
  for (guint i = 0; i < self->positions->len; i++)
    if ((g_array_index (self->positions, gint64, i) == 0) != (self->rejected->pdata[i] != NULL))
      return FALSE;
  return TRUE;
}

static gboolean
push_answer_read (GocuaPushAnswer *self, const cJSON *root, GError **error)
{
  gint64 n_new, n_known;

  if (!gocua_json_get_head (root, &self->epoch, &self->head, &self->digest, error))
    return FALSE;
  if (!gocua_json_get_count (root, "new", &n_new) || n_new > G_MAXINT)
    return gocua_json_set_member_error ("new", error);
  if (!gocua_json_get_count (root, "known", &n_known) || n_known > G_MAXINT)
    return gocua_json_set_member_error ("known", error);
  self->n_new = (guint) n_new;
  self->n_known = (guint) n_known;
  if (!read_positions (self, cJSON_GetObjectItemCaseSensitive (root, "positions")))
    return gocua_json_set_member_error ("positions", error);
  if (!read_stamps (self, cJSON_GetObjectItemCaseSensitive (root, "stamps")))
    return gocua_json_set_member_error ("stamps", error);
  if (!read_rejected (self, cJSON_GetObjectItemCaseSensitive (root, "rejected")) || !is_complete (self))
    return gocua_json_set_member_error ("rejected", error);
  return TRUE;
}

GocuaPushAnswer *
gocua_push_answer_from_json (const char *text, gsize length, guint n_changes, GError **error)
{
  g_autoptr (cJSON) root = gocua_json_parse_body (text, length, error);
  g_autoptr (GocuaPushAnswer) self = NULL;

  if (root == NULL)
    return NULL;
  self = gocua_push_answer_new (n_changes);
  return push_answer_read (self, root, error) ? g_steal_pointer (&self) : NULL;
}

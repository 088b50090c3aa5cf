/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-feed-json.c: a piece of a ward's feed, and the digests over it. */

#define G_LOG_DOMAIN "gocua-wire"

#include "wire/gocua-exchange-json.h"

#include "wire/gocua-change-scan.h"
#include "wire/gocua-json-members.h"

void
gocua_feed_free (GocuaFeed *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_free (self);
}

enum
{
  EPOCH,
  HEAD,
  DIGEST,
  CHANGES,
  N_MEMBERS,
};

static gboolean
read_digest (GocuaWireDigest *digest, const GocuaJsonScan *around, const char *at)
{
  GocuaJsonMember members[] = { { "bucket", NULL }, { "sha256", NULL } };
  GocuaJsonScan scan = *around;
  g_autoptr (GString) hex = NULL;

  digest->bucket = -1;
  if (at == NULL || *at == 'n')
    return TRUE;
  scan.at = at;
  hex = g_string_sized_new (2 * GOCUA_DIGEST_SIZE);
  return gocua_json_scan_members (&scan, members, G_N_ELEMENTS (members)) &&
         gocua_json_count_at (&scan, members[0].at, &digest->bucket) &&
         gocua_json_text_at (&scan, members[1].at, hex) && gocua_digest_from_hex (hex->str, digest->sha256);
}

static gboolean
read_head (GocuaFeed *self, const GocuaJsonScan *scan, const GocuaJsonMember *members, GError **error)
{
  if (!gocua_json_id_at (scan, members[EPOCH].at, &self->epoch))
    return gocua_json_set_member_error ("epoch", error);
  if (!gocua_json_count_at (scan, members[HEAD].at, &self->head))
    return gocua_json_set_member_error ("head", error);
  if (!read_digest (&self->digest, scan, members[DIGEST].at))
    return gocua_json_set_member_error ("digest", error);
  return TRUE;
}

static gboolean
read_changes (GocuaFeed *self, GocuaJsonScan *scan, GError **error)
{
  gint64 last = 0;

  if (!gocua_json_scan_take (scan, '['))
    return gocua_json_set_member_error ("changes", error);
  scan->depth++;
  while (!gocua_json_scan_take (scan, ']'))
    {
      GocuaChange *change;

      gocua_json_scan_take (scan, ',');
      change = self->changes->len < GOCUA_WIRE_MAX_CHANGES ? gocua_change_scan (scan, TRUE) : NULL;
      if (change == NULL)
        return gocua_json_set_member_error ("changes", error);
      g_ptr_array_add (self->changes, change);
      if (change->position <= last || change->position > self->head)
        return gocua_json_set_member_error ("pos", error);
      last = change->position;
    }
  return TRUE;
}

GocuaFeed *
gocua_feed_from_json (const char *text, gsize length, GError **error)
{
  GocuaJsonMember members[N_MEMBERS] = {
    [EPOCH] = { "epoch", NULL },
    [HEAD] = { "head", NULL },
    [DIGEST] = { "digest", NULL },
    [CHANGES] = { "changes", NULL },
  };
  g_autoptr (GocuaFeed) self = NULL;
  GocuaJsonScan scan;

  if (!gocua_json_scan_body (&scan, text, length, members, N_MEMBERS, error))
    return NULL;
  self = g_new0 (GocuaFeed, 1);
  self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_change_unref);
  if (!read_head (self, &scan, members, error))
    return NULL;
  if (members[CHANGES].at == NULL)
    {
      gocua_json_set_member_error ("changes", error);
      return NULL;
    }
  scan.at = members[CHANGES].at;
  return read_changes (self, &scan, error) ? g_steal_pointer (&self) : NULL;
}

void
gocua_feed_begin (GString *out, const GocuaId *epoch, gint64 head, const GocuaWireDigest *digest)
{
  gocua_json_append_head (out, epoch, head, digest);
  g_string_append (out, ",\"changes\":[");
}

static void
append_member_id (GString *out, const char *name, const GocuaId *id)
{
  g_string_append (out, name);
  gocua_json_append_id (out, id);
}

void
gocua_feed_append (GString *out, const GocuaDigestRow *row)
{
  g_return_if_fail (row->body[0] == '{' && row->body[1] != '\0');

  if (out->str[out->len - 1] == '}')
    g_string_append_c (out, ',');
  g_string_append (out, "{\"pos\":");
  gocua_json_append_number (out, (guint64) row->position);
  append_member_id (out, ",\"id\":", row->id);
  g_string_append (out, ",\"stamp\":\"");
  gocua_json_append_number (out, row->stamp);
  append_member_id (out, "\",\"device\":", row->device);
  if (row->author != NULL)
    {
      g_string_append (out, ",\"author\":");
      gocua_json_append_text (out, row->author);
    }
  append_member_id (out, ",\"batch\":", row->batch);
  g_string_append (out, ",\"kind\":");
  gocua_json_append_text (out, row->kind);
  append_member_id (out, ",\"entity\":", row->entity);
  g_string_append_c (out, ',');
  g_string_append (out, row->body + 1);
}

void
gocua_feed_end (GString *out)
{
  g_string_append (out, "]}");
}

GocuaDigestList *
gocua_digest_list_new (void)
{
  GocuaDigestList *self = g_new0 (GocuaDigestList, 1);

  self->digests = g_byte_array_new ();
  return self;
}

void
gocua_digest_list_free (GocuaDigestList *self)
{
  if (self == NULL)
    return;
  g_byte_array_unref (self->digests);
  g_free (self);
}

GString *
gocua_digest_list_to_json (const GocuaDigestList *self)
{
  GString *out = g_string_new (NULL);

  gocua_json_append_head (out, &self->epoch, self->head, NULL);
  g_string_append_printf (out, ",\"from\":%" G_GINT64_FORMAT ",\"digests\":[", self->from);
  for (guint i = 0; i < self->digests->len; i += GOCUA_DIGEST_SIZE)
    {
      g_autofree char *hex = gocua_digest_to_hex (self->digests->data + i);

      g_string_append_printf (out, "%s\"%s\"", i > 0 ? "," : "", hex);
    }
  g_string_append (out, "]}");
  return out;
}

static gboolean
digest_list_read (GocuaDigestList *self, const cJSON *root, GError **error)
{
  const cJSON *digests = cJSON_GetObjectItemCaseSensitive (root, "digests");
  const cJSON *item;

  if (!gocua_json_get_head (root, &self->epoch, &self->head, NULL, error))
    return FALSE;
  if (!gocua_json_get_count (root, "from", &self->from))
    return gocua_json_set_member_error ("from", error);
  if (!cJSON_IsArray (digests))
    return gocua_json_set_member_error ("digests", error);
  cJSON_ArrayForEach (item, digests)
  {
    guint8 sha256[GOCUA_DIGEST_SIZE];

    if (!gocua_digest_from_hex (cJSON_GetStringValue (item), sha256))
      return gocua_json_set_member_error ("digests", error);
    g_byte_array_append (self->digests, sha256, GOCUA_DIGEST_SIZE);
  }
  return TRUE;
}

GocuaDigestList *
gocua_digest_list_from_json (const char *text, gsize length, GError **error)
{
  g_autoptr (cJSON) root = gocua_json_parse_body (text, length, error);
  g_autoptr (GocuaDigestList) self = NULL;

  if (root == NULL)
    return NULL;
  self = gocua_digest_list_new ();
  return digest_list_read (self, root, error) ? g_steal_pointer (&self) : NULL;
}

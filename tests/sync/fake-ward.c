/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fake-ward.c: one ward as the real server keeps it, in memory, for tests of what the store's side does. */

#include "fake-ward.h"

#include <stdlib.h>
#include <string.h>

#include "wire/gocua-change-json.h"

static void
answer_problem (GString *out, guint status, const char *code, const GocuaId *epoch)
{
  GocuaWireProblem problem = { .status = status, .code = (char *) code };
  g_autoptr (GString) body = NULL;

  if (epoch != NULL)
    problem.epoch = *epoch;
  body = gocua_wire_problem_to_json (&problem, "X");
  fake_answer (out, status, NULL, NULL, body->str);
}

static gint64
get_number (const FakeRequest *request, const char *name, gint64 otherwise)
{
  g_autofree char *key = g_strconcat (name, "=", NULL);
  const char *at = strstr (request->path, key);

  return at != NULL ? g_ascii_strtoll (at + strlen (key), NULL, 10) : otherwise;
}

static gboolean
is_other_epoch (FakeWard *self, const FakeRequest *request)
{
  const char *at = strstr (request->path, "epoch=");
  char own[GOCUA_ID_STRING_SIZE];

  return at != NULL && strncmp (at + strlen ("epoch="), gocua_id_format (&self->epoch, own), 36) != 0;
}

static void
digest_bucket (FakeWard *self, gint64 bucket, guint8 sha256[GOCUA_DIGEST_SIZE])
{
  g_autoptr (GocuaDigest) digest = gocua_digest_new ();

  for (guint i = 0; i < self->changes->len; i++)
    {
      const GocuaChange *change = self->changes->pdata[i];
      g_autofree char *body = gocua_change_body_to_json (change);
      GocuaDigestRow row = { change->position, &change->id,    change->stamp,
                             &change->device,  &change->batch, &change->entity,
                             change->author,   change->kind,   body };

      if (gocua_digest_bucket_of (change->position) == bucket)
        gocua_digest_add (digest, &row);
    }
  gocua_digest_finish (digest, sha256);
  if (self->lies)
    sha256[0] ^= 1;
}

static void
set_digest (FakeWard *self, GocuaWireDigest *digest)
{
  digest->bucket = gocua_digest_n_complete (self->head) - 1;
  if (digest->bucket >= 0)
    digest_bucket (self, digest->bucket, digest->sha256);
}

static const GocuaChange *
find (FakeWard *self, const GocuaId *id)
{
  for (guint i = 0; i < self->changes->len; i++)
    if (gocua_id_equal (&((GocuaChange *) self->changes->pdata[i])->id, id))
      return self->changes->pdata[i];
  return NULL;
}

static void
receive_one (FakeWard *self, GocuaChange *change, GocuaPushAnswer *answer, guint i)
{
  const GocuaChange *known = find (self, &change->id);
  g_autofree char *body = gocua_change_body_to_json (change);

  if (self->poison != NULL && strstr (body, self->poison) != NULL)
    {
      answer->rejected->pdata[i] = g_strdup (GOCUA_REJECTED_MALFORMED);
      return;
    }
  if (known == NULL)
    {
      change->position = ++self->head;
      g_ptr_array_add (self->changes, gocua_change_ref (change));
      answer->n_new++;
      known = change;
    }
  else
    answer->n_known++;
  g_array_index (answer->positions, gint64, i) = known->position;
}

static gboolean
handle_push (FakeWard *self, const FakeRequest *request, GString *out)
{
  g_autoptr (GocuaPush) push = gocua_push_from_json (request->body, request->length, NULL);
  g_autoptr (GocuaPushAnswer) answer = NULL;
  g_autoptr (GString) body = NULL;

  if (push == NULL)
    answer_problem (out, 400, "bad-json", NULL);
  else if (self->max_changes > 0 && push->changes->len > self->max_changes)
    answer_problem (out, 413, "too-many-changes", NULL);
  else if (!gocua_id_is_null (&push->epoch) && !gocua_id_equal (&push->epoch, &self->epoch))
    answer_problem (out, 409, "epoch-changed", &self->epoch);
  if (out->len > 0)
    return TRUE;
  answer = gocua_push_answer_new (push->changes->len);
  for (guint i = 0; i < push->changes->len; i++)
    receive_one (self, push->changes->pdata[i], answer, i);
  answer->epoch = self->epoch;
  answer->head = self->head;
  set_digest (self, &answer->digest);
  g_cond_broadcast (&self->moved);
  if (self->lose_answers > 0)
    {
      self->lose_answers--;
      return FALSE;
    }
  body = gocua_push_answer_to_json (answer);
  fake_answer (out, 200, NULL, NULL, body->str);
  return TRUE;
}

static void
append_change (GString *out, const GocuaChange *change)
{
  g_autofree char *body = gocua_change_body_to_json (change);
  const GocuaDigestRow row = { change->position, &change->id,    change->stamp,
                               &change->device,  &change->batch, &change->entity,
                               change->author,   change->kind,   body };

  gocua_feed_append (out, &row);
}

/* A long poll waits for what is not there yet. */
static void
wait_for_changes (FakeWard *self, gint64 after, gint64 wait_s)
{
  gint64 until = g_get_monotonic_time () + wait_s * G_USEC_PER_SEC;

  self->n_polls++;
  if (wait_s > 0)
    {
      self->polled_as = self->n_signed_in;
      g_cond_broadcast (&self->moved);
    }
  while (self->head <= after && !self->ends && g_cond_wait_until (&self->moved, &self->lock, until))
    continue;
  self->n_polls--;
}

static void
handle_pull (FakeWard *self, const FakeRequest *request, GString *out)
{
  gint64 after = get_number (request, "after", 0);
  gint64 until = get_number (request, "until", G_MAXINT64);
  gint64 limit = get_number (request, "limit", GOCUA_WIRE_DEFAULT_LIMIT);
  g_autoptr (GString) body = g_string_new (NULL);
  GocuaWireDigest digest;

  if (is_other_epoch (self, request))
    {
      answer_problem (out, 409, "epoch-changed", &self->epoch);
      return;
    }
  wait_for_changes (self, after, get_number (request, "wait", 0));
  set_digest (self, &digest);
  gocua_feed_begin (body, &self->epoch, self->head, &digest);
  for (guint i = 0; i < self->changes->len && limit > 0; i++)
    {
      const GocuaChange *change = self->changes->pdata[i];

      if (change->position <= after || change->position > until)
        continue;
      append_change (body, change);
      self->n_pulled++;
      limit--;
    }
  gocua_feed_end (body);
  fake_answer (out, 200, NULL, NULL, body->str);
}

static void
handle_digests (FakeWard *self, const FakeRequest *request, GString *out)
{
  g_autoptr (GocuaDigestList) list = gocua_digest_list_new ();
  g_autoptr (GString) body = NULL;

  list->epoch = self->epoch;
  list->head = self->head;
  list->from = get_number (request, "from", 0);
  for (gint64 bucket = list->from; bucket < gocua_digest_n_complete (self->head); bucket++)
    {
      guint8 sha256[GOCUA_DIGEST_SIZE];

      digest_bucket (self, bucket, sha256);
      g_byte_array_append (list->digests, sha256, GOCUA_DIGEST_SIZE);
    }
  body = gocua_digest_list_to_json (list);
  fake_answer (out, 200, NULL, NULL, body->str);
}

static char *
make_token (FakeWard *self)
{
  return g_strdup_printf ("token-%u", self->n_signed_in);
}

static gboolean
is_signed_in (FakeWard *self, const FakeRequest *request)
{
  g_autofree char *header = fake_request_get_header (request, "Authorization");
  g_autofree char *token = make_token (self);
  g_autofree char *expected = g_strconcat ("Bearer ", token, NULL);

  return !self->is_strict || g_strcmp0 (header, expected) == 0;
}

static void
handle_sign_in (FakeWard *self, const FakeRequest *request, GString *out)
{
  g_autoptr (GocuaSignIn) sign_in = gocua_sign_in_from_json (request->body, request->length, NULL);
  g_autoptr (GocuaSessionAnswer) answer = NULL;
  g_autoptr (GString) body = NULL;

  if (sign_in == NULL || g_strcmp0 (sign_in->password, FAKE_WARD_PASSWORD) != 0)
    {
      answer_problem (out, 401, "wrong-password", NULL);
      return;
    }
  answer = gocua_session_answer_new ();
  self->n_signed_in++;
  answer->token = make_token (self);
  answer->role = g_strdup ("entry");
  answer->display = g_strdup ("Lê Thị Hoa");
  gocua_session_answer_add_ward (answer, FAKE_WARD_KEY, "Phường Tân Định");
  body = gocua_session_answer_to_json (answer);
  fake_answer (out, 201, NULL, NULL, body->str);
}

static gboolean
route (FakeWard *self, const FakeRequest *request, GString *out)
{
  self->n_requests++;
  if (self->portal)
    g_string_append (out, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 2\r\n\r\nHi");
  else if (g_str_equal (request->path, "/v1/sessions"))
    handle_sign_in (self, request, out);
  else if (!is_signed_in (self, request))
    {
      self->n_refused++;
      answer_problem (out, 401, "token-invalid", NULL);
    }
  else if (self->problem != NULL && (self->problem_status != 403 || g_str_equal (request->method, "POST")))
    answer_problem (out, self->problem_status, self->problem, NULL);
  else if (g_str_equal (request->method, "DELETE"))
    g_string_append (out, "HTTP/1.1 204 No Content\r\nGocua-Protocol: 1\r\n\r\n");
  else if (strstr (request->path, "/digests") != NULL)
    handle_digests (self, request, out);
  else if (g_str_equal (request->method, "POST"))
    return handle_push (self, request, out);
  else
    handle_pull (self, request, out);
  return TRUE;
}

static gboolean
handle (const FakeRequest *request, GString *out, gpointer data)
{
  FakeWard *self = data;
  gboolean open;

  g_mutex_lock (&self->lock);
  open = route (self, request, out);
  g_mutex_unlock (&self->lock);
  return open;
}

FakeWard *
fake_ward_new (void)
{
  FakeWard *self = g_new0 (FakeWard, 1);

  g_mutex_init (&self->lock);
  g_cond_init (&self->moved);
  self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_change_unref);
  gocua_id_init_new (&self->epoch, 1);
  self->server = fake_server_new (handle, self);
  return self;
}

void
fake_ward_free (FakeWard *self)
{
  if (self == NULL)
    return;
  g_mutex_lock (&self->lock);
  self->ends = TRUE;
  g_cond_broadcast (&self->moved);
  g_mutex_unlock (&self->lock);
  fake_server_free (self->server);
  g_ptr_array_unref (self->changes);
  g_cond_clear (&self->moved);
  g_mutex_clear (&self->lock);
  g_free (self);
}

void
fake_ward_lose (FakeWard *self, gint64 position, gboolean new_epoch)
{
  g_mutex_lock (&self->lock);
  while (self->changes->len > 0 &&
         ((GocuaChange *) self->changes->pdata[self->changes->len - 1])->position > position)
    g_ptr_array_remove_index (self->changes, self->changes->len - 1);
  self->head = position;
  if (new_epoch)
    gocua_id_init_new (&self->epoch, g_random_int ());
  g_mutex_unlock (&self->lock);
}

guint
fake_ward_count (FakeWard *self)
{
  guint n;

  g_mutex_lock (&self->lock);
  n = self->changes->len;
  g_mutex_unlock (&self->lock);
  return n;
}

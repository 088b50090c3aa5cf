/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-exchange-json.c: what a store and the server say to each other. */

#include <string.h>

#include "wire/gocua-exchange-json.h"

#define ID_A "01990000-0000-7000-8000-00000000000a"
#define ID_B "01990000-0000-7000-8000-00000000000b"
#define ID_C "01990000-0000-7000-8000-00000000000c"
#define ID_D "01990000-0000-7000-8000-00000000000d"

static GocuaId
id (const char *text)
{
  GocuaId value;

  g_assert_true (gocua_id_parse (&value, text));
  return value;
}

static GocuaChange *
make_change (const char *author, const char *head)
{
  GocuaId entity = id (ID_D);
  GocuaChange *change = gocua_change_new ("household", &entity);
  g_auto (GocuaValue) value = GOCUA_VALUE_INIT;

  change->id = id (ID_A);
  change->device = id (ID_B);
  change->batch = id (ID_C);
  change->stamp = GOCUA_STAMP_MAKE (1764130491000, 7);
  gocua_change_set_author (change, author);
  gocua_value_set_text (&value, head);
  gocua_change_add (change, "head", &value, GOCUA_STAMP_MAKE (1764130000000, 1));
  return change;
}

static GPtrArray *
list_of (GocuaChange *change)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_change_unref);

  g_ptr_array_add (list, change);
  return list;
}

static void
assert_same_change (const GocuaChange *a, const GocuaChange *b)
{
  g_autofree char *body_a = gocua_change_body_to_json (a);
  g_autofree char *body_b = gocua_change_body_to_json (b);

  g_assert_cmpstr (body_a, ==, body_b);
  g_assert_true (gocua_id_equal (&a->id, &b->id) && gocua_id_equal (&a->device, &b->device) &&
                 gocua_id_equal (&a->batch, &b->batch) && gocua_id_equal (&a->entity, &b->entity));
  g_assert_cmpuint (a->stamp, ==, b->stamp);
  g_assert_cmpstr (a->author, ==, b->author);
  g_assert_cmpstr (a->kind, ==, b->kind);
}

static void
test_push_round_trip (void)
{
  static const char *const names[] = { NULL, "Lê Thị Hoa", "dấu \" và \\ và \n\t\x01 xong" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) changes = list_of (make_change (names[i], "Trần Văn Bé \"Út\"\n\v"));
      GocuaId epoch = id (ID_C);
      g_autoptr (GString) text = gocua_push_to_json (&epoch, changes);
      g_autoptr (GocuaPush) push = gocua_push_from_json (text->str, text->len, &error);

      g_assert_no_error (error);
      g_assert_true (gocua_id_equal (&push->epoch, &epoch));
      g_assert_cmpuint (push->changes->len, ==, 1);
      g_assert_null (push->rejected->pdata[0]);
      assert_same_change (changes->pdata[0], push->changes->pdata[0]);
    }
}

/* One that cannot be read must not stop the others, and must keep its place. */
static void
test_push_malformed_change (void)
{
  static const char good[] = "{\"id\":\"" ID_A "\",\"stamp\":\"5\",\"device\":\"" ID_B "\",\"batch\":\"" ID_C
                             "\",\"kind\":\"area\",\"entity\":\"" ID_D "\",\"set\":{\"name\":\"Khu phố 1\"}}";
  static const struct
  {
    const char *from, *to;
  } faults[] = {
    { "\"5\"", "5" },
    { "\"5\"", "\"0\"" },
    { "\"5\"", "\"9223372036854775808\"" },
    { ID_A, "00000000-0000-0000-0000-000000000000" },
    { ID_B, "x" },
    { "\"area\"", "\"\"" },
    { "\"area\"", "7" },
    { "{\"name\":\"Khu phố 1\"}", "[]" },
    { "{\"name\":\"Khu phố 1\"}", "{\"\":1}" },
    { "\"batch\"", "\"bitch\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_auto (GStrv) parts = g_strsplit (good, faults[i].from, 2);
      g_autofree char *bad = g_strjoinv (faults[i].to, parts);
      g_autofree char *text = g_strdup_printf ("{\"changes\":[%s,%s]}", bad, good);
      g_autoptr (GError) error = NULL;
      g_autoptr (GocuaPush) push = gocua_push_from_json (text, strlen (text), &error);

      g_assert_no_error (error);
      g_assert_cmpuint (push->changes->len, ==, 2);
      g_assert_null (push->changes->pdata[0]);
      g_assert_cmpstr (push->rejected->pdata[0], ==, GOCUA_REJECTED_MALFORMED);
      g_assert_nonnull (push->changes->pdata[1]);
      g_assert_null (push->rejected->pdata[1]);
    }
}

static void
test_push_too_large (void)
{
  g_autofree char *head = g_strnfill (GOCUA_WIRE_MAX_CHANGE, 'x');
  g_autoptr (GPtrArray) changes = list_of (make_change (NULL, head));
  g_autoptr (GString) text = gocua_push_to_json (NULL, changes);
  g_autoptr (GError) error = NULL;
  g_autoptr (GocuaPush) push = gocua_push_from_json (text->str, text->len, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (push->rejected->pdata[0], ==, GOCUA_REJECTED_TOO_LARGE);
  g_assert_null (push->changes->pdata[0]);
}

static void
test_push_limits (void)
{
  g_autoptr (GString) text = g_string_new ("{\"changes\":[0");
  g_autoptr (GError) error = NULL;
  g_autofree char *huge = g_strnfill (GOCUA_WIRE_MAX_BODY + 1, ' ');

  for (int i = 0; i < GOCUA_WIRE_MAX_CHANGES; i++)
    g_string_append (text, ",0");
  g_string_append (text, "]}");
  g_assert_null (gocua_push_from_json (text->str, text->len, &error));
  g_assert_error (error, GOCUA_WIRE_ERROR, GOCUA_WIRE_ERROR_MANY);
  g_clear_error (&error);

  g_assert_null (gocua_push_from_json (huge, strlen (huge), &error));
  g_assert_error (error, GOCUA_WIRE_ERROR, GOCUA_WIRE_ERROR_SIZE);
}

static void
test_push_bad_text (void)
{
  static const char *const texts[] = { "",
                                       "[]",
                                       "{}",
                                       "{\"changes\":{}}",
                                       "{\"changes\":[],\"epoch\":1}",
                                       "{\"changes\":[]} x",
                                       "{\"changes\":[\"\xff\"]}",
                                       "{\"changes\":[\"a\\u0000b\"]}",
                                       "<html><body>Sign in to the network</body></html>" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (gocua_push_from_json (texts[i], strlen (texts[i]), &error));
      g_assert_true (error != NULL && error->domain == GOCUA_WIRE_ERROR);
    }
}

static GocuaPushAnswer *
make_answer (void)
{
  GocuaPushAnswer *answer = gocua_push_answer_new (3);

  answer->epoch = id (ID_C);
  answer->head = 1302;
  answer->digest.bucket = 0;
  memset (answer->digest.sha256, 0xa5, sizeof answer->digest.sha256);
  answer->n_new = 1;
  answer->n_known = 1;
  g_array_index (answer->positions, gint64, 0) = 1284;
  g_array_index (answer->positions, gint64, 1) = 17;
  g_array_index (answer->stamps, GocuaStamp, 1) = GOCUA_STAMP_MAKE (1764130491000, 9);
  answer->rejected->pdata[2] = g_strdup (GOCUA_REJECTED_DIFFERENT);
  return answer;
}

static void
test_answer_round_trip (void)
{
  g_autoptr (GocuaPushAnswer) answer = make_answer ();
  g_autoptr (GString) text = gocua_push_answer_to_json (answer);
  g_autoptr (GError) error = NULL;
  g_autoptr (GocuaPushAnswer) again = gocua_push_answer_from_json (text->str, text->len, 3, &error);
  g_autoptr (GString) second = NULL;

  g_assert_no_error (error);
  second = gocua_push_answer_to_json (again);
  g_assert_cmpstr (text->str, ==, second->str);
  g_assert_cmpint (g_array_index (again->positions, gint64, 1), ==, 17);
  g_assert_cmpuint (g_array_index (again->stamps, GocuaStamp, 1), ==, GOCUA_STAMP_MAKE (1764130491000, 9));
  g_assert_cmpstr (again->rejected->pdata[2], ==, GOCUA_REJECTED_DIFFERENT);
}

/* Whatever leaves open what became of a change must not be taken for an acknowledgement. */
static void
test_answer_incomplete (void)
{
  g_autoptr (GocuaPushAnswer) answer = make_answer ();
  g_autoptr (GString) whole = gocua_push_answer_to_json (answer);
  g_autoptr (GString) silent = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (gocua_push_answer_from_json (whole->str, whole->len, 2, &error));
  g_assert_error (error, GOCUA_WIRE_ERROR, GOCUA_WIRE_ERROR_SHAPE);
  g_clear_error (&error);

  g_clear_pointer ((char **) &answer->rejected->pdata[2], g_free);
  silent = gocua_push_answer_to_json (answer);
  g_assert_null (gocua_push_answer_from_json (silent->str, silent->len, 3, &error));
  g_assert_error (error, GOCUA_WIRE_ERROR, GOCUA_WIRE_ERROR_SHAPE);

  for (gsize length = 0; length < whole->len; length++)
    g_assert_null (gocua_push_answer_from_json (whole->str, length, 3, NULL));
}

static GString *
make_feed (const gint64 *positions, guint n, gint64 head)
{
  GString *out = g_string_new (NULL);
  GocuaId epoch = id (ID_C);
  const GocuaId ids[] = { id (ID_A), id (ID_B), id (ID_C), id (ID_D) };
  GocuaWireDigest digest = { .bucket = -1 };
  g_autoptr (GocuaChange) change = make_change ("Hoa \"Út\"", "Bé");
  g_autofree char *body = gocua_change_body_to_json (change);

  gocua_feed_begin (out, &epoch, head, &digest);
  for (guint i = 0; i < n; i++)
    {
      const GocuaDigestRow row = {
        positions[i], &ids[0], G_GUINT64_CONSTANT (115614054018416647), &ids[1],
        &ids[2],      &ids[3], i == 0 ? NULL : change->author,          "household",
        body
      };

      gocua_feed_append (out, &row);
    }
  gocua_feed_end (out);
  return out;
}

static void
test_feed_round_trip (void)
{
  static const gint64 positions[] = { 3, 5 };
  g_autoptr (GString) text = make_feed (positions, 2, 9);
  g_autoptr (GString) empty = make_feed (positions, 0, 9);
  g_autoptr (GError) error = NULL;
  g_autoptr (GocuaFeed) feed = gocua_feed_from_json (text->str, text->len, &error);
  g_autoptr (GocuaFeed) nothing = NULL;
  g_autoptr (GocuaChange) wanted = make_change ("Hoa \"Út\"", "Bé");
  GocuaChange *second;

  g_assert_no_error (error);
  g_assert_cmpuint (feed->changes->len, ==, 2);
  g_assert_cmpint (feed->digest.bucket, ==, -1);
  second = feed->changes->pdata[1];
  g_assert_cmpint (second->position, ==, 5);
  wanted->stamp = second->stamp;
  assert_same_change (second, wanted);
  nothing = gocua_feed_from_json (empty->str, empty->len, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (nothing->changes->len, ==, 0);
  g_assert_cmpint (nothing->head, ==, 9);
}

/* A feed is taken whole or not at all. */
static void
test_feed_bad (void)
{
  static const gint64 backwards[] = { 5, 3 };
  static const gint64 twice[] = { 3, 3 };
  static const gint64 beyond[] = { 3, 10 };
  static const gint64 *const lists[] = { backwards, twice, beyond };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (GString) text = make_feed (lists[i], 2, 9);
      g_autoptr (GError) error = NULL;

      g_assert_null (gocua_feed_from_json (text->str, text->len, &error));
      g_assert_error (error, GOCUA_WIRE_ERROR, GOCUA_WIRE_ERROR_SHAPE);
    }
}

static void
test_digest_list (void)
{
  g_autoptr (GocuaDigestList) list = gocua_digest_list_new ();
  g_autoptr (GString) text = NULL;
  g_autoptr (GocuaDigestList) again = NULL;
  g_autoptr (GError) error = NULL;
  guint8 sha256[GOCUA_DIGEST_SIZE];

  list->epoch = id (ID_A);
  list->head = 2048;
  list->from = 4;
  for (int i = 0; i < 2; i++)
    {
      memset (sha256, 0x1f + i, sizeof sha256);
      g_byte_array_append (list->digests, sha256, sizeof sha256);
    }
  text = gocua_digest_list_to_json (list);
  again = gocua_digest_list_from_json (text->str, text->len, &error);
  g_assert_no_error (error);
  g_assert_cmpint (again->from, ==, 4);
  g_assert_cmpmem (list->digests->data, list->digests->len, again->digests->data, again->digests->len);
}

static void
test_sign_in (void)
{
  GocuaSignIn given = { .account = (char *) "hoa",
                        .password = (char *) "mật \"khẩu\"",
                        .name = (char *) "PC 2" };
  g_autoptr (GString) text = NULL;
  g_autoptr (GocuaSignIn) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *long_text = g_strnfill (2000, 'a');

  given.device = id (ID_A);
  text = gocua_sign_in_to_json (&given);
  again = gocua_sign_in_from_json (text->str, text->len, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (again->account, ==, "hoa");
  g_assert_cmpstr (again->password, ==, "mật \"khẩu\"");
  g_assert_true (gocua_id_equal (&again->device, &given.device));

  given.account = long_text;
  g_string_free (text, TRUE);
  text = gocua_sign_in_to_json (&given);
  g_assert_null (gocua_sign_in_from_json (text->str, text->len, &error));
  g_assert_error (error, GOCUA_WIRE_ERROR, GOCUA_WIRE_ERROR_SHAPE);
}

static void
test_session_answer (void)
{
  g_autoptr (GocuaSessionAnswer) answer = gocua_session_answer_new ();
  g_autoptr (GString) text = NULL;
  g_autoptr (GString) evil = NULL;
  g_autoptr (GocuaSessionAnswer) again = NULL;
  g_autoptr (GError) error = NULL;

  answer->token = g_strdup ("abc-_123");
  answer->role = g_strdup ("entry");
  answer->display = g_strdup ("Lê Thị Hoa");
  gocua_session_answer_add_ward (answer, "26737@2025-07-01", "Phường Tân Định");
  text = gocua_session_answer_to_json (answer);
  again = gocua_session_answer_from_json (text->str, text->len, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->wards->len, ==, 1);
  g_assert_cmpstr (((GocuaSessionWard *) again->wards->pdata[0])->name, ==, "Phường Tân Định");

  /* A token goes into a header: nothing that could end it may be in there. */
  g_free (answer->token);
  answer->token = g_strdup ("abc\r\nX-Evil: 1");
  evil = gocua_session_answer_to_json (answer);
  g_assert_null (gocua_session_answer_from_json (evil->str, evil->len, &error));
  g_assert_error (error, GOCUA_WIRE_ERROR, GOCUA_WIRE_ERROR_SHAPE);
}

static void
test_problem (void)
{
  GocuaWireProblem given = { .status = 409, .code = (char *) "epoch-changed" };
  g_autoptr (GString) text = NULL;
  g_autoptr (GocuaWireProblem) again = NULL;

  given.epoch = id (ID_B);
  text = gocua_wire_problem_to_json (&given, "Epoch changed");
  again = gocua_wire_problem_from_json (text->str, text->len);
  g_assert_nonnull (again);
  g_assert_cmpuint (again->status, ==, 409);
  g_assert_cmpstr (again->code, ==, "epoch-changed");
  g_assert_true (gocua_id_equal (&again->epoch, &given.epoch));
  g_assert_null (gocua_wire_problem_from_json ("<html>", 6));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/push-round-trip", test_push_round_trip);
  g_test_add_func ("/exchange/push-malformed-change", test_push_malformed_change);
  g_test_add_func ("/exchange/push-too-large", test_push_too_large);
  g_test_add_func ("/exchange/push-limits", test_push_limits);
  g_test_add_func ("/exchange/push-bad-text", test_push_bad_text);
  g_test_add_func ("/exchange/answer-round-trip", test_answer_round_trip);
  g_test_add_func ("/exchange/answer-incomplete", test_answer_incomplete);
  g_test_add_func ("/exchange/feed-round-trip", test_feed_round_trip);
  g_test_add_func ("/exchange/feed-bad", test_feed_bad);
  g_test_add_func ("/exchange/digest-list", test_digest_list);
  g_test_add_func ("/exchange/sign-in", test_sign_in);
  g_test_add_func ("/exchange/session-answer", test_session_answer);
  g_test_add_func ("/exchange/problem", test_problem);
  return g_test_run ();
}

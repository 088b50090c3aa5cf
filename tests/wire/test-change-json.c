/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-change-json.c: what a change sets is kept letter by letter, whoever wrote it. */

#include "wire/gocua-change-json.h"
#include "wire/gocua-exchange-json.h"

#include <string.h>

#define AN_ID "01990000-0000-7000-8000-00000000000a"

static GocuaChange *
read_body (const char *kind, const char *body)
{
  GocuaId entity = { { 1 } };
  GocuaChange *change = gocua_change_new (kind, &entity);
  g_autoptr (GError) error = NULL;

  gocua_change_body_from_json (change, body, -1, &error);
  g_assert_no_error (error);
  return change;
}

static void
assert_canonical (const char *kind, const char *body, const char *wanted)
{
  g_autoptr (GocuaChange) change = read_body (kind, body);
  g_autofree char *once = gocua_change_body_to_json (change);

  g_assert_cmpstr (once, ==, wanted);
}

static const struct
{
  const char *body;
  const char *wanted; /* NULL: the same */
} bodies[] = {
  { "{\"set\":{}}", NULL },
  { "{\"set\":{\"head\":\"Trần Văn "
    "Bé\",\"people\":4,\"eligible\":3},\"base\":{\"head\":\"115637000000000000\"}}",
    NULL },
  { "{\"set\":{\"z\":1,\"a\":2,\"head\":null}}", NULL },
  { "{\"set\":{\"people\":4.0,\"eligible\":1e2}}", NULL },
  { "{\"set\":{\"a\":-0,\"b\":0,\"c\":-5,\"d\":0.10,\"e\":1E+2}}", NULL },
  { "{\"set\":{\"a\":9223372036854775807,\"b\":9223372036854775808,\"c\":-9223372036854775808}}", NULL },
  { "{\"set\":{\"a\":123456789012345678901234567890,\"b\":0.30000000000000000000001}}", NULL },
  { "{\"set\":{\"a\":true,\"b\":false,\"c\":[],\"d\":{},\"head\":[1,{\"x\":null}]}}", NULL },
  { "{\"set\":{\"a\":{\"b\":{\"c\":[1.50,\"\\u0001\",\"q\\\"\\\\\"]},\"b\":2}}}", NULL },
  { " { \"base\" : { \"head\" : \"7\" } ,\n\"set\" : { \"head\" : \"a\\u0062\\/\\ud83d\\ude00\" , \"x\" : [ "
    "1 , 2 ] } } ",
    "{\"set\":{\"head\":\"ab/😀\",\"x\":[1,2]},\"base\":{\"head\":\"7\"}}" },
  { "{\"set\":{\"a\":1,\"a\":2},\"set\":{\"b\":1}}", "{\"set\":{\"a\":1}}" },
  { "{\"set\":{\"a\":1},\"base\":{\"a\":7,\"b\":\"8\"}}", "{\"set\":{\"a\":1}}" },
  { "{\"set\":{\"a\":1},\"base\":{\"a\":\"007\"},\"other\":[{}]}",
    "{\"set\":{\"a\":1},\"base\":{\"a\":\"7\"}}" },
  { "{\"set\":{\"a\":\"\\b\\f\\n\\r\\t\\u001F\\u007f\"}}",
    "{\"set\":{\"a\":\"\\b\\f\\n\\r\\t\\u001f\x7f\"}}" },
};

static void
test_bodies (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      const char *wanted = bodies[i].wanted != NULL ? bodies[i].wanted : bodies[i].body;

      /* Whoever knows the kind and whoever doesn't keep the same text. */
      assert_canonical ("household", bodies[i].body, wanted);
      assert_canonical ("kind_of_tomorrow", bodies[i].body, wanted);
      assert_canonical ("household", wanted, wanted);
    }
}

static void
test_types (void)
{
  g_autoptr (GocuaChange) change = read_body (
      "household", "{\"set\":{\"people\":4,\"head\":\"x\",\"area\":\"" AN_ID "\",\"note\":true,\"code\":null,"
                   "\"phone\":1.5}}");
  g_autoptr (GocuaChange) other =
      read_body ("household", "{\"set\":{\"area\":\"01990000-0000-7000-8000-00000000000A\"}}");

  g_assert_cmpint (gocua_change_find_set (change, "people")->value.type, ==, GOCUA_VALUE_INT);
  g_assert_cmpint (gocua_change_find_set (change, "head")->value.type, ==, GOCUA_VALUE_TEXT);
  g_assert_cmpint (gocua_change_find_set (change, "area")->value.type, ==, GOCUA_VALUE_ID);
  g_assert_cmpint (gocua_change_find_set (change, "note")->value.type, ==, GOCUA_VALUE_JSON);
  g_assert_cmpint (gocua_change_find_set (change, "code")->value.type, ==, GOCUA_VALUE_NULL);
  g_assert_cmpint (gocua_change_find_set (change, "phone")->value.type, ==, GOCUA_VALUE_JSON);
  /* An id in capitals would come out in small letters: it is no id. */
  g_assert_cmpint (gocua_change_find_set (other, "area")->value.type, ==, GOCUA_VALUE_TEXT);
}

static void
test_bad (void)
{
  static const char *const texts[] = {
    "",
    "[]",
    "{}",
    "{\"set\":[]}",
    "{\"set\":{}} x",
    "{\"set\":{\"a\":01}}",
    "{\"set\":{\"a\":+1}}",
    "{\"set\":{\"a\":1.}}",
    "{\"set\":{\"a\":nul}}",
    "{\"set\":{\"a\":1,}}",
    "{\"set\":{,\"a\":1}}",
    "{\"set\":{\"a\" 1}}",
    "{\"set\":{\"a\":\"\\u0000\"}}",
    "{\"set\":{\"a\":\"\\ud800\"}}",
    "{\"set\":{\"a\":\"\\ud800\\u0041\"}}",
    "{\"set\":{\"a\":\"\\udc00\"}}",
    "{\"set\":{\"a\":\"\\x\"}}",
    "{\"set\":{\"a\":\"\n\"}}",
    "{\"set\":{\"a\":\"\xff\"}}",
    "{\"set\":{\"a\":[[[[[[[[[[[[[1]]]]]]]]]]]]]}}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      GocuaId entity = { { 1 } };
      g_autoptr (GocuaChange) change = gocua_change_new ("household", &entity);
      g_autoptr (GError) error = NULL;
      g_autofree char *shown = g_strescape (texts[i], NULL);

      g_test_message ("%s", shown);
      g_assert_false (gocua_change_body_from_json (change, texts[i], -1, &error));
      g_assert_true (error != NULL && error->domain == GOCUA_WIRE_ERROR);
    }
}

static void
append_random_text (GString *out)
{
  static const char *const parts[] = { "a",    "Ă", "\\u0041",        "\\n", "\\\"",
                                       "\\\\", "😀", "\\ud83d\\ude00", "/",   " " };

  g_string_append_c (out, '"');
  for (int n = g_test_rand_int_range (0, 6); n > 0; n--)
    g_string_append (out, parts[g_test_rand_int_range (0, G_N_ELEMENTS (parts))]);
  g_string_append_c (out, '"');
}

static void
append_random_number (GString *out)
{
  if (g_test_rand_bit ())
    g_string_append_c (out, '-');
  /* JSON knows no leading zeros. */
  g_string_append_printf (out, "%d", g_test_rand_int_range (1, 20));
  for (int n = g_test_rand_int_range (0, 3) * 9; n > 0; n--)
    g_string_append_printf (out, "%d", g_test_rand_int_range (0, 10));
  if (g_test_rand_bit ())
    g_string_append_printf (out, ".%d0", g_test_rand_int_range (0, 1000));
  if (g_test_rand_bit ())
    g_string_append_printf (out, "%s%d", g_test_rand_bit () ? "e" : "E-", g_test_rand_int_range (0, 400));
}

static void append_random_value (GString *out, int depth);

static void
append_random_members (GString *out, int depth, const char *const *names, gsize n_names, gboolean named)
{
  gboolean first = TRUE;

  for (int n = g_test_rand_int_range (0, 5); n > 0; n--)
    {
      g_string_append (out, first ? " " : " ,");
      first = FALSE;
      if (named && names != NULL)
        g_string_append_printf (out, "\"%s\":", names[g_test_rand_int_range (0, (gint32) n_names)]);
      else if (named)
        {
          append_random_text (out);
          g_string_append (out, " :\t");
        }
      append_random_value (out, depth);
    }
}

static void
append_random_value (GString *out, int depth)
{
  switch (g_test_rand_int_range (0, depth > 0 ? 8 : 5))
    {
    case 0:
      g_string_append (out, "null");
      break;
    case 1:
      g_string_append (out, g_test_rand_bit () ? "true" : "false");
      break;
    case 2:
      g_string_append (out, "\"" AN_ID "\"");
      break;
    case 3:
      append_random_number (out);
      break;
    case 5:
      g_string_append_c (out, '[');
      append_random_members (out, depth - 1, NULL, 0, FALSE);
      g_string_append_c (out, ']');
      break;
    case 6:
      g_string_append_c (out, '{');
      append_random_members (out, depth - 1, NULL, 0, TRUE);
      g_string_append_c (out, '}');
      break;
    default:
      append_random_text (out);
      break;
    }
}

/* One canonical text for any body, in every version; and the message that carries it changes nothing. */
static void
test_random_bodies (void)
{
  static const char *const fields[] = { "head", "people", "area", "deleted", "of_tomorrow", "note" };

  for (int round = 0; round < 3000; round++)
    {
      g_autoptr (GString) body = g_string_new ("{\"set\":{");
      g_autoptr (GocuaChange) known = NULL;
      g_autoptr (GocuaChange) unknown = NULL;
      g_autofree char *first = NULL;
      g_autofree char *second = NULL;

      append_random_members (body, 4, fields, G_N_ELEMENTS (fields), TRUE);
      g_string_append (body, "},\"base\":{");
      append_random_members (body, 1, fields, G_N_ELEMENTS (fields), TRUE);
      g_string_append (body, "}}");
      known = read_body ("household", body->str);
      first = gocua_change_body_to_json (known);
      unknown = read_body ("kind_of_tomorrow", body->str);
      second = gocua_change_body_to_json (unknown);
      g_assert_cmpstr (first, ==, second);
      assert_canonical ("household", first, first);
    }
}

static void
test_through_a_message (void)
{
  static const char body[] =
      "{\"set\":{\"head\":{\"x\":[1.50,true]},\"n\":12345678901234567890.5},\"base\":{\"n\":\"3\"}}";
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_change_unref);
  g_autoptr (GString) text = NULL;
  g_autoptr (GocuaPush) push = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *again = NULL;
  GocuaChange *change = read_body ("household", body);

  change->id.bytes[0] = change->device.bytes[0] = change->batch.bytes[0] = 1;
  change->stamp = 5;
  g_ptr_array_add (changes, change);
  text = gocua_push_to_json (NULL, changes);
  push = gocua_push_from_json (text->str, text->len, &error);
  g_assert_no_error (error);
  g_assert_nonnull (push->changes->pdata[0]);
  again = gocua_change_body_to_json (push->changes->pdata[0]);
  g_assert_cmpstr (again, ==, body);
}

/* Half a million fields must not take a square of that. */
static void
test_many_fields (void)
{
  g_autoptr (GString) body = g_string_new ("{\"set\":{\"first\":1");
  g_autoptr (GString) bases = g_string_new ("},\"base\":{\"first\":\"1\"");
  g_autoptr (GocuaChange) change = NULL;

  for (int i = 0; i < 30000; i++)
    {
      g_string_append_printf (body, ",\"%d\":%d", i, i);
      g_string_append_printf (bases, ",\"%d\":\"%d\"", 29999 - i, 30000 - i);
    }
  g_string_append (body, bases->str);
  g_string_append (body, "}}");
  change = read_body ("household", body->str);
  g_assert_cmpuint (gocua_change_get_n_sets (change), ==, 30001);
  for (guint i = 1; i < 30001; i++)
    g_assert_cmpuint (gocua_change_get_set (change, i)->base, ==, i);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/change-json/bodies", test_bodies);
  g_test_add_func ("/change-json/types", test_types);
  g_test_add_func ("/change-json/bad", test_bad);
  g_test_add_func ("/change-json/random-bodies", test_random_bodies);
  g_test_add_func ("/change-json/through-a-message", test_through_a_message);
  g_test_add_func ("/change-json/many-fields", test_many_fields);
  return g_test_run ();
}

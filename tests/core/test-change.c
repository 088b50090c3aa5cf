/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-change.c: what a change must keep to, and at which field it is told. */

#include "core/gocua-change.h"

#define NOW_MS G_GINT64_CONSTANT (1767225600000) /* 2026-01-01 07:00 in Vietnam */

typedef struct
{
  const char *kind;
  const char *sets; /* "field=text" or "field#integer", separated by "|" */
  gboolean creates;
  int code; /* -1: fine */
  const char *field;
} Case;

static const Case cases[] = {
  { "household", "head=Trần Văn Bé", TRUE, -1, NULL },
  { "household", "address=12 Lê Lợi", TRUE, -1, NULL },
  { "household", "note=không tên, không địa chỉ", TRUE, GOCUA_CHANGE_ERROR_MISSING, "address" },
  { "household", "note=sửa ghi chú", FALSE, -1, NULL },
  { "household", "head=A|people#4|eligible#5", TRUE, GOCUA_CHANGE_ERROR_VALUE, "eligible" },
  { "household", "head=A|people#4|eligible#4", TRUE, -1, NULL },
  { "household", "head=A|people#4", TRUE, GOCUA_CHANGE_ERROR_UNIT, "eligible" },
  { "household", "head=A|people#-1|eligible#0", TRUE, GOCUA_CHANGE_ERROR_RANGE, "people" },
  { "household", "head=A|people#1000|eligible#0", TRUE, GOCUA_CHANGE_ERROR_RANGE, "people" },
  { "household", "head#3", TRUE, GOCUA_CHANGE_ERROR_TYPE, "head" },
  { "household", "head=A|field_of_tomorrow=x", TRUE, -1, NULL },
  { "area", "position#3", TRUE, GOCUA_CHANGE_ERROR_MISSING, "name" },
  { "area", "", FALSE, GOCUA_CHANGE_ERROR_EMPTY, NULL },
  { "visit", "date=2026-01-01|outcome=met", FALSE, -1, NULL },
  { "visit", "date=2026-01-02", FALSE, -1, NULL },
  { "visit", "date=2026-01-03", FALSE, GOCUA_CHANGE_ERROR_DATE, "date" },
  { "visit", "date=2025-02-29", FALSE, GOCUA_CHANGE_ERROR_DATE, "date" },
  { "visit", "follow_up=31/12/2025", FALSE, GOCUA_CHANGE_ERROR_DATE, "follow_up" },
  { "visit", "outcome=asleep", FALSE, GOCUA_CHANGE_ERROR_VALUE, "outcome" },
  { "visit", "answers=knows=1 installed=2", FALSE, GOCUA_CHANGE_ERROR_VALUE, "answers" },
  { "visit", "answers=installed=2 knows=1", FALSE, -1, NULL },
  { "visit", "date=2026-01-01|outcome=met", TRUE, GOCUA_CHANGE_ERROR_MISSING, "household" },
  { "kind_of_tomorrow", "anything=x", TRUE, -1, NULL },
};

static GocuaChange *
make_change (const Case *c)
{
  GocuaId entity = { { 1 } };
  GocuaChange *change = gocua_change_new (c->kind, &entity);
  g_auto (GStrv) sets = g_strsplit (c->sets, "|", -1);

  change->stamp = GOCUA_STAMP_MAKE (NOW_MS, 0);
  for (guint i = 0; sets[i] != NULL; i++)
    {
      gsize at = strcspn (sets[i], "=#");
      g_autofree char *field = g_strndup (sets[i], at);
      g_auto (GocuaValue) value = GOCUA_VALUE_INIT;

      if (sets[i][at] == '#')
        gocua_value_set_int (&value, g_ascii_strtoll (sets[i] + at + 1, NULL, 10));
      else
        gocua_value_set_text (&value, sets[i] + at + 1);
      gocua_change_add (change, field, &value, 0);
    }
  return change;
}

static void
test_rules (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GocuaChange) change = make_change (&cases[i]);
      g_autoptr (GError) error = NULL;
      const char *field = NULL;
      gboolean good = gocua_change_validate (change, cases[i].creates, &field, &error);

      g_test_message ("%s %s", cases[i].kind, cases[i].sets);
      if (cases[i].code < 0)
        {
          g_assert_no_error (error);
          g_assert_true (good);
          continue;
        }
      g_assert_false (good);
      g_assert_error (error, GOCUA_CHANGE_ERROR, cases[i].code);
      g_assert_cmpstr (field, ==, cases[i].field);
    }
}

/* What others made is judged by its content alone, so that every store comes to the same. */
static void
test_content_only (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GocuaChange) change = make_change (&cases[i]);
      gboolean depends_on_when_or_where = (cases[i].creates && cases[i].code == GOCUA_CHANGE_ERROR_MISSING) ||
                                          g_str_equal (cases[i].sets, "date=2026-01-03");

      g_test_message ("%s %s", cases[i].kind, cases[i].sets);
      g_assert_cmpint (gocua_change_validate_content (change, NULL, NULL), ==,
                       cases[i].code < 0 || depends_on_when_or_where);
    }
}

static void
test_json_value_has_the_wrong_type (void)
{
  GocuaId entity = { { 1 } };
  g_autoptr (GocuaChange) change = gocua_change_new ("household", &entity);
  g_auto (GocuaValue) value = GOCUA_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  gocua_value_take_json (&value, g_strdup ("[1]"));
  gocua_change_add (change, "field_of_tomorrow", &value, 0);
  g_assert_true (gocua_change_validate_content (change, NULL, NULL));
  gocua_change_add (change, "head", &value, 0);
  g_assert_false (gocua_change_validate_content (change, NULL, &error));
  g_assert_error (error, GOCUA_CHANGE_ERROR, GOCUA_CHANGE_ERROR_TYPE);
}

static void
test_too_long (void)
{
  g_autofree char *text = g_strnfill (201, 'x');
  g_autofree char *sets = g_strconcat ("head=", text, NULL);
  Case c = { "household", sets, TRUE, 0, NULL };
  g_autoptr (GocuaChange) change = make_change (&c);
  g_autoptr (GError) error = NULL;

  g_assert_false (gocua_change_validate (change, TRUE, NULL, &error));
  g_assert_error (error, GOCUA_CHANGE_ERROR, GOCUA_CHANGE_ERROR_RANGE);
}

static void
test_required_cannot_be_taken_away (void)
{
  GocuaId entity = { { 1 } };
  g_autoptr (GocuaChange) change = gocua_change_new ("area", &entity);
  g_auto (GocuaValue) nothing = GOCUA_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  gocua_change_add (change, "name", &nothing, 0);
  g_assert_false (gocua_change_validate (change, FALSE, NULL, &error));
  g_assert_error (error, GOCUA_CHANGE_ERROR, GOCUA_CHANGE_ERROR_MISSING);
}

static gpointer
make_and_drop (gpointer unused)
{
  GocuaId entity = { { 1 } };

  for (int i = 0; i < 100000; i++)
    {
      g_autoptr (GocuaChange) change = gocua_change_new ("household", &entity);
      g_auto (GocuaValue) value = GOCUA_VALUE_INIT;

      gocua_change_set_author (change, "Lê Thị Hoa");
      gocua_change_add (change, "head", &value, 0);
      gocua_change_add (change, "of a later version", &value, 0);
    }
  return NULL;
}

/* A database thread and that of sync, or those of the server. */
static void
test_threads_share_no_string_that_goes_away (void)
{
  GThread *threads[4];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("changes", make_and_drop, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/change/rules", test_rules);
  g_test_add_func ("/change/content-only", test_content_only);
  g_test_add_func ("/change/json-value", test_json_value_has_the_wrong_type);
  g_test_add_func ("/change/too-long", test_too_long);
  g_test_add_func ("/change/required", test_required_cannot_be_taken_away);
  g_test_add_func ("/change/threads", test_threads_share_no_string_that_goes_away);
  return g_test_run ();
}

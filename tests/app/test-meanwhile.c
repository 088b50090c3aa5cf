/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-meanwhile.c: what others changed of a thing since it was looked at, and nothing else, is told. */

#include "app/gocua-meanwhile.h"

#include <string.h>

#include "core/gocua-locale.h"
#include "store/gocua-journal.h"

static GocuaEvent *
add_event (GPtrArray *events, const char *kind, gint64 at_ms, const char *author, const char *action)
{
  GocuaEvent *event = g_new0 (GocuaEvent, 1);
  GocuaId id = { { 1 } };

  event->at_ms = at_ms;
  event->author = g_strdup (author);
  event->action = g_strdup (action);
  event->change = gocua_change_new (kind, &id);
  event->change->stamp = GOCUA_STAMP_MAKE (at_ms, 0);
  g_ptr_array_add (events, event);
  return event;
}

static void
set_text (GocuaEvent *event, const char *field, const char *text)
{
  g_auto (GocuaValue) value = GOCUA_VALUE_INIT;

  gocua_value_set_text (&value, text);
  gocua_change_add (event->change, field, &value, 0);
}

static GPtrArray *
new_events (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_event_free);
}

static GocuaRecord *
make_seen (GPtrArray *events)
{
  GocuaId id = { { 1 } };
  GocuaRecord *seen = gocua_record_new (GOCUA_KIND_HOUSEHOLD, &id);

  for (guint i = 0; i < events->len; i++)
    gocua_record_apply (seen, ((GocuaEvent *) g_ptr_array_index (events, i))->change);
  return seen;
}

static void
test_nothing (void)
{
  g_autoptr (GPtrArray) events = new_events ();
  g_autoptr (GocuaRecord) seen = NULL;

  set_text (add_event (events, "household", 1000, "Lan", NULL), "phone", "0901234567");
  seen = make_seen (events);
  g_assert_null (gocua_meanwhile_find (GOCUA_KIND_HOUSEHOLD, events, seen));
  /* What was done at this computer is no news to who sits there. */
  set_text (add_event (events, "household", 2000, "Lan", "household.edit"), "phone", "0901234568");
  g_assert_null (gocua_meanwhile_find (GOCUA_KIND_HOUSEHOLD, events, seen));
}

static void
test_fields_and_author (void)
{
  g_autoptr (GPtrArray) events = new_events ();
  g_autoptr (GocuaRecord) seen = NULL;
  g_autoptr (GocuaMeanwhile) found = NULL;
  g_autofree char *text = NULL;

  set_text (add_event (events, "household", 1000, "Lan", "household.new"), "phone", "0901234567");
  seen = make_seen (events);
  set_text (add_event (events, "household", 3000, "Bình", NULL), "note", "chó dữ");
  set_text (add_event (events, "household", 4000, "Chi", NULL), "phone", "0909");
  found = gocua_meanwhile_find (GOCUA_KIND_HOUSEHOLD, events, seen);
  g_assert_nonnull (found);
  g_assert_cmpstr (found->author, ==, "Chi");
  g_assert_cmpint (found->at_ms, ==, 4000);
  text = gocua_meanwhile_describe (found);
  g_assert_nonnull (strstr (text, "Chi"));
  g_assert_nonnull (strstr (text, gocua_kind_get_field_label (GOCUA_KIND_HOUSEHOLD, GOCUA_HOUSEHOLD_PHONE)));
  g_assert_nonnull (strstr (text, gocua_kind_get_field_label (GOCUA_KIND_HOUSEHOLD, GOCUA_HOUSEHOLD_NOTE)));
}

/* A week old when it arrives, and overtaken since: what is on the screen is not touched. */
static void
test_overtaken (void)
{
  g_autoptr (GPtrArray) events = new_events ();
  g_autoptr (GocuaRecord) seen = NULL;

  set_text (add_event (events, "household", 5000, "Lan", "household.new"), "phone", "0901234567");
  seen = make_seen (events);
  set_text (add_event (events, "household", 2000, "Bình", NULL), "phone", "0908");
  g_assert_null (gocua_meanwhile_find (GOCUA_KIND_HOUSEHOLD, events, seen));
}

static void
test_new_visit (void)
{
  g_autoptr (GPtrArray) events = new_events ();
  g_autoptr (GocuaMeanwhile) found = NULL;
  g_autofree char *text = NULL;

  set_text (add_event (events, "visit", 3000, NULL, NULL), "outcome", "met");
  found = gocua_meanwhile_find (GOCUA_KIND_VISIT, events, NULL);
  g_assert_nonnull (found);
  text = gocua_meanwhile_describe (found);
  g_assert_true (g_str_has_prefix (text, "somebody on another computer"));
}

int
main (int argc, char **argv)
{
  gocua_locale_init ("en");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/meanwhile/nothing", test_nothing);
  g_test_add_func ("/meanwhile/fields-and-author", test_fields_and_author);
  g_test_add_func ("/meanwhile/overtaken", test_overtaken);
  g_test_add_func ("/meanwhile/new-visit", test_new_visit);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-carry.c: what an old ward recorded goes over with its ids and stamps, once, where it was assigned to,
 * and can be taken back. */

#include "gocua-test-store.h"

#include "store/gocua-areas.h"
#include "store/gocua-carry.h"
#include "store/gocua-check.h"
#include "store/gocua-ward.h"

#include <string.h>

#define UNIT "26737@2025-07-01"
#define ELSE "26740@2025-07-01"

typedef struct
{
  TestStore old, now;
  GocuaId one, two;
  GocuaId households[4];
} Fixture;

static void
setup (Fixture *self, gconstpointer data)
{
  static const char *const addresses[] = { "1 Lê Lợi", "2 Lê Lợi", "3 Lê Lợi", "4 Hai Bà Trưng" };

  test_store_open (&self->old);
  test_store_open (&self->now);
  self->one = test_add_area (&self->old, "Khu phố 1");
  self->two = test_add_area (&self->old, "Khu phố 2");
  for (guint i = 0; i < 3; i++)
    self->households[i] =
        test_add_household (&self->old, "Nguyễn Thị Ánh", addresses[i], i < 2 ? &self->one : &self->two);
  self->households[3] = test_add_household (&self->old, "Trần Văn Bé", addresses[3], NULL);
  test_add_visit (&self->old, &self->households[0], "2025-06-01", "met", "installed=2");
  test_add_visit (&self->old, &self->households[0], "2025-06-01", "met", "installed=1");
  test_add_visit (&self->old, &self->households[2], "2025-06-02", "absent", NULL);
}

static void
teardown (Fixture *self, gconstpointer data)
{
  test_store_close (&self->old);
  test_store_close (&self->now);
}

static gint64
n_households (TestStore *store)
{
  return test_count (store->db, "SELECT count(*) FROM household WHERE deleted IS NOT 1");
}

static GocuaCarryChoice *
choose_all (Fixture *self)
{
  GocuaCarryChoice *choice = gocua_carry_choice_new ();

  gocua_carry_choice_assign_area (choice, &self->one, UNIT);
  gocua_carry_choice_assign_area (choice, &self->two, UNIT);
  choice->no_area = g_strdup (UNIT);
  return choice;
}

static GocuaCarry *
collect (TestStore *old, const GocuaCarryChoice *choice, const char *unit)
{
  g_autoptr (GError) error = NULL;
  GocuaCarry *carry = gocua_carry_collect (old->db, choice, unit, NULL, &error);

  g_assert_no_error (error);
  return carry;
}

static void
count_cb (gint64 done, gint64 total, gpointer data)
{
  g_assert_cmpint (done, <, total);
  *(guint *) data += 1;
}

static guint
take (Fixture *self, const GocuaCarry *carry)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  guint n_new = G_MAXUINT, n_told = 0;
  GocuaProgress progress = { count_cb, &n_told };

  gocua_carry_take (self->now.db, carry, "Phường Đa Kao", &n_new, &progress, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_told, >, 0);
  problems = gocua_check_run (self->now.db, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  return n_new;
}

static int
attempts_of (TestStore *store, const GocuaId *household)
{
  g_auto (GocuaStatus) status = { 0 };
  GocuaId campaign = test_campaign_id ();
  g_autoptr (GError) error = NULL;

  gocua_household_get_status (store->db, household, &campaign, &status, &error);
  g_assert_no_error (error);
  return status.attempts;
}

static void
test_all (Fixture *self, gconstpointer data)
{
  g_autoptr (GocuaCarryChoice) choice = choose_all (self);
  g_autoptr (GocuaCarry) carry = collect (&self->old, choice, UNIT);
  g_autoptr (GocuaRecord) before = NULL;
  g_autoptr (GocuaRecord) after = NULL;
  gint64 n_old = gocua_journal_count (self->old.db, NULL);
  gint64 n_now;

  g_assert_cmpuint (carry->n_households, ==, 4);
  g_assert_cmpuint (carry->n_visits, ==, 3);
  g_assert_cmpuint (carry->n_unassigned, ==, 0);
  g_assert_cmpuint (take (self, carry), >, 0);
  g_assert_cmpint (n_households (&self->now), ==, 4);
  g_assert_cmpint (test_count (self->now.db, "SELECT count(*) FROM visit"), ==, 3);
  before = gocua_entity_load (self->old.db, GOCUA_KIND_HOUSEHOLD, &self->households[0], NULL);
  after = gocua_entity_load (self->now.db, GOCUA_KIND_HOUSEHOLD, &self->households[0], NULL);
  g_assert_true (gocua_record_equal (before, after)); /* values, stamps and devices */
  g_assert_cmpint (attempts_of (&self->now, &self->households[0]), ==,
                   attempts_of (&self->old, &self->households[0]));
  /* The old ward's file has nothing new, and the same once more changes nothing. */
  g_assert_cmpint (gocua_journal_count (self->old.db, NULL), ==, n_old);
  n_now = gocua_journal_count (self->now.db, NULL);
  g_assert_cmpuint (take (self, carry), ==, 0);
  g_assert_cmpint (gocua_journal_count (self->now.db, NULL), ==, n_now);
}

static void
test_split_ward (Fixture *self, gconstpointer data)
{
  g_autoptr (GocuaCarryChoice) choice = gocua_carry_choice_new ();
  g_autoptr (GocuaCarry) nothing = collect (&self->old, choice, UNIT);
  g_autoptr (GocuaCarry) here = NULL;
  g_autoptr (GocuaCarry) there = NULL;

  /* Nothing is assigned by itself. */
  g_assert_cmpuint (nothing->n_households, ==, 0);
  g_assert_cmpuint (nothing->n_unassigned, ==, 4);
  gocua_carry_choice_assign_area (choice, &self->one, UNIT);
  gocua_carry_choice_assign_household (choice, &self->households[1], ELSE);
  here = collect (&self->old, choice, UNIT);
  there = collect (&self->old, choice, ELSE);
  g_assert_cmpuint (here->n_households, ==, 1);
  g_assert_cmpuint (here->n_visits, ==, 2);
  g_assert_cmpuint (here->n_unassigned, ==, 2);
  g_assert_cmpuint (there->n_households, ==, 1);
  g_assert_cmpuint (there->n_visits, ==, 0);
  g_assert_cmpuint (there->areas->len, ==, 1); /* the area is on both sides of the new border */
  take (self, here);
  g_assert_cmpint (n_households (&self->now), ==, 1);
  g_assert_cmpint (test_count (self->now.db, "SELECT count(*) FROM area WHERE deleted IS NOT 1"), ==, 1);
  g_assert_cmpint (test_count (self->now.db, "SELECT count(*) FROM visit"), ==, 2);
}

/* Two wards with a khu phố 1 each become one ward: both are there, told apart by the old ward's name. */
static void
test_two_wards (Fixture *self, gconstpointer data)
{
  g_autoptr (GocuaCarryChoice) choice = choose_all (self);
  g_autoptr (GocuaCarry) carry = collect (&self->old, choice, UNIT);
  GocuaId area = test_add_area (&self->now, "Khu phố 1");
  g_autoptr (GocuaRecord) mine = NULL;
  g_autoptr (GocuaRecord) theirs = NULL;
  g_autoptr (GocuaRecord) other = NULL;

  test_add_household (&self->now, "Lê Thị Cúc", "9 Nguyễn Trãi", &area);
  take (self, carry);
  g_assert_cmpint (n_households (&self->now), ==, 5);
  mine = gocua_entity_load (self->now.db, GOCUA_KIND_AREA, &area, NULL);
  theirs = gocua_entity_load (self->now.db, GOCUA_KIND_AREA, &self->one, NULL);
  other = gocua_entity_load (self->now.db, GOCUA_KIND_AREA, &self->two, NULL);
  g_assert_cmpstr (gocua_record_get_text (mine, GOCUA_AREA_NAME), ==, "Khu phố 1");
  g_assert_cmpstr (gocua_record_get_text (theirs, GOCUA_AREA_NAME), ==, "Khu phố 1 (Phường Đa Kao)");
  g_assert_cmpstr (gocua_record_get_text (other, GOCUA_AREA_NAME), ==, "Khu phố 2");
  g_assert_cmpuint (take (self, carry), ==, 0);
  g_clear_pointer (&theirs, gocua_record_unref);
  theirs = gocua_entity_load (self->now.db, GOCUA_KIND_AREA, &self->one, NULL);
  g_assert_cmpstr (gocua_record_get_text (theirs, GOCUA_AREA_NAME), ==, "Khu phố 1 (Phường Đa Kao)");
}

static void
test_take_back (Fixture *self, gconstpointer data)
{
  g_autoptr (GocuaCarryChoice) choice = choose_all (self);
  g_autoptr (GocuaCarry) carry = collect (&self->old, choice, UNIT);
  g_autoptr (GError) error = NULL;
  guint n = 0;

  test_add_household (&self->now, "Lê Thị Cúc", "9 Nguyễn Trãi", NULL);
  take (self, carry);
  g_assert_cmpint (n_households (&self->now), ==, 5);
  g_assert_true (gocua_carry_take_back (self->now.db, carry, &n, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 4);
  g_assert_cmpint (n_households (&self->now), ==, 1);
  g_assert_cmpint (test_count (self->now.db, "SELECT count(*) FROM area WHERE deleted IS NOT 1"), ==, 0);
  g_assert_true (gocua_carry_take_back (self->now.db, carry, &n, NULL, &error));
  g_assert_cmpuint (n, ==, 0);
  /* Carrying over again brings all of it back. */
  take (self, carry);
  g_assert_cmpint (n_households (&self->now), ==, 5);
  g_assert_cmpint (attempts_of (&self->now, &self->households[0]), ==, 2);
}

/* A household that goes to another ward now would be counted twice. It is told, taken back, and then it goes
 * there; what somebody deleted here meanwhile stays deleted. */
static void
test_moved (Fixture *self, gconstpointer data)
{
  g_autoptr (GocuaCarryChoice) choice = choose_all (self);
  g_autoptr (GocuaCarry) first = collect (&self->old, choice, UNIT);
  g_autoptr (GocuaCarry) all = NULL;
  g_autoptr (GocuaCarry) second = NULL;
  g_autoptr (GocuaCarry) third = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  take (self, first);
  g_assert_true (gocua_carry_check_moved (self->old.db, choice, UNIT, "Phường A", self->now.db, &error));
  gocua_carry_choice_assign_household (choice, &self->households[0], ELSE);
  g_assert_false (gocua_carry_check_moved (self->old.db, choice, UNIT, "Phường A", self->now.db, &error));
  g_assert_error (error, GOCUA_DB_ERROR, GOCUA_DB_ERROR_CARRIED);
  g_assert_true (g_str_has_prefix (error->message, "1 household was carried over to Phường A before"));
  g_clear_error (&error);

  test_set_int (&self->now, GOCUA_KIND_HOUSEHOLD, &self->households[3], GOCUA_FIELD_DELETED, 1);
  all = collect (&self->old, NULL, UNIT);
  g_assert_true (gocua_carry_take_back (self->now.db, all, &n, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 3);
  g_assert_true (gocua_carry_check_moved (self->old.db, choice, UNIT, "Phường A", self->now.db, &error));
  second = collect (&self->old, choice, UNIT);
  take (self, second);
  g_assert_cmpint (n_households (&self->now), ==, 2);

  /* And back again. */
  gocua_carry_choice_assign_household (choice, &self->households[0], NULL);
  third = collect (&self->old, choice, UNIT);
  take (self, third);
  g_assert_cmpint (n_households (&self->now), ==, 3);
  g_assert_cmpint (attempts_of (&self->now, &self->households[0]), ==, 2);
}

static void
set_id (Fixture *self, const GocuaId *household, guint field, const GocuaId *id)
{
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("area.move");
  g_autoptr (GocuaRecord) seen = gocua_entity_load (self->now.db, GOCUA_KIND_HOUSEHOLD, household, NULL);
  g_autoptr (GocuaRecord) wanted = gocua_record_copy (seen);

  gocua_record_set_id (wanted, field, id);
  gocua_batch_put (batch, seen, wanted);
  g_assert_true (gocua_journal_commit (self->now.db, batch, NULL, NULL, NULL));
}

static void
move_household (Fixture *self, const GocuaId *household, const GocuaId *area)
{
  set_id (self, household, GOCUA_HOUSEHOLD_AREA, area);
}

static gboolean
is_in (Fixture *self, const GocuaId *household, const char *name)
{
  g_autoptr (GocuaRecord) record = gocua_entity_load (self->now.db, GOCUA_KIND_HOUSEHOLD, household, NULL);
  const GocuaId *id = gocua_record_get_id (record, GOCUA_HOUSEHOLD_AREA);
  g_autoptr (GocuaRecord) area = gocua_entity_load (self->now.db, GOCUA_KIND_AREA, id, NULL);

  return g_strcmp0 (gocua_record_get_text (area, GOCUA_AREA_NAME), name) == 0;
}

/* Single households come into an area of the new ward, once: who moves them there later is not overruled. */
static void
test_places (Fixture *self, gconstpointer data)
{
  g_autoptr (GocuaCarryChoice) choice = gocua_carry_choice_new ();
  g_autoptr (GocuaCarryChoice) loaded = NULL;
  g_autoptr (GocuaCarry) carry = NULL;
  GocuaId other = test_add_area (&self->now, "Khu phố 8");

  /* Of two that only an accent tells apart the one that is written so is meant. */
  test_add_area (&self->now, "Khu phố Hoa");
  test_add_area (&self->now, "Khu phố Hòa");
  test_add_area (&self->now, "Khu phố 7");
  gocua_carry_choice_assign_area (choice, &self->two, UNIT);
  for (guint i = 0; i < 2; i++)
    gocua_carry_choice_assign_household (choice, &self->households[i], UNIT);
  gocua_carry_choice_place (choice, &self->households[0], " khu pho  7 ");
  gocua_carry_choice_place (choice, &self->households[1], "Khu phố Hòa");
  gocua_carry_choice_place (choice, &self->households[2], "Khu phố 9");
  gocua_carry_choice_place (choice, &self->households[2], "");
  g_assert_true (gocua_carry_choice_save (choice, self->old.db, NULL));
  loaded = gocua_carry_choice_load (self->old.db);
  carry = collect (&self->old, loaded, UNIT);
  take (self, carry);
  g_assert_true (is_in (self, &self->households[0], "Khu phố 7"));
  g_assert_true (is_in (self, &self->households[1], "Khu phố Hòa"));
  g_assert_true (is_in (self, &self->households[2], "Khu phố 2"));
  /* Khu phố 1 of the old ward has nobody left who brings it along. */
  g_assert_cmpint (test_count (self->now.db, "SELECT count(*) FROM area WHERE deleted IS NOT 1"), ==, 5);

  /* What is here stays where it is, a merged double too, and what somebody deleted here makes no area. */
  move_household (self, &self->households[0], &other);
  move_household (self, &self->households[1], &other);
  set_id (self, &self->households[1], GOCUA_HOUSEHOLD_MERGED_INTO, &self->households[0]);
  gocua_carry_choice_place (loaded, &self->households[2], "Khu phố 10");
  test_set_int (&self->now, GOCUA_KIND_HOUSEHOLD, &self->households[2], GOCUA_FIELD_DELETED, 1);
  g_clear_pointer (&carry, gocua_carry_free);
  carry = collect (&self->old, loaded, UNIT);
  take (self, carry);
  g_assert_true (is_in (self, &self->households[0], "Khu phố 8"));
  g_assert_true (is_in (self, &self->households[1], "Khu phố 8"));
  g_assert_cmpint (test_count (self->now.db, "SELECT count(*) FROM area WHERE deleted IS NOT 1"), ==, 5);
}

/* What comes later goes over what was there, and leaves the rest. */
static void
test_choices_add_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GocuaCarryChoice) kept = gocua_carry_choice_new ();
  g_autoptr (GocuaCarryChoice) more = gocua_carry_choice_new ();

  gocua_carry_choice_assign_household (kept, &self->households[0], UNIT);
  gocua_carry_choice_assign_household (kept, &self->households[1], UNIT);
  gocua_carry_choice_assign_no_area (kept, UNIT);
  gocua_carry_choice_assign_household (more, &self->households[1], ELSE);
  gocua_carry_choice_assign_area (more, &self->two, ELSE);
  gocua_carry_choice_add (kept, more);
  g_assert_cmpstr (g_hash_table_lookup (kept->households, &self->households[0]), ==, UNIT);
  g_assert_cmpstr (g_hash_table_lookup (kept->households, &self->households[1]), ==, ELSE);
  g_assert_cmpstr (g_hash_table_lookup (kept->areas, &self->two), ==, ELSE);
  g_assert_cmpstr (kept->no_area, ==, UNIT);
}

static void
test_cancelled (Fixture *self, gconstpointer data)
{
  g_autoptr (GocuaCarryChoice) choice = choose_all (self);
  g_autoptr (GocuaCarry) carry = collect (&self->old, choice, UNIT);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  gint64 n = gocua_journal_count (self->now.db, NULL);

  g_cancellable_cancel (cancellable);
  g_assert_false (gocua_carry_take (self->now.db, carry, "Phường Đa Kao", NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (gocua_journal_count (self->now.db, NULL), ==, n);
  g_assert_cmpint (n_households (&self->now), ==, 0);
}

/* What is entered into the old file later is added by carrying over again. */
static void
test_later_visit (Fixture *self, gconstpointer data)
{
  g_autoptr (GocuaCarryChoice) choice = choose_all (self);
  g_autoptr (GocuaCarry) first = collect (&self->old, choice, UNIT);
  g_autoptr (GocuaCarry) second = NULL;

  take (self, first);
  test_add_visit (&self->old, &self->households[3], "2025-06-20", "met", "installed=1");
  second = collect (&self->old, choice, UNIT);
  g_assert_cmpuint (take (self, second), ==, 1);
  g_assert_cmpint (test_count (self->now.db, "SELECT count(*) FROM visit"), ==, 4);
}

/* What would be entered in the old file nobody would see in the new ward. */
static void
test_closed (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("area.edit");
  g_autoptr (GocuaRecord) area = gocua_record_new (GOCUA_KIND_AREA, NULL);
  gint64 n = gocua_journal_count (self->old.db, NULL);
  g_autofree char *names = NULL;

  gocua_record_set_text (area, GOCUA_AREA_NAME, "Khu phố 9");
  gocua_batch_put (batch, NULL, area);
  g_assert_true (gocua_ward_set_carried_to (self->old.db, "Phường Tân Định", &error));
  names = gocua_ward_get_carried_to (self->old.db);
  g_assert_cmpstr (names, ==, "Phường Tân Định");
  g_assert_false (gocua_journal_commit (self->old.db, batch, NULL, NULL, &error));
  g_assert_error (error, GOCUA_DB_ERROR, GOCUA_DB_ERROR_CARRIED);
  g_assert_nonnull (strstr (error->message, "Phường Tân Định"));
  g_assert_cmpint (gocua_journal_count (self->old.db, NULL), ==, n);
  g_clear_error (&error);

  g_assert_true (gocua_ward_set_carried_to (self->old.db, NULL, &error));
  g_assert_null (gocua_ward_get_carried_to (self->old.db));
  g_assert_true (gocua_journal_commit (self->old.db, batch, NULL, NULL, &error));
  g_assert_no_error (error);
}

/* What was assigned, household by household, is there when the file is opened again; what cannot be read any
 * more is passed over. */
static void
test_choice_is_kept (Fixture *self, gconstpointer data)
{
  g_autoptr (GocuaCarryChoice) none = gocua_carry_choice_load (self->old.db);
  g_autoptr (GocuaCarryChoice) choice = choose_all (self);
  g_autoptr (GocuaCarryChoice) copy = NULL;
  g_autoptr (GocuaCarryChoice) loaded = NULL;
  g_autoptr (GocuaCarryChoice) broken = NULL;
  g_autoptr (GocuaCarry) here = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (g_hash_table_size (none->areas), ==, 0);
  g_assert_null (none->no_area);
  gocua_carry_choice_assign_household (choice, &self->households[0], ELSE);
  gocua_carry_choice_assign_household (choice, &self->households[1], ELSE);
  gocua_carry_choice_assign_household (choice, &self->households[1], NULL);
  copy = gocua_carry_choice_copy (choice);
  g_assert_true (gocua_carry_choice_save (copy, self->old.db, &error));
  g_assert_no_error (error);
  loaded = gocua_carry_choice_load (self->old.db);
  g_assert_cmpuint (g_hash_table_size (loaded->areas), ==, 2);
  g_assert_cmpuint (g_hash_table_size (loaded->households), ==, 1);
  g_assert_cmpstr (g_hash_table_lookup (loaded->households, &self->households[0]), ==, ELSE);
  g_assert_cmpstr (loaded->no_area, ==, UNIT);
  here = collect (&self->old, loaded, UNIT);
  g_assert_cmpuint (here->n_households, ==, 3);
  gocua_db_set_meta (self->old.db, "carry.choice", "area 12\nhousehold x 1@\nnone - 2@\nroof x y", NULL);
  broken = gocua_carry_choice_load (self->old.db);
  g_assert_cmpuint (g_hash_table_size (broken->areas) + g_hash_table_size (broken->households), ==, 0);
  g_assert_cmpstr (broken->no_area, ==, "2@");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/carry/" name, Fixture, NULL, setup, func, teardown)
  ADD ("closed", test_closed);
  ADD ("all", test_all);
  ADD ("split-ward", test_split_ward);
  ADD ("choice-is-kept", test_choice_is_kept);
  ADD ("two-wards", test_two_wards);
  ADD ("take-back", test_take_back);
  ADD ("moved", test_moved);
  ADD ("places", test_places);
  ADD ("choices-add-up", test_choices_add_up);
  ADD ("cancelled", test_cancelled);
  ADD ("later-visit", test_later_visit);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-follow-ups.c: doors that are due again, the earliest first, each with the team that is to go there. */

#include "gocua-test-store.h"

#include "store/gocua-follow-ups.h"

typedef struct
{
  TestStore store;
  GocuaId campaign, area, team, other;
  GocuaId households[6];
} Fixture;

static GocuaId
put (Fixture *self, GocuaRecord *record)
{
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("team.edit");
  g_autoptr (GError) error = NULL;

  gocua_entity_make_id (self->store.db, &record->id);
  gocua_batch_put (batch, NULL, record);
  gocua_journal_commit (self->store.db, batch, NULL, NULL, &error);
  g_assert_no_error (error);
  return record->id;
}

static GocuaId
add_team (Fixture *self, const char *name, const GocuaId *area)
{
  const GocuaId none = { 0 };
  g_autoptr (GocuaRecord) team = gocua_record_new (GOCUA_KIND_TEAM, &none);

  gocua_record_set_text (team, GOCUA_TEAM_NAME, name);
  if (area != NULL)
    gocua_record_set_id (team, GOCUA_TEAM_AREA, area);
  return put (self, team);
}

static void
add_promise (Fixture *self, guint household, const char *date, const char *follow_up, const GocuaId *team)
{
  const GocuaId none = { 0 };
  g_autoptr (GocuaRecord) visit = gocua_record_new (GOCUA_KIND_VISIT, &none);

  gocua_record_set_id (visit, GOCUA_VISIT_HOUSEHOLD, &self->households[household]);
  gocua_record_set_id (visit, GOCUA_VISIT_CAMPAIGN, &self->campaign);
  gocua_record_set_text (visit, GOCUA_VISIT_DATE, date);
  gocua_record_set_text (visit, GOCUA_VISIT_OUTCOME, "met");
  gocua_record_set_text (visit, GOCUA_VISIT_FOLLOW_UP, follow_up);
  gocua_record_set_text (visit, GOCUA_VISIT_NOTE, "xin số VNeID");
  if (team != NULL)
    gocua_record_set_id (visit, GOCUA_VISIT_TEAM, team);
  put (self, visit);
}

static void
setup (Fixture *self, gconstpointer data)
{
  static const char *const addresses[] = { "1 Lê Lợi", "3 Lê Lợi", "5 Lê Lợi",
                                           "7 Lê Lợi", "9 Lê Lợi", "11 Lê Lợi" };

  test_store_open (&self->store);
  self->campaign = test_campaign_id ();
  self->area = test_add_area (&self->store, "Khu phố 1");
  self->team = add_team (self, "Tổ CNSCĐ khu phố 1", &self->area);
  self->other = add_team (self, "Đoàn phường", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    self->households[i] = test_add_household (&self->store, "Nguyễn Thị Ánh", addresses[i], &self->area);
}

static void
teardown (Fixture *self, gconstpointer data)
{
  test_store_close (&self->store);
}

static void
test_list (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) doors = NULL;
  const GocuaDoorDue *door;

  add_promise (self, 0, "2025-12-20", "2025-12-31", NULL);
  add_promise (self, 1, "2025-12-20", "2025-12-25", &self->other);
  add_promise (self, 2, "2025-12-20", "2026-01-09", NULL);
  test_add_visit (&self->store, &self->households[3], "2025-12-28", "absent", NULL);
  test_add_visit (&self->store, &self->households[4], "2025-12-30", "absent", NULL);
  doors = gocua_follow_ups_list (self->store.db, &self->campaign, "2026-01-01", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (doors->len, ==, 3);

  door = doors->pdata[0];
  g_assert_cmpstr (door->row->address, ==, "3 Lê Lợi");
  g_assert_cmpint (door->kind, ==, GOCUA_FOLLOW_UP_PROMISED);
  g_assert_cmpstr (door->due, ==, "2025-12-25");
  g_assert_true (gocua_id_equal (&door->team, &self->other));
  g_assert_cmpstr (door->note, ==, "xin số VNeID");
  door = doors->pdata[1];
  g_assert_cmpstr (door->row->address, ==, "1 Lê Lợi");
  g_assert_true (gocua_id_equal (&door->team, &self->team));
  door = doors->pdata[2];
  g_assert_cmpstr (door->row->address, ==, "7 Lê Lợi");
  g_assert_cmpint (door->kind, ==, GOCUA_FOLLOW_UP_SECOND_VISIT);
  g_assert_cmpstr (door->due, ==, "2025-12-31");
}

static void
test_closed (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) doors = NULL;

  add_promise (self, 0, "2025-12-20", "2025-12-25", NULL);
  test_add_visit (&self->store, &self->households[0], "2025-12-26", "met", NULL);
  for (guint i = 0; i < GOCUA_SECOND_VISIT_ATTEMPTS; i++)
    test_add_visit (&self->store, &self->households[1], "2025-12-20", "absent", NULL);
  doors = gocua_follow_ups_list (self->store.db, &self->campaign, "2026-01-01", NULL, NULL);
  g_assert_cmpuint (doors->len, ==, 0);
}

/* Who looks after a household goes before who was there. */
static void
test_own_team (Fixture *self, gconstpointer data)
{
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("household.edit");
  g_autoptr (GocuaRecord) seen = NULL;
  g_autoptr (GocuaRecord) wanted = NULL;
  g_autoptr (GPtrArray) doors = NULL;

  add_promise (self, 0, "2025-12-20", "2025-12-25", &self->team);
  seen = gocua_household_load (self->store.db, &self->households[0], NULL);
  wanted = gocua_record_copy (seen);
  gocua_record_set_id (wanted, GOCUA_HOUSEHOLD_TEAM, &self->other);
  gocua_batch_put (batch, seen, wanted);
  g_assert_true (gocua_journal_commit (self->store.db, batch, NULL, NULL, NULL));
  doors = gocua_follow_ups_list (self->store.db, &self->campaign, "2026-01-01", NULL, NULL);
  g_assert_cmpuint (doors->len, ==, 1);
  g_assert_true (gocua_id_equal (&((GocuaDoorDue *) doors->pdata[0])->team, &self->other));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/follow-ups/list", Fixture, NULL, setup, test_list, teardown);
  g_test_add ("/follow-ups/closed", Fixture, NULL, setup, test_closed, teardown);
  g_test_add ("/follow-ups/own-team", Fixture, NULL, setup, test_own_team, teardown);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-streets.c: the streets that addresses name, and the households on one. */

#include "gocua-test-store.h"

#include "store/gocua-households.h"
#include "store/gocua-streets.h"

typedef struct
{
  TestStore store;
  GocuaId one, two;
} Fixture;

static void
setup (Fixture *self, gconstpointer data)
{
  static const char *const addresses[] = {
    "1 Lê Lợi", "3/2 đường Lê Lợi", "5 LE LOI", "P.302 lô B c/c Ấn Quang", "Căn 4.12 Chung cư Ấn Quang", "",
  };

  test_store_open (&self->store);
  self->one = test_add_area (&self->store, "Khu phố 1");
  self->two = test_add_area (&self->store, "Khu phố 2");
  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    test_add_household (&self->store, "Nguyễn Thị Ánh", addresses[i], &self->one);
  test_add_household (&self->store, "Trần Văn Bé", "2 Lê Lai", &self->two);
  test_add_household (&self->store, "Trần Văn Bé", "4 Lê Lợi", &self->two);
}

static void
teardown (Fixture *self, gconstpointer data)
{
  test_store_close (&self->store);
}

static void
assert_street (GPtrArray *streets, guint i, const char *name, guint n)
{
  const GocuaStreet *street = streets->pdata[i];

  g_assert_cmpstr (street->name, ==, name);
  g_assert_cmpuint (street->n_households, ==, n);
}

static void
test_list (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) all = gocua_streets_list (self->store.db, NULL, NULL, NULL);
  g_autoptr (GPtrArray) two = gocua_streets_list (self->store.db, &self->two, NULL, NULL);

  g_assert_cmpuint (all->len, ==, 3);
  assert_street (all, 0, "chung cư Ấn Quang", 2);
  assert_street (all, 1, "Lê Lai", 1);
  assert_street (all, 2, "Lê Lợi", 4);
  g_assert_cmpuint (two->len, ==, 2);
  assert_street (two, 1, "Lê Lợi", 1);
}

static guint
count (Fixture *self, const GocuaId *area, const char *street)
{
  g_autoptr (GocuaQuery) query = gocua_query_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ns = NULL;
  const GocuaId campaign = test_campaign_id ();

  gocua_query_add_street (query, street);
  if (area != NULL)
    gocua_query_add_area (query, area);
  gocua_query_add_simple (query, GOCUA_CONDITION_NOT_REACHED, 0);
  ns = gocua_households_query (self->store.db, query, &campaign, NULL, &error);
  g_assert_no_error (error);
  return ns->len;
}

static void
test_condition (Fixture *self, gconstpointer data)
{
  g_assert_cmpuint (count (self, NULL, "Lê Lợi"), ==, 4);
  g_assert_cmpuint (count (self, NULL, "le loi"), ==, 4);
  g_assert_cmpuint (count (self, &self->two, "Lê Lợi"), ==, 1);
  g_assert_cmpuint (count (self, NULL, "Chung cư Ấn Quang"), ==, 2);
  g_assert_cmpuint (count (self, NULL, "Lê"), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/streets/list", Fixture, NULL, setup, test_list, teardown);
  g_test_add ("/streets/condition", Fixture, NULL, setup, test_condition, teardown);
  return g_test_run ();
}

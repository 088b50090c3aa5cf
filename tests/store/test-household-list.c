/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-household-list.c: the list fetches what is looked at, keeps its objects, and says only what changed.
 */

#include "gocua-test-store.h"
#include "test-folder.h"

#include "store/gocua-household-list.h"

#include <glib/gstdio.h>

#define N_HOUSEHOLDS 5000
#define N_SEEN       100
/* Pages of 64 rows; what is looked at may begin and end within one. */
#define MAX_FETCHED (4 * 64)

typedef struct
{
  TestStore file;
  GocuaStore *store;
  GocuaHouseholdList *list;
  guint n_answers;
  guint n_changes;
  guint n_items; /* as they were told */
  guint position, removed, added;
} Fixture;

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *f = data;
  g_autoptr (GError) error = NULL;

  f->store = gocua_store_open_finish (result, &error);
  g_assert_no_error (error);
}

static void
answered_cb (GocuaHouseholdList *list, GError *error, Fixture *f)
{
  g_assert_no_error (error);
  f->n_answers++;
}

static void
items_changed_cb (GListModel *list, guint position, guint removed, guint added, Fixture *f)
{
  f->n_changes++;
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, f->n_items + added - removed);
  f->n_items += added - removed;
  f->position = position;
  f->removed = removed;
  f->added = added;
}

static void
add_households (Fixture *f)
{
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("import");

  for (int i = 0; i < N_HOUSEHOLDS; i++)
    {
      g_autoptr (GocuaRecord) record = gocua_record_new (GOCUA_KIND_HOUSEHOLD, NULL);
      g_autofree char *address = g_strdup_printf ("%d Lê Lợi", i + 1);

      gocua_record_set_text (record, GOCUA_HOUSEHOLD_HEAD, i % 2 == 0 ? "Nguyễn An" : "Trần Bình");
      gocua_record_set_text (record, GOCUA_HOUSEHOLD_ADDRESS, address);
      gocua_batch_put (batch, NULL, record);
    }
  g_assert_true (gocua_journal_commit (f->file.db, batch, NULL, NULL, NULL));
}

static void
wait_for_answer (Fixture *f)
{
  guint before = f->n_answers;

  while (f->n_answers == before)
    g_main_context_iteration (NULL, TRUE);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GocuaQuery) query = gocua_query_new ();

  test_store_open (&f->file);
  add_households (f);
  gocua_store_open_async (f->file.path, FALSE, NULL, opened_cb, f);
  while (f->store == NULL)
    g_main_context_iteration (NULL, TRUE);

  f->list = gocua_household_list_new (f->store);
  g_signal_connect (f->list, "answered", G_CALLBACK (answered_cb), f);
  g_signal_connect (f->list, "items-changed", G_CALLBACK (items_changed_cb), f);
  gocua_household_list_set_query (f->list, query);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (f->list)), ==, 0);
  wait_for_answer (f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  /* What was asked for may still be on its way and hold the list. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (f->list);
  gocua_store_close (f->store);
  g_object_unref (f->store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  test_store_close (&f->file);
}

static GPtrArray *
look_at (Fixture *f, guint first, guint n)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = first; i < first + n; i++)
    g_ptr_array_add (items, g_list_model_get_item (G_LIST_MODEL (f->list), i));
  return items;
}

static void
wait_for_rows (GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    while (gocua_household_item_get_row (items->pdata[i]) == NULL)
      g_main_context_iteration (NULL, TRUE);
}

static guint
count_loaded (Fixture *f)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (f->list)); i++)
    {
      g_autoptr (GocuaHouseholdItem) item = g_list_model_get_item (G_LIST_MODEL (f->list), i);

      n += gocua_household_item_get_row (item) != NULL;
    }
  return n;
}

static void
test_fetches_what_is_seen (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) items = NULL;

  g_assert_cmpuint (f->n_changes, ==, 1);
  g_assert_cmpuint (f->added, ==, N_HOUSEHOLDS);
  g_assert_cmpuint (count_loaded (f), ==, 0);
  items = look_at (f, 1000, N_SEEN);
  wait_for_rows (items);
  g_assert_cmpstr (gocua_household_item_get_row (items->pdata[0])->address, ==, "1001 Lê Lợi");
  g_assert_cmpuint (count_loaded (f), >=, N_SEEN);
  g_assert_cmpuint (count_loaded (f), <=, MAX_FETCHED);
}

/* Scrolling past everything fetches only where it stops. */
static void
test_scrolls_past (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) items = NULL;

  for (guint i = 0; i + 20 < N_HOUSEHOLDS; i += 20)
    {
      g_autoptr (GPtrArray) passed = look_at (f, i, 20);

      g_assert_cmpuint (passed->len, ==, 20);
    }
  items = look_at (f, N_HOUSEHOLDS - 20, 20);
  wait_for_rows (items);
  g_assert_cmpuint (count_loaded (f), <=, MAX_FETCHED);
}

static void
test_keeps_objects (Fixture *f, gconstpointer data)
{
  g_autoptr (GocuaHouseholdItem) item = g_list_model_get_item (G_LIST_MODEL (f->list), 11);
  g_autoptr (GocuaHouseholdItem) same = NULL;
  g_autoptr (GocuaQuery) query = gocua_query_new ();

  gocua_query_set_search (query, "tran binh");
  gocua_household_list_set_query (f->list, query);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (f->list)), ==, N_HOUSEHOLDS);
  wait_for_answer (f);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (f->list)), ==, N_HOUSEHOLDS / 2);
  same = g_list_model_get_item (G_LIST_MODEL (f->list), 5);
  g_assert_true (item == same);
}

/* A newer question cancels an older one, which is never answered. */
static void
test_last_question_wins (Fixture *f, gconstpointer data)
{
  g_autoptr (GocuaQuery) query = gocua_query_new ();
  guint before = f->n_answers;

  gocua_query_set_search (query, "an");
  gocua_household_list_set_query (f->list, query);
  gocua_query_set_search (query, "777 le loi");
  gocua_household_list_set_query (f->list, query);
  wait_for_answer (f);
  for (int i = 0; i < 20; i++)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (f->n_answers, ==, before + 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (f->list)), ==, 1);
}

static void
edited_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gocua_store_commit_finish (GOCUA_STORE (source), result, &error));
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static void
notified_cb (GObject *item, GParamSpec *pspec, guint *n)
{
  *n += 1;
}

static void
test_refresh (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) items = look_at (f, 0, 20);
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("household.edit");
  g_autoptr (GocuaRecord) seen = NULL;
  g_autoptr (GocuaRecord) wanted = NULL;
  gboolean done = FALSE;
  guint n_changes = f->n_changes, notified = 0;

  wait_for_rows (items);
  seen = gocua_entity_load (f->file.db, GOCUA_KIND_HOUSEHOLD,
                            &gocua_household_item_get_row (items->pdata[3])->id, NULL);
  wanted = gocua_record_copy (seen);
  gocua_record_set_text (wanted, GOCUA_HOUSEHOLD_HEAD, "Đỗ Tên Mới");
  gocua_batch_put (batch, seen, wanted);
  g_signal_connect (items->pdata[3], "notify::loaded", G_CALLBACK (notified_cb), &notified);
  gocua_store_commit_async (f->store, batch, NULL, edited_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  gocua_household_list_refresh (f->list);
  wait_for_answer (f);
  /* The old row stays until the new one comes, and nothing moves. */
  g_assert_nonnull (gocua_household_item_get_row (items->pdata[3]));
  g_assert_cmpuint (f->n_changes, ==, n_changes);
  while (notified == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (gocua_household_item_get_row (items->pdata[3])->head, ==, "Đỗ Tên Mới");
}

static void
test_says_what_changed (Fixture *f, gconstpointer data)
{
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("household.new");
  g_autoptr (GocuaRecord) record = gocua_record_new (GOCUA_KIND_HOUSEHOLD, NULL);
  gboolean done = FALSE;

  gocua_record_set_text (record, GOCUA_HOUSEHOLD_ADDRESS, "100A Lê Lợi");
  gocua_batch_put (batch, NULL, record);
  gocua_store_commit_async (f->store, batch, NULL, edited_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  gocua_household_list_refresh (f->list);
  wait_for_answer (f);
  g_assert_cmpuint (f->position, ==, 100);
  g_assert_cmpuint (f->removed, ==, 0);
  g_assert_cmpuint (f->added, ==, 1);
}

static void
add_at (GocuaBatch *batch, const char *address)
{
  g_autoptr (GocuaRecord) record = gocua_record_new (GOCUA_KIND_HOUSEHOLD, NULL);

  gocua_record_set_text (record, GOCUA_HOUSEHOLD_HEAD, "Lê Cúc");
  gocua_record_set_text (record, GOCUA_HOUSEHOLD_ADDRESS, address);
  gocua_batch_put (batch, NULL, record);
}

/* Two that come far from each other are told as two, each model in between as it is, and what stood before
 * can be followed. */
static void
test_tells_of_each_run (Fixture *f, gconstpointer data)
{
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("household.new");
  g_autoptr (GocuaHouseholdItem) old = g_list_model_get_item (G_LIST_MODEL (f->list), 2000);
  g_autoptr (GocuaHouseholdItem) same = NULL;
  guint n_changes = f->n_changes;
  gboolean done = FALSE;

  add_at (batch, "100A Lê Lợi");
  add_at (batch, "3000A Lê Lợi");
  gocua_store_commit_async (f->store, batch, NULL, edited_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  gocua_household_list_refresh (f->list);
  wait_for_answer (f);
  g_assert_cmpuint (f->n_changes, ==, n_changes + 2);
  g_assert_cmpuint (f->position, ==, 3001);
  g_assert_cmpuint (f->removed, ==, 0);
  g_assert_cmpuint (f->added, ==, 1);
  g_assert_cmpuint (gocua_household_list_get_n_before (f->list), ==, N_HOUSEHOLDS);
  g_assert_cmpuint (gocua_household_list_follow (f->list, 0), ==, 0);
  g_assert_cmpuint (gocua_household_list_follow (f->list, 2000), ==, 2001);
  g_assert_cmpuint (gocua_household_list_follow (f->list, N_HOUSEHOLDS - 1), ==, N_HOUSEHOLDS + 1);
  g_assert_cmpuint (gocua_household_list_follow (f->list, N_HOUSEHOLDS), ==, G_MAXUINT);
  same = g_list_model_get_item (G_LIST_MODEL (f->list), 2001);
  g_assert_true (same == old);
}

/* Items outlive the list, and a list goes while something is on its way. */
static void
test_goes_in_the_middle (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) items = look_at (f, 0, 20);
  GocuaHouseholdList *list = gocua_household_list_new (f->store);
  g_autoptr (GocuaQuery) query = gocua_query_new ();

  gocua_household_list_set_query (list, query);
  g_object_add_weak_pointer (G_OBJECT (list), (gpointer *) &list);
  g_object_unref (list);
  while (list != NULL)
    g_main_context_iteration (NULL, TRUE);
  wait_for_rows (items);
}

/* The store looks for its key in the person's data folder, which is a temporary one here. */
static char *
make_data_folder (void)
{
  char *folder = test_home_new ();
  g_autofree char *key_folder = g_build_filename (folder, "gocua", NULL);
  g_autofree char *key_path = g_build_filename (key_folder, "key", NULL);

  g_assert_cmpint (g_mkdir (key_folder, 0700), ==, 0);
  g_assert_true (
      g_file_set_contents_full (key_path, TEST_KEY "\n", -1, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  return folder;
}

int
main (int argc, char **argv)
{
  char *folder = make_data_folder ();
  int result;

  g_test_init (&argc, &argv, NULL);

  g_test_add ("/household-list/fetches-what-is-seen", Fixture, NULL, set_up, test_fetches_what_is_seen,
              tear_down);
  g_test_add ("/household-list/scrolls-past", Fixture, NULL, set_up, test_scrolls_past, tear_down);
  g_test_add ("/household-list/keeps-objects", Fixture, NULL, set_up, test_keeps_objects, tear_down);
  g_test_add ("/household-list/last-question-wins", Fixture, NULL, set_up, test_last_question_wins,
              tear_down);
  g_test_add ("/household-list/refresh", Fixture, NULL, set_up, test_refresh, tear_down);
  g_test_add ("/household-list/says-what-changed", Fixture, NULL, set_up, test_says_what_changed, tear_down);
  g_test_add ("/household-list/tells-of-each-run", Fixture, NULL, set_up, test_tells_of_each_run, tear_down);
  g_test_add ("/household-list/goes-in-the-middle", Fixture, NULL, set_up, test_goes_in_the_middle,
              tear_down);

  result = g_test_run ();
  test_folder_remove (folder);
  return result;
}

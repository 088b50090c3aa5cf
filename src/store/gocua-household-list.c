/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-household-list.c: a list model of 100,000 households that fetches only the rows that are looked at.
 */

#define G_LOG_DOMAIN "gocua-store"

#include "store/gocua-household-list.h"

#include "store/gocua-entities.h"
#include "store/gocua-household-item.h"
#include "store/gocua-list-diff.h"

#include <string.h>

/* A screen shows some 20 rows: one page holds it and what comes next, and takes less than a millisecond. */
#define PAGE_ROWS 64
/* The last pages that were fetched stay, so that scrolling back and forth asks for nothing. */
#define KEPT_PAGES 16
/* Whoever shows the list is told of each run that changed, unless there are so many that it is another list.
 */
#define MAX_RUNS 2000

/*
 * Items live as long as somebody holds them: the widgets that show them, the selection, and @pages. Whoever
 * looks at an item without a row makes its page wanted; an idle asks for all wanted pages at once, but only
 * for those of which an item still lives, so that scrolling past thousands of rows fetches only where it
 * comes to rest.
 */
struct _GocuaHouseholdList
{
  GObject parent_instance;

  GocuaStore *store;
  GocuaQuery *query;
  GArray *ns;         /* of gint64: the answer */
  GArray *before;     /* and the one before it */
  GArray *old_ns;     /* (nullable): the one before, while it is being replaced run by run: */
  guint n_replaced;   /* so many places at the beginning are of @ns already, */
  guint old_from;     /* and after them come those of @old_ns from here on */
  GocuaId campaign;   /* that the answer was made for */
  GHashTable *items;  /* n -> GocuaHouseholdItem, living ones, not owned */
  GQueue pages;       /* of GPtrArray of items, owned: the newest first */
  GHashTable *wanted; /* set of page numbers */
  guint idle;
  gboolean is_fetching;
  GCancellable *asking;
  GCancellable *fetching;
};

static void gocua_household_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GocuaHouseholdList,
                               gocua_household_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, gocua_household_list_model_init))

enum
{
  ANSWERED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What goes to the reading thread, and comes back from it. */
typedef struct
{
  GocuaQuery *query;
  GArray *ns;
  GocuaId campaign;
} Question;

static void
question_free (gpointer data)
{
  Question *self = data;

  g_clear_pointer (&self->query, gocua_query_free);
  g_clear_pointer (&self->ns, g_array_unref);
  g_free (self);
}

static gpointer
query_func (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Question *question = data;
  Question *answer = g_new0 (Question, 1);
  g_autoptr (GError) problem = NULL;
  g_autoptr (GocuaCampaign) campaign = gocua_campaign_get_current (db, &answer->campaign, &problem);

  /* A campaign that this version can't read is no reason not to show the households. */
  if (campaign == NULL)
    memset (&answer->campaign, 0, sizeof answer->campaign);
  answer->ns = gocua_households_query (db, question->query, &answer->campaign, cancellable, error);
  if (answer->ns != NULL)
    return answer;
  question_free (answer);
  return NULL;
}

static gpointer
rows_func (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Question *question = data;

  return gocua_households_get_rows (db, (const gint64 *) question->ns->data, question->ns->len,
                                    &question->campaign, error);
}

static void schedule (GocuaHouseholdList *self);

/* Keeps the items of freshly fetched rows, and lets go of those fetched long ago. */
static void
keep_items (GocuaHouseholdList *self, GPtrArray *items)
{
  g_queue_push_head (&self->pages, items);
  while (g_queue_get_length (&self->pages) > KEPT_PAGES)
    g_ptr_array_unref (g_queue_pop_tail (&self->pages));
}

static void
forget_pages (GocuaHouseholdList *self)
{
  GPtrArray *page;

  while ((page = g_queue_pop_head (&self->pages)) != NULL)
    g_ptr_array_unref (page);
}

static void
take_rows (GocuaHouseholdList *self, GPtrArray *rows)
{
  GPtrArray *page = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      GocuaHouseholdRow *row = g_steal_pointer (&rows->pdata[i]);
      GocuaHouseholdItem *item = gocua_household_item_get (self->items, row->n);

      if (i % PAGE_ROWS == 0)
        {
          page = g_ptr_array_new_with_free_func (g_object_unref);
          keep_items (self, page);
        }
      g_ptr_array_add (page, item);
      gocua_household_item_take_row (item, row);
    }
}

static void
rows_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GocuaHouseholdList) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = gocua_store_call_finish (GOCUA_STORE (source), result, &error);

  self->is_fetching = FALSE;
  if (rows != NULL)
    take_rows (self, rows);
  else if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[ANSWERED], 0, error);
  if (g_hash_table_size (self->wanted) > 0)
    schedule (self);
}

static gboolean
page_is_seen (GocuaHouseholdList *self, guint first, guint last)
{
  for (guint i = first; i < last; i++)
    {
      GocuaHouseholdItem *item = g_hash_table_lookup (self->items, &g_array_index (self->ns, gint64, i));

      if (item != NULL && gocua_household_item_needs_row (item))
        return TRUE;
    }
  return FALSE;
}

/* The households of the wanted pages that are still looked at. */
static GArray *
take_wanted (GocuaHouseholdList *self)
{
  GArray *ns = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer page;

  g_hash_table_iter_init (&iter, self->wanted);
  while (g_hash_table_iter_next (&iter, &page, NULL))
    {
      guint first = MIN (GPOINTER_TO_UINT (page) * PAGE_ROWS, self->ns->len);
      guint last = MIN (first + PAGE_ROWS, self->ns->len);

      if (page_is_seen (self, first, last))
        g_array_append_vals (ns, &g_array_index (self->ns, gint64, first), last - first);
    }
  g_hash_table_remove_all (self->wanted);
  return ns;
}

static gboolean
fetch_cb (gpointer user_data)
{
  GocuaHouseholdList *self = user_data;
  g_autoptr (GArray) ns = NULL;
  Question *question;

  self->idle = 0;
  if (self->is_fetching)
    return G_SOURCE_REMOVE;
  ns = take_wanted (self);
  if (ns->len == 0)
    return G_SOURCE_REMOVE;
  question = g_new0 (Question, 1);
  question->ns = g_steal_pointer (&ns);
  question->campaign = self->campaign;
  self->is_fetching = TRUE;
  gocua_store_read_async (self->store, rows_func, question, question_free, (GDestroyNotify) g_ptr_array_unref,
                          self->fetching, rows_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
schedule (GocuaHouseholdList *self)
{
  /* Before drawing, so that the placeholders are rarely seen. */
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_DEFAULT, fetch_cb, self, NULL);
}

static void
want (GocuaHouseholdList *self, guint position)
{
  g_hash_table_add (self->wanted, GUINT_TO_POINTER (position / PAGE_ROWS));
  if (!self->is_fetching)
    schedule (self);
}

static GType
gocua_household_list_get_item_type (GListModel *model)
{
  return GOCUA_TYPE_HOUSEHOLD_ITEM;
}

static guint
gocua_household_list_get_n_items (GListModel *model)
{
  GocuaHouseholdList *self = GOCUA_HOUSEHOLD_LIST (model);

  return self->old_ns != NULL ? self->n_replaced + self->old_ns->len - self->old_from : self->ns->len;
}

static gint64
n_at (GocuaHouseholdList *self, guint position)
{
  if (self->old_ns == NULL || position < self->n_replaced)
    return g_array_index (self->ns, gint64, position);
  return g_array_index (self->old_ns, gint64, position - self->n_replaced + self->old_from);
}

static gpointer
gocua_household_list_get_item (GListModel *model, guint position)
{
  GocuaHouseholdList *self = GOCUA_HOUSEHOLD_LIST (model);
  GocuaHouseholdItem *item;

  if (position >= gocua_household_list_get_n_items (model))
    return NULL;
  item = gocua_household_item_get (self->items, n_at (self, position));
  /* While the list is being replaced its places are not the last ones yet; want_living() comes after it. */
  if (self->old_ns == NULL && gocua_household_item_needs_row (item))
    want (self, position);
  return item;
}

static void
gocua_household_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = gocua_household_list_get_item_type;
  iface->get_n_items = gocua_household_list_get_n_items;
  iface->get_item = gocua_household_list_get_item;
}

/* The rows that are there may be old. */
static void
outdate_items (GocuaHouseholdList *self)
{
  GHashTableIter iter;
  gpointer item;

  forget_pages (self);
  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    gocua_household_item_set_stale (item);
}

/* Those that somebody still looks at come anew. */
static void
want_living (GocuaHouseholdList *self)
{
  if (g_hash_table_size (self->items) == 0)
    return;
  for (guint i = 0; i < self->ns->len; i++)
    if (g_hash_table_contains (self->items, &g_array_index (self->ns, gint64, i)))
      want (self, i);
}

static void
merge_runs (GArray *runs)
{
  const GocuaListRun *last = &g_array_index (runs, GocuaListRun, runs->len - 1);
  GocuaListRun *first = &g_array_index (runs, GocuaListRun, 0);

  first->old_end = last->old_end;
  first->new_end = last->new_end;
  g_array_set_size (runs, 1);
}

/* Says only what changed, so that an edited row moves nothing, and what comes in from other computers takes
 * neither the selection nor the place in the list away. */
static void
replace_ns (GocuaHouseholdList *self, GArray *ns)
{
  g_autoptr (GArray) old = self->ns;
  g_autoptr (GArray) runs = gocua_list_diff ((const gint64 *) (gpointer) old->data, old->len,
                                             (const gint64 *) (gpointer) ns->data, ns->len);

  if (runs->len > MAX_RUNS)
    merge_runs (runs);
  g_hash_table_remove_all (self->wanted);
  outdate_items (self);
  self->ns = g_array_ref (ns);
  self->old_ns = old;
  self->n_replaced = self->old_from = 0;
  for (guint i = 0; i < runs->len; i++)
    {
      const GocuaListRun *run = &g_array_index (runs, GocuaListRun, i);

      self->n_replaced = run->new_end;
      self->old_from = run->old_end;
      g_list_model_items_changed (G_LIST_MODEL (self), run->new_begin, run->old_end - run->old_begin,
                                  run->new_end - run->new_begin);
    }
  self->old_ns = NULL;
  g_array_unref (self->before);
  self->before = g_steal_pointer (&old);
  want_living (self);
}

static void
answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GocuaHouseholdList) self = user_data;
  g_autoptr (GError) error = NULL;
  Question *answer = gocua_store_call_finish (GOCUA_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (answer != NULL)
    {
      self->campaign = answer->campaign;
      replace_ns (self, answer->ns);
      question_free (answer);
    }
  g_signal_emit (self, signals[ANSWERED], 0, error);
}

static void
ask (GocuaHouseholdList *self)
{
  Question *question = g_new0 (Question, 1);

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  self->asking = g_cancellable_new ();
  question->query = gocua_query_copy (self->query);
  gocua_store_read_async (self->store, query_func, question, question_free, question_free, self->asking,
                          answer_cb, g_object_ref (self));
}

static void
gocua_household_list_dispose (GObject *object)
{
  GocuaHouseholdList *self = GOCUA_HOUSEHOLD_LIST (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_cancellable_cancel (self->asking);
  g_cancellable_cancel (self->fetching);
  forget_pages (self);
  G_OBJECT_CLASS (gocua_household_list_parent_class)->dispose (object);
}

static void
gocua_household_list_finalize (GObject *object)
{
  GocuaHouseholdList *self = GOCUA_HOUSEHOLD_LIST (object);

  g_clear_object (&self->asking);
  g_clear_object (&self->fetching);
  g_clear_object (&self->store);
  g_clear_pointer (&self->query, gocua_query_free);
  g_clear_pointer (&self->before, g_array_unref);
  g_clear_pointer (&self->ns, g_array_unref);
  g_clear_pointer (&self->items, g_hash_table_unref);
  g_clear_pointer (&self->wanted, g_hash_table_unref);
  G_OBJECT_CLASS (gocua_household_list_parent_class)->finalize (object);
}

static void
gocua_household_list_class_init (GocuaHouseholdListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = gocua_household_list_dispose;
  object_class->finalize = gocua_household_list_finalize;

  /**
   * GocuaHouseholdList::answered:
   * @error: (nullable): why the list could not be brought up to date
   */
  signals[ANSWERED] = g_signal_new ("answered", GOCUA_TYPE_HOUSEHOLD_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
gocua_household_list_init (GocuaHouseholdList *self)
{
  self->ns = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->before = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->query = gocua_query_new ();
  self->items = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->wanted = g_hash_table_new (NULL, NULL);
  self->fetching = g_cancellable_new ();
  g_queue_init (&self->pages);
}

GocuaHouseholdList *
gocua_household_list_new (GocuaStore *store)
{
  GocuaHouseholdList *self;

  g_return_val_if_fail (GOCUA_IS_STORE (store), NULL);

  self = g_object_new (GOCUA_TYPE_HOUSEHOLD_LIST, NULL);
  self->store = g_object_ref (store);
  return self;
}

void
gocua_household_list_set_query (GocuaHouseholdList *self, const GocuaQuery *query)
{
  g_return_if_fail (GOCUA_IS_HOUSEHOLD_LIST (self));
  g_return_if_fail (query != NULL);

  gocua_query_free (self->query);
  self->query = gocua_query_copy (query);
  ask (self);
}

void
gocua_household_list_refresh (GocuaHouseholdList *self)
{
  g_return_if_fail (GOCUA_IS_HOUSEHOLD_LIST (self));

  ask (self);
}

gint64
gocua_household_list_get_n_at (GocuaHouseholdList *self, guint position)
{
  g_return_val_if_fail (GOCUA_IS_HOUSEHOLD_LIST (self), 0);

  return position < gocua_household_list_get_n_items (G_LIST_MODEL (self)) ? n_at (self, position) : 0;
}

GArray *
gocua_household_list_dup_ns (GocuaHouseholdList *self)
{
  g_return_val_if_fail (GOCUA_IS_HOUSEHOLD_LIST (self), NULL);

  return g_array_copy (self->ns);
}

guint
gocua_household_list_get_n_before (GocuaHouseholdList *self)
{
  g_return_val_if_fail (GOCUA_IS_HOUSEHOLD_LIST (self), 0);

  return self->before->len;
}

guint
gocua_household_list_follow (GocuaHouseholdList *self, guint position)
{
  gint64 n;

  g_return_val_if_fail (GOCUA_IS_HOUSEHOLD_LIST (self), G_MAXUINT);

  if (position >= self->before->len)
    return G_MAXUINT;
  n = g_array_index (self->before, gint64, position);
  for (guint i = 0; i < self->ns->len; i++)
    if (g_array_index (self->ns, gint64, i) == n)
      return i;
  return G_MAXUINT;
}

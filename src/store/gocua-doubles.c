/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-doubles.c: likely doubles among the households of a ward, and what was decided about them. */

#define G_LOG_DOMAIN "gocua-store"

#include "store/gocua-doubles.h"

#include "core/gocua-merge.h"
#include "store/gocua-entities.h"
#include "store/gocua-household-scan.h"
#include "store/gocua-merged.h"

#include <string.h>

/* Reading and folding takes about as long as comparing. */
#define READ_SHARE 50

typedef struct
{
  GocuaDb *db;
  GocuaDoubleSet *set;
  GocuaProgress *progress;
  GCancellable *cancellable;
  gint64 n_expected;
} Search;

typedef struct
{
  GocuaId a, b; /* @a is the smaller one */
} Pair;

void
gocua_doubles_free (GocuaDoubles *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->hits, g_array_unref);
  g_free (self);
}

static Pair
make_pair (const GocuaId *x, const GocuaId *y)
{
  gboolean swapped = gocua_id_compare (x, y) > 0;

  return (Pair){ swapped ? *y : *x, swapped ? *x : *y };
}

static guint
pair_hash (gconstpointer pair)
{
  const Pair *self = pair;

  return gocua_id_hash (&self->a) * 31 + gocua_id_hash (&self->b);
}

static gboolean
pair_equal (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, sizeof (Pair)) == 0;
}

static GHashTable *
new_pairs (void)
{
  return g_hash_table_new_full (pair_hash, pair_equal, g_free, NULL);
}

/* All pairs that are not the same, as pairs of the households at which they are shown. */
static GHashTable *
read_distinct (GocuaDb *db, GError **error)
{
  g_autoptr (GHashTable) pairs = new_pairs ();
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *statement = gocua_db_prepare (
      db,
      "SELECT coalesce (a.root, d.household_a), coalesce (b.root, d.household_b) FROM distinct_pair d "
      "LEFT JOIN household a ON a.id = d.household_a LEFT JOIN household b ON b.id = d.household_b "
      "WHERE d.deleted IS NOT 1",
      error);

  if (statement == NULL)
    return NULL;
  while (gocua_db_step (db, statement, &problem))
    {
      GocuaId a, b;
      Pair pair;

      gocua_db_column_id (statement, 0, &a);
      gocua_db_column_id (statement, 1, &b);
      pair = make_pair (&a, &b);
      g_hash_table_add (pairs, g_memdup2 (&pair, sizeof pair));
    }
  return gocua_db_finish (statement, &problem, error) ? g_steal_pointer (&pairs) : NULL;
}

static void
report (Search *self, gint64 percent)
{
  if (self->progress != NULL)
    self->progress->func (percent, 100, self->progress->data);
}

static void
add_household (GocuaRecord *household, gpointer data)
{
  Search *self = data;
  guint n;

  if (gocua_record_get_int (household, GOCUA_HOUSEHOLD_ARCHIVED, 0) != 0)
    return;
  n = gocua_double_set_add (self->set, household);
  if (n % 1024 == 0 && self->n_expected > 0)
    report (self, MIN (READ_SHARE, READ_SHARE * (gint64) n / self->n_expected));
}

static gboolean
step (guint done, guint total, gpointer data)
{
  Search *self = data;

  report (self, READ_SHARE + (100 - READ_SHARE) * (gint64) done / total);
  return !g_cancellable_is_cancelled (self->cancellable);
}

static gint64
count_households (GocuaDb *db)
{
  sqlite3_stmt *statement = gocua_db_prepare (db, "SELECT max (n) FROM household", NULL);
  gint64 n = 0;

  if (statement != NULL && gocua_db_step (db, statement, NULL))
    n = sqlite3_column_int64 (statement, 0);
  gocua_db_done (statement);
  return n;
}

static GocuaDoubles *
take_hits (const Search *self, const GocuaDoubleResult *result, GHashTable *distinct)
{
  GocuaDoubles *doubles = g_new0 (GocuaDoubles, 1);

  doubles->hits = g_array_new (FALSE, FALSE, sizeof (GocuaDoubleHit));
  doubles->n_households = gocua_double_set_get_size (self->set);
  doubles->n_shortened = result->n_shortened;
  for (guint i = 0; i < result->pairs->len; i++)
    {
      const GocuaDoublePair *found = &g_array_index (result->pairs, GocuaDoublePair, i);
      Pair pair = make_pair (&gocua_double_set_get (self->set, found->a)->id,
                             &gocua_double_set_get (self->set, found->b)->id);
      GocuaDoubleHit hit = { pair.a, pair.b, found->score, found->reasons };

      if (g_hash_table_contains (distinct, &pair))
        continue;
      if (doubles->hits->len < GOCUA_DOUBLES_MAX)
        g_array_append_val (doubles->hits, hit);
      else
        doubles->n_left_out++;
    }
  return doubles;
}

GocuaDoubles *
gocua_doubles_search (GocuaDb *db, GocuaProgress *progress, GCancellable *cancellable, GError **error)
{
  g_autoptr (GocuaDoubleSet) set = gocua_double_set_new ();
  g_autoptr (GocuaDoubleResult) result = NULL;
  g_autoptr (GHashTable) distinct = NULL;
  Search self = { db, set, progress, cancellable, 0 };

  g_return_val_if_fail (db != NULL, NULL);

  self.n_expected = count_households (db);
  distinct = read_distinct (db, error);
  if (distinct == NULL || !gocua_household_scan (db, add_household, &self, cancellable, error))
    return NULL;
  result = gocua_double_set_search (set, step, &self);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return take_hits (&self, result, distinct);
}

static gboolean
is_of_batch (GocuaDb *db, const GocuaId *household, const GocuaId *batch, gboolean *is, GError **error)
{
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *statement =
      gocua_db_prepare (db, "SELECT 1 FROM change WHERE entity = ?1 AND batch = ?2 LIMIT 1", error);

  if (statement == NULL)
    return FALSE;
  gocua_db_bind_id (statement, 1, household);
  gocua_db_bind_id (statement, 2, batch);
  *is = gocua_db_step (db, statement, &problem);
  return gocua_db_finish (statement, &problem, error);
}

gboolean
gocua_doubles_put_first (GocuaDb *db, GArray *hits, const GocuaId *batch, GError **error)
{
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (GocuaDoubleHit));
  guint n_first = 0;

  g_return_val_if_fail (db != NULL && hits != NULL && batch != NULL, FALSE);

  for (guint i = 0; i < hits->len; i++)
    {
      GocuaDoubleHit hit = g_array_index (hits, GocuaDoubleHit, i);
      gboolean first = FALSE;

      if (!is_of_batch (db, &hit.a, batch, &first, error) ||
          (!first && !is_of_batch (db, &hit.b, batch, &first, error)))
        return FALSE;
      if (first)
        g_array_index (hits, GocuaDoubleHit, n_first++) = hit;
      else
        g_array_append_val (others, hit);
    }
  g_array_set_size (hits, n_first);
  g_array_append_vals (hits, others->data, others->len);
  return TRUE;
}

/* Where the household is shown, if that is on the roster. */
static gboolean
find_place (GocuaDb *db, const GocuaId *id, GocuaId *place)
{
  sqlite3_stmt *statement =
      gocua_db_prepare (db,
                        "SELECT p.id FROM household h JOIN household p ON p.id = coalesce (h.root, h.id) "
                        "WHERE h.id = ?1 AND p.deleted IS NOT 1 AND p.archived IS NOT 1",
                        NULL);
  gboolean found = FALSE;

  if (statement == NULL)
    return FALSE;
  gocua_db_bind_id (statement, 1, id);
  found = gocua_db_step (db, statement, NULL) && gocua_db_column_id (statement, 0, place);
  gocua_db_done (statement);
  return found;
}

static gboolean
score_again (GocuaDb *db, GocuaDoubleHit *hit, GError **error)
{
  g_autoptr (GocuaDoubleSet) set = gocua_double_set_new ();
  g_autoptr (GocuaRecord) a = gocua_entity_load (db, GOCUA_KIND_HOUSEHOLD, &hit->a, error);
  g_autoptr (GocuaRecord) b = a != NULL ? gocua_entity_load (db, GOCUA_KIND_HOUSEHOLD, &hit->b, error) : NULL;

  if (b == NULL)
    return FALSE;
  gocua_double_set_add (set, a);
  gocua_double_set_add (set, b);
  hit->score =
      gocua_double_score (gocua_double_set_get (set, 0), gocua_double_set_get (set, 1), &hit->reasons);
  return TRUE;
}

GArray *
gocua_doubles_refresh (GocuaDb *db, GArray *hits, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) taken = NULL; /* pairs that are not to be shown (again) */
  g_autoptr (GArray) standing = g_array_new (FALSE, FALSE, sizeof (GocuaDoubleHit));

  g_return_val_if_fail (db != NULL && hits != NULL, NULL);

  taken = read_distinct (db, error);
  if (taken == NULL)
    return NULL;
  for (guint i = 0; i < hits->len; i++)
    {
      GocuaDoubleHit hit = g_array_index (hits, GocuaDoubleHit, i);
      GocuaId a, b;
      Pair pair;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (!find_place (db, &hit.a, &a) || !find_place (db, &hit.b, &b) || gocua_id_equal (&a, &b))
        continue;
      pair = make_pair (&a, &b);
      if (!g_hash_table_add (taken, g_memdup2 (&pair, sizeof pair)))
        continue;
      if (!gocua_id_equal (&a, &hit.a) || !gocua_id_equal (&b, &hit.b))
        {
          hit.a = pair.a;
          hit.b = pair.b;
          if (!score_again (db, &hit, error))
            return NULL;
        }
      if (hit.score >= GOCUA_DOUBLE_LIKELY)
        g_array_append_val (standing, hit);
    }
  return g_steal_pointer (&standing);
}

static void
side_clear (GocuaDoubleSide *side)
{
  g_clear_pointer (&side->household, gocua_record_unref);
  g_clear_pointer (&side->last_visit, g_free);
}

void
gocua_double_view_free (GocuaDoubleView *self)
{
  if (self == NULL)
    return;
  side_clear (&self->sides[0]);
  side_clear (&self->sides[1]);
  g_free (self);
}

static gboolean
read_side (GocuaDoubleSide *side, GocuaDb *db, const GocuaId *id, GError **error)
{
  g_autoptr (GPtrArray) visits = NULL;

  side->household = gocua_household_load (db, id, error);
  visits =
      side->household != NULL ? gocua_household_get_visits (db, &side->household->id, NULL, error) : NULL;
  if (visits == NULL)
    return FALSE;
  for (guint i = 0; i < visits->len; i++)
    {
      const GocuaRecord *visit = visits->pdata[i];

      if (gocua_record_get_text (visit, GOCUA_VISIT_WITHDRAWN) != NULL)
        continue;
      if (side->n_visits++ == 0)
        side->last_visit = g_strdup (gocua_record_get_text (visit, GOCUA_VISIT_DATE));
    }
  return TRUE;
}

/* (transfer full): of all of them, in the campaign that the pages show; %NULL on error */
static GPtrArray *
load_visits_of_all (GocuaDb *db, GPtrArray *households, const GocuaId *campaign, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_record_unref);

  for (guint i = 0; i < households->len; i++)
    {
      const GocuaRecord *household = households->pdata[i];
      GPtrArray *visits = gocua_household_get_visits (db, &household->id, campaign, error);

      if (visits == NULL)
        return NULL;
      g_ptr_array_extend_and_steal (all, visits);
    }
  return g_steal_pointer (&all);
}

static gboolean
is_plan_open (const GocuaRecord *household, GPtrArray *visits)
{
  g_auto (GocuaStatus) status = { 0 };

  gocua_status_compute (&status, household, visits, NULL, 0);
  return g_strcmp0 (gocua_record_get_text (household, GOCUA_HOUSEHOLD_FOLLOW_UP), status.follow_up) == 0;
}

gboolean
gocua_doubles_forget_closed_plans (GocuaDb *db, GPtrArray *households, GError **error)
{
  g_autoptr (GocuaCampaign) campaign = NULL;
  g_autoptr (GPtrArray) visits = NULL;
  GocuaId id;

  g_return_val_if_fail (db != NULL && households != NULL, FALSE);

  campaign = gocua_campaign_get_current (db, &id, NULL);
  if (campaign == NULL)
    return TRUE;
  visits = load_visits_of_all (db, households, &id, error);
  for (guint i = 0; visits != NULL && i < households->len; i++)
    if (!is_plan_open (households->pdata[i], visits))
      gocua_record_set_null (households->pdata[i], GOCUA_HOUSEHOLD_FOLLOW_UP);
  return visits != NULL;
}

static gboolean
forget_closed_plans (GocuaDoubleView *self, GocuaDb *db, GError **error)
{
  g_autoptr (GPtrArray) households = g_ptr_array_new ();

  g_ptr_array_add (households, self->sides[0].household);
  g_ptr_array_add (households, self->sides[1].household);
  return gocua_doubles_forget_closed_plans (db, households, error);
}

static guint
count_fields (const GocuaRecord *household)
{
  guint n = 0;

  for (guint field = 0; field < GOCUA_HOUSEHOLD_N_FIELDS; field++)
    n += gocua_merge_is_chosen (field) && household->values[field].type != GOCUA_VALUE_NULL;
  return n;
}

static gboolean
is_better_kept (const GocuaDoubleSide *one, const GocuaDoubleSide *other)
{
  guint n_one, n_other;

  if (one->n_visits != other->n_visits)
    return one->n_visits > other->n_visits;
  n_one = count_fields (one->household);
  n_other = count_fields (other->household);
  if (n_one != n_other)
    return n_one > n_other;
  return gocua_id_compare (&one->household->id, &other->household->id) < 0;
}

GocuaDoubleView *
gocua_double_view_read (GocuaDb *db, const GocuaId *a, const GocuaId *b, GError **error)
{
  g_autoptr (GocuaDoubleView) self = g_new0 (GocuaDoubleView, 1);
  g_autoptr (GocuaDoubleSet) set = gocua_double_set_new ();

  g_return_val_if_fail (db != NULL && a != NULL && b != NULL, NULL);

  if (!read_side (&self->sides[0], db, a, error) || !read_side (&self->sides[1], db, b, error) ||
      !gocua_record_exists (self->sides[0].household) || !gocua_record_exists (self->sides[1].household) ||
      gocua_id_equal (&self->sides[0].household->id, &self->sides[1].household->id) ||
      !forget_closed_plans (self, db, error))
    return NULL;
  if (is_better_kept (&self->sides[1], &self->sides[0]))
    {
      GocuaDoubleSide swap = self->sides[0];

      self->sides[0] = self->sides[1];
      self->sides[1] = swap;
    }
  gocua_double_set_add (set, self->sides[0].household);
  gocua_double_set_add (set, self->sides[1].household);
  self->score =
      gocua_double_score (gocua_double_set_get (set, 0), gocua_double_set_get (set, 1), &self->reasons);
  return g_steal_pointer (&self);
}

GocuaBatch *
gocua_doubles_make_distinct_batch (GocuaDb *db, const GocuaId *a, const GocuaId *b, GError **error)
{
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("household.distinct");
  g_autoptr (GocuaRecord) seen = NULL;
  GocuaId id;

  g_return_val_if_fail (db != NULL && a != NULL && b != NULL, NULL);
  g_return_val_if_fail (!gocua_id_equal (a, b), NULL);

  gocua_merge_init_distinct_id (&id, a, b);
  seen = gocua_entity_load (db, GOCUA_KIND_DISTINCT_PAIR, &id, error);
  if (seen == NULL)
    return NULL;
  gocua_merge_put_distinct (batch, seen, a, b);
  return g_steal_pointer (&batch);
}

gboolean
gocua_doubles_is_distinct (GocuaDb *db, const GocuaId *a, const GocuaId *b)
{
  g_autoptr (GHashTable) pairs = NULL;
  GocuaId place_a, place_b;
  Pair pair;

  g_return_val_if_fail (db != NULL && a != NULL && b != NULL, FALSE);

  pairs = read_distinct (db, NULL);
  if (pairs == NULL || !gocua_merged_find_root (db, a, &place_a, NULL) ||
      !gocua_merged_find_root (db, b, &place_b, NULL))
    return FALSE;
  pair = make_pair (&place_a, &place_b);
  return g_hash_table_contains (pairs, &pair);
}

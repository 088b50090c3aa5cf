/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-doubles.c: finding doubles among 100,000 households, against the bare sort of the keys that bring
 * them together; and how many of the doubles that were put in are found. */

#include <glib/gstdio.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "bench-table.h"
#include "core/gocua-double.h"
#include "core/gocua-text.h"
#include "sample/gocua-sample.h"
#include "store/gocua-db.h"
#include "store/gocua-doubles.h"
#include "store/gocua-household-scan.h"
#include "store/gocua-journal.h"

#define N_HOUSEHOLDS 100000
#define N_PLANTED    400
#define REPETITIONS  5
#define N_TYPED      300
#define N_KEYS       6

/* What the program must keep: comparing takes at most three times the bare sort of its keys in memory, and
 * all of it at most three times SQLite's sort of the same texts in the same file; of the planted doubles 95 %
 * are found, and of what is found 80 % was planted. */
#define COMPARE_LIMIT   3.0
#define WHOLE_LIMIT     3.0
#define MISSED_LIMIT    5.0
#define STRANGERS_LIMIT 20.0

#define KEY "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"

typedef struct
{
  GPtrArray *households; /* of GocuaRecord */
  GHashTable *planted;   /* GocuaId of the double -> GocuaId of what it is a double of */
} Ward;

static void
die (GError *error)
{
  g_error ("%s", error->message);
}

static void
keep_household (GocuaRecord *household, gpointer data)
{
  Ward *ward = data;

  if (gocua_record_get_int (household, GOCUA_HOUSEHOLD_ARCHIVED, 0) == 0)
    g_ptr_array_add (ward->households, gocua_record_ref (household));
}

static void
set_bare_capitals (GocuaRecord *household, guint field)
{
  g_autofree char *folded = gocua_text_fold (gocua_record_get_text (household, field));
  g_autofree char *capitals = g_ascii_strup (folded, -1);

  gocua_record_set_text (household, field, capitals);
}

/* The second letter of the family name is left out. */
static void
set_slip (GocuaRecord *household)
{
  const char *head = gocua_record_get_text (household, GOCUA_HOUSEHOLD_HEAD);
  const char *second = g_utf8_next_char (head);
  g_autofree char *first = g_strndup (head, (gsize) (second - head));
  g_autofree char *slipped = g_strconcat (first, g_utf8_next_char (second), NULL);

  gocua_record_set_text (household, GOCUA_HOUSEHOLD_HEAD, slipped);
}

/* "N. Thị Ánh" */
static void
set_abbreviated (GocuaRecord *household)
{
  const char *head = gocua_record_get_text (household, GOCUA_HOUSEHOLD_HEAD);
  const char *second = g_utf8_next_char (head);
  g_autofree char *first = g_strndup (head, (gsize) (second - head));
  g_autofree char *brief = g_strconcat (first, ".", strchr (head, ' '), NULL);

  gocua_record_set_text (household, GOCUA_HOUSEHOLD_HEAD, brief);
}

/* "Nguyễn Ánh" */
static void
set_without_middle (GocuaRecord *household)
{
  g_auto (GStrv) words = g_strsplit (gocua_record_get_text (household, GOCUA_HOUSEHOLD_HEAD), " ", -1);
  guint n = g_strv_length (words);
  g_autofree char *brief = g_strconcat (words[0], " ", words[n - 1], NULL);

  gocua_record_set_text (household, GOCUA_HOUSEHOLD_HEAD, brief);
}

/* "Số nhà 12/3, đường Lê Lợi" */
static void
set_address_otherwise (GocuaRecord *household)
{
  const char *address = gocua_record_get_text (household, GOCUA_HOUSEHOLD_ADDRESS);
  const char *space = strchr (address, ' ');
  g_autofree char *other = NULL;

  if (space == NULL || !g_ascii_isdigit (address[0]))
    return;
  other = g_strdup_printf ("Số nhà %.*s, đường%s", (int) (space - address), address, space);
  gocua_record_set_text (household, GOCUA_HOUSEHOLD_ADDRESS, other);
}

static void
set_without_number (GocuaRecord *household)
{
  const char *address = gocua_record_get_text (household, GOCUA_HOUSEHOLD_ADDRESS);
  const char *space = strchr (address, ' ');

  if (space != NULL && g_ascii_isdigit (address[0]))
    gocua_record_set_text (household, GOCUA_HOUSEHOLD_ADDRESS, space + 1);
}

/* The same household as another list has it. */
static GocuaRecord *
make_double (const GocuaRecord *household, guint way)
{
  GocuaRecord *copy = gocua_record_copy (household);

  memset (copy->stamps, 0, sizeof copy->stamps);
  gocua_id_init_new (&copy->id, g_get_real_time () / 1000);
  gocua_record_set_text (copy, GOCUA_HOUSEHOLD_CODE, NULL);
  switch (way % 8)
    {
    case 0:
      set_bare_capitals (copy, GOCUA_HOUSEHOLD_HEAD);
      set_bare_capitals (copy, GOCUA_HOUSEHOLD_ADDRESS);
      gocua_record_set_text (copy, GOCUA_HOUSEHOLD_PHONE, NULL);
      break;
    case 1:
      set_slip (copy);
      gocua_record_set_text (copy, GOCUA_HOUSEHOLD_PHONE, NULL);
      break;
    case 2:
      set_abbreviated (copy);
      gocua_record_set_text (copy, GOCUA_HOUSEHOLD_PHONE, "0999000111");
      break;
    case 3:
      set_address_otherwise (copy);
      gocua_record_set_text (copy, GOCUA_HOUSEHOLD_PHONE, NULL);
      break;
    case 4:
      gocua_record_set_text (copy, GOCUA_HOUSEHOLD_ADDRESS, NULL);
      break;
    case 5:
      set_without_middle (copy);
      gocua_record_set_text (copy, GOCUA_HOUSEHOLD_ADDRESS, NULL);
      break;
    case 6:
      set_without_number (copy);
      gocua_record_set_text (copy, GOCUA_HOUSEHOLD_PHONE, NULL);
      break;
    default:
      gocua_record_set_text (copy, GOCUA_HOUSEHOLD_HEAD, "Trần Thị Hồng Nhạn");
      break;
    }
  return copy;
}

static void
plant (Ward *ward, GocuaDb *db)
{
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("roster.import");
  g_autoptr (GError) error = NULL;
  guint n = ward->households->len;
  guint at = 7;

  while (g_hash_table_size (ward->planted) < N_PLANTED)
    {
      GocuaRecord *household = ward->households->pdata[at % n];
      g_autoptr (GocuaRecord) copy = NULL;

      at += n / N_PLANTED - 1;
      /* Each way must leave something to know the household by. */
      if (gocua_record_get_text (household, GOCUA_HOUSEHOLD_PHONE) == NULL)
        continue;
      copy = make_double (household, g_hash_table_size (ward->planted));
      gocua_batch_put (batch, NULL, copy);
      g_hash_table_insert (ward->planted, gocua_id_dup (&copy->id), gocua_id_dup (&household->id));
    }
  if (!gocua_journal_commit (db, batch, NULL, NULL, &error))
    die (error);
}

static gboolean
is_planted (const Ward *ward, const GocuaDoubleHit *hit)
{
  const GocuaId *of_a = g_hash_table_lookup (ward->planted, &hit->a);
  const GocuaId *of_b = g_hash_table_lookup (ward->planted, &hit->b);

  return (of_a != NULL && gocua_id_equal (of_a, &hit->b)) || (of_b != NULL && gocua_id_equal (of_b, &hit->a));
}

static void
judge (const Ward *ward, GArray *hits, BenchTable *table)
{
  guint n_right = 0;
  double recall, precision;

  for (guint i = 0; i < hits->len; i++)
    n_right += is_planted (ward, &g_array_index (hits, GocuaDoubleHit, i));
  recall = 100.0 * n_right / N_PLANTED;
  precision = hits->len > 0 ? 100.0 * n_right / hits->len : 0;
  bench_table_add (table, "pairs found", "%u", hits->len);
  bench_table_add (table, "recall: planted doubles that were found", "%u of %u, %.1f %%", n_right, N_PLANTED,
                   recall);
  bench_table_add (table, "precision: found pairs that were planted", "%u of %u, %.1f %%", n_right, hits->len,
                   precision);
  bench_table_at_most (table, "planted doubles missed", 100 - recall, MISSED_LIMIT, "%");
  bench_table_at_most (table, "found pairs that were not planted", 100 - precision, STRANGERS_LIMIT, "%");
}

static int
compare_texts (const void *a, const void *b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static char *
key_text (const GocuaDoubleFacts *facts, guint key)
{
  char area[GOCUA_ID_STRING_SIZE];

  gocua_id_format (&facts->area, area);
  switch (key)
    {
    case 0:
      return g_strdup (facts->phone);
    case 1:
      return g_strdup (facts->code);
    case 2:
      return g_strconcat (facts->numbers, "\n", facts->initials, NULL);
    case 3:
      return g_strconcat (facts->numbers, "\n", area, NULL);
    case 4:
      return g_strconcat (facts->name_key, "\n", facts->initials, NULL);
    default:
      return g_strconcat (facts->name_key, "\n", area, NULL);
    }
}

/* The keys are made beforehand: only sorting them is measured. */
static double
sort_bare (GocuaDoubleSet *set)
{
  guint n = gocua_double_set_get_size (set);
  double took = 0;

  for (guint key = 0; key < N_KEYS; key++)
    {
      g_autofree char **texts = g_new (char *, n);
      double start;

      for (guint i = 0; i < n; i++)
        texts[i] = key_text (gocua_double_set_get (set, i), key);
      start = bench_now_ms ();
      qsort (texts, n, sizeof *texts, compare_texts);
      took += bench_now_ms () - start;
      for (guint i = 0; i < n; i++)
        g_free (texts[i]);
    }
  return took;
}

/* SQLite sorts what the blocks are made of. */
static double
sort_in_file (GocuaDb *db)
{
  static const char *const orders[] = { "phone",    "code",          "address_key", "area, address_key",
                                        "name_key", "area, name_key" };
  double start = bench_now_ms ();

  for (gsize i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autofree char *sql =
          g_strconcat ("SELECT head, address, phone, code, group_name, area FROM household "
                       "WHERE deleted IS NOT 1 AND archived IS NOT 1 ORDER BY ",
                       orders[i], NULL);
      sqlite3_stmt *statement = gocua_db_prepare (db, sql, NULL);

      while (gocua_db_step (db, statement, NULL))
        continue;
      gocua_db_done (statement);
    }
  return bench_now_ms () - start;
}

static double
compare_ours (GocuaDoubleSet *set, guint64 *n_compared)
{
  double start = bench_now_ms ();
  g_autoptr (GocuaDoubleResult) result = gocua_double_set_search (set, NULL, NULL);

  *n_compared = result->n_compared;
  return bench_now_ms () - start;
}

static double
search_ours (GocuaDb *db, GArray **hits)
{
  double start = bench_now_ms ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GocuaDoubles) doubles = gocua_doubles_search (db, NULL, NULL, &error);
  double took = bench_now_ms () - start;

  if (doubles == NULL)
    die (error);
  g_clear_pointer (hits, g_array_unref);
  *hits = g_array_ref (doubles->hits);
  return took;
}

static GocuaDoubleSet *
make_set (const Ward *ward)
{
  GocuaDoubleSet *set = gocua_double_set_new ();

  for (guint i = 0; i < ward->households->len; i++)
    gocua_double_set_add (set, ward->households->pdata[i]);
  return set;
}

static void
measure_search (Ward *ward, GocuaDb *db, BenchTable *table)
{
  g_autoptr (GocuaDoubleSet) set = make_set (ward);
  g_autoptr (BenchSeries) bare = bench_series_new ();
  g_autoptr (BenchSeries) file = bench_series_new ();
  g_autoptr (BenchSeries) compared = bench_series_new ();
  g_autoptr (BenchSeries) whole = bench_series_new ();
  g_autoptr (GArray) hits = NULL;
  guint64 n_compared = 0;

  for (int i = 0; i < REPETITIONS; i++)
    {
      bench_series_add (bare, sort_bare (set));
      bench_series_add (file, sort_in_file (db));
      bench_series_add (compared, compare_ours (set, &n_compared));
      bench_series_add (whole, search_ours (db, &hits));
    }
  bench_table_ratio (table, "comparing / sort of the keys in memory", bench_series_median (compared),
                     bench_series_median (bare), COMPARE_LIMIT);
  bench_table_ratio (table, "all, from the file / SQLite's sort of the keys", bench_series_median (whole),
                     bench_series_median (file), WHOLE_LIMIT);
  bench_table_add (table, "pairs compared", "%" G_GUINT64_FORMAT, n_compared);
  judge (ward, hits, table);
}

/* A household typed anew, as the dialog asks with each pause. */
static void
measure_typing (Ward *ward, GocuaDb *db, BenchTable *table)
{
  g_autoptr (BenchSeries) ours = bench_series_new ();
  double worst = 0;

  for (guint i = 0; i < N_TYPED; i++)
    {
      const GocuaRecord *known = ward->households->pdata[(i * 7919) % ward->households->len];
      g_autoptr (GocuaRecord) typed = gocua_record_copy (known);
      g_autoptr (GPtrArray) likely = NULL;
      g_autoptr (GError) error = NULL;
      double start = bench_now_ms ();
      double took;

      memset (&typed->id, 0, sizeof typed->id);
      likely = gocua_likely_doubles_find (db, typed, 3, NULL, &error);
      took = bench_now_ms () - start;
      if (likely == NULL)
        die (error);
      if (likely->len == 0)
        g_error ("%s is not found while it is typed", gocua_record_get_text (known, GOCUA_HOUSEHOLD_ADDRESS));
      bench_series_add (ours, took);
      worst = MAX (worst, took);
    }
  bench_table_add (table, "a warning while typing", "%.2f ms, at most %.1f ms", bench_series_median (ours),
                   worst);
}

static GocuaDb *
make_ward (const char *path)
{
  g_autoptr (GocuaClock) clock = gocua_clock_new_system ();
  g_autoptr (GError) error = NULL;
  GocuaDb *db = gocua_db_open (path, KEY, GOCUA_DB_CREATE, clock, &error);
  GocuaSampleOptions options = {
    .households = N_HOUSEHOLDS,
    .areas = 100,
    .days = 5,
    .visits = 1000,
    .seed = 31,
    .campaign_key = "kh31-2026",
  };

  if (db == NULL || !gocua_sample_fill (db, &options, NULL, NULL, &error))
    die (error);
  return db;
}

static void
remove_ward (const char *folder, const char *path)
{
  static const char *const endings[] = { "", "-wal", "-shm" };

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *file = g_strconcat (path, endings[i], NULL);

      g_unlink (file);
    }
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  BenchTable *table =
      bench_table_new ("Doubles: 100,000 households, 400 of them put in twice, encrypted; medians");
  g_autofree char *folder = g_dir_make_tmp ("gocua-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "doubles.gocua", NULL);
  Ward ward = { g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_record_unref),
                g_hash_table_new_full (gocua_id_hash, gocua_id_equal, g_free, g_free) };
  g_autoptr (GError) error = NULL;
  GocuaDb *db;
  gboolean kept;

  setlocale (LC_ALL, "");
  db = make_ward (path);
  if (!gocua_household_scan (db, keep_household, &ward, NULL, &error))
    die (error);
  plant (&ward, db);
  g_ptr_array_set_size (ward.households, 0);
  if (!gocua_household_scan (db, keep_household, &ward, NULL, &error))
    die (error);
  measure_search (&ward, db, table);
  measure_typing (&ward, db, table);
  kept = bench_table_print_and_free (table);
  g_ptr_array_unref (ward.households);
  g_hash_table_unref (ward.planted);
  gocua_db_close (db);
  remove_ward (folder, path);
  return kept ? 0 : 1;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-household-search.c: finding households by what was typed, the best match first. */

#define G_LOG_DOMAIN "gocua-store"

#include "store/gocua-household-search.h"

#include "core/gocua-phone.h"
#include "core/gocua-sought.h"
#include "core/gocua-text.h"

#include <string.h>

/* A name and a whole address have ten; the rest of something pasted only costs time. */
#define MAX_WORDS         16
#define MIN_PHONE_DIGITS  3
#define MIN_JOINED_DIGITS 5
/* A part from the middle of a phone number is looked for in all of them, which is slow, so only when little
 * was found. */
#define FEW 20

typedef enum
{
  PLACE_WHOLE_FIELD,
  PLACE_GIVEN_NAME, /* at the end of the name */
  PLACE_NAME,
  PLACE_ADDRESS_BEGIN,
  PLACE_ADDRESS,
  PLACE_OTHER,
  N_PLACES,
} Place;

/* Of the statement that reads what is ranked. */
enum
{
  COLUMN_HEAD,
  COLUMN_ADDRESS,
  COLUMN_PHONE,
  COLUMN_CODE,
  COLUMN_ADDRESS_KEY,
};

typedef struct
{
  guint rank;
  char *address_key;
  gint64 n;
} Ranked;

static Place
get_place (int column, gboolean at_begin, gboolean at_end)
{
  if (at_begin && at_end)
    return PLACE_WHOLE_FIELD;
  if (column == COLUMN_HEAD)
    return at_end ? PLACE_GIVEN_NAME : PLACE_NAME;
  if (column == COLUMN_ADDRESS)
    return at_begin ? PLACE_ADDRESS_BEGIN : PLACE_ADDRESS;
  return PLACE_OTHER;
}

/* Folding is what costs time here, so the search ends with the first field that holds the words as they were
 * typed. */
static guint
rank_row (const GocuaSought *sought, sqlite3_stmt *row)
{
  guint rank = GOCUA_MATCH_SCATTERED * N_PLACES + PLACE_OTHER;

  for (int column = COLUMN_HEAD; column <= COLUMN_CODE && rank >= GOCUA_MATCH_BEGIN_ACCENTS * N_PLACES;
       column++)
    {
      const char *text = (const char *) sqlite3_column_text (row, column);
      gboolean at_begin = FALSE, at_end = FALSE;
      GocuaMatch match =
          text != NULL ? gocua_sought_match (sought, text, &at_begin, &at_end) : GOCUA_MATCH_SCATTERED;

      if (match != GOCUA_MATCH_SCATTERED)
        rank = MIN (rank, (guint) match * N_PLACES + (guint) get_place (column, at_begin, at_end));
    }
  return rank;
}

static void
ranked_clear (gpointer data)
{
  g_free (((Ranked *) data)->address_key);
}

static int
compare_ranked (gconstpointer a, gconstpointer b)
{
  const Ranked *x = a;
  const Ranked *y = b;
  int order;

  if (x->rank != y->rank)
    return x->rank < y->rank ? -1 : 1;
  order = strcmp (x->address_key, y->address_key);
  if (order != 0)
    return order;
  return x->n < y->n ? -1 : x->n > y->n;
}

/* Appends the first @n_ns of @ns to @out, the best first. */
static gboolean
append_ranked (GocuaDb *db, const char *search, const gint64 *ns, guint n_ns, GArray *out, GError **error)
{
  g_autoptr (GArray) ranked = g_array_sized_new (FALSE, TRUE, sizeof (Ranked), n_ns);
  g_autoptr (GocuaSought) sought = gocua_sought_new (search);
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *row = gocua_db_prepare (
      db, "SELECT head, address, phone, code, address_key FROM household WHERE n = ?1", error);

  if (row == NULL)
    return FALSE;
  g_array_set_clear_func (ranked, ranked_clear);
  for (guint i = 0; i < n_ns && problem == NULL; i++)
    {
      sqlite3_bind_int64 (row, 1, ns[i]);
      if (gocua_db_step (db, row, &problem))
        {
          Ranked one = { rank_row (sought, row),
                         g_strdup ((const char *) sqlite3_column_text (row, COLUMN_ADDRESS_KEY)), ns[i] };

          g_array_append_val (ranked, one);
        }
      sqlite3_reset (row);
    }
  if (!gocua_db_finish (row, &problem, error))
    return FALSE;
  g_array_sort (ranked, compare_ranked);
  for (guint i = 0; i < ranked->len; i++)
    g_array_append_val (out, g_array_index (ranked, Ranked, i).n);
  return TRUE;
}

/* Appends what is in @all and not in @some; both ascend. */
static void
append_others (GArray *out, GArray *all, GArray *some)
{
  guint k = 0;

  for (guint i = 0; i < all->len; i++)
    {
      gint64 n = g_array_index (all, gint64, i);

      while (k < some->len && g_array_index (some, gint64, k) < n)
        k++;
      if (k >= some->len || g_array_index (some, gint64, k) != n)
        g_array_append_val (out, n);
    }
}

static GArray *
collect_archived (GocuaDb *db, GError **error)
{
  sqlite3_stmt *statement =
      gocua_db_prepare (db, "SELECT n FROM household WHERE archived = 1 ORDER BY n", error);

  return statement != NULL ? gocua_household_filter_collect (db, statement, error) : NULL;
}

/* Without conditions the index alone knows the answer, but for the few that are off the roster: a look at
 * each of 50,000 households would take thirty times as long. */
static GArray *
find_plain (GocuaDb *db, const char *expression, GError **error)
{
  g_autoptr (GArray) matches = NULL;
  g_autoptr (GArray) archived = NULL;
  GArray *out;
  sqlite3_stmt *statement = gocua_db_prepare (
      db, "SELECT rowid FROM household_search WHERE household_search MATCH ?1 ORDER BY rowid", error);

  if (statement == NULL)
    return NULL;
  gocua_db_bind_text (statement, 1, expression);
  matches = gocua_household_filter_collect (db, statement, error);
  archived = matches != NULL ? collect_archived (db, error) : NULL;
  if (archived == NULL)
    return NULL;
  out = g_array_sized_new (FALSE, FALSE, sizeof (gint64), matches->len);
  append_others (out, matches, archived);
  return out;
}

/* The row numbers of all matches, ascending. */
static GArray *
find_matches (GocuaDb *db, const GocuaHouseholdFilter *filter, const char *expression, GError **error)
{
  sqlite3_stmt *statement;

  if (filter->is_plain)
    return find_plain (db, expression, error);
  statement = gocua_household_filter_prepare (filter, db, "h.n", expression, " ORDER BY f.rowid", error);
  return statement != NULL ? gocua_household_filter_collect (db, statement, error) : NULL;
}

static GArray *
order_many (GocuaDb *db,
            const GocuaHouseholdFilter *filter,
            const char *search,
            GArray *matches,
            GError **error)
{
  g_autoptr (GArray) out = g_array_sized_new (FALSE, FALSE, sizeof (gint64), matches->len);
  g_autofree char *folded = gocua_text_fold_line (search);
  g_autofree char *phrase = g_strdup_printf ("\"%s\"", folded);
  g_autoptr (GArray) best = find_matches (db, filter, phrase, error);
  guint n_ranked;

  if (best == NULL)
    return NULL;
  n_ranked = MIN (best->len, GOCUA_HOUSEHOLD_SEARCH_RANKED);
  if (!append_ranked (db, search, (const gint64 *) best->data, n_ranked, out, error))
    return NULL;
  if (best->len > n_ranked)
    g_array_append_vals (out, &g_array_index (best, gint64, n_ranked), best->len - n_ranked);
  append_others (out, matches, best);
  return g_steal_pointer (&out);
}

/* Adds households whose phone number holds the digits that were typed, after those found so far. */
static gboolean
append_phone_parts (GocuaDb *db,
                    const GocuaHouseholdFilter *filter,
                    const char *digits,
                    GArray *out,
                    GError **error)
{
  g_autoptr (GArray) found = NULL;
  guint n_before = out->len;
  sqlite3_stmt *statement = gocua_household_filter_prepare (
      filter, db, "h.n", NULL, " AND instr (h.phone, ?1) > 0 ORDER BY h.address_key, h.n LIMIT 1000", error);

  if (statement == NULL)
    return FALSE;
  gocua_db_bind_text (statement, 1, digits);
  found = gocua_household_filter_collect (db, statement, error);
  if (found == NULL)
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    {
      gint64 n = g_array_index (found, gint64, i);
      gboolean known = FALSE;

      for (guint k = 0; k < n_before && !known; k++)
        known = g_array_index (out, gint64, k) == n;
      if (!known)
        g_array_append_val (out, n);
    }
  return TRUE;
}

char *
gocua_household_search_digits (const char *search)
{
  g_autoptr (GString) digits = g_string_new (NULL);

  for (const char *p = search != NULL ? search : ""; *p != '\0'; p++)
    {
      if (g_ascii_isdigit (*p))
        g_string_append_c (digits, *p);
      else if (strchr (" .-+()", *p) == NULL)
        return NULL;
    }
  return digits->len >= MIN_PHONE_DIGITS ? g_strdup (digits->str) : NULL;
}

char *
gocua_household_search_expression (const char *search)
{
  g_auto (GStrv) words = gocua_text_fold_words (search);
  g_autofree char *digits = gocua_household_search_digits (search);
  GString *out;

  if (words[0] == NULL)
    return NULL;
  out = g_string_new ("(");
  for (guint i = 0; words[i] != NULL && i < MAX_WORDS; i++)
    g_string_append_printf (out, "%s\"%s\" *", i > 0 ? " AND " : "", words[i]);
  g_string_append_c (out, ')');
  if (digits != NULL && strlen (digits) >= MIN_JOINED_DIGITS)
    {
      g_autofree char *phone = gocua_phone_normalise (search, NULL);

      g_string_append_printf (out, " OR phone : \"%s\" *", digits);
      if (strspn (phone, "0123456789") == strlen (phone) && strcmp (phone, digits) != 0)
        g_string_append_printf (out, " OR phone : \"%s\" *", phone);
    }
  return g_string_free (out, FALSE);
}

GArray *
gocua_household_search_best_first (GocuaDb *db,
                                   const GocuaHouseholdFilter *filter,
                                   const char *search,
                                   const char *expression,
                                   GError **error)
{
  g_autofree char *digits = gocua_household_search_digits (search);
  g_autoptr (GArray) matches = find_matches (db, filter, expression, error);
  g_autoptr (GArray) out = NULL;

  if (matches == NULL)
    return NULL;
  if (matches->len > GOCUA_HOUSEHOLD_SEARCH_RANKED)
    return order_many (db, filter, search, matches, error);
  out = g_array_sized_new (FALSE, FALSE, sizeof (gint64), matches->len);
  if (!append_ranked (db, search, (const gint64 *) matches->data, matches->len, out, error))
    return NULL;
  if (digits != NULL && out->len < FEW && !append_phone_parts (db, filter, digits, out, error))
    return NULL;
  return g_steal_pointer (&out);
}

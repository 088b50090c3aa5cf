/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-roster-plan.c: the dry run, what a list would do to the ward's roster. */

#define G_LOG_DOMAIN "gocua-roster"

#include "config.h"

#include <glib/gi18n.h>

#include "core/gocua-text.h"
#include "roster/gocua-roster-people.h"
#include "roster/gocua-roster-row.h"
#include "roster/gocua-row-index.h"
#include "roster/gocua-table-remarks.h"

#define ROWS_BETWEEN_REPORTS 1000
#define MS_PER_MINUTE        60000

struct _GocuaRosterPlan
{
  gatomicrefcount refs;
  GocuaRosterKnown *known;
  GStringChunk *texts;
  GPtrArray *entries[GOCUA_ROSTER_N_VERDICTS]; /* of GocuaRosterEntry */
  GPtrArray *new_areas;
  guint n_odd_phones;
  guint n_people;
  guint n_newer;
  char **remarks;
  GHashTable *reasons; /* number of a refused row -> text */
};

/* What is needed only while the list is read. */
typedef struct
{
  GocuaRosterPlan *plan;
  const GocuaMapping *mapping;
  const GocuaRosterOptions *options;
  GocuaRowIndex *rows_by_code;
  GocuaRowIndex *rows_by_key;    /* by gocua_roster_household_key(): 2 * row, and 1 for a row with a code */
  GHashTable *rows_by_household; /* GocuaRosterFacts -> row */
  GHashTable *areas_by_key;      /* gocua_roster_area_key() -> name of a new area */
  GocuaTable *table;
  GocuaProgress *progress;
  GCancellable *cancellable;
  gint64 saved_minute;
  guint first_row; /* as a spreadsheet counts it */
  guint row;
  guint n_rows;              /* taken */
  GocuaRosterPeople *people; /* (nullable): where each row is a person */
  const GArray *rows;        /* (nullable): of guint: those that the household was counted from */
} Builder;

G_DEFINE_BOXED_TYPE (GocuaRosterPlan, gocua_roster_plan, gocua_roster_plan_ref, gocua_roster_plan_unref)
G_DEFINE_QUARK (gocua - roster - error - quark, gocua_roster_error)

static void
builder_init (Builder *self,
              GocuaRosterPlan *plan,
              const GocuaMapping *mapping,
              const GocuaRosterOptions *options)
{
  static const GocuaRosterOptions defaults = { 0 };

  self->plan = plan;
  self->mapping = mapping;
  self->first_row = (guint) gocua_mapping_get_first_row (mapping) + 1;
  self->options = options != NULL ? options : &defaults;
  self->rows_by_code = gocua_row_index_new ();
  self->rows_by_key = gocua_row_index_new ();
  self->rows_by_household = g_hash_table_new (NULL, NULL);
  self->areas_by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
builder_clear (Builder *self)
{
  g_clear_pointer (&self->people, gocua_roster_people_free);
  gocua_row_index_free (self->rows_by_code);
  gocua_row_index_free (self->rows_by_key);
  g_hash_table_unref (self->rows_by_household);
  g_hash_table_unref (self->areas_by_key);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Builder, builder_clear)

/* Two codes at one address and head are two households; without a code they cannot be told apart. */
static guint
claim_address_and_head (Builder *self, const GocuaRosterRow *row)
{
  guint has_code = row->code_key[0] != '\0' ? 1 : 0;
  guint earlier = gocua_row_index_claim (self->rows_by_key, row->household_key, self->row * 2 + has_code);

  return has_code == 1 && earlier % 2 == 1 ? 0 : earlier / 2;
}

static guint
claim_known (Builder *self, const GocuaRosterFacts *known)
{
  guint earlier = GPOINTER_TO_UINT (g_hash_table_lookup (self->rows_by_household, known));

  if (earlier == 0)
    g_hash_table_insert (self->rows_by_household, (gpointer) known, GUINT_TO_POINTER (self->row));
  return earlier;
}

static void
check_repeats (Builder *self, GocuaRosterRow *row, const GocuaRosterFacts *known)
{
  const char *code = row->values[GOCUA_HOUSEHOLD_CODE];
  guint earlier = 0;

  if (row->code_key[0] != '\0')
    earlier = gocua_row_index_claim (self->rows_by_code, row->code_key, self->row);
  if (earlier > 0)
    {
      gocua_roster_row_refuse (
          row, self->mapping, GOCUA_HOUSEHOLD_CODE,
          g_strdup_printf (_ ("Row %u has the household code “%s” already."), earlier, code));
      return;
    }
  earlier = claim_address_and_head (self, row);
  if (earlier == 0 && known != NULL)
    earlier = claim_known (self, known);
  if (earlier > 0)
    gocua_roster_row_refuse (row, self->mapping, GOCUA_HOUSEHOLD_ADDRESS,
                             g_strdup_printf (_ ("Row %u is the same household already."), earlier));
}

/* What a new area is called: "3" and "KP3" are spelled out, the rest stays as it was written. */
static char *
name_new_area (Builder *self, const char *written, const char *key)
{
  const char *word = self->options->area_word != NULL ? self->options->area_word : "Khu phố";
  g_autofree char *folded = gocua_text_fold (written);
  g_autofree char *number = g_ascii_strup (key, -1);

  if (g_ascii_isdigit (folded[0]))
    return g_strconcat (word, " ", number, NULL);
  if (g_str_has_prefix (folded, "kp") && g_ascii_isdigit (key[0]))
    return g_strconcat ("Khu phố ", number, NULL);
  return g_strdup (written);
}

static const char *
make_area (Builder *self, const char *written)
{
  g_autofree char *key = gocua_roster_area_key (written);
  char *name = g_hash_table_lookup (self->areas_by_key, key);

  if (name != NULL)
    return name;
  name = name_new_area (self, written, key);
  g_ptr_array_add (self->plan->new_areas, name);
  g_hash_table_insert (self->areas_by_key, g_steal_pointer (&key), name);
  return name;
}

static void
take_area (Builder *self, GocuaRosterRow *row)
{
  char **area = &row->values[GOCUA_HOUSEHOLD_AREA];
  const char *name;

  if (**area == '\0')
    return;
  name = gocua_roster_known_find_area (self->plan->known, *area);
  if (name == NULL && self->options->make_missing_areas && !row->refused)
    name = make_area (self, *area);
  if (name != NULL)
    {
      g_free (*area);
      *area = g_strdup (name);
      return;
    }
  gocua_roster_row_refuse (
      row, self->mapping, GOCUA_HOUSEHOLD_AREA,
      g_strdup_printf (_ ("The ward has no area “%s”. Make it first, or choose to make missing "
                          "areas."),
                       *area));
}

static const GocuaRosterFacts *
find_known (Builder *self, GocuaRosterRow *row)
{
  const GocuaRosterFacts *known = NULL;

  if (gocua_roster_known_match (self->plan->known, row->code_key, row->household_key, &known) ==
      GOCUA_ROSTER_MATCH_MANY)
    gocua_roster_row_refuse (
        row, self->mapping, GOCUA_HOUSEHOLD_ADDRESS,
        g_strdup (_ ("Several households on the roster have this address and head. Give the "
                     "household code.")));
  return known;
}

static void
check_counts (Builder *self, GocuaRosterRow *row, const GocuaRosterFacts *known)
{
  const char *people = row->values[GOCUA_HOUSEHOLD_PEOPLE];
  const char *eligible = row->values[GOCUA_HOUSEHOLD_ELIGIBLE];
  guint field = eligible[0] != '\0' ? GOCUA_HOUSEHOLD_ELIGIBLE : GOCUA_HOUSEHOLD_PEOPLE;

  if (row->refused || (people[0] == '\0' && eligible[0] == '\0'))
    return;
  if (known != NULL && people[0] == '\0')
    people = known->values[GOCUA_HOUSEHOLD_PEOPLE];
  if (known != NULL && eligible[0] == '\0')
    eligible = known->values[GOCUA_HOUSEHOLD_ELIGIBLE];
  if (people[0] == '\0' || eligible[0] == '\0' ||
      g_ascii_strtoll (eligible, NULL, 10) <= g_ascii_strtoll (people, NULL, 10))
    return;
  gocua_roster_row_refuse (row, self->mapping, field,
                           g_strdup_printf (_ ("%s people of eligible age are more than the %s people of the "
                                               "household."),
                                            eligible, people));
}

static gboolean
is_newer (Builder *self, const GocuaRosterRow *row, const GocuaRosterFacts *known, guint field)
{
  const char *value = row->values[field];

  if (field == GOCUA_HOUSEHOLD_AREA && gocua_roster_known_find_area (self->plan->known, value) != NULL)
    value = gocua_roster_known_find_area (self->plan->known, value);
  return value[0] != '\0' && known->minutes[field] > self->saved_minute &&
         !g_str_equal (value, known->values[field]);
}

static void
drop_value (Builder *self, GocuaRosterRow *row, guint field)
{
  g_free (row->values[field]);
  row->values[field] = g_strdup ("");
  self->plan->n_newer++;
}

/* Somebody corrected it after the list was written: the list does not know better. */
static void
keep_newer (Builder *self, GocuaRosterRow *row, const GocuaRosterFacts *known)
{
  gboolean people, eligible;

  if (known == NULL || self->saved_minute == 0 || self->options->overwrite_newer)
    return;
  people = is_newer (self, row, known, GOCUA_HOUSEHOLD_PEOPLE);
  eligible = is_newer (self, row, known, GOCUA_HOUSEHOLD_ELIGIBLE);
  for (guint field = 0; field < GOCUA_HOUSEHOLD_N_FIELDS; field++)
    {
      /* These two are counted together, and belong together. */
      gboolean is_count = field == GOCUA_HOUSEHOLD_PEOPLE || field == GOCUA_HOUSEHOLD_ELIGIBLE;

      if (is_count ? (people || eligible) && row->values[field][0] != '\0'
                   : is_newer (self, row, known, field))
        drop_value (self, row, field);
    }
}

static guint
compare_values (char *const *values, const GocuaRosterFacts *known)
{
  guint changed = 0;

  for (guint field = 0; field < GOCUA_HOUSEHOLD_N_FIELDS; field++)
    if (values[field][0] != '\0' && !g_str_equal (values[field], known->values[field]))
      changed |= 1u << field;
  return changed;
}

static const char *
keep_text (Builder *self, guint field, const char *text)
{
  if (text[0] == '\0')
    return "";
  /* These repeat without end, the others hardly ever. */
  if (field == GOCUA_HOUSEHOLD_AREA || field == GOCUA_HOUSEHOLD_GROUP || field == GOCUA_HOUSEHOLD_PEOPLE ||
      field == GOCUA_HOUSEHOLD_ELIGIBLE)
    return g_string_chunk_insert_const (self->plan->texts, text);
  return g_string_chunk_insert (self->plan->texts, text);
}

static void
keep_reason (Builder *self, const char *reason)
{
  for (guint i = 0; self->rows != NULL && i < self->rows->len; i++)
    g_hash_table_insert (self->plan->reasons, GUINT_TO_POINTER (g_array_index (self->rows, guint, i)),
                         (char *) reason);
  g_hash_table_insert (self->plan->reasons, GUINT_TO_POINTER (self->row), (char *) reason);
}

static void
add_entry (Builder *self, GocuaRosterRow *row, const GocuaRosterFacts *known)
{
  GocuaRosterEntry *entry = g_new0 (GocuaRosterEntry, 1);

  entry->row = self->row;
  entry->column = -1;
  entry->known = known;
  if (known != NULL)
    entry->changed = compare_values (row->values, known);
  else if (row->values[GOCUA_HOUSEHOLD_AREA][0] == '\0' && self->options->default_area != NULL)
    {
      g_free (row->values[GOCUA_HOUSEHOLD_AREA]);
      row->values[GOCUA_HOUSEHOLD_AREA] = g_strdup (self->options->default_area);
    }
  for (guint field = 0; field < GOCUA_HOUSEHOLD_N_FIELDS; field++)
    entry->values[field] = keep_text (self, field, row->values[field]);

  if (row->refused)
    {
      entry->verdict = GOCUA_ROSTER_REFUSED;
      entry->changed = 0;
      entry->column = row->column;
      entry->reason = g_string_chunk_insert_const (self->plan->texts, row->reason);
      keep_reason (self, entry->reason);
    }
  else if (known == NULL)
    entry->verdict = GOCUA_ROSTER_NEW;
  else
    entry->verdict = entry->changed != 0 ? GOCUA_ROSTER_CHANGED : GOCUA_ROSTER_UNCHANGED;
  if (entry->verdict != GOCUA_ROSTER_REFUSED && row->has_odd_phone)
    self->plan->n_odd_phones++;
  g_ptr_array_add (self->plan->entries[entry->verdict], entry);
}

/* @row: read and checked by itself */
static void
take_household (Builder *self, GocuaRosterRow *row)
{
  const GocuaRosterFacts *known = NULL;

  if (!row->refused)
    known = find_known (self, row);
  if (!row->refused)
    keep_newer (self, row, known);
  check_counts (self, row, known);
  if (!row->refused)
    check_repeats (self, row, known);
  take_area (self, row);
  add_entry (self, row, known);
}

static void
take_row (Builder *self, const GocuaTableRow *cells)
{
  g_auto (GocuaRosterRow) row = { 0 };

  if (self->people != NULL)
    {
      self->n_rows += gocua_roster_people_add (self->people, cells) ? 1 : 0;
      return;
    }
  gocua_roster_row_read (&row, self->mapping, cells->cells, cells->n_cells);
  if (row.is_blank)
    return;
  self->n_rows++;
  take_household (self, &row);
}

static void
take_people (Builder *self)
{
  guint n_households = self->people != NULL ? gocua_roster_people_get_n_households (self->people) : 0;

  for (guint i = 0; i < n_households; i++)
    {
      g_auto (GocuaRosterRow) row = { 0 };

      self->row = gocua_roster_people_take (self->people, i, &row, &self->rows);
      gocua_roster_row_check (&row, self->mapping);
      take_household (self, &row);
    }
  self->plan->n_people = self->people != NULL ? self->n_rows : 0;
}

G_STATIC_ASSERT (GOCUA_ROSTER_MAX_ROWS == 300000);

static gboolean
check_number_of_rows (guint n_rows, GError **error)
{
  if (n_rows <= GOCUA_ROSTER_MAX_ROWS)
    return TRUE;
  g_set_error_literal (
      error, GOCUA_ROSTER_ERROR, GOCUA_ROSTER_ERROR_TOO_MANY,
      _ ("The list has more than 300,000 rows. The largest ward has about 70,000 households: choose "
         "the list of one ward, with a row for each household."));
  return FALSE;
}

static void
report (Builder *self)
{
  guint64 done = 0;
  guint64 total = 0;

  gocua_table_get_progress (self->table, &done, &total);
  self->progress->func ((gint64) done, (gint64) total, self->progress->data);
}

static gboolean
take_row_cb (const GocuaTableRow *row, gpointer data, GError **error)
{
  Builder *self = data;

  self->row = row->number;
  if (self->row >= self->first_row)
    take_row (self, row);
  if (!check_number_of_rows (self->n_rows, error))
    return FALSE;
  if (self->row % ROWS_BETWEEN_REPORTS != 0)
    return TRUE;
  if (self->progress != NULL)
    report (self);
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

static gboolean
check_any_row (GocuaRosterPlan *self, GError **error)
{
  for (guint i = 0; i < GOCUA_ROSTER_N_VERDICTS; i++)
    if (self->entries[i]->len > 0)
      return TRUE;
  g_set_error_literal (
      error, GOCUA_ROSTER_ERROR, GOCUA_ROSTER_ERROR_NO_ROWS,
      _ ("The list has no row with a household. Check which row the households begin in and which "
         "separator the file uses."));
  return FALSE;
}

GocuaRosterPlan *
gocua_roster_plan_ref (GocuaRosterPlan *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
gocua_roster_plan_unref (GocuaRosterPlan *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  for (guint i = 0; i < GOCUA_ROSTER_N_VERDICTS; i++)
    g_ptr_array_unref (self->entries[i]);
  g_ptr_array_unref (self->new_areas);
  g_hash_table_unref (self->reasons);
  g_strfreev (self->remarks);
  g_string_chunk_free (self->texts);
  gocua_roster_known_unref (self->known);
  g_free (self);
}

static GocuaRosterPlan *
plan_new_empty (GocuaRosterKnown *known)
{
  GocuaRosterPlan *self = g_new0 (GocuaRosterPlan, 1);

  g_atomic_ref_count_init (&self->refs);
  self->known = gocua_roster_known_ref (known);
  self->texts = g_string_chunk_new (64 * 1024);
  for (guint i = 0; i < GOCUA_ROSTER_N_VERDICTS; i++)
    self->entries[i] = g_ptr_array_new_with_free_func (g_free);
  self->new_areas = g_ptr_array_new_with_free_func (g_free);
  self->reasons = g_hash_table_new (NULL, NULL);
  return self;
}

GocuaRosterPlan *
gocua_roster_plan_new (GocuaTable *table,
                       const GocuaMapping *mapping,
                       GocuaRosterKnown *known,
                       const GocuaRosterOptions *options,
                       GocuaProgress *progress,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GocuaRosterPlan) self = NULL;
  g_auto (Builder) builder = { 0 };

  g_return_val_if_fail (GOCUA_IS_TABLE (table), NULL);
  g_return_val_if_fail (mapping != NULL && known != NULL, NULL);

  self = plan_new_empty (known);
  builder_init (&builder, self, mapping, options);
  builder.table = table;
  builder.progress = progress;
  builder.cancellable = cancellable;
  builder.saved_minute = gocua_table_get_saved_ms (table) / MS_PER_MINUTE;
  if (builder.saved_minute == 0)
    builder.saved_minute = builder.options->saved_ms / MS_PER_MINUTE;
  if (gocua_mapping_get_rows_are_people (mapping))
    builder.people =
        gocua_roster_people_new (mapping, builder.options->eligible_age, builder.options->age_date);
  if (!gocua_mapping_validate (mapping, error) ||
      !gocua_table_read (table, take_row_cb, &builder, cancellable, error))
    return NULL;
  take_people (&builder);
  self->remarks = gocua_table_list_remarks (table);
  if (!check_any_row (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

guint
gocua_roster_plan_get_n_entries (GocuaRosterPlan *self, GocuaRosterVerdict verdict)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (verdict < GOCUA_ROSTER_N_VERDICTS, 0);

  return self->entries[verdict]->len;
}

const GocuaRosterEntry *
gocua_roster_plan_get_entry (GocuaRosterPlan *self, GocuaRosterVerdict verdict, guint index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (verdict < GOCUA_ROSTER_N_VERDICTS && index < self->entries[verdict]->len, NULL);

  return g_ptr_array_index (self->entries[verdict], index);
}

GPtrArray *
gocua_roster_plan_get_new_areas (GocuaRosterPlan *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->new_areas;
}

guint
gocua_roster_plan_get_n_odd_phones (GocuaRosterPlan *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_odd_phones;
}

guint
gocua_roster_plan_get_n_people (GocuaRosterPlan *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_people;
}

guint
gocua_roster_plan_get_n_newer (GocuaRosterPlan *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_newer;
}

const char *const *
gocua_roster_plan_get_remarks (GocuaRosterPlan *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *) self->remarks;
}

GocuaRosterKnown *
gocua_roster_plan_get_known (GocuaRosterPlan *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->known;
}

const char *
gocua_roster_plan_find_reason (GocuaRosterPlan *self, guint row)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_hash_table_lookup (self->reasons, GUINT_TO_POINTER (row));
}

char *
gocua_roster_entry_format_reason (const GocuaRosterEntry *entry)
{
  g_autofree char *column = NULL;

  g_return_val_if_fail (entry != NULL && entry->verdict == GOCUA_ROSTER_REFUSED, NULL);

  if (entry->column < 0)
    return g_strdup_printf (_ ("Row %u: %s"), entry->row, entry->reason);
  column = gocua_table_format_column ((guint) entry->column);
  /* Translators: number of the row, letter of the column, what is wrong as a sentence */
  return g_strdup_printf (_ ("Row %u, column %s: %s"), entry->row, column, entry->reason);
}

static const char *
get_value (const GocuaRosterEntry *entry, guint field)
{
  return entry->values[field][0] != '\0' || entry->known == NULL ? entry->values[field]
                                                                 : entry->known->values[field];
}

char *
gocua_roster_entry_format (const GocuaRosterEntry *entry)
{
  g_autoptr (GString) line = NULL;
  const char *code, *head, *address;
  guint n_changes = 0;

  g_return_val_if_fail (entry != NULL, NULL);

  if (entry->verdict == GOCUA_ROSTER_REFUSED)
    return gocua_roster_entry_format_reason (entry);
  code = get_value (entry, GOCUA_HOUSEHOLD_CODE);
  head = get_value (entry, GOCUA_HOUSEHOLD_HEAD);
  address = get_value (entry, GOCUA_HOUSEHOLD_ADDRESS);
  line = g_string_new (NULL);
  /* Translators: number of the row */
  g_string_append_printf (line, _ ("Row %u:"), entry->row);
  g_string_append_printf (line, " %s%s%s%s%s", code, code[0] != '\0' ? " · " : "", head,
                          head[0] != '\0' && address[0] != '\0' ? ", " : "", address);
  for (guint field = 0; field < GOCUA_HOUSEHOLD_N_FIELDS; field++)
    if ((entry->changed & 1u << field) != 0)
      g_string_append_printf (line, "%s%s: %s → %s", n_changes++ > 0 ? "; " : " – ",
                              gocua_roster_field_get_title (gocua_roster_row_get_source (field)),
                              entry->known->values[field][0] != '\0' ? entry->known->values[field] : "–",
                              entry->values[field]);
  return g_string_free (g_steal_pointer (&line), FALSE);
}

const char *
gocua_roster_verdict_get_label (GocuaRosterVerdict verdict)
{
  static const char *const labels[GOCUA_ROSTER_N_VERDICTS] = {
    [GOCUA_ROSTER_NEW] = NC_ ("roster row", "New"),
    [GOCUA_ROSTER_CHANGED] = NC_ ("roster row", "Changed"),
    [GOCUA_ROSTER_UNCHANGED] = NC_ ("roster row", "Unchanged"),
    [GOCUA_ROSTER_REFUSED] = NC_ ("roster row", "Refused"),
  };

  g_return_val_if_fail (verdict < GOCUA_ROSTER_N_VERDICTS, "");

  return g_dpgettext2 (GETTEXT_PACKAGE, "roster row", labels[verdict]);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-roster-people.c: a list with a row for each person, counted into households. */

#define G_LOG_DOMAIN "gocua-roster"

#include "roster/gocua-roster-people.h"

#include <string.h>

#include "core/gocua-date.h"
#include "core/gocua-text.h"

#define MAX_AGE 150

typedef struct
{
  guint row;
  char *values[GOCUA_HOUSEHOLD_N_FIELDS]; /* NULL for nothing */
  char *name;                             /* of the first row, wherever it stands for */
  gboolean has_head;
  gboolean is_one_name; /* all of its rows have that name: it is the head's, in a column of its own */
  GArray *rows;         /* of guint */
  guint n_people;
  guint n_eligible;
  guint n_of_unknown_age;
} Household;

struct _GocuaRosterPeople
{
  const GocuaMapping *mapping;
  guint age;
  char *date;
  GPtrArray *households;
  GHashTable *by_code;    /* folded code -> Household */
  GHashTable *by_key;     /* gocua_roster_household_key() -> Household */
  GHashTable *by_address; /* folded address -> the last Household there */
  Household *last;
};

static void
household_free (gpointer data)
{
  Household *household = data;

  for (guint i = 0; i < GOCUA_HOUSEHOLD_N_FIELDS; i++)
    g_free (household->values[i]);
  g_free (household->name);
  g_array_unref (household->rows);
  g_free (household);
}

GocuaRosterPeople *
gocua_roster_people_new (const GocuaMapping *mapping, guint age, const char *date)
{
  GocuaRosterPeople *self = g_new0 (GocuaRosterPeople, 1);

  self->mapping = mapping;
  self->age = age;
  self->date = g_strdup (date);
  self->households = g_ptr_array_new_with_free_func (household_free);
  self->by_code = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_address = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
gocua_roster_people_free (GocuaRosterPeople *self)
{
  g_ptr_array_unref (self->households);
  g_hash_table_unref (self->by_code);
  g_hash_table_unref (self->by_key);
  g_hash_table_unref (self->by_address);
  g_free (self->date);
  g_free (self);
}

static guint
read_year (const char *iso)
{
  return (guint) g_ascii_strtoull (iso, NULL, 10);
}

gboolean
gocua_roster_age (const char *birth, const char *date, guint *age)
{
  g_autofree char *clean = gocua_text_clean (birth);
  g_autofree char *iso = gocua_date_parse (clean, 0);
  gsize size = strlen (clean);
  const char *last = strrchr (clean, '/');
  guint year = 0;
  guint now = read_year (date);

  if (iso != NULL)
    year = read_year (iso);
  else if (size == 4 && strspn (clean, "0123456789") == 4)
    year = read_year (clean);
  else if (last != NULL && strlen (last) == 5 && size <= 7 && strspn (clean, "0123456789/") == size)
    year = read_year (last + 1); /* "3/1980" */
  /* "12/03/65" was taken for a day to come. */
  if (iso != NULL && strcmp (iso, date) > 0 && size <= 8 && year >= 2000)
    year -= 100;
  if (year == 0 || year > now || now - year > MAX_AGE ||
      (iso != NULL && year == now && strcmp (iso, date) > 0))
    return FALSE;
  *age = now - year;
  if (iso != NULL && *age > 0 && strcmp (date + 4, iso + 4) < 0)
    *age -= 1; /* the birthday is still to come */
  return TRUE;
}

/* What one row says of the person. */
typedef struct
{
  GocuaRosterRow row;
  char *address_key;
  gboolean has_relation; /* the list has such a column, and the row fills it */
  gboolean is_head;
} Person;

static void
person_clear (Person *self)
{
  gocua_roster_row_clear (&self->row);
  g_free (self->address_key);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Person, person_clear)

static gboolean
read_person (GocuaRosterPeople *self, const GocuaTableRow *cells, Person *person)
{
  g_autofree char *relation = NULL;
  g_autofree char *folded = NULL;

  gocua_roster_row_take (&person->row, self->mapping, cells->cells, cells->n_cells);
  if (person->row.is_blank)
    return FALSE;
  relation =
      gocua_mapping_dup_text (self->mapping, cells->cells, cells->n_cells, GOCUA_ROSTER_FIELD_RELATION);
  folded = gocua_text_fold_line (relation);
  person->address_key = gocua_text_fold_line (person->row.values[GOCUA_HOUSEHOLD_ADDRESS]);
  person->has_relation = folded[0] != '\0';
  person->is_head = g_str_has_prefix (folded, "chu ho") || g_str_equal (folded, "ch") ||
                    g_str_equal (folded, "chu") || g_str_has_prefix (folded, "head");
  return TRUE;
}

static Household *
find_household (GocuaRosterPeople *self, const Person *person)
{
  Household *household = NULL;

  if (person->row.code_key[0] != '\0')
    return g_hash_table_lookup (self->by_code, person->row.code_key);
  if (person->row.household_key[0] != '\0')
    household = g_hash_table_lookup (self->by_key, person->row.household_key);
  /* Two heads at one address are two households. */
  if (household != NULL || person->is_head || !person->has_relation)
    return household;
  household = person->address_key[0] != '\0' ? g_hash_table_lookup (self->by_address, person->address_key)
                                             : self->last;
  /* Where the head has a column of its own, another name in it is another household. */
  if (household != NULL && household->n_people > 1 && household->is_one_name && !household->has_head &&
      !g_str_equal (household->name, person->row.values[GOCUA_HOUSEHOLD_HEAD]))
    return NULL;
  return household;
}

static void
set_value (Household *household, guint field, const char *value)
{
  if (value[0] == '\0' || household->values[field] != NULL)
    return;
  household->values[field] = g_strdup (value);
}

/* What is true of the household whoever says it, and what only its head says. */
static void
take_values (Household *household, guint row, const Person *person)
{
  static const guint shared[] = { GOCUA_HOUSEHOLD_CODE, GOCUA_HOUSEHOLD_ADDRESS, GOCUA_HOUSEHOLD_AREA,
                                  GOCUA_HOUSEHOLD_GROUP };
  gboolean speaks_for_all = person->is_head || (!person->has_relation && household->n_people == 0);

  for (guint i = 0; i < G_N_ELEMENTS (shared); i++)
    set_value (household, shared[i], person->row.values[shared[i]]);
  if (household->name == NULL)
    household->name = g_strdup (person->row.values[GOCUA_HOUSEHOLD_HEAD]);
  household->is_one_name &= g_str_equal (household->name, person->row.values[GOCUA_HOUSEHOLD_HEAD]);
  if (!speaks_for_all || household->has_head)
    return;
  household->has_head = TRUE;
  household->row = row;
  set_value (household, GOCUA_HOUSEHOLD_HEAD, person->row.values[GOCUA_HOUSEHOLD_HEAD]);
  set_value (household, GOCUA_HOUSEHOLD_PHONE, person->row.values[GOCUA_HOUSEHOLD_PHONE]);
  set_value (household, GOCUA_HOUSEHOLD_NOTE, person->row.values[GOCUA_HOUSEHOLD_NOTE]);
}

static void
count_person (GocuaRosterPeople *self, Household *household, const GocuaTableRow *cells)
{
  g_autofree char *birth =
      gocua_mapping_dup_text (self->mapping, cells->cells, cells->n_cells, GOCUA_ROSTER_FIELD_BIRTH);
  guint age = 0;

  household->n_people++;
  g_array_append_val (household->rows, cells->number);
  if (self->age == 0 || self->date == NULL || !gocua_roster_age (birth, self->date, &age))
    household->n_of_unknown_age++;
  else if (age >= self->age)
    household->n_eligible++;
}

static void
index_household (GHashTable *index, const char *key, Household *household)
{
  if (key[0] != '\0' && g_hash_table_lookup (index, key) != household)
    g_hash_table_replace (index, g_strdup (key), household);
}

gboolean
gocua_roster_people_add (GocuaRosterPeople *self, const GocuaTableRow *row)
{
  g_auto (Person) person = { 0 };
  Household *household;

  g_return_val_if_fail (self != NULL && row != NULL, FALSE);

  if (!read_person (self, row, &person))
    return FALSE;
  household = find_household (self, &person);
  if (household == NULL)
    {
      household = g_new0 (Household, 1);
      household->row = row->number;
      household->is_one_name = TRUE;
      household->rows = g_array_new (FALSE, FALSE, sizeof (guint));
      g_ptr_array_add (self->households, household);
    }
  take_values (household, row->number, &person);
  count_person (self, household, row);
  index_household (self->by_code, person.row.code_key, household);
  index_household (self->by_address, person.address_key, household);
  if (person.address_key[0] != '\0')
    index_household (self->by_key, person.row.household_key, household);
  self->last = household;
  return TRUE;
}

guint
gocua_roster_people_get_n_households (GocuaRosterPeople *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->households->len;
}

guint
gocua_roster_people_take (GocuaRosterPeople *self, guint index, GocuaRosterRow *row, const GArray **rows)
{
  Household *household;

  g_return_val_if_fail (self != NULL && row != NULL && index < self->households->len, 0);

  household = g_ptr_array_index (self->households, index);
  gocua_roster_row_clear (row);
  if (!household->has_head && household->is_one_name && household->n_people > 1)
    set_value (household, GOCUA_HOUSEHOLD_HEAD, household->name);
  household->values[GOCUA_HOUSEHOLD_PEOPLE] = g_strdup_printf ("%u", household->n_people);
  if (household->n_of_unknown_age == 0)
    household->values[GOCUA_HOUSEHOLD_ELIGIBLE] = g_strdup_printf ("%u", household->n_eligible);
  for (guint field = 0; field < GOCUA_HOUSEHOLD_N_FIELDS; field++)
    {
      char *value = g_steal_pointer (&household->values[field]);

      row->values[field] = value != NULL ? value : g_strdup ("");
    }
  *rows = household->rows;
  return household->row;
}

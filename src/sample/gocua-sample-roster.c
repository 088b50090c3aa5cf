/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sample-roster.c: khu phố, teams and households of the sample ward. */

#define G_LOG_DOMAIN "gocua-sample"

#include "sample/gocua-sample-roster.h"

#include "sample/gocua-sample-dice.h"
#include "sample/gocua-sample-names.h"
#include "sample/gocua-sample-street.h"

#define HOUSEHOLDS_IN_A_GROUP 60
#define STREETS_IN_AN_AREA    8

/* How many households have 1, 2 ... 9 people, in percent (census of 2019, urban south, rounded). */
static const guint people_weights[] = { 12, 18, 21, 24, 13, 7, 3, 1, 1 };

/* "%u" is the number of the khu phố. */
static const struct
{
  const char *force;
  const char *name;
  int percent; /* of the khu phố that have one */
} team_kinds[GOCUA_SAMPLE_MAX_TEAMS] = {
  { "community", "Tổ công nghệ số cộng đồng Khu phố %u", 100 },
  { "police", "Công an khu vực Khu phố %u", 100 },
  { "youth", "Chi đoàn Khu phố %u", 60 },
  { "women", "Chi hội Phụ nữ Khu phố %u", 35 },
};

void
gocua_sample_roster_free (GocuaSampleRoster *self)
{
  g_array_unref (self->areas);
  g_array_unref (self->households);
  g_free (self);
}

static gboolean
write_teams (GocuaSampleWriter *writer, GocuaSampleArea *area, guint number, gint64 at_ms, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (team_kinds); i++)
    {
      g_autoptr (GocuaRecord) team = NULL;
      g_autofree char *digits = g_strdup_printf ("%u", number);
      g_auto (GStrv) parts = g_strsplit (team_kinds[i].name, "%u", 2);
      g_autofree char *name = g_strjoinv (digits, parts);
      g_autofree char *leader = gocua_sample_person (writer->dice);
      GocuaId *id = &area->teams[area->n_teams];

      if (!gocua_sample_chance (writer->dice, team_kinds[i].percent))
        continue;
      gocua_sample_writer_make_id (writer, at_ms, id);
      area->n_teams++;
      team = gocua_record_new (GOCUA_KIND_TEAM, id);
      gocua_record_set_text (team, GOCUA_TEAM_NAME, name);
      gocua_record_set_text (team, GOCUA_TEAM_FORCE, team_kinds[i].force);
      gocua_record_set_id (team, GOCUA_TEAM_AREA, &area->id);
      gocua_record_set_text (team, GOCUA_TEAM_LEADER, leader);
      if (!gocua_sample_writer_put (writer, NULL, team, at_ms, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_areas (GocuaSampleRoster *self, GocuaSampleWriter *writer, guint n_areas, gint64 at_ms, GError **error)
{
  for (guint i = 0; i < n_areas; i++)
    {
      GocuaSampleArea area = { .effort = (guint) gocua_sample_between (writer->dice, 60, 135) };
      g_autofree char *name = g_strdup_printf ("Khu phố %u", i + 1);
      g_autoptr (GocuaRecord) record = NULL;

      gocua_sample_writer_make_id (writer, at_ms, &area.id);
      record = gocua_record_new (GOCUA_KIND_AREA, &area.id);
      gocua_record_set_text (record, GOCUA_AREA_NAME, name);
      gocua_record_set_int (record, GOCUA_AREA_POSITION, i + 1);
      if (!gocua_sample_writer_put (writer, NULL, record, at_ms, error) ||
          !write_teams (writer, &area, i + 1, at_ms, error))
        return FALSE;
      g_array_append_val (self->areas, area);
    }
  return TRUE;
}

/* Khu phố are of different sizes; the last one takes what is left by rounding. */
static void
divide_households (GocuaSampleRoster *self, GRand *dice, guint n_households)
{
  g_autofree guint *weights = g_new0 (guint, self->areas->len);
  guint64 sum = 0;
  guint64 before = 0;

  for (guint i = 0; i < self->areas->len; i++)
    sum += weights[i] = (guint) gocua_sample_between (dice, 70, 130);
  for (guint i = 0; i < self->areas->len; i++)
    {
      GocuaSampleArea *area = &g_array_index (self->areas, GocuaSampleArea, i);

      area->first = (guint) (n_households * before / sum);
      before += weights[i];
      area->n = (guint) (n_households * before / sum) - area->first;
    }
}

static void
draw_people (GRand *dice, GocuaSampleHousehold *household)
{
  household->people =
      (gint16) (1 + gocua_sample_draw_index (dice, people_weights, G_N_ELEMENTS (people_weights)));
  household->eligible = 1;
  for (int i = 1; i < household->people; i++)
    if (gocua_sample_chance (dice, 76))
      household->eligible++;
}

static void
init_household (GocuaSampleHousehold *household, GocuaSampleWriter *writer, gint64 at_ms)
{
  gocua_sample_writer_make_id (writer, at_ms, &household->id);
  household->openness = (gint16) gocua_sample_between (writer->dice, -25, 25);
  household->archived = gocua_sample_chance (writer->dice, 0.6);
  draw_people (writer->dice, household);
  for (guint i = 0; i < GOCUA_MAX_INDICATORS; i++)
    household->values[i] = -1;
}

/* Lists of wards have gaps: some phones are missing, and of a few households nobody knows how many they are.
 */
static GocuaRecord *
make_record (const GocuaSampleHousehold *household,
             GRand *dice,
             const char *address,
             const char *code,
             const char *group)
{
  GocuaRecord *record = gocua_record_new (GOCUA_KIND_HOUSEHOLD, &household->id);
  g_autofree char *head = gocua_sample_person (dice);

  gocua_record_set_text (record, GOCUA_HOUSEHOLD_CODE, code);
  gocua_record_set_text (record, GOCUA_HOUSEHOLD_HEAD, head);
  gocua_record_set_text (record, GOCUA_HOUSEHOLD_ADDRESS, address);
  gocua_record_set_text (record, GOCUA_HOUSEHOLD_GROUP, group);
  if (gocua_sample_chance (dice, 72))
    {
      g_autofree char *phone = gocua_sample_phone (dice);

      gocua_record_set_text (record, GOCUA_HOUSEHOLD_PHONE, phone);
    }
  if (gocua_sample_chance (dice, 98))
    {
      gocua_record_set_int (record, GOCUA_HOUSEHOLD_PEOPLE, household->people);
      gocua_record_set_int (record, GOCUA_HOUSEHOLD_ELIGIBLE, household->eligible);
    }
  if (gocua_sample_chance (dice, 4))
    gocua_record_set_text (record, GOCUA_HOUSEHOLD_NOTE, gocua_sample_household_note (dice));
  if (household->archived)
    gocua_record_set_int (record, GOCUA_HOUSEHOLD_ARCHIVED, 1);
  return record;
}

/* Two households at one door come now and then: grown-up children with a book of their own. */
static char *
next_address (GocuaSampleStreet *street, GRand *dice, const char *last)
{
  if (last != NULL && gocua_sample_chance (dice, 4))
    return g_strdup (last);
  return gocua_sample_street_next (street);
}

static gboolean
write_area_households (GocuaSampleRoster *self,
                       GocuaSampleWriter *writer,
                       guint number,
                       gint64 at_ms,
                       GError **error)
{
  const GocuaSampleArea *area = &g_array_index (self->areas, GocuaSampleArea, number - 1);
  guint on_a_street = area->n / STREETS_IN_AN_AREA + 1;
  g_autofree char *address = NULL;
  GocuaSampleStreet street;

  for (guint i = 0; i < area->n; i++)
    {
      g_autofree char *code = g_strdup_printf ("KP%02u-%04u", number, i + 1);
      g_autofree char *group = g_strdup_printf ("Tổ %u", 1 + i / HOUSEHOLDS_IN_A_GROUP);
      g_autofree char *last = g_steal_pointer (&address);
      g_autoptr (GocuaRecord) record = NULL;
      GocuaSampleHousehold household = { 0 };

      if (i % on_a_street == 0)
        {
          gocua_sample_street_init (&street, writer->dice,
                                    (number - 1) * STREETS_IN_AN_AREA + i / on_a_street);
          g_clear_pointer (&last, g_free);
        }
      address = next_address (&street, writer->dice, last);
      init_household (&household, writer, at_ms);
      record = make_record (&household, writer->dice, address, code, group);
      gocua_record_set_id (record, GOCUA_HOUSEHOLD_AREA, &area->id);
      if (!gocua_sample_writer_put (writer, NULL, record, at_ms, error))
        return FALSE;
      g_array_append_val (self->households, household);
    }
  return TRUE;
}

GocuaSampleRoster *
gocua_sample_roster_write (GocuaSampleWriter *writer,
                           const GocuaSampleOptions *options,
                           gint64 at_ms,
                           GError **error)
{
  g_autoptr (GocuaSampleRoster) self = g_new0 (GocuaSampleRoster, 1);

  self->areas = g_array_new (FALSE, TRUE, sizeof (GocuaSampleArea));
  self->households = g_array_sized_new (FALSE, TRUE, sizeof (GocuaSampleHousehold), options->households);
  gocua_sample_writer_begin (writer, at_ms, gocua_sample_operator (0));
  if (!write_areas (self, writer, options->areas, at_ms, error))
    return NULL;
  divide_households (self, writer->dice, options->households);
  gocua_sample_writer_begin (writer, at_ms, gocua_sample_operator (0));
  for (guint i = 0; i < self->areas->len; i++)
    if (!write_area_households (self, writer, i + 1, at_ms, error))
      return NULL;
  return g_steal_pointer (&self);
}

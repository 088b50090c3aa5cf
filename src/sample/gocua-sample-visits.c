/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sample-visits.c: weeks of visits to the households of the sample ward. */

#define G_LOG_DOMAIN "gocua-sample"

#include "sample/gocua-sample-visits.h"

#include "core/gocua-date.h"
#include "sample/gocua-sample-dice.h"
#include "sample/gocua-sample-door.h"
#include "sample/gocua-sample-names.h"

#define HOUR_MS    G_GINT64_CONSTANT (3600000)
#define DAY_MS     (24 * HOUR_MS)
#define VIETNAM_MS (7 * HOUR_MS)

/* Most teams have work of their own: a ward of 5,000 households manages about 270 doors a day. */
#define PERCENT_OF_HOUSEHOLDS_A_DAY 5.4

/* How often each weekday is walked, from Sunday; saturdays find people at home. */
static const guint weekday_weights[] = { 120, 80, 95, 95, 100, 95, 160 };

/* A promise to come again. */
typedef struct
{
  guint household;
  guint day;
} Promise;

/* A visit that will be found wrong. */
typedef struct
{
  GocuaRecord *visit;
  guint household;
} Mistake;

/* Where the teams of a khu phố stand: the next door, and how often they have been round. */
typedef struct
{
  guint next;
  guint round;
  GArray *promises;
} Walk;

typedef struct
{
  GocuaSampleWriter *writer;
  GocuaSampleRoster *roster;
  GocuaSampleDoor door;
  const GocuaId *campaign_id;
  GArray *walks;
  GArray *mistakes;
  guint n_days;
  gint64 now_ms;
  gint64 first_day_ms; /* midnight in Vietnam */
} Weeks;

static void
walk_clear (gpointer walk)
{
  g_array_unref (((Walk *) walk)->promises);
}

static void
mistake_clear (gpointer mistake)
{
  gocua_record_unref (((Mistake *) mistake)->visit);
}

guint
gocua_sample_visits_count (const GocuaSampleOptions *options)
{
  if (options->visits > 0)
    return options->visits;
  return (guint) (options->households * options->days * PERCENT_OF_HOUSEHOLDS_A_DAY / 100);
}

static char *
day_text (const Weeks *self, guint day)
{
  return gocua_date_from_ms (self->first_day_ms + day * DAY_MS);
}

/* Sheets are typed in the evening; those of today within the last hours. */
static gint64
entry_time (const Weeks *self, guint day, double part)
{
  gint64 midnight = self->first_day_ms + day * DAY_MS;
  gint64 start = midnight + 17 * HOUR_MS;
  gint64 end = start + 4 * HOUR_MS;

  if (day == self->n_days - 1)
    {
      start = MAX (midnight, self->now_ms - 3 * HOUR_MS);
      end = self->now_ms;
    }
  return start + (gint64) ((double) (end - start) * part);
}

/* A promise is kept on its day or soon after; of the last day all are still to be kept. */
static gboolean
take_promise (const Weeks *self, Walk *walk, guint day, guint *household)
{
  if (day == self->n_days - 1)
    return FALSE;
  for (guint i = 0; i < walk->promises->len; i++)
    {
      Promise *promise = &g_array_index (walk->promises, Promise, i);

      if (promise->day > day || !gocua_sample_chance (self->writer->dice, 60))
        continue;
      *household = promise->household;
      g_array_remove_index_fast (walk->promises, i);
      return TRUE;
    }
  return FALSE;
}

static gboolean
is_worth_going (const Weeks *self, const GocuaSampleHousehold *household, guint round)
{
  if (household->archived)
    return FALSE;
  if (round == 0)
    return TRUE;
  if (household->complete || gocua_outcome_removes_eligibility (household->definite))
    return gocua_sample_chance (self->writer->dice, 4);
  return TRUE;
}

/* The next door in walking order; after a while any door will do, so that this ends. */
static guint
next_door (const Weeks *self, const GocuaSampleArea *area, Walk *walk)
{
  guint at = 0;

  for (guint tries = 0; tries < 60; tries++)
    {
      at = area->first + walk->next;
      if (++walk->next >= area->n)
        {
          walk->next = 0;
          walk->round++;
        }
      if (is_worth_going (self, &g_array_index (self->roster->households, GocuaSampleHousehold, at),
                          walk->round))
        break;
    }
  return at;
}

static GocuaRecord *
make_visit (Weeks *self,
            const GocuaSampleArea *area,
            guint door,
            guint day,
            gint64 at_ms,
            GocuaSampleKnock *knock)
{
  GocuaSampleHousehold *household = &g_array_index (self->roster->households, GocuaSampleHousehold, door);
  g_autofree char *date = day_text (self, day);
  GocuaRecord *visit;
  GocuaId id;

  gocua_sample_door_knock (&self->door, household, knock);
  gocua_sample_writer_make_id (self->writer, at_ms, &id);
  visit = gocua_record_new (GOCUA_KIND_VISIT, &id);
  gocua_record_set_id (visit, GOCUA_VISIT_HOUSEHOLD, &household->id);
  gocua_record_set_id (visit, GOCUA_VISIT_CAMPAIGN, self->campaign_id);
  gocua_record_set_text (visit, GOCUA_VISIT_DATE, date);
  gocua_record_set_id (visit, GOCUA_VISIT_TEAM,
                       &area->teams[gocua_sample_between (self->writer->dice, 0, (int) area->n_teams - 1)]);
  gocua_record_set_text (visit, GOCUA_VISIT_OUTCOME, gocua_outcome_get_id (knock->outcome));
  gocua_record_set_text (visit, GOCUA_VISIT_ANSWERS, knock->answers);
  gocua_record_set_text (visit, GOCUA_VISIT_REASON, knock->reason);
  gocua_record_set_text (visit, GOCUA_VISIT_NOTE, knock->note);
  return visit;
}

/* Promises that would fall on a day after the last one often fall on the last one, so that some are due
 * today. */
static void
promise (Weeks *self, Walk *walk, GocuaRecord *visit, guint door, guint day, int days)
{
  Promise one = { door, day + (guint) days };
  g_autofree char *date = NULL;

  if (one.day >= self->n_days && day < self->n_days - 1 && gocua_sample_chance (self->writer->dice, 35))
    one.day = self->n_days - 1;
  date = day_text (self, one.day);
  gocua_record_set_text (visit, GOCUA_VISIT_FOLLOW_UP, date);
  g_array_append_val (walk->promises, one);
}

static gboolean
write_visit (Weeks *self, guint area_index, guint day, gint64 at_ms, GError **error)
{
  const GocuaSampleArea *area = &g_array_index (self->roster->areas, GocuaSampleArea, area_index);
  Walk *walk = &g_array_index (self->walks, Walk, area_index);
  g_autoptr (GocuaRecord) visit = NULL;
  g_auto (GocuaSampleKnock) knock = { 0 };
  guint door;

  if (!take_promise (self, walk, day, &door))
    door = next_door (self, area, walk);
  visit = make_visit (self, area, door, day, at_ms, &knock);
  if (knock.follow_up > 0)
    promise (self, walk, visit, door, day, knock.follow_up);
  gocua_sample_writer_begin (self->writer, at_ms,
                             gocua_sample_operator (area_index % GOCUA_SAMPLE_N_OPERATORS));
  if (!gocua_sample_writer_put (self->writer, NULL, visit, at_ms, error))
    return FALSE;
  if (day < self->n_days - 1 && gocua_sample_chance (self->writer->dice, 2))
    {
      Mistake mistake = { g_steal_pointer (&visit), door };

      g_array_append_val (self->mistakes, mistake);
    }
  return TRUE;
}

/* One in four is withdrawn; of the others the answers were read wrong from the paper, or the note was. */
static void
mend (Weeks *self, GocuaRecord *wanted, guint door)
{
  GocuaSampleHousehold *household = &g_array_index (self->roster->households, GocuaSampleHousehold, door);

  if (gocua_sample_chance (self->writer->dice, 25))
    {
      gocua_record_set_text (wanted, GOCUA_VISIT_WITHDRAWN, gocua_sample_withdrawal (self->writer->dice));
      return;
    }
  if (gocua_record_get_text (wanted, GOCUA_VISIT_ANSWERS) != NULL)
    {
      g_autofree char *answers = gocua_sample_door_ask (&self->door, household);

      gocua_record_set_text (wanted, GOCUA_VISIT_ANSWERS, answers);
      return;
    }
  gocua_record_set_text (
      wanted, GOCUA_VISIT_NOTE,
      gocua_sample_visit_note (self->writer->dice,
                               gocua_outcome_from_id (gocua_record_get_text (wanted, GOCUA_VISIT_OUTCOME))));
}

/* The coordinator looks through yesterday's entries in the morning. */
static gboolean
mend_mistakes (Weeks *self, guint day, GError **error)
{
  gint64 at_ms = MIN (self->first_day_ms + day * DAY_MS + 8 * HOUR_MS, entry_time (self, day, 0));

  for (guint i = 0; i < self->mistakes->len; i++)
    {
      Mistake *mistake = &g_array_index (self->mistakes, Mistake, i);
      g_autoptr (GocuaRecord) wanted = gocua_record_copy (mistake->visit);

      mend (self, wanted, mistake->household);
      gocua_sample_writer_begin (self->writer, at_ms, gocua_sample_operator (0));
      if (!gocua_sample_writer_put (self->writer, mistake->visit, wanted, at_ms, error))
        return FALSE;
    }
  g_array_set_size (self->mistakes, 0);
  return TRUE;
}

static guint
day_weight (const Weeks *self, guint day)
{
  gint64 days = (self->first_day_ms + VIETNAM_MS) / DAY_MS + day;

  /* 1 January 1970 was a Thursday. */
  return weekday_weights[(days + 4) % 7] / (day == self->n_days - 1 ? 2 : 1);
}

static guint64
area_weight (const Weeks *self, guint i)
{
  const GocuaSampleArea *area = &g_array_index (self->roster->areas, GocuaSampleArea, i);

  return (guint64) area->n * area->effort;
}

/* Divides @n_visits over days and areas so that their sum is just that. */
static gboolean
walk_all (Weeks *self, guint n_visits, GError **error)
{
  double sum = 0;
  double before = 0;
  guint n_areas = self->roster->areas->len;
  guint done = 0;

  for (guint day = 0; day < self->n_days; day++)
    for (guint i = 0; i < n_areas; i++)
      sum += (double) day_weight (self, day) * (double) area_weight (self, i);
  for (guint day = 0; day < self->n_days; day++)
    {
      if (!mend_mistakes (self, day, error))
        return FALSE;
      for (guint i = 0; i < n_areas; i++)
        {
          gboolean last = day == self->n_days - 1 && i == n_areas - 1;
          guint from = done;
          guint until;

          before += (double) day_weight (self, day) * (double) area_weight (self, i);
          until = last ? n_visits : (guint) (n_visits * (before / sum));
          for (; done < until; done++)
            {
              double part = ((double) i + (double) (done - from) / (until - from)) / n_areas;

              if (!write_visit (self, i, day, entry_time (self, day, part), error))
                return FALSE;
            }
        }
    }
  return TRUE;
}

gboolean
gocua_sample_visits_write (GocuaSampleWriter *writer,
                           GocuaSampleRoster *roster,
                           GocuaCampaign *campaign,
                           const GocuaId *campaign_id,
                           const GocuaSampleOptions *options,
                           gint64 now_ms,
                           GError **error)
{
  Weeks self = { .writer = writer, .roster = roster, .campaign_id = campaign_id, .n_days = options->days };
  g_autofree char *today = gocua_date_from_ms (now_ms);
  gboolean done;

  self.now_ms = now_ms;
  self.first_day_ms = gocua_date_to_ms (today) - (options->days - 1) * DAY_MS;
  gocua_sample_door_init (&self.door, campaign, writer->dice);
  self.walks = g_array_new (FALSE, TRUE, sizeof (Walk));
  g_array_set_clear_func (self.walks, walk_clear);
  for (guint i = 0; i < roster->areas->len; i++)
    {
      Walk walk = { .promises = g_array_new (FALSE, FALSE, sizeof (Promise)) };

      g_array_append_val (self.walks, walk);
    }
  self.mistakes = g_array_new (FALSE, TRUE, sizeof (Mistake));
  g_array_set_clear_func (self.mistakes, mistake_clear);
  done = walk_all (&self, gocua_sample_visits_count (options), error);
  g_array_unref (self.walks);
  g_array_unref (self.mistakes);
  return done;
}

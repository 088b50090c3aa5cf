/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sample.c: a made-up ward to look around in, and to measure with. */

#define G_LOG_DOMAIN "gocua-sample"

#include "config.h"

#include "sample/gocua-sample.h"

#include "core/gocua-batch.h"
#include "core/gocua-date.h"
#include "sample/gocua-sample-roster.h"
#include "sample/gocua-sample-sheets.h"
#include "sample/gocua-sample-visits.h"
#include "sample/gocua-sample-writer.h"
#include "store/gocua-db-owner.h"
#include "store/gocua-entities.h"
#include "store/gocua-journal.h"
#include "store/gocua-ward.h"

#include <glib/gi18n.h>
#include <string.h>

G_DEFINE_QUARK (gocua - sample - error - quark, gocua_sample_error)

/* A proper name, the same in both languages: "sample ward". */
#define WARD_NAME "Phường Mẫu"

/* The list is there a week before the first visit. */
#define ROSTER_DAYS_BEFORE 7
#define DAY_MS             G_GINT64_CONSTANT (86400000)

/* At least as many days are left to the first deadline. */
#define DAYS_LEFT 7

static const char *
first_deadline (GocuaCampaign *campaign)
{
  const char *first = gocua_campaign_get_end (campaign);

  for (guint i = 0; i < gocua_campaign_get_n_indicators (campaign); i++)
    {
      const char *deadline = gocua_indicator_get_deadline (gocua_campaign_get_indicator (campaign, i));

      if (strcmp (deadline, first) < 0)
        first = deadline;
    }
  return first;
}

static void
collect_dates (GocuaCampaign *campaign, GHashTable *dates)
{
  g_hash_table_add (dates, g_strdup (gocua_campaign_get_start (campaign)));
  g_hash_table_add (dates, g_strdup (gocua_campaign_get_end (campaign)));
  for (guint i = 0; i < gocua_campaign_get_n_indicators (campaign); i++)
    g_hash_table_add (dates,
                      g_strdup (gocua_indicator_get_deadline (gocua_campaign_get_indicator (campaign, i))));
}

/* The definition with its dates moved by so many days. All are moved at once, so that none is moved twice. */
static char *
move_dates (const char *definition, GocuaCampaign *campaign, int days)
{
  g_autoptr (GHashTable) dates = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GString *moved = g_string_new (NULL);

  collect_dates (campaign, dates);
  for (const char *p = definition; *p != '\0';)
    {
      g_autofree char *date = g_strndup (p + 1, strlen ("2026-01-27"));
      g_autofree char *later = NULL;

      if (*p != '"' || !g_hash_table_contains (dates, date))
        {
          g_string_append_c (moved, *p++);
          continue;
        }
      later = gocua_date_add_days (date, days);
      g_string_append_printf (moved, "\"%s", later != NULL ? later : date);
      p += 1 + strlen (date);
    }
  return g_string_free (moved, FALSE);
}

/* A ward whose campaign is over, or has not begun, has nothing to show of pace and days left. Outside its
 * time the sample moves the campaign, so that the first visit is on its first day. */
static gboolean
bring_into_time (GocuaDb *db, const GocuaSampleOptions *options, const char *today, GError **error)
{
  GocuaId id;
  g_autoptr (GocuaCampaign) campaign = gocua_campaign_get_current (db, &id, error);
  g_autofree char *first_day = gocua_date_add_days (today, 1 - (int) options->days);
  g_autoptr (GocuaRecord) seen = NULL;
  g_autoptr (GocuaRecord) wanted = NULL;
  g_autoptr (GocuaBatch) batch = NULL;
  g_autofree char *definition = NULL;

  if (campaign == NULL)
    return FALSE;
  if (strcmp (first_day, gocua_campaign_get_start (campaign)) >= 0 &&
      gocua_date_days_between (today, first_deadline (campaign)) >= DAYS_LEFT)
    return TRUE;
  seen = gocua_entity_load (db, GOCUA_KIND_CAMPAIGN, &id, error);
  if (seen == NULL)
    return FALSE;
  definition = move_dates (gocua_record_get_text (seen, GOCUA_CAMPAIGN_DEFINITION), campaign,
                           gocua_date_days_between (gocua_campaign_get_start (campaign), first_day));
  wanted = gocua_record_copy (seen);
  gocua_value_set_text (&wanted->values[GOCUA_CAMPAIGN_DEFINITION], definition);
  batch = gocua_batch_new ("sample");
  gocua_batch_put (batch, seen, wanted);
  return gocua_journal_commit (db, batch, NULL, NULL, error);
}

static gboolean
fill (GocuaDb *db,
      const GocuaSampleOptions *options,
      GRand *dice,
      GocuaProgress *progress,
      GCancellable *cancellable,
      GError **error)
{
  gint64 now_ms = gocua_clock_now_ms (gocua_db_get_clock (db));
  gint64 n_visits = gocua_sample_visits_count (options);
  g_autofree char *today = gocua_db_get_today (db);
  g_autoptr (GocuaCampaign) campaign = NULL;
  g_autoptr (GocuaSampleRoster) roster = NULL;
  g_autoptr (GocuaSampleWriter) writer = NULL;
  GocuaId campaign_id;

  if (!gocua_campaign_set_current (db, options->campaign_key, error) ||
      !bring_into_time (db, options, today, error))
    return FALSE;
  campaign = gocua_campaign_get_current (db, &campaign_id, error);
  if (campaign == NULL)
    return FALSE;
  writer = gocua_sample_writer_new (db, dice, options->households + n_visits, progress, cancellable);
  roster = gocua_sample_roster_write (
      writer, options, gocua_date_to_ms (today) - (options->days + ROSTER_DAYS_BEFORE) * DAY_MS + DAY_MS / 3,
      error);
  return roster != NULL &&
         gocua_sample_visits_write (writer, roster, campaign, &campaign_id, options, now_ms, error) &&
         gocua_sample_writer_flush (writer, error) &&
         gocua_sample_sheets_write (writer, roster, &campaign_id, now_ms, error);
}

static GocuaSampleOptions
complete_options (const GocuaSampleOptions *options)
{
  GocuaSampleOptions complete = GOCUA_SAMPLE_OPTIONS_DEFAULT;

  if (options == NULL)
    return complete;
  complete.households = options->households > 0 ? options->households : complete.households;
  complete.areas = options->areas > 0 ? options->areas : complete.areas;
  complete.days = options->days > 0 ? options->days : complete.days;
  complete.visits = options->visits;
  complete.seed = options->seed;
  if (options->campaign_key != NULL)
    complete.campaign_key = options->campaign_key;
  return complete;
}

gboolean
gocua_sample_fill (GocuaDb *db,
                   const GocuaSampleOptions *options,
                   GocuaProgress *progress,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autofree char *unit = NULL;
  GocuaSampleOptions complete;
  GRand *dice;
  gboolean filled;

  g_return_val_if_fail (db != NULL, FALSE);

  unit = gocua_ward_get_unit_key (db);
  if (unit != NULL || gocua_journal_count (db, NULL) > 0)
    {
      g_set_error_literal (
          error, GOCUA_SAMPLE_ERROR, GOCUA_SAMPLE_ERROR_NOT_EMPTY,
          _ ("The sample ward can only be made in a new file. This one already holds a ward; nothing "
             "in it was changed."));
      return FALSE;
    }
  complete = complete_options (options);
  dice = g_rand_new_with_seed (complete.seed);
  filled = fill (db, &complete, dice, progress, cancellable, error);
  g_rand_free (dice);
  /* The unit comes last: without it a file does not count as a ward. */
  return filled && gocua_ward_setup (db, GOCUA_SAMPLE_UNIT_KEY, WARD_NAME, NULL, error);
}

gboolean
gocua_sample_is_whole (GocuaDb *db)
{
  g_autofree char *unit = NULL;

  g_return_val_if_fail (db != NULL, FALSE);

  unit = gocua_ward_get_unit_key (db);
  return g_strcmp0 (unit, GOCUA_SAMPLE_UNIT_KEY) == 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-export-job.c: what the list of households shows, into a file, with its progress. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include <glib/gi18n.h>

#include "app/gocua-export-job.h"
#include "app/widgets/gocua-filter-words.h"
#include "core/gocua-date.h"
#include "core/gocua-number.h"
#include "store/gocua-export-log.h"

#define ROWS_AT_ONCE 1000

/* Reading the rows and writing the file take about as long as each other. */
#define PART_READING 0.7

typedef struct
{
  GocuaSession *session;
  GocuaWorkBar *bar;
  GCancellable *cancellable;
  GocuaExportWish *wish;
  GFile *file;
  GocuaListWriter *writer;
  GocuaId campaign;
  guint next; /* of the rows, the first that is not read yet */
  guint n_written;
} Job;

static void read_next (Job *self);

void
gocua_export_wish_free (GocuaExportWish *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->ns, g_array_unref);
  g_clear_pointer (&self->columns, g_array_unref);
  g_strfreev (self->heading);
  g_free (self->reason);
  g_free (self);
}

static void
job_free (Job *self)
{
  gocua_list_writer_free (self->writer);
  gocua_export_wish_free (self->wish);
  g_object_unref (self->file);
  g_object_unref (self->cancellable);
  g_object_unref (self->bar);
  g_object_unref (self->session);
  g_free (self);
}

static void
finish (Job *self, const GError *error)
{
  gocua_work_bar_end (self->bar);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gocua_session_toast (self->session, _ ("Cancelled. No file was written."));
  else if (error != NULL)
    gocua_session_report (self->session, _ ("The list was not exported, and no file was written."), error);
  else
    {
      g_autofree char *name = g_file_get_basename (self->file);
      g_autofree char *shown = g_filename_display_name (name);
      g_autofree char *number = gocua_number_format (self->n_written);
      g_autofree char *text =
          g_strdup_printf (ngettext ("%s household was written to “%s”.",
                                     "%s households were written to “%s”.", self->n_written),
                           number, shown);

      gocua_session_toast (self->session, text);
    }
  job_free (self);
}

static void
save_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *self = data;
  GError *error = NULL;

  if (gocua_list_writer_save (self->writer, self->file, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Job *self = user_data;
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  finish (self, error);
}

static void
save (Job *self)
{
  g_autoptr (GTask) task = g_task_new (NULL, self->cancellable, saved_cb, self);

  g_task_set_task_data (task, self, NULL);
  g_task_run_in_thread (task, save_thread);
}

static gpointer
read_rows (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *self = data;
  guint n = MIN (ROWS_AT_ONCE, self->wish->ns->len - self->next);
  g_autoptr (GPtrArray) rows = gocua_households_get_rows (
      db, &g_array_index (self->wish->ns, gint64, self->next), n, &self->campaign, error);

  if (rows == NULL)
    return NULL;
  self->n_written += gocua_list_writer_add (self->writer, rows);
  self->next += n;
  return NULL;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Job *self = user_data;
  g_autoptr (GError) error = NULL;

  gocua_store_call_finish (GOCUA_STORE (source), result, &error);
  if (error != NULL)
    {
      finish (self, error);
      return;
    }
  gocua_work_bar_set_fraction (PART_READING * self->next / MAX (self->wish->ns->len, 1), self->bar);
  read_next (self);
}

static void
read_next (Job *self)
{
  if (self->next < self->wish->ns->len)
    gocua_store_read_async (gocua_session_get_store (self->session), read_rows, self, NULL, NULL,
                            self->cancellable, read_cb, self);
  else
    save (self);
}

static gpointer
write_log (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Job *self = data;

  gocua_export_log_add (db, self->wish->ns->len, self->wish->phones, self->wish->reason, error);
  return NULL;
}

static void
logged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Job *self = user_data;
  g_autoptr (GError) error = NULL;

  gocua_store_call_finish (GOCUA_STORE (source), result, &error);
  if (error != NULL)
    finish (self, error);
  else
    read_next (self);
}

void
gocua_export_job_start (GocuaSession *session, GocuaExportWish *wish, GFile *file, GocuaWorkBar *bar)
{
  const GocuaId *campaign;
  Job *self;

  g_return_if_fail (GOCUA_IS_SESSION (session) && wish != NULL);
  g_return_if_fail (G_IS_FILE (file) && GOCUA_IS_WORK_BAR (bar));

  if (gocua_work_bar_is_busy (bar))
    {
      gocua_session_toast (session, _ ("Something else is still under way. Wait until it is done."));
      gocua_export_wish_free (wish);
      return;
    }
  campaign = gocua_session_get_campaign_id (session);
  self = g_new0 (Job, 1);
  self->session = g_object_ref (session);
  self->bar = g_object_ref (bar);
  self->cancellable = g_cancellable_new ();
  self->wish = wish;
  self->file = g_object_ref (file);
  if (campaign != NULL)
    self->campaign = *campaign;
  self->writer = gocua_list_writer_new (wish->format, wish->columns, gocua_session_get_campaign (session),
                                        (const char *const *) wish->heading, wish->phones);
  gocua_work_bar_begin (bar, _ ("Exporting the list…"), self->cancellable);
  gocua_store_note_async (gocua_session_get_store (session), write_log, self, NULL, logged_cb, self);
}

static char *
describe_condition (GocuaSession *session, const GocuaCondition *condition, const char *today)
{
  const char *thing = condition->type == GOCUA_CONDITION_TEAM
                          ? gocua_session_get_team_name (session, &condition->id)
                          : gocua_session_get_area_name (session, &condition->id);

  return gocua_filter_describe (condition, gocua_session_get_campaign (session), thing, today);
}

static char *
describe_filter (GocuaSession *session, const GocuaQuery *query)
{
  g_autofree char *today = gocua_session_get_today (session);
  GString *words = g_string_new (NULL);

  if (query->search != NULL)
    /* Translators: %s are the words that were searched */
    g_string_append_printf (words, _ ("Search: “%s”"), query->search);
  for (guint i = 0; i < query->conditions->len; i++)
    {
      g_autofree char *text =
          describe_condition (session, &g_array_index (query->conditions, GocuaCondition, i), today);

      g_string_append_printf (words, "%s%s", words->len > 0 ? "; " : "", text);
    }
  if (words->len == 0)
    g_string_append (words, _ ("All households on the roster"));
  return g_string_free (words, FALSE);
}

static char *
describe_number (GocuaSession *session, guint n, gint64 total, gboolean is_selection)
{
  g_autofree char *shown = gocua_number_format (n);
  g_autofree char *all = gocua_number_format (MAX (total, n));
  GocuaClock *clock = gocua_store_get_clock (gocua_session_get_store (session));
  g_autofree char *moment = gocua_date_format_date_time (gocua_clock_now_ms (clock));

  if (is_selection)
    /* Translators: how many, of how many, date and time */
    return g_strdup_printf (_ ("%s selected of %s households; exported on %s"), shown, all, moment);
  /* Translators: how many, of how many, date and time */
  return g_strdup_printf (_ ("%s of %s households; exported on %s"), shown, all, moment);
}

char **
gocua_export_job_make_heading (GocuaSession *session,
                               const GocuaQuery *query,
                               guint n,
                               gint64 total,
                               gboolean is_selection)
{
  GocuaCampaign *campaign;
  GStrvBuilder *lines;
  g_autofree char *filter = NULL;
  g_autofree char *number = NULL;
  char **heading;

  g_return_val_if_fail (GOCUA_IS_SESSION (session) && query != NULL, NULL);

  campaign = gocua_session_get_campaign (session);
  filter = describe_filter (session, query);
  number = describe_number (session, n, total, is_selection);
  lines = g_strv_builder_new ();
  g_strv_builder_add (lines, gocua_session_get_ward_name (session));
  if (campaign != NULL)
    g_strv_builder_add (lines, gocua_campaign_get_title (campaign));
  g_strv_builder_add (lines, filter);
  g_strv_builder_add (lines, number);
  heading = g_strv_builder_end (lines);
  g_strv_builder_unref (lines);
  return heading;
}

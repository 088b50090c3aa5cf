/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-bulk-job.c: one thing done to many households, with its progress and what is said of it afterwards.
 */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include <glib/gi18n.h>

#include "app/gocua-bulk-job.h"
#include "app/gocua-progress-meter.h"
#include "core/gocua-number.h"

typedef struct
{
  gatomicrefcount refs; /* the thread's and ours */
  GocuaSession *session;
  GocuaWorkBar *bar;
  GCancellable *cancellable;
  GocuaProgressMeter *meter;
  GocuaBulk bulk;
  GArray *ns;
  GocuaId campaign;
  GocuaBulkResult result;
} Job;

static Job *
job_ref (Job *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

static void
job_unref (gpointer data)
{
  Job *self = data;

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  gocua_progress_meter_unref (self->meter);
  g_array_unref (self->ns);
  g_object_unref (self->cancellable);
  g_object_unref (self->bar);
  g_object_unref (self->session);
  g_free (self);
}

/* By its own cancellable, which ends with the work: what is on the disk must not be called cancelled. */
static gpointer
run (GocuaDb *db, gpointer data, GCancellable *ignored, GError **error)
{
  Job *self = data;
  GocuaProgress progress = { gocua_progress_meter_count, self->meter };

  gocua_bulk_run (db, &self->bulk, self->ns, &self->campaign, &self->result, &progress, self->cancellable,
                  error);
  return NULL;
}

static char *
describe_changed (const GocuaBulk *bulk, guint n)
{
  g_autofree char *number = gocua_number_format (n);

  switch (bulk->action)
    {
    case GOCUA_BULK_AREA:
      return g_strdup_printf (ngettext ("Area of %s household changed.", "Area of %s households changed.", n),
                              number);
    case GOCUA_BULK_TEAM:
      return g_strdup_printf (
          ngettext ("Team in charge of %s household changed.", "Team in charge of %s households changed.", n),
          number);
    case GOCUA_BULK_FOLLOW_UP:
      if (bulk->date[0] == '\0')
        return g_strdup_printf (ngettext ("Planned day of %s household taken back.",
                                          "Planned day of %s households taken back.", n),
                                number);
      return g_strdup_printf (
          ngettext ("Follow-up planned for %s household.", "Follow-up planned for %s households.", n),
          number);
    case GOCUA_BULK_RESTORE:
      return g_strdup_printf (
          ngettext ("%s household put back on the roster.", "%s households put back on the roster.", n),
          number);
    case GOCUA_BULK_ARCHIVE:
    default:
      return g_strdup_printf (
          ngettext ("%s household taken off the roster.", "%s households taken off the roster.", n), number);
    }
}

char *
gocua_bulk_job_describe (const GocuaBulk *bulk, const GocuaBulkResult *result)
{
  GString *text = g_string_new (NULL);
  g_autofree char *changed = describe_changed (bulk, result->n_changed);
  g_autofree char *same = gocua_number_format (result->n_same);
  g_autofree char *promised = gocua_number_format (result->n_promised);

  if (result->n_changed > 0)
    g_string_append (text, changed);
  if (result->n_changed == 0)
    g_string_append (text, _ ("Nothing had to be changed: they were so already."));
  else if (result->n_same > 0)
    g_string_append_printf (text, ngettext (" %s was so already.", " %s were so already.", result->n_same),
                            same);
  if (result->n_promised > 0)
    g_string_append_printf (text,
                            ngettext (" %s still has a day that was promised at the door.",
                                      " %s still have a day that was promised at the door.",
                                      result->n_promised),
                            promised);
  return g_string_free (text, FALSE);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Job *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  gocua_store_call_finish (GOCUA_STORE (source), result, &error);
  gocua_progress_meter_stop (self->meter);
  gocua_work_bar_end (self->bar);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gocua_session_toast (self->session, _ ("Cancelled. Nothing was changed."));
  else if (error != NULL)
    gocua_session_report (self->session, _ ("The households were not saved."), error);
  else
    {
      text = gocua_bulk_job_describe (&self->bulk, &self->result);
      if (gocua_id_is_null (&self->result.batch))
        gocua_session_toast (self->session, text);
      else
        gocua_session_toast_batch (self->session, text, &self->result.batch);
    }
  job_unref (self);
}

static const char *
describe_work (GocuaBulkAction action)
{
  switch (action)
    {
    case GOCUA_BULK_AREA:
      return _ ("Changing the area…");
    case GOCUA_BULK_TEAM:
      return _ ("Changing the team in charge…");
    case GOCUA_BULK_FOLLOW_UP:
      return _ ("Planning the follow-up…");
    case GOCUA_BULK_RESTORE:
      return _ ("Putting back on the roster…");
    case GOCUA_BULK_ARCHIVE:
    default:
      return _ ("Taking off the roster…");
    }
}

void
gocua_bulk_job_start (GocuaSession *session, const GocuaBulk *bulk, GArray *ns, GocuaWorkBar *bar)
{
  const GocuaId *campaign;
  Job *self;

  g_return_if_fail (GOCUA_IS_SESSION (session) && bulk != NULL && ns != NULL && GOCUA_IS_WORK_BAR (bar));

  if (gocua_work_bar_is_busy (bar))
    {
      gocua_session_toast (session, _ ("Something else is still under way. Wait until it is done."));
      return;
    }
  campaign = gocua_session_get_campaign_id (session);
  self = g_new0 (Job, 1);
  g_atomic_ref_count_init (&self->refs);
  self->session = g_object_ref (session);
  self->bar = g_object_ref (bar);
  self->cancellable = g_cancellable_new ();
  self->meter = gocua_progress_meter_new (gocua_work_bar_set_fraction, bar);
  self->bulk = *bulk;
  self->ns = g_array_ref (ns);
  if (campaign != NULL)
    self->campaign = *campaign;
  gocua_work_bar_begin (bar, describe_work (bulk->action), self->cancellable);
  gocua_store_write_async (gocua_session_get_store (session), run, job_ref (self), job_unref, NULL, NULL,
                           done_cb, self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-household-details.c: everything that the pane beside the list shows of one household, read in one go.
 */

#define G_LOG_DOMAIN "gocua-app"

#include "app/gocua-household-details.h"

#include "core/gocua-answers.h"
#include "store/gocua-entities.h"
#include "store/gocua-household-scan.h"
#include "store/gocua-journal.h"
#include "store/gocua-sheet-custody.h"

/* Refused changes are rare, and a person mends them at once. */
#define MAX_REFUSED 200

void
gocua_household_details_free (GocuaHouseholdDetails *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->household, gocua_record_unref);
  gocua_status_clear (&self->status);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  g_clear_pointer (&self->visits, g_ptr_array_unref);
  g_clear_pointer (&self->visit_events, g_ptr_array_unref);
  g_clear_pointer (&self->merged, g_ptr_array_unref);
  g_clear_pointer (&self->merges, g_ptr_array_unref);
  g_clear_pointer (&self->settled, g_ptr_array_unref);
  g_clear_pointer (&self->refused, g_ptr_array_unref);
  g_clear_pointer (&self->sheet, gocua_record_unref);
  g_free (self);
}

static gboolean
read_status (GocuaHouseholdDetails *self, GocuaDb *db, const GocuaDetailsQuestion *question, GError **error)
{
  for (guint slot = 0; slot < GOCUA_MAX_INDICATORS; slot++)
    self->status.values[slot] = GOCUA_ANSWER_UNKNOWN;
  return gocua_id_is_null (&question->campaign) ||
         gocua_household_get_status (db, &self->household->id, &question->campaign, &self->status, error);
}

static gboolean
read_visits (GocuaHouseholdDetails *self, GocuaDb *db, GError **error)
{
  self->visits = gocua_household_get_visits (db, &self->household->id, NULL, error);
  if (self->visits == NULL)
    return FALSE;
  self->visit_events = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < self->visits->len; i++)
    {
      GocuaRecord *visit = g_ptr_array_index (self->visits, i);
      GPtrArray *events = gocua_journal_get_history (db, &visit->id, error);

      if (events == NULL)
        return FALSE;
      g_ptr_array_add (self->visit_events, events);
    }
  return TRUE;
}

static void
add_merged_cb (GocuaRecord *household, const GocuaId *root, gpointer merged)
{
  g_ptr_array_add (merged, gocua_record_ref (household));
}

/* The last change of @household that made it point to another one. */
static GocuaEvent *
find_merge (GocuaDb *db, const GocuaId *household, GError **error)
{
  g_autoptr (GPtrArray) events = gocua_journal_get_history (db, household, error);

  for (guint i = events != NULL ? events->len : 0; i-- > 0;)
    {
      const GocuaEvent *event = events->pdata[i];

      if (gocua_change_find_set (event->change, "merged_into") != NULL)
        return g_ptr_array_steal_index (events, i);
    }
  return NULL;
}

static gboolean
read_merged (GocuaHouseholdDetails *self, GocuaDb *db, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_record_unref);

  self->merged = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_record_unref);
  self->merges = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_event_free);
  if (!gocua_household_scan_merged (db, &self->household->id, add_merged_cb, all, error))
    return FALSE;
  for (guint i = 0; i < all->len; i++)
    {
      GocuaRecord *household = all->pdata[i];
      GocuaEvent *merge = find_merge (db, &household->id, error);

      if (merge == NULL)
        continue;
      g_ptr_array_add (self->merged, gocua_record_ref (household));
      g_ptr_array_add (self->merges, merge);
    }
  return TRUE;
}

static gboolean
read_settled (GocuaHouseholdDetails *self, GocuaDb *db, const GocuaId *entity, GError **error)
{
  g_autoptr (GPtrArray) settled = gocua_conflicts_list_settled (db, entity, error);

  if (settled == NULL)
    return FALSE;
  while (settled->len > 0)
    g_ptr_array_add (self->settled, g_ptr_array_steal_index (settled, 0));
  return TRUE;
}

static gboolean
read_all_settled (GocuaHouseholdDetails *self, GocuaDb *db, GError **error)
{
  self->settled = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_settled_conflict_free);
  if (!read_settled (self, db, &self->household->id, error))
    return FALSE;
  for (guint i = 0; i < self->visits->len; i++)
    if (!read_settled (self, db, &((GocuaRecord *) g_ptr_array_index (self->visits, i))->id, error))
      return FALSE;
  return TRUE;
}

static gboolean
read_refused (GocuaHouseholdDetails *self, GocuaDb *db, GError **error)
{
  self->refused = gocua_sync_list_rejected (db, MAX_REFUSED, error);
  if (self->refused == NULL)
    return FALSE;
  for (guint i = self->refused->len; i-- > 0;)
    {
      const GocuaRejectedChange *refused = g_ptr_array_index (self->refused, i);

      if (!gocua_id_equal (&refused->household, &self->household->id))
        g_ptr_array_remove_index (self->refused, i);
    }
  return TRUE;
}

static gboolean
read_sheet (GocuaHouseholdDetails *self, GocuaDb *db, const GocuaDetailsQuestion *question, GError **error)
{
  g_autoptr (GError) problem = NULL;

  if (*question->today == '\0')
    return TRUE;
  self->sheet = gocua_sheets_find_of_household (db, &self->household->id, question->today, &problem);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

gpointer
gocua_household_details_read (GocuaDb *db, gpointer question, GCancellable *cancellable, GError **error)
{
  const GocuaDetailsQuestion *asked = question;
  g_autoptr (GocuaHouseholdDetails) self = g_new0 (GocuaHouseholdDetails, 1);

  self->household = gocua_household_load (db, &asked->household, error);
  if (self->household == NULL || !gocua_record_exists (self->household) ||
      !read_status (self, db, asked, error) || !read_visits (self, db, error) ||
      !read_merged (self, db, error) || !read_sheet (self, db, asked, error))
    return NULL;
  self->events = gocua_journal_get_history (db, &self->household->id, error);
  if (self->events == NULL || !read_all_settled (self, db, error) || !read_refused (self, db, error))
    return NULL;
  return g_steal_pointer (&self);
}

guint
gocua_household_details_get_n_events (const GocuaHouseholdDetails *self)
{
  guint n;

  g_return_val_if_fail (self != NULL, 0);

  /* An undone merge takes its line away again, while the undoing is an event of its own. */
  n = self->events->len + (self->merged->len << 16);
  for (guint i = 0; i < self->visit_events->len; i++)
    n += ((GPtrArray *) g_ptr_array_index (self->visit_events, i))->len;
  return n;
}

guint
gocua_household_details_get_n_remarks (const GocuaHouseholdDetails *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->settled->len + self->refused->len;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-entry-lookup.c: what the entry grid asks the store. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/gocua-entry-lookup.h"

#include "app/gocua-meanwhile.h"
#include "core/gocua-text.h"
#include "store/gocua-draft.h"
#include "store/gocua-entities.h"
#include "store/gocua-journal.h"

/* How many of the best matches are read, to pick the few that are shown. */
#define N_LOOKED_AT 64

typedef struct
{
  GocuaQuery *query;
  gboolean has_campaign;
  GocuaId campaign;
  guint n_max;
  GArray *visits;
  GArray *households;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_clear_pointer (&question->query, gocua_query_free);
  g_clear_pointer (&question->visits, g_array_unref);
  g_clear_pointer (&question->households, g_array_unref);
  g_free (question);
}

static Question *
question_new (const GocuaId *campaign)
{
  Question *question = g_new0 (Question, 1);

  question->has_campaign = campaign != NULL;
  if (campaign != NULL)
    question->campaign = *campaign;
  return question;
}

static const GocuaId *
campaign_of (const Question *question)
{
  return question->has_campaign ? &question->campaign : NULL;
}

/* Of "12/31/3" the search also finds 3/12/31 and 12/31/30; the doors that begin as typed are meant first. */
static void
put_same_beginning_first (GPtrArray *rows, const char *text)
{
  g_autofree char *typed = gocua_text_fold (text);
  g_autoptr (GPtrArray) sorted = g_ptr_array_sized_new (rows->len);

  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < rows->len; i++)
      {
        GocuaHouseholdRow *row = g_ptr_array_index (rows, i);
        g_autofree char *address = gocua_text_fold (row->address);

        if (g_str_has_prefix (address, typed) == (pass == 0))
          g_ptr_array_add (sorted, row);
      }
  for (guint i = 0; i < sorted->len; i++)
    rows->pdata[i] = sorted->pdata[i];
}

static gpointer
find_households (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Question *question = data;
  g_autoptr (GArray) ns =
      gocua_households_query (db, question->query, campaign_of (question), cancellable, error);

  g_autoptr (GPtrArray) rows = NULL;

  if (ns == NULL)
    return NULL;
  rows = gocua_households_get_rows (db, (const gint64 *) (gpointer) ns->data, MIN (ns->len, N_LOOKED_AT),
                                    campaign_of (question), error);
  if (rows == NULL)
    return NULL;
  put_same_beginning_first (rows, question->query->search);
  g_ptr_array_set_size (rows, (int) MIN (rows->len, question->n_max));
  return g_steal_pointer (&rows);
}

static gpointer
load_facts (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Question *question = data;
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (gocua_entry_facts_free);

  for (guint i = 0; i < question->visits->len; i++)
    {
      const GocuaId *household = &g_array_index (question->households, GocuaId, i);
      GocuaEntryFacts *facts = g_new0 (GocuaEntryFacts, 1);
      g_autoptr (GError) row_error = NULL;

      g_ptr_array_add (all, facts);
      facts->visit =
          gocua_entity_load (db, GOCUA_KIND_VISIT, &g_array_index (question->visits, GocuaId, i), error);
      if (facts->visit == NULL)
        return NULL;
      if (gocua_record_was_made (facts->visit))
        facts->events = gocua_journal_get_history (db, &facts->visit->id, NULL);
      /* A household that was deleted meanwhile only means that there is nothing new to show. */
      if (!gocua_id_is_null (household))
        facts->household = gocua_households_get_row (db, household, campaign_of (question), &row_error);
    }
  return g_steal_pointer (&all);
}

static gpointer
load_draft (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return gocua_draft_load (db, data);
}

typedef struct
{
  char *name;
  char *text;
} Draft;

static void
draft_free (gpointer data)
{
  Draft *draft = data;

  g_free (draft->name);
  g_free (draft->text);
  g_free (draft);
}

static gpointer
save_draft (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Draft *draft = data;

  gocua_draft_save (db, draft->name, draft->text, error);
  return NULL;
}

void
gocua_entry_facts_free (gpointer data)
{
  GocuaEntryFacts *facts = data;

  g_clear_pointer (&facts->visit, gocua_record_unref);
  g_clear_pointer (&facts->household, gocua_household_row_free);
  g_clear_pointer (&facts->events, g_ptr_array_unref);
  g_free (facts);
}

/* What somebody else did to the visit since the line showed it. */
static void
note_meanwhile (GocuaEntryModel *model, const GocuaEntryFacts *facts)
{
  const GocuaRecord *seen = gocua_entry_model_get_seen (model);
  g_autoptr (GocuaMeanwhile) meanwhile = NULL;
  g_autofree char *sentence = NULL;

  if (seen == NULL || facts->events == NULL)
    return;
  meanwhile = gocua_meanwhile_find (GOCUA_KIND_VISIT, facts->events, seen);
  if (meanwhile == NULL)
    return;
  sentence = gocua_meanwhile_describe (meanwhile);
  gocua_entry_model_set_meanwhile (model, sentence);
}

void
gocua_entry_facts_tell (const GocuaEntryFacts *facts, GocuaEntryModel *line)
{
  g_return_if_fail (facts != NULL && GOCUA_IS_ENTRY_MODEL (line));

  note_meanwhile (line, facts);
  gocua_entry_model_sync (line, facts->visit);
  if (facts->household != NULL && gocua_entry_model_get_seen (line) == NULL)
    gocua_entry_model_refresh_household (line, facts->household);
}

void
gocua_entry_find_households (GocuaStore *store,
                             const char *text,
                             const GocuaId *area,
                             const GocuaId *campaign,
                             guint n_max,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  Question *question;

  g_return_if_fail (GOCUA_IS_STORE (store) && text != NULL);

  question = question_new (campaign);
  question->query = gocua_query_new ();
  question->n_max = n_max;
  gocua_query_set_search (question->query, text);
  if (area != NULL && !gocua_id_is_null (area))
    gocua_query_add_area (question->query, area);
  gocua_store_read_async (store, find_households, question, question_free, (GDestroyNotify) g_ptr_array_unref,
                          cancellable, callback, user_data);
}

void
gocua_entry_load_facts (GocuaStore *store,
                        GArray *visits,
                        GArray *households,
                        const GocuaId *campaign,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  Question *question;

  g_return_if_fail (GOCUA_IS_STORE (store) && visits != NULL && households != NULL);
  g_return_if_fail (visits->len == households->len);

  question = question_new (campaign);
  question->visits = visits;
  question->households = households;
  gocua_store_read_async (store, load_facts, question, question_free, (GDestroyNotify) g_ptr_array_unref,
                          cancellable, callback, user_data);
}

void
gocua_entry_load_draft (GocuaStore *store,
                        const char *name,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_return_if_fail (GOCUA_IS_STORE (store) && name != NULL);

  gocua_store_read_async (store, load_draft, g_strdup (name), g_free, g_free, cancellable, callback,
                          user_data);
}

void
gocua_entry_save_draft (GocuaStore *store,
                        const char *name,
                        const char *text,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  Draft *draft;

  g_return_if_fail (GOCUA_IS_STORE (store) && name != NULL);

  draft = g_new0 (Draft, 1);
  draft->name = g_strdup (name);
  draft->text = g_strdup (text);
  gocua_store_note_async (store, save_draft, draft, draft_free, callback, user_data);
}

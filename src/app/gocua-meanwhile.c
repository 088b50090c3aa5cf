/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-meanwhile.c: what somebody at another computer changed of a thing since it was looked at. */
#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/gocua-meanwhile.h"

#include <glib/gi18n.h>

#include "app/gocua-sync-words.h"
#include "core/gocua-date.h"
#include "store/gocua-journal.h"

void
gocua_meanwhile_free (GocuaMeanwhile *self)
{
  if (self == NULL)
    return;
  g_free (self->author);
  g_free (self->fields);
  g_free (self);
}

/* The batches of this store have an action; those of others have none here. */
static gboolean
is_by_others (const GocuaEvent *event)
{
  return event->action == NULL || *event->action == '\0';
}

/* Returns: a bit for each field that @event set after @seen */
static guint64
find_newer_fields (GocuaKind kind, const GocuaEvent *event, const GocuaRecord *seen)
{
  guint64 fields = 0;

  for (guint i = 0; i < gocua_change_get_n_sets (event->change); i++)
    {
      int field = gocua_kind_find_field (kind, gocua_change_get_set (event->change, i)->field);

      if (field >= 0 && (seen == NULL || event->change->stamp > seen->stamps[field]))
        fields |= (guint64) 1 << field;
    }
  return fields;
}

static char *
name_fields (GocuaKind kind, guint64 fields)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint field = 0; field < gocua_kind_get_info (kind)->n_fields; field++)
    if ((fields & (guint64) 1 << field) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "",
                              gocua_kind_get_field_label (kind, field));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

GocuaMeanwhile *
gocua_meanwhile_find (GocuaKind kind, GPtrArray *events, const GocuaRecord *seen)
{
  const GocuaEvent *latest = NULL;
  GocuaMeanwhile *self;
  guint64 fields = 0;

  g_return_val_if_fail (events != NULL, NULL);

  for (guint i = 0; i < events->len; i++)
    {
      const GocuaEvent *event = g_ptr_array_index (events, i);
      guint64 newer = is_by_others (event) ? find_newer_fields (kind, event, seen) : 0;

      if (newer != 0)
        latest = event;
      fields |= newer;
    }
  if (latest == NULL)
    return NULL;
  self = g_new0 (GocuaMeanwhile, 1);
  self->kind = kind;
  self->author = g_strdup (latest->author);
  self->at_ms = latest->at_ms;
  self->fields = seen != NULL ? name_fields (kind, fields) : g_strdup ("");
  return self;
}

static const GocuaRecord *
find_record (GPtrArray *records, const GocuaId *id)
{
  for (guint i = 0; i < records->len; i++)
    if (gocua_id_equal (&((GocuaRecord *) g_ptr_array_index (records, i))->id, id))
      return g_ptr_array_index (records, i);
  return NULL;
}

GocuaMeanwhile *
gocua_meanwhile_find_in_details (const GocuaHouseholdDetails *before, const GocuaHouseholdDetails *now)
{
  g_autoptr (GocuaMeanwhile) latest = NULL;

  g_return_val_if_fail (before != NULL && now != NULL, NULL);

  latest = gocua_meanwhile_find (GOCUA_KIND_HOUSEHOLD, now->events, before->household);
  for (guint i = 0; i < now->visits->len; i++)
    {
      const GocuaRecord *visit = g_ptr_array_index (now->visits, i);
      GocuaMeanwhile *found =
          gocua_meanwhile_find (GOCUA_KIND_VISIT, g_ptr_array_index (now->visit_events, i),
                                find_record (before->visits, &visit->id));

      if (found == NULL)
        continue;
      if (latest != NULL && latest->at_ms > found->at_ms)
        {
          gocua_meanwhile_free (found);
          continue;
        }
      g_clear_pointer (&latest, gocua_meanwhile_free);
      latest = found;
    }
  return g_steal_pointer (&latest);
}

char *
gocua_meanwhile_describe (const GocuaMeanwhile *self)
{
  const char *author;
  g_autofree char *when = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  author = gocua_sync_words_author (self->author);
  when = gocua_date_format_date_time (self->at_ms);
  if (self->kind != GOCUA_KIND_VISIT)
    /* Translators: who, the names of fields, when */
    return g_strdup_printf (_ ("%s has changed this on another computer: %s (entered %s)."), author,
                            self->fields, when);
  if (*self->fields == '\0')
    /* Translators: who, when */
    return g_strdup_printf (_ ("%s has entered a visit here on another computer (entered %s)."), author,
                            when);
  /* Translators: who, the names of fields, when */
  return g_strdup_printf (_ ("%s has corrected a visit on another computer: %s (entered %s)."), author,
                          self->fields, when);
}

char *
gocua_meanwhile_describe_for_form (const GocuaMeanwhile *self)
{
  g_autofree char *what = gocua_meanwhile_describe (self);

  return g_strdup_printf ("%s\n%s", what,
                          _ ("You can still save. Where you both changed the same, both values are kept on "
                             "the page “Sync” for one of you to choose."));
}

static gpointer
read_meanwhile (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const GocuaRecord *seen = data;
  g_autoptr (GPtrArray) events = gocua_journal_get_history (db, &seen->id, error);

  return events != NULL ? gocua_meanwhile_find (seen->kind, events, seen) : NULL;
}

void
gocua_meanwhile_read_async (GocuaStore *store,
                            const GocuaRecord *seen,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (GOCUA_IS_STORE (store));
  g_return_if_fail (seen != NULL);

  gocua_store_read_async (store, read_meanwhile, gocua_record_copy (seen),
                          (GDestroyNotify) gocua_record_unref, (GDestroyNotify) gocua_meanwhile_free,
                          cancellable, callback, user_data);
}

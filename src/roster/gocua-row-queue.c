/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-row-queue.c: rows are read in one thread and looked at in another. */

#define G_LOG_DOMAIN "gocua-roster"

#include "roster/gocua-row-queue.h"

#include <string.h>

/* Bundles go round: empty ones to the reader, full ones to the looker. */
#define N_BUNDLES    4
#define BUNDLE_ROWS  128
#define BUNDLE_BYTES (64 * 1024) /* wide rows make a bundle of fewer */

typedef struct
{
  guint number;
  guint n_cells;
  gboolean has_fonts;
} RowHead;

typedef struct
{
  GArray *heads;     /* of RowHead */
  GString *text;     /* of all cells, each with its NUL */
  GByteArray *fonts; /* of the rows that have some */
  guint64 done, total;
  gboolean is_last;
} Bundle;

typedef struct
{
  const GocuaTableFormat *format;
  gpointer state;
  guint sheet;
  GCancellable *cancellable;
  GocuaTableFacts facts; /* of the reading thread, until it is over */
  GAsyncQueue *empty;    /* of Bundle */
  GAsyncQueue *full;     /* of Bundle */
  Bundle *filling;       /* (nullable): by the reading thread */
  gint seen_enough;      /* atomic */
  GError *error;         /* of the reading thread */
} Queue;

static Bundle *
bundle_new (void)
{
  Bundle *self = g_new0 (Bundle, 1);

  self->heads = g_array_new (FALSE, FALSE, sizeof (RowHead));
  self->text = g_string_new (NULL);
  self->fonts = g_byte_array_new ();
  return self;
}

static void
bundle_free (gpointer data)
{
  Bundle *self = data;

  g_array_unref (self->heads);
  g_string_free (self->text, TRUE);
  g_byte_array_unref (self->fonts);
  g_free (self);
}

static void
bundle_empty (Bundle *self)
{
  g_array_set_size (self->heads, 0);
  g_string_truncate (self->text, 0);
  g_byte_array_set_size (self->fonts, 0);
}

/* --- The reading thread -----------------------------------------------------------------------------------
 */

static void
pass_on (Queue *self, gboolean is_last)
{
  Bundle *bundle = g_steal_pointer (&self->filling);

  bundle->done = self->facts.done;
  bundle->total = self->facts.total;
  bundle->is_last = is_last;
  g_async_queue_push (self->full, bundle);
}

static void
take_empty (Queue *self)
{
  if (self->filling != NULL)
    return;
  self->filling = g_async_queue_pop (self->empty);
  bundle_empty (self->filling);
}

static gboolean
fill_cb (const GocuaTableRow *row, gpointer data, GError **error)
{
  Queue *self = data;
  RowHead head = { row->number, row->n_cells, row->fonts != NULL };

  take_empty (self);
  if (g_atomic_int_get (&self->seen_enough))
    return FALSE;
  g_array_append_val (self->filling->heads, head);
  for (guint i = 0; i < row->n_cells; i++)
    g_string_append_len (self->filling->text, row->cells[i], (gssize) strlen (row->cells[i]) + 1);
  if (row->fonts != NULL)
    g_byte_array_append (self->filling->fonts, row->fonts, row->n_cells);
  if (self->filling->heads->len == BUNDLE_ROWS || self->filling->text->len >= BUNDLE_BYTES)
    pass_on (self, FALSE);
  return TRUE;
}

static gpointer
read_thread (gpointer data)
{
  Queue *self = data;

  self->format->read (self->state, self->sheet, &self->facts, fill_cb, self, self->cancellable, &self->error);
  take_empty (self);
  pass_on (self, TRUE);
  return NULL;
}

/* --- The looking thread -----------------------------------------------------------------------------------
 */

/* Returns FALSE when @func has seen enough or failed. */
static gboolean
look_at (const Bundle *bundle, GocuaTableRowFunc func, gpointer data, GError **error)
{
  const char *text = bundle->text->str;
  const guint8 *fonts = bundle->fonts->data;
  const char *cells[GOCUA_TABLE_MAX_COLUMNS + 1];

  for (guint i = 0; i < bundle->heads->len; i++)
    {
      const RowHead *head = &g_array_index (bundle->heads, RowHead, i);
      GocuaTableRow row = { head->number, cells, head->n_cells, NULL, head->has_fonts ? fonts : NULL };

      for (guint k = 0; k < head->n_cells; k++)
        {
          cells[k] = text;
          text += strlen (text) + 1;
        }
      cells[head->n_cells] = NULL;
      if (!func (&row, data, error))
        return FALSE;
      if (head->has_fonts)
        fonts += head->n_cells;
    }
  return TRUE;
}

/* Every bundle goes back, looked at or not, so that the reading thread never waits for one in vain. */
static gboolean
look_at_all (Queue *self, GocuaTableFacts *facts, GocuaTableRowFunc func, gpointer data, GError **error)
{
  gboolean more = TRUE;
  gboolean is_last = FALSE;
  g_autoptr (GError) problem = NULL;

  while (!is_last)
    {
      Bundle *bundle = g_async_queue_pop (self->full);

      is_last = bundle->is_last;
      facts->done = bundle->done;
      facts->total = bundle->total;
      if (more && !look_at (bundle, func, data, &problem))
        {
          more = FALSE;
          g_atomic_int_set (&self->seen_enough, 1);
        }
      g_async_queue_push (self->empty, bundle);
    }
  if (problem == NULL)
    return more;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

gboolean
gocua_row_queue_read (const GocuaTableFormat *format,
                      gpointer state,
                      guint sheet,
                      GocuaTableFacts *facts,
                      GocuaTableRowFunc func,
                      gpointer data,
                      GCancellable *cancellable,
                      GError **error)
{
  Queue self = { .format = format,
                 .state = state,
                 .sheet = sheet,
                 .cancellable = cancellable,
                 .facts = *facts,
                 .empty = g_async_queue_new_full (bundle_free),
                 .full = g_async_queue_new_full (bundle_free) };
  g_autoptr (GError) problem = NULL;
  gboolean has_seen_all;
  GThread *thread;

  for (guint i = 0; i < N_BUNDLES; i++)
    g_async_queue_push (self.empty, bundle_new ());
  thread = g_thread_new ("rows", read_thread, &self);
  has_seen_all = look_at_all (&self, facts, func, data, &problem);
  g_thread_join (thread);
  *facts = self.facts;
  g_async_queue_unref (self.empty);
  g_async_queue_unref (self.full);
  /* What is wrong further down does not concern who has seen enough. */
  if (problem == NULL && has_seen_all)
    problem = g_steal_pointer (&self.error);
  g_clear_error (&self.error);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

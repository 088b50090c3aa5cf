/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-verify-job.c: what the page of second keyings asks of the store. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/gocua-verify-job.h"

void
gocua_verify_overview_free (GocuaVerifyOverview *self)
{
  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  g_clear_pointer (&self->operators, g_ptr_array_unref);
  g_free (self);
}

typedef struct
{
  GocuaId id; /* of the campaign, or of the sheet */
  char *checker;
  char *from;
  char *to;
  gboolean whole;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->checker);
  g_free (question->from);
  g_free (question->to);
  g_free (question);
}

static gpointer
read_overview (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;
  g_autoptr (GocuaVerifyOverview) overview = g_new0 (GocuaVerifyOverview, 1);

  overview->sheets = gocua_verify_list (db, &question->id, question->checker, error);
  if (overview->sheets != NULL)
    overview->operators =
        gocua_verify_get_operators (db, &question->id, question->from, question->to, cancellable, error);
  return overview->operators != NULL ? g_steal_pointer (&overview) : NULL;
}

void
gocua_verify_overview_read (GocuaStore *store,
                            const GocuaId *campaign,
                            const char *checker,
                            const char *from,
                            const char *to,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  Question *question;

  g_return_if_fail (GOCUA_IS_STORE (store) && campaign != NULL && from != NULL && to != NULL);

  question = g_new0 (Question, 1);
  question->id = *campaign;
  question->checker = g_strdup (checker);
  question->from = g_strdup (from);
  question->to = g_strdup (to);
  gocua_store_read_async (store, read_overview, question, question_free,
                          (GDestroyNotify) gocua_verify_overview_free, cancellable, callback, user_data);
}

static void
line_free (gpointer data)
{
  GocuaLineToVerify *line = data;

  g_clear_pointer (&line->keyed, gocua_keyed_line_free);
  g_clear_pointer (&line->row, gocua_household_row_free);
  g_free (line);
}

void
gocua_verify_sheet_free (GocuaVerifySheet *self)
{
  g_clear_pointer (&self->sheet, gocua_record_unref);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_free (self);
}

static gboolean
is_wanted (const GocuaSheetToVerify *item, guint line)
{
  for (guint i = 0; i < item->lines->len; i++)
    if (g_array_index (item->lines, guint, i) == line)
      return TRUE;
  return FALSE;
}

/* The household as it stands would give away what was keyed first. */
static gboolean
add_line (GocuaDb *db, GocuaVerifySheet *self, GocuaKeyedLine *keyed, GError **error)
{
  GocuaLineToVerify *line = g_new0 (GocuaLineToVerify, 1);
  g_autoptr (GError) problem = NULL;

  line->keyed = keyed;
  g_ptr_array_add (self->lines, line);
  line->row = gocua_households_get_row (db, gocua_record_get_id (keyed->visit, GOCUA_VISIT_HOUSEHOLD), NULL,
                                        &problem);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gpointer
read_sheet (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;
  GocuaSheetToVerify *item = gocua_verify_get_sheet (db, &question->id, question->whole, error);
  g_autoptr (GPtrArray) keyed = item != NULL ? gocua_verify_get_lines (db, &question->id, error) : NULL;
  g_autoptr (GocuaVerifySheet) sheet = g_new0 (GocuaVerifySheet, 1);
  gboolean ok = keyed != NULL;

  sheet->lines = g_ptr_array_new_with_free_func (line_free);
  if (item != NULL)
    sheet->sheet = gocua_record_ref (item->row->sheet);
  if (keyed != NULL)
    g_ptr_array_set_free_func (keyed, NULL);
  for (guint i = 0; keyed != NULL && i < keyed->len; i++)
    {
      GocuaKeyedLine *line = keyed->pdata[i];

      if (ok && is_wanted (item, line->line) && g_strcmp0 (line->keyer, question->checker) != 0)
        ok = add_line (db, sheet, line, error);
      else
        gocua_keyed_line_free (line);
    }
  g_clear_pointer (&item, gocua_sheet_to_verify_free);
  return ok ? g_steal_pointer (&sheet) : NULL;
}

void
gocua_verify_sheet_read (GocuaStore *store,
                         const GocuaId *sheet,
                         gboolean whole,
                         const char *checker,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  Question *question;

  g_return_if_fail (GOCUA_IS_STORE (store) && sheet != NULL);

  question = g_new0 (Question, 1);
  question->id = *sheet;
  question->whole = whole;
  question->checker = g_strdup (checker);
  gocua_store_read_async (store, read_sheet, question, question_free,
                          (GDestroyNotify) gocua_verify_sheet_free, cancellable, callback, user_data);
}

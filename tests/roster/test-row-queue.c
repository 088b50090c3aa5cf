/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-row-queue.c: rows go from the thread that reads them to the one that looks at them. */

#include "roster/gocua-row-queue.h"

#define N_ROWS 3000

/* What the made-up file does at its end. */
typedef struct
{
  gboolean is_damaged;
  guint n_read;
} File;

static gboolean
read_rows (gpointer state,
           guint sheet,
           GocuaTableFacts *facts,
           GocuaTableRowFunc func,
           gpointer data,
           GCancellable *cancellable,
           GError **error)
{
  File *file = state;

  facts->total = N_ROWS;
  for (file->n_read = 1; file->n_read <= N_ROWS; file->n_read++)
    {
      g_autofree char *number = g_strdup_printf ("%u", file->n_read);
      const char *cells[] = { number, "", "Ánh", NULL };
      guint8 fonts[] = { 0, 0, GOCUA_OLD_FONT_TCVN3 };
      GocuaTableRow row = { file->n_read, cells, 3, NULL, file->n_read % 2 == 0 ? fonts : NULL };
      GError *problem = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      facts->done = file->n_read;
      if (!func (&row, data, &problem))
        {
          if (problem == NULL)
            return TRUE;
          g_propagate_error (error, problem);
          return FALSE;
        }
    }
  facts->n_hidden_rows = 7;
  if (file->is_damaged)
    g_set_error_literal (error, GOCUA_TABLE_ERROR, GOCUA_TABLE_ERROR_DAMAGED, "cut off");
  return !file->is_damaged;
}

static const GocuaTableFormat format = { GOCUA_TABLE_XLSX, NULL, read_rows, NULL };

/* Who looks at the rows, and when that one stops. */
typedef struct
{
  guint n_rows;
  guint enough_at;  /* 0: never */
  guint failing_at; /* 0: never */
  GCancellable *cancellable;
  guint cancelled_at;
} Looker;

static gboolean
look_cb (const GocuaTableRow *row, gpointer data, GError **error)
{
  Looker *self = data;

  self->n_rows++;
  g_assert_cmpuint (row->number, ==, self->n_rows);
  g_assert_cmpuint (row->n_cells, ==, 3);
  g_assert_cmpuint (g_ascii_strtoull (row->cells[0], NULL, 10), ==, row->number);
  g_assert_cmpstr (row->cells[1], ==, "");
  g_assert_cmpstr (row->cells[2], ==, "Ánh");
  g_assert_null (row->cells[3]);
  g_assert_true ((row->fonts != NULL) == (row->number % 2 == 0));
  if (row->fonts != NULL)
    g_assert_cmpuint (row->fonts[2], ==, GOCUA_OLD_FONT_TCVN3);
  if (self->n_rows == self->cancelled_at)
    g_cancellable_cancel (self->cancellable);
  if (self->n_rows == self->failing_at)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "no");
  return self->n_rows != self->enough_at && self->n_rows != self->failing_at;
}

static gboolean
read_file (File *file, Looker *looker, GocuaTableFacts *facts, GError **error)
{
  return gocua_row_queue_read (&format, file, 0, facts, look_cb, looker, looker->cancellable, error);
}

static void
test_all (void)
{
  File file = { 0 };
  Looker looker = { 0 };
  GocuaTableFacts facts = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (read_file (&file, &looker, &facts, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (looker.n_rows, ==, N_ROWS);
  g_assert_cmpuint (facts.done, ==, N_ROWS);
  g_assert_cmpuint (facts.total, ==, N_ROWS);
  g_assert_cmpuint (facts.n_hidden_rows, ==, 7);
}

/* Whoever has seen enough does not wait for the rest of the file, and does not hear what is wrong with it. */
static void
test_enough (void)
{
  const guint ats[] = { 1, 127, 128, 129, 1000, N_ROWS };

  for (gsize i = 0; i < G_N_ELEMENTS (ats); i++)
    {
      File file = { .is_damaged = TRUE };
      Looker looker = { .enough_at = ats[i] };
      GocuaTableFacts facts = { 0 };
      g_autoptr (GError) error = NULL;

      g_assert_true (read_file (&file, &looker, &facts, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (looker.n_rows, ==, ats[i]);
      if (ats[i] == 1)
        g_assert_cmpuint (file.n_read, <, N_ROWS);
    }
}

static void
test_looker_fails (void)
{
  File file = { .is_damaged = TRUE };
  Looker looker = { .failing_at = 300 };
  GocuaTableFacts facts = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_false (read_file (&file, &looker, &facts, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_cmpuint (looker.n_rows, ==, 300);
}

/* The rows before the damage have all been looked at when it is told. */
static void
test_damaged (void)
{
  File file = { .is_damaged = TRUE };
  Looker looker = { 0 };
  GocuaTableFacts facts = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_false (read_file (&file, &looker, &facts, &error));
  g_assert_error (error, GOCUA_TABLE_ERROR, GOCUA_TABLE_ERROR_DAMAGED);
  g_assert_cmpuint (looker.n_rows, ==, N_ROWS);
}

static void
test_cancel (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  File file = { 0 };
  Looker looker = { .cancellable = cancellable, .cancelled_at = 200 };
  GocuaTableFacts facts = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_false (read_file (&file, &looker, &facts, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (looker.n_rows, <, N_ROWS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/row-queue/all", test_all);
  g_test_add_func ("/row-queue/enough", test_enough);
  g_test_add_func ("/row-queue/looker-fails", test_looker_fails);
  g_test_add_func ("/row-queue/damaged", test_damaged);
  g_test_add_func ("/row-queue/cancel", test_cancel);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-mapping-memory.c: what a person corrected in one list holds for the next one of its shape. */

#include "roster/gocua-mapping-memory.h"

#include <glib/gstdio.h>

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("gocua-memory-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "new", "shapes.ini", NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autofree char *inner = g_path_get_dirname (self->path);

  g_remove (self->path);
  g_rmdir (inner);
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

static GPtrArray *
rows_of (const char *text)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    g_ptr_array_add (rows, g_strsplit (lines[i], "|", -1));
  return rows;
}

static void
keep (Fixture *self, const char *text, int head_column)
{
  g_autoptr (GPtrArray) rows = rows_of (text);
  g_autoptr (GocuaMapping) mapping = gocua_mapping_guess (rows);
  g_autoptr (GError) error = NULL;

  gocua_mapping_set_column (mapping, GOCUA_ROSTER_FIELD_HEAD, head_column);
  gocua_mapping_set_rows_are_people (mapping, TRUE);
  g_assert_true (gocua_mapping_memory_keep (self->path, rows, mapping, &error));
  g_assert_no_error (error);
}

/* Returns the column of the head, or -2 where nothing was kept. */
static int
recall (Fixture *self, const char *text, int first_row)
{
  g_autoptr (GPtrArray) rows = rows_of (text);
  g_autoptr (GocuaMapping) mapping = gocua_mapping_memory_recall (self->path, rows);

  if (mapping == NULL)
    return -2;
  g_assert_cmpint (gocua_mapping_get_first_row (mapping), ==, first_row);
  g_assert_true (gocua_mapping_get_rows_are_people (mapping));
  return gocua_mapping_get_column (mapping, GOCUA_ROSTER_FIELD_HEAD);
}

static void
test_same_shape (Fixture *self, gconstpointer data)
{
  g_assert_cmpint (recall (self, "STT|Tên gọi|Địa chỉ\n1|A|x", 1), ==, -2);
  keep (self, "STT|Tên gọi|Địa chỉ\n1|A|x", 1);
  g_assert_cmpint (recall (self, "STT|Tên gọi|Địa chỉ\n1|A|x", 1), ==, 1);
  g_assert_cmpint (recall (self, "DANH SÁCH KP 3|||\n|||\nstt|TÊN GỌI|dia chi|\n1|A|x|", 3), ==, 1);
  g_assert_cmpint (recall (self, "STT|Địa chỉ|Tên gọi\n1|x|A", 1), ==, -2);
  keep (self, "STT|Tên gọi|Địa chỉ\n1|A|x", 0);
  g_assert_cmpint (recall (self, "STT|Tên gọi|Địa chỉ\n1|A|x", 1), ==, 0);
}

/* Without a header there is nothing to know a list by. */
static void
test_no_header (Fixture *self, gconstpointer data)
{
  keep (self, "1|x|y", 1);
  g_assert_false (g_file_test (self->path, G_FILE_TEST_EXISTS));
}

static void
test_broken_file (Fixture *self, gconstpointer data)
{
  keep (self, "STT|Tên gọi|Địa chỉ\n1|A|x", 1);
  g_assert_true (g_file_set_contents (self->path, "\xff[[", -1, NULL));
  g_assert_cmpint (recall (self, "STT|Tên gọi|Địa chỉ\n1|A|x", 1), ==, -2);
  keep (self, "STT|Tên gọi|Địa chỉ\n1|A|x", 1);
  g_assert_cmpint (recall (self, "STT|Tên gọi|Địa chỉ\n1|A|x", 1), ==, 1);
}

static void
test_forget (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < 201; i++)
    {
      g_autofree char *text = g_strdup_printf ("STT|Cột %u|Địa chỉ\n1|A|x", i);

      keep (self, text, 1);
    }
  g_assert_cmpint (recall (self, "STT|Cột 0|Địa chỉ\n1|A|x", 1), ==, -2);
  g_assert_cmpint (recall (self, "STT|Cột 1|Địa chỉ\n1|A|x", 1), ==, 1);
  g_assert_cmpint (recall (self, "STT|Cột 200|Địa chỉ\n1|A|x", 1), ==, 1);
}

#define ADD(name, func) g_test_add ("/roster/mapping-memory/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("same-shape", test_same_shape);
  ADD ("no-header", test_no_header);
  ADD ("broken-file", test_broken_file);
  ADD ("forget", test_forget);
  return g_test_run ();
}

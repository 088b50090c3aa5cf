/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-folder.h: temporary folders for the tests, of which none is left behind. */
#pragma once

#include <glib.h>
#include <glib/gstdio.h>

/** test_folder_new: Returns: (transfer full): the path of a new empty folder, for test_folder_remove() */
static inline char *
test_folder_new (void)
{
  g_autoptr (GError) error = NULL;
  char *path = g_dir_make_tmp ("gocua-test-XXXXXX", &error);

  g_assert_no_error (error);
  return path;
}

/** test_home_new: a folder that holds the data of the person of this process, with keys in files. Before
 * g_test_init(). Not G_TEST_OPTION_ISOLATE_DIRS: GLib 2.74 leaks the folders that it sets.
 *
 * Returns: (transfer full): its path, for test_folder_remove() */
static inline char *
test_home_new (void)
{
  char *path = test_folder_new ();

  g_setenv ("XDG_DATA_HOME", path, TRUE);
  g_setenv ("GOCUA_KEY_FILE_ONLY", "1", TRUE);
  return path;
}

static inline void
test_folder_empty (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      test_folder_empty (child);
      g_assert_cmpint (g_remove (child), ==, 0);
    }
}

/** test_folder_remove: removes the folder and everything in it; that fails while somebody still writes there.
 * @path: (transfer full) */
static inline void
test_folder_remove (char *path)
{
  test_folder_empty (path);
  g_assert_cmpint (g_rmdir (path), ==, 0);
  g_free (path);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-fault.c: every fault has a status and a code of its own, as PROTOCOL.md says. */

#include <string.h>

#include "server/gocua-server-fault.h"

static void
test_table (void)
{
  g_autoptr (GHashTable) codes = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < GOCUA_N_FAULTS; i++)
    {
      const GocuaFaultInfo *info = gocua_fault_get_info ((GocuaFault) i);

      g_assert_cmpuint (info->status, >=, 400);
      g_assert_cmpuint (info->status, <=, 503);
      g_assert_cmpuint (strlen (info->title), >, 0);
      g_assert_true (g_hash_table_add (codes, (gpointer) info->code));
      g_assert_cmpint (gocua_fault_from_code (info->code), ==, i);
    }
}

/* The document is what others build on: each of its codes is here with its status. */
static void
test_document (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "src", "wire", "PROTOCOL.md", NULL);
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  for (guint i = 0; i < GOCUA_N_FAULTS; i++)
    {
      const GocuaFaultInfo *info = gocua_fault_get_info ((GocuaFault) i);
      g_autofree char *pattern =
          g_strdup_printf ("\n\\|[^|\n]*`%s`[^|\n]*\\| %u \\|", info->code, info->status);

      if (!g_regex_match_simple (pattern, text, 0, 0))
        g_error ("PROTOCOL.md has no line with %s and %u", info->code, info->status);
    }
}

static void
test_unknown (void)
{
  g_assert_cmpint (gocua_fault_from_code ("nothing"), ==, GOCUA_FAULT_INTERNAL);
  g_assert_cmpint (gocua_fault_from_code (NULL), ==, GOCUA_FAULT_INTERNAL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/server/fault/table", test_table);
  g_test_add_func ("/server/fault/document", test_document);
  g_test_add_func ("/server/fault/unknown", test_unknown);
  return g_test_run ();
}

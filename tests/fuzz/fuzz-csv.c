/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fuzz-csv.c: whatever the bytes, the CSV reader ends with records or one clear error. */

#include <string.h>

#include "roster/gocua-csv.h"
#include "roster/gocua-mapping.h"
#include "table-fuzz.h"

#define N_HEAD_ROWS 10

static void
check_record (const char *const *fields, guint n_fields, GPtrArray *head)
{
  g_assert_cmpuint (n_fields, >=, 1);
  g_assert_cmpuint (n_fields, <=, GOCUA_TABLE_MAX_COLUMNS);
  g_assert_null (fields[n_fields]);
  for (guint i = 0; i < n_fields; i++)
    {
      g_assert_true (g_utf8_validate (fields[i], -1, NULL));
      g_assert_cmpuint (strlen (fields[i]), <=, GOCUA_TABLE_MAX_CELL_BYTES);
    }
  if (head->len < N_HEAD_ROWS)
    g_ptr_array_add (head, g_strdupv ((char **) fields));
}

static void
check_mapping (GPtrArray *head)
{
  g_autoptr (GocuaMapping) mapping = gocua_mapping_guess (head);

  g_assert_cmpint (gocua_mapping_get_header_row (mapping), <, (int) head->len);
  for (guint row = 0; row < head->len; row++)
    for (guint field = 0; field < GOCUA_ROSTER_N_FIELDS; field++)
      {
        char **fields = g_ptr_array_index (head, row);
        g_autofree char *text =
            gocua_mapping_dup_text (mapping, (const char *const *) fields, g_strv_length (fields), field);

        g_assert_true (g_utf8_validate (text, -1, NULL));
      }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (data, (gssize) size, NULL);
  g_autoptr (GocuaCsvReader) reader = gocua_csv_reader_new (stream, 0, GOCUA_TABLE_ENCODING_AUTO);
  g_autoptr (GPtrArray) head = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr (GError) error = NULL;
  const char *const *fields = NULL;
  guint n_fields = 0;
  guint row = 0;

  while (gocua_csv_reader_next (reader, &fields, &n_fields, NULL, &error))
    {
      g_assert_cmpuint (gocua_csv_reader_get_row (reader), ==, ++row);
      check_record (fields, n_fields, head);
    }
  g_assert_cmpuint (gocua_csv_reader_get_bytes_read (reader), <=, size);
  if (error != NULL)
    {
      g_assert_true (error->domain == GOCUA_TABLE_ERROR);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
  check_mapping (head);
  table_fuzz_bytes (data, size);
  return 0;
}

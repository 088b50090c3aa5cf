/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fuzz-main.c: runs a fuzz target over its corpus and over mutations of it, the same ones each time. */

#include <glib.h>
#include <string.h>

#define N_ROUNDS   20000
#define MAX_BYTES  (96 * 1024) /* past one piece of a file, so that pieces are joined too */
#define FIXED_SEED 20250131

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

/* Under libFuzzer its own main() takes over; this one is for compilers without it, and for `meson test`. */

static void
add_file (GPtrArray *corpus, const char *path)
{
  g_autoptr (GError) error = NULL;
  char *bytes = NULL;
  gsize size = 0;

  if (!g_file_get_contents (path, &bytes, &size, &error))
    g_error ("%s", error->message);
  g_ptr_array_add (corpus, g_bytes_new_take (bytes, size));
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
add_path (GPtrArray *corpus, const char *path)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  if (dir == NULL)
    {
      add_file (corpus, path);
      return;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_build_filename (path, name, NULL));
  /* Folders list in any order, and the mutations are to be the same everywhere. */
  g_ptr_array_sort (names, compare_paths);
  for (guint i = 0; i < names->len; i++)
    add_file (corpus, g_ptr_array_index (names, i));
}

static GBytes *
pick (GRand *rand, GPtrArray *corpus)
{
  return g_ptr_array_index (corpus, g_rand_int_range (rand, 0, (gint32) corpus->len));
}

static void
insert_piece (GRand *rand, GByteArray *bytes, const guint8 *piece, gsize size)
{
  gsize pos = (gsize) g_rand_int_range (rand, 0, (gint32) bytes->len + 1);
  gsize tail = bytes->len - pos;

  if (size == 0 || bytes->len + size > MAX_BYTES)
    return;
  g_byte_array_set_size (bytes, (guint) (bytes->len + size));
  memmove (bytes->data + pos + size, bytes->data + pos, tail);
  memcpy (bytes->data + pos, piece, size);
}

static void
mutate (GRand *rand, GByteArray *bytes, GPtrArray *corpus)
{
  static const guint8 special[] = { 0,   '"', ',', ';',  '\t', '\n', '\r', '{',
                                    '}', '[', ':', 0x80, 0xc3, 0xe1, 0xff };
  guint pos = bytes->len > 0 ? (guint) g_rand_int_range (rand, 0, (gint32) bytes->len) : 0;
  guint8 one = special[g_rand_int_range (rand, 0, G_N_ELEMENTS (special))];

  switch (g_rand_int_range (rand, 0, 6))
    {
    case 0:
      if (bytes->len > 0)
        bytes->data[pos] = (guint8) g_rand_int (rand);
      break;
    case 1:
      insert_piece (rand, bytes, &one, 1);
      break;
    case 2:
      if (bytes->len > 0)
        g_byte_array_remove_range (bytes, pos,
                                   (guint) g_rand_int_range (rand, 1, (gint32) (bytes->len - pos) + 1));
      break;
    case 3:
      {
        GBytes *other = pick (rand, corpus);
        gsize size = 0;
        const guint8 *data = g_bytes_get_data (other, &size);

        insert_piece (rand, bytes, data, size);
        break;
      }
    case 4:
      for (int n = g_rand_int_range (rand, 1, 300); n > 0; n--)
        insert_piece (rand, bytes, &one, 1);
      break;
    default:
      g_byte_array_set_size (bytes, pos);
      break;
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) corpus = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GRand) rand = g_rand_new_with_seed (FIXED_SEED);

  for (int i = 1; i < argc; i++)
    add_path (corpus, argv[i]);
  g_ptr_array_add (corpus, g_bytes_new_static ("", 0));
  for (guint i = 0; i < corpus->len; i++)
    {
      gsize size = 0;
      const guint8 *data = g_bytes_get_data (g_ptr_array_index (corpus, i), &size);

      LLVMFuzzerTestOneInput (data, size);
    }
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      gsize size = 0;
      const guint8 *data = g_bytes_get_data (pick (rand, corpus), &size);

      g_byte_array_append (bytes, data, (guint) size);
      for (int n = g_rand_int_range (rand, 1, 8); n > 0; n--)
        mutate (rand, bytes, corpus);
      LLVMFuzzerTestOneInput (bytes->data, bytes->len);
    }
  g_print ("%u inputs and %u mutations: nothing broke\n", corpus->len, (guint) N_ROUNDS);
  return 0;
}

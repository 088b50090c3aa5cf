/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-zip.c: the parts of a workbook, which is a zip archive. */

#define G_LOG_DOMAIN "gocua-roster"

#include "config.h"

#include "roster/gocua-zip.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n.h>

#define BUFFER_SIZE (64 * 1024)
#define MAX_PARTS   10000
/* Deflate shrinks nothing by more than 1,032. Sheets shrink by ten, empty ones by a hundred. */
#define MAX_RATIO       400
#define RATIO_FREE_SIZE (16 * 1024 * 1024) /* below this nobody minds */

struct _GocuaZip
{
  GInputStream *stream;
  struct archive *archive; /* (nullable) */
  GCancellable *cancellable;
  GError *stream_error; /* of the last callback */
  GHashTable *sizes;    /* name -> guint64 */
  char *part;
  guint64 unpacked;
  guint64 packed_before;
  char buffer[BUFFER_SIZE];
};

static la_ssize_t
read_cb (struct archive *archive, void *data, const void **bytes)
{
  GocuaZip *self = data;
  gssize n;

  g_clear_error (&self->stream_error);
  /* Not every stream asks. */
  if (g_cancellable_set_error_if_cancelled (self->cancellable, &self->stream_error))
    return ARCHIVE_FATAL;
  n = g_input_stream_read (self->stream, self->buffer, BUFFER_SIZE, self->cancellable, &self->stream_error);
  *bytes = self->buffer;
  return n < 0 ? ARCHIVE_FATAL : (la_ssize_t) n;
}

static la_int64_t
seek_cb (struct archive *archive, void *data, la_int64_t offset, int whence)
{
  GocuaZip *self = data;
  GSeekType type = whence == SEEK_SET ? G_SEEK_SET : whence == SEEK_CUR ? G_SEEK_CUR : G_SEEK_END;

  if (!g_seekable_seek (G_SEEKABLE (self->stream), offset, type, NULL, NULL))
    return ARCHIVE_FATAL;
  return g_seekable_tell (G_SEEKABLE (self->stream));
}

static la_int64_t
skip_cb (struct archive *archive, void *data, la_int64_t size)
{
  GocuaZip *self = data;

  return g_seekable_seek (G_SEEKABLE (self->stream), size, G_SEEK_CUR, NULL, NULL) ? size : 0;
}

static void
set_damaged_error (GocuaZip *self, GError **error)
{
  if (self->stream_error != NULL)
    g_propagate_error (error, g_steal_pointer (&self->stream_error));
  else if (self->part != NULL)
    g_set_error (error, GOCUA_TABLE_ERROR, GOCUA_TABLE_ERROR_DAMAGED,
                 /* Translators: the name of a part, such as xl/workbook.xml */
                 _ ("The file is damaged in its part “%s”. Open it in the program it comes from and save it "
                    "again."),
                 self->part);
  else
    g_set_error_literal (
        error, GOCUA_TABLE_ERROR, GOCUA_TABLE_ERROR_DAMAGED,
        _ ("The file is cut off or damaged, as after an interrupted download. Copy it again from where it "
           "comes from."));
}

static void
set_too_big_error (GocuaZip *self, GError **error)
{
  g_set_error (
      error, GOCUA_TABLE_ERROR, GOCUA_TABLE_ERROR_TOO_BIG,
      /* Translators: the name of a part, such as xl/workbook.xml */
      _ ("The part “%s” of the file unpacks to more than any list of households needs. Nothing of it "
         "was read: copy the rows into a new workbook, and use that one."),
      self->part);
}

static void
close_archive (GocuaZip *self)
{
  g_clear_pointer (&self->archive, archive_read_free);
  g_clear_pointer (&self->part, g_free);
}

static gboolean
open_archive (GocuaZip *self, GCancellable *cancellable, GError **error)
{
  close_archive (self);
  self->cancellable = cancellable;
  if (!g_seekable_seek (G_SEEKABLE (self->stream), 0, G_SEEK_SET, cancellable, error))
    return FALSE;
  self->archive = archive_read_new ();
  /* Without its list at the end, which this reader wants, the archive was cut off. */
  archive_read_support_format_zip_seekable (self->archive);
  archive_read_set_read_callback (self->archive, read_cb);
  archive_read_set_seek_callback (self->archive, seek_cb);
  archive_read_set_skip_callback (self->archive, skip_cb);
  archive_read_set_callback_data (self->archive, self);
  if (archive_read_open1 (self->archive) == ARCHIVE_OK)
    return TRUE;
  set_damaged_error (self, error);
  return FALSE;
}

/* Returns FALSE without an error after the last part. A name in letters that the locale lacks only warns. */
static gboolean
next_part (GocuaZip *self, struct archive_entry **entry, GError **error)
{
  int result = archive_read_next_header (self->archive, entry);

  if (result == ARCHIVE_OK || result == ARCHIVE_WARN)
    return TRUE;
  if (result != ARCHIVE_EOF)
    set_damaged_error (self, error);
  return FALSE;
}

static gboolean
list_parts (GocuaZip *self, GError **error)
{
  g_autoptr (GError) problem = NULL;
  struct archive_entry *entry = NULL;

  for (guint n = 0; next_part (self, &entry, &problem); n++)
    {
      const char *name = archive_entry_pathname (entry);
      guint64 *size;

      if (n == MAX_PARTS)
        {
          g_set_error_literal (error, GOCUA_TABLE_ERROR, GOCUA_TABLE_ERROR_TOO_BIG,
                               _ ("The file has more parts than any workbook. Choose another file."));
          return FALSE;
        }
      if (name == NULL || g_hash_table_contains (self->sizes, name))
        continue;
      size = g_new0 (guint64, 1);
      *size = archive_entry_size_is_set (entry) ? (guint64) MAX (0, archive_entry_size (entry)) : 0;
      g_hash_table_insert (self->sizes, g_strdup (name), size);
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

GocuaZip *
gocua_zip_open (GInputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autoptr (GocuaZip) self = NULL;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream) && G_IS_SEEKABLE (stream), NULL);

  self = g_new0 (GocuaZip, 1);
  self->stream = g_object_ref (stream);
  self->sizes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (!open_archive (self, cancellable, error) || !list_parts (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
gocua_zip_free (GocuaZip *self)
{
  close_archive (self);
  g_clear_error (&self->stream_error);
  g_hash_table_unref (self->sizes);
  g_object_unref (self->stream);
  g_free (self);
}

gboolean
gocua_zip_has_part (GocuaZip *self, const char *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, FALSE);

  return g_hash_table_contains (self->sizes, name);
}

guint64
gocua_zip_get_size (GocuaZip *self, const char *name)
{
  const guint64 *size;

  g_return_val_if_fail (self != NULL && name != NULL, 0);

  size = g_hash_table_lookup (self->sizes, name);
  return size != NULL ? *size : 0;
}

gboolean
gocua_zip_begin_part (GocuaZip *self, const char *name, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) problem = NULL;
  struct archive_entry *entry = NULL;

  g_return_val_if_fail (self != NULL && name != NULL, FALSE);

  if (!open_archive (self, cancellable, error))
    return FALSE;
  self->unpacked = 0;
  while (next_part (self, &entry, &problem))
    {
      if (g_strcmp0 (archive_entry_pathname (entry), name) != 0)
        continue;
      self->part = g_strdup (name);
      self->packed_before = (guint64) archive_filter_bytes (self->archive, -1);
      if (!archive_entry_is_encrypted (entry))
        return TRUE;
      g_set_error_literal (
          error, GOCUA_TABLE_ERROR, GOCUA_TABLE_ERROR_LOCKED,
          _ ("The file is protected by a password. Open it, take the password off and save it again."));
      return FALSE;
    }
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  self->part = g_strdup (name);
  set_damaged_error (self, error);
  return FALSE;
}

static gboolean
is_too_big (GocuaZip *self)
{
  guint64 packed = (guint64) archive_filter_bytes (self->archive, -1) - self->packed_before;

  return self->unpacked > GOCUA_ZIP_MAX_PART_BYTES ||
         (self->unpacked > RATIO_FREE_SIZE && self->unpacked / MAX_RATIO > packed);
}

gssize
gocua_zip_read (GocuaZip *self, void *buffer, gsize size, GError **error)
{
  la_ssize_t n;

  g_return_val_if_fail (self != NULL && self->archive != NULL, -1);

  n = archive_read_data (self->archive, buffer, size);
  if (n < 0)
    {
      set_damaged_error (self, error);
      return -1;
    }
  self->unpacked += (guint64) n;
  if (is_too_big (self))
    {
      set_too_big_error (self, error);
      return -1;
    }
  return (gssize) n;
}

char *
gocua_zip_dup_text (GocuaZip *self,
                    const char *name,
                    gsize max_size,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autofree char *text = g_malloc0 (max_size + 1);
  gsize size = 0;
  gssize n = 1;

  if (!gocua_zip_begin_part (self, name, cancellable, error))
    return NULL;
  while (n > 0 && size < max_size)
    {
      n = gocua_zip_read (self, text + size, max_size - size, error);
      if (n < 0)
        return NULL;
      size += (gsize) n;
    }
  return g_steal_pointer (&text);
}

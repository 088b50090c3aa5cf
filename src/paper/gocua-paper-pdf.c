/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-paper-pdf.c: pages as a PDF file. */

#define G_LOG_DOMAIN "gocua-paper"

#include "config.h"

#include <cairo-pdf.h>
#include <glib/gi18n.h>

#include "core/gocua-sheet.h"
#include "paper/gocua-paper-private.h"

static cairo_status_t
collect (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static char *
make_title (const GocuaPaper *self)
{
  g_autofree char *code = gocua_sheet_code_format (gocua_paper_get_only_code (self));

  /* Translators: the title of a PDF file; %s is the code of a walk sheet, "4827 1635" */
  return *code != '\0' ? g_strdup_printf (_ ("Walk sheet %s"), code) : g_strdup (_ ("Walk sheets"));
}

static void
set_metadata (const GocuaPaper *self, cairo_surface_t *surface)
{
  g_autofree char *title = make_title (self);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Gõ Cửa " GOCUA_VERSION);
}

static cairo_status_t
render (const GocuaPaper *self, GByteArray *pdf)
{
  cairo_surface_t *surface =
      cairo_pdf_surface_create_for_stream (collect, pdf, GOCUA_PAPER_WIDTH, GOCUA_PAPER_HEIGHT);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  set_metadata (self, surface);
  for (guint page = 0; page < gocua_paper_get_n_pages (self); page++)
    {
      gocua_paper_draw_page (self, cr, page);
      cairo_show_page (cr);
    }
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return status;
}

static void
say_why (const char *path, const GError *problem, GError **error)
{
  g_autofree char *shown = g_filename_display_name (path);

  if (g_error_matches (problem, G_FILE_ERROR, G_FILE_ERROR_NOSPC))
    g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_NOSPC,
                 _ ("There is not enough room on the disk for the file “%s”. Nothing was written."), shown);
  else
    g_set_error (error, G_FILE_ERROR, problem->code, _ ("The file “%s” could not be written: %s"), shown,
                 problem->message);
}

gboolean
gocua_paper_write_pdf (const GocuaPaper *self, const char *path, GError **error)
{
  g_autoptr (GByteArray) pdf = g_byte_array_new ();
  g_autoptr (GError) problem = NULL;
  cairo_status_t status;

  g_return_val_if_fail (self != NULL && path != NULL, FALSE);

  status = render (self, pdf);
  if (status != CAIRO_STATUS_SUCCESS)
    g_set_error_literal (&problem, G_FILE_ERROR, G_FILE_ERROR_FAILED, cairo_status_to_string (status));
  else
    g_file_set_contents_full (path, (const char *) pdf->data, pdf->len, G_FILE_SET_CONTENTS_CONSISTENT, 0600,
                              &problem);
  if (problem == NULL)
    return TRUE;
  say_why (path, problem, error);
  return FALSE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-paper.c: walk sheets and leaflets as pages for printer, preview and PDF. */

#define G_LOG_DOMAIN "gocua-paper"

#include "config.h"

#include "paper/gocua-paper.h"

#include "paper/gocua-paper-private.h"

/* What pages are made of: a sheet, or a leaflet with texts of its own. */
typedef struct
{
  GocuaPaperSheet *sheet;
  GocuaPaperForm form;
  GocuaPaperLeaflet leaflet;
  guint n_pages;
} Part;

struct _GocuaPaper
{
  GPtrArray *parts;
  guint n_pages;
};

static void
leaflet_clear (GocuaPaperLeaflet *self)
{
  g_free ((char *) self->ward);
  g_free ((char *) self->office);
  g_free ((char *) self->phone);
  g_free ((char *) self->url);
  g_strfreev ((char **) self->steps);
  g_clear_pointer (&self->campaign, gocua_campaign_unref);
}

static void
part_free (gpointer data)
{
  Part *self = data;

  g_clear_pointer (&self->sheet, gocua_paper_sheet_free);
  leaflet_clear (&self->leaflet);
  g_free (self);
}

GocuaPaper *
gocua_paper_new (void)
{
  GocuaPaper *self = g_new0 (GocuaPaper, 1);

  self->parts = g_ptr_array_new_with_free_func (part_free);
  return self;
}

void
gocua_paper_free (GocuaPaper *self)
{
  g_ptr_array_unref (self->parts);
  g_free (self);
}

static void
add_part (GocuaPaper *self, Part *part)
{
  g_ptr_array_add (self->parts, part);
  self->n_pages += part->n_pages;
}

void
gocua_paper_add_sheet (GocuaPaper *self, const GocuaPaperSheet *sheet)
{
  Part *part;
  guint room;

  g_return_if_fail (self != NULL && sheet != NULL && sheet->campaign != NULL);

  part = g_new0 (Part, 1);
  part->sheet = gocua_paper_sheet_copy (sheet);
  gocua_paper_form_init (&part->form, sheet->campaign);
  room = gocua_paper_form_get_lines_per_page (&part->form);
  part->n_pages = MAX (1, (sheet->lines->len + room - 1) / room);
  add_part (self, part);
}

void
gocua_paper_add_leaflet (GocuaPaper *self, const GocuaPaperLeaflet *leaflet)
{
  Part *part;
  const char *url;

  g_return_if_fail (self != NULL && leaflet != NULL);

  url = leaflet->url;
  if (url == NULL && leaflet->campaign != NULL)
    url = gocua_campaign_get_app_url (leaflet->campaign);
  part = g_new0 (Part, 1);
  part->leaflet = (GocuaPaperLeaflet){
    .ward = g_strdup (leaflet->ward),
    .office = g_strdup (leaflet->office),
    .phone = g_strdup (leaflet->phone),
    .url = g_strdup (url),
    .steps = (const char *const *) g_strdupv ((char **) leaflet->steps),
    .campaign = leaflet->campaign != NULL ? gocua_campaign_ref (leaflet->campaign) : NULL,
  };
  part->n_pages = 1;
  add_part (self, part);
}

guint
gocua_paper_get_n_pages (const GocuaPaper *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_pages;
}

/* Finds what a page is of; turns *page into the page of that. */
static const Part *
find_part (const GocuaPaper *self, guint *page)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = self->parts->pdata[i];

      if (*page < part->n_pages)
        return part;
      *page -= part->n_pages;
    }
  return NULL;
}

void
gocua_paper_draw_page (const GocuaPaper *self, cairo_t *cr, guint page)
{
  const Part *part;

  g_return_if_fail (self != NULL && cr != NULL && page < self->n_pages);

  part = find_part (self, &page);
  cairo_save (cr);
  if (part->sheet != NULL)
    gocua_paper_draw_sheet_page (cr, part->sheet, page, part->n_pages);
  else
    gocua_paper_draw_leaflet_page (cr, &part->leaflet);
  cairo_restore (cr);
}

const GocuaPaperForm *
gocua_paper_get_form (const GocuaPaper *self, guint page)
{
  const Part *part;

  g_return_val_if_fail (self != NULL, NULL);

  part = find_part (self, &page);
  return part != NULL && part->sheet != NULL ? &part->form : NULL;
}

char *
gocua_paper_describe_page (const GocuaPaper *self, guint page)
{
  const Part *part;

  g_return_val_if_fail (self != NULL, NULL);

  part = find_part (self, &page);
  return part != NULL && part->sheet != NULL ? gocua_paper_form_to_json (&part->form, part->sheet->campaign)
                                             : NULL;
}

gboolean
gocua_paper_get_box (const GocuaPaper *self,
                     guint page,
                     guint line,
                     GocuaPaperBox box,
                     guint index,
                     GocuaPaperRect *rect)
{
  const Part *part;
  guint room;

  g_return_val_if_fail (self != NULL && rect != NULL, FALSE);

  part = find_part (self, &page);
  if (part == NULL || part->sheet == NULL || line < 1 || line > part->sheet->lines->len)
    return FALSE;
  room = gocua_paper_form_get_lines_per_page (&part->form);
  return (line - 1) / room == page &&
         gocua_paper_form_get_box (&part->form, (line - 1) % room, box, index, rect);
}

/* For the title of a document: the code of the sheet when there is just one. */
const char *
gocua_paper_get_only_code (const GocuaPaper *self)
{
  const char *code = NULL;

  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = self->parts->pdata[i];

      if (part->sheet != NULL && code != NULL)
        return NULL;
      if (part->sheet != NULL)
        code = part->sheet->code;
    }
  return code;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-paper.h: walk sheets and leaflets as pages for printer, preview and PDF. */
#pragma once

#include <cairo.h>

#include "core/gocua-record.h"
#include "paper/gocua-paper-form.h"
#include "store/gocua-types.h"

G_BEGIN_DECLS

/**
 * GocuaPaperLine:
 * @number: the printed number, from 1
 * @blank: printed empty, for a household that is not on the roster
 * @address, @head: (owned) (nullable)
 * @people, @eligible: -1 where not known
 * @last: (owned) (nullable): the result of the last visit in words
 * @last_day: (owned) (nullable): of that visit, as it is printed, "12/03"
 * @phone: (owned) (nullable): in full, only for who may see it
 */
typedef struct
{
  guint number;
  gboolean blank;
  char *address;
  char *head;
  int people;
  int eligible;
  char *last;
  char *last_day;
  char *phone;
} GocuaPaperLine;

GocuaPaperLine *gocua_paper_line_new (guint number);
void gocua_paper_line_free (GocuaPaperLine *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaPaperLine, gocua_paper_line_free)

/**
 * GocuaPaperSheet:
 * @ward, @area, @team, @purpose: (owned) (nullable): in words
 * @day: (owned) (nullable): of the walk, ISO
 * @code: (owned): eight digits, see core/gocua-sheet.h
 * @campaign: (owned)
 * @lines: (owned) (element-type GocuaPaperLine)
 * @made_at: milliseconds since 1970: as of when the last results and people are
 *
 * Everything that is printed on a sheet. Plain data, that may be filled on one thread and drawn on another.
 */
typedef struct
{
  char *ward;
  char *area;
  char *team;
  char *day;
  char *purpose;
  char *code;
  GocuaCampaign *campaign;
  GPtrArray *lines;
  gint64 made_at;
} GocuaPaperSheet;

GocuaPaperSheet *gocua_paper_sheet_new (const char *code, GocuaCampaign *campaign);
GocuaPaperSheet *gocua_paper_sheet_copy (const GocuaPaperSheet *self);
void gocua_paper_sheet_free (GocuaPaperSheet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaPaperSheet, gocua_paper_sheet_free)

/**
 * gocua_paper_sheet_load:
 * @sheet: of the ward file, or planned and not made yet
 * @with_phones: print phone numbers in full. Whoever asks for it must have a reason, and must have noted it
 * with gocua_export_log_add() before
 *
 * Database thread.
 *
 * Returns: (transfer full) (nullable): the sheet as it is to be printed, or %NULL with an error of the store
 */
GocuaPaperSheet *
gocua_paper_sheet_load (GocuaDb *db, const GocuaRecord *sheet, gboolean with_phones, GError **error);

/**
 * GocuaPaperLeaflet:
 * @ward: (nullable): the ward's name
 * @office: (nullable): address of the office where help is to be had
 * @phone: (nullable): of that office
 * @url: (nullable): where the app is installed from, see gocua_campaign_is_app_url(); %NULL is the
 * campaign's, and where it has none there is no QR code
 * @steps: (nullable) (array zero-terminated=1): what to do, in order, at most six; %NULL for the usual ones
 * @campaign: (nullable)
 *
 * What is left at a door. Plain data; borrowed.
 */
typedef struct
{
  const char *ward;
  const char *office;
  const char *phone;
  const char *url;
  const char *const *steps;
  GocuaCampaign *campaign;
} GocuaPaperLeaflet;

/**
 * GocuaPaper:
 *
 * Pages to be printed, in the order in which they were added. A page is A4, upright, in points, whatever it
 * is drawn on; with GtkPrintOperation that is %GTK_UNIT_POINTS and gtk_print_operation_set_use_full_page().
 * One thread at a time.
 */
typedef struct _GocuaPaper GocuaPaper;

GocuaPaper *gocua_paper_new (void);
void gocua_paper_free (GocuaPaper *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaPaper, gocua_paper_free)

/** gocua_paper_add_sheet: adds the pages of @sheet, which is copied; at least one */
void gocua_paper_add_sheet (GocuaPaper *self, const GocuaPaperSheet *sheet);

/** gocua_paper_add_leaflet: adds a page with two leaflets to be cut apart; copied */
void gocua_paper_add_leaflet (GocuaPaper *self, const GocuaPaperLeaflet *leaflet);

guint gocua_paper_get_n_pages (const GocuaPaper *self);

/** gocua_paper_draw_page: @page: from 0. Draws one page onto @cr, whose unit is a point and whose origin is
 * the upper left corner of the paper */
void gocua_paper_draw_page (const GocuaPaper *self, cairo_t *cr, guint page);

/**
 * gocua_paper_write_pdf:
 * @path: a file name; a file that is there is replaced when the new one is whole, and only its owner can read
 * it
 *
 * Blocks until it is on the disk.
 *
 * Returns: %FALSE with #GFileError, whose message says in plain words what is wrong; then nothing was written
 */
gboolean gocua_paper_write_pdf (const GocuaPaper *self, const char *path, GError **error);

/**
 * gocua_paper_get_box:
 * @page: from 0
 * @line: the printed number of the line
 * @rect: (out caller-allocates)
 *
 * Returns: %FALSE when that line is not on that page, or has no such box
 */
gboolean gocua_paper_get_box (const GocuaPaper *self,
                              guint page,
                              guint line,
                              GocuaPaperBox box,
                              guint index,
                              GocuaPaperRect *rect);

/** gocua_paper_get_form: Returns: (transfer none) (nullable): the form of a page, %NULL for a leaflet */
const GocuaPaperForm *gocua_paper_get_form (const GocuaPaper *self, guint page);

/** gocua_paper_describe_page: Returns: (transfer full) (nullable): the geometry of a page as JSON, see
 * gocua_paper_form_to_json(); %NULL for a leaflet */
char *gocua_paper_describe_page (const GocuaPaper *self, guint page);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-paper-json.c: the geometry of a sheet for a program that reads scans. */

#define G_LOG_DOMAIN "gocua-paper"

#include "config.h"

#include "paper/gocua-paper-private.h"

static const char *const box_names[GOCUA_PAPER_N_BOXES] = {
  [GOCUA_PAPER_BOX_OUTCOME] = "outcome", [GOCUA_PAPER_BOX_YES] = "yes",
  [GOCUA_PAPER_BOX_NO] = "no",           [GOCUA_PAPER_BOX_COUNT] = "count",
  [GOCUA_PAPER_BOX_REASON] = "reason",   [GOCUA_PAPER_BOX_FOLLOW_UP] = "follow-up",
  [GOCUA_PAPER_BOX_NOTE] = "note",       [GOCUA_PAPER_BOX_NUMBER] = "number",
  [GOCUA_PAPER_BOX_ADDRESS] = "address", [GOCUA_PAPER_BOX_HEAD] = "head",
  [GOCUA_PAPER_BOX_PEOPLE] = "people",
};

static const char *const corner_names[GOCUA_PAPER_N_CORNERS] = {
  [GOCUA_PAPER_CORNER_TOP_LEFT] = "top-left",
  [GOCUA_PAPER_CORNER_TOP_RIGHT] = "top-right",
  [GOCUA_PAPER_CORNER_BOTTOM_LEFT] = "bottom-left",
  [GOCUA_PAPER_CORNER_BOTTOM_RIGHT] = "bottom-right",
};

static void
append_number (GString *json, double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (json, g_ascii_formatd (buffer, sizeof buffer, "%.2f", number));
}

static void
append_rect (GString *json, const GocuaPaperRect *rect)
{
  const double numbers[] = { rect->x, rect->y, rect->width, rect->height };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_string_append (json, i == 0 ? "[" : ", ");
      append_number (json, numbers[i]);
    }
  g_string_append_c (json, ']');
}

/* Ids are small letters, digits, "-" and "_", so they need no escaping. */
static const char *
get_id (const GocuaCampaign *campaign, GocuaPaperBox box, guint index)
{
  switch (box)
    {
    case GOCUA_PAPER_BOX_OUTCOME:
      return gocua_outcome_get_id (gocua_campaign_get_outcome (campaign, index));
    case GOCUA_PAPER_BOX_YES:
    case GOCUA_PAPER_BOX_NO:
    case GOCUA_PAPER_BOX_COUNT:
      return gocua_indicator_get_id (gocua_campaign_get_indicator (campaign, index));
    default:
      return NULL;
    }
}

static void
append_page (GString *json, const GocuaPaperForm *form)
{
  GocuaPaperRect row;

  gocua_paper_form_get_row (form, 0, &row);
  g_string_append_printf (json, "{\n  \"layout\": %u,\n  \"unit\": \"pt\",\n  \"page\": [", form->layout);
  append_number (json, GOCUA_PAPER_WIDTH);
  g_string_append (json, ", ");
  append_number (json, GOCUA_PAPER_HEIGHT);
  g_string_append_printf (
      json, "],\n  \"lines_per_page\": %u,\n  \"line_height\": ", gocua_paper_form_get_lines_per_page (form));
  append_number (json, row.height);
}

static void
append_marks (GString *json, const GocuaPaperForm *form)
{
  GocuaPaperRect rect;

  g_string_append (json, ",\n  \"marks\": {");
  for (guint corner = 0; corner < GOCUA_PAPER_N_CORNERS; corner++)
    {
      gocua_paper_form_get_mark (form, (GocuaPaperCorner) corner, &rect);
      g_string_append_printf (json, "%s\n    \"%s\": ", corner > 0 ? "," : "", corner_names[corner]);
      append_rect (json, &rect);
    }
  gocua_paper_form_get_qr (form, &rect);
  g_string_append (json, "\n  },\n  \"qr\": ");
  append_rect (json, &rect);
}

static void
append_boxes (GString *json, const GocuaPaperForm *form, const GocuaCampaign *campaign)
{
  const char *separator = "";

  g_string_append (json, ",\n  \"first_line\": [");
  for (guint box = 0; box < GOCUA_PAPER_N_BOXES; box++)
    for (guint i = 0; i < MAX (form->n_indicators, form->n_outcomes); i++)
      {
        const char *id;
        GocuaPaperRect rect;

        if (!gocua_paper_form_get_box (form, 0, (GocuaPaperBox) box, i, &rect))
          continue;
        id = campaign != NULL ? get_id (campaign, (GocuaPaperBox) box, i) : NULL;
        g_string_append_printf (json, "%s\n    { \"box\": \"%s\", \"index\": %u, ", separator, box_names[box],
                                i);
        if (id != NULL)
          g_string_append_printf (json, "\"id\": \"%s\", ", id);
        g_string_append (json, "\"rect\": ");
        append_rect (json, &rect);
        g_string_append (json, " }");
        separator = ",";
      }
  g_string_append (json, "\n  ]\n}\n");
}

char *
gocua_paper_form_to_json (const GocuaPaperForm *self, const GocuaCampaign *campaign)
{
  GString *json;

  g_return_val_if_fail (self != NULL, NULL);

  json = g_string_new (NULL);
  append_page (json, self);
  append_marks (json, self);
  append_boxes (json, self, campaign);
  return g_string_free (json, FALSE);
}

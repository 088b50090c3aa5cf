/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-paper-leaflet.c: what is left at a door: what the app is for, how to install it, whom to ask. */

#define G_LOG_DOMAIN "gocua-paper"

#include "config.h"

#include <glib/gi18n.h>

#include "paper/gocua-paper-private.h"
#include "paper/gocua-paper-qr.h"
#include "paper/gocua-paper-stroke.h"
#include "paper/gocua-paper-text.h"

#define MM         GOCUA_PAPER_MM
#define HALF       (GOCUA_PAPER_HEIGHT / 2)
#define MARGIN     (12 * MM)
#define TOP        (11 * MM)
#define QR_SIZE    (46 * MM)
#define QR_COLUMN  (58 * MM) /* with its quiet zone */
#define MAX_STEPS  6
#define FRAME      (2.5 * MM)
#define BULLET     (4.5 * MM)
#define NUMBER     (7 * MM)
#define CUT_DASH   4.0
#define TITLE_ROOM (26 * MM)
#define USES_ROOM  (22 * MM)
#define STEPS_ROOM (52 * MM)
#define ALARM_ROOM (17 * MM)

/* What the app is for: as the city presented it on 14 November 2024 (ttbc-hcm.gov.vn, sggp.org.vn). */
static const char *const uses[] = {
  N_ ("Report what is wrong in your street, and see what becomes of it."),
  N_ ("Look up procedures, and how far your application is."),
  N_ ("Get the news and the warnings of the city."),
};

static const char *const usual_steps[] = {
  N_ ("On your own phone, open the App Store (iPhone) or Google Play (Android)."),
  N_ ("Search for “Công dân số TP.HCM” and install it."),
  N_ ("Open the app and choose to sign in with VNeID."),
  N_ ("Confirm in your VNeID. Type your password yourself; let nobody do it for you."),
  N_ ("Try it: look up an application, or report something in your street."),
  NULL,
};

/* Takes the uppermost part of @rest. */
static GocuaPaperRect
take (GocuaPaperRect *rest, double height)
{
  GocuaPaperRect rect = *rest;

  rect.height = height;
  rest->y += height;
  rest->height -= height;
  return rect;
}

static void
draw_title (cairo_t *cr, GocuaPaperRect rect, const GocuaPaperLeaflet *leaflet)
{
  static const GocuaPaperText ward_style = { .size = 12, .least = 9, .lines = 1 };
  static const GocuaPaperText title_style = {
    .size = 22, .least = 14, .lines = 1, .bold = TRUE, .valign = 0.5
  };
  static const GocuaPaperText call_style = { .size = 13, .least = 10, .lines = 1 };
  g_autofree char *ward = leaflet->ward != NULL ? g_utf8_strup (leaflet->ward, -1) : NULL;
  GocuaPaperRect line = take (&rect, 6.5 * MM);

  gocua_paper_text_draw (cr, &line, &ward_style, ward);
  line = take (&rect, 11.5 * MM);
  /* Translators: the title of a leaflet: the name of the app */
  gocua_paper_text_draw (cr, &line, &title_style, _ ("Công dân số TP.HCM"));
  gocua_paper_text_draw (cr, &rect, &call_style, _ ("The app of the city for everybody who lives here"));
}

static void
draw_uses (cairo_t *cr, GocuaPaperRect rect)
{
  static const GocuaPaperText style = { .size = 12.5, .least = 9, .hanging = BULLET };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (uses); i++)
    g_string_append_printf (text, "%s•\t%s", i > 0 ? "\n" : "", _ (uses[i]));
  gocua_paper_text_draw (cr, &rect, &style, text->str);
}

static void
draw_steps (cairo_t *cr, GocuaPaperRect rect, const char *const *steps)
{
  static const GocuaPaperText head_style = { .size = 12.5, .least = 9, .lines = 1, .bold = TRUE };
  static const GocuaPaperText style = { .size = 12.5, .least = 8, .hanging = NUMBER, .markup = TRUE };
  const char *const *texts = steps != NULL ? steps : usual_steps;
  g_autoptr (GString) markup = g_string_new (NULL);
  GocuaPaperRect head = take (&rect, 6.5 * MM);

  for (guint i = 0; i < MAX_STEPS && texts[i] != NULL; i++)
    {
      g_autofree char *text = g_markup_escape_text (steps != NULL ? texts[i] : _ (texts[i]), -1);

      g_string_append_printf (markup, "%s<b>%u.</b>\t%s", i > 0 ? "\n" : "", i + 1, text);
    }
  /* Translators: above the numbered steps of a leaflet */
  gocua_paper_text_draw (cr, &head, &head_style, _ ("How to install it"));
  gocua_paper_text_draw (cr, &rect, &style, markup->str);
}

static void
draw_warning (cairo_t *cr, GocuaPaperRect rect)
{
  static const GocuaPaperText style = { .size = 12.5, .least = 8, .markup = TRUE, .valign = 0.5 };
  g_autofree char *markup = g_strdup_printf (
      "<b>%s</b> %s",
      /* Translators: the beginning of a warning on a leaflet */
      _ ("Beware of fraud!"),
      _ ("Never give a one-time code (OTP) or a password to anybody, whoever they say they are. The app is "
         "free: "
         "nobody comes or calls for money. Install it from the App Store or Google Play only."));

  gocua_paper_stroke_rect (cr, &rect, GOCUA_PAPER_RULE_STROKE, 0);
  gocua_paper_inset (&rect, FRAME, FRAME / 2);
  gocua_paper_text_draw (cr, &rect, &style, markup);
}

static void
draw_contact (cairo_t *cr, GocuaPaperRect rect, const GocuaPaperLeaflet *leaflet)
{
  static const GocuaPaperText style = { .size = 12.5, .least = 9, .lines = 2, .valign = 0.5 };
  const char *parts[] = { leaflet->office, leaflet->phone };
  GString *text;

  if (leaflet->office == NULL && leaflet->phone == NULL)
    return;
  /* Translators: on a leaflet, followed by the address and the phone of an office */
  text = g_string_new (_ ("Do you need help? Come to us or call:"));
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (text, " %s%s", parts[i], i == 0 && parts[1] != NULL ? "," : "");
  gocua_paper_text_draw (cr, &rect, &style, text->str);
  g_string_free (text, TRUE);
}

/* The code, what to do with it, and the address for those who type it. */
static void
draw_code (cairo_t *cr, GocuaPaperRect rect, const char *url)
{
  static const GocuaPaperText call_style = {
    .size = 12.5, .least = 9, .lines = 2, .bold = TRUE, .align = PANGO_ALIGN_CENTER, .valign = 0.5
  };
  static const GocuaPaperText url_style = { .size = 9, .least = 6, .align = PANGO_ALIGN_CENTER };
  GocuaPaperRect line = take (&rect, 13 * MM), black;

  gocua_paper_text_draw (cr, &line, &call_style, _ ("Scan to install"));
  black = (GocuaPaperRect){ rect.x + (rect.width - QR_SIZE) / 2, rect.y, QR_SIZE, QR_SIZE };
  gocua_paper_qr_draw (cr, &black, url);
  rect.y += QR_SIZE + 6 * MM;
  rect.height -= QR_SIZE + 6 * MM;
  gocua_paper_text_draw (cr, &rect, &url_style, url);
}

static void
draw_leaflet (cairo_t *cr, GocuaPaperRect rest, const GocuaPaperLeaflet *leaflet)
{
  GocuaPaperRect upper = take (&rest, TITLE_ROOM + USES_ROOM + STEPS_ROOM);
  GocuaPaperRect code = upper;

  if (leaflet->url != NULL)
    {
      upper.width -= QR_COLUMN;
      code.x += upper.width;
      code.width = QR_COLUMN;
      draw_code (cr, code, leaflet->url);
      upper.width -= FRAME;
    }
  draw_title (cr, take (&upper, TITLE_ROOM), leaflet);
  draw_uses (cr, take (&upper, USES_ROOM));
  draw_steps (cr, take (&upper, STEPS_ROOM), leaflet->steps);
  take (&rest, 1.5 * MM);
  draw_warning (cr, take (&rest, ALARM_ROOM));
  draw_contact (cr, rest, leaflet);
}

void
gocua_paper_draw_leaflet_page (cairo_t *cr, const GocuaPaperLeaflet *leaflet)
{
  const double dash = CUT_DASH;

  for (guint i = 0; i < 2; i++)
    {
      GocuaPaperRect rect = { MARGIN, MARGIN + i * HALF, GOCUA_PAPER_WIDTH - 2 * MARGIN,
                              HALF - 1.6 * MARGIN };

      draw_leaflet (cr, rect, leaflet);
    }
  cairo_set_dash (cr, &dash, 1, 0);
  gocua_paper_draw_line (cr, MARGIN, HALF, GOCUA_PAPER_WIDTH - MARGIN, HALF, GOCUA_PAPER_GRID_STROKE,
                         GOCUA_PAPER_GRID_GRAY);
}

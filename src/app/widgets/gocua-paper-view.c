/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-paper-view.c: pages as they come out of the printer, to be looked at one by one. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/widgets/gocua-paper-view.h"

#include <glib/gi18n.h>
#include <math.h>

/* A4 upright, in points; at zoom 1 a point is a pixel and a third, as on the screen of an office. */
#define PAGE_WIDTH  595.28
#define PAGE_HEIGHT 841.89
#define POINT       (4.0 / 3.0)
#define MARGIN      8

#define ZOOM_STEP 1.25
#define MIN_ZOOM  0.4
#define MAX_ZOOM  3.0
#define MIN_FIT   0.2

struct _GocuaPaperView
{
  GtkBox parent_instance;

  GtkWidget *previous_button;
  GtkWidget *next_button;
  GtkLabel *page_label;
  GtkLabel *note_label;
  GtkWidget *scrolled;
  GtkWidget *area;

  GocuaPaper *paper; /* (nullable) */
  guint page;
  double zoom; /* 0: as wide as there is room */
};

G_DEFINE_FINAL_TYPE (GocuaPaperView, gocua_paper_view, GTK_TYPE_BOX)

static guint
count_pages (GocuaPaperView *self)
{
  return self->paper != NULL ? gocua_paper_get_n_pages (self->paper) : 0;
}

/* Pixels for a point. */
static double
get_scale (GocuaPaperView *self, int width)
{
  double fit = (width - 2 * MARGIN) / PAGE_WIDTH;

  return self->zoom > 0 ? self->zoom * POINT : MAX (fit, MIN_FIT);
}

static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  GocuaPaperView *self = data;
  double scale = get_scale (self, width);

  if (self->page >= count_pages (self))
    return;
  cairo_translate (cr, MAX (MARGIN, (width - PAGE_WIDTH * scale) / 2), MARGIN);
  cairo_scale (cr, scale, scale);
  cairo_rectangle (cr, 0, 0, PAGE_WIDTH, PAGE_HEIGHT);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_fill_preserve (cr);
  cairo_clip (cr);
  gocua_paper_draw_page (self->paper, cr, self->page);
}

static void
update_size (GocuaPaperView *self)
{
  double scale = get_scale (self, gtk_widget_get_width (self->scrolled));
  int width = self->zoom > 0 ? (int) ceil (PAGE_WIDTH * scale) + 2 * MARGIN : -1;

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (self->area), MAX (width, 0));
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (self->area),
                                       count_pages (self) > 0 ? (int) ceil (PAGE_HEIGHT * scale) + 2 * MARGIN
                                                              : 0);
  gtk_widget_queue_draw (self->area);
}

static void
update (GocuaPaperView *self)
{
  guint n = count_pages (self);
  g_autofree char *text = NULL;

  if (n > 0)
    /* Translators: which page of how many is shown */
    text = g_strdup_printf (_ ("Page %u of %u"), self->page + 1, n);
  gtk_label_set_label (self->page_label, text != NULL ? text : _ ("No page"));
  gtk_widget_set_sensitive (self->previous_button, self->page > 0);
  gtk_widget_set_sensitive (self->next_button, self->page + 1 < n);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->area), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text != NULL ? text : _ ("No page"), -1);
  update_size (self);
}

static void
go (GocuaPaperView *self, int step)
{
  guint n = count_pages (self);

  if (n == 0)
    return;
  self->page = (guint) CLAMP ((int) self->page + step, 0, (int) n - 1);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled)), 0);
  update (self);
}

static void
previous_cb (GocuaPaperView *self)
{
  go (self, -1);
}

static void
next_cb (GocuaPaperView *self)
{
  go (self, 1);
}

static void
zoom_by (GocuaPaperView *self, double factor)
{
  double now = get_scale (self, gtk_widget_get_width (self->scrolled)) / POINT;

  self->zoom = CLAMP (now * factor, MIN_ZOOM, MAX_ZOOM);
  update_size (self);
}

static void
zoom_in_cb (GocuaPaperView *self)
{
  zoom_by (self, ZOOM_STEP);
}

static void
zoom_out_cb (GocuaPaperView *self)
{
  zoom_by (self, 1 / ZOOM_STEP);
}

static void
zoom_fit_cb (GocuaPaperView *self)
{
  self->zoom = 0;
  update_size (self);
}

static gboolean
key_cb (GocuaPaperView *self, guint keyval, guint keycode, GdkModifierType state)
{
  switch (keyval)
    {
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      go (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      go (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      zoom_in_cb (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      zoom_out_cb (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_0:
    case GDK_KEY_KP_0:
      zoom_fit_cb (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
gocua_paper_view_dispose (GObject *object)
{
  g_clear_pointer (&GOCUA_PAPER_VIEW (object)->paper, gocua_paper_free);
  G_OBJECT_CLASS (gocua_paper_view_parent_class)->dispose (object);
}

static void
gocua_paper_view_class_init (GocuaPaperViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gocua_paper_view_dispose;
  gtk_widget_class_set_css_name (widget_class, "paperview");
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/gocua/GoCua/ui/gocua-paper-view.ui");
  gtk_widget_class_bind_template_child (widget_class, GocuaPaperView, previous_button);
  gtk_widget_class_bind_template_child (widget_class, GocuaPaperView, next_button);
  gtk_widget_class_bind_template_child (widget_class, GocuaPaperView, page_label);
  gtk_widget_class_bind_template_child (widget_class, GocuaPaperView, note_label);
  gtk_widget_class_bind_template_child (widget_class, GocuaPaperView, scrolled);
  gtk_widget_class_bind_template_child (widget_class, GocuaPaperView, area);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_in_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_out_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_fit_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
}

static void
gocua_paper_view_init (GocuaPaperView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->area), draw_cb, self, NULL);
  g_signal_connect_object (self->area, "resize", G_CALLBACK (update_size), self, G_CONNECT_SWAPPED);
  update (self);
}

void
gocua_paper_view_set_paper (GocuaPaperView *self, GocuaPaper *paper)
{
  guint n;

  g_return_if_fail (GOCUA_IS_PAPER_VIEW (self));

  g_clear_pointer (&self->paper, gocua_paper_free);
  self->paper = paper;
  n = count_pages (self);
  self->page = n > 0 ? MIN (self->page, n - 1) : 0;
  update (self);
}

void
gocua_paper_view_set_note (GocuaPaperView *self, const char *note)
{
  g_return_if_fail (GOCUA_IS_PAPER_VIEW (self));

  gtk_label_set_label (self->note_label, note != NULL ? note : "");
}

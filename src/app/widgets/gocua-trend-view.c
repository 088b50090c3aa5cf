/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-trend-view.c: the trend chart on the screen, a day of which can be pointed at and opened. */

#define G_LOG_DOMAIN "gocua-app"

#include "app/widgets/gocua-trend-view.h"

#include <pango/pangocairo.h>

#define TEXT_SCALE 0.8

struct _GocuaTrendView
{
  GtkWidget parent_instance;

  GtkWidget *area;
  GocuaTrend trend;
  int marked_day;
};

enum
{
  DAY_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GocuaTrendView, gocua_trend_view, GTK_TYPE_WIDGET)

static GocuaChartColor
to_chart_color (const GdkRGBA *color, double alpha)
{
  return (GocuaChartColor){ color->red, color->green, color->blue, color->alpha * alpha };
}

/* Returns: (transfer full): the font of the page, a little smaller, in pixels. */
static PangoFontDescription *
make_font (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontDescription *font = pango_font_description_copy (pango_context_get_font_description (context));
  double size = pango_font_description_get_size (font) * TEXT_SCALE;

  if (!pango_font_description_get_size_is_absolute (font))
    size *= pango_cairo_context_get_resolution (context) / 72.0;
  pango_font_description_set_absolute_size (font, size);
  return font;
}

static void
init_style (GocuaTrendView *self, GocuaTrendStyle *style, const PangoFontDescription *font)
{
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));
  GdkRGBA text, accent;

  gtk_style_context_get_color (context, &text);
  if (!gtk_style_context_lookup_color (context, "accent_bg_color", &accent))
    accent = text;
  style->text = to_chart_color (&text, 0.85);
  style->grid = to_chart_color (&text, 0.13);
  style->bar = to_chart_color (&accent, 0.75);
  style->line = to_chart_color (&text, 0.9);
  style->font = font;
  style->marked_day = gtk_widget_has_focus (GTK_WIDGET (self)) ? self->marked_day : -1;
}

static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  GocuaTrendView *self = data;
  g_autoptr (PangoFontDescription) font = make_font (GTK_WIDGET (self));
  GocuaTrendStyle style;

  init_style (self, &style, font);
  gocua_trend_chart_draw (cr, width, height, &self->trend, &style);
}

static int
get_day_at (GocuaTrendView *self, double x, double y)
{
  g_autoptr (PangoFontDescription) font = make_font (GTK_WIDGET (self));
  GocuaTrendStyle style;

  init_style (self, &style, font);
  return gocua_trend_chart_get_day_at (gtk_widget_get_width (self->area), gtk_widget_get_height (self->area),
                                       &self->trend, &style, x, y);
}

static gboolean
gocua_trend_view_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  GocuaTrendView *self = GOCUA_TREND_VIEW (widget);
  int day = keyboard ? self->marked_day : get_day_at (self, x, y);
  g_autofree char *words = NULL;

  if (day < 0)
    return FALSE;
  words = gocua_trend_describe_day (&self->trend, (guint) day);
  gtk_tooltip_set_text (tooltip, words);
  return TRUE;
}

static void
activate_day (GocuaTrendView *self, int day)
{
  g_autofree char *date = NULL;

  if (day < 0 || day >= GOCUA_TREND_DAYS)
    return;
  date = gocua_trend_get_date (&self->trend, (guint) day);
  g_signal_emit (self, signals[DAY_ACTIVATED], 0, date);
}

static void
released_cb (GtkGestureClick *click, int n_press, double x, double y, gpointer data)
{
  activate_day (data, get_day_at (data, x, y));
}

static void
mark_day (GocuaTrendView *self, int day)
{
  g_autofree char *words = NULL;

  self->marked_day = CLAMP (day, 0, GOCUA_TREND_DAYS - 1);
  words = gocua_trend_describe_day (&self->trend, (guint) self->marked_day);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_NOW,
                                  (double) self->marked_day, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, words, -1);
  gtk_widget_queue_draw (self->area);
  gtk_widget_trigger_tooltip_query (GTK_WIDGET (self));
}

static gboolean
key_pressed_cb (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state, gpointer data)
{
  GocuaTrendView *self = data;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Left || key == GDK_KEY_KP_Left)
    mark_day (self, self->marked_day - 1);
  else if (key == GDK_KEY_Right || key == GDK_KEY_KP_Right)
    mark_day (self, self->marked_day + 1);
  else if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_space)
    activate_day (self, self->marked_day);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
focus_changed_cb (GtkEventControllerFocus *focus, gpointer data)
{
  gtk_widget_queue_draw (GOCUA_TREND_VIEW (data)->area);
}

/* A drawing area keeps what it drew: it does not notice that light has become dark. */
static void
gocua_trend_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (gocua_trend_view_parent_class)->css_changed (widget, change);
  if (GOCUA_TREND_VIEW (widget)->area != NULL)
    gtk_widget_queue_draw (GOCUA_TREND_VIEW (widget)->area);
}

static void
gocua_trend_view_dispose (GObject *object)
{
  g_clear_pointer (&GOCUA_TREND_VIEW (object)->area, gtk_widget_unparent);
  G_OBJECT_CLASS (gocua_trend_view_parent_class)->dispose (object);
}

static void
gocua_trend_view_class_init (GocuaTrendViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gocua_trend_view_dispose;
  widget_class->query_tooltip = gocua_trend_view_query_tooltip;
  widget_class->css_changed = gocua_trend_view_css_changed;
  signals[DAY_ACTIVATED] = g_signal_new ("day-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
  gtk_widget_class_set_css_name (widget_class, "trendview");
}

static void
gocua_trend_view_init (GocuaTrendView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->marked_day = GOCUA_TREND_DAYS - 1;
  self->area = gtk_drawing_area_new ();
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->area), draw_cb, self, NULL);
  gtk_widget_set_parent (self->area, GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, GOCUA_TREND_DAYS - 1.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, GOCUA_TREND_DAYS - 1.0, -1);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect (focus, "enter", G_CALLBACK (focus_changed_cb), self);
  g_signal_connect (focus, "leave", G_CALLBACK (focus_changed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

void
gocua_trend_view_set_trend (GocuaTrendView *self, const GocuaTrend *trend)
{
  g_autofree char *words = NULL;

  g_return_if_fail (GOCUA_IS_TREND_VIEW (self));
  g_return_if_fail (trend != NULL);

  self->trend = *trend;
  words = gocua_trend_describe (trend);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_queue_draw (self->area);
}

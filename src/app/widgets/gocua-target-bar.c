/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-target-bar.c: a bar of what is there, with a mark where the target is. */

#define G_LOG_DOMAIN "gocua-app"

#include "app/widgets/gocua-target-bar.h"

#include "app/widgets/gocua-tip.h"

#define BAR_HEIGHT  8.0f
#define MARK_WIDTH  3.0f
#define MARK_EXCESS 3.0f

struct _GocuaTargetBar
{
  GtkWidget parent_instance;

  double share;
  double target;
  gboolean met;
};

G_DEFINE_FINAL_TYPE (GocuaTargetBar, gocua_target_bar, GTK_TYPE_WIDGET)

static void
gocua_target_bar_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  gboolean across = orientation == GTK_ORIENTATION_HORIZONTAL;

  *minimum = across ? 60 : (int) (BAR_HEIGHT + 2 * MARK_EXCESS);
  *natural = across ? 200 : *minimum;
  *minimum_baseline = -1;
  *natural_baseline = -1;
}

static void
append_box (GtkSnapshot *snapshot,
            float x,
            float y,
            float width,
            float height,
            float radius,
            const GdkRGBA *color)
{
  GskRoundedRect box;

  gsk_rounded_rect_init_from_rect (&box, &GRAPHENE_RECT_INIT (x, y, width, height), radius);
  gtk_snapshot_push_rounded_clip (snapshot, &box);
  gtk_snapshot_append_color (snapshot, color, &box.bounds);
  gtk_snapshot_pop (snapshot);
}

static GdkRGBA
look_up (GtkWidget *widget, const char *name)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  GdkRGBA color;

  if (!gtk_style_context_lookup_color (context, name, &color))
    gtk_style_context_get_color (context, &color);
  return color;
}

static void
gocua_target_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GocuaTargetBar *self = GOCUA_TARGET_BAR (widget);
  float width = (float) gtk_widget_get_width (widget);
  float y = ((float) gtk_widget_get_height (widget) - BAR_HEIGHT) / 2;
  float done = width * (float) self->share;
  gboolean from_right = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GdkRGBA text, trough, fill;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &text);
  trough = text;
  trough.alpha *= 0.15f;
  fill = look_up (widget, self->met ? "success_bg_color" : "accent_bg_color");
  append_box (snapshot, 0, y, width, BAR_HEIGHT, BAR_HEIGHT / 2, &trough);
  if (done > 0)
    append_box (snapshot, from_right ? width - done : 0, y, MAX (done, 2), BAR_HEIGHT, BAR_HEIGHT / 2, &fill);
  if (self->target > 0)
    {
      float x = (width - MARK_WIDTH) * (float) (from_right ? 1 - self->target : self->target);

      append_box (snapshot, x, y - MARK_EXCESS, MARK_WIDTH, BAR_HEIGHT + 2 * MARK_EXCESS, 1, &text);
    }
}

static void
gocua_target_bar_class_init (GocuaTargetBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = gocua_target_bar_measure;
  widget_class->snapshot = gocua_target_bar_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_METER);
  gtk_widget_class_set_css_name (widget_class, "targetbar");
}

static void
gocua_target_bar_init (GocuaTargetBar *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, 100.0, -1);
}

GtkWidget *
gocua_target_bar_new (void)
{
  return g_object_new (GOCUA_TYPE_TARGET_BAR, NULL);
}

void
gocua_target_bar_set (GocuaTargetBar *self, double share, double target, gboolean met, const char *words)
{
  g_return_if_fail (GOCUA_IS_TARGET_BAR (self));

  self->share = CLAMP (share, 0, 1);
  self->target = CLAMP (target, 0, 1);
  self->met = met;
  gocua_tip_set (GTK_WIDGET (self), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, self->share * 100,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, words, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-wrap-layout.c: a row of controls that goes on in the next line where the window is narrow. */

#define G_LOG_DOMAIN "gocua-app"

#include "app/widgets/gocua-wrap-layout.h"

enum
{
  PROP_0,
  PROP_SPACING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

struct _GocuaWrapLayout
{
  GtkLayoutManager parent_instance;

  int spacing;
};

G_DEFINE_FINAL_TYPE (GocuaWrapLayout, gocua_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

/* Children that stand in one line. */
typedef struct
{
  GtkWidget *first;
  int n;
  int width; /* of all of them, with what is between them */
  int n_expanding;
  int height;
} Line;

static GtkWidget *
next_child (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static int
get_width (GtkWidget *child, int width)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  if (gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL))
    return minimum;
  return MAX (minimum, MIN (natural, width));
}

/* Returns: the first child of the next line, or %NULL. @width: of the whole, -1: as much as is needed */
static GtkWidget *
fill_line (const GocuaWrapLayout *self, Line *line, GtkWidget *child, int width)
{
  *line = (Line){ .first = child };
  for (; child != NULL; child = next_child (gtk_widget_get_next_sibling (child)))
    {
      int more = get_width (child, width >= 0 ? width : G_MAXINT) + (line->n > 0 ? self->spacing : 0);

      if (line->n > 0 && width >= 0 && line->width + more > width)
        break;
      line->width += more;
      line->n++;
      line->n_expanding += gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL);
    }
  return child;
}

static int
get_final_width (const Line *line, GtkWidget *child, int width)
{
  int more = 0;

  if (width >= 0 && line->n_expanding > 0 && gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL))
    more = MAX (width - line->width, 0) / line->n_expanding;
  return get_width (child, width >= 0 ? width : G_MAXINT) + more;
}

static void
measure_line (Line *line, int width)
{
  GtkWidget *child = line->first;

  for (int i = 0; i < line->n; i++, child = next_child (gtk_widget_get_next_sibling (child)))
    {
      int natural;

      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, get_final_width (line, child, width), NULL,
                          &natural, NULL, NULL);
      line->height = MAX (line->height, natural);
    }
}

static GtkSizeRequestMode
gocua_wrap_layout_get_request_mode (GtkLayoutManager *layout, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_width (const GocuaWrapLayout *self, GtkWidget *widget, int *minimum, int *natural)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = next_child (gtk_widget_get_first_child (widget)); child != NULL;
       child = next_child (gtk_widget_get_next_sibling (child)))
    {
      int child_minimum, child_natural;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (*natural > 0 ? self->spacing : 0);
    }
}

static void
gocua_wrap_layout_measure (GtkLayoutManager *layout,
                           GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  const GocuaWrapLayout *self = GOCUA_WRAP_LAYOUT (layout);
  GtkWidget *child = next_child (gtk_widget_get_first_child (widget));

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (self, widget, minimum, natural);
      return;
    }
  *minimum = 0;
  while (child != NULL)
    {
      Line line;

      child = fill_line (self, &line, child, for_size);
      measure_line (&line, for_size);
      *minimum += line.height + (child != NULL ? self->spacing : 0);
    }
  *natural = *minimum;
}

static void
allocate_line (const GocuaWrapLayout *self, const Line *line, int width, int y)
{
  GtkWidget *child = line->first;
  int x = 0;

  for (int i = 0; i < line->n; i++, child = next_child (gtk_widget_get_next_sibling (child)))
    {
      GtkAllocation place = { x, y, get_final_width (line, child, width), line->height };

      x += place.width + self->spacing;
      gtk_widget_size_allocate (child, &place, -1);
    }
}

static void
gocua_wrap_layout_allocate (GtkLayoutManager *layout, GtkWidget *widget, int width, int height, int baseline)
{
  const GocuaWrapLayout *self = GOCUA_WRAP_LAYOUT (layout);
  GtkWidget *child = next_child (gtk_widget_get_first_child (widget));
  int y = 0;

  while (child != NULL)
    {
      Line line;

      child = fill_line (self, &line, child, width);
      measure_line (&line, width);
      allocate_line (self, &line, width, y);
      y += line.height + self->spacing;
    }
}

static void
gocua_wrap_layout_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SPACING)
    g_value_set_int (value, GOCUA_WRAP_LAYOUT (object)->spacing);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
gocua_wrap_layout_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SPACING)
    GOCUA_WRAP_LAYOUT (object)->spacing = g_value_get_int (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (object));
}

static void
gocua_wrap_layout_class_init (GocuaWrapLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  object_class->get_property = gocua_wrap_layout_get_property;
  object_class->set_property = gocua_wrap_layout_set_property;
  layout_class->get_request_mode = gocua_wrap_layout_get_request_mode;
  layout_class->measure = gocua_wrap_layout_measure;
  layout_class->allocate = gocua_wrap_layout_allocate;
  properties[PROP_SPACING] =
      g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT, 0, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
gocua_wrap_layout_init (GocuaWrapLayout *self)
{
}

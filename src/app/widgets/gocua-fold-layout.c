/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-fold-layout.c: things beside each other where there is room for them, else below each other. */

#define G_LOG_DOMAIN "gocua-app"

#include "app/widgets/gocua-fold-layout.h"

#include "app/widgets/gocua-text-size.h"

enum
{
  PROP_0,
  PROP_COLUMN_WIDTH,
  PROP_FIRST_SHARE,
  PROP_SPACING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

struct _GocuaFoldLayout
{
  GtkLayoutManager parent_instance;

  int column_width;
  int first_share;
  int spacing;
};

G_DEFINE_FINAL_TYPE (GocuaFoldLayout, gocua_fold_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkWidget *
next_child (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static GtkWidget *
first_of (GtkWidget *widget)
{
  return next_child (gtk_widget_get_first_child (widget));
}

static GtkWidget *
next_of (GtkWidget *child)
{
  return next_child (gtk_widget_get_next_sibling (child));
}

static int
count (GtkWidget *widget)
{
  int n = 0;

  for (GtkWidget *child = first_of (widget); child != NULL; child = next_of (child))
    n++;
  return n;
}

static int
measure_widest (GtkWidget *widget)
{
  int widest = 0;

  for (GtkWidget *child = first_of (widget); child != NULL; child = next_of (child))
    {
      int minimum;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      widest = MAX (widest, minimum);
    }
  return widest;
}

static int
get_column_width (const GocuaFoldLayout *self, int width, int n_columns, int column)
{
  int room = width - self->spacing * (n_columns - 1);

  if (n_columns == 2 && self->first_share > 0)
    return column == 0 ? room * self->first_share / 100 : room - room * self->first_share / 100;
  return room / n_columns + (column < room % n_columns ? 1 : 0);
}

static gboolean
fits (const GocuaFoldLayout *self, GtkWidget *widget, int width, int n_columns)
{
  int least = gocua_text_size_scale (widget, self->column_width);
  int column = 0;

  for (GtkWidget *child = first_of (widget); child != NULL; child = next_of (child))
    {
      int minimum;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      if (get_column_width (self, width, n_columns, column) < MAX (minimum, least))
        return FALSE;
      column = (column + 1) % n_columns;
    }
  return TRUE;
}

/* As many as fit; then as many in each row as makes the rows alike. */
static int
choose_columns (const GocuaFoldLayout *self, GtkWidget *widget, int width)
{
  int n = count (widget);
  int n_columns = MAX (n, 1);
  int n_rows;

  if (width < 0)
    return n_columns;
  while (n_columns > 1 && !fits (self, widget, width, n_columns))
    n_columns--;
  n_rows = (n + n_columns - 1) / n_columns;
  return n_rows > 0 ? (n + n_rows - 1) / n_rows : 1;
}

static void
measure_row (const GocuaFoldLayout *self,
             GtkWidget **child,
             int width,
             int n_columns,
             int *minimum,
             int *natural,
             gboolean *expands)
{
  *minimum = *natural = 0;
  *expands = FALSE;
  for (int column = 0; column < n_columns && *child != NULL; column++, *child = next_of (*child))
    {
      int child_width = width >= 0 ? get_column_width (self, width, n_columns, column) : -1;
      int child_minimum, child_natural;

      gtk_widget_measure (*child, GTK_ORIENTATION_VERTICAL, child_width, &child_minimum, &child_natural, NULL,
                          NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural = MAX (*natural, child_natural);
      *expands = *expands || gtk_widget_compute_expand (*child, GTK_ORIENTATION_VERTICAL);
    }
}

static void
measure_height (const GocuaFoldLayout *self, GtkWidget *widget, int width, int *minimum, int *natural)
{
  GtkWidget *child = first_of (widget);
  int n_columns = choose_columns (self, widget, width);

  *minimum = *natural = 0;
  while (child != NULL)
    {
      int row_minimum, row_natural;
      gboolean expands;

      measure_row (self, &child, width, n_columns, &row_minimum, &row_natural, &expands);
      *minimum += row_minimum + (child != NULL ? self->spacing : 0);
      *natural += row_natural + (child != NULL ? self->spacing : 0);
    }
  /* What stands below each other is scrolled rather than squeezed. */
  if (n_columns < count (widget))
    *minimum = *natural;
}

static void
measure_width (const GocuaFoldLayout *self, GtkWidget *widget, int *minimum, int *natural)
{
  *minimum = measure_widest (widget);
  *natural = 0;
  for (GtkWidget *child = first_of (widget); child != NULL; child = next_of (child))
    {
      int child_natural;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &child_natural, NULL, NULL);
      *natural = MAX (*natural, child_natural);
    }
  *natural = *natural * MAX (count (widget), 1) + self->spacing * MAX (count (widget) - 1, 0);
}

static GtkSizeRequestMode
gocua_fold_layout_get_request_mode (GtkLayoutManager *layout, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
gocua_fold_layout_measure (GtkLayoutManager *layout,
                           GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  const GocuaFoldLayout *self = GOCUA_FOLD_LAYOUT (layout);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (self, widget, minimum, natural);
  else
    measure_height (self, widget, for_size, minimum, natural);
}

static int
count_expanding_rows (const GocuaFoldLayout *self, GtkWidget *widget, int width, int n_columns)
{
  GtkWidget *child = first_of (widget);
  int n = 0;

  while (child != NULL)
    {
      int minimum, natural;
      gboolean expands;

      measure_row (self, &child, width, n_columns, &minimum, &natural, &expands);
      n += expands;
    }
  return n;
}

static void
allocate_row (const GocuaFoldLayout *self, GtkWidget *child, int width, int n_columns, int y, int height)
{
  int x = 0;

  for (int column = 0; column < n_columns && child != NULL; column++, child = next_of (child))
    {
      GtkAllocation place = { x, y, get_column_width (self, width, n_columns, column), height };

      x += place.width + self->spacing;
      gtk_widget_size_allocate (child, &place, -1);
    }
}

/* Each row gets its natural height if all of them can, or else the least. */
static void
gocua_fold_layout_allocate (GtkLayoutManager *layout, GtkWidget *widget, int width, int height, int baseline)
{
  const GocuaFoldLayout *self = GOCUA_FOLD_LAYOUT (layout);
  int n_columns = choose_columns (self, widget, width);
  int n_expanding = count_expanding_rows (self, widget, width, n_columns);
  int minimum, natural, left, y = 0;
  gboolean is_roomy;

  measure_height (self, widget, width, &minimum, &natural);
  is_roomy = height >= natural;
  left = MAX (height - (is_roomy ? natural : minimum), 0);
  for (GtkWidget *child = first_of (widget); child != NULL;)
    {
      GtkWidget *first = child;
      int row_minimum, row_natural, row_height;
      gboolean expands;

      measure_row (self, &child, width, n_columns, &row_minimum, &row_natural, &expands);
      row_height = (is_roomy ? row_natural : row_minimum) + (expands ? left / n_expanding : 0);
      allocate_row (self, first, width, n_columns, y, row_height);
      y += row_height + self->spacing;
    }
}

static void
gocua_fold_layout_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  const GocuaFoldLayout *self = GOCUA_FOLD_LAYOUT (object);

  if (id == PROP_COLUMN_WIDTH)
    g_value_set_int (value, self->column_width);
  else if (id == PROP_FIRST_SHARE)
    g_value_set_int (value, self->first_share);
  else if (id == PROP_SPACING)
    g_value_set_int (value, self->spacing);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
gocua_fold_layout_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  GocuaFoldLayout *self = GOCUA_FOLD_LAYOUT (object);

  if (id == PROP_COLUMN_WIDTH)
    self->column_width = g_value_get_int (value);
  else if (id == PROP_FIRST_SHARE)
    self->first_share = g_value_get_int (value);
  else if (id == PROP_SPACING)
    self->spacing = g_value_get_int (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}

static void
gocua_fold_layout_class_init (GocuaFoldLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = gocua_fold_layout_get_property;
  object_class->set_property = gocua_fold_layout_set_property;
  layout_class->get_request_mode = gocua_fold_layout_get_request_mode;
  layout_class->measure = gocua_fold_layout_measure;
  layout_class->allocate = gocua_fold_layout_allocate;
  properties[PROP_COLUMN_WIDTH] = g_param_spec_int ("column-width", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_FIRST_SHARE] = g_param_spec_int ("first-share", NULL, NULL, 0, 100, 0, flags);
  properties[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
gocua_fold_layout_init (GocuaFoldLayout *self)
{
}

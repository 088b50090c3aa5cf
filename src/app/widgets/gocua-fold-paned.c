/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-fold-paned.c: a list and what is chosen in it, beside each other or, in a narrow window, above each
 * other. */

#define G_LOG_DOMAIN "gocua-app"

#include "app/widgets/gocua-fold-paned.h"

#include "app/widgets/gocua-text-size.h"

enum
{
  PROP_0,
  PROP_PANED,
  PROP_FOLD_WIDTH,
  PROP_UPPER_SHARE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

struct _GocuaFoldPaned
{
  GtkWidget parent_instance;

  GtkWidget *paned;
  int fold_width;
  int upper_share;
  gboolean is_folded;
  int other_position; /* of the border in the direction that is not shown, -1: where GTK puts it */
};

G_DEFINE_FINAL_TYPE (GocuaFoldPaned, gocua_fold_paned, GTK_TYPE_WIDGET)

static int
measure_child (GtkWidget *child)
{
  int minimum = 0;

  if (child != NULL && gtk_widget_should_layout (child))
    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

static GtkSizeRequestMode
gocua_fold_paned_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

/* It can be as narrow as it is upright, however it stands now. */
static void
gocua_fold_paned_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  GocuaFoldPaned *self = GOCUA_FOLD_PANED (widget);

  gtk_widget_measure (self->paned, orientation, -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MAX (measure_child (gtk_paned_get_start_child (GTK_PANED (self->paned))),
                    measure_child (gtk_paned_get_end_child (GTK_PANED (self->paned))));
}

static int
get_position (GtkPaned *paned)
{
  gboolean is_set;

  g_object_get (paned, "position-set", &is_set, NULL);
  return is_set ? gtk_paned_get_position (paned) : -1;
}

static void
allocate (GocuaFoldPaned *self, int width, int height)
{
  int minimum;

  gtk_widget_measure (self->paned, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_allocate (self->paned, MAX (width, minimum), height, -1, NULL);
}

static void
set_folded (GocuaFoldPaned *self, gboolean is_folded, int width, int height)
{
  int position = self->other_position;

  self->is_folded = is_folded;
  self->other_position = get_position (GTK_PANED (self->paned));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->paned),
                                  is_folded ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  if (position < 0 && is_folded)
    position = height * self->upper_share / 100;
  /* GTK moves the border by how much the paned has grown since it stood in the other direction, which means
   * nothing: once it knows its size in this one the border can be put where it belongs. */
  allocate (self, width, height);
  gtk_paned_set_position (GTK_PANED (self->paned), position);
}

static void
gocua_fold_paned_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GocuaFoldPaned *self = GOCUA_FOLD_PANED (widget);
  gboolean is_narrow = width < gocua_text_size_scale (widget, self->fold_width);

  if (is_narrow != self->is_folded)
    set_folded (self, is_narrow, width, height);
  allocate (self, width, height);
}

static void
gocua_fold_paned_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  const GocuaFoldPaned *self = GOCUA_FOLD_PANED (object);

  if (id == PROP_PANED)
    g_value_set_object (value, self->paned);
  else if (id == PROP_FOLD_WIDTH)
    g_value_set_int (value, self->fold_width);
  else if (id == PROP_UPPER_SHARE)
    g_value_set_int (value, self->upper_share);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
gocua_fold_paned_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  GocuaFoldPaned *self = GOCUA_FOLD_PANED (object);

  if (id == PROP_PANED)
    {
      g_clear_pointer (&self->paned, gtk_widget_unparent);
      self->paned = g_value_get_object (value);
      if (self->paned != NULL)
        gtk_widget_set_parent (self->paned, GTK_WIDGET (self));
    }
  else if (id == PROP_FOLD_WIDTH)
    self->fold_width = g_value_get_int (value);
  else if (id == PROP_UPPER_SHARE)
    self->upper_share = g_value_get_int (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
gocua_fold_paned_dispose (GObject *object)
{
  g_clear_pointer (&GOCUA_FOLD_PANED (object)->paned, gtk_widget_unparent);
  G_OBJECT_CLASS (gocua_fold_paned_parent_class)->dispose (object);
}

static void
gocua_fold_paned_class_init (GocuaFoldPanedClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = gocua_fold_paned_dispose;
  object_class->get_property = gocua_fold_paned_get_property;
  object_class->set_property = gocua_fold_paned_set_property;
  widget_class->get_request_mode = gocua_fold_paned_get_request_mode;
  widget_class->measure = gocua_fold_paned_measure;
  widget_class->size_allocate = gocua_fold_paned_size_allocate;
  properties[PROP_PANED] = g_param_spec_object ("paned", NULL, NULL, GTK_TYPE_PANED, flags);
  properties[PROP_FOLD_WIDTH] = g_param_spec_int ("fold-width", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_UPPER_SHARE] = g_param_spec_int ("upper-share", NULL, NULL, 0, 100, 50, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
gocua_fold_paned_init (GocuaFoldPaned *self)
{
  self->other_position = -1;
  self->upper_share = 50;
}

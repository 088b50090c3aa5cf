/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-field.c: one line of a form: a label, what is entered, and below it what is wrong and a button that
 * mends it. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/widgets/gocua-field.h"

struct _GocuaField
{
  GtkWidget parent_instance;

  GtkWidget *grid;
  GtkLabel *title;
  GtkWidget *remark_box;
  GtkLabel *message;
  GtkButton *mend_button;
  GtkWidget *child;
};

G_DEFINE_FINAL_TYPE (GocuaField, gocua_field, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_LABEL,
  PROP_CHILD,
  N_PROPS
};

enum
{
  MEND,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
set_child (GocuaField *self, GtkWidget *child)
{
  if (child == NULL)
    return;
  self->child = child;
  gtk_widget_set_hexpand (child, TRUE);
  gtk_grid_attach (GTK_GRID (self->grid), child, 1, 0, 1, 1);
  gtk_label_set_mnemonic_widget (self->title, child);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->title,
                                  NULL, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->message, NULL, -1);
}

static void
mend_clicked_cb (GocuaField *self)
{
  g_signal_emit (self, signals[MEND], 0);
}

static void
gocua_field_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  GocuaField *self = GOCUA_FIELD (object);

  switch (id)
    {
    case PROP_LABEL:
      g_value_set_string (value, gtk_label_get_label (self->title));
      break;
    case PROP_CHILD:
      g_value_set_object (value, self->child);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
gocua_field_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  GocuaField *self = GOCUA_FIELD (object);

  switch (id)
    {
    case PROP_LABEL:
      gtk_label_set_label (self->title, g_value_get_string (value));
      break;
    case PROP_CHILD:
      set_child (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
gocua_field_dispose (GObject *object)
{
  GocuaField *self = GOCUA_FIELD (object);

  g_clear_pointer (&self->grid, gtk_widget_unparent);

  G_OBJECT_CLASS (gocua_field_parent_class)->dispose (object);
}

static void
gocua_field_class_init (GocuaFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = gocua_field_get_property;
  object_class->set_property = gocua_field_set_property;
  object_class->dispose = gocua_field_dispose;

  properties[PROP_LABEL] =
      g_param_spec_string ("label", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CHILD] =
      g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[MEND] = g_signal_new ("mend", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/gocua/GoCua/ui/gocua-field.ui");
  gtk_widget_class_bind_template_child (widget_class, GocuaField, grid);
  gtk_widget_class_bind_template_child (widget_class, GocuaField, title);
  gtk_widget_class_bind_template_child (widget_class, GocuaField, remark_box);
  gtk_widget_class_bind_template_child (widget_class, GocuaField, message);
  gtk_widget_class_bind_template_child (widget_class, GocuaField, mend_button);
  gtk_widget_class_bind_template_callback (widget_class, mend_clicked_cb);
}

static void
gocua_field_init (GocuaField *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
gocua_field_new (const char *label, GtkWidget *child)
{
  g_return_val_if_fail (GTK_IS_WIDGET (child), NULL);

  return g_object_new (GOCUA_TYPE_FIELD, "label", label, "child", child, NULL);
}

GtkWidget *
gocua_field_get_child (GocuaField *self)
{
  g_return_val_if_fail (GOCUA_IS_FIELD (self), NULL);

  return self->child;
}

void
gocua_field_set_remark (GocuaField *self, const GocuaFormRemark *remark)
{
  const char *mend_label = remark != NULL && remark->problem != NULL ? remark->problem->mend_label : NULL;
  gboolean hard = remark != NULL && remark->hard;

  g_return_if_fail (GOCUA_IS_FIELD (self));

  gtk_label_set_label (self->message, remark != NULL ? remark->message : "");
  gtk_widget_set_visible (self->remark_box, remark != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->mend_button), mend_label != NULL);
  gtk_button_set_label (self->mend_button, mend_label != NULL ? mend_label : "");
  gtk_widget_set_css_classes (GTK_WIDGET (self->message),
                              (const char *[]){ "caption", hard ? "error" : "warning", NULL });
  if (self->child == NULL)
    return;
  if (hard)
    gtk_widget_add_css_class (self->child, "error");
  else
    gtk_widget_remove_css_class (self->child, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->child), GTK_ACCESSIBLE_STATE_INVALID,
                               hard ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

const char *
gocua_field_get_message (GocuaField *self)
{
  g_return_val_if_fail (GOCUA_IS_FIELD (self), "");

  return gtk_label_get_label (self->message);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-state-mark.c: what a household answered to one indicator: a shape, a colour, and the words for it. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include <glib/gi18n.h>

#include "app/widgets/gocua-state-mark.h"
#include "app/widgets/gocua-tip.h"

struct _GocuaStateMark
{
  GtkWidget parent_instance;

  GtkWidget *label;
};

G_DEFINE_FINAL_TYPE (GocuaStateMark, gocua_state_mark, GTK_TYPE_WIDGET)

static const char *
class_of (int value)
{
  return value < 0 ? "unknown" : value == 0 ? "no" : "yes";
}

static void
gocua_state_mark_dispose (GObject *object)
{
  GocuaStateMark *self = GOCUA_STATE_MARK (object);

  g_clear_pointer (&self->label, gtk_widget_unparent);

  G_OBJECT_CLASS (gocua_state_mark_parent_class)->dispose (object);
}

static void
gocua_state_mark_class_init (GocuaStateMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gocua_state_mark_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "statemark");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
gocua_state_mark_init (GocuaStateMark *self)
{
  self->label = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->label, "numeric");
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
}

GtkWidget *
gocua_state_mark_new (void)
{
  return g_object_new (GOCUA_TYPE_STATE_MARK, NULL);
}

void
gocua_state_mark_set (GocuaStateMark *self, const GocuaIndicator *indicator, int value, int people)
{
  g_autofree char *text = NULL;
  g_autofree char *words = NULL;

  g_return_if_fail (GOCUA_IS_STATE_MARK (self));

  if (indicator != NULL)
    {
      text = gocua_state_mark_format (gocua_indicator_is_count (indicator), value, people);
      words = gocua_state_mark_describe (indicator, value, people);
    }
  gtk_label_set_label (GTK_LABEL (self->label), text != NULL ? text : "");
  gtk_widget_set_css_classes (GTK_WIDGET (self),
                              (const char *[]){ indicator != NULL ? class_of (value) : "nothing", NULL });
  gocua_tip_set (GTK_WIDGET (self), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words != NULL ? words : "", -1);
}

char *
gocua_state_mark_format (gboolean is_count, int value, int people)
{
  if (value < 0)
    return g_strdup ("◌");
  if (is_count && people >= 0)
    return g_strdup_printf ("%d/%d", value, people);
  if (is_count && value > 0)
    return g_strdup_printf ("%d", value);
  return g_strdup (value == 0 ? "○" : "●");
}

char *
gocua_state_mark_describe (const GocuaIndicator *indicator, int value, int people)
{
  const char *label;

  g_return_val_if_fail (indicator != NULL, NULL);

  label = gocua_indicator_get_label (indicator);
  if (value < 0)
    /* Translators: %s is an indicator such as "Knows the app" */
    return g_strdup_printf (_ ("%s: not known"), label);
  if (gocua_indicator_is_count (indicator) && people >= 0)
    /* Translators: an indicator such as "People who installed", how many, and of how many people */
    return g_strdup_printf (_ ("%s: %d of %d"), label, value, people);
  if (gocua_indicator_is_count (indicator) && value > 0)
    return g_strdup_printf ("%s: %d", label, value);
  /* Translators: %s is an indicator such as "Knows the app" */
  return g_strdup_printf (value == 0 ? _ ("%s: no") : _ ("%s: yes"), label);
}

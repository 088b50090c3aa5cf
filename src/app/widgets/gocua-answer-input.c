/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-answer-input.c: where the answer to one indicator is entered: yes, no, not known, or a number of
 * people. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include <glib/gi18n.h>

#include "app/widgets/gocua-answer-input.h"
#include "app/widgets/gocua-spoken-name.h"

#define N_CHOICES 3

struct _GocuaAnswerInput
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *entry;              /* (nullable): of a count */
  GtkWidget *choices[N_CHOICES]; /* (nullable): of a yes or no; in the order of choice_texts */
};

static const char *const choice_texts[N_CHOICES] = { "1", "0", "" };

G_DEFINE_FINAL_TYPE (GocuaAnswerInput, gocua_answer_input, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
emit_changed (GocuaAnswerInput *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
toggled_cb (GocuaAnswerInput *self, GtkCheckButton *button)
{
  /* One of a group goes off as another comes on; one signal is enough. */
  if (gtk_check_button_get_active (button))
    emit_changed (self);
}

static gboolean
gocua_answer_input_grab_focus (GtkWidget *widget)
{
  GocuaAnswerInput *self = GOCUA_ANSWER_INPUT (widget);

  if (self->entry != NULL)
    return gtk_widget_grab_focus (self->entry);
  for (guint i = 0; i < N_CHOICES; i++)
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->choices[i])))
      return gtk_widget_grab_focus (self->choices[i]);
  return gtk_widget_grab_focus (self->choices[0]);
}

static void
gocua_answer_input_dispose (GObject *object)
{
  GocuaAnswerInput *self = GOCUA_ANSWER_INPUT (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (gocua_answer_input_parent_class)->dispose (object);
}

static void
gocua_answer_input_class_init (GocuaAnswerInputClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gocua_answer_input_dispose;
  widget_class->grab_focus = gocua_answer_input_grab_focus;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
gocua_answer_input_init (GocuaAnswerInput *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static void
build_choices (GocuaAnswerInput *self, const char *question)
{
  const char *words[N_CHOICES] = { C_ ("answer", "Yes"), C_ ("answer", "No"), C_ ("answer", "Not known") };

  for (guint i = 0; i < N_CHOICES; i++)
    {
      g_autofree char *spoken = g_strconcat (question, ": ", words[i], NULL);

      self->choices[i] = gtk_check_button_new_with_label (words[i]);
      if (i > 0)
        gtk_check_button_set_group (GTK_CHECK_BUTTON (self->choices[i]), GTK_CHECK_BUTTON (self->choices[0]));
      gocua_set_spoken_name (self->choices[i], spoken);
      gtk_box_append (GTK_BOX (self->box), self->choices[i]);
    }
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->choices[N_CHOICES - 1]), TRUE);
  for (guint i = 0; i < N_CHOICES; i++)
    g_signal_connect_swapped (self->choices[i], "toggled", G_CALLBACK (toggled_cb), self);
}

static void
build_entry (GocuaAnswerInput *self, const char *question, int people)
{
  self->entry = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 4);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), 4);
  gtk_entry_set_max_length (GTK_ENTRY (self->entry), 4);
  gtk_entry_set_input_purpose (GTK_ENTRY (self->entry), GTK_INPUT_PURPOSE_DIGITS);
  gtk_entry_set_activates_default (GTK_ENTRY (self->entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, question, -1);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (emit_changed), self);
  gtk_box_append (GTK_BOX (self->box), self->entry);
  if (people >= 0)
    {
      g_autofree char *text
          /* Translators: stands behind a field for a number: "[2] of 3 people" */
          = g_strdup_printf (ngettext ("of %d person", "of %d people", (gulong) people), people);
      GtkWidget *label = gtk_label_new (text);

      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (self->box), label);
    }
}

GtkWidget *
gocua_answer_input_new (const GocuaIndicator *indicator, int people)
{
  GocuaAnswerInput *self;

  g_return_val_if_fail (indicator != NULL, NULL);

  self = g_object_new (GOCUA_TYPE_ANSWER_INPUT, NULL);
  if (gocua_indicator_is_count (indicator))
    build_entry (self, gocua_indicator_get_question (indicator), people);
  else
    build_choices (self, gocua_indicator_get_label (indicator));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), gocua_indicator_get_question (indicator));
  return GTK_WIDGET (self);
}

char *
gocua_answer_input_get_text (GocuaAnswerInput *self)
{
  g_return_val_if_fail (GOCUA_IS_ANSWER_INPUT (self), NULL);

  if (self->entry != NULL)
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  for (guint i = 0; i < N_CHOICES; i++)
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->choices[i])))
      return g_strdup (choice_texts[i]);
  return g_strdup ("");
}

void
gocua_answer_input_set_text (GocuaAnswerInput *self, const char *text)
{
  g_return_if_fail (GOCUA_IS_ANSWER_INPUT (self));

  if (self->entry != NULL)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->entry), text != NULL ? text : "");
      return;
    }
  for (guint i = 0; i < N_CHOICES; i++)
    if (g_strcmp0 (choice_texts[i], text != NULL ? text : "") == 0)
      gtk_check_button_set_active (GTK_CHECK_BUTTON (self->choices[i]), TRUE);
}

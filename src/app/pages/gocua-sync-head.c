/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sync-head.c: where the ward stands towards the city's server, in one sentence, and what to do. */
#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/pages/gocua-sync-head.h"

#include <glib/gi18n.h>

#include "app/gocua-sync-words.h"

struct _GocuaSyncHead
{
  GtkBox parent_instance;

  GtkImage *icon;
  GtkLabel *sentence;
  GtkLabel *waiting;
  GtkLabel *answered;
  GtkProgressBar *progress;
  GtkWidget *now_button;
  GtkWidget *sign_in_button;
  GtkWidget *problem_box;
  GtkLabel *problem;
  GtkLabel *next_try;
  GtkWidget *clock_box;
  GtkLabel *clock;
};

G_DEFINE_FINAL_TYPE (GocuaSyncHead, gocua_sync_head, GTK_TYPE_BOX)

enum
{
  SYNC_NOW,
  SIGN_IN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
now_cb (GocuaSyncHead *self)
{
  g_signal_emit (self, signals[SYNC_NOW], 0);
}

static void
sign_in_cb (GocuaSyncHead *self)
{
  g_signal_emit (self, signals[SIGN_IN], 0);
}

static gboolean
gocua_sync_head_grab_focus (GtkWidget *widget)
{
  GocuaSyncHead *self = GOCUA_SYNC_HEAD (widget);

  return gtk_widget_grab_focus (gtk_widget_get_visible (self->sign_in_button) ? self->sign_in_button
                                                                              : self->now_button);
}

static void
gocua_sync_head_class_init (GocuaSyncHeadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  widget_class->grab_focus = gocua_sync_head_grab_focus;
  signals[SYNC_NOW] = g_signal_new ("sync-now", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGN_IN] = g_signal_new ("sign-in", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/vn/gocua/GoCua/ui/gocua-sync-head.ui");
  gtk_widget_class_bind_template_child (widget_class, GocuaSyncHead, icon);
  gtk_widget_class_bind_template_child (widget_class, GocuaSyncHead, sentence);
  gtk_widget_class_bind_template_child (widget_class, GocuaSyncHead, waiting);
  gtk_widget_class_bind_template_child (widget_class, GocuaSyncHead, answered);
  gtk_widget_class_bind_template_child (widget_class, GocuaSyncHead, progress);
  gtk_widget_class_bind_template_child (widget_class, GocuaSyncHead, now_button);
  gtk_widget_class_bind_template_child (widget_class, GocuaSyncHead, sign_in_button);
  gtk_widget_class_bind_template_child (widget_class, GocuaSyncHead, problem_box);
  gtk_widget_class_bind_template_child (widget_class, GocuaSyncHead, problem);
  gtk_widget_class_bind_template_child (widget_class, GocuaSyncHead, next_try);
  gtk_widget_class_bind_template_child (widget_class, GocuaSyncHead, clock_box);
  gtk_widget_class_bind_template_child (widget_class, GocuaSyncHead, clock);
  gtk_widget_class_bind_template_callback (widget_class, now_cb);
  gtk_widget_class_bind_template_callback (widget_class, sign_in_cb);
}

static void
gocua_sync_head_init (GocuaSyncHead *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_text (GtkLabel *label, const char *text)
{
  if (g_strcmp0 (gtk_label_get_text (label), text != NULL ? text : "") != 0)
    gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
show_progress (GocuaSyncHead *self, const GocuaSyncStanding *standing)
{
  gboolean moves = standing->mode == GOCUA_SYNC_SENDING || standing->mode == GOCUA_SYNC_RECEIVING;
  gboolean shown = moves && standing->total > 1;

  gtk_widget_set_visible (GTK_WIDGET (self->progress), shown);
  if (shown)
    gtk_progress_bar_set_fraction (self->progress,
                                   CLAMP ((double) standing->done / (double) standing->total, 0, 1));
}

static void
show_problem (GocuaSyncHead *self, const GocuaSyncStanding *standing, gint64 now_ms)
{
  g_autofree char *next_try = gocua_sync_words_next_try (standing, now_ms);
  g_autofree char *clock = gocua_sync_standing_describe_clock (standing);

  gtk_widget_set_visible (self->problem_box, standing->problem != NULL);
  set_text (self->problem, standing->problem);
  set_text (self->next_try, next_try);
  gtk_widget_set_visible (self->clock_box, clock != NULL);
  set_text (self->clock, clock);
}

/* A button with the keyboard that goes hands it to the other one. */
static void
show_buttons (GocuaSyncHead *self, const GocuaSyncStanding *standing)
{
  gboolean signs_in =
      standing->mode == GOCUA_SYNC_SIGNED_OUT || standing->remedy == GOCUA_SYNC_REMEDY_SIGN_IN;
  gboolean tries = standing->account != NULL && !signs_in;
  gboolean had_focus = gtk_widget_has_focus (self->now_button) || gtk_widget_has_focus (self->sign_in_button);

  if (had_focus && signs_in != gtk_widget_get_visible (self->sign_in_button))
    {
      GtkWidget *other = signs_in ? self->sign_in_button : self->now_button;

      gtk_widget_set_visible (other, TRUE);
      gtk_widget_grab_focus (other);
    }
  gtk_widget_set_visible (self->sign_in_button, signs_in);
  gtk_widget_set_visible (self->now_button, tries);
}

void
gocua_sync_head_set_standing (GocuaSyncHead *self,
                              const GocuaSyncStanding *standing,
                              const char *today,
                              gint64 now_ms)
{
  g_autofree char *sentence = NULL;
  g_autofree char *waiting = NULL;
  g_autofree char *moment = NULL;
  g_autofree char *answered = NULL;

  g_return_if_fail (GOCUA_IS_SYNC_HEAD (self));
  g_return_if_fail (standing != NULL);

  sentence = gocua_sync_words_button (standing, FALSE, today);
  waiting = gocua_sync_standing_describe_waiting (standing);
  moment = gocua_sync_words_last_answer (standing, today);
  /* Translators: %s is a time of day, a date and a time, or "not yet" */
  answered = g_strdup_printf (_ ("Last answer of the server: %s"), moment);
  gtk_image_set_from_icon_name (self->icon, gocua_sync_words_icon (standing, FALSE));
  set_text (self->sentence, sentence);
  set_text (self->waiting, waiting);
  set_text (self->answered, answered);
  show_progress (self, standing);
  show_problem (self, standing, now_ms);
  show_buttons (self, standing);
}

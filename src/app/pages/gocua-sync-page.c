/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sync-page.c: what waits, what was refused, what two people entered differently, and at which server.
 */
#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/pages/gocua-sync-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/gocua-sync-lists.h"
#include "app/gocua-sync-words.h"
#include "app/pages/gocua-conflict-row.h"
#include "app/pages/gocua-keyed-rows.h"
#include "app/pages/gocua-sync-account.h"
#include "app/pages/gocua-sync-head.h"
#include "app/pages/gocua-sync-rows.h"
#include "core/gocua-number.h"

struct _GocuaSyncPage
{
  GtkBox parent_instance;

  GtkStack *stack;
  AdwStatusPage *error_status;
  GtkWidget *connect_button;
  GocuaSyncHead *head;
  GtkWidget *conflicts_box;
  GtkLabel *conflicts_title;
  GtkListBox *conflicts;
  GtkWidget *refused_box;
  GtkLabel *refused_title;
  GtkListBox *refused;
  GtkWidget *waiting_box;
  GtkLabel *waiting_title;
  GtkListBox *waiting;
  GtkLabel *waiting_more;
  GocuaSyncAccount *account;

  GocuaSession *session;
  GCancellable *cancellable;
  GocuaSyncLists *lists;       /* (nullable): as they are on the screen */
  GocuaSyncStanding *standing; /* (nullable) */
  gboolean is_reading;
  gboolean is_stale;
  gboolean is_new_here; /* the person has just come, and nothing was read since */
};

G_DEFINE_FINAL_TYPE (GocuaSyncPage, gocua_sync_page, GTK_TYPE_BOX)

static void read_lists (GocuaSyncPage *self);

/* Which of the pages of the stack: nothing to show, an error, or all of it. */
static void
show_state (GocuaSyncPage *self, const GError *error)
{
  gboolean known = gocua_sync_words_is_known (self->standing);
  gboolean connected = known && self->standing->mode != GOCUA_SYNC_NO_SERVER;
  const char *state = "loading";

  if (error != NULL && self->lists == NULL)
    {
      adw_status_page_set_description (self->error_status, error->message);
      state = "error";
    }
  else if (self->lists != NULL && connected)
    state = "main";
  else if (known && !connected)
    state = "never";
  gtk_stack_set_visible_child_name (self->stack, state);
}

static void
set_title (GtkLabel *label, const char *format, gint64 n)
{
  g_autofree char *number = gocua_number_format (n);
  g_autoptr (GString) text = g_string_new (format);

  g_string_replace (text, "%s", number, 1);
  if (!g_str_equal (gtk_label_get_text (label), text->str))
    gtk_label_set_text (label, text->str);
}

/* The conflicts */

static GPtrArray *
make_keys (void)
{
  return g_ptr_array_new_with_free_func (g_free);
}

static int
find_row (GtkListBox *list, GtkWidget *widget)
{
  GtkWidget *row = gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BOX_ROW);

  return row != NULL && gtk_widget_get_parent (row) == GTK_WIDGET (list)
             ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row))
             : -1;
}

static void
set_conflicts_busy (GocuaSyncPage *self, gboolean busy)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->conflicts, i)) != NULL; i++)
    gocua_conflict_row_set_busy (GOCUA_CONFLICT_ROW (row), busy);
}

static void
settled_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GocuaSyncPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GocuaBatch) batch = gocua_store_call_finish (GOCUA_STORE (source), result, &error);

  if (self->session == NULL)
    return;
  if (batch != NULL)
    {
      gocua_session_toast_batch (self->session, _ ("Settled. Other computers get it with the next exchange."),
                                 &batch->id);
      return;
    }
  set_conflicts_busy (self, FALSE);
  gocua_session_report (self->session, _ ("The choice was not saved."), error);
}

static void
settle_cb (GocuaSyncPage *self, gboolean take_other, GtkWidget *row)
{
  int index = find_row (self->conflicts, row);

  if (self->lists != NULL && index >= 0 && index < (int) self->lists->conflicts->len)
    gocua_sync_lists_settle_async (gocua_session_get_store (self->session), self->lists, (guint) index,
                                   take_other, settled_cb, g_object_ref (self));
}

static GtkWidget *
make_conflict (guint index, gpointer data)
{
  GocuaSyncPage *self = data;
  GtkWidget *row = gocua_conflict_row_new (self->session, g_ptr_array_index (self->lists->conflicts, index));

  g_signal_connect_object (row, "settle", G_CALLBACK (settle_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static gboolean
fill_conflicts (GocuaSyncPage *self)
{
  g_autoptr (GPtrArray) keys = make_keys ();

  for (guint i = 0; i < self->lists->conflicts->len; i++)
    {
      const GocuaConflict *conflict = g_ptr_array_index (self->lists->conflicts, i);
      g_autofree char *now = gocua_value_format (&conflict->now);
      char id[GOCUA_ID_STRING_SIZE];

      g_ptr_array_add (keys, g_strdup_printf ("%s %s", gocua_id_format (&conflict->id, id), now));
    }
  gtk_widget_set_visible (self->conflicts_box, keys->len > 0);
  return gocua_keyed_rows_update (self->conflicts, keys, make_conflict, self);
}

/* What was refused */

static void
offered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GocuaSyncPage) self = data;
  g_autoptr (GError) error = NULL;

  gocua_store_call_finish (GOCUA_STORE (source), result, &error);
  if (self->session == NULL)
    return;
  if (error != NULL)
    gocua_session_report (self->session, _ ("It was not offered again."), error);
  else
    gocua_sync_now (gocua_session_get_sync (self->session));
}

static void
offer_again_cb (GtkWidget *button, GocuaSyncPage *self)
{
  int index = find_row (self->refused, button);

  if (self->lists == NULL || index < 0 || index >= (int) self->lists->rejected->len)
    return;
  gocua_sync_lists_offer_again_async (gocua_session_get_store (self->session), self->lists, (guint) index,
                                      offered_cb, g_object_ref (self));
}

static void
open_refused_cb (GtkWidget *button, GocuaSyncPage *self)
{
  int index = find_row (self->refused, button);
  const GocuaRejectedChange *rejected;

  if (self->lists == NULL || index < 0 || index >= (int) self->lists->rejected->len)
    return;
  rejected = g_ptr_array_index (self->lists->rejected, (guint) index);
  gocua_session_go (self->session, "households", NULL, &rejected->household);
}

static GtkWidget *
make_refused (guint index, gpointer data)
{
  GocuaSyncPage *self = data;

  return gocua_sync_refused_row_new (g_ptr_array_index (self->lists->rejected, index),
                                     G_CALLBACK (open_refused_cb), G_CALLBACK (offer_again_cb), self);
}

static gboolean
fill_refused (GocuaSyncPage *self)
{
  g_autoptr (GPtrArray) keys = make_keys ();

  for (guint i = 0; i < self->lists->rejected->len; i++)
    {
      const GocuaRejectedChange *rejected = g_ptr_array_index (self->lists->rejected, i);
      char id[GOCUA_ID_STRING_SIZE];

      g_ptr_array_add (keys, g_strdup (gocua_id_format (&rejected->change, id)));
    }
  gtk_widget_set_visible (self->refused_box, keys->len > 0);
  return gocua_keyed_rows_update (self->refused, keys, make_refused, self);
}

/* What waits */

static void
waiting_activated_cb (GocuaSyncPage *self, GtkListBoxRow *row)
{
  guint index = (guint) gtk_list_box_row_get_index (row);
  const GocuaWaitingBatch *batch;

  if (self->lists == NULL || index >= self->lists->waiting->len)
    return;
  batch = g_ptr_array_index (self->lists->waiting, index);
  if (!gocua_id_is_null (&batch->household))
    gocua_session_go (self->session, "households", NULL, &batch->household);
}

static GtkWidget *
make_waiting (guint index, gpointer data)
{
  GocuaSyncPage *self = data;

  return gocua_sync_waiting_row_new (g_ptr_array_index (self->lists->waiting, index));
}

static gboolean
fill_waiting (GocuaSyncPage *self)
{
  g_autoptr (GPtrArray) keys = make_keys ();

  for (guint i = 0; i < self->lists->waiting->len; i++)
    {
      const GocuaWaitingBatch *batch = g_ptr_array_index (self->lists->waiting, i);
      char id[GOCUA_ID_STRING_SIZE];

      g_ptr_array_add (keys, g_strdup_printf ("%s %" G_GINT64_FORMAT, gocua_id_format (&batch->batch, id),
                                              batch->n_changes));
    }
  gtk_widget_set_visible (self->waiting_box, keys->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->waiting_more), keys->len == GOCUA_SYNC_LIST_MAX);
  return gocua_keyed_rows_update (self->waiting, keys, make_waiting, self);
}

static void
fill_lists (GocuaSyncPage *self)
{
  gboolean lost_focus = fill_conflicts (self);

  lost_focus |= fill_refused (self);
  lost_focus |= fill_waiting (self);
  /* Whoever has settled the last one is done here, and does not have to look for the keyboard. */
  if (lost_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self->head));
}

/* Reading */

static gboolean
has_focus_within (GocuaSyncPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GocuaSyncPage) self = data;
  g_autoptr (GError) error = NULL;
  GocuaSyncLists *lists = gocua_store_call_finish (GOCUA_STORE (source), result, &error);

  self->is_reading = FALSE;
  if (self->session == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      gocua_sync_lists_unref (lists);
      return;
    }
  if (lists != NULL)
    {
      g_clear_pointer (&self->lists, gocua_sync_lists_unref);
      self->lists = lists;
      fill_lists (self);
    }
  show_state (self, error);
  /* Whoever has just come here, and had nothing to put the keyboard on. */
  if (self->is_new_here && has_focus_within (self))
    gtk_widget_grab_focus (GTK_WIDGET (self));
  self->is_new_here = FALSE;
  if (self->is_stale && gtk_widget_get_mapped (GTK_WIDGET (self)))
    read_lists (self);
}

static void
read_lists (GocuaSyncPage *self)
{
  self->is_stale = self->is_reading || !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->is_stale)
    return;
  self->is_reading = TRUE;
  gocua_sync_lists_read_async (gocua_session_get_store (self->session), self->cancellable, read_cb,
                               g_object_ref (self));
}

static void
take_standing (GocuaSyncPage *self)
{
  const GocuaSyncStanding *standing = gocua_sync_get_standing (gocua_session_get_sync (self->session));
  gboolean lists_differ = self->standing == NULL || self->standing->n_waiting != standing->n_waiting ||
                          self->standing->n_rejected != standing->n_rejected ||
                          self->standing->n_conflicts != standing->n_conflicts;

  gocua_sync_page_show_standing (self, standing);
  if (lists_differ)
    read_lists (self);
}

static void
sync_changed_cb (GocuaSyncPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    take_standing (self);
}

/* Commands */

static void
sync_now_cb (GocuaSyncPage *self)
{
  gocua_sync_now (gocua_session_get_sync (self->session));
}

static void
sign_in_cb (GocuaSyncPage *self)
{
  gocua_sync_account_sign_in (self->account, FALSE);
}

static void
sign_out_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gocua_sync_account_sign_out (GOCUA_SYNC_PAGE (widget)->account);
}

static void
retry_cb (GocuaSyncPage *self)
{
  read_lists (self);
}

static void
gocua_sync_page_map (GtkWidget *widget)
{
  GocuaSyncPage *self = GOCUA_SYNC_PAGE (widget);

  GTK_WIDGET_CLASS (gocua_sync_page_parent_class)->map (widget);
  self->is_new_here = TRUE;
  take_standing (self);
  read_lists (self);
}

/* To what is to be done first. */
static gboolean
gocua_sync_page_grab_focus (GtkWidget *widget)
{
  GocuaSyncPage *self = GOCUA_SYNC_PAGE (widget);
  GtkListBox *lists[] = { self->conflicts, self->refused };

  if (g_str_equal (gtk_stack_get_visible_child_name (self->stack), "never"))
    return gtk_widget_grab_focus (self->connect_button);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (lists[i], 0);

      if (row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row)))
        return TRUE;
    }
  return gtk_widget_grab_focus (GTK_WIDGET (self->head));
}

static void
gocua_sync_page_dispose (GObject *object)
{
  GocuaSyncPage *self = GOCUA_SYNC_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->lists, gocua_sync_lists_unref);
  g_clear_pointer (&self->standing, gocua_sync_standing_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (gocua_sync_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, GocuaSyncPage, stack);
  gtk_widget_class_bind_template_child (widget_class, GocuaSyncPage, error_status);
  gtk_widget_class_bind_template_child (widget_class, GocuaSyncPage, connect_button);
  gtk_widget_class_bind_template_child (widget_class, GocuaSyncPage, head);
  gtk_widget_class_bind_template_child (widget_class, GocuaSyncPage, conflicts_box);
  gtk_widget_class_bind_template_child (widget_class, GocuaSyncPage, conflicts_title);
  gtk_widget_class_bind_template_child (widget_class, GocuaSyncPage, conflicts);
  gtk_widget_class_bind_template_child (widget_class, GocuaSyncPage, refused_box);
  gtk_widget_class_bind_template_child (widget_class, GocuaSyncPage, refused_title);
  gtk_widget_class_bind_template_child (widget_class, GocuaSyncPage, refused);
  gtk_widget_class_bind_template_child (widget_class, GocuaSyncPage, waiting_box);
  gtk_widget_class_bind_template_child (widget_class, GocuaSyncPage, waiting_title);
  gtk_widget_class_bind_template_child (widget_class, GocuaSyncPage, waiting);
  gtk_widget_class_bind_template_child (widget_class, GocuaSyncPage, waiting_more);
  gtk_widget_class_bind_template_child (widget_class, GocuaSyncPage, account);
  gtk_widget_class_bind_template_callback (widget_class, sync_now_cb);
  gtk_widget_class_bind_template_callback (widget_class, sign_in_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
  gtk_widget_class_bind_template_callback (widget_class, waiting_activated_cb);
}

static void
gocua_sync_page_class_init (GocuaSyncPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gocua_sync_page_dispose;
  widget_class->map = gocua_sync_page_map;
  widget_class->grab_focus = gocua_sync_page_grab_focus;

  gtk_widget_class_install_action (widget_class, "sync.sign-out", NULL, sign_out_action);
  g_type_ensure (GOCUA_TYPE_SYNC_HEAD);
  g_type_ensure (GOCUA_TYPE_SYNC_ACCOUNT);
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/gocua/GoCua/ui/gocua-sync-page.ui");
  bind_children (widget_class);
}

static void
gocua_sync_page_init (GocuaSyncPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
gocua_sync_page_new (GocuaSession *session)
{
  GocuaSyncPage *self;

  g_return_val_if_fail (GOCUA_IS_SESSION (session), NULL);

  self = g_object_new (GOCUA_TYPE_SYNC_PAGE, NULL);
  self->session = g_object_ref (session);
  gocua_sync_account_set_session (self->account, session);
  g_signal_connect_object (gocua_session_get_sync (session), "changed", G_CALLBACK (sync_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed", G_CALLBACK (read_lists), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
gocua_sync_page_show_standing (GocuaSyncPage *self, const GocuaSyncStanding *standing)
{
  g_autofree char *today = NULL;

  g_return_if_fail (GOCUA_IS_SYNC_PAGE (self));
  g_return_if_fail (standing != NULL);

  today = gocua_session_get_today (self->session);
  if (standing != self->standing)
    {
      g_clear_pointer (&self->standing, gocua_sync_standing_free);
      self->standing = gocua_sync_standing_copy (standing);
    }
  gocua_sync_head_set_standing (self->head, self->standing, today, g_get_real_time () / 1000);
  gocua_sync_account_set_standing (self->account, self->standing);
  /* Translators: heading of a list; %s is how many there are */
  set_title (self->conflicts_title, _ ("Entered differently by two people (%s)"), standing->n_conflicts);
  /* Translators: heading of a list; %s is how many there are */
  set_title (self->refused_title, _ ("Not taken by the server (%s)"), standing->n_rejected);
  /* Translators: heading of a list; %s is how many there are */
  set_title (self->waiting_title, _ ("Waits to be sent (%s)"), standing->n_waiting);
  show_state (self, NULL);
}

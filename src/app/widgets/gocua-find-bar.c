/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-find-bar.c: one entry by which everything is found: households, areas, teams, pages, actions. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/widgets/gocua-find-bar.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/widgets/gocua-found-row.h"
#include "core/gocua-text.h"

/* How long the list stays as it is while the households are looked for, in milliseconds. They are there
 * before that as a rule, and the list changes once for a letter, not twice. */
#define PATIENCE_MS  150
#define ROWS_IN_PAGE 8
#define N_RECENT     8

/*
 * The list is always that of one text, which need not be the one in the entry yet: @is_current says so. Enter
 * never takes a line that the person has not seen for what they typed, so it waits for the list.
 */
struct _GocuaFindBar
{
  GtkWidget parent_instance;

  GtkWidget *panel;
  GtkEntry *entry;
  GtkWidget *scrolled;
  GtkListBox *list;
  GtkLabel *message;

  GSettings *settings;
  GocuaSession *session; /* (nullable) */
  GocuaCommandPlaces places;
  GtkRoot *root;    /* (nullable): whose focus is watched while it is open */
  GtkWidget *giver; /* (nullable) (weak): had the keyboard before */

  char *preedit; /* (nullable): what an input method is composing */
  guint look_source;
  char *text;           /* what is looked for */
  GPtrArray *found;     /* of GocuaFound: the lines of the list */
  GCancellable *asking; /* (nullable) */
  guint patience_source;
  gboolean is_current;
  gboolean takes_when_there; /* Enter was pressed before the list was there */
  gboolean has_moved;        /* the person has chosen another line than the first one */
};

G_DEFINE_FINAL_TYPE (GocuaFindBar, gocua_find_bar, GTK_TYPE_WIDGET)

static void look (GocuaFindBar *self);

static void
stop_asking (GocuaFindBar *self)
{
  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_handle_id (&self->patience_source, g_source_remove);
}

/* Opening and closing */

static void
close_bar (GocuaFindBar *self, gboolean gives_back)
{
  GtkRoot *root = self->root;

  if (root == NULL)
    return;
  stop_asking (self);
  g_clear_handle_id (&self->look_source, g_source_remove);
  self->takes_when_there = FALSE;
  g_signal_handlers_disconnect_by_data (root, self);
  self->root = NULL;
  /* Before the entry goes, or the toolkit looks for another place by itself. */
  if (gives_back && self->giver != NULL && gtk_widget_get_mapped (self->giver))
    gtk_root_set_focus (root, self->giver);
  g_clear_weak_pointer (&self->giver);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_clear_object (&self->places.ward);
  g_clear_object (&self->session);
}

static void
focus_moved_cb (GocuaFindBar *self)
{
  GtkWidget *focus = gtk_root_get_focus (self->root);

  if (focus != NULL && !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    close_bar (self, FALSE);
}

/* Going where somebody chose to go */

static void
remember (GocuaFindBar *self, const char *title)
{
  g_auto (GStrv) before = g_settings_get_strv (self->settings, "recent-commands");
  g_autoptr (GPtrArray) now = g_ptr_array_new ();

  g_ptr_array_add (now, (gpointer) title);
  for (guint i = 0; before[i] != NULL && now->len < N_RECENT; i++)
    if (!g_str_equal (before[i], title))
      g_ptr_array_add (now, before[i]);
  g_ptr_array_add (now, NULL);
  g_settings_set_strv (self->settings, "recent-commands", (const char *const *) now->pdata);
}

static void
go (GocuaFindBar *self, GocuaSession *session, const GocuaFound *found)
{
  g_autoptr (GocuaQuery) query = gocua_query_new ();

  if (found->kind == GOCUA_FOUND_TEAM)
    gocua_session_go (session, "areas", NULL, &found->id);
  else if (found->kind == GOCUA_FOUND_HOUSEHOLD && !gocua_id_is_null (&found->id))
    gocua_session_go (session, "households", NULL, &found->id);
  else
    {
      if (found->kind == GOCUA_FOUND_AREA)
        gocua_query_add_area (query, &found->id);
      else
        gocua_query_set_search (query, self->text);
      gocua_session_go (session, "households", query, NULL);
    }
}

static void
take (GocuaFindBar *self, const GocuaFound *found)
{
  GocuaCommandPlaces places = self->places;
  g_autoptr (GPtrArray) keeps = g_ptr_array_ref (self->found);
  g_autoptr (GocuaSession) session = self->session != NULL ? g_object_ref (self->session) : NULL;
  g_autoptr (GObject) keeps_ward = places.ward != NULL ? g_object_ref (G_OBJECT (places.ward)) : NULL;

  /* What is done next begins where the person was. */
  close_bar (self, TRUE);
  if (found->command != NULL)
    {
      remember (self, found->command->title);
      gocua_command_run (found->command, &places);
    }
  else if (session != NULL)
    go (self, session, found);
}

static void
row_activated_cb (GocuaFindBar *self, GtkListBoxRow *row)
{
  guint index = (guint) gtk_list_box_row_get_index (row);

  if (index < self->found->len)
    take (self, g_ptr_array_index (self->found, index));
}

static void
activate_cb (GocuaFindBar *self)
{
  GtkListBoxRow *row;

  look (self);
  row = gtk_list_box_get_selected_row (self->list);
  if (!self->is_current || (row == NULL && self->asking != NULL))
    self->takes_when_there = TRUE;
  else if (row != NULL)
    row_activated_cb (self, row);
}

/* The list */

static void
set_header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  GocuaFindBar *self = data;
  guint index = (guint) gtk_list_box_row_get_index (row);
  const GocuaFound *found = index < self->found->len ? g_ptr_array_index (self->found, index) : NULL;

  gtk_list_box_row_set_header (row, found != NULL ? gocua_found_row_make_heading (found) : NULL);
}

/* Where the row is in what is scrolled, its heading included. */
static void
show_row (GocuaFindBar *self, GtkWidget *row)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
  GtkWidget *header = gtk_list_box_row_get_header (GTK_LIST_BOX_ROW (row));
  graphene_rect_t top, bottom;

  if (!gtk_widget_compute_bounds (header != NULL ? header : row, GTK_WIDGET (self->list), &top) ||
      !gtk_widget_compute_bounds (row, GTK_WIDGET (self->list), &bottom))
    return;
  gtk_adjustment_clamp_page (adjustment, top.origin.y, bottom.origin.y + bottom.size.height);
}

static void
select_row (GocuaFindBar *self, int index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, index);

  if (row == NULL)
    return;
  gtk_list_box_select_row (self->list, row);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT,
                                  row, -1);
  show_row (self, GTK_WIDGET (row));
}

static void
move_selection (GocuaFindBar *self, int step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int last = (int) self->found->len - 1;
  int index = row != NULL ? gtk_list_box_row_get_index (row) + step : 0;

  self->has_moved = TRUE;
  if (last >= 0)
    select_row (self, CLAMP (index, 0, last));
}

/* Where the line is now that stood at the place of the selected one; 0 when it is gone. */
static int
find_again (const GPtrArray *found, const GocuaFound *line)
{
  for (guint i = 0; i < found->len; i++)
    {
      const GocuaFound *other = g_ptr_array_index (found, i);

      if (other->kind == line->kind && other->command == line->command &&
          gocua_id_equal (&other->id, &line->id))
        return (int) i;
    }
  return 0;
}

static const GocuaFound *
get_selected (GocuaFindBar *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return row != NULL ? g_ptr_array_index (self->found, gtk_list_box_row_get_index (row)) : NULL;
}

static void
fill (GocuaFindBar *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < self->found->len; i++)
    gtk_list_box_append (self->list, gocua_found_row_new (g_ptr_array_index (self->found, i)));
  gtk_widget_set_visible (self->scrolled, self->found->len > 0);
}

static void
set_message (GocuaFindBar *self, const char *text)
{
  gtk_label_set_text (self->message, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), text != NULL);
}

/* Says that there is nothing, and offers what may have been wanted; Enter alone does not do that. */
static void
show_nothing (GocuaFindBar *self)
{
  /* Translators: %s is what was typed */
  g_autofree char *words = g_strdup_printf (_ ("Nothing found for “%s”. Try fewer words, or only the house "
                                               "number, a name or part of a phone number. Accents may be "
                                               "left out."),
                                            self->text);

  set_message (self, words);
  g_ptr_array_unref (self->found);
  self->found = gocua_finder_offer (&self->places);
  fill (self);
}

/* @households: (nullable): not there yet, or none to be had */
static void
show (GocuaFindBar *self, const GocuaFoundHouseholds *households)
{
  g_auto (GStrv) recent = g_settings_get_strv (self->settings, "recent-commands");
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->found);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int selected = 0;

  self->found =
      gocua_finder_list (self->text, self->session, &self->places, households, (const char *const *) recent);
  if (self->has_moved && row != NULL)
    selected = find_again (self->found, g_ptr_array_index (before, gtk_list_box_row_get_index (row)));
  self->is_current = TRUE;
  if (self->found->len == 0 && self->asking == NULL)
    {
      show_nothing (self);
      return;
    }
  set_message (self, self->asking != NULL ? _ ("Looking for households…") : NULL);
  fill (self);
  select_row (self, selected);
}

static void
take_if_wanted (GocuaFindBar *self)
{
  const GocuaFound *selected = get_selected (self);

  if (!self->takes_when_there)
    return;
  self->takes_when_there = FALSE;
  if (selected != NULL)
    take (self, selected);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GocuaFindBar) self = user_data;
  g_autoptr (GError) error = NULL;
  GocuaFoundHouseholds *households = gocua_finder_ask_finish (source, result, &error);

  /* Only the newest question is not cancelled, and none of a bar that was closed. */
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      stop_asking (self);
      if (error != NULL)
        gocua_session_report (self->session, _ ("The households could not be searched."), error);
      show (self, households);
      take_if_wanted (self);
    }
  g_clear_pointer (&households, gocua_found_households_free);
}

static gboolean
out_of_patience_cb (gpointer user_data)
{
  GocuaFindBar *self = user_data;

  self->patience_source = 0;
  show (self, NULL);
  return G_SOURCE_REMOVE;
}

/* What was typed, with what is still being composed where it will stand. An input method composes a whole
 * word, which would be found only after it. */
static char *
get_text (GocuaFindBar *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  const char *at = g_utf8_offset_to_pointer (text, gtk_editable_get_position (GTK_EDITABLE (self->entry)));

  if (self->preedit == NULL)
    return g_strdup (text);
  return g_strdup_printf ("%.*s%s%s", (int) (at - text), text, self->preedit, at);
}

static void
look (GocuaFindBar *self)
{
  g_autofree char *text = get_text (self);
  g_autofree char *words = gocua_text_fold_line (text);

  g_clear_handle_id (&self->look_source, g_source_remove);
  if (self->root == NULL || g_strcmp0 (text, self->text) == 0)
    return;
  stop_asking (self);
  g_free (self->text);
  self->text = g_steal_pointer (&text);
  self->is_current = FALSE;
  self->has_moved = FALSE;
  self->takes_when_there = FALSE;
  if (self->session == NULL || *words == '\0')
    {
      show (self, NULL);
      return;
    }
  self->asking = g_cancellable_new ();
  self->patience_source = g_timeout_add (PATIENCE_MS, out_of_patience_cb, self);
  gocua_finder_ask_async (self->session, self->text, self->asking, found_cb, g_object_ref (self));
}

static gboolean
look_cb (gpointer user_data)
{
  GocuaFindBar *self = user_data;

  self->look_source = 0;
  look (self);
  return G_SOURCE_REMOVE;
}

/* An input method ends with two steps, of which the first leaves the word out: only what stands then counts.
 * Before the next frame. */
static void
look_soon (GocuaFindBar *self)
{
  if (self->root != NULL && self->look_source == 0)
    self->look_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, look_cb, self, NULL);
}

static void
text_changed_cb (GocuaFindBar *self)
{
  look_soon (self);
}

static void
preedit_changed_cb (GocuaFindBar *self, const char *preedit)
{
  g_free (self->preedit);
  self->preedit = preedit != NULL && *preedit != '\0' ? g_strdup (preedit) : NULL;
  look_soon (self);
}

/* Keys */

static gboolean
move_by_key (GocuaFindBar *self, guint keyval)
{
  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
      move_selection (self, 1);
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
    case GDK_KEY_ISO_Left_Tab:
      move_selection (self, -1);
      return TRUE;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      move_selection (self, ROWS_IN_PAGE);
      return TRUE;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      move_selection (self, -ROWS_IN_PAGE);
      return TRUE;
    default:
      return FALSE;
    }
}

/* In the bubble phase, after the entry and with it the input method. Whatever else comes this far would do
 * something in the page behind. */
static gboolean
key_pressed_cb (GocuaFindBar *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (keyval == GDK_KEY_Escape)
    close_bar (self, TRUE);
  else if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) == 0)
    move_by_key (self, keyval);
  return GDK_EVENT_STOP;
}

static void
clicked_cb (GocuaFindBar *self, int n_press, double x, double y)
{
  GtkWidget *at = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  if (at == NULL || (at != self->panel && !gtk_widget_is_ancestor (at, self->panel)))
    close_bar (self, TRUE);
}

static void
gocua_find_bar_dispose (GObject *object)
{
  GocuaFindBar *self = GOCUA_FIND_BAR (object);
  GtkWidget *child;

  close_bar (self, FALSE);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (gocua_find_bar_parent_class)->dispose (object);
}

static void
gocua_find_bar_finalize (GObject *object)
{
  GocuaFindBar *self = GOCUA_FIND_BAR (object);

  g_free (self->preedit);
  g_free (self->text);
  g_ptr_array_unref (self->found);
  G_OBJECT_CLASS (gocua_find_bar_parent_class)->finalize (object);
}

static void
gocua_find_bar_class_init (GocuaFindBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gocua_find_bar_dispose;
  object_class->finalize = gocua_find_bar_finalize;

  gtk_widget_class_set_css_name (widget_class, "findbar");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/gocua/GoCua/ui/gocua-find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, GocuaFindBar, panel);
  gtk_widget_class_bind_template_child (widget_class, GocuaFindBar, entry);
  gtk_widget_class_bind_template_child (widget_class, GocuaFindBar, scrolled);
  gtk_widget_class_bind_template_child (widget_class, GocuaFindBar, list);
  gtk_widget_class_bind_template_child (widget_class, GocuaFindBar, message);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
}

static void
gocua_find_bar_init (GocuaFindBar *self)
{
  self->found = g_ptr_array_new_with_free_func (gocua_found_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, set_header_cb, self, NULL);
  g_signal_connect_swapped (gtk_editable_get_delegate (GTK_EDITABLE (self->entry)), "preedit-changed",
                            G_CALLBACK (preedit_changed_cb), self);
}

GtkWidget *
gocua_find_bar_new (GSettings *settings)
{
  GocuaFindBar *self;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (GOCUA_TYPE_FIND_BAR, NULL);
  self->settings = g_object_ref (settings);
  return GTK_WIDGET (self);
}

void
gocua_find_bar_open (GocuaFindBar *self, GocuaSession *session, const GocuaCommandPlaces *places)
{
  g_return_if_fail (GOCUA_IS_FIND_BAR (self));
  g_return_if_fail (gtk_widget_get_root (GTK_WIDGET (self)) != NULL);
  g_return_if_fail (places != NULL);

  if (self->root == NULL)
    {
      self->root = gtk_widget_get_root (GTK_WIDGET (self));
      g_set_weak_pointer (&self->giver, gtk_root_get_focus (self->root));
      self->places = *places;
      self->places.ward = places->ward != NULL ? g_object_ref (places->ward) : NULL;
      g_set_object (&self->session, session);
      gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
      g_clear_pointer (&self->text, g_free);
      gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
      look (self);
      g_signal_connect_object (self->root, "notify::focus-widget", G_CALLBACK (focus_moved_cb), self,
                               G_CONNECT_SWAPPED);
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

gboolean
gocua_find_bar_is_open (GocuaFindBar *self)
{
  g_return_val_if_fail (GOCUA_IS_FIND_BAR (self), FALSE);

  return self->root != NULL;
}

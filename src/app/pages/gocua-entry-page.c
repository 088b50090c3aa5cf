/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-entry-page.c: the grid into which a day's results are typed. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/pages/gocua-entry-page.h"

#include <adwaita.h>

#include "app/dialogs/gocua-new-household-dialog.h"
#include "app/gocua-entry-commit.h"
#include "app/gocua-entry-draft.h"
#include "app/gocua-entry-lookup.h"
#include "app/gocua-entry-rules.h"
#include "app/gocua-entry-words.h"
#include "app/gocua-meanwhile.h"
#include "app/widgets/gocua-entry-cells.h"
#include "app/widgets/gocua-entry-head.h"
#include "app/widgets/gocua-entry-line.h"
#include "core/gocua-date.h"

/* Long enough not to write at each key, short enough to lose next to nothing to a power cut. */
#define DRAFT_DELAY_MS 1000

struct _GocuaEntryPage
{
  GtkWidget parent_instance;

  GtkStack *stack;
  GocuaEntryHead *head;
  GtkBox *heads;
  GtkBox *lines_box;
  GtkAdjustment *scroll;
  GtkLabel *keys;

  GocuaSession *session;
  GocuaCampaign *campaign; /* (nullable): that the grid was made for */
  GPtrArray *groups;       /* of GtkSizeGroup */
  GPtrArray *lines;        /* of GocuaEntryLine, owned by the box */
  GocuaEntryLine *active;  /* (nullable) */
  GocuaEntryLine *left;    /* (nullable): the one that was active before */
  GArray *committed;       /* of GocuaId: the batches that Ctrl+Z takes back, the last one at the end */
  gint64 saved_at;
  GCancellable *cancellable;
  gulong focus_handler;
  guint draft_source;
  char *draft; /* as it was written last */
  gboolean draft_loaded;
  gboolean facts_loading;
  gboolean facts_stale;
};

G_DEFINE_FINAL_TYPE (GocuaEntryPage, gocua_entry_page, GTK_TYPE_WIDGET)

static GocuaEntryLine *append_line (GocuaEntryPage *self, GocuaEntryModel *model);
static void load_facts (GocuaEntryPage *self);
static void leave_line (GocuaEntryPage *self, GocuaEntryLine *line);

static GocuaEntryLine *
line_at (GocuaEntryPage *self, guint index)
{
  return g_ptr_array_index (self->lines, index);
}

static guint
index_of (GocuaEntryPage *self, GocuaEntryLine *line)
{
  guint index = 0;

  g_ptr_array_find (self->lines, line, &index);
  return index;
}

static GocuaEntryModel *
model_at (GocuaEntryPage *self, guint index)
{
  return gocua_entry_line_get_model (line_at (self, index));
}

static void
show_count (GocuaEntryPage *self)
{
  guint n = 0;

  for (guint i = 0; i < self->lines->len; i++)
    n += gocua_entry_model_get_state (model_at (self, i)) != GOCUA_ENTRY_EMPTY;
  gocua_entry_head_set_count (self->head, n, self->saved_at);
}

static void
show_keys (GocuaEntryPage *self)
{
  int cell = self->active != NULL ? gocua_entry_line_get_focused_cell (self->active) : GOCUA_ENTRY_CELL_NONE;
  g_autofree char *markup = NULL;

  if (self->campaign == NULL || cell < 0)
    return;
  markup = gocua_entry_describe_keys (self->campaign, cell);
  gtk_label_set_markup (self->keys, markup);
}

/* The draft: what is typed and not saved, so that a power cut takes nothing. */

static char *
make_draft (GocuaEntryPage *self)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  gsize n_groups = 0;

  for (guint i = 0; i < self->lines->len; i++)
    gocua_entry_draft_add (file, model_at (self, i));
  g_strfreev (g_key_file_get_groups (file, &n_groups));
  if (n_groups == 0)
    return g_strdup ("");
  gocua_entry_head_to_draft (self->head, file);
  return g_key_file_to_data (file, NULL, NULL);
}

static void
draft_saved_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GocuaEntryPage) self = GOCUA_ENTRY_PAGE (user_data);
  g_autoptr (GError) error = NULL;

  gocua_store_call_finish (GOCUA_STORE (object), result, &error);
  if (error == NULL)
    return;
  /* Nobody needs to be told: each line says that it is not saved. The next change tries again. */
  g_clear_pointer (&self->draft, g_free);
  g_debug ("The draft was not kept: %s", error->message);
}

static void
save_draft (GocuaEntryPage *self)
{
  g_autofree char *draft = NULL;

  g_clear_handle_id (&self->draft_source, g_source_remove);
  if (!self->draft_loaded || self->session == NULL)
    return;
  draft = make_draft (self);
  if (g_strcmp0 (draft, self->draft) == 0)
    return;
  g_free (self->draft);
  self->draft = g_steal_pointer (&draft);
  gocua_entry_save_draft (gocua_session_get_store (self->session), self->draft, draft_saved_cb,
                          g_object_ref (self));
}

static gboolean
draft_due_cb (gpointer user_data)
{
  GocuaEntryPage *self = user_data;

  self->draft_source = 0;
  save_draft (self);
  return G_SOURCE_REMOVE;
}

static void
schedule_draft (GocuaEntryPage *self)
{
  g_clear_handle_id (&self->draft_source, g_source_remove);
  self->draft_source = g_timeout_add (DRAFT_DELAY_MS, draft_due_cb, self);
}

static void
take_draft (GocuaEntryPage *self, GKeyFile *file)
{
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);
  gboolean any = FALSE;

  for (guint i = 0; groups[i] != NULL; i++)
    {
      g_autoptr (GocuaEntryModel) model = gocua_entry_draft_get (file, groups[i], self->campaign);
      guint last = self->lines->len - 1;

      if (model == NULL || gocua_entry_model_get_state (model) == GOCUA_ENTRY_EMPTY)
        continue;
      any = TRUE;
      append_line (self, model);
      /* The empty line stays the last one. */
      if (gocua_entry_model_get_state (model_at (self, last)) == GOCUA_ENTRY_EMPTY)
        {
          GocuaEntryLine *empty = g_ptr_array_steal_index (self->lines, last);

          gtk_box_reorder_child_after (self->lines_box, GTK_WIDGET (empty),
                                       GTK_WIDGET (line_at (self, last)));
          g_ptr_array_add (self->lines, empty);
        }
    }
  if (any)
    gocua_entry_head_from_draft (self->head, file);
  for (guint i = 0; i < self->lines->len; i++)
    gocua_entry_line_set_number (line_at (self, i), i + 1);
}

static void
draft_loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GocuaEntryPage) self = GOCUA_ENTRY_PAGE (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = gocua_store_call_finish (GOCUA_STORE (object), result, &error);
  g_autoptr (GKeyFile) file = g_key_file_new ();

  if (error != NULL || self->campaign == NULL)
    return;
  self->draft_loaded = TRUE;
  g_free (self->draft);
  self->draft = g_strdup (text != NULL ? text : "");
  if (text == NULL || !g_key_file_load_from_data (file, text, (gsize) -1, G_KEY_FILE_NONE, NULL))
    return;
  take_draft (self, file);
  load_facts (self);
}

/* Saving. */

static GocuaEntryLine *
find_line (GocuaEntryPage *self, GocuaEntryModel *model)
{
  for (guint i = 0; i < self->lines->len; i++)
    if (model_at (self, i) == model)
      return line_at (self, i);
  return NULL;
}

static void
committed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GocuaEntryPage) self = GOCUA_ENTRY_PAGE (user_data);
  GocuaEntryModel *model = gocua_entry_commit_get_line (result);
  GocuaEntryLine *line;
  GocuaId batch;
  gboolean saved = gocua_entry_commit_finish (result, &batch);

  if (saved)
    {
      self->saved_at = gocua_entry_model_get_saved_at (model);
      g_array_append_val (self->committed, batch);
    }
  if (self->session == NULL)
    return;
  show_count (self);
  save_draft (self);
  load_facts (self);
  line = find_line (self, model);
  if (saved && line != NULL && line != self->active && gocua_entry_model_needs_save (model))
    leave_line (self, line);
}

static void
commit_line (GocuaEntryPage *self, GocuaEntryLine *line, gboolean asked_for)
{
  GocuaEntryModel *model = gocua_entry_line_get_model (line);
  const char *date = gocua_entry_head_get_date (self->head);
  g_autofree char *today = gocua_session_get_today (self->session);
  g_autofree char *mistake = NULL;

  if (!gocua_entry_model_needs_save (model) &&
      !(asked_for && gocua_entry_model_get_state (model) == GOCUA_ENTRY_TAKEN_BACK))
    return;
  mistake = gocua_entry_check (model, date, today, NULL);
  gocua_entry_line_set_complaining (line, mistake != NULL);
  if (mistake == NULL &&
      !gocua_entry_commit_line (self->session, model, date, gocua_entry_head_get_team (self->head),
                                committed_cb, g_object_ref (self)))
    g_object_unref (self);
}

typedef struct
{
  GocuaEntryPage *page;
  GocuaEntryLine *line;
  gboolean asked_for;
} Leaving;

static void
leaving_free (gpointer data)
{
  Leaving *leaving = data;

  g_object_unref (leaving->page);
  g_object_unref (leaving->line);
  g_free (leaving);
}

static gboolean
leave_idle_cb (gpointer user_data)
{
  Leaving *leaving = user_data;

  if (leaving->page->session == NULL || !g_ptr_array_find (leaving->page->lines, leaving->line, NULL))
    return G_SOURCE_REMOVE;
  gocua_entry_line_tidy (leaving->line);
  commit_line (leaving->page, leaving->line, leaving->asked_for);
  return G_SOURCE_REMOVE;
}

/* Not at once: an input method hands over its last syllable only after the entry has lost the focus. */
static void
leave_line_later (GocuaEntryPage *self, GocuaEntryLine *line, gboolean asked_for)
{
  Leaving *leaving = g_new0 (Leaving, 1);

  leaving->page = g_object_ref (self);
  leaving->line = g_object_ref (line);
  leaving->asked_for = asked_for;
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, leave_idle_cb, leaving, leaving_free);
}

static void
leave_line (GocuaEntryPage *self, GocuaEntryLine *line)
{
  leave_line_later (self, line, FALSE);
}

/* What the store knows of the lines: undone, edited elsewhere, the names of households. */

/* What somebody else did to the visit since the line showed it. */
static void
note_meanwhile (GocuaEntryModel *model, const GocuaEntryFacts *facts)
{
  const GocuaRecord *seen = gocua_entry_model_get_seen (model);
  g_autoptr (GocuaMeanwhile) meanwhile = NULL;
  g_autofree char *sentence = NULL;

  if (seen == NULL || facts->events == NULL)
    return;
  meanwhile = gocua_meanwhile_find (GOCUA_KIND_VISIT, facts->events, seen);
  if (meanwhile == NULL)
    return;
  sentence = gocua_meanwhile_describe (meanwhile);
  gocua_entry_model_set_meanwhile (model, sentence);
}

static void
take_facts (GocuaEntryPage *self, GPtrArray *all)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      GocuaEntryModel *model = model_at (self, i);

      for (guint j = 0; j < all->len; j++)
        {
          GocuaEntryFacts *facts = g_ptr_array_index (all, j);

          if (!gocua_id_equal (&facts->visit->id, gocua_entry_model_get_id (model)))
            continue;
          note_meanwhile (model, facts);
          gocua_entry_model_sync (model, facts->visit);
          if (facts->household != NULL && gocua_entry_model_get_seen (model) == NULL)
            gocua_entry_model_refresh_household (model, facts->household);
          break;
        }
    }
}

static void
facts_loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GocuaEntryPage) self = GOCUA_ENTRY_PAGE (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = gocua_store_call_finish (GOCUA_STORE (object), result, &error);

  self->facts_loading = FALSE;
  if (self->session == NULL)
    return;
  if (all != NULL)
    take_facts (self, all);
  if (self->facts_stale)
    load_facts (self);
}

static void
load_facts (GocuaEntryPage *self)
{
  static const GocuaId none;
  GArray *visits, *households;

  self->facts_stale = self->facts_loading || !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->facts_stale)
    return;
  visits = g_array_new (FALSE, FALSE, sizeof (GocuaId));
  households = g_array_new (FALSE, FALSE, sizeof (GocuaId));
  for (guint i = 0; i < self->lines->len; i++)
    {
      GocuaEntryModel *model = model_at (self, i);
      const GocuaId *household = gocua_entry_model_get_household (model);

      if (gocua_entry_model_get_state (model) == GOCUA_ENTRY_EMPTY)
        continue;
      g_array_append_vals (visits, gocua_entry_model_get_id (model), 1);
      g_array_append_vals (households, household != NULL ? household : &none, 1);
    }
  self->facts_loading = TRUE;
  gocua_entry_load_facts (gocua_session_get_store (self->session), visits, households,
                          gocua_session_get_campaign_id (self->session), self->cancellable, facts_loaded_cb,
                          g_object_ref (self));
}

/* Lines. */

static void
line_changed_cb (GocuaEntryPage *self, GocuaEntryModel *model)
{
  GocuaEntryLine *line = find_line (self, model);

  if (line == NULL)
    return;
  if (line == line_at (self, self->lines->len - 1) &&
      gocua_entry_model_get_state (model) != GOCUA_ENTRY_EMPTY)
    append_line (self, NULL);
  show_count (self);
  if (!gocua_entry_model_needs_save (model))
    return;
  schedule_draft (self);
  /* A last syllable that the input method handed over late. */
  if (line == self->left && line != self->active && gocua_entry_model_get_state (model) == GOCUA_ENTRY_EDITED)
    leave_line (self, line);
}

static void
go_to (GocuaEntryPage *self, guint index, int cell)
{
  if (index < self->lines->len)
    gocua_entry_line_focus_cell (line_at (self, index), cell);
}

static void
line_move_cb (GocuaEntryPage *self, int cell, int move, GocuaEntryLine *line)
{
  GocuaEntryModel *model = gocua_entry_line_get_model (line);
  gboolean skip = move == GOCUA_ENTRY_MOVE_NEXT || move == GOCUA_ENTRY_MOVE_PREVIOUS;
  int step = move == GOCUA_ENTRY_MOVE_NEXT || move == GOCUA_ENTRY_MOVE_RIGHT ? 1 : -1;
  guint index = index_of (self, line);
  int next;

  if (move == GOCUA_ENTRY_MOVE_UP || move == GOCUA_ENTRY_MOVE_DOWN)
    {
      if (move == GOCUA_ENTRY_MOVE_DOWN || index > 0)
        go_to (self, move == GOCUA_ENTRY_MOVE_DOWN ? index + 1 : index - 1, cell);
      return;
    }
  next = gocua_entry_next_cell (model, cell, step, skip);
  if (next >= 0 && next < gocua_entry_model_get_n_cells (model))
    gocua_entry_line_focus_cell (line, next);
  else if (next >= 0 && skip)
    go_to (self, index + 1, GOCUA_ENTRY_CELL_HOUSEHOLD);
  else if (next < 0 && skip && index > 0)
    go_to (
        self, index - 1,
        gocua_entry_next_cell (model_at (self, index - 1), gocua_entry_model_get_n_cells (model), -1, TRUE));
  else if (next < 0 && skip)
    gocua_entry_head_focus_last (self->head);
}

static void
line_copy_above_cb (GocuaEntryPage *self, int cell, GocuaEntryLine *line)
{
  guint index = index_of (self, line);

  if (index == 0 ||
      !gocua_entry_model_copy_cell (gocua_entry_line_get_model (line), model_at (self, index - 1), cell))
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
household_added_cb (GocuaEntryLine *line, const GocuaHouseholdRow *row)
{
  gocua_entry_model_set_household (gocua_entry_line_get_model (line), row);
  gocua_entry_line_focus_cell (line, GOCUA_ENTRY_CELL_OUTCOME);
}

static void
line_new_household_cb (GocuaEntryPage *self, const char *text, GocuaEntryLine *line)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  const char *sought =
      gocua_entry_model_get_household (gocua_entry_line_get_model (line)) != NULL ? "" : text;
  GtkWindow *dialog = gocua_new_household_dialog_new (self->session, GTK_WINDOW (root), sought,
                                                      gocua_entry_head_get_area (self->head));

  g_signal_connect_object (dialog, "added", G_CALLBACK (household_added_cb), line, G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

/* @model: (nullable): for %NULL an empty one is made. */
static GocuaEntryLine *
append_line (GocuaEntryPage *self, GocuaEntryModel *model)
{
  g_autoptr (GocuaEntryModel) owned =
      model != NULL ? g_object_ref (model) : gocua_entry_model_new (self->campaign);
  GtkWidget *line = gocua_entry_line_new (self->session, owned, self->groups);

  gocua_entry_line_set_number (GOCUA_ENTRY_LINE (line), self->lines->len + 1);
  gocua_entry_line_set_area (GOCUA_ENTRY_LINE (line), gocua_entry_head_get_area (self->head));
  gocua_entry_line_set_date (GOCUA_ENTRY_LINE (line), gocua_entry_head_get_date (self->head));
  g_signal_connect_object (line, "move", G_CALLBACK (line_move_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (line, "copy-above", G_CALLBACK (line_copy_above_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (line, "new-household", G_CALLBACK (line_new_household_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (owned, "changed", G_CALLBACK (line_changed_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->lines, line);
  gtk_box_append (self->lines_box, line);
  return GOCUA_ENTRY_LINE (line);
}

static void
clear_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

/* A grid belongs to one campaign. What is unfinished is carried over as a draft; what is saved is in the
 * store. */
static void
make_grid (GocuaEntryPage *self)
{
  GocuaCampaign *campaign = gocua_session_get_campaign (self->session);
  g_autofree char *draft = self->campaign != NULL ? make_draft (self) : NULL;
  g_autoptr (GKeyFile) file = g_key_file_new ();

  self->active = NULL;
  self->left = NULL;
  g_ptr_array_set_size (self->lines, 0);
  clear_box (self->lines_box);
  clear_box (self->heads);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->campaign, gocua_campaign_unref);
  gtk_stack_set_visible_child_name (self->stack, campaign != NULL ? "grid" : "nothing");
  if (campaign == NULL)
    return;
  self->campaign = gocua_campaign_ref (campaign);
  self->groups = gocua_entry_cells_make_heads (campaign, self->heads);
  append_line (self, NULL);
  if (draft != NULL && g_key_file_load_from_data (file, draft, (gsize) -1, G_KEY_FILE_NONE, NULL))
    take_draft (self, file);
  else if (!self->draft_loaded)
    gocua_entry_load_draft (gocua_session_get_store (self->session), self->cancellable, draft_loaded_cb,
                            g_object_ref (self));
  show_count (self);
}

static void
head_changed_cb (GocuaEntryPage *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      gocua_entry_line_set_area (line_at (self, i), gocua_entry_head_get_area (self->head));
      gocua_entry_line_set_date (line_at (self, i), gocua_entry_head_get_date (self->head));
    }
}

static void
head_done_cb (GocuaEntryPage *self)
{
  if (self->lines->len > 0)
    go_to (self, self->lines->len - 1, GOCUA_ENTRY_CELL_HOUSEHOLD);
}

static gboolean
is_same_campaign (GocuaCampaign *a, GocuaCampaign *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return g_str_equal (gocua_campaign_get_key (a), gocua_campaign_get_key (b));
}

static void
session_changed_cb (GocuaEntryPage *self)
{
  gocua_entry_head_refresh (self->head);
  if (!is_same_campaign (self->campaign, gocua_session_get_campaign (self->session)))
    make_grid (self);
  load_facts (self);
}

/* Keys of the whole page. */

static gboolean
save_shortcut_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  GocuaEntryPage *self = GOCUA_ENTRY_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  int cell;

  if (self->active == NULL)
    return GDK_EVENT_PROPAGATE;
  cell = gocua_entry_line_get_focused_cell (self->active);
  gtk_root_set_focus (root, NULL);
  leave_line_later (self, self->active, TRUE);
  if (cell >= 0)
    gocua_entry_line_focus_cell (self->active, cell);
  /* A line that failed earlier gets another try too. */
  for (guint i = 0; i < self->lines->len; i++)
    if (line_at (self, i) != self->active)
      leave_line (self, line_at (self, i));
  return GDK_EVENT_STOP;
}

static gboolean
undo_shortcut_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  GocuaEntryPage *self = GOCUA_ENTRY_PAGE (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  GocuaId batch;

  /* While something is being typed, Ctrl+Z is about the typing. */
  if (self->committed->len == 0 || (self->active != NULL && GTK_IS_TEXT (focus) &&
                                    gocua_entry_model_needs_save (gocua_entry_line_get_model (self->active))))
    return GDK_EVENT_PROPAGATE;
  batch = g_array_index (self->committed, GocuaId, self->committed->len - 1);
  g_array_set_size (self->committed, self->committed->len - 1);
  gocua_session_undo (self->session, &batch);
  return GDK_EVENT_STOP;
}

static gboolean
clear_shortcut_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  GocuaEntryPage *self = GOCUA_ENTRY_PAGE (widget);

  if (self->active == NULL)
    return GDK_EVENT_PROPAGATE;
  gocua_entry_model_clear (gocua_entry_line_get_model (self->active));
  /* What others have set while it was being edited. */
  load_facts (self);
  gocua_entry_line_focus_cell (self->active, GOCUA_ENTRY_CELL_HOUSEHOLD);
  schedule_draft (self);
  return GDK_EVENT_STOP;
}

static gboolean
mend_shortcut_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  GocuaEntryPage *self = GOCUA_ENTRY_PAGE (widget);

  if (self->active == NULL)
    return GDK_EVENT_PROPAGATE;
  if (!gocua_entry_mend (gocua_entry_line_get_model (self->active)))
    gtk_widget_error_bell (widget);
  return GDK_EVENT_STOP;
}

static gboolean
new_household_shortcut_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  GocuaEntryPage *self = GOCUA_ENTRY_PAGE (widget);

  if (self->active == NULL)
    return GDK_EVENT_PROPAGATE;
  gocua_entry_line_ask_new_household (self->active);
  return GDK_EVENT_STOP;
}

/* In the capture phase, since an entry has its own use for Ctrl+Z and Ctrl+Delete. */
static void
add_shortcuts (GocuaEntryPage *self)
{
  static const struct
  {
    guint keyval;
    GdkModifierType modifiers;
    GtkShortcutFunc func;
  } shortcuts[] = {
    { GDK_KEY_s, GDK_CONTROL_MASK, save_shortcut_cb },
    { GDK_KEY_z, GDK_CONTROL_MASK, undo_shortcut_cb },
    { GDK_KEY_Delete, GDK_CONTROL_MASK, clear_shortcut_cb },
    { GDK_KEY_F2, 0, mend_shortcut_cb },
    { GDK_KEY_m, GDK_CONTROL_MASK, mend_shortcut_cb },
    { GDK_KEY_n, GDK_CONTROL_MASK, new_household_shortcut_cb },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_keyval_trigger_new (shortcuts[i].keyval, shortcuts[i].modifiers),
                          gtk_callback_action_new (shortcuts[i].func, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

/* Which line is being entered. */

static void
scroll_to (GocuaEntryPage *self, GocuaEntryLine *line)
{
  graphene_rect_t bounds;
  double top, page = gtk_adjustment_get_page_size (self->scroll);

  if (!gtk_widget_compute_bounds (GTK_WIDGET (line), GTK_WIDGET (self->lines_box), &bounds))
    return;
  top = (double) bounds.origin.y;
  gtk_adjustment_clamp_page (self->scroll, top, MIN (top + (double) bounds.size.height * 2, top + page));
}

static void
set_active (GocuaEntryPage *self, GocuaEntryLine *line)
{
  GocuaEntryLine *left = self->active;

  if (line == left)
    return;
  self->active = line;
  self->left = left;
  if (left != NULL)
    {
      gocua_entry_line_set_active (left, FALSE);
      leave_line (self, left);
    }
  if (line != NULL)
    {
      gocua_entry_line_set_active (line, TRUE);
      scroll_to (self, line);
    }
}

static void
focus_changed_cb (GocuaEntryPage *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *line = focus != NULL ? gtk_widget_get_ancestor (focus, GOCUA_TYPE_ENTRY_LINE) : NULL;

  if (focus == NULL)
    return;
  if (line != NULL && !g_ptr_array_find (self->lines, line, NULL))
    line = NULL;
  set_active (self, line != NULL ? GOCUA_ENTRY_LINE (line) : NULL);
  show_keys (self);
}

static void
gocua_entry_page_root (GtkWidget *widget)
{
  GocuaEntryPage *self = GOCUA_ENTRY_PAGE (widget);

  GTK_WIDGET_CLASS (gocua_entry_page_parent_class)->root (widget);
  self->focus_handler = g_signal_connect_swapped (gtk_widget_get_root (widget), "notify::focus-widget",
                                                  G_CALLBACK (focus_changed_cb), self);
}

static void
gocua_entry_page_unroot (GtkWidget *widget)
{
  GocuaEntryPage *self = GOCUA_ENTRY_PAGE (widget);

  g_clear_signal_handler (&self->focus_handler, gtk_widget_get_root (widget));
  GTK_WIDGET_CLASS (gocua_entry_page_parent_class)->unroot (widget);
}

static void
gocua_entry_page_map (GtkWidget *widget)
{
  GocuaEntryPage *self = GOCUA_ENTRY_PAGE (widget);

  GTK_WIDGET_CLASS (gocua_entry_page_parent_class)->map (widget);
  if (self->facts_stale)
    load_facts (self);
}

static void
gocua_entry_page_unmap (GtkWidget *widget)
{
  GocuaEntryPage *self = GOCUA_ENTRY_PAGE (widget);
  GocuaEntryLine *active = self->active;

  /* The window may be closing, so the line is saved now; what an input method still held comes with the
   * draft. */
  if (active != NULL && self->session != NULL)
    {
      set_active (self, NULL);
      commit_line (self, active, FALSE);
    }
  save_draft (self);
  GTK_WIDGET_CLASS (gocua_entry_page_parent_class)->unmap (widget);
}

static gboolean
gocua_entry_page_grab_focus (GtkWidget *widget)
{
  GocuaEntryPage *self = GOCUA_ENTRY_PAGE (widget);

  if (self->lines->len == 0)
    return FALSE;
  return gocua_entry_line_focus_cell (line_at (self, self->lines->len - 1), GOCUA_ENTRY_CELL_HOUSEHOLD);
}

static void
gocua_entry_page_dispose (GObject *object)
{
  GocuaEntryPage *self = GOCUA_ENTRY_PAGE (object);
  GtkWidget *child;

  save_draft (self);
  g_cancellable_cancel (self->cancellable);
  self->active = NULL;
  self->left = NULL;
  g_ptr_array_set_size (self->lines, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (gocua_entry_page_parent_class)->dispose (object);
}

static void
gocua_entry_page_finalize (GObject *object)
{
  GocuaEntryPage *self = GOCUA_ENTRY_PAGE (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->campaign, gocua_campaign_unref);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->committed, g_array_unref);
  g_clear_pointer (&self->draft, g_free);

  G_OBJECT_CLASS (gocua_entry_page_parent_class)->finalize (object);
}

static void
gocua_entry_page_class_init (GocuaEntryPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gocua_entry_page_dispose;
  object_class->finalize = gocua_entry_page_finalize;
  widget_class->root = gocua_entry_page_root;
  widget_class->unroot = gocua_entry_page_unroot;
  widget_class->map = gocua_entry_page_map;
  widget_class->unmap = gocua_entry_page_unmap;
  widget_class->grab_focus = gocua_entry_page_grab_focus;

  g_type_ensure (GOCUA_TYPE_ENTRY_HEAD);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "entrypage");
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/gocua/GoCua/ui/gocua-entry-page.ui");
  gtk_widget_class_bind_template_child (widget_class, GocuaEntryPage, stack);
  gtk_widget_class_bind_template_child (widget_class, GocuaEntryPage, head);
  gtk_widget_class_bind_template_child (widget_class, GocuaEntryPage, heads);
  gtk_widget_class_bind_template_child (widget_class, GocuaEntryPage, lines_box);
  gtk_widget_class_bind_template_child (widget_class, GocuaEntryPage, scroll);
  gtk_widget_class_bind_template_child (widget_class, GocuaEntryPage, keys);
  gtk_widget_class_bind_template_callback (widget_class, head_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, head_done_cb);
}

static void
gocua_entry_page_init (GocuaEntryPage *self)
{
  self->lines = g_ptr_array_new ();
  self->committed = g_array_new (FALSE, FALSE, sizeof (GocuaId));
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  add_shortcuts (self);
}

GtkWidget *
gocua_entry_page_new (GocuaSession *session)
{
  GocuaEntryPage *self;

  g_return_val_if_fail (GOCUA_IS_SESSION (session), NULL);

  self = g_object_new (GOCUA_TYPE_ENTRY_PAGE, NULL);
  self->session = g_object_ref (session);
  gocua_entry_head_set_session (self->head, session);
  make_grid (self);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

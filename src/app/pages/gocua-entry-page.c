/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-entry-page.c: the grid into which a day's results are typed. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/pages/gocua-entry-page.h"

#include <adwaita.h>

#include "app/gocua-entry-commit.h"
#include "app/gocua-entry-draft.h"
#include "app/gocua-entry-keeper.h"
#include "app/gocua-entry-lookup.h"
#include "app/gocua-entry-rules.h"
#include "app/gocua-entry-words.h"
#include "app/widgets/gocua-entry-grid.h"
#include "app/widgets/gocua-entry-head.h"
#include "app/widgets/gocua-shortcut-table.h"
#include "core/gocua-date.h"
#include "store/gocua-draft.h"

struct _GocuaEntryPage
{
  GtkWidget parent_instance;

  GtkStack *stack;
  GocuaEntryHead *head;
  GocuaEntryGrid *grid;
  GtkLabel *keys;

  GocuaSession *session;
  GocuaEntryKeeper *keeper;
  GocuaCampaign *campaign; /* (nullable): that the grid was made for */
  GArray *committed;       /* of GocuaId: the batches that Ctrl+Z takes back, the last one at the end */
  gint64 saved_at;
  GCancellable *cancellable;
  gboolean facts_loading;
  gboolean facts_stale;
};

G_DEFINE_FINAL_TYPE (GocuaEntryPage, gocua_entry_page, GTK_TYPE_WIDGET)

static void load_facts (GocuaEntryPage *self);

static guint
n_lines (GocuaEntryPage *self)
{
  return gocua_entry_grid_get_n_lines (self->grid);
}

static GocuaEntryModel *
model_at (GocuaEntryPage *self, guint index)
{
  return gocua_entry_grid_get_model (self->grid, index);
}

static void
show_count (GocuaEntryPage *self)
{
  gocua_entry_head_set_count (self->head, gocua_entry_grid_count_filled (self->grid), self->saved_at);
}

static void
show_keys (GocuaEntryPage *self)
{
  GocuaEntryLine *active = gocua_entry_grid_get_active (self->grid);
  int cell = active != NULL ? gocua_entry_line_get_focused_cell (active) : GOCUA_ENTRY_CELL_NONE;
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

  for (guint i = 0; i < n_lines (self); i++)
    gocua_entry_draft_add (file, model_at (self, i));
  g_strfreev (g_key_file_get_groups (file, &n_groups));
  if (n_groups == 0)
    return g_strdup ("");
  gocua_entry_head_to_draft (self->head, file);
  return g_key_file_to_data (file, NULL, NULL);
}

static void
save_draft (GocuaEntryPage *self)
{
  g_autofree char *draft = NULL;

  if (self->keeper == NULL)
    return;
  draft = make_draft (self);
  gocua_entry_keeper_keep (self->keeper, draft);
}

static void
take_draft (GocuaEntryPage *self, GKeyFile *file)
{
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);
  gboolean any = FALSE;

  for (guint i = 0; groups[i] != NULL; i++)
    {
      g_autoptr (GocuaEntryModel) model = gocua_entry_draft_get (file, groups[i], self->campaign);

      if (model == NULL || gocua_entry_model_get_state (model) == GOCUA_ENTRY_EMPTY)
        continue;
      any = TRUE;
      gocua_entry_grid_add (self->grid, model);
    }
  if (any)
    gocua_entry_head_from_draft (self->head, file);
}

static void
draft_loaded_cb (GocuaEntryPage *self, const char *text)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  if (self->campaign == NULL || text == NULL ||
      !g_key_file_load_from_data (file, text, (gsize) -1, G_KEY_FILE_NONE, NULL))
    return;
  take_draft (self, file);
  load_facts (self);
}

/* Saving. */

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
  line = gocua_entry_grid_find (self->grid, model);
  if (saved && line != NULL && line != gocua_entry_grid_get_active (self->grid) &&
      gocua_entry_model_needs_save (model))
    gocua_entry_grid_leave_line (self->grid, line, FALSE);
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

/* What the store knows of the lines: undone, edited elsewhere, the names of households. */

static void
take_facts (GocuaEntryPage *self, GPtrArray *all)
{
  for (guint i = 0; i < n_lines (self); i++)
    {
      GocuaEntryModel *model = model_at (self, i);

      for (guint j = 0; j < all->len; j++)
        {
          GocuaEntryFacts *facts = g_ptr_array_index (all, j);

          if (!gocua_id_equal (&facts->visit->id, gocua_entry_model_get_id (model)))
            continue;
          gocua_entry_facts_tell (facts, model);
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
  for (guint i = 0; i < n_lines (self); i++)
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

/* What the grid tells. */

static void
line_left_cb (GocuaEntryPage *self, GocuaEntryLine *line, gboolean asked_for)
{
  if (self->session != NULL)
    commit_line (self, line, asked_for);
}

static void
line_changed_cb (GocuaEntryPage *self, GocuaEntryModel *model)
{
  show_count (self);
  if (gocua_entry_model_needs_save (model))
    gocua_entry_keeper_note (self->keeper);
}

static void
before_first_cb (GocuaEntryPage *self)
{
  gocua_entry_head_focus_last (self->head);
}

/* A grid belongs to one campaign. What is unfinished is carried over as a draft; what is saved is in the
 * store. */
static void
make_grid (GocuaEntryPage *self)
{
  GocuaCampaign *campaign = gocua_session_get_campaign (self->session);
  g_autofree char *draft = self->campaign != NULL ? make_draft (self) : NULL;
  g_autoptr (GKeyFile) file = g_key_file_new ();

  g_clear_pointer (&self->campaign, gocua_campaign_unref);
  gocua_entry_grid_set_campaign (self->grid, campaign);
  gtk_stack_set_visible_child_name (self->stack, campaign != NULL ? "grid" : "nothing");
  if (campaign == NULL)
    return;
  self->campaign = gocua_campaign_ref (campaign);
  if (draft != NULL && g_key_file_load_from_data (file, draft, (gsize) -1, G_KEY_FILE_NONE, NULL))
    take_draft (self, file);
  else
    gocua_entry_keeper_load (self->keeper);
  show_count (self);
}

static void
head_changed_cb (GocuaEntryPage *self)
{
  gocua_entry_grid_set_area (self->grid, gocua_entry_head_get_area (self->head));
  gocua_entry_grid_set_date (self->grid, gocua_entry_head_get_date (self->head));
}

static void
head_done_cb (GocuaEntryPage *self)
{
  gocua_entry_grid_focus_end (self->grid);
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
  head_changed_cb (self);
  if (!is_same_campaign (self->campaign, gocua_session_get_campaign (self->session)))
    make_grid (self);
  load_facts (self);
}

static gboolean
save_shortcut_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  GocuaEntryPage *self = GOCUA_ENTRY_PAGE (widget);
  GocuaEntryLine *active = gocua_entry_grid_get_active (self->grid);
  int cell;

  if (active == NULL)
    return GDK_EVENT_PROPAGATE;
  cell = gocua_entry_line_get_focused_cell (active);
  gtk_root_set_focus (gtk_widget_get_root (widget), NULL);
  gocua_entry_grid_leave_line (self->grid, active, TRUE);
  if (cell >= 0)
    gocua_entry_line_focus_cell (active, cell);
  /* A line that failed earlier gets another try too. */
  for (guint i = 0; i < n_lines (self); i++)
    if (gocua_entry_grid_get_line (self->grid, i) != active)
      gocua_entry_grid_leave_line (self->grid, gocua_entry_grid_get_line (self->grid, i), FALSE);
  return GDK_EVENT_STOP;
}

static gboolean
undo_shortcut_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  GocuaEntryPage *self = GOCUA_ENTRY_PAGE (widget);
  GocuaEntryLine *active = gocua_entry_grid_get_active (self->grid);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  GocuaId batch;

  /* While something is being typed, Ctrl+Z is about the typing. */
  if (self->committed->len == 0 || (active != NULL && GTK_IS_TEXT (focus) &&
                                    gocua_entry_model_needs_save (gocua_entry_line_get_model (active))))
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
  GocuaEntryLine *active = gocua_entry_grid_get_active (self->grid);

  if (active == NULL)
    return GDK_EVENT_PROPAGATE;
  gocua_entry_model_clear (gocua_entry_line_get_model (active));
  /* What others have set while it was being edited. */
  load_facts (self);
  gocua_entry_line_focus_cell (active, GOCUA_ENTRY_CELL_HOUSEHOLD);
  gocua_entry_keeper_note (self->keeper);
  return GDK_EVENT_STOP;
}

static gboolean
mend_shortcut_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  GocuaEntryPage *self = GOCUA_ENTRY_PAGE (widget);
  GocuaEntryLine *active = gocua_entry_grid_get_active (self->grid);

  if (active == NULL)
    return GDK_EVENT_PROPAGATE;
  if (!gocua_entry_mend (gocua_entry_line_get_model (active)))
    gtk_widget_error_bell (widget);
  return GDK_EVENT_STOP;
}

static gboolean
new_household_shortcut_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  GocuaEntryPage *self = GOCUA_ENTRY_PAGE (widget);
  GocuaEntryLine *active = gocua_entry_grid_get_active (self->grid);

  if (active == NULL)
    return GDK_EVENT_PROPAGATE;
  gocua_entry_line_ask_new_household (active);
  return GDK_EVENT_STOP;
}

static const GocuaShortcut shortcuts[] = {
  { "<Control>s", save_shortcut_cb },       { "<Control>z", undo_shortcut_cb },
  { "<Control>Delete", clear_shortcut_cb }, { "F2", mend_shortcut_cb },
  { "<Control>m", mend_shortcut_cb },       { "<Control>n", new_household_shortcut_cb },
};

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
  GocuaEntryLine *active = gocua_entry_grid_get_active (self->grid);

  /* The window may be closing, so the line is saved now; what an input method still held comes with the
   * draft. */
  if (active != NULL && self->session != NULL)
    {
      gocua_entry_grid_leave (self->grid);
      commit_line (self, active, FALSE);
    }
  save_draft (self);
  GTK_WIDGET_CLASS (gocua_entry_page_parent_class)->unmap (widget);
}

static gboolean
gocua_entry_page_grab_focus (GtkWidget *widget)
{
  return gocua_entry_grid_focus_end (GOCUA_ENTRY_PAGE (widget)->grid);
}

static void
gocua_entry_page_dispose (GObject *object)
{
  GocuaEntryPage *self = GOCUA_ENTRY_PAGE (object);
  GtkWidget *child;

  save_draft (self);
  if (self->keeper != NULL)
    gocua_entry_keeper_stop (self->keeper);
  g_clear_object (&self->keeper);
  g_cancellable_cancel (self->cancellable);
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
  g_clear_pointer (&self->committed, g_array_unref);

  G_OBJECT_CLASS (gocua_entry_page_parent_class)->finalize (object);
}

static void
gocua_entry_page_class_init (GocuaEntryPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gocua_entry_page_dispose;
  object_class->finalize = gocua_entry_page_finalize;
  widget_class->map = gocua_entry_page_map;
  widget_class->unmap = gocua_entry_page_unmap;
  widget_class->grab_focus = gocua_entry_page_grab_focus;

  g_type_ensure (GOCUA_TYPE_ENTRY_GRID);
  g_type_ensure (GOCUA_TYPE_ENTRY_HEAD);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "entrypage");
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/gocua/GoCua/ui/gocua-entry-page.ui");
  gtk_widget_class_bind_template_child (widget_class, GocuaEntryPage, stack);
  gtk_widget_class_bind_template_child (widget_class, GocuaEntryPage, head);
  gtk_widget_class_bind_template_child (widget_class, GocuaEntryPage, grid);
  gtk_widget_class_bind_template_child (widget_class, GocuaEntryPage, keys);
  gtk_widget_class_bind_template_callback (widget_class, head_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, head_done_cb);
  gtk_widget_class_bind_template_callback (widget_class, line_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, line_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, before_first_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_keys);
}

static void
gocua_entry_page_init (GocuaEntryPage *self)
{
  self->committed = g_array_new (FALSE, FALSE, sizeof (GocuaId));
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gocua_shortcut_table_add (GTK_WIDGET (self), shortcuts, G_N_ELEMENTS (shortcuts));
}

GtkWidget *
gocua_entry_page_new (GocuaSession *session)
{
  GocuaEntryPage *self;

  g_return_val_if_fail (GOCUA_IS_SESSION (session), NULL);

  self = g_object_new (GOCUA_TYPE_ENTRY_PAGE, NULL);
  self->session = g_object_ref (session);
  self->keeper = gocua_entry_keeper_new (gocua_session_get_store (session), GOCUA_DRAFT_ENTRY);
  g_signal_connect_object (self->keeper, "loaded", G_CALLBACK (draft_loaded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->keeper, "due", G_CALLBACK (save_draft), self, G_CONNECT_SWAPPED);
  gocua_entry_grid_set_session (self->grid, session);
  gocua_entry_head_set_session (self->head, session);
  head_changed_cb (self);
  make_grid (self);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

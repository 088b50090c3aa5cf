/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-entry-grid.c: the lines of the entry page below their heads: which there are, and which is being
 * entered. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/widgets/gocua-entry-grid.h"

#include "app/dialogs/gocua-new-household-dialog.h"
#include "app/gocua-entry-rules.h"
#include "app/widgets/gocua-entry-cells.h"

struct _GocuaEntryGrid
{
  GtkWidget parent_instance;

  GtkBox *heads;
  GtkBox *lines_box;
  GtkAdjustment *scroll;

  GocuaSession *session;
  GocuaCampaign *campaign; /* (nullable) */
  GocuaId area;            /* null: all */
  char *date;              /* (nullable) */
  GPtrArray *groups;       /* of GtkSizeGroup */
  GPtrArray *lines;        /* of GocuaEntryLine, owned by the box */
  GocuaEntryLine *active;  /* (nullable) */
  GocuaEntryLine *left;    /* (nullable): the one that was active before */
  gulong focus_handler;
  gboolean is_sheet; /* the lines are those of a walk sheet */
};

G_DEFINE_FINAL_TYPE (GocuaEntryGrid, gocua_entry_grid, GTK_TYPE_WIDGET)

enum
{
  LEFT,
  LINE_CHANGED,
  MOVED,
  BEFORE_FIRST,
  SHEET_ACT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GocuaEntryLine *append_line (GocuaEntryGrid *self, GocuaEntryModel *model);

static GocuaEntryLine *
line_at (GocuaEntryGrid *self, guint index)
{
  return g_ptr_array_index (self->lines, index);
}

static guint
index_of (GocuaEntryGrid *self, GocuaEntryLine *line)
{
  guint index = 0;

  g_ptr_array_find (self->lines, line, &index);
  return index;
}

static GocuaEntryModel *
model_at (GocuaEntryGrid *self, guint index)
{
  return gocua_entry_line_get_model (line_at (self, index));
}

static const GocuaId *
area_of (GocuaEntryGrid *self)
{
  return gocua_id_is_null (&self->area) ? NULL : &self->area;
}

typedef struct
{
  GocuaEntryGrid *grid;
  GocuaEntryLine *line;
  gboolean asked_for;
} Leaving;

static void
leaving_free (gpointer data)
{
  Leaving *leaving = data;

  g_object_unref (leaving->grid);
  g_object_unref (leaving->line);
  g_free (leaving);
}

static gboolean
leave_idle_cb (gpointer data)
{
  Leaving *leaving = data;

  if (!g_ptr_array_find (leaving->grid->lines, leaving->line, NULL))
    return G_SOURCE_REMOVE;
  gocua_entry_line_tidy (leaving->line);
  g_signal_emit (leaving->grid, signals[LEFT], 0, leaving->line, leaving->asked_for);
  return G_SOURCE_REMOVE;
}

/* Not at once: an input method hands over its last syllable only after the entry has lost the focus. */
void
gocua_entry_grid_leave_line (GocuaEntryGrid *self, GocuaEntryLine *line, gboolean asked_for)
{
  Leaving *leaving;

  g_return_if_fail (GOCUA_IS_ENTRY_GRID (self) && GOCUA_IS_ENTRY_LINE (line));

  leaving = g_new0 (Leaving, 1);
  leaving->grid = g_object_ref (self);
  leaving->line = g_object_ref (line);
  leaving->asked_for = asked_for;
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, leave_idle_cb, leaving, leaving_free);
}

static void
line_changed_cb (GocuaEntryGrid *self, GocuaEntryModel *model)
{
  GocuaEntryLine *line = gocua_entry_grid_find (self, model);

  if (line == NULL)
    return;
  if (!self->is_sheet && line == line_at (self, self->lines->len - 1) &&
      gocua_entry_model_get_state (model) != GOCUA_ENTRY_EMPTY)
    append_line (self, NULL);
  g_signal_emit (self, signals[LINE_CHANGED], 0, model);
  /* A last syllable that the input method handed over late. */
  if (line == self->left && line != self->active && gocua_entry_model_needs_save (model) &&
      gocua_entry_model_get_state (model) == GOCUA_ENTRY_EDITED)
    gocua_entry_grid_leave_line (self, line, FALSE);
}

static void
go_to (GocuaEntryGrid *self, guint index, int cell)
{
  if (index >= self->lines->len)
    return;
  if (self->is_sheet && cell <= GOCUA_ENTRY_CELL_OUTCOME)
    gocua_entry_line_focus_begin (line_at (self, index));
  else
    gocua_entry_line_focus_cell (line_at (self, index), cell);
}

static void
sheet_act (GocuaEntryGrid *self, int act, GocuaEntryLine *line)
{
  g_signal_emit (self, signals[SHEET_ACT], 0, line, act);
}

static void
line_move_cb (GocuaEntryGrid *self, int cell, int move, GocuaEntryLine *line)
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
  if (next == GOCUA_ENTRY_CELL_HOUSEHOLD && gocua_entry_model_is_printed (model))
    next = -1;
  if (self->is_sheet && skip && next >= gocua_entry_model_get_n_cells (model))
    {
      sheet_act (self, GOCUA_SHEET_KEY_NEXT, line);
      return;
    }
  if (next >= 0 && next < gocua_entry_model_get_n_cells (model))
    gocua_entry_line_focus_cell (line, next);
  else if (next >= 0 && skip)
    go_to (self, index + 1, GOCUA_ENTRY_CELL_HOUSEHOLD);
  else if (next < 0 && skip && index > 0)
    go_to (
        self, index - 1,
        gocua_entry_next_cell (model_at (self, index - 1), gocua_entry_model_get_n_cells (model), -1, TRUE));
  else if (next < 0 && skip)
    g_signal_emit (self, signals[BEFORE_FIRST], 0);
}

static void
line_copy_above_cb (GocuaEntryGrid *self, int cell, GocuaEntryLine *line)
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
line_new_household_cb (GocuaEntryGrid *self, const char *text, GocuaEntryLine *line)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  const char *sought =
      gocua_entry_model_get_household (gocua_entry_line_get_model (line)) != NULL ? "" : text;
  GtkWindow *dialog =
      gocua_new_household_dialog_new (self->session, GTK_WINDOW (root), sought, area_of (self));

  g_signal_connect_object (dialog, "added", G_CALLBACK (household_added_cb), line, G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

/* @model: (nullable): for %NULL an empty one is made. */
static GocuaEntryLine *
append_line (GocuaEntryGrid *self, GocuaEntryModel *model)
{
  g_autoptr (GocuaEntryModel) owned =
      model != NULL ? g_object_ref (model) : gocua_entry_model_new (self->campaign);
  GtkWidget *line = gocua_entry_line_new (self->session, owned, self->groups);

  gocua_entry_line_set_number (GOCUA_ENTRY_LINE (line), self->lines->len + 1);
  g_signal_connect_object (line, "sheet-act", G_CALLBACK (sheet_act), self, G_CONNECT_SWAPPED);
  gocua_entry_line_set_area (GOCUA_ENTRY_LINE (line), area_of (self));
  gocua_entry_line_set_date (GOCUA_ENTRY_LINE (line), self->date);
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

static void
scroll_to (GocuaEntryGrid *self, GocuaEntryLine *line)
{
  graphene_rect_t bounds;
  double top, page = gtk_adjustment_get_page_size (self->scroll);

  if (!gtk_widget_compute_bounds (GTK_WIDGET (line), GTK_WIDGET (self->lines_box), &bounds))
    return;
  top = (double) bounds.origin.y;
  gtk_adjustment_clamp_page (self->scroll, top, MIN (top + (double) bounds.size.height * 2, top + page));
}

static void
set_active (GocuaEntryGrid *self, GocuaEntryLine *line)
{
  GocuaEntryLine *left = self->active;

  if (line == left)
    return;
  self->active = line;
  self->left = left;
  if (left != NULL)
    {
      gocua_entry_line_set_active (left, FALSE);
      gocua_entry_grid_leave_line (self, left, FALSE);
    }
  if (line != NULL)
    {
      gocua_entry_line_set_active (line, TRUE);
      scroll_to (self, line);
    }
}

static void
focus_changed_cb (GocuaEntryGrid *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *line = focus != NULL ? gtk_widget_get_ancestor (focus, GOCUA_TYPE_ENTRY_LINE) : NULL;

  if (focus == NULL)
    return;
  if (line != NULL && !g_ptr_array_find (self->lines, line, NULL))
    line = NULL;
  set_active (self, line != NULL ? GOCUA_ENTRY_LINE (line) : NULL);
  g_signal_emit (self, signals[MOVED], 0);
}

static void
gocua_entry_grid_root (GtkWidget *widget)
{
  GocuaEntryGrid *self = GOCUA_ENTRY_GRID (widget);

  GTK_WIDGET_CLASS (gocua_entry_grid_parent_class)->root (widget);
  self->focus_handler = g_signal_connect_swapped (gtk_widget_get_root (widget), "notify::focus-widget",
                                                  G_CALLBACK (focus_changed_cb), self);
}

static void
gocua_entry_grid_unroot (GtkWidget *widget)
{
  GocuaEntryGrid *self = GOCUA_ENTRY_GRID (widget);

  g_clear_signal_handler (&self->focus_handler, gtk_widget_get_root (widget));
  GTK_WIDGET_CLASS (gocua_entry_grid_parent_class)->unroot (widget);
}

static void
gocua_entry_grid_dispose (GObject *object)
{
  GocuaEntryGrid *self = GOCUA_ENTRY_GRID (object);
  GtkWidget *child;

  self->active = NULL;
  self->left = NULL;
  g_ptr_array_set_size (self->lines, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (gocua_entry_grid_parent_class)->dispose (object);
}

static void
gocua_entry_grid_finalize (GObject *object)
{
  GocuaEntryGrid *self = GOCUA_ENTRY_GRID (object);

  g_clear_pointer (&self->campaign, gocua_campaign_unref);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->date, g_free);

  G_OBJECT_CLASS (gocua_entry_grid_parent_class)->finalize (object);
}

static void
gocua_entry_grid_class_init (GocuaEntryGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = GOCUA_TYPE_ENTRY_GRID;

  object_class->dispose = gocua_entry_grid_dispose;
  object_class->finalize = gocua_entry_grid_finalize;
  widget_class->root = gocua_entry_grid_root;
  widget_class->unroot = gocua_entry_grid_unroot;

  signals[LEFT] = g_signal_new ("left", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                GOCUA_TYPE_ENTRY_LINE, G_TYPE_BOOLEAN);
  signals[LINE_CHANGED] = g_signal_new ("line-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, GOCUA_TYPE_ENTRY_MODEL);
  signals[MOVED] = g_signal_new ("moved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SHEET_ACT] = g_signal_new ("sheet-act", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                     2, GOCUA_TYPE_ENTRY_LINE, G_TYPE_INT);
  signals[BEFORE_FIRST] =
      g_signal_new ("before-first", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "entrygrid");
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/gocua/GoCua/ui/gocua-entry-grid.ui");
  gtk_widget_class_bind_template_child (widget_class, GocuaEntryGrid, heads);
  gtk_widget_class_bind_template_child (widget_class, GocuaEntryGrid, lines_box);
  gtk_widget_class_bind_template_child (widget_class, GocuaEntryGrid, scroll);
}

static void
gocua_entry_grid_init (GocuaEntryGrid *self)
{
  self->lines = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
gocua_entry_grid_set_session (GocuaEntryGrid *self, GocuaSession *session)
{
  g_return_if_fail (GOCUA_IS_ENTRY_GRID (self) && GOCUA_IS_SESSION (session));

  g_set_object (&self->session, session);
}

static void
begin_anew (GocuaEntryGrid *self, GocuaCampaign *campaign)
{
  self->active = NULL;
  self->left = NULL;
  g_ptr_array_set_size (self->lines, 0);
  clear_box (self->lines_box);
  clear_box (self->heads);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->campaign, gocua_campaign_unref);
  if (campaign == NULL)
    return;
  self->campaign = gocua_campaign_ref (campaign);
  self->groups = gocua_entry_cells_make_heads (campaign, self->heads);
}

void
gocua_entry_grid_set_campaign (GocuaEntryGrid *self, GocuaCampaign *campaign)
{
  g_return_if_fail (GOCUA_IS_ENTRY_GRID (self));

  begin_anew (self, campaign);
  self->is_sheet = FALSE;
  if (campaign != NULL)
    append_line (self, NULL);
}

void
gocua_entry_grid_set_sheet (GocuaEntryGrid *self, GocuaCampaign *campaign, GPtrArray *lines)
{
  g_return_if_fail (GOCUA_IS_ENTRY_GRID (self) && campaign != NULL && lines != NULL);

  begin_anew (self, campaign);
  self->is_sheet = TRUE;
  for (guint i = 0; i < lines->len; i++)
    append_line (self, lines->pdata[i]);
}

void
gocua_entry_grid_append (GocuaEntryGrid *self, GocuaEntryModel *line)
{
  g_return_if_fail (GOCUA_IS_ENTRY_GRID (self) && self->is_sheet && GOCUA_IS_ENTRY_MODEL (line));

  append_line (self, line);
}

void
gocua_entry_grid_set_area (GocuaEntryGrid *self, const GocuaId *area)
{
  g_return_if_fail (GOCUA_IS_ENTRY_GRID (self));

  self->area = area != NULL ? *area : (GocuaId){ 0 };
  for (guint i = 0; i < self->lines->len; i++)
    gocua_entry_line_set_area (line_at (self, i), area_of (self));
}

void
gocua_entry_grid_set_date (GocuaEntryGrid *self, const char *date)
{
  g_return_if_fail (GOCUA_IS_ENTRY_GRID (self));

  g_free (self->date);
  self->date = g_strdup (date);
  for (guint i = 0; i < self->lines->len; i++)
    gocua_entry_line_set_date (line_at (self, i), self->date);
}

void
gocua_entry_grid_add (GocuaEntryGrid *self, GocuaEntryModel *line)
{
  guint last;

  g_return_if_fail (GOCUA_IS_ENTRY_GRID (self) && GOCUA_IS_ENTRY_MODEL (line));
  g_return_if_fail (self->lines->len > 0);

  last = self->lines->len - 1;
  append_line (self, line);
  if (gocua_entry_model_get_state (model_at (self, last)) == GOCUA_ENTRY_EMPTY)
    {
      GocuaEntryLine *empty = g_ptr_array_steal_index (self->lines, last);

      gtk_box_reorder_child_after (self->lines_box, GTK_WIDGET (empty), GTK_WIDGET (line_at (self, last)));
      g_ptr_array_add (self->lines, empty);
    }
  for (guint i = last; i < self->lines->len; i++)
    gocua_entry_line_set_number (line_at (self, i), i + 1);
}

guint
gocua_entry_grid_count_filled (GocuaEntryGrid *self)
{
  guint n = 0;

  g_return_val_if_fail (GOCUA_IS_ENTRY_GRID (self), 0);

  for (guint i = 0; i < self->lines->len; i++)
    n += gocua_entry_model_get_state (model_at (self, i)) != GOCUA_ENTRY_EMPTY;
  return n;
}

guint
gocua_entry_grid_get_n_lines (GocuaEntryGrid *self)
{
  g_return_val_if_fail (GOCUA_IS_ENTRY_GRID (self), 0);

  return self->lines->len;
}

GocuaEntryLine *
gocua_entry_grid_get_line (GocuaEntryGrid *self, guint index)
{
  g_return_val_if_fail (GOCUA_IS_ENTRY_GRID (self) && index < self->lines->len, NULL);

  return line_at (self, index);
}

GocuaEntryModel *
gocua_entry_grid_get_model (GocuaEntryGrid *self, guint index)
{
  g_return_val_if_fail (GOCUA_IS_ENTRY_GRID (self) && index < self->lines->len, NULL);

  return model_at (self, index);
}

GocuaEntryLine *
gocua_entry_grid_find (GocuaEntryGrid *self, GocuaEntryModel *model)
{
  g_return_val_if_fail (GOCUA_IS_ENTRY_GRID (self), NULL);

  for (guint i = 0; i < self->lines->len; i++)
    if (model_at (self, i) == model)
      return line_at (self, i);
  return NULL;
}

GocuaEntryLine *
gocua_entry_grid_get_active (GocuaEntryGrid *self)
{
  g_return_val_if_fail (GOCUA_IS_ENTRY_GRID (self), NULL);

  return self->active;
}

static gboolean
scroll_idle_cb (gpointer user_data)
{
  GocuaEntryGrid *self = user_data;

  if (self->active != NULL)
    scroll_to (self, self->active);
  return G_SOURCE_REMOVE;
}

void
gocua_entry_grid_focus_line (GocuaEntryGrid *self, guint index)
{
  g_return_if_fail (GOCUA_IS_ENTRY_GRID (self));

  if (index >= self->lines->len)
    return;
  gocua_entry_line_focus_begin (line_at (self, index));
  /* Lines that are new have no place before they are drawn. */
  g_idle_add_full (G_PRIORITY_LOW, scroll_idle_cb, g_object_ref (self), g_object_unref);
}

GocuaEntryLine *
gocua_entry_grid_leave (GocuaEntryGrid *self)
{
  GocuaEntryLine *line;

  g_return_val_if_fail (GOCUA_IS_ENTRY_GRID (self), NULL);

  line = self->active;
  set_active (self, NULL);
  return line;
}

gboolean
gocua_entry_grid_focus_end (GocuaEntryGrid *self)
{
  g_return_val_if_fail (GOCUA_IS_ENTRY_GRID (self), FALSE);

  return self->lines->len > 0 &&
         gocua_entry_line_focus_cell (line_at (self, self->lines->len - 1), GOCUA_ENTRY_CELL_HOUSEHOLD);
}

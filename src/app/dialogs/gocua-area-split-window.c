/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-area-split-window.c: divides an area into two parts or more, and says beforehand how many households
 * each gets. */
#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/dialogs/gocua-area-split-window.h"

#include <glib/gi18n.h>

#include "app/dialogs/gocua-area-dialog.h"
#include "core/gocua-number.h"
#include "core/gocua-text.h"
#include "store/gocua-areas.h"

enum
{
  COLUMN_PLACE,
  COLUMN_NAME,
  COLUMN_GROUPS,
  COLUMN_STREETS,
  COLUMN_FROM,
  COLUMN_TO,
  COLUMN_SIDE,
  COLUMN_COUNT,
  COLUMN_REMOVE,
};

/* One line of the form. The first one is the area that is divided: it has a name and a count only. */
typedef struct
{
  GtkLabel *place;
  GtkEditable *name;
  GtkEditable *groups, *streets, *from, *to; /* (nullable) */
  GtkDropDown *side;                         /* (nullable) */
  GtkLabel *count;
  GtkWidget *remove_button; /* (nullable) */
} Line;

/* Goes to the reading thread and shares nothing with the window. */
typedef struct
{
  GocuaRecord *area;
  char *name; /* (nullable): when it is another one */
  GPtrArray *parts;
} Request;

struct _GocuaAreaSplitWindow
{
  AdwWindow parent_instance;

  GtkGrid *grid;
  GtkWidget *add_button;
  GtkLabel *groups;
  GtkLabel *total;
  GtkLabel *problem;
  GtkWidget *save_button;

  GocuaSession *session;
  GocuaRecord *area;
  GPtrArray *lines;    /* of Line */
  GocuaAreaPlan *plan; /* (nullable): for what the form says, once it is counted */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (GocuaAreaSplitWindow, gocua_area_split_window, ADW_TYPE_WINDOW)

static void
request_free (gpointer data)
{
  Request *request = data;

  gocua_record_unref (request->area);
  g_free (request->name);
  g_ptr_array_unref (request->parts);
  g_free (request);
}

static gpointer
plan_split (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;

  return gocua_areas_plan_split (db, request->area, request->name, request->parts, error);
}

/* Reads a house number; 0 for none. Returns: whether it is one, or none */
static gboolean
read_number (GtkEditable *entry, guint *number)
{
  g_autofree char *text = gocua_text_clean (gtk_editable_get_text (entry));
  guint64 value = 0;
  gboolean fine =
      *text == '\0' || g_ascii_string_to_unsigned (text, 10, 1, GOCUA_AREA_RULE_MAX_NUMBER, &value, NULL);

  *number = (guint) value;
  return fine;
}

static gboolean
is_number_wrong (const Line *line)
{
  guint from, to;

  return !read_number (line->from, &from) || !read_number (line->to, &to) ||
         !gocua_area_rule_is_range (from, to);
}

static GocuaAreaRule *
read_rule (const Line *line)
{
  guint from, to;

  read_number (line->from, &from);
  read_number (line->to, &to);
  return gocua_area_rule_new (gtk_editable_get_text (line->groups), gtk_editable_get_text (line->streets),
                              from, to, (GocuaDoorSide) gtk_drop_down_get_selected (line->side));
}

static Request *
read_request (GocuaAreaSplitWindow *self)
{
  Request *request = g_new0 (Request, 1);
  Line *first = self->lines->pdata[0];
  const char *name = gtk_editable_get_text (first->name);

  request->area = gocua_record_copy (self->area);
  if (g_strcmp0 (name, gocua_record_get_text (self->area, GOCUA_AREA_NAME)) != 0)
    request->name = g_strdup (name);
  request->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_area_part_free);
  for (guint i = 1; i < self->lines->len; i++)
    {
      const Line *line = self->lines->pdata[i];

      g_ptr_array_add (request->parts,
                       gocua_area_part_new (gtk_editable_get_text (line->name), read_rule (line)));
    }
  return request;
}

/* Whether the name of line @i is there, and no other area has it, nor a line before. */
static gboolean
is_name_free (GocuaAreaSplitWindow *self, guint i)
{
  const char *name = gtk_editable_get_text (((Line *) self->lines->pdata[i])->name);
  g_autofree char *folded = gocua_text_fold_line (name);

  for (guint j = 0; j < i; j++)
    {
      g_autofree char *other =
          gocua_text_fold_line (gtk_editable_get_text (((Line *) self->lines->pdata[j])->name));

      if (g_str_equal (other, folded))
        return FALSE;
    }
  return gocua_area_dialog_is_name_free (gocua_session_get_areas (self->session), GOCUA_AREA_NAME,
                                         i == 0 ? self->area : NULL, name);
}

/* Returns: (transfer full) (nullable): what is in the way, %NULL when the plan can be carried out */
static char *
find_problem (GocuaAreaSplitWindow *self)
{
  guint empty;

  for (guint i = 0; i < self->lines->len; i++)
    if (!is_name_free (self, i))
      /* Translators: %u is the number of a part of an area that is being split */
      return g_strdup_printf (_ ("Give part %u a name that no other area has."), i + 1);
  for (guint i = 1; i < self->lines->len; i++)
    if (is_number_wrong (self->lines->pdata[i]))
      return g_strdup_printf (_ ("Part %u: house numbers are digits, the smaller one first."), i + 1);
  for (guint i = 1; i < self->lines->len; i++)
    {
      g_autoptr (GocuaAreaRule) rule = read_rule (self->lines->pdata[i]);

      if (gocua_area_rule_is_empty (rule))
        return g_strdup_printf (_ ("Say which households go to part %u: by tổ, street or house numbers."),
                                i + 1);
    }
  if (self->plan == NULL)
    return g_strdup ("");
  empty = gocua_area_plan_find_empty (self->plan);
  if (empty == GOCUA_AREA_PART_NONE)
    return NULL;
  return g_strdup_printf (_ ("No household is meant for part %u. Compare with how the roster writes it."),
                          empty + 2);
}

static void
show_problem (GocuaAreaSplitWindow *self)
{
  g_autofree char *problem = find_problem (self);
  guint n_twice = self->plan != NULL ? self->plan->n_twice : 0;

  gtk_widget_set_sensitive (self->save_button, problem == NULL);
  if (problem == NULL && n_twice > 0)
    problem = g_strdup_printf (
        ngettext ("%u household is meant for more than one part and goes to the first of them.",
                  "%u households are meant for more than one part and go to the first of them.", n_twice),
        n_twice);
  gtk_label_set_text (self->problem, problem != NULL ? problem : "");
}

static void
set_count (const Line *line, guint n)
{
  g_autofree char *text = gocua_number_format (n);

  gtk_label_set_text (line->count, text);
}

/* Returns: (transfer full): "Tổ 6 (40), Tổ 7 (38), no tổ (3)"; "" when no household has a tổ */
static char *
describe_groups (GPtrArray *groups)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean any = FALSE;

  for (guint i = 0; i < groups->len; i++)
    {
      const GocuaAreaGroup *group = groups->pdata[i];
      g_autofree char *number = gocua_number_format (group->n_households);

      any |= *group->name != '\0';
      g_string_append_printf (text, "%s%s (%s)", i > 0 ? ", " : "",
                              *group->name != '\0' ? group->name : _ ("without a tổ"), number);
    }
  return g_strdup (any ? text->str : "");
}

static void
show_plan (GocuaAreaSplitWindow *self)
{
  const GocuaAreaPlan *plan = self->plan;
  g_autofree char *groups = describe_groups (plan->groups);
  g_autofree char *stay = g_strdup_printf (_ ("Tổ that stay in part 1: %s"), groups);
  g_autofree char *all = gocua_number_format (plan->n_moving + plan->n_staying);
  g_autofree char *moving = gocua_number_format (plan->n_moving);
  g_autofree char *staying = gocua_number_format (plan->n_staying);
  g_autofree char *total = NULL;

  set_count (self->lines->pdata[0], plan->n_staying);
  for (guint i = 1; i < self->lines->len && i <= plan->shares->len; i++)
    set_count (self->lines->pdata[i], g_array_index (plan->shares, GocuaAreaShare, i - 1).n_households);
  /* Translators: before an area is split: all its households, how many go to new areas, how many stay */
  total =
      g_strdup_printf (_ ("Households: %s. To new areas: %s. Staying in part 1: %s."), all, moving, staying);
  gtk_label_set_text (self->total, total);
  gtk_label_set_text (self->groups, stay);
  gtk_widget_set_visible (GTK_WIDGET (self->groups), *groups != '\0');
}

static void
planned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GocuaAreaSplitWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GocuaAreaPlan) plan = gocua_store_call_finish (GOCUA_STORE (source), result, &error);

  if (self->session == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (plan == NULL)
    {
      gocua_session_report (self->session, _ ("The households could not be counted"), error);
      return;
    }
  g_clear_pointer (&self->plan, gocua_area_plan_free);
  self->plan = g_steal_pointer (&plan);
  show_plan (self);
  show_problem (self);
}

static void
changed_cb (GocuaAreaSplitWindow *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->plan, gocua_area_plan_free);
  self->cancellable = g_cancellable_new ();
  show_problem (self);
  gocua_store_read_async (gocua_session_get_store (self->session), plan_split, read_request (self),
                          request_free, (GDestroyNotify) gocua_area_plan_free, self->cancellable, planned_cb,
                          g_object_ref (self));
}

static void
save_cb (GocuaAreaSplitWindow *self)
{
  if (self->plan == NULL)
    return;
  gocua_session_commit (self->session, self->plan->batch, _ ("Area split"), _ ("The areas were not changed."),
                        NULL, NULL);
  gtk_window_close (GTK_WINDOW (self));
}

static const char *
get_title (int column)
{
  switch (column)
    {
    case COLUMN_NAME:
      return _ ("Name of the area");
    case COLUMN_GROUPS:
      return _ ("Which tổ");
    case COLUMN_STREETS:
      return _ ("Which streets");
    case COLUMN_FROM:
      return C_ ("house number", "From");
    case COLUMN_TO:
      return C_ ("house number", "To");
    case COLUMN_SIDE:
      return C_ ("street", "Side");
    case COLUMN_COUNT:
      return C_ ("list", "Households");
    default:
      return "";
    }
}

/* A name says which part it is of, for who cannot see the line it stands in. */
static void
name_cell (gpointer cell, guint place, int column)
{
  /* Translators: the number of a part of an area, and the head of a column */
  g_autofree char *label = g_strdup_printf (_ ("Part %u: %s"), place, get_title (column));

  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
number_line (Line *line, guint place, gboolean can_go)
{
  g_autofree char *number = g_strdup_printf ("%u", place);

  gtk_label_set_text (line->place, number);
  name_cell (line->name, place, COLUMN_NAME);
  if (line->groups == NULL)
    return;
  name_cell (line->groups, place, COLUMN_GROUPS);
  name_cell (line->streets, place, COLUMN_STREETS);
  name_cell (line->from, place, COLUMN_FROM);
  name_cell (line->to, place, COLUMN_TO);
  name_cell (line->side, place, COLUMN_SIDE);
  gtk_widget_set_visible (line->remove_button, can_go);
}

static void
number_lines (GocuaAreaSplitWindow *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    number_line (self->lines->pdata[i], i + 1, self->lines->len > 2);
}

static GtkEditable *
add_entry (GocuaAreaSplitWindow *self, int column, int row, int width, const char *hint)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), hint);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), width);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), width);
  gtk_widget_set_hexpand (entry, column == COLUMN_NAME || column == COLUMN_STREETS);
  gtk_grid_attach (self->grid, entry, column, row, 1, 1);
  return GTK_EDITABLE (entry);
}

static GtkLabel *
add_label (GocuaAreaSplitWindow *self, const char *text, int column, int row, int width)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == COLUMN_COUNT || column == COLUMN_PLACE ? 1 : 0);
  gtk_widget_add_css_class (label, "numeric");
  gtk_grid_attach (self->grid, label, column, row, width, 1);
  return GTK_LABEL (label);
}

static GtkDropDown *
add_sides (GocuaAreaSplitWindow *self, int row)
{
  const char *sides[] = { C_ ("street", "Both sides"), C_ ("street", "Odd house numbers"),
                          C_ ("street", "Even house numbers"), NULL };
  GtkWidget *side = gtk_drop_down_new_from_strings (sides);

  gtk_grid_attach (self->grid, side, COLUMN_SIDE, row, 1, 1);
  g_signal_connect_object (side, "notify::selected", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_DROP_DOWN (side);
}

static Line *
add_line (GocuaAreaSplitWindow *self)
{
  Line *line = g_new0 (Line, 1);
  int row = (int) self->lines->len + 1; /* below the heads */

  line->place = add_label (self, NULL, COLUMN_PLACE, row, 1);
  line->name = add_entry (self, COLUMN_NAME, row, 18, NULL);
  line->count = add_label (self, NULL, COLUMN_COUNT, row, 1);
  g_ptr_array_add (self->lines, line);
  return line;
}

static void
remove_cb (GtkWidget *button, GocuaAreaSplitWindow *self)
{
  for (guint i = 1; i < self->lines->len; i++)
    if (((Line *) self->lines->pdata[i])->remove_button == button)
      {
        gtk_widget_grab_focus (GTK_WIDGET (((Line *) self->lines->pdata[i == 1 ? 2 : i - 1])->name));
        gtk_grid_remove_row (self->grid, (int) i + 1);
        g_ptr_array_remove_index (self->lines, i);
        break;
      }
  number_lines (self);
  changed_cb (self);
}

static GtkWidget *
add_remove_button (GocuaAreaSplitWindow *self, int row)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  const char *text = _ ("Take this part out");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_grid_attach (self->grid, button, COLUMN_REMOVE, row, 1, 1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, 0);
  return button;
}

static void
watch (GocuaAreaSplitWindow *self, GtkEditable *entry)
{
  g_signal_connect_object (entry, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

static void
add_part (GocuaAreaSplitWindow *self)
{
  int row = (int) self->lines->len + 1;
  Line *line = add_line (self);

  /* Translators: an example of how several tổ are written: a number, and a row of numbers */
  line->groups = add_entry (self, COLUMN_GROUPS, row, 12, _ ("1, 3-5"));
  line->streets = add_entry (self, COLUMN_STREETS, row, 16, NULL);
  line->from = add_entry (self, COLUMN_FROM, row, 5, NULL);
  line->to = add_entry (self, COLUMN_TO, row, 5, NULL);
  line->side = add_sides (self, row);
  line->remove_button = add_remove_button (self, row);
  watch (self, line->name);
  watch (self, line->groups);
  watch (self, line->streets);
  watch (self, line->from);
  watch (self, line->to);
  number_lines (self);
}

static void
add_cb (GocuaAreaSplitWindow *self)
{
  add_part (self);
  gtk_widget_grab_focus (GTK_WIDGET (((Line *) self->lines->pdata[self->lines->len - 1])->name));
  changed_cb (self);
}

static void
fill (GocuaAreaSplitWindow *self)
{
  const char *name = gocua_record_get_text (self->area, GOCUA_AREA_NAME);
  g_autofree char *title = g_strdup_printf (_ ("Split “%s”"), name);
  Line *first;

  gtk_window_set_title (GTK_WINDOW (self), title);
  for (int column = COLUMN_NAME; column <= COLUMN_COUNT; column++)
    gtk_widget_add_css_class (GTK_WIDGET (add_label (self, get_title (column), column, 0, 1)), "dim-label");
  first = add_line (self);
  gtk_editable_set_text (first->name, name);
  watch (self, first->name);
  add_label (self, _ ("All households that no other part takes"), COLUMN_GROUPS, 1,
             COLUMN_COUNT - COLUMN_GROUPS);
  add_part (self);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (((Line *) self->lines->pdata[1])->name));
}

static void
gocua_area_split_window_dispose (GObject *object)
{
  GocuaAreaSplitWindow *self = GOCUA_AREA_SPLIT_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  g_clear_pointer (&self->area, gocua_record_unref);
  g_clear_pointer (&self->plan, gocua_area_plan_free);
  G_OBJECT_CLASS (gocua_area_split_window_parent_class)->dispose (object);
}

static void
gocua_area_split_window_finalize (GObject *object)
{
  g_ptr_array_unref (GOCUA_AREA_SPLIT_WINDOW (object)->lines);
  G_OBJECT_CLASS (gocua_area_split_window_parent_class)->finalize (object);
}

static void
gocua_area_split_window_class_init (GocuaAreaSplitWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gocua_area_split_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = gocua_area_split_window_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/vn/gocua/GoCua/ui/gocua-area-split-window.ui");
  gtk_widget_class_bind_template_child (widget_class, GocuaAreaSplitWindow, grid);
  gtk_widget_class_bind_template_child (widget_class, GocuaAreaSplitWindow, add_button);
  gtk_widget_class_bind_template_child (widget_class, GocuaAreaSplitWindow, groups);
  gtk_widget_class_bind_template_child (widget_class, GocuaAreaSplitWindow, total);
  gtk_widget_class_bind_template_child (widget_class, GocuaAreaSplitWindow, problem);
  gtk_widget_class_bind_template_child (widget_class, GocuaAreaSplitWindow, save_button);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
gocua_area_split_window_init (GocuaAreaSplitWindow *self)
{
  self->lines = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
gocua_area_split_window_new (GocuaSession *session, const GocuaRecord *area)
{
  GocuaAreaSplitWindow *self;

  g_return_val_if_fail (GOCUA_IS_SESSION (session) && area != NULL, NULL);

  self = g_object_new (GOCUA_TYPE_AREA_SPLIT_WINDOW, NULL);
  self->session = g_object_ref (session);
  self->area = gocua_record_copy (area);
  fill (self);
  changed_cb (self);
  return GTK_WIDGET (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-double-pane.c: two households beside each other, and for each field the value that is to stay. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/widgets/gocua-double-pane.h"

#include <glib/gi18n.h>

#include "app/widgets/gocua-spoken-name.h"
#include "app/widgets/gocua-text-label.h"
#include "core/gocua-date.h"
#include "core/gocua-merge.h"
#include "core/gocua-phone.h"

#define VALUE_CHARS 32

enum
{
  COLUMN_MARK,
  COLUMN_LABEL,
  COLUMN_FIRST,
  COLUMN_SECOND,
};

/* What is chosen together stands in one line. */
static const guint lines[] = { GOCUA_HOUSEHOLD_HEAD,   GOCUA_HOUSEHOLD_ADDRESS, GOCUA_HOUSEHOLD_AREA,
                               GOCUA_HOUSEHOLD_GROUP,  GOCUA_HOUSEHOLD_PHONE,   GOCUA_HOUSEHOLD_CODE,
                               GOCUA_HOUSEHOLD_PEOPLE, GOCUA_HOUSEHOLD_TEAM,    GOCUA_HOUSEHOLD_FOLLOW_UP,
                               GOCUA_HOUSEHOLD_NOTE };

#define N_LINES G_N_ELEMENTS (lines)

struct _GocuaDoublePane
{
  GtkWidget parent_instance;

  GocuaSession *session;
  GocuaDoubleView *view;           /* (nullable) */
  GtkCheckButton *kept[2];         /* (nullable): which of the two stays */
  GtkCheckButton *chosen[N_LINES]; /* (nullable): active when the value of the second one is taken */

  GtkWidget *box;
  GtkLabel *score, *why, *against;
  GtkGrid *grid;
};

G_DEFINE_FINAL_TYPE (GocuaDoublePane, gocua_double_pane, GTK_TYPE_WIDGET)

static char *
format_people (const GocuaRecord *household)
{
  int people = (int) gocua_record_get_int (household, GOCUA_HOUSEHOLD_PEOPLE, -1);
  int eligible = (int) gocua_record_get_int (household, GOCUA_HOUSEHOLD_ELIGIBLE, -1);
  g_autofree char *all =
      g_strdup_printf (ngettext ("%d person", "%d people", (gulong) MAX (people, 0)), people);
  g_autofree char *some = g_strdup_printf (
      ngettext ("%d of eligible age", "%d of eligible age", (gulong) MAX (eligible, 0)), eligible);

  if (people >= 0 && eligible >= 0)
    return g_strconcat (all, ", ", some, NULL);
  return g_strdup (people >= 0 ? all : eligible >= 0 ? some : "");
}

static char *
format_value (GocuaDoublePane *self, const GocuaRecord *household, guint field)
{
  const GocuaId *area = gocua_record_get_id (household, GOCUA_HOUSEHOLD_AREA);
  const GocuaId *team = gocua_record_get_id (household, GOCUA_HOUSEHOLD_TEAM);

  switch (field)
    {
    case GOCUA_HOUSEHOLD_AREA:
      return g_strdup (area != NULL ? gocua_session_get_area_name (self->session, area) : "");
    case GOCUA_HOUSEHOLD_TEAM:
      return g_strdup (team != NULL ? gocua_session_get_team_name (self->session, team) : "");
    case GOCUA_HOUSEHOLD_FOLLOW_UP:
      return gocua_date_format (gocua_record_get_text (household, field));
    case GOCUA_HOUSEHOLD_PHONE:
      return gocua_phone_format (gocua_record_get_text (household, field));
    case GOCUA_HOUSEHOLD_PEOPLE:
      return format_people (household);
    default:
      return gocua_value_format (&household->values[field]);
    }
}

static char *
format_visits (const GocuaDoubleSide *side)
{
  g_autofree char *count =
      g_strdup_printf (ngettext ("%u visit", "%u visits", side->n_visits), side->n_visits);
  g_autofree char *date = NULL;

  if (side->last_visit == NULL)
    return g_strdup (_ ("No visits yet"));
  date = gocua_date_format (side->last_visit);
  /* Translators: "3 visits", and the date of the last one */
  return g_strdup_printf (_ ("%s, the last one on %s"), count, date);
}

static GtkWidget *
new_label (const char *text)
{
  GtkWidget *label = gocua_text_label_new (*text != '\0' ? text : "–", NULL);

  gtk_label_set_width_chars (GTK_LABEL (label), VALUE_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (label), VALUE_CHARS);
  return label;
}

static GtkWidget *
new_choice (const char *what, const char *text, GtkCheckButton *group)
{
  GtkWidget *button = gtk_check_button_new ();
  /* Translators: field of a household, its value: "Phone: 0901 234 567" */
  g_autofree char *name =
      g_strdup_printf (_ ("%s: %s"), what, *text != '\0' ? text : C_ ("value of a field", "nothing"));

  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), new_label (text));
  gtk_check_button_set_group (GTK_CHECK_BUTTON (button), group);
  gocua_set_spoken_name (GTK_WIDGET (button), name);
  return button;
}

/* A sign, a word and heavy letters: nothing is said by colour. */
static void
mark_difference (GocuaDoublePane *self, GtkWidget *label, int row)
{
  GtkWidget *mark = gtk_label_new ("≠");

  gtk_widget_set_tooltip_text (mark, _ ("The two differ here"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("The two differ here"), -1);
  gtk_widget_add_css_class (label, "heading");
  gtk_grid_attach (self->grid, mark, COLUMN_MARK, row, 1, 1);
}

static GtkWidget *
add_field_label (GocuaDoublePane *self, const char *text, int row)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_grid_attach (self->grid, label, COLUMN_LABEL, row, 1, 1);
  return label;
}

static void
add_line (GocuaDoublePane *self, guint line, gboolean second, int row)
{
  guint field = lines[line];
  const char *what = gocua_kind_get_field_label (GOCUA_KIND_HOUSEHOLD, field);
  g_autofree char *one = format_value (self, self->view->sides[0].household, field);
  g_autofree char *two = format_value (self, self->view->sides[1].household, field);
  GtkWidget *label;
  GtkWidget *first;

  self->chosen[line] = NULL;
  if (*one == '\0' && *two == '\0')
    return;
  label = add_field_label (self, what, row);
  if (g_str_equal (one, two))
    {
      gtk_grid_attach (self->grid, new_label (one), COLUMN_FIRST, row, 2, 1);
      return;
    }
  mark_difference (self, label, row);
  first = new_choice (what, one, NULL);
  self->chosen[line] = GTK_CHECK_BUTTON (new_choice (what, two, GTK_CHECK_BUTTON (first)));
  gtk_check_button_set_active (second ? self->chosen[line] : GTK_CHECK_BUTTON (first), TRUE);
  gtk_grid_attach (self->grid, first, COLUMN_FIRST, row, 1, 1);
  gtk_grid_attach (self->grid, GTK_WIDGET (self->chosen[line]), COLUMN_SECOND, row, 1, 1);
}

static void
add_head (GocuaDoublePane *self)
{
  add_field_label (self, _ ("The household that stays"), 0);
  for (guint side = 0; side < 2; side++)
    {
      g_autofree char *name = format_value (self, self->view->sides[side].household, GOCUA_HOUSEHOLD_HEAD);
      /* Translators: key that chooses it */
      g_autofree char *text = g_strdup_printf (_ ("Keep this one (%u)"), side + 1);
      GtkWidget *button = new_choice (text, name, side > 0 ? self->kept[0] : NULL);

      gtk_check_button_set_child (GTK_CHECK_BUTTON (button), new_label (text));
      self->kept[side] = GTK_CHECK_BUTTON (button);
      gtk_grid_attach (self->grid, button, COLUMN_FIRST + (int) side, 0, 1, 1);
    }
  gtk_check_button_set_active (self->kept[0], TRUE);
}

static void
add_visits (GocuaDoublePane *self, int row)
{
  add_field_label (self, _ ("Visits"), row);
  for (guint side = 0; side < 2; side++)
    {
      g_autofree char *text = format_visits (&self->view->sides[side]);

      gtk_grid_attach (self->grid, new_label (text), COLUMN_FIRST + (int) side, row, 1, 1);
    }
}

static void
suggest (GocuaDoublePane *self, GocuaMergeChoice *choice)
{
  g_autoptr (GPtrArray) households = g_ptr_array_new ();

  g_ptr_array_add (households, self->view->sides[0].household);
  g_ptr_array_add (households, self->view->sides[1].household);
  gocua_merge_suggest (households, choice);
}

static void
fill_grid (GocuaDoublePane *self)
{
  GocuaMergeChoice choice;
  int row = 1;

  suggest (self, &choice);
  add_head (self);
  for (guint line = 0; line < N_LINES; line++)
    add_line (self, line, choice.from[lines[line]] == 1, row++);
  add_visits (self, row);
}

static void
clear_grid (GocuaDoublePane *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  self->kept[0] = self->kept[1] = NULL;
  for (guint line = 0; line < N_LINES; line++)
    self->chosen[line] = NULL;
}

static char *
describe_reasons (guint reasons, gboolean against)
{
  guint some = 0;

  for (guint i = 0; i < GOCUA_DOUBLE_N_REASONS; i++)
    if (gocua_double_reason_is_against ((GocuaDoubleReason) i) == against)
      some |= reasons & (1u << i);
  return gocua_double_reasons_describe (some);
}

static void
show_score (GocuaDoublePane *self)
{
  /* Translators: %u is from 0 to 100 */
  g_autofree char *score = g_strdup_printf (_ ("Likeness: %u of 100 points"), self->view->score);
  g_autofree char *why = describe_reasons (self->view->reasons, FALSE);
  g_autofree char *against = describe_reasons (self->view->reasons, TRUE);
  /* Translators: %s: "Another phone number · Another household code" */
  g_autofree char *but = g_strdup_printf (_ ("But: %s"), against);

  gtk_label_set_label (self->score, score);
  gtk_label_set_label (self->why, why);
  gtk_label_set_label (self->against, but);
  gtk_widget_set_visible (GTK_WIDGET (self->against), *against != '\0');
}

static void
gocua_double_pane_dispose (GObject *object)
{
  GocuaDoublePane *self = GOCUA_DOUBLE_PANE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->view, gocua_double_view_free);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (gocua_double_pane_parent_class)->dispose (object);
}

static void
gocua_double_pane_class_init (GocuaDoublePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gocua_double_pane_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/gocua/GoCua/ui/gocua-double-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, GocuaDoublePane, box);
  gtk_widget_class_bind_template_child (widget_class, GocuaDoublePane, score);
  gtk_widget_class_bind_template_child (widget_class, GocuaDoublePane, why);
  gtk_widget_class_bind_template_child (widget_class, GocuaDoublePane, against);
  gtk_widget_class_bind_template_child (widget_class, GocuaDoublePane, grid);
}

static void
gocua_double_pane_init (GocuaDoublePane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
gocua_double_pane_set_session (GocuaDoublePane *self, GocuaSession *session)
{
  g_return_if_fail (GOCUA_IS_DOUBLE_PANE (self));

  g_set_object (&self->session, session);
}

void
gocua_double_pane_show (GocuaDoublePane *self, GocuaDoubleView *view)
{
  g_return_if_fail (GOCUA_IS_DOUBLE_PANE (self));

  clear_grid (self);
  g_clear_pointer (&self->view, gocua_double_view_free);
  self->view = view;
  gtk_widget_set_visible (self->box, view != NULL);
  if (view == NULL)
    return;
  show_score (self);
  fill_grid (self);
}

const GocuaDoubleView *
gocua_double_pane_get_view (GocuaDoublePane *self)
{
  g_return_val_if_fail (GOCUA_IS_DOUBLE_PANE (self), NULL);

  return self->view;
}

void
gocua_double_pane_keep (GocuaDoublePane *self, guint side)
{
  g_return_if_fail (GOCUA_IS_DOUBLE_PANE (self) && side < 2);

  if (self->kept[side] != NULL)
    gtk_check_button_set_active (self->kept[side], TRUE);
}

static guint
kept_side (GocuaDoublePane *self)
{
  return gtk_check_button_get_active (self->kept[1]) ? 1 : 0;
}

const GocuaRecord *
gocua_double_pane_get_kept (GocuaDoublePane *self)
{
  g_return_val_if_fail (GOCUA_IS_DOUBLE_PANE (self), NULL);

  return self->view != NULL ? self->view->sides[kept_side (self)].household : NULL;
}

GocuaBatch *
gocua_double_pane_make_batch (GocuaDoublePane *self)
{
  g_autoptr (GPtrArray) households = g_ptr_array_new ();
  GocuaMergeChoice choice = { { 0 } };
  guint kept;

  g_return_val_if_fail (GOCUA_IS_DOUBLE_PANE (self), NULL);

  if (self->view == NULL)
    return NULL;
  kept = kept_side (self);
  g_ptr_array_add (households, self->view->sides[kept].household);
  g_ptr_array_add (households, self->view->sides[1 - kept].household);
  for (guint line = 0; line < N_LINES; line++)
    if (self->chosen[line] != NULL)
      choice.from[lines[line]] = gtk_check_button_get_active (self->chosen[line]) == (kept == 0) ? 1 : 0;
  choice.from[GOCUA_HOUSEHOLD_ELIGIBLE] = choice.from[GOCUA_HOUSEHOLD_PEOPLE];
  return gocua_merge_make_batch (households, &choice);
}

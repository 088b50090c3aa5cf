/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-import-result.c: what a list would do: numbers, and the rows behind each of them. */
#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/widgets/gocua-import-result.h"

#include <glib/gi18n.h>

#include "core/gocua-number.h"

/* More than anybody reads through; the number above says how many there are. */
#define MAX_LINES 2000

struct _GocuaImportResult
{
  GtkBox parent_instance;

  GtkBox *counts;
  GtkLabel *remarks_label;
  GtkLabel *rows_title;
  GtkWidget *save_button;
  GtkListView *rows_view;

  GocuaRosterPlan *plan;
};

enum
{
  SAVE_REFUSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GocuaImportResult, gocua_import_result, GTK_TYPE_BOX)

static void
save_cb (GocuaImportResult *self)
{
  g_signal_emit (self, signals[SAVE_REFUSED], 0);
}

static void
count_clicked_cb (GtkButton *button, GocuaImportResult *self)
{
  gpointer verdict = g_object_get_data (G_OBJECT (button), "verdict");

  gocua_import_result_show_rows (self, (GocuaRosterVerdict) GPOINTER_TO_UINT (verdict));
}

static void
append_count (GocuaImportResult *self, GocuaRosterVerdict verdict)
{
  g_autofree char *number = gocua_number_format (gocua_roster_plan_get_n_entries (self->plan, verdict));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *value = gtk_label_new (number);
  GtkWidget *name = gtk_label_new (gocua_roster_verdict_get_label (verdict));
  GtkWidget *button = gtk_button_new ();

  gtk_widget_add_css_class (value, "title-1");
  gtk_widget_add_css_class (value, "numeric");
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_box_append (GTK_BOX (box), value);
  gtk_box_append (GTK_BOX (box), name);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "card");
  gtk_widget_add_css_class (button, "count-card");
  gtk_widget_set_tooltip_text (button, _ ("Show these rows"));
  g_object_set_data (G_OBJECT (button), "verdict", GUINT_TO_POINTER (verdict));
  g_signal_connect_object (button, "clicked", G_CALLBACK (count_clicked_cb), self, 0);
  gtk_box_append (self->counts, button);
}

static void
add_line (GString *text, const char *line)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
}

static void
add_number (GString *text, const char *format, guint number)
{
  g_autofree char *formatted = gocua_number_format (number);
  /* Each format takes the number as a text. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_autofree char *line = g_strdup_printf (format, formatted);
#pragma GCC diagnostic pop

  if (number > 0)
    add_line (text, line);
}

static void
show_remarks (GocuaImportResult *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GPtrArray *areas = gocua_roster_plan_get_new_areas (self->plan);
  const char *const *remarks = gocua_roster_plan_get_remarks (self->plan);
  guint n_newer = gocua_roster_plan_get_n_newer (self->plan);
  guint n_people = gocua_roster_plan_get_n_people (self->plan);
  guint n_odd = gocua_roster_plan_get_n_odd_phones (self->plan);

  for (guint i = 0; remarks[i] != NULL; i++)
    add_line (text, remarks[i]);
  /* Translators: %s is a number */
  add_number (text,
              ngettext ("%s value was entered after the list was saved and is kept.",
                        "%s values were entered after the list was saved and are kept.", n_newer),
              n_newer);
  /* Translators: %s is a number */
  add_number (
      text,
      ngettext ("%s person is counted into households.", "%s people are counted into households.", n_people),
      n_people);
  if (areas->len > 0)
    add_line (text, _ ("New areas:"));
  for (guint i = 0; i < areas->len; i++)
    g_string_append_printf (text, "%s %s", i > 0 ? "," : "", (char *) g_ptr_array_index (areas, i));
  /* Translators: %s is a number */
  add_number (text,
              ngettext ("%s phone number looks wrong. It is taken in as it is.",
                        "%s phone numbers look wrong. They are taken in as they are.", n_odd),
              n_odd);
  gtk_label_set_text (self->remarks_label, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->remarks_label), text->len > 0);
}

static const char *
get_rows_title (GocuaRosterVerdict verdict)
{
  switch (verdict)
    {
    case GOCUA_ROSTER_NEW:
      return _ ("Households that the ward does not have yet");
    case GOCUA_ROSTER_CHANGED:
      return _ ("What would change, from the value now to that of the list");
    case GOCUA_ROSTER_UNCHANGED:
      return _ ("Households that stay as they are");
    case GOCUA_ROSTER_REFUSED:
    default:
      return _ ("Rows that are refused. The other rows can be taken in without them.");
    }
}

static void
gocua_import_result_dispose (GObject *object)
{
  GocuaImportResult *self = GOCUA_IMPORT_RESULT (object);

  g_clear_pointer (&self->plan, gocua_roster_plan_unref);
  G_OBJECT_CLASS (gocua_import_result_parent_class)->dispose (object);
}

static void
gocua_import_result_class_init (GocuaImportResultClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gocua_import_result_dispose;
  signals[SAVE_REFUSED] = g_signal_new ("save-refused", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/gocua/GoCua/ui/gocua-import-result.ui");
  gtk_widget_class_bind_template_child (widget_class, GocuaImportResult, counts);
  gtk_widget_class_bind_template_child (widget_class, GocuaImportResult, remarks_label);
  gtk_widget_class_bind_template_child (widget_class, GocuaImportResult, rows_title);
  gtk_widget_class_bind_template_child (widget_class, GocuaImportResult, save_button);
  gtk_widget_class_bind_template_child (widget_class, GocuaImportResult, rows_view);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
gocua_import_result_init (GocuaImportResult *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
gocua_import_result_show_rows (GocuaImportResult *self, GocuaRosterVerdict verdict)
{
  g_autoptr (GtkStringList) lines = gtk_string_list_new (NULL);
  g_autoptr (GtkNoSelection) selection = NULL;
  guint n_entries;

  g_return_if_fail (GOCUA_IS_IMPORT_RESULT (self));
  g_return_if_fail (self->plan != NULL && verdict < GOCUA_ROSTER_N_VERDICTS);

  n_entries = gocua_roster_plan_get_n_entries (self->plan, verdict);
  for (guint i = 0; i < MIN (n_entries, MAX_LINES); i++)
    gtk_string_list_take (lines,
                          gocua_roster_entry_format (gocua_roster_plan_get_entry (self->plan, verdict, i)));
  if (n_entries > MAX_LINES)
    gtk_string_list_take (
        lines, g_strdup_printf (ngettext ("… and %u row more", "… and %u rows more", n_entries - MAX_LINES),
                                n_entries - MAX_LINES));
  selection = gtk_no_selection_new (G_LIST_MODEL (g_steal_pointer (&lines)));
  gtk_list_view_set_model (self->rows_view, GTK_SELECTION_MODEL (selection));
  gtk_label_set_text (self->rows_title, get_rows_title (verdict));
  gtk_widget_set_visible (self->save_button, verdict == GOCUA_ROSTER_REFUSED && n_entries > 0);
}

void
gocua_import_result_show (GocuaImportResult *self, GocuaRosterPlan *plan)
{
  static const GocuaRosterVerdict order[] = { GOCUA_ROSTER_REFUSED, GOCUA_ROSTER_CHANGED, GOCUA_ROSTER_NEW,
                                              GOCUA_ROSTER_UNCHANGED };
  GtkWidget *child;
  guint first = 0;

  g_return_if_fail (GOCUA_IS_IMPORT_RESULT (self));
  g_return_if_fail (plan != NULL);

  gocua_roster_plan_ref (plan);
  g_clear_pointer (&self->plan, gocua_roster_plan_unref);
  self->plan = plan;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->counts))) != NULL)
    gtk_box_remove (self->counts, child);
  for (guint i = 0; i < GOCUA_ROSTER_N_VERDICTS; i++)
    append_count (self, (GocuaRosterVerdict) i);
  show_remarks (self);
  /* What needs a look comes first. */
  while (first + 1 < G_N_ELEMENTS (order) && gocua_roster_plan_get_n_entries (plan, order[first]) == 0)
    first++;
  gocua_import_result_show_rows (self, order[first]);
}

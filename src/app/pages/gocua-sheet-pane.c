/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sheet-pane.c: the sheet that is chosen: where its paper is, its lines, and what can be done with it.
 */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/pages/gocua-sheet-pane.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/dialogs/gocua-sheet-act-dialog.h"
#include "app/gocua-sheet-jobs.h"
#include "app/gocua-sheet-printer.h"
#include "app/gocua-custody-words.h"
#include "app/pages/gocua-sheet-line-row.h"
#include "core/gocua-date.h"

struct _GocuaSheetPane
{
  GtkWidget parent_instance;

  GocuaSession *session;
  GPtrArray *sheets;          /* of GocuaRecord: what the actions are for */
  guint n_keyed;              /* lines of all of them that have a visit */
  GocuaSheetDetails *details; /* (nullable): of the only one */
  GCancellable *reading;      /* (nullable) */

  GtkStack *stack;
  AdwStatusPage *many_page;
  GtkWidget *many_actions;
  GtkLabel *code, *place, *purpose, *state, *counts;
  GtkWidget *actions;
  GtkBox *steps;
  GtkListBox *lines;
};

G_DEFINE_FINAL_TYPE (GocuaSheetPane, gocua_sheet_pane, GTK_TYPE_WIDGET)

static const struct
{
  const char *action;
  const char *label;
  const char *tip;
  GocuaSheetAct act;
} buttons[] = {
  { "sheet.issue", NC_ ("sheet act", "Give out…"), N_ ("Note to whom the paper is given (Ctrl+G)"),
    GOCUA_SHEET_ACT_ISSUE },
  { "sheet.return", NC_ ("sheet act", "Returned…"), N_ ("Note who brought the paper back (Ctrl+R)"),
    GOCUA_SHEET_ACT_RETURN },
  { "sheet.missing", NC_ ("sheet act", "Missing…"), N_ ("Note that nobody knows where the paper is"),
    GOCUA_SHEET_ACT_MISSING },
  { "sheet.found", NC_ ("sheet act", "Found again"), N_ ("The paper is again where it was before"),
    GOCUA_SHEET_ACT_FOUND },
  { "sheet.cancel", NC_ ("sheet act", "Cancel…"),
    N_ ("The sheet will not be walked; its households are free again"), GOCUA_SHEET_ACT_CANCEL },
};

static GtkWindow *
find_window (GocuaSheetPane *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
act_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  GocuaSheetPane *self = GOCUA_SHEET_PANE (widget);

  for (gsize i = 0; i < G_N_ELEMENTS (buttons); i++)
    if (g_str_equal (buttons[i].action, action) && self->sheets->len > 0)
      gocua_sheet_act_dialog_present (find_window (self), self->session, buttons[i].act, self->sheets);
}

static void
enter_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  GocuaSheetPane *self = GOCUA_SHEET_PANE (widget);
  const char *code =
      self->sheets->len == 1 ? gocua_record_get_text (self->sheets->pdata[0], GOCUA_SHEET_FIELD_CODE) : NULL;

  if (code != NULL)
    gtk_widget_activate_action (widget, "win.enter-sheet", "s", code);
}

static void
verify_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  GocuaSheetPane *self = GOCUA_SHEET_PANE (widget);
  char id[GOCUA_ID_STRING_SIZE];

  if (self->sheets->len == 1)
    gtk_widget_activate_action (widget, "win.verify-sheet", "s",
                                gocua_id_format (&((GocuaRecord *) self->sheets->pdata[0])->id, id));
}

static void
print_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  GocuaSheetPane *self = GOCUA_SHEET_PANE (widget);

  if (self->sheets->len > 0)
    gocua_sheet_printer_ask (find_window (self), self->session, self->sheets);
}

static gboolean
can_act (GocuaSheetPane *self, GocuaSheetAct act)
{
  for (guint i = 0; i < self->sheets->len; i++)
    if (!gocua_sheet_act_is_possible (act, self->sheets->pdata[i], self->n_keyed))
      return FALSE;
  return self->sheets->len > 0;
}

static gboolean
can_enter (GocuaSheetPane *self)
{
  GocuaSheetState state;

  if (self->sheets->len != 1)
    return FALSE;
  state = gocua_sheet_get_state (self->sheets->pdata[0]);
  return state != GOCUA_SHEET_CANCELLED;
}

static gboolean
can_verify (GocuaSheetPane *self)
{
  return self->sheets->len == 1 && gocua_sheet_get_state (self->sheets->pdata[0]) >= GOCUA_SHEET_KEYED;
}

static void
update_actions (GocuaSheetPane *self)
{
  gboolean takes_entries = self->session != NULL && gocua_session_takes_entries (self->session);

  for (gsize i = 0; i < G_N_ELEMENTS (buttons); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), buttons[i].action,
                                   takes_entries && can_act (self, buttons[i].act));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sheet.enter", takes_entries && can_enter (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sheet.verify", takes_entries && can_verify (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sheet.print", self->sheets->len > 0);
}

/* Only what can be done now: a row of grey buttons would say nothing. */
static void
add_button (GtkWidget *box, const char *action, const char *label, const char *tip, gboolean suggested)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  GtkWidget *child = gtk_flow_box_child_new ();

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, tip);
  if (suggested)
    gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), button);
  gtk_flow_box_append (GTK_FLOW_BOX (box), child);
}

/* What comes next for a sheet in this state. */
static const char *
get_next_action (GocuaSheetPane *self)
{
  switch (gocua_sheet_get_state (self->sheets->pdata[0]))
    {
    case GOCUA_SHEET_MADE:
      return "sheet.issue";
    case GOCUA_SHEET_ISSUED:
      return "sheet.return";
    case GOCUA_SHEET_MISSING:
      return "sheet.found";
    case GOCUA_SHEET_RETURNED:
      return "sheet.enter";
    default:
      return "";
    }
}

static void
fill_actions (GocuaSheetPane *self, GtkWidget *box)
{
  const char *next = get_next_action (self);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_flow_box_remove (GTK_FLOW_BOX (box), child);
  for (gsize i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      if (buttons[i].act == GOCUA_SHEET_ACT_MISSING && can_enter (self))
        add_button (box, "sheet.enter", C_ ("sheet act", "Enter results"),
                    _ ("Enter what the team wrote on this sheet"), g_str_equal (next, "sheet.enter"));
      if (can_act (self, buttons[i].act))
        add_button (box, buttons[i].action, g_dpgettext2 (NULL, "sheet act", buttons[i].label),
                    _ (buttons[i].tip), g_str_equal (next, buttons[i].action));
    }
  if (can_verify (self))
    add_button (box, "sheet.verify", C_ ("sheet act", "Enter again"),
                _ ("Somebody else types the whole sheet a second time, without seeing the first result"),
                g_str_equal (next, "sheet.verify"));
  add_button (box, "sheet.print", C_ ("sheet act", "Print again…"),
              _ ("Print the sheet, or save it as a PDF (Ctrl+P)"), FALSE);
}

/* A dialog keeps the old array while it asks. @rows: (nullable) */
static void
choose (GocuaSheetPane *self, GPtrArray *rows)
{
  g_ptr_array_unref (self->sheets);
  self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_record_unref);
  self->n_keyed = 0;
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const GocuaSheetRow *row = rows->pdata[i];

      g_ptr_array_add (self->sheets, gocua_record_ref (row->sheet));
      self->n_keyed += row->n_keyed + row->n_extra;
    }
}

static void
show_text (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
append_part (GString *text, const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
}

static void
show_place (GocuaSheetPane *self, const GocuaRecord *sheet)
{
  const GocuaId *area = gocua_record_get_id (sheet, GOCUA_SHEET_FIELD_AREA);
  const GocuaId *team = gocua_record_get_id (sheet, GOCUA_SHEET_FIELD_TEAM);
  g_autofree char *day = gocua_date_format (gocua_record_get_text (sheet, GOCUA_SHEET_FIELD_DAY));
  g_autofree char *expires = gocua_date_format (gocua_record_get_text (sheet, GOCUA_SHEET_FIELD_EXPIRES));
  /* Translators: the day of the walk */
  g_autofree char *walk = g_strdup_printf (_ ("walk on %s"), day);
  /* Translators: the last day on which the households of a sheet are kept for its team */
  g_autofree char *kept = g_strdup_printf (_ ("kept until %s"), expires);
  g_autoptr (GString) text = g_string_new (NULL);

  append_part (text, area != NULL ? gocua_session_get_area_name (self->session, area) : NULL);
  append_part (text, team != NULL ? gocua_session_get_team_name (self->session, team) : _ ("no team"));
  append_part (text, *day != '\0' ? walk : NULL);
  append_part (text, *expires != '\0' && gocua_sheet_get_state (sheet) <= GOCUA_SHEET_ISSUED ? kept : NULL);
  show_text (self->place, text->str);
}

static void
show_state (GocuaSheetPane *self, const GocuaSheetRow *row)
{
  g_autofree char *today = gocua_session_get_today (self->session);
  g_autofree char *state = gocua_sheet_describe_state (row->sheet, today);
  g_autofree char *counts = gocua_sheet_describe_lines (row);
  gboolean warns = row->state == GOCUA_SHEET_MISSING || gocua_sheet_is_overdue (row->sheet, today);

  show_text (self->state, state);
  show_text (self->counts, counts);
  if (warns)
    gtk_widget_add_css_class (GTK_WIDGET (self->state), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->state), "warning");
}

static GtkWidget *
make_step (const GocuaSheetStep *step)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *what = gocua_sheet_describe_step (step);
  g_autofree char *when = gocua_date_format_date_time (step->at_ms);
  /* Translators: who entered something, and when: "Nguyễn Thị Lan, 02/03/2025 14:31" */
  g_autofree char *by = step->author != NULL && *step->author != '\0'
                            ? g_strdup_printf (_ ("%s, %s"), step->author, when)
                            : g_strdup (when);
  GtkWidget *labels[] = { gtk_label_new (what), gtk_label_new (by) };

  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      gtk_label_set_xalign (GTK_LABEL (labels[i]), 0);
      gtk_label_set_wrap (GTK_LABEL (labels[i]), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (labels[i]), PANGO_WRAP_WORD_CHAR);
      gtk_box_append (GTK_BOX (box), labels[i]);
    }
  gtk_widget_add_css_class (labels[1], "caption");
  gtk_widget_add_css_class (labels[1], "dim-label");
  return box;
}

static void
show_steps (GocuaSheetPane *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->steps))) != NULL)
    gtk_box_remove (self->steps, child);
  for (guint i = 0; i < self->details->steps->len; i++)
    gtk_box_append (self->steps, make_step (self->details->steps->pdata[i]));
}

static void
show_lines (GocuaSheetPane *self)
{
  GocuaCampaign *campaign = gocua_session_get_campaign (self->session);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->lines))) != NULL)
    gtk_list_box_remove (self->lines, child);
  for (guint i = 0; i < self->details->lines->len; i++)
    gtk_list_box_append (self->lines, gocua_sheet_line_row_new (self->details->lines->pdata[i], campaign));
}

static void
line_activated_cb (GocuaSheetPane *self, GtkListBoxRow *row)
{
  const GocuaId *household = gocua_sheet_line_row_get_household (GOCUA_SHEET_LINE_ROW (row));

  if (household != NULL)
    gocua_session_go (self->session, "households", NULL, household);
}

static void
show_details (GocuaSheetPane *self)
{
  const GocuaSheetRow *row = self->details->row;
  g_autofree char *code =
      gocua_sheet_code_format (gocua_record_get_text (row->sheet, GOCUA_SHEET_FIELD_CODE));
  /* Translators: the code of a walk sheet */
  g_autofree char *title = g_strdup_printf (_ ("Sheet %s"), code);

  choose (self, NULL);
  g_ptr_array_add (self->sheets, gocua_record_ref (row->sheet));
  self->n_keyed = row->n_keyed + row->n_extra;
  show_text (self->code, title);
  show_place (self, row->sheet);
  show_text (self->purpose, gocua_record_get_text (row->sheet, GOCUA_SHEET_FIELD_PURPOSE));
  show_state (self, row);
  update_actions (self);
  fill_actions (self, self->actions);
  show_steps (self);
  show_lines (self);
  gtk_stack_set_visible_child_name (self->stack, "one");
}

static void
show_nothing (GocuaSheetPane *self, const char *page)
{
  g_clear_pointer (&self->details, gocua_sheet_details_free);
  update_actions (self);
  gtk_stack_set_visible_child_name (self->stack, page);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GocuaSheetPane) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GocuaSheetDetails) details = gocua_store_call_finish (GOCUA_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->session == NULL)
    return;
  g_clear_object (&self->reading);
  if (error != NULL)
    gocua_session_report (self->session, _ ("The sheet could not be read."), error);
  if (details == NULL)
    {
      choose (self, NULL);
      show_nothing (self, "none");
      return;
    }
  g_clear_pointer (&self->details, gocua_sheet_details_free);
  self->details = g_steal_pointer (&details);
  show_details (self);
}

static void
stop_reading (GocuaSheetPane *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

static void
read_one (GocuaSheetPane *self, const GocuaId *sheet)
{
  self->reading = g_cancellable_new ();
  gocua_store_read_async (gocua_session_get_store (self->session), gocua_sheet_jobs_read,
                          gocua_id_dup (sheet), g_free, (GDestroyNotify) gocua_sheet_details_free,
                          self->reading, read_cb, g_object_ref (self));
}

static void
show_many (GocuaSheetPane *self)
{
  g_autofree char *text = g_strdup_printf (
      ngettext ("%u sheet selected", "%u sheets selected", self->sheets->len), self->sheets->len);

  adw_status_page_set_description (self->many_page, text);
  show_nothing (self, "many");
  fill_actions (self, self->many_actions);
}

static void
gocua_sheet_pane_dispose (GObject *object)
{
  GocuaSheetPane *self = GOCUA_SHEET_PANE (object);
  GtkWidget *stack = GTK_WIDGET (self->stack);

  stop_reading (self);
  g_clear_pointer (&stack, gtk_widget_unparent);
  self->stack = NULL;
  g_clear_pointer (&self->details, gocua_sheet_details_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (gocua_sheet_pane_parent_class)->dispose (object);
}

static void
gocua_sheet_pane_finalize (GObject *object)
{
  g_ptr_array_unref (GOCUA_SHEET_PANE (object)->sheets);
  G_OBJECT_CLASS (gocua_sheet_pane_parent_class)->finalize (object);
}

static void
gocua_sheet_pane_class_init (GocuaSheetPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gocua_sheet_pane_dispose;
  G_OBJECT_CLASS (klass)->finalize = gocua_sheet_pane_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/gocua/GoCua/ui/gocua-sheet-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, GocuaSheetPane, stack);
  gtk_widget_class_bind_template_child (widget_class, GocuaSheetPane, many_page);
  gtk_widget_class_bind_template_child (widget_class, GocuaSheetPane, many_actions);
  gtk_widget_class_bind_template_child (widget_class, GocuaSheetPane, code);
  gtk_widget_class_bind_template_child (widget_class, GocuaSheetPane, place);
  gtk_widget_class_bind_template_child (widget_class, GocuaSheetPane, purpose);
  gtk_widget_class_bind_template_child (widget_class, GocuaSheetPane, state);
  gtk_widget_class_bind_template_child (widget_class, GocuaSheetPane, counts);
  gtk_widget_class_bind_template_child (widget_class, GocuaSheetPane, actions);
  gtk_widget_class_bind_template_child (widget_class, GocuaSheetPane, steps);
  gtk_widget_class_bind_template_child (widget_class, GocuaSheetPane, lines);
  gtk_widget_class_bind_template_callback (widget_class, line_activated_cb);
  for (gsize i = 0; i < G_N_ELEMENTS (buttons); i++)
    gtk_widget_class_install_action (widget_class, buttons[i].action, NULL, act_cb);
  gtk_widget_class_install_action (widget_class, "sheet.enter", NULL, enter_cb);
  gtk_widget_class_install_action (widget_class, "sheet.verify", NULL, verify_cb);
  gtk_widget_class_install_action (widget_class, "sheet.print", NULL, print_cb);
}

static void
gocua_sheet_pane_init (GocuaSheetPane *self)
{
  self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_record_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  update_actions (self);
}

void
gocua_sheet_pane_set_session (GocuaSheetPane *self, GocuaSession *session)
{
  g_return_if_fail (GOCUA_IS_SHEET_PANE (self));
  g_return_if_fail (GOCUA_IS_SESSION (session));

  g_set_object (&self->session, session);
}

void
gocua_sheet_pane_show (GocuaSheetPane *self, GPtrArray *rows)
{
  g_return_if_fail (GOCUA_IS_SHEET_PANE (self));
  g_return_if_fail (self->session != NULL && rows != NULL);

  stop_reading (self);
  choose (self, rows);
  if (rows->len == 1)
    read_one (self, &((GocuaRecord *) self->sheets->pdata[0])->id);
  else if (rows->len == 0)
    show_nothing (self, "none");
  else
    show_many (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-household-pane.c: the household that is chosen: facts, where it stands, and its history. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/dialogs/gocua-household-dialog.h"
#include "app/dialogs/gocua-visit-dialog.h"
#include "app/dialogs/gocua-withdraw-dialog.h"
#include "app/gocua-meanwhile.h"
#include "app/gocua-custody-words.h"
#include "app/pages/gocua-history-line.h"
#include "app/pages/gocua-household-pane.h"
#include "app/widgets/gocua-state-mark.h"
#include "core/gocua-date.h"
#include "core/gocua-number.h"
#include "core/gocua-phone.h"

struct _GocuaHouseholdPane
{
  GtkWidget parent_instance;

  GocuaSession *session;
  GCancellable *reading; /* (nullable): while the answer is awaited */
  GocuaId asked;         /* the household that is to be shown; null: none */
  GocuaHouseholdDetails *details;
  guint shown_events; /* how many changes the history on the screen is made of */
  guint shown_remarks;
  GocuaId shown; /* and whose it is */

  GtkStack *stack;
  AdwStatusPage *many_page;
  GtkLabel *meanwhile, *address, *head, *place, *people, *phone, *phone_warning, *note, *roster, *standing,
      *follow_up, *sheet;
  GtkGrid *status_grid;
  GtkButton *visit_button;
  GtkButton *archive_button;
  GtkBox *history;
};

G_DEFINE_FINAL_TYPE (GocuaHouseholdPane, gocua_household_pane, GTK_TYPE_WIDGET)

static void
show_text (GtkLabel *label, const char *text)
{
  /* What is marked in a text that stays, stays marked. */
  if (g_strcmp0 (gtk_label_get_label (label), text != NULL ? text : "") != 0)
    gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
append_part (GString *text, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, part);
}

static void
show_place (GocuaHouseholdPane *self, const GocuaRecord *household)
{
  const GocuaId *area = gocua_record_get_id (household, GOCUA_HOUSEHOLD_AREA);
  const char *code = gocua_record_get_text (household, GOCUA_HOUSEHOLD_CODE);
  g_autoptr (GString) text = g_string_new (NULL);

  append_part (text, area != NULL ? gocua_session_get_area_name (self->session, area) : NULL);
  append_part (text, gocua_record_get_text (household, GOCUA_HOUSEHOLD_GROUP));
  if (code != NULL)
    {
      /* Translators: %s is the ward's own number of the household */
      g_autofree char *part = g_strdup_printf (_ ("code %s"), code);

      append_part (text, part);
    }
  show_text (self->place, text->str);
}

static void
show_people (GocuaHouseholdPane *self, const GocuaRecord *household)
{
  int people = (int) gocua_record_get_int (household, GOCUA_HOUSEHOLD_PEOPLE, -1);
  int eligible = (int) gocua_record_get_int (household, GOCUA_HOUSEHOLD_ELIGIBLE, -1);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *all =
      g_strdup_printf (ngettext ("%d person", "%d people", (gulong) MAX (people, 0)), people);
  g_autofree char *some = g_strdup_printf (
      ngettext ("%d of eligible age", "%d of eligible age", (gulong) MAX (eligible, 0)), eligible);

  append_part (text, people >= 0 ? all : NULL);
  append_part (text, eligible >= 0 ? some : NULL);
  if (text->len == 0)
    g_string_append (text, _ ("Number of people not known"));
  show_text (self->people, text->str);
}

static void
show_phone (GocuaHouseholdPane *self, const GocuaRecord *household)
{
  const char *stored = gocua_record_get_text (household, GOCUA_HOUSEHOLD_PHONE);
  GocuaPhoneCheck check;
  g_autofree char *normal = gocua_phone_normalise (stored, &check);
  g_autofree char *shown = gocua_phone_format (normal);

  show_text (self->phone, shown);
  show_text (self->phone_warning, gocua_phone_check_message (check));
}

static void
show_indicators (GocuaHouseholdPane *self, const GocuaStatus *status, int people)
{
  GocuaCampaign *campaign = gocua_session_get_campaign (self->session);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->status_grid))) != NULL)
    gtk_grid_remove (self->status_grid, child);
  for (guint slot = 0; campaign != NULL && slot < gocua_campaign_get_n_indicators (campaign); slot++)
    {
      const GocuaIndicator *indicator = gocua_campaign_get_indicator (campaign, slot);
      GtkWidget *mark = gocua_state_mark_new ();
      GtkWidget *label = gtk_label_new (gocua_indicator_get_label (indicator));

      gocua_state_mark_set (GOCUA_STATE_MARK (mark), indicator, status->values[slot], people);
      gtk_widget_set_size_request (mark, 36, -1);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_grid_attach (self->status_grid, mark, 0, (int) slot, 1, 1);
      gtk_grid_attach (self->status_grid, label, 1, (int) slot, 1, 1);
    }
}

static void
show_standing (GocuaHouseholdPane *self, const GocuaStatus *status, gboolean archived)
{
  g_autofree char *date = gocua_date_format (status->reached_date);
  g_autofree char *attempts = g_strdup_printf (
      ngettext ("%d visit", "%d visits", (gulong) MAX (status->attempts, 0)), status->attempts);
  g_autoptr (GString) text = g_string_new (NULL);

  if (status->reached)
    {
      /* Translators: %s is a date, 02/03/2025 */
      g_autofree char *reached = g_strdup_printf (_ ("Reached on %s"), date);

      append_part (text, reached);
    }
  else
    append_part (text, _ ("Not reached yet"));
  append_part (text, attempts);
  if (!status->eligible && !archived)
    append_part (text, _ ("does not count as eligible"));
  show_text (self->standing, gocua_session_get_campaign (self->session) != NULL ? text->str : NULL);
}

static void
show_follow_up (GocuaHouseholdPane *self, const GocuaStatus *status)
{
  g_autofree char *today = gocua_session_get_today (self->session);
  g_autofree char *date = gocua_date_format (status->follow_up);
  gboolean due = g_strcmp0 (status->follow_up, today) <= 0;
  g_autofree char *text = NULL;

  if (*status->follow_up != '\0')
    /* Translators: %s is the date on which somebody promised to come again */
    text = g_strdup_printf (due ? _ ("Follow-up was due on %s") : _ ("Follow-up on %s"), date);
  show_text (self->follow_up, text);
  if (due)
    gtk_widget_add_css_class (GTK_WIDGET (self->follow_up), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->follow_up), "warning");
}

static void
show_sheet (GocuaHouseholdPane *self, const GocuaRecord *sheet)
{
  const GocuaId *team = sheet != NULL ? gocua_record_get_id (sheet, GOCUA_SHEET_FIELD_TEAM) : NULL;
  g_autofree char *text = NULL;

  if (sheet != NULL)
    text = gocua_sheet_describe_reservation (
        sheet, team != NULL ? gocua_session_get_team_name (self->session, team) : NULL);
  show_text (self->sheet, text);
}

static gboolean
has_focus_within (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

/* Returns: (transfer full) (nullable): what the button does, and to which visit */
static char *
name_action (GtkWidget *button)
{
  GVariant *target;
  g_autofree char *printed = NULL;

  if (!GTK_IS_ACTIONABLE (button))
    return NULL;
  target = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (button));
  printed = target != NULL ? g_variant_print (target, FALSE) : g_strdup ("");
  return g_strdup_printf ("%s %s", gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), printed);
}

static char *
describe_action (GocuaHouseholdPane *self)
{
  return name_action (gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))));
}

/* The lines are made anew when somebody adds one, and the keyboard stays on the same button. */
static gboolean
focus_action (GtkWidget *widget, const char *name)
{
  g_autofree char *own = name_action (widget);

  if (name != NULL && g_strcmp0 (own, name) == 0)
    return gtk_widget_grab_focus (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (focus_action (child, name))
      return TRUE;
  return FALSE;
}

static void
show_history (GocuaHouseholdPane *self)
{
  GocuaHistoryNames names = gocua_history_get_names (self->session);
  g_autoptr (GPtrArray) entries = gocua_household_history_build (self->details, &names);
  gboolean focused = has_focus_within (GTK_WIDGET (self->history));
  g_autofree char *focused_action = focused ? describe_action (self) : NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->history))) != NULL)
    gtk_box_remove (self->history, child);
  for (guint i = 0; i < entries->len; i++)
    gtk_box_append (self->history, gocua_history_line_new (self->session, g_ptr_array_index (entries, i)));
  if (focused && !focus_action (GTK_WIDGET (self->history), focused_action))
    gtk_widget_grab_focus (GTK_WIDGET (self->visit_button));
}

static void
show_facts (GocuaHouseholdPane *self)
{
  const GocuaRecord *household = self->details->household;
  const GocuaStatus *status = &self->details->status;
  const char *address = gocua_record_get_text (household, GOCUA_HOUSEHOLD_ADDRESS);
  const char *head = gocua_record_get_text (household, GOCUA_HOUSEHOLD_HEAD);
  gboolean archived = gocua_record_get_int (household, GOCUA_HOUSEHOLD_ARCHIVED, 0) != 0;

  show_text (self->address, address != NULL ? address : _ ("No address"));
  show_text (self->head, head != NULL ? head : _ ("Head of household not known"));
  show_place (self, household);
  show_people (self, household);
  show_phone (self, household);
  show_text (self->note, gocua_record_get_text (household, GOCUA_HOUSEHOLD_NOTE));
  gtk_widget_set_visible (GTK_WIDGET (self->roster), archived);
  show_indicators (self, status, (int) gocua_record_get_int (household, GOCUA_HOUSEHOLD_ELIGIBLE, -1));
  show_standing (self, status, archived);
  show_follow_up (self, status);
  show_sheet (self, self->details->sheet);
  gtk_button_set_label (self->archive_button, archived ? _ ("Bring back") : _ ("Take off"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->archive_button),
                               archived ? _ ("Put this household on the roster again")
                                        : _ ("Take this household off the roster; the history is kept"));
}

static void
set_actions (GocuaHouseholdPane *self, gboolean enabled)
{
  gboolean has_campaign = self->session != NULL && gocua_session_get_campaign (self->session) != NULL;
  gboolean can_change = enabled && gocua_session_takes_entries (self->session);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "household.new-visit", can_change && has_campaign);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "household.edit", can_change);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "household.archive", can_change);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "household.correct-visit", can_change);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "household.withdraw-visit", can_change);
}

static void
show_details (GocuaHouseholdPane *self)
{
  guint n_events = gocua_household_details_get_n_events (self->details);
  guint n_remarks = gocua_household_details_get_n_remarks (self->details);

  show_facts (self);
  /* The history only grows, so the same length means the same lines: a button in it keeps the focus. */
  if (n_events != self->shown_events || n_remarks != self->shown_remarks ||
      !gocua_id_equal (&self->shown, &self->asked))
    show_history (self);
  self->shown_events = n_events;
  self->shown_remarks = n_remarks;
  self->shown = self->asked;
  set_actions (self, TRUE);
  gtk_stack_set_visible_child_name (self->stack, "one");
}

static void
show_nothing (GocuaHouseholdPane *self, const char *page)
{
  g_clear_pointer (&self->details, gocua_household_details_free);
  self->shown = (GocuaId){ 0 };
  set_actions (self, FALSE);
  gtk_stack_set_visible_child_name (self->stack, page);
}

static void
stop_reading (GocuaHouseholdPane *self)
{
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

/* Stays until another household is looked at. */
static void
show_meanwhile (GocuaHouseholdPane *self, const GocuaHouseholdDetails *now)
{
  g_autoptr (GocuaMeanwhile) meanwhile = NULL;
  g_autofree char *text = NULL;

  if (self->details == NULL || !gocua_id_equal (&self->shown, &self->asked))
    {
      show_text (self->meanwhile, NULL);
      return;
    }
  meanwhile = gocua_meanwhile_find_in_details (self->details, now);
  if (meanwhile == NULL)
    return;
  text = gocua_meanwhile_describe (meanwhile);
  show_text (self->meanwhile, text);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GocuaHouseholdPane) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GocuaHouseholdDetails) details = gocua_store_call_finish (GOCUA_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->reading);
  if (error != NULL && self->session != NULL)
    gocua_session_report (self->session, _ ("The household could not be read."), error);
  if (details == NULL || self->session == NULL)
    {
      show_nothing (self, "none");
      return;
    }
  show_meanwhile (self, details);
  g_clear_pointer (&self->details, gocua_household_details_free);
  self->details = g_steal_pointer (&details);
  show_details (self);
}

static void
read_details (GocuaHouseholdPane *self)
{
  const GocuaId *campaign = gocua_session_get_campaign_id (self->session);
  GocuaDetailsQuestion *question = g_new0 (GocuaDetailsQuestion, 1);
  g_autofree char *today = gocua_session_get_today (self->session);

  stop_reading (self);
  self->reading = g_cancellable_new ();
  question->household = self->asked;
  g_strlcpy (question->today, today, sizeof question->today);
  if (campaign != NULL)
    question->campaign = *campaign;
  gocua_store_read_async (gocua_session_get_store (self->session), gocua_household_details_read, question,
                          g_free, (GDestroyNotify) gocua_household_details_free, self->reading, read_cb,
                          g_object_ref (self));
}

static void
present (GocuaHouseholdPane *self, GtkWidget *dialog)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (root));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
new_visit_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  GocuaHouseholdPane *self = GOCUA_HOUSEHOLD_PANE (widget);

  if (self->details != NULL && gocua_session_get_campaign (self->session) != NULL)
    present (self, gocua_visit_dialog_new (self->session, self->details->household, NULL));
}

static void
edit_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  GocuaHouseholdPane *self = GOCUA_HOUSEHOLD_PANE (widget);

  if (self->details != NULL)
    present (self, gocua_household_dialog_new (self->session, self->details->household));
}

static void
archive_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  GocuaHouseholdPane *self = GOCUA_HOUSEHOLD_PANE (widget);
  g_autoptr (GocuaBatch) batch = NULL;
  g_autoptr (GocuaRecord) wanted = NULL;
  gboolean archived;

  if (self->details == NULL)
    return;
  archived = gocua_record_get_int (self->details->household, GOCUA_HOUSEHOLD_ARCHIVED, 0) != 0;
  batch = gocua_batch_new (archived ? "household.edit" : "household.archive");
  wanted = gocua_record_copy (self->details->household);
  gocua_record_set_int (wanted, GOCUA_HOUSEHOLD_ARCHIVED, archived ? 0 : 1);
  if (gocua_batch_put (batch, self->details->household, wanted))
    gocua_session_commit (self->session, batch,
                          archived ? _ ("Household put on the roster again")
                                   : _ ("Household taken off the roster"),
                          _ ("The household was not saved."), NULL, NULL);
}

static GocuaRecord *
find_visit (GocuaHouseholdPane *self, GVariant *target)
{
  GocuaId id;

  if (self->details == NULL || !gocua_id_parse (&id, g_variant_get_string (target, NULL)))
    return NULL;
  for (guint i = 0; i < self->details->visits->len; i++)
    {
      GocuaRecord *visit = g_ptr_array_index (self->details->visits, i);

      if (gocua_id_equal (&visit->id, &id))
        return visit;
    }
  return NULL;
}

static void
correct_visit_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  GocuaHouseholdPane *self = GOCUA_HOUSEHOLD_PANE (widget);
  GocuaRecord *visit = find_visit (self, target);

  if (visit != NULL && gocua_session_get_campaign (self->session) != NULL)
    present (self, gocua_visit_dialog_new (self->session, self->details->household, visit));
}

static void
withdraw_visit_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  GocuaHouseholdPane *self = GOCUA_HOUSEHOLD_PANE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GocuaRecord *visit = find_visit (self, target);
  g_autofree char *description = NULL;

  if (visit == NULL)
    return;
  description = gocua_history_describe_visit (self->session, visit);
  gocua_withdraw_dialog_present (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, self->session, visit,
                                 description);
}

static void
gocua_household_pane_dispose (GObject *object)
{
  GocuaHouseholdPane *self = GOCUA_HOUSEHOLD_PANE (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  stop_reading (self);
  g_clear_object (&self->session);
  g_clear_pointer (&self->details, gocua_household_details_free);
  g_clear_pointer (&child, gtk_widget_unparent);

  G_OBJECT_CLASS (gocua_household_pane_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, GocuaHouseholdPane, stack);
  gtk_widget_class_bind_template_child (widget_class, GocuaHouseholdPane, many_page);
  gtk_widget_class_bind_template_child (widget_class, GocuaHouseholdPane, meanwhile);
  gtk_widget_class_bind_template_child (widget_class, GocuaHouseholdPane, address);
  gtk_widget_class_bind_template_child (widget_class, GocuaHouseholdPane, head);
  gtk_widget_class_bind_template_child (widget_class, GocuaHouseholdPane, place);
  gtk_widget_class_bind_template_child (widget_class, GocuaHouseholdPane, people);
  gtk_widget_class_bind_template_child (widget_class, GocuaHouseholdPane, phone);
  gtk_widget_class_bind_template_child (widget_class, GocuaHouseholdPane, phone_warning);
  gtk_widget_class_bind_template_child (widget_class, GocuaHouseholdPane, note);
  gtk_widget_class_bind_template_child (widget_class, GocuaHouseholdPane, roster);
  gtk_widget_class_bind_template_child (widget_class, GocuaHouseholdPane, status_grid);
  gtk_widget_class_bind_template_child (widget_class, GocuaHouseholdPane, standing);
  gtk_widget_class_bind_template_child (widget_class, GocuaHouseholdPane, follow_up);
  gtk_widget_class_bind_template_child (widget_class, GocuaHouseholdPane, sheet);
  gtk_widget_class_bind_template_child (widget_class, GocuaHouseholdPane, visit_button);
  gtk_widget_class_bind_template_child (widget_class, GocuaHouseholdPane, archive_button);
  gtk_widget_class_bind_template_child (widget_class, GocuaHouseholdPane, history);
}

static void
gocua_household_pane_class_init (GocuaHouseholdPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gocua_household_pane_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/gocua/GoCua/ui/gocua-household-pane.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "household.new-visit", NULL, new_visit_cb);
  gtk_widget_class_install_action (widget_class, "household.edit", NULL, edit_cb);
  gtk_widget_class_install_action (widget_class, "household.archive", NULL, archive_cb);
  gtk_widget_class_install_action (widget_class, "household.correct-visit", "s", correct_visit_cb);
  gtk_widget_class_install_action (widget_class, "household.withdraw-visit", "s", withdraw_visit_cb);
}

static void
gocua_household_pane_init (GocuaHouseholdPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  set_actions (self, FALSE);
}

void
gocua_household_pane_set_session (GocuaHouseholdPane *self, GocuaSession *session)
{
  g_return_if_fail (GOCUA_IS_HOUSEHOLD_PANE (self));
  g_return_if_fail (GOCUA_IS_SESSION (session));

  g_set_object (&self->session, session);
}

void
gocua_household_pane_show (GocuaHouseholdPane *self, const GocuaId *household)
{
  g_return_if_fail (GOCUA_IS_HOUSEHOLD_PANE (self));
  g_return_if_fail (self->session != NULL);

  self->asked = household != NULL ? *household : (GocuaId){ 0 };
  if (gocua_id_is_null (&self->asked))
    {
      stop_reading (self);
      show_nothing (self, "none");
      return;
    }
  /* What is on the screen stays until the answer comes, but nothing may be done to it any more. */
  if (!gocua_id_equal (&self->shown, &self->asked))
    set_actions (self, FALSE);
  read_details (self);
}

void
gocua_household_pane_show_many (GocuaHouseholdPane *self, guint n)
{
  g_autofree char *number = gocua_number_format (n);
  g_autofree char *text = NULL;

  g_return_if_fail (GOCUA_IS_HOUSEHOLD_PANE (self));

  stop_reading (self);
  self->asked = (GocuaId){ 0 };
  text = g_strdup_printf (ngettext ("%s household selected", "%s households selected", n), number);
  adw_status_page_set_description (self->many_page, text);
  show_nothing (self, "many");
}

void
gocua_household_pane_refresh (GocuaHouseholdPane *self)
{
  g_return_if_fail (GOCUA_IS_HOUSEHOLD_PANE (self));

  if (!gocua_id_is_null (&self->asked))
    read_details (self);
}

const GocuaId *
gocua_household_pane_get_household (GocuaHouseholdPane *self)
{
  g_return_val_if_fail (GOCUA_IS_HOUSEHOLD_PANE (self), NULL);

  return gocua_id_is_null (&self->asked) ? NULL : &self->asked;
}

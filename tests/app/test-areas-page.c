/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-areas-page.c: an area is merged and asked for its history in the real page on a real file. */

#include "foreign-support.h"
#include "shell-support.h"

#include "app/dialogs/gocua-area-change-dialog.h"
#include "app/dialogs/gocua-area-dialog.h"
#include "app/dialogs/gocua-team-dialog.h"
#include "app/pages/gocua-areas-page.h"
#include "core/gocua-batch.h"
#include "store/gocua-areas.h"
#include "store/gocua-entities.h"
#include "store/gocua-journal.h"

static void
fill (GocuaDb *db)
{
  static const char *const addresses[] = { "1 Lê Lợi", "2 Lê Lợi", "3 Lê Lợi" };
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("roster.import");
  g_autoptr (GError) error = NULL;
  GocuaId first = { { 0 } };

  for (guint i = 0; i < 2; i++)
    {
      GocuaId id;
      g_autoptr (GocuaRecord) area = NULL;

      gocua_entity_make_id (db, &id);
      first = i == 0 ? id : first;
      area = gocua_record_new (GOCUA_KIND_AREA, &id);
      gocua_record_set_text (area, GOCUA_AREA_NAME, i == 0 ? "Khu phố 1" : "Khu phố 2");
      gocua_batch_put (batch, NULL, area);
    }
  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autoptr (GocuaRecord) household = gocua_record_new (GOCUA_KIND_HOUSEHOLD, NULL);

      gocua_record_set_text (household, GOCUA_HOUSEHOLD_ADDRESS, addresses[i]);
      gocua_record_set_text (household, GOCUA_HOUSEHOLD_HEAD, "Nguyễn Thị Ánh");
      gocua_record_set_id (household, GOCUA_HOUSEHOLD_AREA, &first);
      gocua_batch_put (batch, NULL, household);
    }
  gocua_journal_commit (db, batch, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (PageFixture *fixture, gconstpointer data)
{
  open_page_ward (fixture, fill);
  present_page (fixture, gocua_areas_page_new (fixture->session));
}

static AdwMessageDialog *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return ADW_MESSAGE_DIALOG (window);
    }
  return NULL;
}

/* The @nth of the rows or buttons of @type below @widget. */
static GtkWidget *
find_below (GtkWidget *widget, GType type, guint *nth)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && (*nth)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_below (child, type, nth);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
part_of (AdwMessageDialog *dialog, GType type, guint nth)
{
  GtkWidget *found = find_below (adw_message_dialog_get_extra_child (dialog), type, &nth);

  g_assert_nonnull (found);
  return found;
}

static AdwMessageDialog *
ask_for (PageFixture *fixture, const char *action)
{
  GocuaRecord *area = gocua_session_get_areas (fixture->session)->pdata[0];
  char id[GOCUA_ID_STRING_SIZE];

  g_assert_true (gtk_widget_activate_action (fixture->page, action, "s", gocua_id_format (&area->id, id)));
  wait_until (find_dialog () != NULL);
  return find_dialog ();
}

static gboolean
can_save (AdwMessageDialog *dialog)
{
  return adw_message_dialog_get_response_enabled (dialog, "save");
}

/* As a press on one of its buttons. */
static void
respond (AdwMessageDialog *dialog, const char *response)
{
  adw_message_dialog_response (dialog, response);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static guint
n_areas (PageFixture *fixture)
{
  return gocua_session_get_areas (fixture->session)->len;
}

static void
test_merge (PageFixture *fixture, gconstpointer data)
{
  AdwMessageDialog *dialog = ask_for (fixture, "areas.merge");

  g_assert_false (can_save (dialog));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (part_of (dialog, GTK_TYPE_CHECK_BUTTON, 0)), TRUE);
  wait_until (can_save (dialog));
  respond (dialog, "save");
  wait_until (n_areas (fixture) == 1);
  wait_until (find_dialog () == NULL);
}

static void
test_history (PageFixture *fixture, gconstpointer data)
{
  AdwMessageDialog *dialog = ask_for (fixture, "areas.history");
  const char *text;

  wait_until (adw_message_dialog_get_extra_child (dialog) != NULL);
  text = gtk_label_get_text (GTK_LABEL (part_of (dialog, GTK_TYPE_LABEL, 0)));
  g_assert_cmpstr (text, ==, "Made as “Khu phố 1”. 3 households were put here.");
  respond (dialog, "close");
  wait_until (find_dialog () == NULL);
}

/* Somebody who closes the dialog while it still counts gets no answer, and nothing breaks. */
static void
test_leave_while_counting (PageFixture *fixture, gconstpointer data)
{
  AdwMessageDialog *dialog = ask_for (fixture, "areas.merge");

  gtk_check_button_set_active (GTK_CHECK_BUTTON (part_of (dialog, GTK_TYPE_CHECK_BUTTON, 0)), TRUE);
  respond (dialog, "cancel");
  wait_until (find_dialog () == NULL);
  settle_store (fixture->session);
  g_assert_cmpuint (n_areas (fixture), ==, 2);
}

/* Another office gives the thing another name while its dialog is open. */
static void
rename_elsewhere (PageFixture *fixture, const char *kind, const GocuaRecord *record)
{
  GocuaChange *change = foreign_change_new (kind, &record->id, "Lan");

  foreign_set_text (change, "name", "Tên khác", record->stamps[GOCUA_AREA_NAME]);
  foreign_arrive_one (fixture->session, change);
}

static gboolean
says_lan (AdwMessageDialog *dialog)
{
  GtkWidget *line = part_of (dialog, GTK_TYPE_LABEL, 0);

  return gtk_widget_get_visible (line) &&
         g_str_has_prefix (gtk_label_get_text (GTK_LABEL (line)), "Lan has changed this on another computer");
}

static void
test_area_meanwhile (PageFixture *fixture, gconstpointer data)
{
  g_autoptr (GocuaRecord) area =
      gocua_record_copy (g_ptr_array_index (gocua_session_get_areas (fixture->session), 0));
  AdwMessageDialog *dialog;

  gocua_area_dialog_show (NULL, fixture->session, area);
  wait_until (find_dialog () != NULL);
  dialog = find_dialog ();
  settle_store (fixture->session);
  g_assert_false (says_lan (dialog));
  rename_elsewhere (fixture, "area", area);
  wait_until (says_lan (dialog));
  respond (dialog, "cancel");
}

static void
test_team_meanwhile (PageFixture *fixture, gconstpointer data)
{
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("team.edit");
  g_autoptr (GocuaRecord) team = gocua_record_new (GOCUA_KIND_TEAM, NULL);
  AdwMessageDialog *dialog;

  gocua_record_set_text (team, GOCUA_TEAM_NAME, "Tổ 1");
  gocua_batch_put (batch, NULL, team);
  gocua_session_commit (fixture->session, batch, "Done.", "Not saved.", NULL, NULL);
  wait_until (gocua_session_get_teams (fixture->session)->len == 1);
  gocua_team_dialog_show (NULL, fixture->session,
                          g_ptr_array_index (gocua_session_get_teams (fixture->session), 0));
  wait_until (find_dialog () != NULL);
  dialog = find_dialog ();
  rename_elsewhere (fixture, "team", g_ptr_array_index (gocua_session_get_teams (fixture->session), 0));
  wait_until (says_lan (dialog));
  respond (dialog, "cancel");
}

static void
tear_down (PageFixture *fixture, gconstpointer data)
{
  destroy_page (fixture);
  close_page_ward (fixture);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/areas-page/merge", PageFixture, NULL, set_up, test_merge, tear_down);
  g_test_add ("/areas-page/history", PageFixture, NULL, set_up, test_history, tear_down);
  g_test_add ("/areas-page/leave", PageFixture, NULL, set_up, test_leave_while_counting, tear_down);
  g_test_add ("/areas-page/area-meanwhile", PageFixture, NULL, set_up, test_area_meanwhile, tear_down);
  g_test_add ("/areas-page/team-meanwhile", PageFixture, NULL, set_up, test_team_meanwhile, tear_down);
  return g_test_run ();
}

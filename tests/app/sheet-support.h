/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sheet-support.h: a ward with one sheet that is out, the page on which it is entered, and its keys. */
#pragma once

#include "shell-support.h"

#include "app/pages/gocua-keying-page.h"
#include "app/widgets/gocua-entry-line.h"
#include "store/gocua-entities.h"
#include "store/gocua-journal.h"
#include "store/gocua-sheets.h"

#define N_HOUSEHOLDS 6
#define N_BLANK      2

static GocuaId households[N_HOUSEHOLDS];
static GocuaId sheet_id;
static char code[GOCUA_SHEET_CODE_SIZE];

static inline void
add_household (GocuaBatch *batch, int i)
{
  g_autoptr (GocuaRecord) record = NULL;
  g_autofree char *address = g_strdup_printf ("12/%d Nguyễn Trãi", i + 1);

  gocua_id_init_new (&households[i], 1700000000000 + i);
  record = gocua_record_new (GOCUA_KIND_HOUSEHOLD, &households[i]);
  gocua_record_set_text (record, GOCUA_HOUSEHOLD_ADDRESS, address);
  gocua_record_set_text (record, GOCUA_HOUSEHOLD_HEAD, "Nguyễn Thị Ánh");
  gocua_record_set_int (record, GOCUA_HOUSEHOLD_PEOPLE, 5);
  /* Nobody knows how many people are of age in the last one. */
  if (i < N_HOUSEHOLDS - 1)
    gocua_record_set_int (record, GOCUA_HOUSEHOLD_ELIGIBLE, 4);
  gocua_batch_put (batch, NULL, record);
}

static inline const GocuaId *
find_campaign (GocuaDb *db)
{
  static GocuaId id;
  g_autoptr (GocuaCampaign) campaign = gocua_campaign_get_current (db, &id, NULL);

  g_assert_nonnull (campaign);
  return &id;
}

static inline GocuaRecord *
make_sheet (const GocuaId *campaign, const GocuaId *id)
{
  GocuaRecord *record = gocua_record_new (GOCUA_KIND_SHEET, id);
  g_autoptr (GArray) lines = g_array_new (FALSE, TRUE, sizeof (GocuaId));
  g_autofree char *text = NULL;

  g_array_append_vals (lines, households, N_HOUSEHOLDS);
  g_array_set_size (lines, N_HOUSEHOLDS + N_BLANK);
  text = gocua_sheet_lines_format (lines);
  gocua_record_set_text (record, GOCUA_SHEET_FIELD_CODE, code);
  gocua_record_set_id (record, GOCUA_SHEET_FIELD_CAMPAIGN, campaign);
  gocua_record_set_text (record, GOCUA_SHEET_FIELD_DAY, "2025-03-02");
  gocua_record_set_text (record, GOCUA_SHEET_FIELD_LINES, text);
  gocua_record_set_text (record, GOCUA_SHEET_FIELD_ISSUED, "2025-03-01 Tổ 1");
  return record;
}

static inline void
fill_ward (GocuaDb *db)
{
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("sample");
  g_autoptr (GocuaRecord) sheet = NULL;

  for (int i = 0; i < N_HOUSEHOLDS; i++)
    add_household (batch, i);
  gocua_id_init_new (&sheet_id, 1700000001000);
  gocua_sheet_code_init (code, &sheet_id, 0);
  sheet = make_sheet (find_campaign (db), &sheet_id);
  gocua_batch_put (batch, NULL, sheet);
  g_assert_true (gocua_journal_commit (db, batch, NULL, NULL, NULL));
}

/* What has come back of the sheet: "issued 1:absent 2:met(installed=4 knows=1) 3:-" */
static inline gpointer
list_sheet (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GocuaSheetRow) row = gocua_sheets_get_row (db, &sheet_id, NULL);
  g_autoptr (GPtrArray) lines = gocua_sheets_get_lines (db, row->sheet, NULL);
  static const char *const states[] = { "made",     "issued", "missing", "cancelled",
                                        "returned", "keyed",  "verified" };
  GString *text = g_string_new (states[row->state]);

  for (guint i = 0; i < lines->len; i++)
    {
      GocuaSheetLine *line = lines->pdata[i];

      if (line->skipped)
        g_string_append_printf (text, " %u:-", line->number);
      if (line->visit == NULL)
        continue;
      g_string_append_printf (text, " %u:%s", line->number,
                              gocua_record_get_text (line->visit, GOCUA_VISIT_OUTCOME));
      if (gocua_record_get_text (line->visit, GOCUA_VISIT_ANSWERS) != NULL)
        g_string_append_printf (text, "(%s)", gocua_record_get_text (line->visit, GOCUA_VISIT_ANSWERS));
      if (gocua_record_get_text (line->visit, GOCUA_VISIT_REASON) != NULL)
        g_string_append_printf (text, "[%s]", gocua_record_get_text (line->visit, GOCUA_VISIT_REASON));
    }
  return g_string_free (text, FALSE);
}

/* One save may lead to another, so what is to come is waited for. */
static inline void
assert_sheet (PageFixture *fixture, const char *expected)
{
  g_autofree char *found = NULL;
  gint64 end = g_get_monotonic_time () + WAIT_MS * G_TIME_SPAN_MILLISECOND / 4;

  do
    {
      settle_store (fixture->session);
      g_free (found);
      found = ask_store (fixture->session, list_sheet, NULL);
    }
  while (!g_str_equal (found, expected) && g_get_monotonic_time () < end);
  g_assert_cmpstr (found, ==, expected);
}

static inline GtkWidget *
find_nth (GtkWidget *widget, GType type, guint *skip)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && gtk_widget_get_child_visible (widget) && (*skip)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_nth (child, type, skip);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static inline GtkWidget *
sheet_of (PageFixture *fixture)
{
  guint skip = 0;

  return find_nth (fixture->page, g_type_from_name ("GocuaSheetEntry"), &skip);
}

static inline GocuaEntryLine *
line_at (PageFixture *fixture, guint index)
{
  return (GocuaEntryLine *) find_nth (sheet_of (fixture), GOCUA_TYPE_ENTRY_LINE, &index);
}

static inline GocuaEntryModel *
model_at (PageFixture *fixture, guint index)
{
  return gocua_entry_line_get_model (line_at (fixture, index));
}

/* The number of the line with the focus, 0 when it is in none. */
static inline guint
where (PageFixture *fixture)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  GtkWidget *line = focus != NULL ? gtk_widget_get_ancestor (focus, GOCUA_TYPE_ENTRY_LINE) : NULL;

  return line != NULL ? gocua_entry_model_get_line (gocua_entry_line_get_model (GOCUA_ENTRY_LINE (line))) : 0;
}

static inline gboolean
offer (GtkWidget *widget, GtkPropagationPhase phase, guint keyval)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean handled = FALSE;

      if (!GTK_IS_EVENT_CONTROLLER_KEY (controller) || GTK_IS_TEXT (widget) ||
          gtk_event_controller_get_propagation_phase (controller) != phase)
        continue;
      g_signal_emit_by_name (controller, "key-pressed", keyval, 0, 0, &handled);
      if (handled)
        return TRUE;
    }
  return FALSE;
}

/* As the toolkit hands a key down to the widget with the focus, and up again. */
static inline void
press (PageFixture *fixture, guint keyval)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_autoptr (GPtrArray) chain = g_ptr_array_new ();

  for (GtkWidget *widget = focus; widget != NULL; widget = gtk_widget_get_parent (widget))
    g_ptr_array_add (chain, widget);
  for (guint i = chain->len; i-- > 0;)
    if (offer (chain->pdata[i], GTK_PHASE_CAPTURE, keyval))
      return;
  for (guint i = 0; i < chain->len; i++)
    if (offer (chain->pdata[i], GTK_PHASE_BUBBLE, keyval))
      return;
}

/* "5" and the like as themselves, "\n" as Enter. */
static inline void
type (PageFixture *fixture, const char *keys)
{
  for (; *keys != '\0'; keys++)
    {
      press (fixture, *keys == '\n' ? GDK_KEY_Return : (guint) *keys);
      settle ();
    }
}

static inline void
open_sheet (PageFixture *fixture, const char *typed)
{
  gocua_keying_page_enter (GOCUA_KEYING_PAGE (fixture->page), typed);
  wait_until (where (fixture) > 0);
  settle_store (fixture->session);
}

static inline gboolean
says (PageFixture *fixture, GtkWidget *root, const char *part)
{
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), part) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child) && says (fixture, child, part))
      return TRUE;
  return FALSE;
}

static inline void
set_up (PageFixture *fixture, gconstpointer data)
{
  open_page_ward (fixture, fill_ward);
  present_page (fixture, gocua_keying_page_new (fixture->session));
  settle_store (fixture->session);
}

static inline void
tear_down (PageFixture *fixture, gconstpointer data)
{
  destroy_page (fixture);
  close_page_ward (fixture);
}

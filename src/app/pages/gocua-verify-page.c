/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-verify-page.c: sheets that are typed a second time, and how well and fast people type. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/pages/gocua-verify-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/gocua-sheet-words.h"
#include "app/gocua-verify-job.h"
#include "app/pages/gocua-verify-keying.h"
#include "core/gocua-date.h"
#include "core/gocua-number.h"

struct _GocuaVerifyPage
{
  GtkBox parent_instance;

  GtkStack *stack;
  GtkLabel *sheets_title;
  GtkListBox *sheets_list;
  GtkDropDown *period_choice;
  GtkGrid *operators_grid;
  GocuaVerifyKeying *keying;

  GocuaSession *session;
  GCancellable *cancellable;
  gboolean is_reading;
  gboolean is_stale;
  gboolean wants_focus; /* the sheets come with the first answer of the store */
};

G_DEFINE_FINAL_TYPE (GocuaVerifyPage, gocua_verify_page, GTK_TYPE_BOX)

/* The times that can be chosen, in their order in the .ui file: days back, from and to. */
static const struct
{
  int from, to;
} periods[] = { { -6, 0 }, { -13, -7 }, { -29, 0 }, { -364, 0 } };

static void read_overview (GocuaVerifyPage *self);

/* Sheets -------------------------------------------------------------------------------------------- */

static char *
describe_wanted (const GocuaSheetToVerify *item)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  const char *keyer = *item->keyer != '\0' ? item->keyer : C_ ("person", "unknown");

  for (guint i = 0; i < item->lines->len; i++)
    g_string_append_printf (lines, "%s%u", i > 0 ? ", " : "", g_array_index (item->lines, guint, i));
  if (item->percent == 100 && item->lines->len == item->n_wanted)
    return g_strdup_printf (
        /* Translators: the number of lines, the person who typed the sheet */
        ngettext ("The whole sheet, %u line. Typed by: %s", "The whole sheet, %u lines. Typed by: %s",
                  item->n_wanted),
        item->n_wanted, keyer);
  /* Translators: line numbers, the person who typed the sheet */
  return g_strdup_printf (ngettext ("Line %s. Typed by: %s", "Lines %s. Typed by: %s", item->lines->len),
                          lines->str, keyer);
}

static void
add_sheet (GocuaVerifyPage *self, const GocuaSheetToVerify *item)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = gocua_sheet_describe (self->session, item->row->sheet);
  g_autofree char *wanted = describe_wanted (item);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), wanted);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_object_set_data_full (G_OBJECT (row), "gocua-sheet", gocua_id_dup (&item->row->sheet->id), g_free);
  gtk_list_box_append (self->sheets_list, row);
}

static void
show_sheets (GocuaVerifyPage *self, GPtrArray *sheets)
{
  g_autofree char *number = gocua_number_format (sheets->len);
  g_autofree char *title =
      g_strdup_printf (ngettext ("%s sheet to type again", "%s sheets to type again", sheets->len), number);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->sheets_list, 0)) != NULL)
    gtk_list_box_remove (self->sheets_list, GTK_WIDGET (row));
  for (guint i = 0; i < sheets->len; i++)
    add_sheet (self, sheets->pdata[i]);
  gtk_label_set_text (self->sheets_title, title);
  if (self->wants_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* Operators ----------------------------------------------------------------------------------------- */

static void
attach (GtkGrid *grid, int column, int row, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  gtk_widget_set_hexpand (label, column == 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), column == 0 ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  gtk_widget_add_css_class (label, css_class);
  gtk_grid_attach (grid, label, column, row, 1, 1);
}

static void
attach_number (GtkGrid *grid, int column, int row, guint number)
{
  g_autofree char *text = gocua_number_format (number);

  attach (grid, column, row, text, "numeric");
}

static void
add_operator (GocuaVerifyPage *self, int row, const GocuaOperator *person)
{
  GtkGrid *grid = self->operators_grid;
  double pace = gocua_entry_pace_get_lines_per_minute (&person->pace);
  g_autofree char *pace_text = pace >= 0 ? gocua_number_format ((gint64) (pace + 0.5)) : g_strdup ("–");
  g_autofree char *wrong = gocua_number_format (person->n_wrong);
  g_autofree char *checked = gocua_number_format (person->n_checked);
  g_autofree char *percent = NULL;
  g_autofree char *errors = NULL;

  attach (grid, 0, row, *person->name != '\0' ? person->name : C_ ("person", "unknown"), "body");
  attach_number (grid, 1, row, person->n_sheets);
  attach_number (grid, 2, row, person->pace.n_lines);
  attach (grid, 3, row, pace_text, "numeric");
  attach_number (grid, 4, row, person->n_corrected);
  if (person->n_checked > 0)
    {
      percent = gocua_number_format_percent (person->n_wrong, person->n_checked);
      /* Translators: errors of lines typed twice, in percent */
      errors = g_strdup_printf (_ ("%s of %s (%s)"), wrong, checked, percent);
    }
  attach (grid, 5, row, errors != NULL ? errors : _ ("none checked"),
          errors != NULL ? "numeric" : "dim-label");
}

static void
show_operators (GocuaVerifyPage *self, GPtrArray *operators)
{
  static const char *const heads[] = {
    NC_ ("operators", "Person"),          NC_ ("operators", "Sheets"),
    NC_ ("operators", "Lines"),           NC_ ("operators", "Lines a minute"),
    NC_ ("operators", "Lines corrected"), NC_ ("operators", "Errors found"),
  };
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->operators_grid))) != NULL)
    gtk_grid_remove (self->operators_grid, child);
  if (operators->len == 0)
    {
      attach (self->operators_grid, 0, 0, _ ("Nobody typed sheets in this time."), "dim-label");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    attach (self->operators_grid, (int) i, 0, g_dpgettext2 (NULL, "operators", heads[i]), "dim-label");
  for (guint i = 0; i < operators->len; i++)
    add_operator (self, (int) i + 1, operators->pdata[i]);
}

/* Reading ------------------------------------------------------------------------------------------- */

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GocuaVerifyPage) self = data;
  g_autoptr (GError) error = NULL;
  GocuaVerifyOverview *overview = gocua_store_call_finish (GOCUA_STORE (source), result, &error);

  self->is_reading = FALSE;
  if (overview != NULL && self->session != NULL)
    {
      show_sheets (self, overview->sheets);
      show_operators (self, overview->operators);
    }
  g_clear_pointer (&overview, gocua_verify_overview_free);
  if (self->session == NULL)
    return;
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gocua_session_report (self->session, _ ("The sheets can’t be read"), error);
  if (self->is_stale)
    read_overview (self);
}

static void
read_overview (GocuaVerifyPage *self)
{
  const GocuaId *campaign;
  g_autofree char *today = NULL;
  g_autofree char *checker = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  guint choice;

  if (self->session == NULL)
    return;
  campaign = gocua_session_get_campaign_id (self->session);
  self->is_stale = self->is_reading || !gtk_widget_get_mapped (GTK_WIDGET (self)) ||
                   gtk_stack_get_visible_child (self->stack) == GTK_WIDGET (self->keying);
  if (self->is_stale || campaign == NULL)
    return;
  self->is_reading = TRUE;
  choice = MIN (gtk_drop_down_get_selected (self->period_choice), G_N_ELEMENTS (periods) - 1);
  today = gocua_session_get_today (self->session);
  checker = gocua_session_get_operator (self->session);
  from = gocua_date_add_days (today, periods[choice].from);
  to = gocua_date_add_days (today, periods[choice].to);
  gocua_verify_overview_read (gocua_session_get_store (self->session), campaign, checker, from, to,
                              self->cancellable, read_cb, g_object_ref (self));
}

static void
sheet_activated_cb (GocuaVerifyPage *self, GtkListBoxRow *row)
{
  const GocuaId *sheet = g_object_get_data (G_OBJECT (row), "gocua-sheet");

  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->keying));
  gocua_verify_keying_open (self->keying, sheet, FALSE);
}

static void
done_cb (GocuaVerifyPage *self)
{
  gtk_stack_set_visible_child_name (self->stack, "overview");
  self->wants_focus = TRUE;
  read_overview (self);
}

/* The object ---------------------------------------------------------------------------------------- */

static void
gocua_verify_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (gocua_verify_page_parent_class)->map (widget);
  if (GOCUA_VERIFY_PAGE (widget)->is_stale)
    read_overview (GOCUA_VERIFY_PAGE (widget));
}

static gboolean
gocua_verify_page_grab_focus (GtkWidget *widget)
{
  GocuaVerifyPage *self = GOCUA_VERIFY_PAGE (widget);
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->sheets_list, 0);

  if (gtk_stack_get_visible_child (self->stack) == GTK_WIDGET (self->keying))
    return gtk_widget_child_focus (GTK_WIDGET (self->keying), GTK_DIR_TAB_FORWARD);
  self->wants_focus = self->is_reading || self->is_stale;
  return gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : GTK_WIDGET (self->period_choice));
}

static void
gocua_verify_page_dispose (GObject *object)
{
  GocuaVerifyPage *self = GOCUA_VERIFY_PAGE (object);
  GtkWidget *child;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->session);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (gocua_verify_page_parent_class)->dispose (object);
}

static void
gocua_verify_page_finalize (GObject *object)
{
  g_clear_object (&GOCUA_VERIFY_PAGE (object)->cancellable);
  G_OBJECT_CLASS (gocua_verify_page_parent_class)->finalize (object);
}

static void
gocua_verify_page_class_init (GocuaVerifyPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gocua_verify_page_dispose;
  object_class->finalize = gocua_verify_page_finalize;
  widget_class->map = gocua_verify_page_map;
  widget_class->grab_focus = gocua_verify_page_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class, "/vn/gocua/GoCua/ui/gocua-verify-page.ui");
  gtk_widget_class_bind_template_child (widget_class, GocuaVerifyPage, stack);
  gtk_widget_class_bind_template_child (widget_class, GocuaVerifyPage, sheets_title);
  gtk_widget_class_bind_template_child (widget_class, GocuaVerifyPage, sheets_list);
  gtk_widget_class_bind_template_child (widget_class, GocuaVerifyPage, period_choice);
  gtk_widget_class_bind_template_child (widget_class, GocuaVerifyPage, operators_grid);
  gtk_widget_class_bind_template_callback (widget_class, sheet_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, read_overview);
}

static void
gocua_verify_page_init (GocuaVerifyPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->is_stale = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
gocua_verify_page_new (GocuaSession *session)
{
  GocuaVerifyPage *self;

  g_return_val_if_fail (GOCUA_IS_SESSION (session), NULL);

  self = g_object_new (GOCUA_TYPE_VERIFY_PAGE, NULL);
  self->session = g_object_ref (session);
  self->keying = GOCUA_VERIFY_KEYING (gocua_verify_keying_new (session));
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->keying));
  g_signal_connect_object (self->keying, "done", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed", G_CALLBACK (read_overview), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
gocua_verify_page_open (GocuaVerifyPage *self, const GocuaId *sheet)
{
  g_return_if_fail (GOCUA_IS_VERIFY_PAGE (self) && sheet != NULL);

  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->keying));
  gocua_verify_keying_open (self->keying, sheet, TRUE);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-keying-page.c: where results are entered: the code of a sheet, and below it the sheet, or free lines.
 */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/pages/gocua-keying-page.h"

#include <glib/gi18n.h>

#include "app/gocua-sheet-view.h"
#include "app/gocua-sheet-words.h"
#include "app/pages/gocua-entry-page.h"
#include "app/pages/gocua-sheet-entry.h"
#include "app/widgets/gocua-tip.h"
#include "paper/gocua-paper-form.h"

struct _GocuaKeyingPage
{
  GtkWidget parent_instance;

  GtkEditable *code;
  GtkLabel *message;
  GtkButton *remedy;
  GtkWidget *close;
  GtkBox *choices;
  GtkStack *stack;
  GtkWidget *lines;
  GocuaSheetEntry *sheet;

  GocuaSession *session;
  GCancellable *asking;   /* (nullable) */
  guint page;             /* of the sheet that is asked for */
  GocuaRecord *refused;   /* (nullable): the sheet that the remedy is for */
  gboolean next_is_asked; /* the sheet is done, and says so */
  gboolean code_is_asked; /* the message is about a code, not about the sheet on the desk */
};

G_DEFINE_FINAL_TYPE (GocuaKeyingPage, gocua_keying_page, GTK_TYPE_WIDGET)

static void open_sheet (GocuaKeyingPage *self, const GocuaSheetFound *found);

static void
say (GocuaKeyingPage *self, const char *words, gboolean is_error)
{
  gtk_label_set_text (self->message, words);
  gocua_tip_set (GTK_WIDGET (self->message), words);
  if (is_error)
    gtk_widget_add_css_class (GTK_WIDGET (self->message), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->message), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->code), GTK_ACCESSIBLE_STATE_INVALID,
                               is_error ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
clear_choices (GocuaKeyingPage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->choices))) != NULL)
    gtk_box_remove (self->choices, child);
  gtk_widget_set_visible (GTK_WIDGET (self->choices), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->remedy), FALSE);
  g_clear_pointer (&self->refused, gocua_record_unref);
}

static void
focus_code (GocuaKeyingPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->code));
  gtk_editable_select_region (self->code, 0, -1);
}

static void
refuse (GocuaKeyingPage *self, const char *words)
{
  self->code_is_asked = TRUE;
  say (self, words, TRUE);
  focus_code (self);
}

/* One sheet of several with the same code. */

static void
choice_cb (GtkButton *button, GocuaKeyingPage *self)
{
  g_autoptr (GPtrArray) found = g_ptr_array_ref (g_object_get_data (G_OBJECT (button), "found"));
  guint position = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "position"));

  clear_choices (self);
  open_sheet (self, found->pdata[position]);
}

static void
add_choice (GocuaKeyingPage *self, GPtrArray *found, guint position)
{
  const GocuaSheetFound *one = found->pdata[position];
  g_autofree char *words = gocua_sheet_describe_choice (self->session, one->sheet, one->first);
  GtkWidget *button = gtk_button_new_with_label (words);

  g_object_set_data_full (G_OBJECT (button), "found", g_ptr_array_ref (found),
                          (GDestroyNotify) g_ptr_array_unref);
  g_object_set_data (G_OBJECT (button), "position", GUINT_TO_POINTER (position));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), PANGO_ELLIPSIZE_MIDDLE);
  gocua_tip_set (button, words);
  g_signal_connect_object (button, "clicked", G_CALLBACK (choice_cb), self, 0);
  gtk_box_append (self->choices, button);
}

static void
offer_choices (GocuaKeyingPage *self, GPtrArray *found)
{
  for (guint i = 0; i < found->len; i++)
    add_choice (self, found, i);
  self->code_is_asked = TRUE;
  say (self, _ ("Several sheets have this code, made at different offices. Which one is it?"), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->choices), TRUE);
  gtk_widget_grab_focus (gtk_widget_get_first_child (GTK_WIDGET (self->choices)));
}

/* Opening. */

static void
start_sheet (GocuaKeyingPage *self, const GocuaId *sheet)
{
  GocuaPaperForm form;

  gocua_paper_form_init (&form, gocua_session_get_campaign (self->session));
  self->next_is_asked = FALSE;
  gocua_sheet_entry_open (self->sheet, sheet,
                          (self->page - 1) * gocua_paper_form_get_lines_per_page (&form) + 1);
}

static void
open_sheet (GocuaKeyingPage *self, const GocuaSheetFound *found)
{
  g_autofree char *label = NULL;
  g_autofree char *words = gocua_sheet_describe_refusal (
      found->sheet, found->campaign, gocua_session_get_campaign_id (self->session), &label);

  if (words == NULL)
    {
      start_sheet (self, &found->sheet->id);
      return;
    }
  refuse (self, words);
  if (label == NULL)
    return;
  self->refused = gocua_record_copy (found->sheet);
  gtk_button_set_label (self->remedy, label);
  gtk_widget_set_visible (GTK_WIDGET (self->remedy), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->remedy));
}

static void
remedied_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GocuaKeyingPage) self = GOCUA_KEYING_PAGE (user_data);
  g_autoptr (GocuaRecord) sheet = g_steal_pointer (&self->refused);

  if (!gocua_session_commit_finish (GOCUA_SESSION (object), result, NULL) || self->session == NULL ||
      sheet == NULL)
    return;
  clear_choices (self);
  start_sheet (self, &sheet->id);
}

/* A sheet that turned up again is back on the desk. */
static void
remedy_cb (GocuaKeyingPage *self)
{
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("sheet.edit");
  g_autoptr (GocuaRecord) wanted = NULL;
  g_autofree char *today = gocua_session_get_today (self->session);
  g_autofree char *step = gocua_sheet_step_format (today, NULL);

  if (self->refused == NULL)
    return;
  wanted = gocua_record_copy (self->refused);
  gocua_record_set_text (wanted, GOCUA_SHEET_FIELD_RETURNED, step);
  gocua_batch_put (batch, self->refused, wanted);
  gocua_session_commit (self->session, batch, NULL, _ ("The sheet was not saved."), remedied_cb,
                        g_object_ref (self));
}

static void
take_found (GocuaKeyingPage *self, GPtrArray *found)
{
  if (found->len == 0)
    refuse (self,
            _ ("No sheet here has this code. If it was made at another computer, sync first; if it is of "
               "another ward, it goes back there."));
  else if (found->len == 1)
    open_sheet (self, found->pdata[0]);
  else
    offer_choices (self, found);
}

static void
found_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GocuaKeyingPage) self = GOCUA_KEYING_PAGE (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = gocua_store_call_finish (GOCUA_STORE (object), result, &error);

  if (self->session == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (found != NULL)
    take_found (self, found);
  else
    gocua_session_report (self->session, _ ("The sheet can’t be read."), error);
}

static void
stop_asking (GocuaKeyingPage *self)
{
  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
}

static void
activate_cb (GocuaKeyingPage *self)
{
  char code[GOCUA_SHEET_CODE_SIZE];

  clear_choices (self);
  if (gocua_session_get_campaign (self->session) == NULL)
    refuse (self, _ ("Results are entered for a campaign. Choose one for this ward first."));
  else if (*gtk_editable_get_text (self->code) == '\0')
    refuse (self, _ ("The code is on the sheet, at the top right: eight digits."));
  else if (!gocua_sheet_code_parse (gtk_editable_get_text (self->code), code, &self->page))
    refuse (self,
            _ ("A digit of this code is wrong. It has eight digits, and the last one checks the others: "
               "compare it with the sheet."));
  else
    {
      stop_asking (self);
      self->asking = g_cancellable_new ();
      gocua_sheet_view_find (gocua_session_get_store (self->session), code, self->asking, found_cb,
                             g_object_ref (self));
    }
}

/* What the sheet tells. */

static void
show_sheet (GocuaKeyingPage *self)
{
  const GocuaRecord *sheet = gocua_sheet_entry_get_sheet (self->sheet);
  g_autofree char *words = NULL;

  if (sheet == NULL || self->code_is_asked)
    return;
  words = gocua_sheet_entry_get_words (self->sheet);
  if (self->next_is_asked)
    {
      /* Translators: %s is which sheet it is, and that it was entered */
      g_autofree char *done = g_strdup_printf (_ ("%s ✓ Next sheet: type or scan its code."), words);

      say (self, done, FALSE);
    }
  else
    say (self, words, FALSE);
}

/* What stands above the lines is the sheet whose lines they are. */
static void
name_sheet (GocuaKeyingPage *self)
{
  const GocuaRecord *sheet = gocua_sheet_entry_get_sheet (self->sheet);
  g_autofree char *code = gocua_sheet_code_format (gocua_record_get_text (sheet, GOCUA_SHEET_FIELD_CODE));

  clear_choices (self);
  self->code_is_asked = FALSE;
  gtk_editable_set_text (self->code, code);
  show_sheet (self);
}

static void
sheet_opened_cb (GocuaKeyingPage *self)
{
  name_sheet (self);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->sheet));
  gtk_widget_set_visible (self->close, TRUE);
}

/* Whoever goes back to the lines has given up the code that was typed meanwhile. */
static void
lines_entered_cb (GocuaKeyingPage *self)
{
  if (gocua_sheet_entry_get_sheet (self->sheet) != NULL)
    name_sheet (self);
}

static void
watch_lines (GocuaKeyingPage *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (focus, "enter", G_CALLBACK (lines_entered_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->sheet), focus);
}

static void
sheet_closed_cb (GocuaKeyingPage *self)
{
  clear_choices (self);
  self->code_is_asked = FALSE;
  gtk_editable_set_text (self->code, "");
  gtk_stack_set_visible_child (self->stack, self->lines);
  gtk_widget_set_visible (self->close, FALSE);
  say (self, "", FALSE);
}

static void
sheet_done_cb (GocuaKeyingPage *self)
{
  self->next_is_asked = TRUE;
  show_sheet (self);
  focus_code (self);
}

static void
close_cb (GocuaKeyingPage *self)
{
  clear_choices (self);
  gocua_sheet_entry_close (self->sheet);
  gtk_widget_grab_focus (GTK_WIDGET (self->code));
}

static gboolean
gocua_keying_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (gtk_stack_get_visible_child (GOCUA_KEYING_PAGE (widget)->stack));
}

static void
gocua_keying_page_dispose (GObject *object)
{
  GocuaKeyingPage *self = GOCUA_KEYING_PAGE (object);
  GtkWidget *child;

  stop_asking (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->refused, gocua_record_unref);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (gocua_keying_page_parent_class)->dispose (object);
}

static void
gocua_keying_page_class_init (GocuaKeyingPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gocua_keying_page_dispose;
  widget_class->grab_focus = gocua_keying_page_grab_focus;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/gocua/GoCua/ui/gocua-keying-page.ui");
  gtk_widget_class_bind_template_child (widget_class, GocuaKeyingPage, code);
  gtk_widget_class_bind_template_child (widget_class, GocuaKeyingPage, message);
  gtk_widget_class_bind_template_child (widget_class, GocuaKeyingPage, remedy);
  gtk_widget_class_bind_template_child (widget_class, GocuaKeyingPage, close);
  gtk_widget_class_bind_template_child (widget_class, GocuaKeyingPage, choices);
  gtk_widget_class_bind_template_child (widget_class, GocuaKeyingPage, stack);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, remedy_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
}

static void
gocua_keying_page_init (GocuaKeyingPage *self)
{
  self->page = 1;
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
gocua_keying_page_new (GocuaSession *session)
{
  GocuaKeyingPage *self;

  g_return_val_if_fail (GOCUA_IS_SESSION (session), NULL);

  self = g_object_new (GOCUA_TYPE_KEYING_PAGE, NULL);
  self->session = g_object_ref (session);
  self->lines = gocua_entry_page_new (session);
  self->sheet = GOCUA_SHEET_ENTRY (gocua_sheet_entry_new (session));
  gtk_stack_add_child (self->stack, self->lines);
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->sheet));
  g_signal_connect_object (self->sheet, "opened", G_CALLBACK (sheet_opened_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sheet, "closed", G_CALLBACK (sheet_closed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sheet, "progress", G_CALLBACK (show_sheet), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sheet, "done", G_CALLBACK (sheet_done_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sheet, "scanned", G_CALLBACK (gocua_keying_page_enter), self,
                           G_CONNECT_SWAPPED);
  watch_lines (self);
  return GTK_WIDGET (self);
}

void
gocua_keying_page_enter (GocuaKeyingPage *self, const char *code)
{
  g_return_if_fail (GOCUA_IS_KEYING_PAGE (self) && code != NULL);

  focus_code (self);
  if (*code == '\0')
    return;
  gtk_editable_set_text (self->code, code);
  activate_cb (self);
}

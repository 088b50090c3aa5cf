/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sheet-entry-acts.c: what a key asks for on a line of the sheet, and one result for many lines. */
#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include <glib/gi18n.h>

#include "app/gocua-sheet-orders.h"
#include "app/pages/gocua-sheet-entry-private.h"

#define PAGE_LINES 10

static int
find_line (GocuaSheetEntry *self, GocuaEntryModel *model)
{
  guint index;

  return model != NULL && g_ptr_array_find (gocua_sheet_entry_get_lines (self), model, &index) ? (int) index
                                                                                               : -1;
}

static gboolean
wants_attention (GocuaSheetEntry *self, GocuaEntryModel *model)
{
  g_autofree char *mistake = gocua_sheet_entry_find_mistake (self, model);

  return mistake != NULL || gocua_entry_model_is_open (model);
}

int
gocua_sheet_entry_find_open (GocuaSheetEntry *self, int begin)
{
  int n = (int) gocua_sheet_entry_get_lines (self)->len;

  for (int i = 0; i < n; i++)
    {
      int index = (MAX (begin, 0) + i) % n;

      if (wants_attention (self, gocua_sheet_entry_get_lines (self)->pdata[index]))
        return index;
    }
  return -1;
}

static void
go_on_from (GocuaSheetEntry *self, int begin)
{
  int index = gocua_sheet_entry_find_open (self, begin);

  if (index >= 0)
    {
      gocua_entry_grid_focus_line (self->grid, (guint) index);
      return;
    }
  gocua_sheet_desk_finish (self->desk);
  g_signal_emit_by_name (self, "done");
}

static void
move_by (GocuaSheetEntry *self, GocuaEntryModel *model, int step)
{
  int index = CLAMP (find_line (self, model) + step, 0, (int) gocua_sheet_entry_get_lines (self)->len - 1);

  gocua_entry_grid_focus_line (self->grid, (guint) index);
}

static void
copy_above (GocuaSheetEntry *self, GocuaEntryModel *model)
{
  int index = find_line (self, model);

  if (index < 1 ||
      !gocua_entry_model_copy_result (model, gocua_sheet_entry_get_lines (self)->pdata[index - 1]))
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static gboolean
has_date (GocuaSheetEntry *self)
{
  if (gocua_entry_head_get_date (self->head) != NULL)
    return TRUE;
  gocua_session_toast (self->session,
                       _ ("The date above the lines can’t be read. Write it as day/month/year."));
  return FALSE;
}

static void
carry_out (GocuaSheetEntry *self, GArray *planned)
{
  if (!has_date (self))
    return;
  gocua_sheet_entry_commit_active (self);
  gocua_sheet_desk_carry_out (self->desk, planned);
  go_on_from (self, 0);
}

static void
rest_absent (GocuaSheetEntry *self)
{
  g_autoptr (GArray) planned = gocua_sheet_orders_plan_rest (gocua_session_get_campaign (self->session),
                                                             gocua_sheet_entry_get_lines (self));

  if (planned->len > 0)
    carry_out (self, planned);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
skip (GocuaSheetEntry *self, GocuaEntryModel *model)
{
  if (!gocua_entry_model_is_printed (model) || gocua_entry_model_get_seen (model) != NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  gocua_entry_model_clear (model);
  if (gocua_sheet_desk_skip (self->desk, model))
    go_on_from (self, find_line (self, model) + 1);
}

static void
sheet_act_cb (GocuaSheetEntry *self, GocuaEntryLine *line, int act)
{
  GocuaEntryModel *model = gocua_entry_line_get_model (line);

  switch ((GocuaSheetKeyAct) act)
    {
    case GOCUA_SHEET_KEY_NEXT:
      go_on_from (self, find_line (self, model) + 1);
      break;
    case GOCUA_SHEET_KEY_UP:
      move_by (self, model, -1);
      break;
    case GOCUA_SHEET_KEY_DOWN:
      move_by (self, model, 1);
      break;
    case GOCUA_SHEET_KEY_PAGE_UP:
      move_by (self, model, -PAGE_LINES);
      break;
    case GOCUA_SHEET_KEY_PAGE_DOWN:
      move_by (self, model, PAGE_LINES);
      break;
    case GOCUA_SHEET_KEY_FIRST:
      move_by (self, model, -GOCUA_SHEET_MAX_LINES);
      break;
    case GOCUA_SHEET_KEY_LAST:
      move_by (self, model, GOCUA_SHEET_MAX_LINES);
      break;
    case GOCUA_SHEET_KEY_AS_ABOVE:
      copy_above (self, model);
      break;
    case GOCUA_SHEET_KEY_REST:
      rest_absent (self);
      break;
    case GOCUA_SHEET_KEY_SKIP:
      skip (self, model);
      break;
    case GOCUA_SHEET_KEY_COMMAND:
      gocua_sheet_command_open (self->command);
      break;
    case GOCUA_SHEET_KEY_SCANNED:
      g_signal_emit_by_name (self, "scanned", gocua_entry_line_get_scanned (line));
      break;
    case GOCUA_SHEET_KEY_NONE:
    case GOCUA_SHEET_KEY_DONE:
    case GOCUA_SHEET_KEY_REFUSED:
    default:
      gocua_sheet_entry_show_keys (self);
      break;
    }
}

static void
command_edited_cb (GocuaSheetEntry *self, const char *text)
{
  g_autofree char *words = NULL;
  g_autoptr (GArray) planned = NULL;

  if (gocua_sheet_desk_get_sheet (self->desk) == NULL)
    return;
  planned = gocua_sheet_orders_plan (gocua_session_get_campaign (self->session), text,
                                     gocua_sheet_entry_get_lines (self), &words);
  gocua_sheet_command_say (self->command, words);
}

static void
command_closed_cb (GocuaSheetEntry *self)
{
  gocua_sheet_command_close (self->command);
  go_on_from (self, 0);
}

static void
command_run_cb (GocuaSheetEntry *self, const char *text)
{
  g_autofree char *words = NULL;
  g_autoptr (GArray) planned = gocua_sheet_orders_plan (gocua_session_get_campaign (self->session), text,
                                                        gocua_sheet_entry_get_lines (self), &words);

  if (planned->len == 0)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  gocua_sheet_command_close (self->command);
  carry_out (self, planned);
}

void
gocua_sheet_entry_bind_acts (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, sheet_act_cb);
  gtk_widget_class_bind_template_callback (widget_class, command_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, command_run_cb);
  gtk_widget_class_bind_template_callback (widget_class, command_closed_cb);
}

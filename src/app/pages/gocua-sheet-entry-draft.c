/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sheet-entry-draft.c: which sheet lies here, and what of it is typed and not saved, so that a power
 * cut takes nothing. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/gocua-entry-draft.h"
#include "app/pages/gocua-sheet-entry-private.h"

static gboolean
has_open_line (GocuaSheetEntry *self)
{
  for (guint i = 0; i < gocua_sheet_entry_get_lines (self)->len; i++)
    if (gocua_entry_model_is_open (gocua_sheet_entry_get_lines (self)->pdata[i]))
      return TRUE;
  return FALSE;
}

/* @stays: the sheet is kept with lines that are open, even if nothing is typed in one */
static char *
make_draft (GocuaSheetEntry *self, gboolean stays)
{
  const GocuaRecord *sheet = gocua_sheet_desk_get_sheet (self->desk);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  char id[GOCUA_ID_STRING_SIZE];
  gsize n_groups = 0;

  for (guint i = 0; i < gocua_sheet_entry_get_lines (self)->len; i++)
    gocua_entry_draft_add (file, gocua_sheet_entry_get_lines (self)->pdata[i]);
  g_strfreev (g_key_file_get_groups (file, &n_groups));
  if (n_groups == 0 && !(stays && has_open_line (self)))
    return g_strdup ("");
  gocua_entry_head_to_draft (self->head, file);
  g_key_file_set_string (file, "sheet", "id", gocua_id_format (&sheet->id, id));
  return g_key_file_to_data (file, NULL, NULL);
}

static void
keep_draft (GocuaSheetEntry *self, gboolean stays)
{
  g_autofree char *draft = NULL;

  /* Where no sheet lies any more, what was kept of the last one stays. */
  if (self->keeper == NULL || self->draft != NULL || gocua_sheet_desk_get_sheet (self->desk) == NULL)
    return;
  draft = make_draft (self, stays);
  gocua_entry_keeper_keep (self->keeper, draft);
}

void
gocua_sheet_entry_save_draft (GocuaSheetEntry *self)
{
  keep_draft (self, TRUE);
}

void
gocua_sheet_entry_save_rest (GocuaSheetEntry *self)
{
  keep_draft (self, FALSE);
}

static gboolean
read_sheet (GKeyFile *file, GocuaId *sheet)
{
  g_autofree char *word = g_key_file_get_string (file, "sheet", "id", NULL);

  return word != NULL && gocua_id_parse (sheet, word);
}

gboolean
gocua_sheet_entry_is_draft_of (GocuaSheetEntry *self, const GocuaId *sheet)
{
  GocuaId kept;

  return self->draft != NULL && read_sheet (self->draft, &kept) && gocua_id_equal (&kept, sheet);
}

void
gocua_sheet_entry_draft_loaded (GocuaSheetEntry *self, const char *text)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  GocuaId sheet;

  if (text == NULL || gocua_sheet_desk_get_sheet (self->desk) != NULL ||
      !g_key_file_load_from_data (file, text, (gsize) -1, G_KEY_FILE_NONE, NULL))
    return;
  if (!read_sheet (file, &sheet))
    return;
  gocua_sheet_entry_open (self, &sheet, 1);
  g_clear_pointer (&self->draft, g_key_file_unref);
  self->draft = g_steal_pointer (&file);
}

void
gocua_sheet_entry_take_draft (GocuaSheetEntry *self)
{
  g_autoptr (GKeyFile) file = g_steal_pointer (&self->draft);
  g_auto (GStrv) groups = file != NULL ? g_key_file_get_groups (file, NULL) : NULL;

  for (guint i = 0; groups != NULL && groups[i] != NULL; i++)
    {
      guint number = gocua_entry_draft_get_number (file, groups[i]);

      if (number >= 1 && number <= gocua_sheet_entry_get_lines (self)->len)
        gocua_entry_draft_restore (file, groups[i], gocua_sheet_entry_get_lines (self)->pdata[number - 1]);
    }
  if (file != NULL)
    gocua_entry_head_from_draft (self->head, file);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-paper-sheet.c: what is printed on a sheet, out of the ward file. */

#define G_LOG_DOMAIN "gocua-paper"

#include "config.h"

#include "paper/gocua-paper.h"

#include "core/gocua-date.h"
#include "core/gocua-phone.h"
#include "store/gocua-entities.h"
#include "store/gocua-sheets.h"
#include "store/gocua-ward.h"

GocuaPaperLine *
gocua_paper_line_new (guint number)
{
  GocuaPaperLine *self = g_new0 (GocuaPaperLine, 1);

  self->number = number;
  self->people = -1;
  self->eligible = -1;
  return self;
}

void
gocua_paper_line_free (GocuaPaperLine *self)
{
  g_free (self->address);
  g_free (self->head);
  g_free (self->last);
  g_free (self->last_day);
  g_free (self->phone);
  g_free (self);
}

static GocuaPaperLine *
copy_line (const GocuaPaperLine *line)
{
  GocuaPaperLine *copy = g_memdup2 (line, sizeof *line);

  copy->address = g_strdup (line->address);
  copy->head = g_strdup (line->head);
  copy->last = g_strdup (line->last);
  copy->last_day = g_strdup (line->last_day);
  copy->phone = g_strdup (line->phone);
  return copy;
}

GocuaPaperSheet *
gocua_paper_sheet_new (const char *code, GocuaCampaign *campaign)
{
  GocuaPaperSheet *self = g_new0 (GocuaPaperSheet, 1);

  self->code = g_strdup (code);
  self->campaign = gocua_campaign_ref (campaign);
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_paper_line_free);
  return self;
}

GocuaPaperSheet *
gocua_paper_sheet_copy (const GocuaPaperSheet *self)
{
  GocuaPaperSheet *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = gocua_paper_sheet_new (self->code, self->campaign);
  copy->ward = g_strdup (self->ward);
  copy->area = g_strdup (self->area);
  copy->team = g_strdup (self->team);
  copy->day = g_strdup (self->day);
  copy->purpose = g_strdup (self->purpose);
  copy->made_at = self->made_at;
  for (guint i = 0; i < self->lines->len; i++)
    g_ptr_array_add (copy->lines, copy_line (self->lines->pdata[i]));
  return copy;
}

void
gocua_paper_sheet_free (GocuaPaperSheet *self)
{
  g_free (self->ward);
  g_free (self->area);
  g_free (self->team);
  g_free (self->day);
  g_free (self->purpose);
  g_free (self->code);
  gocua_campaign_unref (self->campaign);
  g_ptr_array_unref (self->lines);
  g_free (self);
}

static void
set_last (GocuaPaperLine *line, const GocuaCampaign *campaign, const GocuaStatus *status)
{
  if (status->outcome == GOCUA_OUTCOME_NONE)
    return;
  line->last = g_strdup (gocua_campaign_get_outcome_label (campaign, status->outcome));
  line->last_day = gocua_date_format_short (status->last_date);
}

/* A line that was printed empty stays empty when the sheet is printed again, whatever was keyed in it. */
static GocuaPaperLine *
make_line (const GocuaSheetLine *source, const GocuaCampaign *campaign, gboolean with_phones)
{
  GocuaPaperLine *line = gocua_paper_line_new (source->number);
  const GocuaHouseholdRow *row = source->row;

  line->blank = gocua_id_is_null (&source->household);
  if (line->blank || row == NULL)
    return line;
  line->address = g_strdup (row->address);
  line->head = g_strdup (row->head);
  line->people = row->people;
  line->eligible = row->eligible_people;
  set_last (line, campaign, &row->status);
  if (with_phones && row->phone != NULL && *row->phone != '\0')
    line->phone = gocua_phone_format (row->phone);
  return line;
}

/* Returns: FALSE on error; a name that is not there is no error. */
static gboolean
load_name (GocuaDb *db, GocuaKind kind, const GocuaId *id, guint field, char **name, GError **error)
{
  g_autoptr (GocuaRecord) record = NULL;

  if (id == NULL || gocua_id_is_null (id))
    return TRUE;
  record = gocua_entity_load (db, kind, id, error);
  if (record == NULL)
    return FALSE;
  *name = g_strdup (gocua_record_get_text (record, field));
  return TRUE;
}

static gboolean
load_lines (GocuaDb *db,
            const GocuaRecord *record,
            GocuaPaperSheet *self,
            gboolean with_phones,
            GError **error)
{
  g_autoptr (GArray) printed =
      gocua_sheet_lines_parse (gocua_record_get_text (record, GOCUA_SHEET_FIELD_LINES));
  g_autoptr (GPtrArray) lines = gocua_sheets_get_lines (db, record, error);

  if (lines == NULL)
    return FALSE;
  /* Lines beyond those that were printed are somebody's slip while keying. */
  for (guint i = 0; i < lines->len && printed != NULL && i < printed->len; i++)
    g_ptr_array_add (self->lines, make_line (lines->pdata[i], self->campaign, with_phones));
  return TRUE;
}

GocuaPaperSheet *
gocua_paper_sheet_load (GocuaDb *db, const GocuaRecord *sheet, gboolean with_phones, GError **error)
{
  g_autoptr (GocuaCampaign) campaign = NULL;
  g_autoptr (GocuaPaperSheet) self = NULL;

  g_return_val_if_fail (db != NULL && sheet != NULL && sheet->kind == GOCUA_KIND_SHEET, NULL);

  campaign = gocua_campaign_load (db, gocua_record_get_id (sheet, GOCUA_SHEET_FIELD_CAMPAIGN), error);
  if (campaign == NULL)
    return NULL;
  self = gocua_paper_sheet_new (gocua_record_get_text (sheet, GOCUA_SHEET_FIELD_CODE), campaign);
  self->ward = gocua_ward_get_name (db);
  self->day = g_strdup (gocua_record_get_text (sheet, GOCUA_SHEET_FIELD_DAY));
  self->purpose = g_strdup (gocua_record_get_text (sheet, GOCUA_SHEET_FIELD_PURPOSE));
  self->made_at = gocua_clock_now_ms (gocua_ward_get_clock (db));
  if (!load_name (db, GOCUA_KIND_AREA, gocua_record_get_id (sheet, GOCUA_SHEET_FIELD_AREA), GOCUA_AREA_NAME,
                  &self->area, error) ||
      !load_name (db, GOCUA_KIND_TEAM, gocua_record_get_id (sheet, GOCUA_SHEET_FIELD_TEAM), GOCUA_TEAM_NAME,
                  &self->team, error) ||
      !load_lines (db, sheet, self, with_phones, error))
    return NULL;
  return g_steal_pointer (&self);
}

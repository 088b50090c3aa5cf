/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sample-sheets.c: a few walk sheets of the sample ward, in every state. */

#define G_LOG_DOMAIN "gocua-sample"

#include "sample/gocua-sample-sheets.h"

#include "core/gocua-date.h"
#include "core/gocua-sheet.h"
#include "sample/gocua-sample-names.h"
#include "store/gocua-entities.h"

#define HOUR_MS G_GINT64_CONSTANT (3600000)
#define DAY_MS  (24 * HOUR_MS)

#define N_LINES    20
#define N_BLANKS   2
#define DAYS_KEPT  7
#define MOST_TRIED 400 /* households that are looked at for one sheet */

/* A sheet in the life of the ward: how many days ago its walk was (-1: tomorrow), and how far it came. */
typedef struct
{
  int days_ago;
  GocuaSheetState state;
  gboolean was_walked; /* its lines are visits of that day */
  guint n_keyed;       /* of the lines, the first ones */
  const char *purpose;
} Life;

static const Life lives[] = {
  { 4, GOCUA_SHEET_VERIFIED, TRUE, N_LINES, "Chưa gặp" }, { 3, GOCUA_SHEET_KEYED, TRUE, N_LINES, "Chưa gặp" },
  { 1, GOCUA_SHEET_RETURNED, TRUE, 12, "Hẹn đến hạn" },   { 2, GOCUA_SHEET_ISSUED, FALSE, 0, "Chưa gặp" },
  { 0, GOCUA_SHEET_ISSUED, FALSE, 0, "Chưa gặp" },        { 3, GOCUA_SHEET_MISSING, FALSE, 0, "Chưa gặp" },
  { -1, GOCUA_SHEET_MADE, FALSE, 0, "Chưa gặp" },         { -1, GOCUA_SHEET_MADE, FALSE, 0, "Hẹn đến hạn" },
};

typedef struct
{
  GocuaSampleWriter *writer;
  GocuaSampleRoster *roster;
  const GocuaId *campaign_id;
  gint64 now_ms;
  gint64 today_ms; /* midnight */
} Desk;

/* The latest visit of a household on @day that counts. Returns: (transfer full) (nullable): it */
static GocuaRecord *
find_visit (Desk *self, const GocuaId *household, const char *day, GError **error)
{
  g_autoptr (GPtrArray) visits =
      gocua_household_get_visits (self->writer->db, household, self->campaign_id, error);

  for (guint i = 0; visits != NULL && i < visits->len; i++)
    {
      GocuaRecord *visit = visits->pdata[i];

      if (g_strcmp0 (gocua_record_get_text (visit, GOCUA_VISIT_DATE), day) == 0 &&
          gocua_record_get_text (visit, GOCUA_VISIT_WITHDRAWN) == NULL &&
          gocua_record_get_id (visit, GOCUA_VISIT_SHEET) == NULL)
        return gocua_record_ref (visit);
    }
  return NULL;
}

/* Fills @lines with households in walking order, and @visits with what was found there. */
static void
choose_lines (Desk *self,
              const GocuaSampleArea *area,
              guint from,
              const Life *life,
              const char *day,
              GArray *lines,
              GPtrArray *visits)
{
  for (guint i = 0; i < MIN (area->n, MOST_TRIED) && lines->len < N_LINES; i++)
    {
      const GocuaSampleHousehold *household =
          &g_array_index (self->roster->households, GocuaSampleHousehold, area->first + (from + i) % area->n);
      GocuaRecord *visit = NULL;

      if (household->archived || (!life->was_walked && household->met))
        continue;
      if (life->was_walked)
        {
          visit = find_visit (self, &household->id, day, NULL);
          if (visit == NULL)
            continue;
          g_ptr_array_add (visits, visit);
        }
      g_array_append_val (lines, household->id);
    }
}

static gboolean
put (Desk *self, const GocuaRecord *seen, GocuaRecord *wanted, gint64 at_ms, guint keyer, GError **error)
{
  at_ms = MIN (at_ms, self->now_ms);
  gocua_sample_writer_begin (self->writer, at_ms, gocua_sample_operator (keyer));
  return gocua_sample_writer_put (self->writer, seen, wanted, at_ms, error);
}

static GocuaRecord *
make_sheet (Desk *self, const GocuaSampleArea *area, const Life *life, const char *day, GArray *lines)
{
  const GocuaId blank = { 0 };
  gint64 made_ms = MIN (gocua_date_to_ms (day) - 8 * HOUR_MS, self->now_ms);
  g_autofree char *expires = gocua_date_add_days (day, DAYS_KEPT);
  g_autofree char *text = NULL;
  char code[GOCUA_SHEET_CODE_SIZE];
  GocuaRecord *sheet;
  GocuaId id;

  for (guint i = 0; i < N_BLANKS; i++)
    g_array_append_val (lines, blank);
  text = gocua_sheet_lines_format (lines);
  gocua_sample_writer_make_id (self->writer, made_ms, &id);
  gocua_sheet_code_init (code, &id, 0);
  sheet = gocua_record_new (GOCUA_KIND_SHEET, &id);
  gocua_record_set_text (sheet, GOCUA_SHEET_FIELD_CODE, code);
  gocua_record_set_id (sheet, GOCUA_SHEET_FIELD_CAMPAIGN, self->campaign_id);
  gocua_record_set_id (sheet, GOCUA_SHEET_FIELD_AREA, &area->id);
  gocua_record_set_id (sheet, GOCUA_SHEET_FIELD_TEAM, &area->teams[0]);
  gocua_record_set_text (sheet, GOCUA_SHEET_FIELD_DAY, day);
  gocua_record_set_text (sheet, GOCUA_SHEET_FIELD_EXPIRES, expires);
  gocua_record_set_text (sheet, GOCUA_SHEET_FIELD_PURPOSE, life->purpose);
  gocua_record_set_text (sheet, GOCUA_SHEET_FIELD_LINES, text);
  return sheet;
}

/* Who is there when a step is taken, and when, in hours of the day of the walk. */
static const struct
{
  GocuaSheetState state;
  int hour;
  const char *words;
} steps[] = {
  { GOCUA_SHEET_ISSUED, 7, "Tổ trưởng" },    { GOCUA_SHEET_MISSING, 32, "Gọi điện chưa liên lạc được" },
  { GOCUA_SHEET_RETURNED, 17, "Tổ trưởng" }, { GOCUA_SHEET_KEYED, 22, NULL },
  { GOCUA_SHEET_VERIFIED, 33, NULL },
};

static gboolean
is_taken (GocuaSheetState step, GocuaSheetState state)
{
  if (step == GOCUA_SHEET_MISSING || state == GOCUA_SHEET_MISSING)
    return step == state || (state == GOCUA_SHEET_MISSING && step == GOCUA_SHEET_ISSUED);
  return step <= state;
}

static gboolean
take_steps (Desk *self, GocuaRecord *sheet, const Life *life, const char *day, guint keyer, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      gint64 at_ms = MIN (gocua_date_to_ms (day) + steps[i].hour * HOUR_MS, self->now_ms);
      g_autofree char *date = gocua_date_from_ms (at_ms);
      guint who = steps[i].state == GOCUA_SHEET_VERIFIED ? (keyer + 1) % GOCUA_SAMPLE_N_OPERATORS : keyer;
      g_autofree char *text = NULL;
      g_autoptr (GocuaRecord) wanted = NULL;

      if (!is_taken (steps[i].state, life->state))
        continue;
      text = gocua_sheet_step_format (date,
                                      steps[i].words != NULL ? steps[i].words : gocua_sample_operator (who));
      wanted = gocua_record_copy (sheet);
      gocua_record_set_text (wanted, gocua_sheet_state_get_field (steps[i].state), text);
      if (!put (self, sheet, wanted, at_ms, who, error))
        return FALSE;
      gocua_record_set_text (sheet, gocua_sheet_state_get_field (steps[i].state), text);
    }
  return TRUE;
}

/* The visits say on which line they were written; nothing else of them changes. */
static gboolean
link_visits (Desk *self, const GocuaRecord *sheet, GPtrArray *visits, guint n, guint keyer, GError **error)
{
  gint64 at_ms =
      gocua_date_to_ms (gocua_record_get_text (sheet, GOCUA_SHEET_FIELD_DAY)) + 22 * HOUR_MS - HOUR_MS / 2;

  for (guint i = 0; i < MIN (n, visits->len); i++)
    {
      g_autoptr (GocuaRecord) wanted = gocua_record_copy (visits->pdata[i]);

      gocua_record_set_id (wanted, GOCUA_VISIT_SHEET, &sheet->id);
      gocua_record_set_int (wanted, GOCUA_VISIT_LINE, i + 1);
      if (!put (self, visits->pdata[i], wanted, at_ms, keyer, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_sheet (Desk *self, guint i, GError **error)
{
  const Life *life = &lives[i];
  guint area_index = i % self->roster->areas->len;
  const GocuaSampleArea *area = &g_array_index (self->roster->areas, GocuaSampleArea, area_index);
  guint keyer = area_index % GOCUA_SAMPLE_N_OPERATORS;
  g_autofree char *day = gocua_date_from_ms (self->today_ms - life->days_ago * DAY_MS);
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (GocuaId));
  g_autoptr (GPtrArray) visits = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_record_unref);
  g_autoptr (GocuaRecord) sheet = NULL;

  choose_lines (self, area, (i / self->roster->areas->len) * N_LINES, life, day, lines, visits);
  if (lines->len == 0)
    return TRUE;
  sheet = make_sheet (self, area, life, day, lines);
  /* The stamps of a sheet lie behind those of the last visit: what is told of it is told of its own days. */
  self->writer->last = 0;
  return put (self, NULL, sheet, gocua_date_to_ms (day) - 8 * HOUR_MS, keyer, error) &&
         link_visits (self, sheet, visits, life->n_keyed, keyer, error) &&
         take_steps (self, sheet, life, day, keyer, error) && gocua_sample_writer_flush (self->writer, error);
}

gboolean
gocua_sample_sheets_write (GocuaSampleWriter *writer,
                           GocuaSampleRoster *roster,
                           const GocuaId *campaign_id,
                           gint64 now_ms,
                           GError **error)
{
  Desk desk = { writer, roster, campaign_id, now_ms, 0 };
  g_autofree char *today = gocua_date_from_ms (now_ms);

  desk.today_ms = gocua_date_to_ms (today);
  for (guint i = 0; i < G_N_ELEMENTS (lives); i++)
    if (!write_sheet (&desk, i, error))
      return FALSE;
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* history-acts.c: what people do in a history, each at their desk. */

#include "history.h"

#include "store/gocua-conflict-store.h"
#include "store/gocua-projection.h"
#include "wire/gocua-campaign-json.h"
#include "wire/gocua-change-json.h"

#define N_AREAS 3

/* Small, since it is in every journal. */
#define CAMPAIGN                                                                                 \
  "{\"format\": 1, \"key\": \"test-2025\", \"title\": {\"vi\": \"Phong trào\", \"en\": "        \
  "\"Movement\"}, \"short_title\": {\"vi\": \"P.trào\", \"en\": \"Short\"}, \"people_l"         \
  "abel\": {\"vi\": \"Đủ tuổi\", \"en\": \"Of age\"}, \"start\": \"2025-01-01\", \"end\""   \
  ": \"2025-12-31\", \"indicators\": [{\"id\": \"installed\", \"type\": \"count\", \"l"          \
  "abel\": {\"vi\": \"Cài\", \"en\": \"Installed\"}, \"short_label\": {\"vi\": \"Cài\", "      \
  "\"en\": \"Install\"}, \"question\": {\"vi\": \"Mấy?\", \"en\": \"How many?\"}, \"targ"      \
  "et\": 80}], \"outcomes\": [{\"id\": \"met\", \"key\": \"5\", \"label\": {\"vi\": \"Gặp"     \
  "\", \"en\": \"Met\"}}, {\"id\": \"refused\", \"label\": {\"vi\": \"Từ chối\", \"en\": \"" \
  "Refused\"}}], \"reasons\": [{\"id\": \"no_need\", \"letter\": \"a\", \"label\": {\"v"         \
  "i\": \"Không cần\", \"en\": \"No need\"}, \"indicators\": [\"installed\"], \"outco"        \
  "mes\": [\"refused\"]}]}"

/* Everybody sets up the same campaign. */
void
history_add_campaign (History *self, Desk *desk)
{
  GocuaId id = test_campaign_id ();
  g_autoptr (GocuaRecord) campaign = gocua_record_new (GOCUA_KIND_CAMPAIGN, &id);

  gocua_record_set_text (campaign, GOCUA_CAMPAIGN_KEY, "cds-2025");
  gocua_value_set_text (&campaign->values[GOCUA_CAMPAIGN_DEFINITION], CAMPAIGN);
  gocua_record_set_int (campaign, GOCUA_CAMPAIGN_ACTIVE, 1);
  history_commit (self, desk, "ward.new", NULL, campaign, NULL);
}

void
history_check_campaign (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GocuaCampaign) campaign = gocua_campaign_from_json (CAMPAIGN, -1, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (gocua_campaign_get_n_indicators (campaign), ==, 1);
}

static void
add_household (History *self, Desk *desk)
{
  GocuaId id;
  g_autoptr (GocuaRecord) household = NULL;
  g_autofree char *head = g_strdup_printf ("Chủ hộ %d", roll (self, 1000));

  gocua_id_init_new (&id, self->server->now_ms);
  household = gocua_record_new (GOCUA_KIND_HOUSEHOLD, &id);
  gocua_record_set_text (household, GOCUA_HOUSEHOLD_HEAD, head);
  if (roll (self, 2))
    {
      gocua_record_set_int (household, GOCUA_HOUSEHOLD_PEOPLE, 5);
      gocua_record_set_int (household, GOCUA_HOUSEHOLD_ELIGIBLE, roll (self, 5));
    }
  history_commit (self, desk, "household.new", NULL, household, NULL);
  g_ptr_array_add (self->households, gocua_id_dup (&id));
  g_hash_table_add (self->things, gocua_id_dup (&id));
}

static void
add_visit (History *self, Desk *desk, const GocuaId *household)
{
  static const char *const outcomes[] = { "met", "absent", "refused", "vacant" };
  GocuaId id, campaign = test_campaign_id ();
  g_autoptr (GocuaRecord) visit = NULL;
  /* Today is another day where the clock is wrong. */
  g_autofree char *date =
      roll (self, 2) ? gocua_db_get_today (desk->db) : g_strdup_printf ("2025-12-%02d", 1 + roll (self, 20));
  g_autofree char *answers = g_strdup_printf ("installed=%d", roll (self, 3));

  gocua_id_init_new (&id, self->server->now_ms);
  visit = gocua_record_new (GOCUA_KIND_VISIT, &id);
  gocua_record_set_id (visit, GOCUA_VISIT_HOUSEHOLD, household);
  gocua_record_set_id (visit, GOCUA_VISIT_CAMPAIGN, &campaign);
  gocua_record_set_text (visit, GOCUA_VISIT_DATE, date);
  gocua_record_set_text (visit, GOCUA_VISIT_OUTCOME, outcomes[roll (self, 4)]);
  gocua_record_set_text (visit, GOCUA_VISIT_ANSWERS, answers);
  history_commit (self, desk, "visit.new", NULL, visit, NULL);
  g_ptr_array_add (self->visits, gocua_id_dup (&id));
  g_hash_table_add (self->things, gocua_id_dup (&id));
}

/* With another one, or no longer. Circles come about, too. */
static void
merge_household (History *self, GocuaRecord *wanted)
{
  const GocuaId *into = self->households->pdata[roll (self, (int) self->households->len)];

  gocua_record_set_id (wanted, GOCUA_HOUSEHOLD_MERGED_INTO,
                       roll (self, 3) == 0 || gocua_id_equal (into, &wanted->id) ? NULL : into);
}

static void
change_household (History *self, GocuaRecord *wanted)
{
  static const char *const planned[] = { "2025-12-10", "2026-01-05", "2026-02-01" };
  g_autofree char *text = g_strdup_printf ("Chữ %d", roll (self, 8));

  switch (roll (self, 8))
    {
    case 6:
      gocua_record_set_text (wanted, GOCUA_HOUSEHOLD_FOLLOW_UP,
                             roll (self, 3) > 0 ? planned[roll (self, 3)] : NULL);
      break;
    case 0:
    case 1:
    case 4:
      gocua_record_set_text (wanted, GOCUA_HOUSEHOLD_HEAD, text);
      break;
    case 2:
      gocua_record_set_int (wanted, GOCUA_HOUSEHOLD_PEOPLE, 5 + roll (self, 2));
      gocua_record_set_int (wanted, GOCUA_HOUSEHOLD_ELIGIBLE, roll (self, 5));
      break;
    case 5:
      merge_household (self, wanted);
      break;
    case 3:
      gocua_record_set_text (wanted, GOCUA_HOUSEHOLD_NOTE, roll (self, 3) > 0 ? text : NULL);
      break;
    default:
      gocua_record_set_int (wanted, roll (self, 4) > 0 ? GOCUA_HOUSEHOLD_ARCHIVED : GOCUA_FIELD_DELETED,
                            roll (self, 2));
      break;
    }
}

/* A household is edited only where it is known. */
static void
edit_household (History *self, Desk *desk, const GocuaId *id)
{
  g_autoptr (GocuaRecord) seen = gocua_projection_load (desk->db, GOCUA_KIND_HOUSEHOLD, id, NULL);
  g_autoptr (GocuaRecord) wanted = NULL;

  if (!gocua_record_was_made (seen))
    return;
  wanted = gocua_record_copy (seen);
  change_household (self, wanted);
  history_commit (self, desk, "household.edit", seen, wanted, NULL);
}

/* Opens a dialog, or saves the one that is open: much may have come in meanwhile. */
static void
use_dialog (History *self, Desk *desk, const GocuaId *id)
{
  g_autoptr (GocuaRecord) wanted = NULL;

  if (desk->dialog.seen == NULL)
    {
      desk->dialog.seen = gocua_projection_load (desk->db, GOCUA_KIND_HOUSEHOLD, id, NULL);
      desk->dialog.known = desk_what_is_known (desk, GOCUA_KIND_HOUSEHOLD, id, NULL);
      if (!gocua_record_was_made (desk->dialog.seen))
        desk_close_dialog (desk);
      return;
    }
  wanted = gocua_record_copy (desk->dialog.seen);
  change_household (self, wanted);
  history_commit (self, desk, "household.edit", desk->dialog.seen, wanted, desk->dialog.known);
  desk_close_dialog (desk);
}

/* An area that several desks make on their own, with one id. */
static void
edit_area (History *self, Desk *desk)
{
  GocuaId id;
  g_autofree char *key = g_strdup_printf ("area:%d", roll (self, N_AREAS));
  g_autofree char *name = g_strdup_printf ("Khu phố %d", roll (self, 3));
  g_autoptr (GocuaRecord) seen = NULL;
  g_autoptr (GocuaRecord) wanted = NULL;

  gocua_id_init_from_name (&id, key);
  g_hash_table_add (self->things, gocua_id_dup (&id));
  seen = gocua_projection_load (desk->db, GOCUA_KIND_AREA, &id, NULL);
  wanted = gocua_record_copy (seen);
  gocua_record_set_text (wanted, GOCUA_AREA_NAME, name);
  history_commit (self, desk, "area.edit", gocua_record_was_made (seen) ? seen : NULL, wanted, NULL);
}

void
history_undo (History *self, Desk *desk)
{
  GocuaId batch;
  g_autoptr (GocuaBatch) undone = NULL;
  g_autoptr (GError) error = NULL;

  if (!gocua_journal_find_undoable (desk->db, &batch, NULL))
    return;
  undone = gocua_journal_undo (desk->db, &batch, NULL, &error);
  if (undone == NULL)
    g_assert_error (error, GOCUA_DB_ERROR, GOCUA_DB_ERROR_NOT_FOUND);
  else
    history_note_batch (self, desk, &undone->id, NULL);
}

void
history_settle (History *self, Desk *desk)
{
  g_autoptr (GPtrArray) list = gocua_conflicts_list (desk->db, 5, NULL);
  g_autoptr (GocuaBatch) batch = NULL;
  g_autoptr (GError) error = NULL;

  if (list->len == 0)
    return;
  batch =
      gocua_conflicts_settle (desk->db, list->pdata[roll (self, (int) list->len)], roll (self, 2), &error);
  g_assert_no_error (error);
  history_note_batch (self, desk, &batch->id, NULL);
}

void
history_act (History *self, Desk *desk)
{
  const GocuaId *household = NULL;

  if (self->households->len > 0)
    household = self->households->pdata[roll (self, (int) self->households->len)];
  gocua_clock_advance (desk->clock, 1 + roll (self, 2000));
  switch (self->households->len < 1 ? 0 : roll (self, 14))
    {
    case 0:
      if (self->households->len < 3)
        add_household (self, desk);
      break;
    case 1:
    case 2:
      add_visit (self, desk, household);
      break;
    case 3:
      use_dialog (self, desk, household);
      break;
    case 5:
      edit_area (self, desk);
      break;
    case 6:
      history_undo (self, desk);
      break;
    case 7:
    case 8:
      history_settle (self, desk);
      break;
    default:
      edit_household (self, desk, household);
      break;
    }
}

void
history_push_from_tomorrow (History *self)
{
  static const struct
  {
    const char *kind;
    const char *body;
  } sorts[] = {
    { "household", "{\"set\":{\"head\":{\"first\":\"Bé\",\"n\":1.50}},\"base\":{\"head\":\"7\"}}" },
    { "household", "{\"set\":{\"of_tomorrow\":[1,2.0,12345678901234567890123]}}" },
    { "household", "{\"set\":{\"people\":3}}" },
    { "back_check", "{\"set\":{\"x\":true}}" },
    { "visit", "{\"set\":{\"outcome\":\"teleported\"}}" },
  };
  int which = roll (self, G_N_ELEMENTS (sorts));
  GPtrArray *from = which == 4 ? self->visits : self->households;
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_change_unref);
  GocuaSyncReceipt receipt;
  GocuaChange *change;

  if (from->len == 0)
    return;
  change = gocua_change_new (sorts[which].kind, from->pdata[roll (self, (int) from->len)]);
  g_ptr_array_add (changes, change);
  gocua_id_init_new (&change->id, self->server->now_ms);
  gocua_id_init_new (&change->batch, self->server->now_ms);
  change->device.bytes[0] = 0xff;
  change->stamp = GOCUA_STAMP_MAKE (self->server->now_ms, (guint16) roll (self, 100));
  g_assert_true (gocua_change_body_from_json (change, sorts[which].body, -1, NULL));
  g_assert_true (model_server_push (self->server, &self->server->epoch, changes, &receipt));
}

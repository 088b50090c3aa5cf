/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-household-form.c: a household as it is being typed, what is wrong with it, and the record it becomes.
 */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include <glib/gi18n.h>

#include "app/gocua-household-form.h"
#include "core/gocua-date.h"
#include "core/gocua-phone.h"
#include "core/gocua-text.h"

static gboolean
is_number (guint field)
{
  return field == GOCUA_HOUSEHOLD_PEOPLE || field == GOCUA_HOUSEHOLD_ELIGIBLE;
}

/* The others are no text that is typed. */
static gboolean
is_typed (guint field)
{
  return field != GOCUA_FIELD_DELETED && field != GOCUA_HOUSEHOLD_AREA && field != GOCUA_HOUSEHOLD_TEAM &&
         field != GOCUA_HOUSEHOLD_ARCHIVED && field != GOCUA_HOUSEHOLD_MERGED_INTO;
}

static gboolean
is_empty (const GocuaHouseholdForm *self, guint field)
{
  g_autofree char *clean = gocua_text_clean (self->texts[field]);

  return *clean == '\0';
}

static void
remark (GPtrArray *remarks, guint field, gboolean hard, const char *message)
{
  g_ptr_array_add (remarks, gocua_form_remark_new (field, hard, g_strdup (message)));
}

/* One of the two is enough to find a door again, so only a household with neither is refused. */
static void
check_who_and_where (const GocuaHouseholdForm *self, GPtrArray *remarks)
{
  gboolean no_head = is_empty (self, GOCUA_HOUSEHOLD_HEAD);
  gboolean no_address = is_empty (self, GOCUA_HOUSEHOLD_ADDRESS);

  if (no_address)
    remark (remarks, GOCUA_HOUSEHOLD_ADDRESS, no_head,
            no_head ? _ ("Enter the address, the head of the household, or both.")
                    : _ ("There is no address; nobody can find this household on a walk."));
  if (no_head)
    remark (remarks, GOCUA_HOUSEHOLD_HEAD, no_address,
            no_address ? _ ("Enter the head of the household, the address, or both.")
                       : _ ("Nobody is named as head of this household yet."));
}

static void
check_people (const GocuaHouseholdForm *self, GPtrArray *remarks)
{
  int people = gocua_form_parse_number (self->texts[GOCUA_HOUSEHOLD_PEOPLE]);
  int eligible = gocua_form_parse_number (self->texts[GOCUA_HOUSEHOLD_ELIGIBLE]);

  if (people == GOCUA_FORM_NO_NUMBER)
    remark (remarks, GOCUA_HOUSEHOLD_PEOPLE, TRUE, _ ("Enter a number of people from 0 to 999."));
  if (eligible == GOCUA_FORM_NO_NUMBER)
    remark (remarks, GOCUA_HOUSEHOLD_ELIGIBLE, TRUE, _ ("Enter a number of people from 0 to 999."));
  else if (people >= 0 && eligible > people)
    remark (remarks, GOCUA_HOUSEHOLD_ELIGIBLE, TRUE,
            _ ("There cannot be more people of eligible age than people in the household."));
}

static void
check_phone (const GocuaHouseholdForm *self, GPtrArray *remarks)
{
  GocuaPhoneCheck check;
  g_autofree char *phone = gocua_phone_normalise (self->texts[GOCUA_HOUSEHOLD_PHONE], &check);
  const char *message = gocua_phone_check_message (check);

  if (message != NULL)
    remark (remarks, GOCUA_HOUSEHOLD_PHONE, FALSE, message);
}

static void
check_follow_up (const GocuaHouseholdForm *self, GPtrArray *remarks)
{
  g_autofree char *date = gocua_date_parse (self->texts[GOCUA_HOUSEHOLD_FOLLOW_UP], self->year);

  if (date == NULL && !is_empty (self, GOCUA_HOUSEHOLD_FOLLOW_UP))
    remark (remarks, GOCUA_HOUSEHOLD_FOLLOW_UP, TRUE,
            _ ("This is no date. Write it as day/month/year, such as 02/03/2025."));
}

static void
check_lengths (const GocuaHouseholdForm *self, GPtrArray *remarks)
{
  const GocuaKindInfo *info = gocua_kind_get_info (GOCUA_KIND_HOUSEHOLD);

  for (guint field = 0; field < GOCUA_HOUSEHOLD_N_FIELDS; field++)
    {
      gint64 max = info->fields[field].max;
      g_autofree char *clean = gocua_text_clean (self->texts[field]);

      if (!is_typed (field) || is_number (field) || info->fields[field].is_date ||
          g_utf8_strlen (clean, -1) <= max)
        continue;
      g_ptr_array_add (
          remarks,
          gocua_form_remark_new (field, TRUE,
                                 g_strdup_printf (ngettext ("At most %d character fits here.",
                                                            "At most %d characters fit here.", (gulong) max),
                                                  (int) max)));
    }
}

void
gocua_household_form_load (GocuaHouseholdForm *self, const GocuaRecord *household)
{
  const GocuaId *area, *team;

  g_return_if_fail (self != NULL);

  if (household == NULL)
    return;
  for (guint field = 0; field < GOCUA_HOUSEHOLD_N_FIELDS; field++)
    {
      gint64 number;

      if (!is_typed (field))
        continue;
      if (field == GOCUA_HOUSEHOLD_FOLLOW_UP)
        self->texts[field] = gocua_date_format (gocua_record_get_text (household, field));
      else if (!is_number (field))
        self->texts[field] = g_strdup (gocua_record_get_text (household, field));
      else if ((number = gocua_record_get_int (household, field, -1)) >= 0)
        self->texts[field] = g_strdup_printf ("%d", (int) number);
    }
  area = gocua_record_get_id (household, GOCUA_HOUSEHOLD_AREA);
  if (area != NULL)
    self->area = *area;
  team = gocua_record_get_id (household, GOCUA_HOUSEHOLD_TEAM);
  if (team != NULL)
    self->team = *team;
}

void
gocua_household_form_set_text (GocuaHouseholdForm *self, guint field, const char *text)
{
  g_return_if_fail (self != NULL && field < GOCUA_HOUSEHOLD_N_FIELDS && is_typed (field));

  g_free (self->texts[field]);
  self->texts[field] = g_strdup (text);
}

void
gocua_household_form_clear (GocuaHouseholdForm *self)
{
  for (guint field = 0; field < GOCUA_HOUSEHOLD_N_FIELDS; field++)
    g_clear_pointer (&self->texts[field], g_free);
  self->area = self->team = (GocuaId){ 0 };
}

GPtrArray *
gocua_household_form_check (const GocuaHouseholdForm *self)
{
  GPtrArray *remarks;

  g_return_val_if_fail (self != NULL, NULL);

  remarks = gocua_form_remarks_new ();
  check_who_and_where (self, remarks);
  check_people (self, remarks);
  check_phone (self, remarks);
  check_follow_up (self, remarks);
  check_lengths (self, remarks);
  return remarks;
}

void
gocua_household_form_store (const GocuaHouseholdForm *self, GocuaRecord *household)
{
  g_return_if_fail (self != NULL && household != NULL);

  for (guint field = 0; field < GOCUA_HOUSEHOLD_N_FIELDS; field++)
    {
      g_autofree char *text = NULL;
      int number;

      if (!is_typed (field))
        continue;
      if (field == GOCUA_HOUSEHOLD_PHONE)
        text = gocua_phone_normalise (self->texts[field], NULL);
      if (field == GOCUA_HOUSEHOLD_FOLLOW_UP)
        text = gocua_date_parse (self->texts[field], self->year);
      if (!is_number (field))
        gocua_record_set_text (household, field, text != NULL ? text : self->texts[field]);
      else if ((number = gocua_form_parse_number (self->texts[field])) >= 0)
        gocua_record_set_int (household, field, number);
      else
        gocua_record_set_null (household, field);
    }
  gocua_record_set_id (household, GOCUA_HOUSEHOLD_AREA, gocua_id_is_null (&self->area) ? NULL : &self->area);
  gocua_record_set_id (household, GOCUA_HOUSEHOLD_TEAM, gocua_id_is_null (&self->team) ? NULL : &self->team);
}

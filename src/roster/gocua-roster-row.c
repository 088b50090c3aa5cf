/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-roster-row.c: one row of a list, read and checked by itself. */

#define G_LOG_DOMAIN "gocua-roster"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/gocua-phone.h"
#include "core/gocua-text.h"
#include "roster/gocua-roster-address.h"
#include "roster/gocua-roster-row.h"

/* Which column of the list a field of a household comes from; house number and street come as the address. */
static const GocuaRosterField sources[GOCUA_HOUSEHOLD_N_FIELDS] = {
  [GOCUA_HOUSEHOLD_CODE] = GOCUA_ROSTER_FIELD_CODE,
  [GOCUA_HOUSEHOLD_HEAD] = GOCUA_ROSTER_FIELD_HEAD,
  [GOCUA_HOUSEHOLD_ADDRESS] = GOCUA_ROSTER_FIELD_ADDRESS,
  [GOCUA_HOUSEHOLD_AREA] = GOCUA_ROSTER_FIELD_AREA,
  [GOCUA_HOUSEHOLD_GROUP] = GOCUA_ROSTER_FIELD_GROUP,
  [GOCUA_HOUSEHOLD_PHONE] = GOCUA_ROSTER_FIELD_PHONE,
  [GOCUA_HOUSEHOLD_PEOPLE] = GOCUA_ROSTER_FIELD_PEOPLE,
  [GOCUA_HOUSEHOLD_ELIGIBLE] = GOCUA_ROSTER_FIELD_ELIGIBLE,
  [GOCUA_HOUSEHOLD_NOTE] = GOCUA_ROSTER_FIELD_NOTE,
};

static gboolean
has_source (guint field)
{
  /* The others are decided at the desk, and stand in no list. */
  return field >= GOCUA_HOUSEHOLD_CODE && field <= GOCUA_HOUSEHOLD_NOTE;
}

static int
find_column (const GocuaMapping *mapping, guint field)
{
  int column = has_source (field) ? gocua_mapping_get_column (mapping, sources[field]) : GOCUA_MAPPING_NONE;

  if (column == GOCUA_MAPPING_NONE && field == GOCUA_HOUSEHOLD_ADDRESS)
    column = gocua_mapping_get_column (mapping, GOCUA_ROSTER_FIELD_HOUSE_NUMBER);
  if (column == GOCUA_MAPPING_NONE && (field == GOCUA_HOUSEHOLD_AREA || field == GOCUA_HOUSEHOLD_GROUP))
    column = gocua_mapping_get_column (mapping, GOCUA_ROSTER_FIELD_ADDRESS); /* it was taken from there */
  return column;
}

/* "4", "04", and "4.0" or "4,0" as spreadsheets write a number that went through a formula. */
static gboolean
parse_count (const char *text, gint64 max, gint64 *count)
{
  gsize n_digits = strspn (text, "0123456789");
  const char *rest = text + n_digits;

  if (n_digits == 0 || n_digits > 9)
    return FALSE;
  if (*rest == '.' || *rest == ',')
    rest += 1 + strspn (rest + 1, "0");
  *count = g_ascii_strtoll (text, NULL, 10);
  return *rest == '\0' && *count <= max;
}

static void
check_count (GocuaRosterRow *self, const GocuaMapping *mapping, guint field)
{
  gint64 max = gocua_kind_get_info (GOCUA_KIND_HOUSEHOLD)->fields[field].max;
  gint64 count = 0;

  if (self->values[field][0] == '\0')
    return;
  if (!parse_count (self->values[field], max, &count))
    {
      gocua_roster_row_refuse (self, mapping, field,
                               g_strdup_printf (_ ("“%s” is not a number of people from 0 to %d."),
                                                self->values[field], (int) max));
      return;
    }
  g_free (self->values[field]);
  self->values[field] = g_strdup_printf ("%" G_GINT64_FORMAT, count);
}

static void
check_length (GocuaRosterRow *self, const GocuaMapping *mapping, guint field)
{
  const GocuaFieldInfo *info = &gocua_kind_get_info (GOCUA_KIND_HOUSEHOLD)->fields[field];

  if (info->type != GOCUA_VALUE_TEXT || g_utf8_strlen (self->values[field], -1) <= info->max)
    return;
  gocua_roster_row_refuse (
      self, mapping, field,
      g_strdup_printf (_ ("The text is longer than the %d characters that are kept."), (int) info->max));
}

static void
take_phone (GocuaRosterRow *self)
{
  GocuaPhoneCheck check = GOCUA_PHONE_EMPTY;
  char *phone;

  if (self->values[GOCUA_HOUSEHOLD_PHONE][0] == '\0')
    return;
  phone = gocua_phone_normalise (self->values[GOCUA_HOUSEHOLD_PHONE], &check);
  g_free (self->values[GOCUA_HOUSEHOLD_PHONE]);
  self->values[GOCUA_HOUSEHOLD_PHONE] = phone;
  self->has_odd_phone = gocua_phone_check_message (check) != NULL;
}

/* The whole of it in one column often names khu phố and tổ, for which the list may have no columns. */
static void
take_address_apart (GocuaRosterRow *self, const GocuaMapping *mapping)
{
  g_autofree char *area = NULL;
  g_autofree char *group = NULL;
  char **values = self->values;
  char *address;

  if (gocua_mapping_get_column (mapping, GOCUA_ROSTER_FIELD_ADDRESS) == GOCUA_MAPPING_NONE)
    return;
  address = gocua_roster_address_take_apart (values[GOCUA_HOUSEHOLD_ADDRESS], &area, &group);
  g_free (values[GOCUA_HOUSEHOLD_ADDRESS]);
  values[GOCUA_HOUSEHOLD_ADDRESS] = address;
  if (values[GOCUA_HOUSEHOLD_AREA][0] == '\0')
    {
      g_free (values[GOCUA_HOUSEHOLD_AREA]);
      values[GOCUA_HOUSEHOLD_AREA] = g_steal_pointer (&area);
    }
  if (values[GOCUA_HOUSEHOLD_GROUP][0] == '\0')
    {
      g_free (values[GOCUA_HOUSEHOLD_GROUP]);
      values[GOCUA_HOUSEHOLD_GROUP] = g_steal_pointer (&group);
    }
}

static void
make_keys (GocuaRosterRow *self)
{
  self->code_key = gocua_text_fold_line (self->values[GOCUA_HOUSEHOLD_CODE]);
  self->household_key =
      gocua_roster_household_key (self->values[GOCUA_HOUSEHOLD_ADDRESS], self->values[GOCUA_HOUSEHOLD_HEAD]);
}

void
gocua_roster_row_take (GocuaRosterRow *self,
                       const GocuaMapping *mapping,
                       const char *const *fields,
                       guint n_fields)
{
  gocua_roster_row_clear (self);
  self->is_blank = TRUE;
  for (guint field = 0; field < GOCUA_HOUSEHOLD_N_FIELDS; field++)
    {
      self->values[field] = has_source (field)
                                ? gocua_mapping_dup_text (mapping, fields, n_fields, sources[field])
                                : g_strdup ("");
      self->is_blank &= self->values[field][0] == '\0';
    }
  if (self->is_blank)
    return;
  take_address_apart (self, mapping);
  make_keys (self);
}

/* What a formula could not make is nobody's name. */
static void
check_errors (GocuaRosterRow *self, const GocuaMapping *mapping)
{
  static const char *const errors[] = { "#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!" };

  for (guint field = 0; field < GOCUA_HOUSEHOLD_N_FIELDS; field++)
    for (guint i = 0; i < G_N_ELEMENTS (errors) && self->values[field][0] == '#'; i++)
      if (g_str_equal (self->values[field], errors[i]))
        gocua_roster_row_refuse (
            self, mapping, field,
            g_strdup_printf (
                _ ("The cell holds the error “%s”: its formula finds nothing. Write the value there."),
                errors[i]));
}

void
gocua_roster_row_check (GocuaRosterRow *self, const GocuaMapping *mapping)
{
  check_errors (self, mapping);
  if (self->values[GOCUA_HOUSEHOLD_HEAD][0] == '\0' && self->values[GOCUA_HOUSEHOLD_ADDRESS][0] == '\0')
    gocua_roster_row_refuse (self, mapping,
                             find_column (mapping, GOCUA_HOUSEHOLD_HEAD) != GOCUA_MAPPING_NONE
                                 ? GOCUA_HOUSEHOLD_HEAD
                                 : GOCUA_HOUSEHOLD_ADDRESS,
                             g_strdup (_ ("There is neither a head of household nor an address.")));
  if (self->code_key == NULL)
    make_keys (self);
  take_phone (self);
  for (guint field = 0; field < GOCUA_HOUSEHOLD_N_FIELDS; field++)
    check_length (self, mapping, field);
  check_count (self, mapping, GOCUA_HOUSEHOLD_PEOPLE);
  check_count (self, mapping, GOCUA_HOUSEHOLD_ELIGIBLE);
}

void
gocua_roster_row_read (GocuaRosterRow *self,
                       const GocuaMapping *mapping,
                       const char *const *fields,
                       guint n_fields)
{
  gocua_roster_row_take (self, mapping, fields, n_fields);
  if (!self->is_blank)
    gocua_roster_row_check (self, mapping);
}

GocuaRosterField
gocua_roster_row_get_source (guint field)
{
  g_return_val_if_fail (has_source (field), GOCUA_ROSTER_FIELD_NOTE);

  return sources[field];
}

void
gocua_roster_row_refuse (GocuaRosterRow *self, const GocuaMapping *mapping, guint field, char *reason)
{
  /* The first trouble is told; mending it brings up the next one. */
  if (self->refused)
    {
      g_free (reason);
      return;
    }
  self->refused = TRUE;
  self->column = find_column (mapping, field);
  self->reason = reason;
}

void
gocua_roster_row_clear (GocuaRosterRow *self)
{
  for (guint field = 0; field < GOCUA_HOUSEHOLD_N_FIELDS; field++)
    g_free (self->values[field]);
  g_free (self->code_key);
  g_free (self->household_key);
  g_free (self->reason);
  memset (self, 0, sizeof *self);
  self->column = -1;
}

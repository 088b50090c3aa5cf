/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-door-item.c: a door that is due again, as a line of a list. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/gocua-door-item.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/gocua-date.h"
#include "core/gocua-number.h"

struct _GocuaDoorItem
{
  GObject parent_instance;

  GocuaDoorDue *door;
};

G_DEFINE_FINAL_TYPE (GocuaDoorItem, gocua_door_item, G_TYPE_OBJECT)

static void
gocua_door_item_finalize (GObject *object)
{
  gocua_door_due_free (GOCUA_DOOR_ITEM (object)->door);
  G_OBJECT_CLASS (gocua_door_item_parent_class)->finalize (object);
}

static void
gocua_door_item_class_init (GocuaDoorItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gocua_door_item_finalize;
}

static void
gocua_door_item_init (GocuaDoorItem *self)
{
}

GocuaDoorItem *
gocua_door_item_new (GocuaDoorDue *door)
{
  GocuaDoorItem *self = g_object_new (GOCUA_TYPE_DOOR_ITEM, NULL);

  g_return_val_if_fail (door != NULL, NULL);

  self->door = door;
  return self;
}

const GocuaDoorDue *
gocua_door_item_get_door (GocuaDoorItem *self)
{
  g_return_val_if_fail (GOCUA_IS_DOOR_ITEM (self), NULL);

  return self->door;
}

const char *
gocua_door_item_get_why (GocuaDoorItem *self)
{
  g_return_val_if_fail (GOCUA_IS_DOOR_ITEM (self), "");

  /* Translators: why somebody is to go to a household again: it was promised or planned */
  return self->door->kind == GOCUA_FOLLOW_UP_PROMISED ? C_ ("follow-up", "Promised")
                                                      /* Translators: nobody was there the last time */
                                                      : C_ ("follow-up", "Nobody was there");
}

gboolean
gocua_door_item_is_overdue (GocuaDoorItem *self, const char *today)
{
  g_return_val_if_fail (GOCUA_IS_DOOR_ITEM (self) && today != NULL, FALSE);

  return strcmp (self->door->due, today) < 0;
}

char *
gocua_door_item_format_due (GocuaDoorItem *self, const char *today)
{
  g_autofree char *date = NULL;
  g_autofree char *late = NULL;
  g_autofree char *number = NULL;
  int days;

  g_return_val_if_fail (GOCUA_IS_DOOR_ITEM (self) && today != NULL, NULL);

  date = gocua_date_format_short (self->door->due);
  days = gocua_date_days_between (self->door->due, today);
  if (days == 0)
    return g_strdup_printf (/* Translators: a date, which is today */ _ ("%s (today)"), date);
  if (days < 0)
    return g_steal_pointer (&date);
  number = gocua_number_format (days);
  late = g_strdup_printf (ngettext ("%s day late", "%s days late", (gulong) days), number);
  /* Translators: a date, "3 days late" */
  return g_strdup_printf (_ ("%s, %s"), date, late);
}

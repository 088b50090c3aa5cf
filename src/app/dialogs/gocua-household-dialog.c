/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-household-dialog.c: putting a household on the roster, or editing it. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include <glib/gi18n.h>

#include "app/dialogs/gocua-household-dialog.h"
#include "app/gocua-household-form.h"
#include "app/widgets/gocua-double-hint.h"
#include "store/gocua-doubles.h"

#include <stdlib.h>

struct _GocuaHouseholdDialog
{
  GocuaFormDialog parent_instance;

  GocuaRecord *household; /* (nullable) */

  GtkEditable *entries[GOCUA_HOUSEHOLD_N_FIELDS]; /* (nullable): by field */
  GtkDropDown *area;
  GtkDropDown *team;
  GArray *area_ids; /* of GocuaId: by place in the drop-down; the first is none */
  GArray *team_ids;
  GocuaDoubleHint *hint; /* (nullable): for a new household */
};

G_DEFINE_FINAL_TYPE (GocuaHouseholdDialog, gocua_household_dialog, GOCUA_TYPE_FORM_DIALOG)

static void
read_form (GocuaHouseholdDialog *self, GocuaHouseholdForm *form)
{
  g_autofree char *today = gocua_session_get_today (gocua_form_dialog_get_session (GOCUA_FORM_DIALOG (self)));

  form->year = atoi (today);
  for (guint field = 0; field < GOCUA_HOUSEHOLD_N_FIELDS; field++)
    if (self->entries[field] != NULL)
      gocua_household_form_set_text (form, field, gtk_editable_get_text (self->entries[field]));
  form->area = g_array_index (self->area_ids, GocuaId, gtk_drop_down_get_selected (self->area));
  form->team = g_array_index (self->team_ids, GocuaId, gtk_drop_down_get_selected (self->team));
}

static void
ask_for_double (GocuaHouseholdDialog *self, const GocuaHouseholdForm *form)
{
  g_autoptr (GocuaRecord) typed = NULL;

  if (self->hint == NULL)
    return;
  typed = gocua_record_new (GOCUA_KIND_HOUSEHOLD, NULL);
  gocua_household_form_store (form, typed);
  gocua_double_hint_ask (self->hint, g_steal_pointer (&typed));
}

static GPtrArray *
gocua_household_dialog_check (GocuaFormDialog *dialog)
{
  GocuaHouseholdDialog *self = GOCUA_HOUSEHOLD_DIALOG (dialog);
  g_auto (GocuaHouseholdForm) form = { 0 };

  read_form (self, &form);
  ask_for_double (self, &form);
  return gocua_household_form_check (&form);
}

/* Behind the form, which asks before it goes when something was typed. */
static void
open_double_cb (GocuaHouseholdDialog *self, const GocuaLikelyDouble *household)
{
  gocua_session_go (gocua_form_dialog_get_session (GOCUA_FORM_DIALOG (self)), "households", NULL,
                    &household->id);
  gtk_window_close (GTK_WINDOW (self));
}

static void
add_hint (GocuaHouseholdDialog *self)
{
  self->hint = g_object_new (GOCUA_TYPE_DOUBLE_HINT, NULL);
  gocua_double_hint_set_session (self->hint, gocua_form_dialog_get_session (GOCUA_FORM_DIALOG (self)));
  g_signal_connect_object (self->hint, "open", G_CALLBACK (open_double_cb), self, G_CONNECT_SWAPPED);
  gocua_form_dialog_add_line (GOCUA_FORM_DIALOG (self), GTK_WIDGET (self->hint));
}

static void
gocua_household_dialog_save (GocuaFormDialog *dialog)
{
  GocuaHouseholdDialog *self = GOCUA_HOUSEHOLD_DIALOG (dialog);
  gboolean is_new = self->household == NULL;
  g_auto (GocuaHouseholdForm) form = { 0 };
  g_autoptr (GocuaBatch) batch = gocua_batch_new (is_new ? "household.new" : "household.edit");
  g_autoptr (GocuaRecord) wanted =
      is_new ? gocua_record_new (GOCUA_KIND_HOUSEHOLD, NULL) : gocua_record_copy (self->household);

  read_form (self, &form);
  gocua_household_form_store (&form, wanted);
  gocua_batch_put (batch, self->household, wanted);
  gocua_form_dialog_commit (dialog, batch, is_new ? _ ("Household put on the roster") : _ ("Household saved"),
                            _ ("The household was not saved."));
}

static void
gocua_household_dialog_finalize (GObject *object)
{
  GocuaHouseholdDialog *self = GOCUA_HOUSEHOLD_DIALOG (object);

  g_clear_pointer (&self->household, gocua_record_unref);
  g_clear_pointer (&self->area_ids, g_array_unref);
  g_clear_pointer (&self->team_ids, g_array_unref);

  G_OBJECT_CLASS (gocua_household_dialog_parent_class)->finalize (object);
}

static void
gocua_household_dialog_class_init (GocuaHouseholdDialogClass *klass)
{
  GocuaFormDialogClass *form_class = GOCUA_FORM_DIALOG_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gocua_household_dialog_finalize;
  form_class->check = gocua_household_dialog_check;
  form_class->save = gocua_household_dialog_save;
}

static void
gocua_household_dialog_init (GocuaHouseholdDialog *self)
{
  self->area_ids = g_array_new (FALSE, TRUE, sizeof (GocuaId));
  self->team_ids = g_array_new (FALSE, TRUE, sizeof (GocuaId));
}

/* A drop-down of named things; the first place is none. One that is @gone from the list must not be lost by
 * an edit of another field. */
static GtkDropDown *
add_named (GocuaHouseholdDialog *self,
           guint field,
           GPtrArray *things,
           guint name_field,
           GArray *ids,
           const GocuaId *now,
           const char *gone)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  GocuaId none = { 0 };
  guint selected = 0;

  g_ptr_array_add (words, (char *) "–");
  g_array_append_val (ids, none);
  for (guint i = 0; things != NULL && i < things->len; i++)
    {
      GocuaRecord *thing = g_ptr_array_index (things, i);

      if (gocua_id_equal (&thing->id, now))
        selected = words->len;
      g_ptr_array_add (words, (char *) gocua_record_get_text (thing, name_field));
      g_array_append_val (ids, thing->id);
    }
  if (selected == 0 && !gocua_id_is_null (now))
    {
      selected = words->len;
      g_ptr_array_add (words, (char *) gone);
      g_array_append_vals (ids, now, 1);
    }
  return gocua_form_dialog_add_choice (GOCUA_FORM_DIALOG (self), field,
                                       gocua_kind_get_field_label (GOCUA_KIND_HOUSEHOLD, field), words,
                                       selected);
}

static void
add_area (GocuaHouseholdDialog *self, const GocuaHouseholdForm *form)
{
  GocuaSession *session = gocua_form_dialog_get_session (GOCUA_FORM_DIALOG (self));

  self->area = add_named (self, GOCUA_HOUSEHOLD_AREA, gocua_session_get_areas (session), GOCUA_AREA_NAME,
                          self->area_ids, &form->area, _ ("An area that is no longer in the list"));
}

static void
add_team (GocuaHouseholdDialog *self, const GocuaHouseholdForm *form)
{
  GocuaSession *session = gocua_form_dialog_get_session (GOCUA_FORM_DIALOG (self));

  self->team = add_named (self, GOCUA_HOUSEHOLD_TEAM, gocua_session_get_teams (session), GOCUA_TEAM_NAME,
                          self->team_ids, &form->team, _ ("A team that is no longer in the list"));
}

static void
add_entry (GocuaHouseholdDialog *self, const GocuaHouseholdForm *form, GocuaHouseholdField field)
{
  self->entries[field] = gocua_form_dialog_add_entry (
      GOCUA_FORM_DIALOG (self), field, gocua_kind_get_field_label (GOCUA_KIND_HOUSEHOLD, field),
      form->texts[field]);
}

static void
build (GocuaHouseholdDialog *self)
{
  static const GocuaHouseholdField after_area[] = { GOCUA_HOUSEHOLD_GROUP, GOCUA_HOUSEHOLD_PHONE,
                                                    GOCUA_HOUSEHOLD_PEOPLE, GOCUA_HOUSEHOLD_ELIGIBLE,
                                                    GOCUA_HOUSEHOLD_CODE };
  g_auto (GocuaHouseholdForm) form = { 0 };

  gocua_household_form_load (&form, self->household);
  gtk_window_set_title (GTK_WINDOW (self),
                        self->household != NULL ? _ ("Edit the household") : _ ("New household"));
  add_entry (self, &form, GOCUA_HOUSEHOLD_ADDRESS);
  add_entry (self, &form, GOCUA_HOUSEHOLD_HEAD);
  add_area (self, &form);
  for (guint i = 0; i < G_N_ELEMENTS (after_area); i++)
    add_entry (self, &form, after_area[i]);
  add_team (self, &form);
  add_entry (self, &form, GOCUA_HOUSEHOLD_FOLLOW_UP);
  add_entry (self, &form, GOCUA_HOUSEHOLD_NOTE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entries[GOCUA_HOUSEHOLD_FOLLOW_UP]), _ ("day/month/year"));
  gtk_entry_set_input_purpose (GTK_ENTRY (self->entries[GOCUA_HOUSEHOLD_PHONE]), GTK_INPUT_PURPOSE_PHONE);
  gtk_entry_set_input_purpose (GTK_ENTRY (self->entries[GOCUA_HOUSEHOLD_PEOPLE]), GTK_INPUT_PURPOSE_DIGITS);
  gtk_entry_set_input_purpose (GTK_ENTRY (self->entries[GOCUA_HOUSEHOLD_ELIGIBLE]), GTK_INPUT_PURPOSE_DIGITS);
  if (self->household == NULL)
    add_hint (self);
  gocua_form_dialog_ready (GOCUA_FORM_DIALOG (self), self->household != NULL);
}

GtkWidget *
gocua_household_dialog_new (GocuaSession *session, const GocuaRecord *household)
{
  GocuaHouseholdDialog *self;

  g_return_val_if_fail (GOCUA_IS_SESSION (session), NULL);

  self = g_object_new (GOCUA_TYPE_HOUSEHOLD_DIALOG, NULL);
  gocua_form_dialog_set_session (GOCUA_FORM_DIALOG (self), session);
  self->household = household != NULL ? gocua_record_copy (household) : NULL;
  build (self);
  if (self->household != NULL)
    gocua_form_dialog_watch (GOCUA_FORM_DIALOG (self), self->household);
  return GTK_WIDGET (self);
}

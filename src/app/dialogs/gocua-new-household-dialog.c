/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-new-household-dialog.c: adds a household that is not on the roster, in the middle of entering
 * results. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/dialogs/gocua-new-household-dialog.h"

#include <glib/gi18n.h>

#include "app/widgets/gocua-double-hint.h"
#include "core/gocua-phone.h"
#include "core/gocua-text.h"
#include "store/gocua-doubles.h"

struct _GocuaNewHouseholdDialog
{
  AdwWindow parent_instance;

  GtkEditable *address;
  GtkEditable *head;
  GtkEditable *people;
  GtkEditable *eligible;
  GtkEditable *phone;
  AdwComboRow *area;
  GtkLabel *remark;
  GtkWidget *add;
  GocuaDoubleHint *hint;

  GocuaSession *session;
  GocuaRecord *wanted; /* (nullable): while it is being committed */
};

G_DEFINE_FINAL_TYPE (GocuaNewHouseholdDialog, gocua_new_household_dialog, ADW_TYPE_WINDOW)

enum
{
  ADDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
refuse (GocuaNewHouseholdDialog *self, GtkEditable *field, const char *sentence)
{
  gtk_widget_add_css_class (GTK_WIDGET (field), "error");
  gtk_label_set_text (self->remark, sentence);
  gtk_widget_grab_focus (GTK_WIDGET (field));
}

static const GocuaId *get_area (GocuaNewHouseholdDialog *self);

static void
ask_for_double (GocuaNewHouseholdDialog *self, const char *phone)
{
  g_autoptr (GocuaRecord) typed = gocua_record_new (GOCUA_KIND_HOUSEHOLD, NULL);

  gocua_record_set_text (typed, GOCUA_HOUSEHOLD_ADDRESS, gtk_editable_get_text (self->address));
  gocua_record_set_text (typed, GOCUA_HOUSEHOLD_HEAD, gtk_editable_get_text (self->head));
  gocua_record_set_text (typed, GOCUA_HOUSEHOLD_PHONE, phone);
  gocua_record_set_id (typed, GOCUA_HOUSEHOLD_AREA, get_area (self));
  gocua_double_hint_ask (self->hint, g_steal_pointer (&typed));
}

static void
edited_cb (GocuaNewHouseholdDialog *self)
{
  GtkEditable *fields[] = { self->address, self->head, self->people, self->eligible, self->phone };
  GocuaPhoneCheck check;
  g_autofree char *phone = gocua_phone_normalise (gtk_editable_get_text (self->phone), &check);
  const char *warning = gocua_phone_check_message (check);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (fields[i]), "error");
  gtk_label_set_text (self->remark, warning != NULL ? warning : "");
  if (self->session != NULL)
    ask_for_double (self, phone);
}

/* Returns: FALSE when @field holds something that is no number of people; -1 for an empty field. */
static gboolean
read_count (GtkEditable *field, gint64 *count)
{
  g_autofree char *text = gocua_text_clean (gtk_editable_get_text (field));

  *count = -1;
  return *text == '\0' || g_ascii_string_to_signed (text, 10, 0, 999, count, NULL);
}

static const GocuaId *
get_area (GocuaNewHouseholdDialog *self)
{
  GPtrArray *areas = gocua_session_get_areas (self->session);
  guint selected = adw_combo_row_get_selected (self->area);

  if (selected == 0 || selected == GTK_INVALID_LIST_POSITION || selected > areas->len)
    return NULL;
  return &((GocuaRecord *) g_ptr_array_index (areas, selected - 1))->id;
}

static gboolean
read_people (GocuaNewHouseholdDialog *self, GocuaRecord *record)
{
  gint64 people, eligible;

  if (!read_count (self->people, &people))
    refuse (self, self->people, _ ("The number of people is a number from 0 to 999."));
  else if (!read_count (self->eligible, &eligible))
    refuse (self, self->eligible, _ ("The number of eligible people is a number from 0 to 999."));
  else if (people >= 0 && eligible > people)
    refuse (self, self->eligible, _ ("There are more eligible people than people in the household."));
  else
    {
      if (people >= 0)
        gocua_record_set_int (record, GOCUA_HOUSEHOLD_PEOPLE, people);
      if (eligible >= 0)
        gocua_record_set_int (record, GOCUA_HOUSEHOLD_ELIGIBLE, eligible);
      return TRUE;
    }
  return FALSE;
}

static GocuaRecord *
read_form (GocuaNewHouseholdDialog *self)
{
  static const GocuaId none;
  g_autoptr (GocuaRecord) record = gocua_record_new (GOCUA_KIND_HOUSEHOLD, &none);
  g_autofree char *phone = gocua_phone_normalise (gtk_editable_get_text (self->phone), NULL);

  gocua_record_set_text (record, GOCUA_HOUSEHOLD_ADDRESS, gtk_editable_get_text (self->address));
  gocua_record_set_text (record, GOCUA_HOUSEHOLD_HEAD, gtk_editable_get_text (self->head));
  gocua_record_set_text (record, GOCUA_HOUSEHOLD_PHONE, phone);
  gocua_record_set_id (record, GOCUA_HOUSEHOLD_AREA, get_area (self));
  if (gocua_record_get_text (record, GOCUA_HOUSEHOLD_ADDRESS) == NULL)
    refuse (self, self->address, _ ("The address is needed, so that somebody can find the door again."));
  else if (gocua_record_get_text (record, GOCUA_HOUSEHOLD_HEAD) == NULL)
    refuse (self, self->head,
            _ ("Who is the head of the household? Any name that the neighbours know will do."));
  else if (read_people (self, record))
    return g_steal_pointer (&record);
  return NULL;
}

static GocuaHouseholdRow *
make_row (const GocuaRecord *record)
{
  GocuaHouseholdRow *row = g_new0 (GocuaHouseholdRow, 1);

  row->id = record->id;
  row->address = g_strdup (gocua_record_get_text (record, GOCUA_HOUSEHOLD_ADDRESS));
  row->head = g_strdup (gocua_record_get_text (record, GOCUA_HOUSEHOLD_HEAD));
  row->people = (int) gocua_record_get_int (record, GOCUA_HOUSEHOLD_PEOPLE, -1);
  row->eligible_people = (int) gocua_record_get_int (record, GOCUA_HOUSEHOLD_ELIGIBLE, -1);
  return row;
}

static void
committed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GocuaNewHouseholdDialog) self = GOCUA_NEW_HOUSEHOLD_DIALOG (user_data);
  g_autoptr (GocuaRecord) wanted = g_steal_pointer (&self->wanted);
  g_autoptr (GError) error = NULL;
  g_autoptr (GocuaHouseholdRow) row = NULL;

  gtk_widget_set_sensitive (self->add, TRUE);
  if (!gocua_session_commit_finish (GOCUA_SESSION (object), result, &error))
    {
      gtk_label_set_text (self->remark, error->message);
      gtk_widget_grab_focus (self->add);
      return;
    }
  row = make_row (wanted);
  g_signal_emit (self, signals[ADDED], 0, row);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* Instead of a new one: whoever asked for the dialog gets the household that is there. */
static void
take_double_cb (GocuaNewHouseholdDialog *self, const GocuaLikelyDouble *household)
{
  g_autoptr (GocuaHouseholdRow) row = g_new0 (GocuaHouseholdRow, 1);

  row->id = household->id;
  row->address = g_strdup (household->address);
  row->head = g_strdup (household->head);
  row->people = household->people;
  row->eligible_people = household->eligible_people;
  g_signal_emit (self, signals[ADDED], 0, row);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
commit (GocuaNewHouseholdDialog *self)
{
  g_autoptr (GocuaBatch) batch = NULL;

  if (self->wanted != NULL)
    return;
  self->wanted = read_form (self);
  if (self->wanted == NULL)
    return;
  batch = gocua_batch_new ("household.new");
  gocua_batch_put (batch, NULL, self->wanted);
  gtk_widget_set_sensitive (self->add, FALSE);
  gocua_session_commit (self->session, batch, NULL, _ ("The household was not saved."), committed_cb,
                        g_object_ref (self));
}

static gboolean
commit_idle_cb (gpointer user_data)
{
  commit (GOCUA_NEW_HOUSEHOLD_DIALOG (user_data));
  return G_SOURCE_REMOVE;
}

/* An input method hands over its last syllable when the entry loses the focus. */
static void
add_cb (GocuaNewHouseholdDialog *self)
{
  gtk_widget_grab_focus (self->add);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, commit_idle_cb, g_object_ref (self), g_object_unref);
}

static void
gocua_new_household_dialog_dispose (GObject *object)
{
  GocuaNewHouseholdDialog *self = GOCUA_NEW_HOUSEHOLD_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->wanted, gocua_record_unref);

  G_OBJECT_CLASS (gocua_new_household_dialog_parent_class)->dispose (object);
}

static void
gocua_new_household_dialog_class_init (GocuaNewHouseholdDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gocua_new_household_dialog_dispose;
  signals[ADDED] = g_signal_new ("added", GOCUA_TYPE_NEW_HOUSEHOLD_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  g_type_ensure (GOCUA_TYPE_DOUBLE_HINT);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/gocua/GoCua/ui/gocua-new-household-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, GocuaNewHouseholdDialog, address);
  gtk_widget_class_bind_template_child (widget_class, GocuaNewHouseholdDialog, head);
  gtk_widget_class_bind_template_child (widget_class, GocuaNewHouseholdDialog, people);
  gtk_widget_class_bind_template_child (widget_class, GocuaNewHouseholdDialog, eligible);
  gtk_widget_class_bind_template_child (widget_class, GocuaNewHouseholdDialog, phone);
  gtk_widget_class_bind_template_child (widget_class, GocuaNewHouseholdDialog, area);
  gtk_widget_class_bind_template_child (widget_class, GocuaNewHouseholdDialog, remark);
  gtk_widget_class_bind_template_child (widget_class, GocuaNewHouseholdDialog, add);
  gtk_widget_class_bind_template_child (widget_class, GocuaNewHouseholdDialog, hint);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_double_cb);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
}

static void
gocua_new_household_dialog_init (GocuaNewHouseholdDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill_areas (GocuaNewHouseholdDialog *self, const GocuaId *area)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GPtrArray *areas = gocua_session_get_areas (self->session);
  guint selected = 0;

  gtk_string_list_append (names, C_ ("area", "Not known"));
  for (guint i = 0; i < areas->len; i++)
    {
      const GocuaRecord *record = g_ptr_array_index (areas, i);
      const char *name = gocua_record_get_text (record, GOCUA_AREA_NAME);

      gtk_string_list_append (names, name != NULL ? name : "");
      if (area != NULL && gocua_id_equal (&record->id, area))
        selected = i + 1;
    }
  adw_combo_row_set_model (self->area, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->area, selected);
}

GtkWindow *
gocua_new_household_dialog_new (GocuaSession *session,
                                GtkWindow *parent,
                                const char *text,
                                const GocuaId *area)
{
  GocuaNewHouseholdDialog *self;
  gboolean is_address;

  g_return_val_if_fail (GOCUA_IS_SESSION (session) && text != NULL, NULL);

  self = g_object_new (GOCUA_TYPE_NEW_HOUSEHOLD_DIALOG, "transient-for", parent, NULL);
  self->session = g_object_ref (session);
  gocua_double_hint_set_session (self->hint, session);
  gocua_double_hint_set_button (self->hint, _ ("Take this one"));
  fill_areas (self, area);
  is_address = strpbrk (text, "0123456789") != NULL;
  gtk_editable_set_text (is_address ? self->address : self->head, text);
  gtk_widget_grab_focus (GTK_WIDGET (is_address && *text != '\0' ? self->head : self->address));
  return GTK_WINDOW (self);
}

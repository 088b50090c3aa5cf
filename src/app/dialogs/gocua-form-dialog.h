/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-form-dialog.h: a dialog of fields that says at each what is wrong, and commits one batch. */
#pragma once

#include <adwaita.h>

#include "app/gocua-form-remark.h"
#include "app/gocua-session.h"
#include "app/widgets/gocua-field.h"

G_BEGIN_DECLS

#define GOCUA_TYPE_FORM_DIALOG (gocua_form_dialog_get_type ())
G_DECLARE_DERIVABLE_TYPE (GocuaFormDialog, gocua_form_dialog, GOCUA, FORM_DIALOG, AdwWindow)

/**
 * GocuaFormDialogClass:
 * @check: reads the fields and says what is wrong; (transfer full) (element-type GocuaFormRemark)
 * @mend: (nullable): does what the mend of a remark says; the form is checked again afterwards
 * @save: makes a batch and hands it to gocua_form_dialog_commit(); only called when nothing hard is wrong
 *
 * Saving stays impossible while a hard remark is there. Remarks at fields that nobody has touched yet wait
 * until the first try to save.
 */
struct _GocuaFormDialogClass
{
  AdwWindowClass parent_class;

  GPtrArray *(*check) (GocuaFormDialog *self);
  void (*mend) (GocuaFormDialog *self, const GocuaProblem *problem);
  void (*save) (GocuaFormDialog *self);
};

/** gocua_form_dialog_set_session: who commits. */
void gocua_form_dialog_set_session (GocuaFormDialog *self, GocuaSession *session);
GocuaSession *gocua_form_dialog_get_session (GocuaFormDialog *self);

/** gocua_form_dialog_set_heading: what the form is about, above its fields; "" for nothing. */
void gocua_form_dialog_set_heading (GocuaFormDialog *self, const char *heading);

/**
 * gocua_form_dialog_watch:
 * @seen: the record that the form edits, as it was read
 *
 * From now on the form says above its fields when somebody at another computer changes the record. It can be
 * saved all the same: the same field of both is a conflict for somebody to settle.
 */
void gocua_form_dialog_watch (GocuaFormDialog *self, const GocuaRecord *seen);

/** gocua_form_dialog_add_field: appends a line. Remarks with @place stand below it. */
void gocua_form_dialog_add_field (GocuaFormDialog *self, guint place, const char *label, GtkWidget *child);

/** gocua_form_dialog_add_entry: appends a line with a text entry. Returns: (transfer none): it */
GtkEditable *
gocua_form_dialog_add_entry (GocuaFormDialog *self, guint place, const char *label, const char *text);

/** gocua_form_dialog_add_choice: appends a line with a drop-down of @words, @selected chosen. Returns:
 * (transfer none): it */
GtkDropDown *gocua_form_dialog_add_choice (GocuaFormDialog *self,
                                           guint place,
                                           const char *label,
                                           GPtrArray *words,
                                           guint selected);

/** gocua_form_dialog_add_line: appends something that is no field, such as a hint. */
void gocua_form_dialog_add_line (GocuaFormDialog *self, GtkWidget *child);

/** gocua_form_dialog_get_field: Returns: (transfer none) (nullable): the line at @place */
GocuaField *gocua_form_dialog_get_field (GocuaFormDialog *self, guint place);

/** gocua_form_dialog_changed: the person changed what stands at @place: checks, and shows what is wrong. */
void gocua_form_dialog_changed (GocuaFormDialog *self, guint place);

/** gocua_form_dialog_ready: the fields are filled; from now on every change is the person's. @show_all: of
 * remarks */
void gocua_form_dialog_ready (GocuaFormDialog *self, gboolean show_all);

/** gocua_form_dialog_commit: commits @batch and closes when it is on the disk; else says why and stays open.
 */
void
gocua_form_dialog_commit (GocuaFormDialog *self, GocuaBatch *batch, const char *done_text, const char *what);

/** gocua_form_dialog_save: as the button does it. Returns: whether saving has begun */
gboolean gocua_form_dialog_save (GocuaFormDialog *self);

G_END_DECLS

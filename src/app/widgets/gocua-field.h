/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-field.h: one line of a form: a label, what is entered, and below it what is wrong and a button that
 * mends it. */
#pragma once

#include <gtk/gtk.h>

#include "app/gocua-form-remark.h"

G_BEGIN_DECLS

/**
 * GocuaField:
 *
 * Properties "label" and "child". The signal "mend" is emitted when the button is pressed.
 */
#define GOCUA_TYPE_FIELD (gocua_field_get_type ())
G_DECLARE_FINAL_TYPE (GocuaField, gocua_field, GOCUA, FIELD, GtkWidget)

/** gocua_field_new: @child: (transfer floating): what is entered into */
GtkWidget *gocua_field_new (const char *label, GtkWidget *child);
GtkWidget *gocua_field_get_child (GocuaField *self);

/** gocua_field_set_remark: shows @remark (nullable: nothing is wrong); it is not kept. */
void gocua_field_set_remark (GocuaField *self, const GocuaFormRemark *remark);

/** gocua_field_get_message: Returns: what is shown below the field, "" for nothing */
const char *gocua_field_get_message (GocuaField *self);

G_END_DECLS

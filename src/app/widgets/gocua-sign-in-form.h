/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sign-in-form.h: address, account and password of the city's server, and what is wrong with them. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GOCUA_TYPE_SIGN_IN_FORM (gocua_sign_in_form_get_type ())
G_DECLARE_FINAL_TYPE (GocuaSignInForm, gocua_sign_in_form, GOCUA, SIGN_IN_FORM, GtkBox)

/**
 * GocuaSignInForm::submit: Enter was pressed in a field.
 */

/** GocuaSignInPlace: where a remark stands. */
typedef enum
{
  GOCUA_SIGN_IN_ABOVE, /* above all fields */
  GOCUA_SIGN_IN_SERVER,
  GOCUA_SIGN_IN_ACCOUNT,
  GOCUA_SIGN_IN_PASSWORD,
  GOCUA_SIGN_IN_CA_FILE,
} GocuaSignInPlace;

/** gocua_sign_in_form_fill: puts in what is known; the keyboard goes to the first field that is empty.
 * @server,
 * @account: (nullable) */
void gocua_sign_in_form_fill (GocuaSignInForm *self, const char *server, const char *account);

/** gocua_sign_in_form_set_note: a quiet sentence above the fields; (nullable) */
void gocua_sign_in_form_set_note (GocuaSignInForm *self, const char *note);

/** gocua_sign_in_form_check: says at each field what is missing. Returns: whether nothing is */
gboolean gocua_sign_in_form_check (GocuaSignInForm *self);

/** gocua_sign_in_form_show_error: says what went wrong at the field that it is about, with the keyboard
 * there.
 */
void gocua_sign_in_form_show_error (GocuaSignInForm *self, const GError *error);

/** gocua_sign_in_form_get_remark: Returns: (transfer none): what is said at @place, "" for nothing */
const char *gocua_sign_in_form_get_remark (GocuaSignInForm *self, GocuaSignInPlace place);

/** gocua_sign_in_form_set_busy: while the server is asked, nothing can be typed. */
void gocua_sign_in_form_set_busy (GocuaSignInForm *self, gboolean busy);

const char *gocua_sign_in_form_get_server (GocuaSignInForm *self);   /* without blanks around it */
const char *gocua_sign_in_form_get_account (GocuaSignInForm *self);  /* without blanks around it */
const char *gocua_sign_in_form_get_password (GocuaSignInForm *self); /* as typed */
const char *gocua_sign_in_form_get_ca_file (GocuaSignInForm *self);  /* (nullable): a path */
void gocua_sign_in_form_set_ca_file (GocuaSignInForm *self, const char *path);

/** gocua_sign_in_form_forget_password: empties the field. */
void gocua_sign_in_form_forget_password (GocuaSignInForm *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-application.h: the one process of a person: its options, actions, language, text size and colours. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define GOCUA_TYPE_APPLICATION (gocua_application_get_type ())
G_DECLARE_FINAL_TYPE (GocuaApplication, gocua_application, GOCUA, APPLICATION, AdwApplication)

GocuaApplication *gocua_application_new (void);

G_END_DECLS

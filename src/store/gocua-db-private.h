/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-db-private.h: what only the migrations need of a connection. */
#pragma once

#include "store/gocua-db.h"

G_BEGIN_DECLS

/** gocua_db_get_migration_text: Returns: (transfer full) (nullable): src/store/sql/migrations/@version.sql */
char *gocua_db_get_migration_text (int version);

G_END_DECLS

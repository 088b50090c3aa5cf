/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-db-error.h: why the store could not do something, for those who say what to do about it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define GOCUA_DB_ERROR (gocua_db_error_quark ())
GQuark gocua_db_error_quark (void);

typedef enum
{
  GOCUA_DB_ERROR_FAILED,
  GOCUA_DB_ERROR_FULL, /* the disk is full; nothing of the transaction was kept, everything before it was */
  GOCUA_DB_ERROR_READ_ONLY, /* the folder or file cannot be written */
  GOCUA_DB_ERROR_KEY,       /* the key does not open the file, or there is none */
  GOCUA_DB_ERROR_DAMAGED,   /* the file is damaged */
  GOCUA_DB_ERROR_BUSY,      /* another program holds the file */
  GOCUA_DB_ERROR_TOO_NEW,   /* written by a newer version */
  GOCUA_DB_ERROR_NOT_FOUND, /* no such file or thing */
  GOCUA_DB_ERROR_EPOCH,     /* positions of another epoch than the file's: read the state again */
  GOCUA_DB_ERROR_CARRIED,   /* the ward was carried over, and its file is kept for reading */
  GOCUA_DB_ERROR_IO,        /* the disk did not take or give the data; otherwise as FULL */
} GocuaDbError;

G_END_DECLS

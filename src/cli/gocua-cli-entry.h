/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-cli-entry.h: one visit as it was written on a command line or in a batch, on its way into the
 * journal. */
#pragma once

#include "core/gocua-campaign.h"
#include "store/gocua-types.h"

G_BEGIN_DECLS

/** GocuaCliEntry: all texts as written; %NULL or "" where nothing is said. */
typedef struct
{
  char *household; /* code or UUID */
  char *date;      /* today by default */
  char *outcome;   /* id, or key of the campaign */
  char *answers;   /* "knows=1 installed=2" */
  char *reason;    /* id, or letter of the campaign */
  char *follow_up;
  char *team;
  char *note;
} GocuaCliEntry;

void gocua_cli_entry_clear (GocuaCliEntry *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GocuaCliEntry, gocua_cli_entry_clear)

/**
 * gocua_cli_entry_read_line:
 * @self: (out): cleared first
 * @line: a JSON object, or values parted by tabs in the order of the fields above
 *
 * Returns: %FALSE with %GOCUA_CLI_ERROR_REFUSED when it is neither
 */
gboolean gocua_cli_entry_read_line (GocuaCliEntry *self, const char *line, GError **error);

/**
 * gocua_cli_entry_save:
 * @id: (out): of the visit
 * @warnings: (element-type utf8): answers that contradict each other but may be true are told here
 *
 * Checks the entry and commits it as one batch: when it returns %TRUE the visit is on the disk.
 *
 * Returns: %FALSE with %GOCUA_CLI_ERROR_NOT_FOUND, %GOCUA_CLI_ERROR_REFUSED, a #GocuaChangeError or a
 * #GocuaDbError; then nothing was recorded
 */
gboolean gocua_cli_entry_save (const GocuaCliEntry *self,
                               GocuaDb *db,
                               const GocuaCampaign *campaign,
                               const GocuaId *campaign_id,
                               GocuaId *id,
                               GPtrArray *warnings,
                               GError **error);

G_END_DECLS

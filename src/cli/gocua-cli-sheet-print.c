/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-cli-sheet-print.c: `gocua sheet print`: walk sheets and leaflets as a PDF file. */
#define G_LOG_DOMAIN "gocua-cli"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cli/gocua-cli-find.h"
#include "cli/gocua-cli-json.h"
#include "cli/gocua-cli-sheet.h"
#include "core/gocua-sheet.h"
#include "paper/gocua-paper.h"
#include "store/gocua-export-log.h"
#include "store/gocua-sheets.h"
#include "store/gocua-ward.h"

typedef struct
{
  char *output, *reason, *app_url, *office, *office_phone;
  gboolean all_made, with_phones, leaflet;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->output);
  g_free (self->reason);
  g_free (self->app_url);
  g_free (self->office);
  g_free (self->office_phone);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
fail_usage (const char *message, GError **error)
{
  g_set_error_literal (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_USAGE, message);
  return FALSE;
}

static gboolean
is_blank (const char *text)
{
  return text == NULL || text[strspn (text, " \t")] == '\0';
}

static gboolean
check_options (const Options *options, gboolean with_code, GError **error)
{
  if (options->output == NULL)
    return fail_usage (_ ("Say with --output where the PDF file goes."), error);
  if (options->all_made && with_code)
    return fail_usage (_ ("Name a walk sheet, or say --all-made, not both."), error);
  if (!options->all_made && !with_code && !options->leaflet)
    return fail_usage (_ ("Name a walk sheet by its code, or say --all-made or --leaflet."), error);
  if (options->with_phones && is_blank (options->reason))
    return fail_usage (
        _ ("Say with --reason why the phone numbers are needed. It is written down in the ward file."),
        error);
  if (options->app_url != NULL && !gocua_campaign_is_app_url (options->app_url))
    return fail_usage (_ ("The address of the app must begin with https:// and be a web address of at most "
                          "200 letters and digits."),
                       error);
  return TRUE;
}

static GPtrArray *
find_by_code (GocuaCli *cli, const char *typed, GError **error)
{
  char code[GOCUA_SHEET_CODE_SIZE];
  g_autoptr (GPtrArray) sheets = NULL;

  if (!gocua_sheet_code_parse (typed, code, NULL))
    {
      g_set_error (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_USAGE,
                   _ ("“%s” is not the code of a walk sheet: eight digits, as they are printed on it."),
                   typed);
      return NULL;
    }
  sheets = gocua_sheets_find_by_code (cli->db, code, error);
  if (sheets == NULL || sheets->len > 0)
    return g_steal_pointer (&sheets);
  g_set_error (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_NOT_FOUND,
               _ ("There is no walk sheet with the code %s."), typed);
  return NULL;
}

/* Those that nobody has been given yet, in the order in which they were made. */
static GPtrArray *
find_made (GocuaCli *cli, GError **error)
{
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_record_unref);
  g_autoptr (GPtrArray) rows = gocua_sheets_list (cli->db, NULL, error);

  if (rows == NULL)
    return NULL;
  for (guint i = rows->len; i > 0; i--)
    {
      const GocuaSheetRow *row = rows->pdata[i - 1];

      if (row->state == GOCUA_SHEET_MADE)
        g_ptr_array_add (sheets, gocua_record_ref (row->sheet));
    }
  if (sheets->len > 0)
    return g_steal_pointer (&sheets);
  g_set_error_literal (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_NOT_FOUND,
                       _ ("There is no walk sheet that waits to be given out."));
  return NULL;
}

/* Names and addresses leave the ward file as they do with an export, so it is noted before. */
static gboolean
add_sheets (GocuaCli *cli, GocuaPaper *paper, GPtrArray *sheets, const Options *options, GError **error)
{
  if (!gocua_export_log_add (cli->db, gocua_sheets_count_households (sheets), options->with_phones,
                             options->reason, error))
    return FALSE;
  for (guint i = 0; i < sheets->len; i++)
    {
      g_autoptr (GocuaPaperSheet) sheet =
          gocua_paper_sheet_load (cli->db, sheets->pdata[i], options->with_phones, error);

      if (sheet == NULL)
        return FALSE;
      gocua_paper_add_sheet (paper, sheet);
    }
  return TRUE;
}

static void
add_leaflet (GocuaCli *cli, GocuaPaper *paper, GocuaCampaign *campaign, const Options *options)
{
  g_autofree char *ward = gocua_ward_get_name (cli->db);
  const GocuaPaperLeaflet leaflet = {
    .ward = ward,
    .office = options->office,
    .phone = options->office_phone,
    .url = options->app_url,
    .campaign = campaign,
  };

  gocua_paper_add_leaflet (paper, &leaflet);
}

/* For programs that read scans of these pages. */
static void
print_json (const GocuaPaper *paper)
{
  g_autofree char *geometry = gocua_paper_describe_page (paper, 0);
  cJSON *object = cJSON_CreateObject ();

  gocua_cli_json_add_number (object, "pages", gocua_paper_get_n_pages (paper));
  if (geometry != NULL)
    cJSON_AddItemToObject (object, "geometry", cJSON_Parse (geometry));
  gocua_cli_write_json (object, FALSE);
}

static void
say_done (GocuaCli *cli, const GocuaPaper *paper, const char *output)
{
  g_autofree char *shown = g_filename_display_name (output);
  guint n = gocua_paper_get_n_pages (paper);

  if (cli->json)
    print_json (paper);
  else
    gocua_cli_say (cli, ngettext ("%u page was written to %s", "%u pages were written to %s", n), n, shown);
}

static gboolean
print_pages (GocuaCli *cli, const char *code, const Options *options, GError **error)
{
  g_autoptr (GocuaPaper) paper = gocua_paper_new ();
  g_autoptr (GocuaCampaign) campaign = gocua_cli_find_campaign (cli->db, NULL, error);
  g_autoptr (GPtrArray) sheets = NULL;
  g_autoptr (GError) problem = NULL;

  if (campaign == NULL)
    return FALSE;
  if (code != NULL || options->all_made)
    {
      sheets = code != NULL ? find_by_code (cli, code, error) : find_made (cli, error);
      if (sheets == NULL || !add_sheets (cli, paper, sheets, options, error))
        return FALSE;
    }
  if (options->leaflet)
    add_leaflet (cli, paper, campaign, options);
  if (!gocua_paper_write_pdf (paper, options->output, &problem))
    {
      g_set_error_literal (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_FAILED, problem->message);
      return FALSE;
    }
  say_done (cli, paper, options->output);
  return TRUE;
}

gboolean
gocua_cli_sheet_print (GocuaCli *cli, GError **error)
{
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_ ("Where the PDF file goes"), N_ ("FILE") },
    { "all-made", 0, 0, G_OPTION_ARG_NONE, &options.all_made,
      N_ ("All walk sheets that wait to be given out"), NULL },
    { "with-phones", 0, 0, G_OPTION_ARG_NONE, &options.with_phones, N_ ("Print phone numbers in full"),
      NULL },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &options.reason, N_ ("Why they are needed"), N_ ("TEXT") },
    { "leaflet", 0, 0, G_OPTION_ARG_NONE, &options.leaflet,
      N_ ("Also a page with two leaflets to leave at doors"), NULL },
    { "app-url", 0, 0, G_OPTION_ARG_STRING, &options.app_url,
      N_ ("Where the app is installed from, for the QR code of the leaflet"), N_ ("ADDRESS") },
    { "office", 0, 0, G_OPTION_ARG_STRING, &options.office, N_ ("On the leaflet: where help is to be had"),
      N_ ("TEXT") },
    { "office-phone", 0, 0, G_OPTION_ARG_STRING, &options.office_phone,
      N_ ("On the leaflet: the phone number of that office"), N_ ("TEXT") },
    G_OPTION_ENTRY_NULL,
  };
  g_autofree char *code = NULL;

  /* A code may be typed as it is printed, in two parts. */
  if (!gocua_cli_parse (cli, entries, NULL, 1, 3, error))
    return FALSE;
  code = cli->args[2] != NULL ? g_strjoinv (" ", &cli->args[2]) : NULL;
  return check_options (&options, code != NULL, error) && gocua_cli_open (cli, error) &&
         print_pages (cli, code, &options, error);
}

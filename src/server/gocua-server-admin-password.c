/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-server-admin-password.c: asking for a password without showing it. */

#define G_LOG_DOMAIN "gocua-server"

#include "config.h"

#include <stdio.h>
#include <string.h>

#include <termios.h>
#include <unistd.h>

#include "server/gocua-server-admin.h"
#include "server/gocua-server-secret.h"

#define MAX_PASSWORD 1000 /* bytes, as in the protocol */

static char *
read_line (void)
{
  char line[MAX_PASSWORD + 2];
  char *password = NULL;

  if (fgets (line, sizeof line, stdin) != NULL)
    {
      line[strcspn (line, "\r\n")] = '\0';
      password = g_strdup (line);
    }
  gocua_secret_wipe (line, sizeof line);
  return password;
}

static char *
ask (const char *prompt, const char *again)
{
  struct termios shown, hidden;
  char *password;

  fprintf (stderr, "%s%s: ", prompt, again);
  if (tcgetattr (STDIN_FILENO, &shown) != 0)
    return read_line ();
  hidden = shown;
  hidden.c_lflag &= ~(tcflag_t) ECHO;
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &hidden);
  password = read_line ();
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &shown);
  fputc ('\n', stderr);
  return password;
}

static void
wipe (char *password)
{
  if (password == NULL)
    return;
  gocua_secret_wipe (password, strlen (password));
  g_free (password);
}

char *
gocua_admin_read_password (const char *prompt, GError **error)
{
  char *first, *second;

  if (!isatty (STDIN_FILENO))
    first = read_line ();
  else
    {
      first = ask (prompt, "");
      second = ask (prompt, " once more");
      if (g_strcmp0 (first, second) != 0)
        {
          wipe (first);
          wipe (second);
          gocua_admin_set_error (error, GOCUA_ADMIN_REFUSED, "these are two different passwords");
          return NULL;
        }
      wipe (second);
    }
  if (first == NULL || !g_utf8_validate (first, -1, NULL))
    {
      wipe (first);
      gocua_admin_set_error (error, GOCUA_ADMIN_REFUSED, "there is no password in UTF-8 on standard input");
      return NULL;
    }
  return first;
}

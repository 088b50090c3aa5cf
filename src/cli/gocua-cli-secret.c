/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-cli-secret.c: a password from the terminal, or from a pipe. */
#define G_LOG_DOMAIN "gocua-cli"

#include "config.h"

#include "cli/gocua-cli-secret.h"

#include "core/gocua-wipe.h"

#include <stdio.h>
#include <string.h>

#ifdef G_OS_UNIX
#include <termios.h>
#include <unistd.h>
#endif

#define MAX_LENGTH 4096

static char *
read_line (void)
{
  char line[MAX_LENGTH];
  char *copy;

  if (fgets (line, sizeof line, stdin) == NULL)
    return NULL;
  line[strcspn (line, "\r\n")] = '\0';
  copy = g_strdup (line);
  gocua_wipe (line);
  return copy;
}

#ifdef G_OS_UNIX

char *
gocua_cli_read_secret (const char *question)
{
  struct termios shown, hidden;
  char *secret;

  if (tcgetattr (STDIN_FILENO, &shown) != 0)
    return read_line ();
  fputs (question, stderr);
  fflush (stderr);
  hidden = shown;
  hidden.c_lflag &= ~(tcflag_t) ECHO;
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &hidden);
  secret = read_line ();
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &shown);
  fputs ("\n", stderr);
  return secret;
}

#else

char *
gocua_cli_read_secret (const char *question)
{
  fputs (question, stderr);
  fflush (stderr);
  return read_line ();
}

#endif

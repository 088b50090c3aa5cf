/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-curl.c: libcurl, loaded when something is first sent. Linked, it and the thirty libraries that it
 * brings would be loaded before the window is there: 6 ms, which a ward that works by itself never gets back.
 * So the functions that the transport uses are defined here, and hand on to those of the library. */

#define G_LOG_DOMAIN "gocua-sync"

#include "sync/gocua-curl.h"

#include <curl/curl.h>
#include <gmodule.h>
#include <stdarg.h>

#include "sync/gocua-sync-error-private.h"

/* What the libraries below it keep for ever is not ours. */
#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#else
#define __lsan_disable()
#define __lsan_enable()
#endif

#ifdef G_OS_WIN32
#define LIBRARY "libcurl-4.dll"
#elif defined(__APPLE__)
#define LIBRARY "libcurl.4.dylib"
#else
#define LIBRARY "libcurl.so.4"
#endif

#define FUNCTIONS(F)           \
  F (curl_easy_cleanup)        \
  F (curl_easy_getinfo)        \
  F (curl_easy_init)           \
  F (curl_easy_setopt)         \
  F (curl_global_init)         \
  F (curl_multi_add_handle)    \
  F (curl_multi_cleanup)       \
  F (curl_multi_info_read)     \
  F (curl_multi_init)          \
  F (curl_multi_perform)       \
  F (curl_multi_poll)          \
  F (curl_multi_remove_handle) \
  F (curl_multi_wakeup)        \
  F (curl_slist_append)        \
  F (curl_slist_free_all)

/* Not for others: the library calls its own functions by their names. */
#define DECLARE(name) extern __typeof__ (name) name G_GNUC_INTERNAL;
FUNCTIONS (DECLARE)

typedef struct
{
#define MEMBER(name) __typeof__ (name) *name;
  FUNCTIONS (MEMBER)
} Library;

static Library *library; /* (nullable) atomic: stays when it is there */

static gboolean
find_all (GModule *module, Library *found)
{
#define FIND(name) &&g_module_symbol (module, #name, (gpointer *) &found->name)
  return TRUE FUNCTIONS (FIND);
}

/* What was found of a library that is not complete stays open: it may have started something. */
static Library *
open_library (void)
{
  g_autofree Library *found = g_new0 (Library, 1);
  GModule *module;

  __lsan_disable ();
  module = g_module_open (LIBRARY, G_MODULE_BIND_LAZY | G_MODULE_BIND_LOCAL);
  __lsan_enable ();
  if (module == NULL)
    return NULL;
  g_module_make_resident (module);
  return find_all (module, found) && found->curl_global_init (CURL_GLOBAL_DEFAULT) == CURLE_OK
             ? g_steal_pointer (&found)
             : NULL;
}

gboolean
gocua_curl_load (GError **error)
{
  static GMutex lock;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);

  if (g_atomic_pointer_get (&library) == NULL)
    g_atomic_pointer_set (&library, open_library ());
  if (g_atomic_pointer_get (&library) != NULL)
    return TRUE;
  g_info ("%s: %s", LIBRARY, g_module_error ());
  gocua_sync_error_set (error, GOCUA_SYNC_ERROR_LIBRARY, NULL);
  return FALSE;
}

static const Library *
get (void)
{
  const Library *self = g_atomic_pointer_get (&library);

  g_assert (self != NULL);
  return self;
}

CURL *
curl_easy_init (void)
{
  return get ()->curl_easy_init ();
}

void
curl_easy_cleanup (CURL *easy)
{
  get ()->curl_easy_cleanup (easy);
}

/* The thousands of an option say of which type its value is. */
CURLcode (curl_easy_setopt) (CURL *easy, CURLoption option, ...)
{
  int type = (int) option / CURLOPTTYPE_OBJECTPOINT * CURLOPTTYPE_OBJECTPOINT;
  CURLcode code;
  va_list values;

  va_start (values, option);
  if (type == CURLOPTTYPE_LONG)
    code = (get ()->curl_easy_setopt) (easy, option, va_arg (values, long));
  else if (type == CURLOPTTYPE_OFF_T)
    code = (get ()->curl_easy_setopt) (easy, option, va_arg (values, curl_off_t));
  else
    code = (get ()->curl_easy_setopt) (easy, option, va_arg (values, void *));
  va_end (values);
  return code;
}

CURLcode (curl_easy_getinfo) (CURL *easy, CURLINFO info, ...)
{
  CURLcode code;
  va_list places;

  va_start (places, info);
  code = (get ()->curl_easy_getinfo) (easy, info, va_arg (places, void *));
  va_end (places);
  return code;
}

CURLM *
curl_multi_init (void)
{
  return get ()->curl_multi_init ();
}

CURLMcode
curl_multi_cleanup (CURLM *multi)
{
  return get ()->curl_multi_cleanup (multi);
}

CURLMcode
curl_multi_add_handle (CURLM *multi, CURL *easy)
{
  return get ()->curl_multi_add_handle (multi, easy);
}

CURLMcode
curl_multi_remove_handle (CURLM *multi, CURL *easy)
{
  return get ()->curl_multi_remove_handle (multi, easy);
}

CURLMcode
curl_multi_perform (CURLM *multi, int *n_running)
{
  return get ()->curl_multi_perform (multi, n_running);
}

CURLMcode
curl_multi_poll (CURLM *multi, struct curl_waitfd *extra, unsigned int n_extra, int timeout_ms, int *n_ready)
{
  return get ()->curl_multi_poll (multi, extra, n_extra, timeout_ms, n_ready);
}

CURLMcode
curl_multi_wakeup (CURLM *multi)
{
  return get ()->curl_multi_wakeup (multi);
}

CURLMsg *
curl_multi_info_read (CURLM *multi, int *n_left)
{
  return get ()->curl_multi_info_read (multi, n_left);
}

struct curl_slist *
curl_slist_append (struct curl_slist *list, const char *text)
{
  return get ()->curl_slist_append (list, text);
}

void
curl_slist_free_all (struct curl_slist *list)
{
  get ()->curl_slist_free_all (list);
}

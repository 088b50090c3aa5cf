/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-server-http.c: the daemon: addresses, threads, and stopping without breaking anything off. */

#define G_LOG_DOMAIN "gocua-server"

#include "config.h"

#include "server/gocua-server-http-private.h"

#include <errno.h>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include "server/gocua-server-log.h"

#define TICK_US        (100 * 1000)
#define BACKLOG        1024
#define MEMORY         (16 * 1024) /* for the header of a request and its answer, and pieces of a body */
#define TLS_PRIORITIES "SECURE128:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2"

char *
gocua_http_find_peer (GocuaHttp *self, struct MHD_Connection *connection, const char *forwarded)
{
  const union MHD_ConnectionInfo *info =
      MHD_get_connection_info (connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
  g_autoptr (GSocketAddress) address = NULL;

  if (info != NULL && info->client_addr != NULL)
    address = g_socket_address_new_from_native (info->client_addr, info->client_addr->sa_family == AF_INET6
                                                                       ? sizeof (struct sockaddr_in6)
                                                                       : sizeof (struct sockaddr_in));
  if (!G_IS_INET_SOCKET_ADDRESS (address))
    return g_strdup ("");
  return gocua_proxies_find_peer (
      self->proxies, g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (address)), forwarded);
}

/* g_socket_bind() takes SO_REUSEPORT away again. */
static gboolean
bind_shared (GSocket *socket, GSocketAddress *address, GError **error)
{
  struct sockaddr_storage native;

  if (!g_socket_set_option (socket, SOL_SOCKET, SO_REUSEPORT, 1, error) ||
      !g_socket_address_to_native (address, &native, sizeof native, error))
    return FALSE;
  if (bind (g_socket_get_fd (socket), (struct sockaddr *) &native,
            (socklen_t) g_socket_address_get_native_size (address)) == 0)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, (int) g_io_error_from_errno (errno), g_strerror (errno));
  return FALSE;
}

static GSocket *
open_socket (const GocuaConfig *config, const char *text, GError **error)
{
  g_autofree char *host = NULL;
  g_autoptr (GSocketAddress) address = NULL;
  g_autoptr (GSocket) socket = NULL;
  guint16 port;

  if (!gocua_config_parse_address (text, &host, &port, error))
    return NULL;
  address = g_inet_socket_address_new_from_string (host, port);
  socket = g_socket_new (g_socket_address_get_family (address), G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP,
                         error);
  if (socket == NULL)
    return NULL;
  g_socket_set_listen_backlog (socket, BACKLOG);
  if (!(config->reuse_port ? bind_shared (socket, address, error)
                           : g_socket_bind (socket, address, TRUE, error)) ||
      !g_socket_listen (socket, error))
    {
      g_prefix_error (error, "%s: ", text);
      return NULL;
    }
  return g_steal_pointer (&socket);
}

static void
log_address (const GocuaListener *listener)
{
  g_autoptr (GSocketAddress) address = g_socket_get_local_address (listener->socket, NULL);
  g_autofree char *text = g_socket_connectable_to_string (G_SOCKET_CONNECTABLE (address));
  GString *line = gocua_log_begin (GOCUA_LOG_INFO, "listening");

  gocua_log_text (line, "address", text);
  gocua_log_text (line, "for", listener->is_for_operator ? "operator" : "stores");
  gocua_log_text (line, "scheme", listener->http->certificate != NULL ? "https" : "http");
  gocua_log_end (line, GOCUA_LOG_INFO);
}

static gboolean
start_listener (GocuaListener *self, const char *address, guint threads, GError **error)
{
  const GocuaConfig *config = self->http->config;
  gboolean encrypts = self->http->certificate != NULL;
  struct MHD_OptionItem tls[] = {
    { MHD_OPTION_HTTPS_MEM_CERT, 0, self->http->certificate },
    { MHD_OPTION_HTTPS_MEM_KEY, 0, self->http->key },
    { MHD_OPTION_HTTPS_PRIORITIES, 0, (void *) TLS_PRIORITIES },
    { MHD_OPTION_END, 0, NULL },
  };

  self->socket = open_socket (config, address, error);
  if (self->socket == NULL)
    return FALSE;
  self->daemon = MHD_start_daemon (
      MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | (encrypts ? MHD_USE_TLS : 0), 0, NULL, NULL,
      gocua_dispatch_request, self, MHD_OPTION_LISTEN_SOCKET, dup (g_socket_get_fd (self->socket)),
      MHD_OPTION_URI_LOG_CALLBACK, gocua_dispatch_begin, self, MHD_OPTION_NOTIFY_COMPLETED,
      gocua_dispatch_completed, self, MHD_OPTION_NOTIFY_CONNECTION, gocua_dispatch_connection, self,
      MHD_OPTION_THREAD_POOL_SIZE, threads, MHD_OPTION_CONNECTION_LIMIT, config->connections,
      MHD_OPTION_PER_IP_CONNECTION_LIMIT, config->connections_per_address, MHD_OPTION_CONNECTION_MEMORY_LIMIT,
      (size_t) MEMORY, MHD_OPTION_STRICT_FOR_CLIENT, 1, encrypts ? MHD_OPTION_ARRAY : MHD_OPTION_END,
      encrypts ? tls : NULL, MHD_OPTION_END);
  if (self->daemon == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s: the server can't be started%s", address,
                   encrypts ? "; is the key that of the certificate?" : "");
      return FALSE;
    }
  log_address (self);
  return TRUE;
}

static gpointer
tick (gpointer data)
{
  GocuaHttp *self = data;

  while (!atomic_load (&self->ends))
    {
      gocua_watch_tick (self->watch, g_get_monotonic_time ());
      gocua_wait_tick (self->wait);
      g_usleep (TICK_US);
    }
  return NULL;
}

/* Each connection needs a descriptor, and the usual limit is 1024. */
static void
allow_descriptors (void)
{
  struct rlimit limit;

  if (getrlimit (RLIMIT_NOFILE, &limit) != 0)
    return;
  limit.rlim_cur = limit.rlim_max;
  setrlimit (RLIMIT_NOFILE, &limit);
}

static gboolean
read_secrets (GocuaHttp *self, GError **error)
{
  if (*self->config->certificate == '\0')
    return TRUE;
  return g_file_get_contents (self->config->certificate, &self->certificate, NULL, error) &&
         g_file_get_contents (self->config->key, &self->key, NULL, error);
}

static void
free_listener (GocuaListener *self)
{
  if (self->daemon != NULL)
    MHD_stop_daemon (self->daemon);
  g_clear_object (&self->socket);
}

static void
http_free (GocuaHttp *self)
{
  if (self->password_pool != NULL)
    g_thread_pool_free (self->password_pool, FALSE, TRUE);
  free_listener (&self->stores);
  free_listener (&self->operator_);
  atomic_store (&self->ends, TRUE);
  g_clear_pointer (&self->ticker, g_thread_join);
  g_clear_pointer (&self->wait, gocua_wait_free);
  g_clear_pointer (&self->watch, gocua_watch_free);
  g_clear_pointer (&self->address_rate, gocua_rate_free);
  g_clear_pointer (&self->token_rate, gocua_rate_free);
  g_clear_pointer (&self->proxies, gocua_proxies_free);
  g_clear_pointer (&self->clock, gocua_clock_unref);
  g_free (self->certificate);
  g_free (self->key);
  g_free (self);
}

static gboolean
start (GocuaHttp *self, GError **error)
{
  const GocuaConfig *config = self->config;

  self->proxies = gocua_proxies_new (config->trusted_proxies, error);
  if (self->proxies == NULL || !read_secrets (self, error))
    return FALSE;
  allow_descriptors ();
  self->address_rate = gocua_rate_new (config->requests_per_second_address, config->request_burst_seconds);
  self->token_rate = gocua_rate_new (config->requests_per_second_token, config->request_burst_seconds);
  self->watch = gocua_watch_new (config, self->certificate == NULL);
  self->wait = gocua_wait_new (gocua_dispatch_suspend, gocua_dispatch_resume);
  self->password_pool =
      g_thread_pool_new (gocua_dispatch_run, self, (int) config->password_threads, TRUE, error);
  self->ticker = g_thread_new ("tick", tick, self);
  self->stores = (GocuaListener){ .http = self };
  self->operator_ = (GocuaListener){ .http = self, .is_for_operator = TRUE };
  return self->password_pool != NULL &&
         (*config->operator_listen == '\0' ||
          start_listener (&self->operator_, config->operator_listen, 1, error)) &&
         start_listener (&self->stores, config->listen, config->threads, error);
}

GocuaHttp *
gocua_http_start (const GocuaConfig *config, GError **error)
{
  GocuaHttp *self = g_new0 (GocuaHttp, 1);

  self->config = config;
  self->clock = gocua_clock_new_system ();
  if (start (self, error))
    return self;
  http_free (self);
  return NULL;
}

static void
quiesce (GocuaListener *self)
{
  int fd = self->daemon != NULL ? MHD_quiesce_daemon (self->daemon) : -1;

  if (fd >= 0)
    close (fd);
  if (self->socket != NULL)
    g_socket_close (self->socket, NULL);
}

gboolean
gocua_http_stop (GocuaHttp *self)
{
  gint64 deadline_us = g_get_monotonic_time () + self->config->stop_seconds * G_USEC_PER_SEC;
  gboolean done;

  atomic_store (&self->stops, TRUE);
  quiesce (&self->stores);
  gocua_wait_stop (self->wait);
  while (atomic_load (&self->n_under_way) > 0 && g_get_monotonic_time () < deadline_us)
    g_usleep (TICK_US / 10);
  done = atomic_load (&self->n_under_way) == 0;
  http_free (self);
  return done;
}

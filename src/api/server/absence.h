#pragma once
/* Clients that hang up while they wait in the engine. The HTTP library does not look at the socket
 * of a connection that is suspended, so that nobody would know, and a message would be given to
 * nobody. An epoll of its own looks for the peer's end alone: those who wait cost nothing. Api's
 * thread. */

#include <stdatomic.h>
#include <stdbool.h>

struct absence {
	int fd; /* readable when somebody has gone */
};

/* False where the kernel gives none. */
bool absence_init(struct absence *a);
void absence_release(struct absence *a);
/* Sets *gone when the peer of `socket` goes; both last until absence_forget. */
void absence_watch(struct absence *a, int socket, atomic_bool *gone);
void absence_forget(struct absence *a, int socket);
/* Notes all who have gone. */
void absence_note(struct absence *a);

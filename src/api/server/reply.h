#pragma once
/* Puts a request's answer on its connection. */

#include <stdbool.h>

#include <microhttpd.h>

#include "api/request.h"

/* `close`: this is the connection's last answer. The answer's bytes are not copied: they must stay
 * until the exchange ends. */
enum MHD_Result reply_send(struct MHD_Connection *c, const struct request *rq, bool close);
/* The same for an answer that goes on, which is its connection's last one: `read` gives its bytes.
 */
enum MHD_Result reply_stream(struct MHD_Connection *c, const struct request *rq,
			     MHD_ContentReaderCallback read, void *cls);

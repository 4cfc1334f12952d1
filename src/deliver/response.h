#pragma once
/* What is kept of an answer while it comes in: its head (status line and header lines) and the
 * first bytes of its body. A target may send what it likes, so both have a bound on what is kept
 * and one on what is read at all. Belongs to one transfer and is used again for its next attempt.
 * Pure. */

#include "base/buf.h"
#include "base/limits.h"

enum {
	RESPONSE_HEAD_READ = 256 * 1024,  /* of interim answers, head and trailers together */
	RESPONSE_BODY_READ = 1024 * 1024, /* reading on keeps the connection, up to here */
};

struct response {
	struct buf head, body;
	size_t head_read, body_read;
	bool head_ended; /* lines that come now are trailers */
};

void response_init(struct response *a);
void response_reset(struct response *a);
void response_release(struct response *a);

/* Each takes bytes as they come; false: too much, read no further. A head line ends with its CRLF;
 * the empty line ends the head; a new status line (the answer after an interim one) begins it anew.
 */
bool response_add_line(struct response *a, struct str line);
bool response_add_body(struct response *a, struct str part);

/* The value of the head's first field of that name, trimmed; NULL view where there is none. */
struct str response_field(const struct response *a, struct str name);

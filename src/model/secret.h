#pragma once
/* A namespace's signing secret: "whsec_" and standard base64 of 32 random bytes (Standard
 * Webhooks 1.0.0). The deliveries of the namespace are signed with every secret that has not
 * expired, newest first; the dialects' own signatures use the whole text as their HMAC key. */

#include "base/str.h"
#include "base/uuid.h"

enum { SECRET_TEXT = 64, SECRETS_AT_ONCE = 4 };

struct signing_secret {
	struct uuid id;
	int64_t namespace;
	char text[SECRET_TEXT];	     /* NUL-terminated */
	ms_t created_at, expires_at; /* MS_NEVER: the current one */
};

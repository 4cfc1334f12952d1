#pragma once
/* What the audit log tells of tokens and signing secrets: never their texts. Engine's thread. */

#include "engine/trail.h"

trail_tell trail_token_before, trail_token_after;
trail_tell trail_signing_after;

#pragma once
/* How the objects of the surface print their instants: Taskhook's own fields in whole seconds as
 * its seed shows them, Belfry's fields with milliseconds where there are any. An instant that is
 * not set is null. */

#include "codec/json_write.h"

/* AT_NONE and MS_NEVER are null. */
void add_instant(struct json_writer *w, const char *name, ms_t at);
/* The same, cut to whole seconds. */
void add_second(struct json_writer *w, const char *name, ms_t at);
/* An empty text is null. */
void add_text(struct json_writer *w, const char *name, struct str text);

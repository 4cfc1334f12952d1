#include "times.h"

#include "model/schedule.h"

void add_instant(struct json_writer *w, const char *name, ms_t at)
{
	json_add_time(w, name, at != AT_NONE ? at : MS_NEVER);
}

void add_second(struct json_writer *w, const char *name, ms_t at)
{
	bool is_set = at != AT_NONE && at != MS_NEVER;

	add_instant(w, name, is_set ? at - at % MS_SECOND : at);
}

void add_text(struct json_writer *w, const char *name, struct str text)
{
	if (text.n != 0)
		json_add_str(w, name, text);
	else
		json_add_null(w, name);
}

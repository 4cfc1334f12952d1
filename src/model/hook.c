#include "hook.h"

#include "base/limits.h"
#include "model/event.h"
#include "model/fields.h"
#include "model/id.h"

static enum rc read_word(struct arena *a, const struct json *v, unsigned *kinds, struct err *err)
{
	struct str word;

	if (json_string(a, v, LIMIT_TAG, &word, "events", err))
		return err->rc;
	if (str_eq(word, STR("*"))) {
		*kinds |= (1U << EVENT_KINDS) - 1;
		return RC_OK;
	}
	return event_words(word, kinds, err) ? field_rename("events", err) : RC_OK;
}

enum rc hook_events(struct arena *a, const struct json *v, unsigned *kinds_out, struct err *err)
{
	struct json_array words;
	unsigned kinds = 0;

	if (json_array_of(a, v, LIMIT_TAGS, &words, "events", err))
		return err->rc;
	for (size_t i = 0; i < words.n; i++)
		if (read_word(a, &words.items[i], &kinds, err))
			return err->rc;
	if (words.n == 0)
		return field_bad_value("events", "is empty", "name one, or leave it out for all",
				       err);
	*kinds_out = kinds;
	return RC_OK;
}

struct str hook_target(struct arena *a, struct uuid id)
{
	struct id_text text = id_print("webhook_", id);

	return str_dup(a, str_z(text.z));
}

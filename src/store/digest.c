#include "digest.h"

#include "base/limits.h"
#include "codec/json.h"

int64_t digest_of(struct str s)
{
	uint64_t h = 0xcbf29ce484222325u;

	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * 0x100000001b3u;
	return (int64_t)h;
}

/* Most targets are a plain string: what stands between its quotes. */
static bool is_plain(struct str target)
{
	return target.n >= 2 && target.p[0] == '"' && str_find(target, '\\') == target.n;
}

/* A target that has no URL counts by its whole text. */
static struct str url_of(struct arena *a, struct str target)
{
	struct json_object o;
	struct json text;
	struct str url = target;
	struct err ignored = {0};

	if (json_value(target, &text, &ignored) != RC_OK)
		return target;
	if (text.type == JSON_OBJECT && json_object(a, target, &o, &ignored) == RC_OK) {
		const struct json *member = json_get(&o, STR("url"));

		if (member != NULL)
			text = *member;
	}
	if (text.type == JSON_STRING)
		(void)json_string(a, &text, LIMIT_URL, &url, "target", &ignored);
	return url;
}

int64_t digest_of_target(struct str target)
{
	struct arena a CLEANUP(arena_release) = {0};

	if (is_plain(target))
		return digest_of(str_sub(target, 1, target.n - 2));
	return digest_of(url_of(&a, target));
}

#include "script.h"

#include "base/num.h"

struct str script_word(struct str *rest)
{
	*rest = str_trim(*rest);
	return str_cut(rest, ' ');
}

const char *script_name(struct run *r, struct str *rest)
{
	return str_dup_z(&r->world.arena, script_word(rest));
}

struct thing *script_thing(struct run *r, struct str *rest)
{
	const char *name = script_name(r, rest);
	struct thing *t = world_thing(&r->world, name);

	EXPECT(r, t != NULL, "no thing named %s", name);
	return t;
}

ms_t script_instant(struct run *r, struct str s)
{
	struct err err = {0};
	ms_t at = 0;

	if (str_eq(s, STR("never")))
		return MS_NEVER;
	if (str_eq(s, STR("none")))
		return AT_NONE;
	EXPECT(r, iso_parse(s, &at, "time", &err) == RC_OK, "%s", err.text);
	return at;
}

ms_t script_span(struct run *r, struct str s)
{
	struct err err = {0};
	ms_t ms = 0;

	EXPECT(r, dur_parse(s, 400 * MS_DAY, &ms, "span", &err) == RC_OK, "%s", err.text);
	return ms;
}

int64_t script_number(struct run *r, struct str s)
{
	int64_t n = 0;

	EXPECT(r, num_parse_i64(s, 0, INT64_MAX, &n), "no number: " STR_FMT, STR_ARG(s));
	return n;
}

const char *script_iso(ms_t at, char to[static ISO_TEXT])
{
	if (at == MS_NEVER || at == AT_NONE)
		return at == MS_NEVER ? "never" : "none";
	to[iso_print(to, at).n] = '\0';
	return to;
}

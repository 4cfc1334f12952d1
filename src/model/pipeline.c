#include "pipeline.h"

#include "base/buf.h"
#include "base/limits.h"

static bool is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

bool slug_is_valid(struct str s)
{
	if (s.n == 0 || s.n > LIMIT_NAME || !is_lower(s.p[0]))
		return false;
	for (size_t i = 1; i < s.n; i++) {
		char c = s.p[i];

		if (!is_lower(c) && !(c >= '0' && c <= '9') && c != '-' && c != '_')
			return false;
	}
	return true;
}

bool layer_is_valid(struct str s)
{
	return str_eq(s, STR("bronze")) || str_eq(s, STR("silver")) || str_eq(s, STR("gold"));
}

bool pipeline_is_target(struct str name)
{
	return name.n <= LIMIT_NAME && layer_is_valid(pipeline_layer(name)) &&
	       slug_is_valid(pipeline_name(name));
}

struct str pipeline_target(struct arena *a, struct str layer, struct str name)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(layer.n + name.n + 1);

	buf_add(&text, layer);
	buf_add_c(&text, '.');
	buf_add(&text, name);
	return str_dup(a, buf_str(&text));
}

struct str pipeline_layer(struct str target)
{
	return str_cut(&target, '.');
}

struct str pipeline_name(struct str target)
{
	(void)str_cut(&target, '.');
	return target;
}

#include "origins.h"

#include "api/auth.h"

/* What stands behind "http://" or "https://"; empty where it is neither. */
static struct str host_of(struct str origin)
{
	struct str scheme = str_cut(&origin, ':');

	if (!str_eq_nocase(scheme, STR("http")) && !str_eq_nocase(scheme, STR("https")))
		return (struct str){0};
	return str_starts(origin, STR("//")) ? str_sub(origin, 2, origin.n) : (struct str){0};
}

static bool is_allowed_origin(const struct origin_check *c)
{
	struct str rest = c->allowed;

	while (rest.n != 0)
		if (str_eq_nocase(str_trim(str_cut(&rest, ',')), c->origin))
			return true;
	return false;
}

static bool is_allowed_host(const struct origin_check *c)
{
	struct str rest = c->allowed;

	while (rest.n != 0)
		if (str_eq_nocase(host_of(str_trim(str_cut(&rest, ','))), c->host))
			return true;
	return false;
}

bool origin_may_call(const struct origin_check *c)
{
	struct str from = host_of(c->origin);

	if (c->is_local && !auth_is_this_machine(c->host) && !is_allowed_host(c))
		return false;
	if (c->origin.n == 0 || is_allowed_origin(c))
		return true;
	if (from.n == 0)
		return false;
	return str_eq_nocase(from, c->host) ||
	       (auth_is_this_machine(c->host) && auth_is_this_machine(from));
}

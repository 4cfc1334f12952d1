#include "router.h"

#include <assert.h>
#include <string.h>

#include "base/buf.h"
#include "base/limits.h"
#include "codec/url.h"

/* Lays the pattern over the path; what its {} took, still encoded, goes to `raw`. */
static bool matches(const char *pattern, struct str path, struct str raw[static ROUTE_PARAMS],
		    size_t *n_out)
{
	size_t at = 0, n = 0;

	for (const char *p = pattern; *p != '\0'; p++) {
		if (*p == '{') {
			struct str rest = str_sub(path, at, path.n);
			struct str segment = str_sub(rest, 0, str_find(rest, '/'));

			assert(n < ROUTE_PARAMS);
			raw[n++] = segment;
			at += segment.n;
			p = strchr(p, '}');
			if (segment.n == 0)
				return false;
		} else if (at == path.n || path.p[at++] != *p) {
			return false;
		}
	}
	*n_out = n;
	return at == path.n;
}

/* In a path a '+' is itself, where url_decode reads a query's. */
static enum rc decode_segment(struct arena *a, struct str raw, struct str *out, struct err *err)
{
	struct buf escaped = BUF_INIT(3 * raw.n);
	struct err why = {0};
	enum rc rc;

	if (str_find(raw, '%') == raw.n) {
		*out = raw;
		return RC_OK;
	}
	for (size_t i = 0; i < raw.n; i++)
		if (raw.p[i] == '+')
			buf_add_z(&escaped, "%2B");
		else
			buf_add_c(&escaped, raw.p[i]);
	rc = url_decode(a, buf_str(&escaped), out, "path", &why);
	buf_release(&escaped);
	if (rc != RC_OK)
		return err_set(err, RC_NOT_FOUND, "not_found", "a part of the path is no text");
	return RC_OK;
}

static enum rc decode_params(struct arena *a, const struct str *raw, size_t n,
			     struct route_match *out, struct err *err)
{
	for (size_t i = 0; i < n; i++)
		if (decode_segment(a, raw[i], &out->params[i], err))
			return err->rc;
	return RC_OK;
}

/* GET's row answers HEAD too, and any path tells its methods. */
static unsigned methods_of(const struct route *r)
{
	return r->methods | METHOD_OPTIONS | ((r->methods & METHOD_GET) != 0 ? METHOD_HEAD : 0U);
}

/* Whose error an unknown path gets: the surface with the longest prefix of it, or the first. */
static const struct surface *surface_of(const struct route_table *t, struct str path)
{
	const struct surface *best = t->surfaces[0];
	size_t longest = 0;

	for (size_t i = 0; i < t->n; i++)
		for (size_t k = 0; k < t->surfaces[i]->n_prefixes; k++) {
			struct str prefix = t->surfaces[i]->prefixes[k];

			if (prefix.n > longest && str_starts(path, prefix)) {
				best = t->surfaces[i];
				longest = prefix.n;
			}
		}
	return best;
}

/* Looks for the row, and gathers on the way what the path takes. */
static bool search(const struct surface *s, enum method method, struct str path,
		   struct route_match *out, struct str raw[static ROUTE_PARAMS], size_t *n_out)
{
	for (size_t i = 0; i < s->n_routes; i++) {
		const struct route *r = &s->routes[i];

		if (!matches(r->pattern, path, raw, n_out))
			continue;
		out->surface = s;
		out->methods |= methods_of(r);
		if ((methods_of(r) & ~(unsigned)METHOD_OPTIONS & method) != 0) {
			out->route = r;
			return true;
		}
	}
	return false;
}

static enum rc refuse(const struct route_match *m, struct str path, struct err *err)
{
	if (m->methods == 0) {
		err_set(err, RC_NOT_FOUND, "unknown_path", "nothing is served at " STR_FMT,
			STR_ARG(str_sub(path, 0, LIMIT_NAME)));
		return err_hint(err, "GET /openapi.json lists what is");
	}
	return err_set(err, RC_METHOD, "method_not_allowed",
		       "the path exists, but does not take this method");
}

enum rc router_find(const struct route_table *t, struct arena *a, enum method method,
		    struct str path, struct route_match *out, struct err *err)
{
	struct str raw[ROUTE_PARAMS];
	size_t n = 0;

	*out = (struct route_match){.surface = surface_of(t, path)};
	for (size_t i = 0; i < t->n; i++)
		if (search(t->surfaces[i], method, path, out, raw, &n))
			return decode_params(a, raw, n, out, err);
	return refuse(out, path, err);
}

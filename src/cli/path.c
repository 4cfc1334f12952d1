#include "path.h"

#include "base/buf.h"
#include "base/macros.h"
#include "codec/url.h"

enum { PATH_MOST = 1024 * 1024 }; /* more than a kernel lets anybody type */

struct str path_of(struct arena *a, const char *prefix, struct str id, const char *suffix)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(PATH_MOST);

	buf_add_z(&text, prefix);
	url_encode(&text, id);
	buf_add_z(&text, suffix);
	return str_dup(a, buf_str(&text));
}

struct str path_with(struct arena *a, struct str path, const struct options *o,
		     const struct path_parameter *parameters, size_t n)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(PATH_MOST);
	char separator = '?';

	buf_add(&text, path);
	for (size_t i = 0; i < n; i++) {
		struct str value = options_get(o, parameters[i].option);

		if (!options_has(o, parameters[i].option))
			continue;
		buf_add_c(&text, separator);
		buf_add_z(&text, parameters[i].name);
		buf_add_c(&text, '=');
		url_encode(&text, value.n != 0 ? value : STR("true"));
		separator = '&';
	}
	return str_dup(a, buf_str(&text));
}

#include "output.h"

#include <stdio.h>

#include "cli/pretty.h"
#include "cli/table.h"
#include "codec/json.h"

enum { ITEMS_MOST = 100000 }; /* of one answer's list */

bool format_parse(struct str s, enum format *out)
{
	bool is_json = str_eq(s, STR("json"));

	if (!is_json && !str_eq(s, STR("table")))
		return false;
	*out = is_json ? FORMAT_JSON : FORMAT_TABLE;
	return true;
}

static enum rc bad_answer(struct err *err)
{
	err_set(err, RC_IO, "bad_answer", "the server's answer is not what was expected");
	return err_hint(err, "does the URL belong to a Belfry server of this version?");
}

/* A page that holds less than the whole says so. */
static void add_total(const struct json_object *o, size_t n, struct buf *to)
{
	const struct json *total = json_get(o, STR("total"));
	struct err err = {0};
	int64_t all;

	if (total == NULL || json_i64(total, 0, INT64_MAX, &all, "total", &err))
		return;
	if (all > (int64_t)n)
		buf_printf(to, "(%zu of %lld; see --limit and --offset)\n", n, (long long)all);
}

static enum rc render_list(struct arena *a, const struct view *view, const struct json_object *o,
			   struct buf *to, struct err *err)
{
	const struct json *list = json_get(o, str_z(view->list));
	struct json_array items;

	if (list == NULL || json_array_of(a, list, ITEMS_MOST, &items, view->list, err))
		return bad_answer(err);
	table_write(a, &items, view->columns, view->n_columns, to);
	add_total(o, items.n, to);
	return RC_OK;
}

static enum rc render_view(struct arena *a, const struct view *view, const struct json_object *o,
			   struct buf *to, struct err *err)
{
	if (view->list != NULL)
		return render_list(a, view, o, to, err);
	table_record(a, o, to);
	return RC_OK;
}

static enum rc render_views(struct arena *a, const struct view *views, size_t n,
			    const struct json_object *o, struct buf *to, struct err *err)
{
	for (size_t i = 0; i < n; i++) {
		if (i != 0)
			buf_add_c(to, '\n');
		if (render_view(a, &views[i], o, to, err))
			return err->rc;
	}
	return RC_OK;
}

enum rc output_render(struct arena *a, enum format format, const struct view *views, size_t n_views,
		      struct str answer, struct buf *to, struct err *err)
{
	struct json_object o;

	if (answer.n == 0)
		return RC_OK;
	if (json_object(a, answer, &o, err))
		return bad_answer(err);
	if (format == FORMAT_TABLE)
		return render_views(a, views, n_views, &o, to, err);
	if (format == FORMAT_JSON)
		json_pretty(answer, to);
	else
		buf_add(to, answer);
	buf_add_c(to, '\n');
	return RC_OK;
}

/* Nothing is not even handed to stdio: a buffer that was never filled has no address. */
enum rc output_print(const struct buf *text, struct err *err)
{
	bool good = !text->failed &&
		    (text->n == 0 || fwrite(text->p, 1, text->n, stdout) == text->n) &&
		    fflush(stdout) == 0;

	if (good)
		return RC_OK;
	return err_set(err, RC_IO, "cannot_write", "the answer could not be written to stdout");
}

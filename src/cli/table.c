#include "table.h"

#include <assert.h>

enum {
	GUTTER = 2,
	CELL_MOST = 72, /* characters of one cell of a list; more are cut */
};

/* Characters, as far as a terminal is concerned that gives each code point one column. */
static size_t width_of(struct str s)
{
	size_t width = 0;

	for (size_t i = 0; i < s.n; i++)
		width += ((unsigned char)s.p[i] & 0xC0) != 0x80;
	return width;
}

static struct str cut(struct arena *a, struct str s)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(s.n + UINT8_MAX);
	size_t width = 0, at = 0;

	if (width_of(s) <= CELL_MOST)
		return s;
	while (width < CELL_MOST || ((unsigned char)s.p[at] & 0xC0) == 0x80)
		width += ((unsigned char)s.p[at++] & 0xC0) != 0x80;
	buf_add(&text, str_sub(s, 0, at));
	buf_add_z(&text, "…");
	return str_dup(a, buf_str(&text));
}

static struct str without_controls(struct arena *a, struct str s)
{
	char *clean = str_dup_z(a, s);

	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)clean[i] < ' ' || clean[i] == 0x7F)
			clean[i] = ' ';
	return str_of(clean, s.n);
}

static struct str object_text(struct arena *a, const struct json *v)
{
	struct json_object o;
	struct err err = {0};
	const struct json *url = NULL;

	if (json_object_of(a, v, &o, "", &err) == RC_OK)
		url = json_get(&o, STR("url"));
	return url != NULL && url->type == JSON_STRING ? table_value(a, url) : v->raw;
}

static struct str string_text(struct arena *a, const struct json *v)
{
	struct err err = {0};
	struct str text;

	return json_string(a, v, v->raw.n, &text, "", &err) == RC_OK ? text : v->raw;
}

struct str table_value(struct arena *a, const struct json *v)
{
	struct str text;

	if (v == NULL || v->type == JSON_NULL)
		return STR("-");
	if (v->type == JSON_STRING)
		text = string_text(a, v);
	else
		text = v->type == JSON_OBJECT ? object_text(a, v) : v->raw;
	return text.n != 0 ? without_controls(a, text) : STR("-");
}

/* The member at a dotted path; NULL where there is none. */
static const struct json *find(struct arena *a, const struct json *v, struct str path)
{
	while (v != NULL && path.n != 0) {
		struct str key = str_cut(&path, '.');
		struct json_object o;
		struct err err = {0};

		if (json_object_of(a, v, &o, "", &err))
			return NULL;
		v = json_get(&o, key);
	}
	return v;
}

static void pad(struct buf *to, size_t n)
{
	for (size_t i = 0; i < n; i++)
		buf_add_c(to, ' ');
}

/* `cells` holds n_rows lines of n cells. No line ends in spaces. */
static void write_cells(const struct str *cells, size_t n_rows, size_t n, struct buf *to)
{
	size_t widths[TABLE_COLUMNS] = {0};

	for (size_t i = 0; i < n_rows * n; i++)
		if (width_of(cells[i]) > widths[i % n])
			widths[i % n] = width_of(cells[i]);
	for (size_t i = 0; i < n_rows * n; i++) {
		bool is_last = i % n == n - 1;

		buf_add(to, cells[i]);
		if (!is_last)
			pad(to, widths[i % n] - width_of(cells[i]) + GUTTER);
		else
			buf_add_c(to, '\n');
	}
}

void table_write(struct arena *a, const struct json_array *items, const struct column *columns,
		 size_t n_columns, struct buf *to)
{
	struct str *cells = NEW_N(a, struct str, (items->n + 1) * n_columns);
	size_t at = 0;

	assert(n_columns != 0 && n_columns <= TABLE_COLUMNS);
	for (size_t c = 0; c < n_columns; c++)
		cells[at++] = str_z(columns[c].title);
	for (size_t i = 0; i < items->n; i++)
		for (size_t c = 0; c < n_columns; c++)
			cells[at++] = cut(a, table_value(a, find(a, &items->items[i],
								 str_z(columns[c].field))));
	write_cells(cells, items->n + 1, n_columns, to);
}

void table_record(struct arena *a, const struct json_object *o, struct buf *to)
{
	struct str *cells = NEW_N(a, struct str, 2 * o->n + 1);

	for (size_t i = 0; i < o->n; i++) {
		cells[2 * i] = without_controls(a, o->members[i].key);
		cells[2 * i + 1] = table_value(a, &o->members[i].value);
	}
	write_cells(cells, o->n, 2, to);
}

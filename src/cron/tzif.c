/* zone_parse: one TZif file (RFC 9636) to a zone. */
#include "zone.h"

#include <assert.h>

#include "date.h"
#include "posix_tz.h"
#include "segments.h"

enum {
	HEADER_SIZE = 44,
	VERSION_AT = 4,
	COUNTS_AT = 20,
	TYPE_SIZE = 6,
	OFFSET_MOST = 86399,	  /* either way; real ones stay within 16 hours */
	FOOTER_FIRST_YEAR = 1969, /* a file without a table follows its footer from here */
	FOOTER_LAST_YEAR = 2200,
	CHANGES_A_YEAR = 2,
};

struct tzif_header {
	char version; /* NUL stands for 1, else a digit */
	size_t n_isut, n_isstd, n_leap, n_time, n_type, n_char;
};

/* One data block: views of its parts. */
struct tzif_block {
	struct tzif_header header;
	size_t time_size; /* bytes of one transition time */
	struct str times, indices, types;
};

static uint64_t big_endian(const char *p, size_t n)
{
	uint64_t value = 0;

	for (size_t i = 0; i < n; i++)
		value = value << 8 | (unsigned char)p[i];
	return value;
}

static int64_t transition_time(const struct tzif_block *b, size_t i)
{
	uint64_t raw = big_endian(b->times.p + i * b->time_size, b->time_size);

	return b->time_size == 4 ? (int32_t)raw : (int64_t)raw;
}

static int64_t type_offset(const struct tzif_block *b, size_t type)
{
	return (int32_t)big_endian(b->types.p + type * TYPE_SIZE, 4);
}

static size_t transition_type(const struct tzif_block *b, size_t i)
{
	assert(i < b->indices.n && b->indices.p != NULL);
	return (unsigned char)b->indices.p[i];
}

/* Takes `n` bytes off the front; false where there are fewer. */
static bool take(struct str *rest, size_t n, struct str *out)
{
	if (rest->n < n)
		return false;
	*out = str_sub(*rest, 0, n);
	*rest = str_sub(*rest, n, rest->n);
	return true;
}

static bool take_header(struct str *rest, struct tzif_header *out)
{
	struct str h;

	if (!take(rest, HEADER_SIZE, &h) || !str_starts(h, STR("TZif")))
		return false;
	out->version = h.p[VERSION_AT];
	out->n_isut = big_endian(h.p + COUNTS_AT, 4);
	out->n_isstd = big_endian(h.p + COUNTS_AT + 4, 4);
	out->n_leap = big_endian(h.p + COUNTS_AT + 8, 4);
	out->n_time = big_endian(h.p + COUNTS_AT + 12, 4);
	out->n_type = big_endian(h.p + COUNTS_AT + 16, 4);
	out->n_char = big_endian(h.p + COUNTS_AT + 20, 4);
	return true;
}

/* A header and its data; counts are 32 bits each, so no product overflows. */
static bool take_block(struct str *rest, size_t time_size, struct tzif_block *out)
{
	struct tzif_header h;
	struct str unused;

	if (!take_header(rest, &h))
		return false;
	*out = (struct tzif_block){.header = h, .time_size = time_size};
	return take(rest, h.n_time * time_size, &out->times) &&
	       take(rest, h.n_time, &out->indices) &&
	       take(rest, h.n_type * TYPE_SIZE, &out->types) && take(rest, h.n_char, &unused) &&
	       take(rest, h.n_leap * (time_size + 4), &unused) && take(rest, h.n_isstd, &unused) &&
	       take(rest, h.n_isut, &unused);
}

/* Versions 2 and later repeat the data with 64 bits, and end with "\nTZ\n". */
static bool take_file(struct str bytes, struct tzif_block *block, struct str *footer)
{
	*footer = str_of(NULL, 0);
	if (!take_block(&bytes, 4, block))
		return false;
	if (block->header.version == '\0')
		return true;
	if (!take_block(&bytes, 8, block) || bytes.n < 2 || bytes.p[0] != '\n')
		return false;
	bytes = str_sub(bytes, 1, bytes.n);
	if (str_find(bytes, '\n') == bytes.n)
		return false;
	*footer = str_cut(&bytes, '\n');
	return true;
}

static const char *transition_fault(const struct tzif_block *b, size_t i)
{
	int64_t at = transition_time(b, i);

	if (transition_type(b, i) >= b->header.n_type)
		return "a transition has no type";
	if (at <= SEGMENT_FIRST || at >= SEGMENT_NEVER)
		return "a transition is beyond all time";
	if (i != 0 && at <= transition_time(b, i - 1))
		return "transitions are out of order";
	return NULL;
}

static const char *block_fault(const struct tzif_block *b)
{
	const char *fault = NULL;

	if (b->header.n_leap != 0)
		return "it counts leap seconds";
	if (b->header.n_type == 0)
		return "it has no type of local time";
	for (size_t i = 0; i < b->header.n_type; i++)
		if (type_offset(b, i) < -OFFSET_MOST || type_offset(b, i) > OFFSET_MOST)
			return "an offset is a day or more";
	for (size_t i = 0; i < b->header.n_time && fault == NULL; i++)
		fault = transition_fault(b, i);
	return fault;
}

static int year_of(int64_t second)
{
	int64_t end = date_to_days(FOOTER_LAST_YEAR, 1, 1) * DATE_DAY;

	if (second < 0)
		return FOOTER_FIRST_YEAR;
	return second < end ? date_from_days(date_day_of(second)).year : FOOTER_LAST_YEAR;
}

static void add_after(struct segments *s, int64_t last, int64_t start, int64_t offset)
{
	if (start > last)
		segments_add(s, start, offset);
}

/* The footer's changes behind the table's last transition. */
static void add_footer(struct segments *s, const struct posix_tz *tz, int64_t last)
{
	if (!tz->has_summer)
		return;
	for (int year = year_of(last); year <= FOOTER_LAST_YEAR; year++) {
		int64_t to_summer = posix_change_at(&tz->to_summer, year, tz->standard);
		int64_t to_standard = posix_change_at(&tz->to_standard, year, tz->summer);

		if (to_summer < to_standard)
			add_after(s, last, to_summer, tz->summer);
		add_after(s, last, to_standard, tz->standard);
		if (to_summer >= to_standard)
			add_after(s, last, to_summer, tz->summer);
	}
}

static struct segments build(struct arena *a, const struct tzif_block *b, const struct posix_tz *tz)
{
	size_t n_footer = (FOOTER_LAST_YEAR - FOOTER_FIRST_YEAR + 1) * CHANGES_A_YEAR;
	size_t n_table = b->header.n_time;
	struct segments s = segments_begin(a, 1 + n_table + n_footer, type_offset(b, 0));
	int64_t last = SEGMENT_FIRST;

	for (size_t i = 0; i < n_table; i++) {
		last = transition_time(b, i);
		segments_add(&s, last, type_offset(b, transition_type(b, i)));
	}
	if (tz != NULL)
		add_footer(&s, tz, last);
	return s;
}

static enum rc refuse(struct err *err, struct str name, const char *why)
{
	return err_set(err, RC_INVALID, "invalid_tzif", "zone file " STR_FMT ": %s", STR_ARG(name),
		       why);
}

enum rc zone_parse(struct arena *a, struct str name, struct str bytes, const struct zone **out,
		   struct err *err)
{
	struct tzif_block block;
	struct posix_tz tz;
	struct str footer;
	struct segments segments;
	struct zone *zone;

	if (bytes.n > ZONE_FILE_MOST || name.n > LIMIT_ZONE_NAME)
		return refuse(err, name, "it is too large");
	if (!take_file(bytes, &block, &footer))
		return refuse(err, name, "it is cut short or no TZif");
	if (block_fault(&block) != NULL)
		return refuse(err, name, block_fault(&block));
	if (footer.n != 0 && !posix_tz_parse(footer, &tz))
		return refuse(err, name, "its footer is no time zone rule");
	segments = build(a, &block, footer.n != 0 ? &tz : NULL);
	zone = NEW(a, struct zone);
	if (name.n != 0)
		memcpy(zone->name, name.p, name.n);
	segments_finish(&segments, zone);
	*out = zone;
	return RC_OK;
}

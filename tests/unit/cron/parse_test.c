#include "rows.h"

/* OCPS means the Open Cron Pattern Specification; levels 1.0 to 1.4. The canonical spelling shows
 * what was read. */
static const struct {
	int line;
	const char *text, *canonical;
} good[] = {
	/* OCPS 1.0 section 5: the operators */
	{__LINE__, "* * * * *", "* * * * *"},
	{__LINE__, "0,15,30,45 * * * *", "0-45/15 * * * *"},
	{__LINE__, "0 9-17 * * *", "0 9-17 * * *"},
	{__LINE__, "5-59/15 * * * *", "5-50/15 * * * *"},
	{__LINE__, "*/30 * * * *", "*/30 * * * *"},
	{__LINE__, "10-50/10 * * * *", "10-50/10 * * * *"},
	{__LINE__, "0-20/5,40,41 1 * * *", "0-20/5,40,41 1 * * *"},
	{__LINE__, "0 12 1 * MON", "0 12 1 * 1"},
	{__LINE__, "* * 31 2 *", "* * 31 2 *"},
	{__LINE__, "59 23 31 12 7", "59 23 31 12 0"},
	/* 1.0 section 4.1: blanks */
	{__LINE__, " \t 0 \t\t 0  * * *\t ", "0 0 * * *"},
	/* 1.0 section 4.2: names in any case, 0 and 7 are Sunday */
	{__LINE__, "0 0 * JAN,feb,Mar SUN", "0 0 * 1-3 0"},
	{__LINE__, "0 0 * jan-DEC/2 mon-FRI", "0 0 * 1-11/2 1-5"},
	{__LINE__, "0 0 * * 0", "0 0 * * 0"},
	{__LINE__, "0 0 * * 7", "0 0 * * 0"},
	{__LINE__, "0 0 * * 5-7", "0 0 * * 0,5,6"},
	{__LINE__, "0 0 * * FRI-SUN", "0 0 * * 0,5,6"},
	{__LINE__, "0 0 * * SUN-SUN", "0 0 * * 0"},
	{__LINE__, "0 0 * * SUN-SAT", "0 0 * * 0-6"},
	{__LINE__, "0 0 * * 0-7", "0 0 * * 0-6"},
	{__LINE__, "0 0 * * 7-7", "0 0 * * 0"},
	{__LINE__, "0 0 * * 1-7/2", "0 0 * * 0,1,3,5"},
	{__LINE__, "0 0 * * SUN-MON", "0 0 * * 0,1"},
	{__LINE__, "0 0 * * MON-5", "0 0 * * 1-5"},
	/* Numbers */
	{__LINE__, "05 007 01 1 00", "5 7 1 1 0"},
	{__LINE__, "1,1,1-1,1 * * * *", "1 * * * *"},
	{__LINE__, "*/90 * * * *", "*/60 * * * *"},
	{__LINE__, "0-59/1000000000000000000000 0 * * *", "0 0 * * *"},
	{__LINE__, "*/1 * * * *", "* * * * *"},
	{__LINE__, "*,5 0-23 * * *", "* 0-23 * * *"},
	{__LINE__, "*/20,7 * * * *", "*/20,7 * * * *"},
	{__LINE__, "7,*/20 1 * * *", "0,7,20,40 1 * * *"},
	/* A day field that is not a bare star restricts */
	{__LINE__, "0 0 */1 * MON", "0 0 */1 * 1"},
	{__LINE__, "0 0 1-31 * *", "0 0 1-31 * *"},
	{__LINE__, "0 0 */2 * */3", "0 0 */2 * */3"},
	/* 1.1: nicknames */
	{__LINE__, "@yearly", "0 0 1 1 *"},
	{__LINE__, "@annually", "0 0 1 1 *"},
	{__LINE__, "@monthly", "0 0 1 * *"},
	{__LINE__, "@weekly", "0 0 * * 0"},
	{__LINE__, "@daily", "0 0 * * *"},
	{__LINE__, "@midnight", "0 0 * * *"},
	{__LINE__, " @hourly\t", "0 * * * *"},
	/* 1.2: seconds and years */
	{__LINE__, "* * * * * *", "* * * * * *"},
	{__LINE__, "0 15 10 * * * 2025", "0 15 10 * * * 2025"},
	{__LINE__, "0 0 12 1 1 * 2025-2030", "0 0 12 1 1 * 2025-2030"},
	{__LINE__, "0 0 0 1 1 * */2", "0 0 0 1 1 * 1970-2198/2"},
	{__LINE__, "0 0 0 1 1 * 1971-2199/2", "0 0 0 1 1 * 1971-2199/2"},
	{__LINE__, "0 0 0 1 1 * 2025,2027", "0 0 0 1 1 * 2025,2027"},
	{__LINE__, "0 0 0 1 1 * 1970-2199", "0 0 0 1 1 * 1970-2199"},
	{__LINE__, "0 0 0 1 1 * *", "0 0 0 1 1 * *"},
	{__LINE__, "30 */5 * ? * *", "30 */5 * * * *"},
	/* 1.3: L, #, W */
	{__LINE__, "0 0 L * *", "0 0 L * *"},
	{__LINE__, "0 0 * * 5L", "0 0 * * 5L"},
	{__LINE__, "0 0 * * FRI#L", "0 0 * * 5L"},
	{__LINE__, "0 0 * * friL", "0 0 * * 5L"},
	{__LINE__, "0 0 * * 7L", "0 0 * * 0L"},
	{__LINE__, "0 0 * * 2#3", "0 0 * * 2#3"},
	{__LINE__, "0 0 * * MON#1", "0 0 * * 1#1"},
	{__LINE__, "0 0 * * 7#5,MON#1,3", "0 0 * * 3,1#1,0#5"},
	{__LINE__, "0 12 15W * *", "0 12 15W * *"},
	{__LINE__, "0 12 1W * *", "0 12 1W * *"},
	{__LINE__, "0 12 LW * *", "0 12 LW * *"},
	{__LINE__, "0 0 L-3 * *", "0 0 L-3 * *"},
	{__LINE__, "0 0 1,L,15,L-1 * *", "0 0 1,15,L,L-1 * *"},
	/* 1.4: + and ? */
	{__LINE__, "0 12 1 * +MON", "0 12 1 * +1"},
	{__LINE__, "0 12 1-7 * +FRI#L,2", "0 12 1-7 * +2,5L"},
	{__LINE__, "0 12 1 * +*", "0 12 1 * +0-6"},
	{__LINE__, "0 12 ? * MON", "0 12 * * 1"},
	{__LINE__, "0 12 1 * ?", "0 12 1 * *"},
	{__LINE__, "0 12 ?/2 * *", "0 12 */2 * *"},
};

static void check_canonical(int line, const struct cron *cron, const char *want)
{
	struct buf text = BUF_INIT(4096);

	cron_format(cron, &text);
	CHECK_ROW(line, !text.failed);
	check_text(line, "canonical", text.p, text.n, want);
	buf_release(&text);
}

TEST(what_ocps_allows_is_read)
{
	for (size_t i = 0; i < COUNTOF(good); i++) {
		struct cron cron = cron_of(good[i].line, good[i].text);

		check_canonical(good[i].line, &cron, good[i].canonical);
	}
}

static bool means_the_same(struct cron a, struct cron b)
{
	a.remarks = b.remarks = 0;
	return memcmp(&a.seconds, &b.seconds, offsetof(struct cron, remarks)) == 0;
}

TEST(the_canonical_spelling_means_the_same)
{
	for (size_t i = 0; i < COUNTOF(good); i++) {
		struct cron first = cron_of(good[i].line, good[i].text);
		struct cron again = cron_of(good[i].line, good[i].canonical);

		CHECK_ROW(good[i].line, good[i].text[0] == ' ' || good[i].text[0] == '@' ||
						means_the_same(first, again));
	}
}

static const struct {
	int line;
	const char *text;
	unsigned column; /* 0: the fault is the number of fields */
	const char *field, *hint;
} bad[] = {
	/* OCPS 1.0 section 6.2 */
	{__LINE__, "60 * * * *", 1, "minute field", "0 to 59"},
	{__LINE__, "* 24 * * *", 3, "hour field", "midnight is hour 0"},
	{__LINE__, "* * 32 * *", 5, "day of month field", "1 to 31"},
	{__LINE__, "* * 0 * *", 5, "day of month field", "1 to 31"},
	{__LINE__, "* * * 13 *", 7, "month field", "1 to 12"},
	{__LINE__, "* * * 0 *", 7, "month field", "1 to 12"},
	{__LINE__, "* * * * 8", 9, "day of week field", "0 to 7"},
	{__LINE__, "1,2,60 * * * *", 5, "minute field", "0 to 59"},
	{__LINE__, "0 22-2 * * *", 3, "hour field", "22-23,0-2"},
	{__LINE__, "30-10 * * * *", 1, "minute field", "30-59,0-10"},
	{__LINE__, "* * * * 5-0", 9, "day of week field", "5-6,0"},
	{__LINE__, "* * * * FRI-MON", 9, "day of week field", "5-6,0-1"},
	{__LINE__, "* * * * 7-1", 9, "day of week field", "0-1"},
	{__LINE__, "* * * NOV-FEB *", 7, "month field", "11-12,1-2"},
	{__LINE__, "*/0 * * * *", 3, "minute field", "1 or more"},
	{__LINE__, "1-5/0 * * * *", 5, "minute field", "1 or more"},
	{__LINE__, "/30 * * * *", 1, "minute field", "*/n"},
	{__LINE__, "0/15 * * * *", 2, "minute field", "0-59/15"},
	{__LINE__, "5/10 * * * *", 2, "minute field", "5-59/10"},
	{__LINE__, "10/10 * * * *", 3, "minute field", "10-59/10"},
	{__LINE__, "* * * JAN/2 *", 10, "month field", "1-12/2"},
	{__LINE__, "*/ * * * *", 3, "minute field", "number behind the /"},
	{__LINE__, "*/-5 * * * *", 3, "minute field", "number behind the /"},
	{__LINE__, "*/5/5 * * * *", 4, "minute field", "a-b/n"},
	/* Numbers never wrap round */
	{__LINE__, "4294967296 * * * *", 1, "minute field", "0 to 59"},
	{__LINE__, "18446744073709551616 * * * *", 1, "minute field", "0 to 59"},
	{__LINE__, "1-4294967297 * * * *", 3, "minute field", "0 to 59"},
	/* Lists and ranges */
	{__LINE__, "1,,2 * * * *", 3, "minute field", "comma"},
	{__LINE__, ", * * * *", 1, "minute field", "comma"},
	{__LINE__, "1, * * * *", 3, "minute field", "comma"},
	{__LINE__, "* ,1 * * *", 3, "hour field", "comma"},
	{__LINE__, "1- * * * *", 3, "minute field", "value"},
	{__LINE__, "-1 * * * *", 1, "minute field", ""},
	{__LINE__, "1-2-3 * * * *", 4, "minute field", ""},
	{__LINE__, "*-5 * * * *", 2, "minute field", ""},
	{__LINE__, "1-* * * * *", 3, "minute field", ""},
	{__LINE__, "** * * * *", 2, "minute field", ""},
	{__LINE__, "*5 * * * *", 2, "minute field", ""},
	{__LINE__, "5* * * * *", 2, "minute field", ""},
	{__LINE__, "1.5 * * * *", 2, "minute field", ""},
	{__LINE__, "+5 * * * *", 1, "minute field", "+MON"},
	{__LINE__, "0x1 * * * *", 2, "minute field", ""},
	{__LINE__, "1;2 * * * *", 2, "minute field", ""},
	/* Names */
	{__LINE__, "* * * JANUARY *", 7, "month field", "JAN to DEC"},
	{__LINE__, "* * * * MONDAY", 9, "day of week field", "SUN to SAT"},
	{__LINE__, "* * * * JAN", 9, "day of week field", "SUN to SAT"},
	{__LINE__, "* * * MON *", 7, "month field", "JAN to DEC"},
	{__LINE__, "MON * * * *", 1, "minute field", "0 to 59"},
	{__LINE__, "* * * * M", 9, "day of week field", ""},
	{__LINE__, "* * * * SU", 9, "day of week field", "SUN to SAT"},
	{__LINE__, "* * MON * *", 5, "day of month field", "1 to 31"},
	/* Blanks: space and tab alone */
	{__LINE__, "*\xc2\xa0* * * * *", 2, "byte 0xC2", "ASCII"},
	{__LINE__, "* * * * *\n", 10, "byte 0x0A", "ASCII"},
	{__LINE__, "* *\v* * *", 4, "byte 0x0B", "ASCII"},
	{__LINE__, "* *\r* * *", 4, "byte 0x0D", "ASCII"},
	{__LINE__, "\xef\xbb\xbf* * * * *", 1, "byte 0xEF", "ASCII"},
	{__LINE__, "* * * * *\x7f", 10, "byte 0x7F", "ASCII"},
	/* Numbers of fields */
	{__LINE__, "", 0, "found 0", "minute"},
	{__LINE__, "   ", 0, "found 0", "minute"},
	{__LINE__, "* * * *", 0, "found 4", "minute"},
	{__LINE__, "* * * * * * * *", 0, "found 8", "minute"},
	{__LINE__, "TZ=UTC * * * *", 1, "minute field", ""},
	{__LINE__, "CRON_TZ=UTC 0 0 0 * * * *", 0, "found 8", "time zone"},
	/* 1.1 */
	{__LINE__, "@Daily", 1, "nickname", "@daily"},
	{__LINE__, "@DAILY", 1, "nickname", "@daily"},
	{__LINE__, "@every 5m", 1, "nickname", "five fields"},
	{__LINE__, "@fortnightly", 1, "nickname", "@weekly"},
	{__LINE__, "@daily * * * * *", 1, "nickname", "five fields"},
	{__LINE__, "0 0 * * @daily", 9, "day of week field", ""},
	/* 1.2 */
	{__LINE__, "60 0 0 * * *", 1, "second field", "0 to 59"},
	{__LINE__, "0 0 0 * * * 1969", 13, "year field", "1970 to 2199"},
	{__LINE__, "0 0 0 * * * 2200", 13, "year field", "1970 to 2199"},
	{__LINE__, "0 0 0 * * * 2030-2025", 13, "year field", ""},
	{__LINE__, "0 0 0 * * * 2025/2", 17, "year field", "2025-2199/2"},
	{__LINE__, "0 0 0 * * * ?", 13, "year field", "write *"},
	{__LINE__, "0 0 * * * 2025", 11, "day of week field", "0 to 7"},
	/* 1.3 */
	{__LINE__, "0 0 l * *", 5, "day of month field", ""},
	{__LINE__, "0 0 15w * *", 7, "day of month field", ""},
	{__LINE__, "0 0 * * 5l", 10, "day of week field", ""},
	{__LINE__, "0 0 * * L", 9, "day of week field", "5L"},
	{__LINE__, "0 0 1-15W * *", 5, "day of month field", "15W"},
	{__LINE__, "0 0 1,15W * *", 5, "day of month field", "15W"},
	{__LINE__, "0 0 15W,20 * *", 7, "day of month field", "15W"},
	{__LINE__, "0 0 15W-20 * *", 7, "day of month field", "15W"},
	{__LINE__, "0 0 W * *", 5, "day of month field", "15W"},
	{__LINE__, "0 0 0W * *", 5, "day of month field", "1 to 31"},
	{__LINE__, "0 0 32W * *", 5, "day of month field", "1 to 31"},
	{__LINE__, "0 0 *W * *", 5, "day of month field", ""},
	{__LINE__, "0 0 L-0 * *", 7, "day of month field", "L-1 to L-30"},
	{__LINE__, "0 0 L-31 * *", 7, "day of month field", "L-1 to L-30"},
	{__LINE__, "0 0 L- * *", 7, "day of month field", ""},
	{__LINE__, "0 0 1-L * *", 7, "day of month field", ""},
	{__LINE__, "0 0 L-3W * *", 5, "day of month field", "15W"},
	{__LINE__, "0 0 L/2 * *", 6, "day of month field", ""},
	{__LINE__, "0 0 * * 2#0", 11, "day of week field", "#1 to #5"},
	{__LINE__, "0 0 * * 2#6", 11, "day of week field", "#1 to #5"},
	{__LINE__, "0 0 * * 2#", 11, "day of week field", ""},
	{__LINE__, "0 0 * * #2", 9, "day of week field", "MON#1"},
	{__LINE__, "0 0 * * 8#2", 9, "day of week field", "0 to 7"},
	{__LINE__, "0 0 * * 1-5#2", 12, "day of week field", ""},
	{__LINE__, "0 0 * * 1-5L", 12, "day of week field", ""},
	{__LINE__, "0 0 * * *L", 10, "day of week field", ""},
	{__LINE__, "0 L * * *", 3, "hour field", ""},
	{__LINE__, "0 0 1#2 * *", 6, "day of month field", "MON#1"},
	{__LINE__, "0 0 * 1L *", 8, "month field", ""},
	/* 1.4 */
	{__LINE__, "0 12 +1 * MON", 6, "day of month field", "+MON"},
	{__LINE__, "0 12 1 * MON+", 13, "day of week field", "+MON"},
	{__LINE__, "0 12 1 * ++MON", 11, "day of week field", "+MON"},
	{__LINE__, "0 12 1 * 2,+MON", 12, "day of week field", "+MON"},
	{__LINE__, "0 12 1 * +", 11, "day of week field", "value"},
	{__LINE__, "? * * * *", 1, "minute field", "write *"},
	{__LINE__, "* ? * * *", 3, "hour field", "write *"},
	{__LINE__, "* * * ? *", 7, "month field", "write *"},
	/* Other dialects' marks */
	{__LINE__, "H * * * *", 1, "minute field", "number"},
	{__LINE__, "H/15 * * * *", 1, "minute field", "number"},
	{__LINE__, "R * * * *", 1, "minute field", "jitter"},
	{__LINE__, "0~30 * * * *", 2, "minute field", "jitter"},
	{__LINE__, "~ * * * *", 1, "minute field", "jitter"},
	{__LINE__, "0 0 $ * *", 5, "day of month field", "write L"},
};

static void check_refusal(int line, const char *text, unsigned column, const char *field,
			  const char *hint, const struct err *err)
{
	char where[32];

	(void)snprintf(where, sizeof(where), "column %u:", column);
	CHECK_ROW(line, err->rc == RC_INVALID && strcmp(err->code, "invalid_cron") == 0);
	if (strstr(err->text, field) == NULL || (column != 0 && strstr(err->text, where) == NULL))
		fail_msg("row of line %d: %s: %s", line, text, err->text);
	if (err->hint[0] == '\0' || strstr(err->hint, hint) == NULL)
		fail_msg("row of line %d: %s: hint: %s", line, text, err->hint);
}

TEST(a_refusal_names_field_column_and_fix)
{
	for (size_t i = 0; i < COUNTOF(bad); i++) {
		struct cron cron = {.fields = 99};
		struct err err = {0};

		CHECK_ROW(bad[i].line, cron_parse(&cron, str_z(bad[i].text), &cron_native, &err));
		CHECK_ROW(bad[i].line, cron.fields == 99);
		check_refusal(bad[i].line, bad[i].text, bad[i].column, bad[i].field, bad[i].hint,
			      &err);
	}
}

TEST(reboot_has_a_code_of_its_own)
{
	const struct cron_grammar *grammars[] = {&cron_native, &cron_five};

	for (size_t i = 0; i < COUNTOF(grammars); i++) {
		struct cron cron;
		struct err err = {0};

		CHECK(cron_parse(&cron, STR("@reboot"), grammars[i], &err) == RC_INVALID);
		CHECK(strcmp(err.code, "cron_reboot") == 0);
		CHECK(strstr(err.text, "@reboot") != NULL && err.hint[0] != '\0');
	}
}

static const struct {
	int line;
	const char *text;
	bool good;
} five[] = {
	{__LINE__, "0 9 * * 1-5", true},
	{__LINE__, "*/15 9-17 1,15 JAN-MAR MON", true},
	{__LINE__, "0 9 ? * MON", true},
	{__LINE__, "0 9 * * 7", true},
	{__LINE__, "0 9 L * *", false},
	{__LINE__, "0 9 15W * *", false},
	{__LINE__, "0 9 * * 5#2", false},
	{__LINE__, "0 9 * * 5L", false},
	{__LINE__, "0 9 1 * +MON", false},
	{__LINE__, "0 0 9 * * 1-5", false},
	{__LINE__, "0 0 9 * * 1-5 2030", false},
	{__LINE__, "@daily", false},
	{__LINE__, "0 9 * *", false},
	{__LINE__, "*/10 * * * * *", false},
	{__LINE__, "H 9 * * *", false},
};

TEST(the_five_field_grammar_takes_five_fields_and_no_nicknames)
{
	for (size_t i = 0; i < COUNTOF(five); i++) {
		struct cron cron;
		struct err err = {0};
		enum rc rc = cron_parse(&cron, str_z(five[i].text), &cron_five, &err);

		CHECK_ROW(five[i].line, (rc == RC_OK) == five[i].good);
		CHECK_ROW(five[i].line, five[i].good || err.hint[0] != '\0');
	}
}

TEST(a_mark_that_the_grammar_does_not_take_is_not_advised)
{
	static const char *const texts[] = {"0 9 L * *", "0 9 15W * *", "0 9 * * MON#2",
					    "0 9 * * +MON"};

	for (size_t i = 0; i < COUNTOF(texts); i++) {
		struct cron cron;
		struct err err = {0};

		CHECK(cron_parse(&cron, str_z(texts[i]), &cron_five, &err) == RC_INVALID);
		CHECK(strstr(err.text, "is not taken here") != NULL);
		CHECK(strpbrk(err.hint, "LW#+") == NULL);
	}
}

TEST(robfigs_sunday_is_0_alone)
{
	struct cron cron;
	struct err err = {0};

	CHECK(cron_parse(&cron, STR("0 9 * * 0"), &cron_robfig, &err) == RC_OK);
	CHECK(cron_parse(&cron, STR("0 9 * * 1-7"), &cron_robfig, &err) == RC_INVALID);
	CHECK(strstr(err.text, "range 0-6") != NULL && strstr(err.hint, "0 to 6") != NULL);
}

static struct cron hashed(const char *text, uint64_t seed)
{
	struct cron_grammar grammar = cron_native;
	struct cron cron = {0};
	struct err err = {0};

	grammar.hash = true;
	grammar.seed = seed;
	if (cron_parse(&cron, str_z(text), &grammar, &err) != RC_OK)
		fail_msg("%s: %s", text, err.text);
	return cron;
}

/* H is one value, H/n begins within the first n, H(a-b) stays inside. */
TEST(h_spreads_schedules_and_stays_put)
{
	uint64_t minutes = 0, hours = 0;
	uint32_t days = 0;

	for (uint64_t id = 0; id < 1000; id++) {
		struct cron one = hashed("H H H H H", id), again = hashed("H H H H H", id);
		struct cron steps = hashed("H/15 H(1-5) * * *", id);
		struct cron ranged = hashed("H(10-50)/20 0 * * H(1-5)", id);

		CHECK(memcmp(&one, &again, sizeof(one)) == 0);
		CHECK((one.minutes & (one.minutes - 1)) == 0 && one.remarks == CRON_HASHED);
		CHECK((one.weekdays & (one.weekdays - 1)) == 0 && one.months != 0);
		CHECK(__builtin_popcountll(steps.minutes) == 4 && (steps.hours & ~0x3eu) == 0);
		CHECK(ranged.minutes != 0 &&
		      (ranged.minutes >> 51 | (ranged.minutes & 0x3ff)) == 0);
		CHECK(ranged.weekdays != 0 && (ranged.weekdays & ~0x3e) == 0);
		minutes |= one.minutes;
		hours |= one.hours;
		days |= one.days;
	}
	CHECK(minutes == 0xfffffffffffffff && hours == 0xffffff);
	CHECK(days == 0x1ffffffe); /* 1 to 28: every month has them */
}

static const struct {
	int line;
	const char *text;
} bad_hashes[] = {
	{__LINE__, "H(5-1) * * * *"}, {__LINE__, "H(1- * * * *"},    {__LINE__, "H(1-5 * * * *"},
	{__LINE__, "H(1,5) * * * *"}, {__LINE__, "H(0-60) * * * *"}, {__LINE__, "H5 * * * *"},
	{__LINE__, "H/0 * * * *"},    {__LINE__, "H-5 * * * *"},     {__LINE__, "0 0 0 * * * H"},
	{__LINE__, "h * * * *"},      {__LINE__, "HH * * * *"},
};

TEST(h_is_strict)
{
	for (size_t i = 0; i < COUNTOF(bad_hashes); i++) {
		struct cron_grammar grammar = cron_native;
		struct cron cron;
		struct err err = {0};

		grammar.hash = true;
		CHECK_ROW(bad_hashes[i].line, cron_parse(&cron, str_z(bad_hashes[i].text), &grammar,
							 &err) == RC_INVALID);
		CHECK_ROW(bad_hashes[i].line, err.hint[0] != '\0');
	}
}

TEST(ids_seed_differently)
{
	CHECK(cron_seed(STR("schedule_1")) == cron_seed(STR("schedule_1")));
	CHECK(cron_seed(STR("schedule_1")) != cron_seed(STR("schedule_2")));
	CHECK(cron_seed(str_of(NULL, 0)) != cron_seed(STR("a")));
}

TEST(an_expression_has_at_most_512_characters)
{
	char text[LIMIT_CRON + 2];
	struct cron cron;
	struct err err = {0};

	memset(text, ' ', sizeof(text));
	memcpy(text, "* * * * *", 9);
	CHECK(cron_parse(&cron, str_of(text, LIMIT_CRON), &cron_native, &err) == RC_OK);
	CHECK(cron_parse(&cron, str_of(text, LIMIT_CRON + 1), &cron_native, &err) == RC_INVALID);
	CHECK(strcmp(err.code, "invalid_cron") == 0);
}

TEST(a_nul_byte_is_refused)
{
	struct cron cron;
	struct err err = {0};

	CHECK(cron_parse(&cron, str_of("* * * * *\0", 10), &cron_native, &err) == RC_INVALID);
}

static const struct {
	int line;
	const char *text;
	enum cron_day_rule rule;
	bool either;
} day_rules[] = {
	{__LINE__, "0 0 1 * MON", CRON_DAYS_RULE_OR, true},
	{__LINE__, "0 0 1 * +MON", CRON_DAYS_RULE_OR, false},
	{__LINE__, "0 0 */2 * MON", CRON_DAYS_RULE_OR, true},
	{__LINE__, "0 0 * * MON", CRON_DAYS_RULE_OR, false},
	{__LINE__, "0 0 ? * MON", CRON_DAYS_RULE_OR, false},
	{__LINE__, "0 0 1 * MON", CRON_DAYS_RULE_AND, false},
	{__LINE__, "0 0 1 * MON", CRON_DAYS_RULE_VIXIE, true},
	{__LINE__, "0 0 */2 * MON", CRON_DAYS_RULE_VIXIE, false},
	{__LINE__, "0 0 1 * */2", CRON_DAYS_RULE_VIXIE, false},
};

TEST(the_day_rule_is_the_grammars)
{
	for (size_t i = 0; i < COUNTOF(day_rules); i++) {
		struct cron_grammar grammar = cron_native;
		struct cron cron;
		struct err err = {0};

		grammar.day_rule = day_rules[i].rule;
		CHECK(cron_parse(&cron, str_z(day_rules[i].text), &grammar, &err) == RC_OK);
		CHECK_ROW(day_rules[i].line,
			  ((cron.traits & CRON_DAYS_OR) != 0) == day_rules[i].either);
	}
}

TEST(policies_have_names)
{
	enum cron_dst dst = CRON_DST_VIXIE;

	CHECK(cron_dst_parse(STR("instant"), &dst) && dst == CRON_DST_INSTANT);
	CHECK(cron_dst_parse(STR("ocps14"), &dst) && dst == CRON_DST_OCPS14);
	CHECK(cron_dst_parse(STR("vixie"), &dst) && dst == CRON_DST_VIXIE);
	CHECK(!cron_dst_parse(STR("Vixie"), &dst) && !cron_dst_parse(STR(""), &dst));
	CHECK(strcmp(cron_dst_name(CRON_DST_OCPS14), "ocps14") == 0);
}

#include "test.h"

#include "base/macros.h"
#include "model/id.h"

static const struct uuid some_id = {{0x01, 0x97, 0xab, 0xcd, 0xef, 0x01, 0x72, 0x34, 0x85, 0x67,
				     0x89, 0xab, 0xcd, 0xef, 0x01, 0x23}};

TEST(an_id_prints_its_prefix_and_hex)
{
	struct id_text text = id_print(ID_TASK, some_id);

	check_text(__LINE__, "id", text.z, strlen(text.z),
		   "task_0197abcdef0172348567"
		   "89abcdef0123");
}

TEST(every_form_of_an_id_is_read)
{
	static const char *const forms[] = {
		"task_0197abcdef017234856789abcdef0123",     "0197abcdef017234856789abcdef0123",
		"0197ABCDEF017234856789ABCDEF0123",	     "0197abcd-ef01-7234-8567-89abcdef0123",
		"task_0197abcd-ef01-7234-8567-89abcdef0123",
	};

	for (size_t i = 0; i < COUNTOF(forms); i++) {
		struct uuid id = {{0}};

		CHECK(id_parse(ID_TASK, str_z(forms[i]), &id));
		CHECK(memcmp(&id, &some_id, sizeof(id)) == 0);
	}
}

TEST(what_is_no_id_is_not_read)
{
	static const char *const forms[] = {
		"",
		"task_",
		"task_123",
		"schedule_0197abcdef017234856789abcdef0123",
		"task_task_0197abcdef017234856789abcdef0123",
		"0197abcdef017234856789abcdef012g",
		"0197abcdef017234856789abcdef01234",
	};

	for (size_t i = 0; i < COUNTOF(forms); i++) {
		struct uuid id = some_id;

		CHECK(!id_parse(ID_TASK, str_z(forms[i]), &id));
		CHECK(memcmp(&id, &some_id, sizeof(id)) == 0);
	}
}

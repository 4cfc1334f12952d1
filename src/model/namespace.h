#pragma once
/* A namespace as it is shown: the wall between tenants, with what is said of it. */

#include "base/macros.h"
#include "base/str.h"

struct namespace_row {
	int64_t key; /* the store's own number; it stays when the namespace is deleted */
	struct str name, description;
	struct str created_by; /* absent: nobody is known */
	ms_t created_at;
};

#pragma once
/* SQLite behind store.h: one file in WAL mode, synchronous=FULL. See docs/decisions/003-store.md.
 */

#include "store/store.h"

/* `path` as in "sqlite:PATH". */
enum rc sqlite_store_open(struct str path, enum store_mode mode, struct store **out,
			  struct err *err);

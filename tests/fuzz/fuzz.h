#pragma once
/* What a fuzz target is: tests/fuzz/fuzz_NAME.c defines this one function and gives the bytes to a
 * parser. It must return 0, and abort (assert) where a property does not hold. libFuzzer drives it
 * with bytes of its own making; replay.c with the files of corpus/NAME/. */

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

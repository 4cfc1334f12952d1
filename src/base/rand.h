#pragma once
/* Random bytes from the kernel (getrandom), buffered per thread. Good for ids, tokens and jitter
 * alike. */

#include <stddef.h>
#include <stdint.h>

void rand_bytes(void *to, size_t n);
uint64_t rand_u64(void);

#pragma once
/* Plain decimals of up to three places, kept as whole thousandths: no double can blur them. Pure.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

enum { DECIMAL_TEXT = 24 }; /* the longest print */

/* Digits, and a point with up to three more (zeros behind them do not count); 0..max thousandths.
 */
bool decimal_parse(struct str s, int64_t max, int64_t *thousandths_out);
/* 1500 is "1.5". The value is 0 or more. */
struct str decimal_print(char to[static DECIMAL_TEXT], int64_t thousandths);

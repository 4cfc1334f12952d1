#pragma once
/* The only place that asks the kernel for the time. Decisions take `now` as an argument; the
 * actors' loops (engine, deliver, api) ask here once a turn. */

#include "macros.h"

ms_t clock_wall(void); /* UTC, may jump either way; rounded down, so it is never early */
ms_t clock_mono(void); /* never jumps; for durations and deadlines */
/* The same at microseconds, for measurements. */
int64_t clock_mono_us(void);

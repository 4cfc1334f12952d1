#pragma once
/* Force-included into every source of ours: calls that have hurt other people, as compile errors.
 * Time is asked of base/clock.h alone, numbers are read by base/num.h, strings are struct str and
 * struct buf. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#pragma GCC poison strcpy strcat strncpy strncat sprintf vsprintf strtok strtok_r
#pragma GCC poison atoi atol atoll atof strtol strtoll strtoul strtoull sscanf gets
#pragma GCC poison gmtime localtime mktime setenv putenv

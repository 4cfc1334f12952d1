#pragma once
/* Files of this folder that are built into the binary (tools/embed-file). */

#include "base/str.h"

extern const struct str embedded_openapi_json;
extern const struct str embedded_home_html;

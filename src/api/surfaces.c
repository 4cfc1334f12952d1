#include "surface.h"

#include "base/macros.h"

const struct surface *const surfaces[] = {
	&surface_native, &surface_tensorlake, &surface_infrai, &surface_bridgetown, &surface_rat,
};
const size_t n_surfaces = COUNTOF(surfaces);

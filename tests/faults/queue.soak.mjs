// See queue.test.mjs, which SOAK makes long.

import './queue.test.mjs';

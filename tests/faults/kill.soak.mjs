// See kill.test.mjs, which SOAK makes long.

import './kill.test.mjs';

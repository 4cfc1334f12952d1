// See queue-kill.test.mjs, which SOAK makes long.

import './queue-kill.test.mjs';

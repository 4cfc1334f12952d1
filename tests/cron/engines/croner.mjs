// Answers `belfry cron next --batch` lines with croner (npm).
import { Cron } from 'croner';

import { serve } from './serve.mjs';

serve({
	parse: (expr, zone) => new Cron(expr, { timezone: zone, paused: true }),
	next: (cron, at) => cron.nextRun(at),
});

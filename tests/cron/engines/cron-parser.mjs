// Answers `belfry cron next --batch` lines with cron-parser (npm). An expression walks on by itself, so a step that goes
// back to the start makes a new one.
import { CronExpressionParser } from 'cron-parser';

import { serve } from './serve.mjs';

const parse = (expr, zone, from) => ({ cron: CronExpressionParser.parse(expr, { currentDate: from, tz: zone }), expr, zone });

function next(walk, at) {
	if (walk.at !== undefined && at < walk.at)
		walk.cron = parse(walk.expr, walk.zone, at).cron;
	walk.at = walk.cron.next().toDate();
	return walk.at;
}

serve({ parse, next });

// Figures from samples.

export const ascending = (samples) => [...samples].sort((a, b) => a - b);

// Nearest rank: a sample that was measured, never a mean of two.
export function quantile(samples, q) {
	const sorted = ascending(samples);
	return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(q * sorted.length) - 1))];
}

export const median = (samples) => quantile(samples, 0.5);

export const round = (value, digits = 1) => Number(value.toFixed(digits));

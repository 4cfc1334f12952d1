/* Where fires pile up: a walk of one lane's times after the other, by the earliest first. */

#include "forecast.h"

#include "base/heap.h"

/* An item among the others of its lane, by its next time. */
struct timed {
	struct heap_node node;
	const struct forecast_item *item;
};

static ms_t next_awake(const struct forecast *f, const struct forecast_item *it, ms_t after)
{
	ms_t at = fire_awake(it->schedule, &it->rule,
			     fire_first(it->schedule, &it->rule.recur, after));

	return at < f->to ? at : MS_NEVER;
}

static void move_on(const struct forecast *f, struct heap *heap, struct timed *t, ms_t after)
{
	ms_t at = next_awake(f, t->item, after);

	if (at == MS_NEVER)
		heap_remove(heap, &t->node);
	else
		heap_set(heap, &t->node, at);
}

static void begin(const struct forecast *f, size_t first, size_t end, struct heap *heap)
{
	for (size_t i = first; i < end; i += f->items[i].alike) {
		struct timed *t = NEW(f->arena, struct timed);

		t->item = &f->items[i];
		move_on(f, heap, t, f->from - 1);
	}
}

/* How many fire at the first instant of all; moves those on. */
static int64_t take(struct forecast *f, struct heap *heap, ms_t at)
{
	struct heap_node *first;
	int64_t fires = 0;

	while ((first = heap_first(heap)) != NULL && first->key == at) {
		struct timed *t = CONTAINER_OF(first, struct timed, node);

		fires += (int64_t)t->item->alike;
		f->steps--;
		move_on(f, heap, t, at);
	}
	return fires;
}

/* The schedules that fire at the pile's instant. */
static void name_schedules(const struct forecast *f, size_t first, size_t end,
			   struct forecast_pile *p)
{
	p->n = 0;
	p->members = NEW_N(f->arena, size_t, end - first);
	for (size_t i = first; i < end; i++)
		if (next_awake(f, &f->items[i], p->at - 1) == p->at)
			p->members[p->n++] = i;
}

/* Where all fire at the same times, nothing need be walked. */
static struct forecast_pile pile_of_alike(struct forecast *f, size_t first)
{
	const struct forecast_item *it = &f->items[first];

	return (struct forecast_pile){.lane = it->lane,
				      .at = next_awake(f, it, f->from - 1),
				      .fires = (int64_t)it->alike,
				      .times = it->alike > 1 ? forecast_fires(f, it) : 0};
}

static struct forecast_pile pile_of(struct forecast *f, size_t first, size_t end, ms_t *until)
{
	struct forecast_pile p = {.lane = f->items[first].lane, .at = MS_NEVER};
	struct heap heap CLEANUP(heap_release) = {0};
	struct heap_node *node;

	begin(f, first, end, &heap);
	while ((node = heap_first(&heap)) != NULL && f->steps > 0) {
		ms_t at = node->key;
		int64_t fires = take(f, &heap, at);

		if (fires > p.fires) {
			p.at = at;
			p.fires = fires;
			p.times = 0;
		}
		p.times += fires == p.fires;
	}
	if (node != NULL && node->key < *until)
		*until = node->key;
	return p;
}

/* Keeps the worst, the worst first. */
static size_t keep(struct forecast_pile *out, size_t n, const struct forecast_pile *p)
{
	size_t place = n;

	while (place > 0 && out[place - 1].fires < p->fires)
		place--;
	if (place == FORECAST_PILES)
		return n;
	n = n < FORECAST_PILES ? n + 1 : n;
	for (size_t i = n - 1; i > place; i--)
		out[i] = out[i - 1];
	out[place] = *p;
	return n;
}

size_t forecast_piles(struct forecast *f, struct forecast_pile *out, ms_t *until_out)
{
	size_t n = 0;

	*until_out = f->to;
	for (size_t first = 0, end; first < f->n; first = end) {
		struct forecast_pile p;

		for (end = first + 1; end < f->n; end++)
			if (!str_eq(f->items[end].lane, f->items[first].lane))
				break;
		p = first + f->items[first].alike == end ? pile_of_alike(f, first)
							 : pile_of(f, first, end, until_out);
		if (p.fires < 2 || p.at == MS_NEVER)
			continue;
		name_schedules(f, first, end, &p);
		n = keep(out, n, &p);
	}
	return n;
}

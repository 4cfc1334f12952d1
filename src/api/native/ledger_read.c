#include "ledger_read.h"

enum rc ledger_read(struct request *rq, struct store *s, const struct schedule *sch, size_t limit,
		    struct ledger_span *out, struct history *history_out, struct err *err)
{
	const struct slot_span span = {.from = out->from, .to = out->to, .most = limit + 1};
	struct history h = {.schedule = sch->id, .zones = rq->services->zones};
	struct arena *a = &rq->arena;

	if (store_slot_list(s, a, sch->key, span, &out->slots, &out->n_slots, err) ||
	    store_gap_list(s, a, sch->key, span, &out->gaps, &out->n_gaps, err) ||
	    store_revision_list(s, a, sch->key, &h.revisions, &h.n, err))
		return err->rc;
	ledger_shorten(out, limit);
	if (ledger_cut(out, &h, err))
		return err->rc;
	*history_out = h;
	return RC_OK;
}

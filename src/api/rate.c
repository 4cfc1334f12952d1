#include "rate.h"

#include <netinet/in.h>
#include <string.h>

/* splitmix64's finaliser. */
static uint64_t mix(uint64_t x)
{
	x = (x ^ (x >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	x = (x ^ (x >> 27)) * UINT64_C(0x94d049bb133111eb);
	return x ^ (x >> 31);
}

uint64_t rate_client(const struct sockaddr *from)
{
	uint64_t network = 1;

	if (from->sa_family == AF_INET)
		memcpy(&network, &((const struct sockaddr_in *)(const void *)from)->sin_addr,
		       sizeof(struct in_addr));
	else if (from->sa_family == AF_INET6)
		memcpy(&network, &((const struct sockaddr_in6 *)(const void *)from)->sin6_addr,
		       sizeof(network));
	network = mix(network + from->sa_family);
	return network != 0 ? network : 1;
}

/* The client's, or the one of its set that may be given up. */
static struct rate_bucket *find(struct rate_table *t, uint64_t client, ms_t now)
{
	struct rate_bucket *set = t->buckets[client % RATE_SETS], *oldest = &set[0];

	for (int i = 0; i < RATE_WAYS; i++) {
		if (set[i].client == client)
			return &set[i];
		if (set[i].client == 0 || (oldest->client != 0 && set[i].at < oldest->at))
			oldest = &set[i];
	}
	*oldest = (struct rate_bucket){client, t->rule.burst * RATE_TOKEN, now};
	return oldest;
}

static void fill(const struct rate_rule *rule, struct rate_bucket *b, ms_t now)
{
	int64_t most = rule->burst * RATE_TOKEN;
	ms_t since = now > b->at ? now - b->at : 0;

	b->at = now;
	if (since >= (most - b->level) / rule->per_minute)
		b->level = most;
	else
		b->level += since * rule->per_minute;
}

bool rate_take(struct rate_table *t, uint64_t client, ms_t now, struct rate_left *out)
{
	struct rate_bucket *b;

	*out = (struct rate_left){0};
	if (t->rule.per_minute == 0)
		return true;
	b = find(t, client, now);
	fill(&t->rule, b, now);
	out->limit = t->rule.burst;
	if (b->level < RATE_TOKEN)
		return false;
	b->level -= RATE_TOKEN;
	out->left = b->level / RATE_TOKEN;
	return true;
}

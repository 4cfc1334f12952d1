// The samples of Infrai's published page of its Scheduling API, as they stand there.

const create = `from infrai import infra

job = infra.cron.create(
    "0 9 * * *",                 # every day at 09:00
    "send-daily-digest",
    name="daily-digest",
    timezone="UTC",
    payload={"segment": "active-users"},
)
print("cron_id:", job.get("id") or job.get("cron_id"))
`;

const list = `from infrai import infra

for j in infra.cron.list().get("items", []):
    print(j.get("cron_id"), j.get("schedule"), "next:", j.get("next_run_at"))
`;

const publish = `from infrai import infra

msg = infra.queue.publish(
    "send-daily-digest",
    {"user_id": "u_123", "kind": "manual-trigger"},
    delay_seconds=0,
)
print("message_id:", msg.get("message_id") or msg.get("id"))
`;

const send = `from infrai import infra

d = infra.webhook.send("https://api.example.com/hooks/order",
                       {"order_id": "ord_42", "status": "paid"})
print("delivery:", d.get("delivery_id"), "| state:", d.get("state"))
`;

const client = `import { InfraiClient } from "@infrai/sdk";
const client = new InfraiClient({ apiKey: process.env.INFRAI_API_KEY! });
`;

export const SAMPLES = { python: { create, list, publish, send }, typescript: { client } };

const NAMES = { 'from infrai import': 'from belfry.infrai import', '@infrai/sdk': '@belfry/client' };

// A sample with nothing changed but the package's name, and what `changes` says (the host).
export function verbatim(sample, changes = {}) {
	const all = Object.entries({ ...NAMES, ...changes });
	return all.reduce((text, [from, to]) => text.replaceAll(from, to), sample);
}

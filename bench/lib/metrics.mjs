// The numbers of /metrics at one moment: gives a function from a sample's name, labels included, to its value.

export async function metrics(server) {
	const { text } = await server.client().get('/metrics');
	const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
	const values = new Map(lines.map((line) => {
		const space = line.lastIndexOf(' ');
		return [line.slice(0, space), Number(line.slice(space + 1))];
	}));
	return (name) => {
		if (!values.has(name)) throw new Error(`/metrics has no ${name}`);
		return values.get(name);
	};
}

import { readdirSync, readFileSync } from 'node:fs';

function readProcess(pid: number): { parent: number; command: string } | undefined {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
		// The name in brackets may hold anything; the parent is the second field behind it.
		const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
		return { parent, command: readFileSync(`/proc/${pid}/cmdline`, 'utf8') };
	} catch {
		return undefined;
	}
}

/** Children of a process, and theirs, whose command line holds the text. */
export function descendants(root: number | undefined, part: string): number[] {
	if (root === undefined) return [];
	const all = readdirSync('/proc').flatMap((name) => {
		const pid = Number(name);
		const found = Number.isInteger(pid) ? readProcess(pid) : undefined;
		return found ? [{ pid, ...found }] : [];
	});
	const family = new Set([root]);
	for (let size = 0; size !== family.size;) {
		size = family.size;
		for (const { pid, parent } of all) if (family.has(parent)) family.add(pid);
	}
	return all
		.filter(({ pid, command }) => family.has(pid) && command.includes(part))
		.map(({ pid }) => pid);
}

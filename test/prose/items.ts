import fs from 'node:fs';
import path from 'node:path';

/** A place where something must be said, with the rules that must say it. */
export interface Fault {
	readonly from: number;
	readonly to: number;
	readonly rule: string;
	/** Known to be missed, `⟦?rule|span⟧`: it counts against recall and is no failure of the tests. */
	readonly isMissed: boolean;
}

/** One item of the corpus: `clean` is to be left alone, `faulty` has every fault marked. */
export interface ProseItem {
	readonly kind: 'clean' | 'faulty';
	readonly file: string;
	readonly text: string;
	readonly faults: readonly Fault[];
	/** A text that begins with `---` is a draft, any other a body. */
	readonly form: 'draft' | 'body';
}

/** Takes `⟦rule|span⟧` and `⟦rule,rule|span⟧` apart; a mark that names no rule is an error. */
export function readItem(
	kind: ProseItem['kind'],
	file: string,
	marked: string,
): ProseItem {
	const faults: Fault[] = [];
	let text = '';
	for (const part of marked.split(/(⟦[^⟧]*⟧)/u)) {
		const fault = /^⟦(?<miss>\??)(?<rules>[a-z,-]+)\|(?<span>[^⟧]+)⟧$/u.exec(part)?.groups;
		if (!fault && /[⟦⟧]/u.test(part)) throw new Error(`${file}: a mark that names no rule: ${part}`);
		const span = fault ? fault['span']! : part;
		for (const rule of fault?.['rules']?.split(',') ?? []) {
			const isMissed = fault?.['miss'] === '?';
			faults.push({ from: text.length, to: text.length + span.length, rule, isMissed });
		}
		text += span;
	}
	return { kind, file, text, faults, form: text.startsWith('---') ? 'draft' : 'body' };
}

/** The corpus of one kind, in the order of its file names. */
export const itemsOf = (kind: ProseItem['kind']): readonly ProseItem[] =>
	fs
		.readdirSync(path.join(__dirname, kind))
		.filter((file) => file.endsWith('.txt'))
		.sort()
		.map((file) =>
			readItem(kind, file, fs.readFileSync(path.join(__dirname, kind, file), 'utf8').trimEnd()),
		);

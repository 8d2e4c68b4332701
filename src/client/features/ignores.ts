import { askText } from '../ask';
import { quote } from '../../core/draft/quote';
import { everyDraft, type IgnoreEntry } from '../../core/lint/ignores';
import type { SeveritySetting } from '../../core/lint/settings';
import { setOfficeRule } from '../../node/config';
import { createIgnoreStore } from '../../node/ignore-store';
import { createTermStore } from '../../node/term-store';
import type { AddTermArgs, DisableRuleArgs, IgnoreArgs } from '../../protocol/messages';
import type { Checker } from '../checker';
import { commands } from '../commands';
import type { Host } from '../host';
import { readRules, writeRules } from '../settings';
import { registerBaseline } from './baseline';
import { showIgnored, titleOf } from './ignored-list';
import { guarded, undo } from './office-write';

interface Change {
	readonly write: () => Promise<void>;
	readonly takeBack: () => Promise<void>;
	/** What is said when it is done; the way back is on a button. */
	readonly sentence: string;
}

/** Writes, checks again, and offers the way back. */
async function change(host: Host, checker: Checker, { write, takeBack, sentence }: Change) {
	if (!(await guarded(host, write))) return;
	await checker.officeChanged();
	if ((await host.notify.ask(sentence, undo)) !== undo) return;
	await guarded(host, takeBack);
	await checker.officeChanged();
}

function ignore(host: Host, checker: Checker, args: IgnoreArgs): Promise<void> {
	const { rule, draft, mark, quote: words, dir } = args;
	const entry: IgnoreEntry = {
		rule,
		draft,
		...(mark !== undefined && { mark }),
		...(mark !== undefined && words !== undefined && { quote: words }),
	};
	const store = createIgnoreStore(dir);
	const where =
		draft === everyDraft
			? '各篇稿件的这种写法都不再提示'
			: mark === undefined
				? `本文不再提示“${titleOf(rule)}”`
				: '此处不再提示';
	return change(host, checker, {
		write: () => store.add(entry),
		takeBack: () => store.remove([entry]),
		sentence: `${where}，稿件没有改动。`,
	});
}

const leastTerm = 2;
const mostTerm = 40;

function termProblem(text: string, words: string): string | undefined {
	const term = text.trim();
	if (!term.includes(words)) return `要包含${quote(words)}`;
	if (term.length < leastTerm) return '太短，请补成一个完整的词';
	return term.length > mostTerm ? '太长，最多40个字' : undefined;
}

/** 加入词库: the words may be widened to the whole word, so that nothing else is let go. */
async function addTerm(host: Host, checker: Checker, args: AddTermArgs): Promise<void> {
	const { term: words, dir } = args;
	const given = await askText({
		title: '加入词库',
		prompt: '可以补成完整的词，例如地名、项目名的全称；稿件里出现在这个词中的字词不再提示',
		value: words,
		validateInput: (text) => termProblem(text, words),
	});
	const term = given?.trim();
	if (term === undefined || termProblem(term, words) !== undefined) return;
	const store = createTermStore(dir);
	await change(host, checker, {
		write: () => store.add(term),
		takeBack: () => store.remove([term]),
		sentence: `${quote(term)}已加入词库，稿件没有改动。`,
	});
}

async function disable(host: Host, checker: Checker, args: DisableRuleArgs): Promise<void> {
	const { rule, dir } = args;
	// The editor names a setting by its id.
	const where =
		dir === undefined ? '设置“Zwxx: Rules”里改回' : '“.zwxx”文件夹的 config.json 里改回';
	const sentence = `已关闭“${titleOf(rule)}”，以后也可在${where}。`;
	if (dir !== undefined) {
		let before: SeveritySetting | undefined;
		await change(host, checker, {
			write: async () => {
				before = await setOfficeRule(dir, rule, 'off');
			},
			takeBack: async () => void (await setOfficeRule(dir, rule, before)),
			sentence,
		});
		return;
	}
	const before = readRules();
	await change(host, checker, {
		write: async () => writeRules({ ...before, [rule]: 'off' }),
		takeBack: async () => writeRules(before),
		sentence,
	});
}

export function registerIgnores(host: Host, checker: Checker): void {
	host.command(commands.ignoreHere, (args: IgnoreArgs) => ignore(host, checker, args));
	host.command(commands.ignoreInDraft, (args: IgnoreArgs) => ignore(host, checker, args));
	host.command(commands.ignoreInOffice, (args: IgnoreArgs) => ignore(host, checker, args));
	host.command(commands.addTerm, (args: AddTermArgs) => addTerm(host, checker, args));
	host.command(commands.disableRule, (args: DisableRuleArgs) => disable(host, checker, args));
	host.command(commands.showIgnored, () => showIgnored(host, checker));
	registerBaseline(host, checker);
}

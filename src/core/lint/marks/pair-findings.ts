import { isHan } from '../../text/characters';
import type { Edit } from '../../text/span';
import { closing, type Kind, type Lone, type Pair } from './bracket-pairs';
import type { Finding, Fix } from '../rule';

const names: Readonly<Record<Kind, string>> = {
	'《': '书名号',
	'〈': '单书名号',
	'“': '引号',
	'‘': '单引号',
	'（': '括号',
	'【': '方括号',
	'〔': '六角括号',
};

/** How far the place of a missing mark is looked for, characters. */
const reach = 60;

const documentKind =
	/(?:通知|意见|办法|方案|条例|规定|决定|规划|纲要|细则|报告|法|标准|指南|要点|清单|计划|决议|公报|章程|预案|制度|措施|规则|批复|函|纪要|公告|通告|指引|规范|目录|手册|倡议书|责任书|承诺书|协议|合同)(?:（[^（）]{2,8}）)?(?=$|要求|精神|规定|[等中和及与已自作，。、]|出台|印发|明确)/gu;

const clauseEnd = /[，。；：！？、,;!?\n]/u;

const titled = (title: string, edit: Edit): Fix => ({ title, edits: [edit] });

/** Offset behind the name of a document that begins at an offset. */
function endOfTitle(text: string, from: number): number | undefined {
	const rest = text.slice(from, from + reach);
	const stop = rest.search(/[，。；：！？《》\n]/u);
	const name = stop < 0 ? rest : rest.slice(0, stop);
	const last = [...name.matchAll(documentKind)].at(-1);
	return last && from + last.index + last[0].length;
}

/** Where the partner of an opening mark most likely belongs. */
function closingPlace(text: string, { at, kind }: Lone): number | undefined {
	if (kind === '《' || kind === '〈') return endOfTitle(text, at + 1);
	// A speech runs to the end of its paragraph.
	if (kind === '“' && /[：:]$/u.test(text.slice(0, at).slice(-1))) return text.trimEnd().length;
	const rest = text.slice(at + 1, at + 1 + reach);
	const stop = rest.search(kind === '（' ? /[，。；！？\n]/u : clauseEnd);
	if (stop === 0) return undefined;
	if (stop > 0) return at + 1 + stop;
	return text.length <= at + 1 + reach ? text.trimEnd().length : undefined;
}

/** Where the partner of a closing mark most likely belongs. */
function openingPlace(text: string, { at, kind }: Lone): number | undefined {
	const from = Math.max(0, at - 300);
	const before = text.slice(from, at);
	if (kind === '“') {
		const colon = before.lastIndexOf('：');
		return colon < 0 || before.includes('“') ? undefined : from + colon + 1;
	}
	if (kind !== '《') return undefined;
	const clause = before.slice(-reach);
	const about = Math.max(clause.lastIndexOf('关于'), clause.lastIndexOf('印发《'));
	if (about < 0 || clauseEnd.test(clause.slice(about))) return undefined;
	return at - clause.length + about;
}

function insertion(text: string, one: Lone): Fix[] {
	// ‘ and 〈 by themselves are as often a slip of the hand.
	if (one.kind === '‘' || one.kind === '〈') return [];
	const place = one.opens ? closingPlace(text, one) : openingPlace(text, one);
	if (place === undefined) return [];
	const mark = one.opens ? closing(one.kind) : one.kind;
	const near = one.opens ? text.slice(Math.max(0, place - 4), place) : text.slice(place, place + 4);
	const title = one.opens ? `在“${near}”后补“${mark}”` : `在“${near}”前补“${mark}”`;
	return [titled(title, { from: place, to: place, text: mark })];
}

/**
 * A mark without its partner.
 * @param isAlone whether it is the only such mark of its paragraph: only then its partner's place is
 * clear enough to offer.
 */
export function loneFinding(text: string, one: Lone, isAlone: boolean): Finding {
	const { at, kind, opens } = one;
	const mark = text.charAt(at);
	const missing = opens ? closing(kind) : kind;
	const remove = titled(`删去“${mark}”`, { from: at, to: at + 1, text: '' });
	return {
		from: at,
		to: at + 1,
		message: `${names[kind]}“${mark}”没有配对的“${missing}”：标号必须成对，缺一半就看不出起止；请补上“${missing}”或删去“${mark}”。`,
		fixes: isAlone ? [...insertion(text, one), remove] : [remove],
	};
}

/** Two marks of one pair that both open or both close, or two halves of different pairs. */
function halves(text: string, first: Lone, second: Lone): Finding | undefined {
	const inside = text.slice(first.at + 1, second.at);
	if (inside.length === 0 || inside.length > 40 || /[。；！？]/u.test(inside)) return undefined;
	if (
		first.opens !== second.opens
			? !first.opens || first.kind === second.kind
			: first.kind !== second.kind
	)
		return undefined;
	const wrong = first.opens ? second : first;
	const good = first.opens ? closing(first.kind) : first.kind;
	const mark = text.charAt(wrong.at);
	const span = { from: wrong.at, to: wrong.at + 1 };
	return {
		...span,
		message: `“${mark}”与“${text.charAt(first.opens ? first.at : second.at)}”不成对：一对标号要一开一合、同一形式；请改为“${good}”。`,
		fixes: [titled(`改为“${good}”`, { ...span, text: good })],
	};
}

/** Findings on halves that together were meant as a pair, and the lone marks that are left. */
export function joinHalves(text: string, lone: readonly Lone[]) {
	const findings: Finding[] = [];
	const left: Lone[] = [];
	for (let i = 0; i < lone.length; i++) {
		const [first, second] = [lone[i]!, lone[i + 1]];
		const joined = second && halves(text, first, second);
		if (joined) {
			findings.push(joined);
			i++;
		} else left.push(first);
	}
	return { findings, left };
}

/** ”》: two pairs cross. */
export function crossedFinding(text: string, at: number): Finding {
	const good = text.charAt(at + 1) + text.charAt(at);
	const span = { from: at, to: at + 2 };
	return {
		...span,
		message: `“${text.slice(at, at + 2)}”交叉：后开的标号要先合上，里外层次才清楚；请改为“${good}”。`,
		fixes: [titled(`改为“${good}”`, { ...span, text: good })],
	};
}

function nested(text: string, pair: Pair, good: string, why: string): Finding {
	const marks = `${text.charAt(pair.from)}${text.charAt(pair.to)}`;
	const edits = [
		{ from: pair.from, to: pair.from + 1, text: good.charAt(0) },
		{ from: pair.to, to: pair.to + 1, text: good.charAt(1) },
	];
	return {
		from: pair.from,
		to: pair.from + 1,
		severity: 'info',
		message: `这里的${marks}${why}；请改为${good}。`,
		fixes: [{ title: `改为${good}`, edits }],
		related: [{ from: pair.to, to: pair.to + 1, message: '配对的另一半' }],
	};
}

/** “甲“和”乙”: both inner marks look the wrong way. */
const joinsTwo = (inside: string): boolean =>
	inside.length <= 8 && /^(?:[、，和与及或]|以及)/u.test(inside);

/** Marks of the wrong level: “” in “”, 《》 in 《》, 〈〉 or ‘’ by themselves. */
export function levelFindings(text: string, pairs: readonly Pair[]): Finding[] {
	return pairs.flatMap((pair): Finding[] => {
		const { kind, parent } = pair;
		const inside = text.slice(pair.from + 1, Math.min(pair.to, pair.from + reach));
		const isSame = kind === parent && (kind === '“' || kind === '《');
		if (isSame) {
			if (joinsTwo(inside)) return [];
			const good = kind === '“' ? '‘’' : '〈〉';
			const outer = kind === '“' ? '双引号' : '双书名号';
			return [nested(text, pair, good, `套在${outer}里：里层要用单的，层次才分得开（GB/T 15834）`)];
		}
		if (kind === '〈' && parent !== '《' && isHan(inside.charCodeAt(0))) {
			return [nested(text, pair, '《》', '用在最外层：单书名号只用在书名号里面')];
		}
		if (kind === '‘' && !pair.isQuoted && /[〇一-鿿]/u.test(inside)) {
			return [nested(text, pair, '“”', '用在最外层：外层引号用双的，单引号只用在双引号里面')];
		}
		return [];
	});
}

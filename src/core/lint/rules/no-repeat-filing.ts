import type { Draft } from '../../draft/draft';
import { metaEntry, metaValue } from '../../draft/meta';
import { quote } from '../../draft/quote';
import { setMeta } from '../../draft/set-meta';
import { titleOf } from '../../draft/title';
import { formatBeijingDate } from '../../text/beijing-time';
import type { Span } from '../../text/span';
import type { FiledItem } from '../filing-history';
import { createComparison, printOf } from '../likeness';
import { filedExamples } from '../repeat-filing-examples';
import { defineDocumentRule, type DocumentContext, type Fix } from '../rule';

/** 稿号 in a value that may name several. */
const idsIn = (value: string | undefined): readonly string[] =>
	(value ?? '').split(/[\s,，、;；]+/u).filter((id) => id !== '');

const followMark = /[（(](?:续报|终报)[^（()）]{0,20}[）)]$/u;

/** Whether the draft says itself how it belongs to an item that was filed. */
function createIsLinked(draft: Draft): (item: FiledItem) => boolean {
	const own = (metaValue(draft, '稿号') ?? '').trim();
	const family = idsIn(metaValue(draft, '同源'));
	const follows = idsIn(metaValue(draft, '续报'));
	return ({ draftId, family: theirs }) => {
		const their = idsIn(theirs);
		return (
			(own !== '' && (draftId === own || their.includes(own))) ||
			family.includes(draftId) ||
			follows.includes(draftId) ||
			their.some((id) => family.includes(id))
		);
	};
}

/** The item that is most like the draft; the latest of several. */
function closest(draft: Draft, items: readonly FiledItem[]): FiledItem | undefined {
	const isLinked = createIsLinked(draft);
	const others = items.filter((item) => !isLinked(item));
	if (others.length === 0) return undefined;
	const compare = createComparison(printOf(draft.text.slice(draft.body.from, draft.body.to)));
	let best: FiledItem | undefined;
	let highest = 0;
	for (const item of others) {
		const likeness = compare(item.print ?? printOf(item.body));
		if (likeness > highest) [best, highest] = [item, likeness];
	}
	return best;
}

/** The title, else the first line with text: the whole draft is meant. */
function placeOf(draft: Draft): Span | undefined {
	const title = metaEntry(draft, '标题')?.valueSpan;
	if (title && title.to > title.from) return title;
	const first = draft.paragraphs.find(({ text }) => text.trim() !== '');
	return first && { from: first.from, to: first.to };
}

function linkFix(draft: Draft, key: '同源' | '续报', { draftId }: FiledItem): Fix[] {
	if (!draft.frontMatter || (metaValue(draft, key) ?? '').trim() !== '') return [];
	return [{ title: `注明${key}：${draftId}`, edits: [setMeta(draft, key, draftId)] }];
}

function dateOf({ filedAt }: FiledItem): string {
	const [year = '', month, day] = formatBeijingDate(filedAt).split('-');
	return `${year}年${Number(month)}月${Number(day)}日`;
}

function messageFor(item: FiledItem): string {
	const title = item.title.trim() === '' ? '一篇信息' : quote(item.title, 30);
	return `与${dateOf(item)}报送的${title}内容相近，重复报送会被退回；由同一素材改写的请注明“同源”，接着报的请注明“续报”，不是一回事可不理会。`;
}

function conclude({ draft, vehicle, history }: DocumentContext) {
	if (!history || history.items.length === 0) return [];
	if (followMark.test(titleOf(draft) ?? '')) return [];
	const place = placeOf(draft);
	const item = place && closest(draft, history.items);
	if (!item) return [];
	const same = linkFix(draft, '同源', item);
	const next = vehicle?.urgent === true ? linkFix(draft, '续报', item) : [];
	return [{ ...place, message: messageFor(item), fixes: [...next, ...same] }];
}

export default defineDocumentRule<never>({
	id: 'no-repeat-filing',
	ref: 'R18',
	title: '重复报送',
	rationale:
		'同一件事换个日期、换个说法再报一次，收稿单位要逐篇比对，发现后退回，还会影响本单位的报送信誉。这里只和本机台账里报过的稿件比对，比的是文字和数据：文字相近而数据换新的（月报、年报）不提示；已注明“同源”“续报”的不提示。比对在本机完成，稿件内容不外传。',
	severity: 'warning',
	gate: 'confirm',
	scope: 'document',
	triggers: [],
	since: '0.2.0',
	maturity: 'stable',
	exampleHistory: filedExamples,
	examples: [
		{
			meta: ['标题: ⟦云岭县整治电动自行车⟧'],
			bad: '11月20日，云岭县启动电动自行车安全整治，检查商户126家，发现隐患58处，整改41处，约谈经营者9人，查扣改装车辆23辆。',
		},
		{
			bad: '⟦云岭县检查电动自行车商户126家，发现隐患58处，整改41处，查扣改装车辆23辆，新建集中充电点32处。⟧',
		},
	],
	leaves: [
		'2026年12月，云岭县检查电动自行车商户89家，发现隐患17处，整改15处，约谈经营者4人，查扣改装车辆11辆，新建集中充电点26处。',
		'云岭县供销社筹措化肥1.2万吨、农药86吨，保障秋冬种用肥用药。',
	],
	conclude: (_collected, context) => conclude(context),
});

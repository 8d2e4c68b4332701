import { pictureTexts } from '../attachments/listing';
import type { Draft } from '../draft/draft';
import { metaEntry } from '../draft/meta';
import { isFirstReport } from '../draft/series';
import { titleOf } from '../draft/title';
import { createAnalyzer, type LintFinding } from '../lint/engine';
import type { FilingHistory } from '../lint/filing-history';
import { createTextChecker, type Standing } from '../lint/run-rules';
import { keyOfLine, type RuleFailure } from '../lint/stretches';
import type { Gate, Place, Rule } from '../lint/rule';
import { noSegmenter } from '../segment/none';
import { overlaps, type Span } from '../text/span';
import type { Catalogue } from '../vehicle/catalogue';
import type { Vehicle } from '../vehicle/schema';
import type { Payload } from './payload';

/** Row of the rule catalogue that speaks of classification marks and sensitive words. */
const secrecyRef = 'R20';
const everywhere: readonly Place[] = ['body', 'title', 'meta'];

/** A text that leaves with the item without standing in the draft, e.g. a caption. */
export interface OutsideText {
	/** What it is, as the person knows it, e.g. `附件名“现场照片.jpg”`. */
	readonly label: string;
	readonly text: string;
}

/** Something at the gate. */
export interface GateFinding {
	readonly rule: string;
	readonly ref: string;
	readonly gate: Gate;
	readonly message: string;
	/** Where in the draft; absent for an outside text. */
	readonly span?: Span;
	/** Which outside text. */
	readonly label?: string;
	/** A named 保密审查 is needed, a reason alone is not enough. */
	readonly needsReviewer: boolean;
}

/** What the gate says of a filing. */
export interface GateResult {
	/** 挡下 cannot be overridden; 确认 needs an answer for each of `confirm`. */
	readonly verdict: '放行' | '确认' | '挡下';
	readonly blocked: readonly GateFinding[];
	readonly confirm: readonly GateFinding[];
	/** Rules that could not do their work; any one stops the filing. */
	readonly failures: readonly RuleFailure[];
}

export interface GateInput {
	/** All rules; those without `gate` are left out here. */
	readonly rules: readonly Rule[];
	readonly draft: Draft;
	readonly vehicle: Vehicle | undefined;
	readonly catalogue: Catalogue;
	/** What else leaves with the item; names and captions of its pictures are looked at anyhow. */
	readonly outside?: readonly OutsideText[];
	/** What was filed before; absent where the draft is not about to be filed. */
	readonly history?: FilingHistory;
}

type Confirmation = Payload['confirmations'][number];

function gateFinding(
	found: LintFinding,
	place: Pick<GateFinding, 'span' | 'label'>,
): GateFinding[] {
	const { rule, ref, gate, message } = found;
	if (!gate) return [];
	const needsReviewer = gate === 'confirm' && ref === secrecyRef;
	return [{ rule, ref, gate, message, needsReviewer, ...place }];
}

interface MetaLine extends Span, Standing {
	readonly text: string;
}

/**
 * Lines of the front matter as they stand, and the title as it is filed: a mark across key and value,
 * in a key, or across two lines of a title would escape a look at the values alone.
 */
function metaLines(draft: Draft): readonly MetaLine[] {
	const lines = (draft.frontMatter?.entries ?? []).flatMap((entry) =>
		[entry, ...entry.children].map((line): MetaLine => {
			const from = Math.min(line.keySpan.from, line.valueSpan.from);
			const to = Math.max(line.keySpan.to, line.valueSpan.to);
			const text = draft.text.slice(from, to);
			return { from, to, text, place: 'meta', key: keyOfLine(line, entry) };
		}),
	);
	const title = metaEntry(draft, '标题');
	if (!title || title.children.length === 0) return lines;
	return [...lines, { ...title.span, text: titleOf(draft) ?? '', place: 'title', key: '标题' }];
}

interface Checked {
	readonly found: readonly GateFinding[];
	readonly failures: readonly RuleFailure[];
}

/** The draft itself: title, body and every front matter value, then the lines as a whole. */
function checkDraft(rules: readonly Rule[], { draft, catalogue, history }: GateInput): Checked {
	const analyzer = createAnalyzer({ rules, segmenter: noSegmenter });
	const whole = analyzer.analyze(draft.text, {
		catalogue,
		settings: {},
		...(history && { history }),
	});
	const found = whole.findings.flatMap((f) => gateFinding(f, { span: { from: f.from, to: f.to } }));
	const failures = [...whole.failures];
	// Only rules that look at a text by itself have a say; the others have seen the whole draft.
	const checkText = createTextChecker(rules);
	for (const line of metaLines(draft)) {
		const checked = checkText(line.text, line);
		failures.push(...checked.failures);
		for (const f of checked.findings) {
			const from = line.from + f.from;
			const span = { from, to: Math.min(line.to, line.from + f.to) };
			const known = found.some(
				(other) => other.rule === f.rule && other.span && overlaps(other.span, span),
			);
			if (!known) found.push(...gateFinding(f, { span }));
		}
	}
	return { found, failures };
}

function checkOutside(rules: readonly Rule[], texts: readonly OutsideText[]): Checked {
	const checkText = createTextChecker(rules);
	const checked = texts.map(({ label, text }) => {
		const { findings, failures } = checkText(text, { place: 'body' });
		return { found: findings.flatMap((f) => gateFinding(f, { label })), failures };
	});
	return {
		found: checked.flatMap(({ found }) => found),
		failures: checked.flatMap(({ failures }) => failures),
	};
}

/**
 * Without the rule for classification marks nothing may leave: that list was cut, not the danger. An
 * office's own words only ask, so they do not stand for it.
 */
const missingSecrecy = (rules: readonly Rule[]): readonly RuleFailure[] =>
	rules.some(({ ref, gate }) => ref === secrecyRef && gate === 'block')
		? []
		: [{ rule: secrecyRef, error: '没有装载涉密标志检查' }];

const oncePerRule = (failures: readonly RuleFailure[]): readonly RuleFailure[] => [
	...new Map(failures.map((failure) => [failure.rule, failure])).values(),
];

/** Rules as the gate runs them: those that look at a text by itself look everywhere. */
const gateRules = (rules: readonly Rule[]): readonly Rule[] =>
	rules
		.filter((rule) => rule.gate !== undefined)
		.map((rule): Rule => (rule.scope === 'paragraph' ? { ...rule, where: everywhere } : rule));

/**
 * 关口: decides whether a draft may be filed, by the rules that declare a gate, independent of their
 * severity, of settings, ignores and anything in the folder. The 首报 of an urgent vehicle is stopped
 * by classification marks only. Never throws.
 */
export function runGate(input: GateInput): GateResult {
	const urgent = isFirstReport(input.draft, input.vehicle);
	const declared = gateRules(input.rules);
	const rules = urgent ? declared.filter(({ ref }) => ref === secrecyRef) : declared;
	const inside = checkDraft(rules, input);
	const outside = checkOutside(rules, input.outside ?? []);
	const pictures = checkOutside(rules, pictureTexts(input.draft));
	// The line of a picture was seen as a whole: what it holds is not told twice.
	const known = new Set(inside.found.map(({ rule }) => rule));
	const hidden = pictures.found.filter(({ rule }) => !known.has(rule));
	const found = [...inside.found, ...outside.found, ...hidden];
	const failures = oncePerRule([
		...missingSecrecy(rules),
		...inside.failures,
		...outside.failures,
		...pictures.failures,
	]);
	const blocked = found.filter(({ gate }) => gate === 'block');
	const confirm = urgent ? [] : found.filter(({ gate }) => gate === 'confirm');
	const stopped = blocked.length > 0 || failures.length > 0;
	return {
		verdict: stopped ? '挡下' : confirm.length > 0 ? '确认' : '放行',
		blocked,
		confirm,
		failures,
	};
}

/** What is still missing before a filing with confirmed findings may go; Chinese sentences. */
export function openConfirmations(
	{ confirm }: GateResult,
	given: readonly Confirmation[],
): readonly string[] {
	const rules = [...new Map(confirm.map((finding) => [finding.rule, finding])).keys()];
	return rules.flatMap((rule) => {
		const answer = given.find((one) => one.rule === rule);
		const needsReviewer = confirm.some((f) => f.rule === rule && f.needsReviewer);
		const first = confirm.find((f) => f.rule === rule)?.message ?? '';
		if (needsReviewer && !answer?.reviewer?.trim())
			return [`要写明保密审查人，正文含有本单位的敏感词；请填写姓名。${first}`];
		if (!answer?.reason.trim()) return [`要写明仍然报送的理由；请填写。${first}`];
		return [];
	});
}

/** The reasons and names given at the gate leave with the item, so that they pass it themselves. */
export const confirmationTexts = (given: readonly Confirmation[]): readonly OutsideText[] =>
	given.flatMap(({ reason, reviewer }) => [
		{ label: '仍然报送的理由', text: reason },
		...(reviewer === undefined ? [] : [{ label: '保密审查人', text: reviewer }]),
	]);

/** Why a filing was stopped, as one Chinese sentence for the person. */
export function gateSentence({ verdict, blocked, failures }: GateResult): string {
	const [failure] = failures;
	if (failure)
		return `有一项报送前的检查没有做成（${failure.rule}），为防误报没有报送；请重新打开窗口再试，仍不行请联系维护人员。`;
	const [finding] = blocked;
	if (finding) return `没有报送：${finding.message}`;
	return verdict === '确认' ? '有几处要先确认，确认后即可报送。' : '可以报送。';
}

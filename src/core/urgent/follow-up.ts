import { setDraftId } from '../draft/identity';
import { metaValue } from '../draft/meta';
import { parseDraft } from '../draft/parse';
import { setMeta } from '../draft/set-meta';
import { titleOf } from '../draft/title';
import { applyEdits } from '../text/edits';

export type FollowUpStage = '续报' | '终报';

const stageMark = /[（(](?:首报|续报|终报)([^（()）]{0,20})[）)]$/u;
const numerals = '一二三四五六七八九十';

/** Which 续报 a title says it is; 0 for a 首报. */
function numberOf(title: string): number {
	const said = stageMark.exec(title);
	if (!said?.[0].includes('续报')) return 0;
	const written = said[1]?.trim() ?? '';
	const value = /^\d{1,3}$/u.test(written) ? Number(written) : numeralValue(written);
	return value ?? 1;
}

function numeralValue(written: string): number | undefined {
	const tens = /^十([一二三四五六七八九])$/u.exec(written);
	if (tens) return 11 + numerals.indexOf(tens[1] ?? '');
	const at = written.length === 1 ? numerals.indexOf(written) : -1;
	return at === -1 ? undefined : at + 1;
}

function numeral(value: number): string {
	if (value <= 10) return numerals[value - 1] ?? '';
	return value < 20 ? `十${numerals[value - 11] ?? ''}` : String(value);
}

/** The title of the next report: `…（续报二）`, `…（终报）`. */
export function followUpTitle(title: string, stage: FollowUpStage): string {
	const bare = title.replace(stageMark, '').trim();
	return stage === '终报' ? `${bare}（终报）` : `${bare}（续报${numeral(numberOf(title) + 1)}）`;
}

/** Keys that speak of one report only and are not taken over. */
const ownKeys = ['审核', '保密审查', '签发', '报送日期', '附件'];

/**
 * The next report of a series: the last one under a new 稿号, with 续报 naming it; sign-offs and what
 * was attached belong to the last one.
 * @param id 稿号 of the new report.
 */
export function followUpText(last: string, stage: FollowUpStage, id: string): string {
	const { draft } = parseDraft(last);
	const changes: (readonly [string, string])[] = [
		['续报', (metaValue(draft, '稿号') ?? '').trim()],
		['标题', followUpTitle(titleOf(draft) ?? '', stage)],
		...ownKeys.filter((key) => metaValue(draft, key)).map((key) => [key, ''] as const),
	];
	let text = applyEdits(last, [setDraftId(draft, id)]).text;
	for (const [key, value] of changes)
		text = applyEdits(text, [setMeta(parseDraft(text).draft, key, value)]).text;
	return text;
}

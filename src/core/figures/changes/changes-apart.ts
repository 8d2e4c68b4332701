import { noun, per, target } from './change-words';

/** 原有申请材料: what there was, said by 原 itself. */
const hadWord = /原[有来先需为设定][^，。；：\d原]{0,10}$/u;
/** 合并同类后保留, 现只需: what is left after something was done, told in a clause of its own. */
const keptWord = new RegExp(
	`^${per}${noun}[，；](?:[^。；：！？\\d]{0,20}?[后，])?(?:(?:目前|现在?|如今|实际)(?:只|仅|仍|已)?(?:为|有|需要?|是)|(?:目前|现|最终|实际)?(?:只|仅|仍|均|已)?(?:保留|还剩|剩[下余]?|留下|留用|留存|仅需|只需|只要|${target}))了?$`,
	'u',
);

const beforeWord = /[一-龥]{2}[之以]?前(?<said>[^，。；：\d前后]{0,8})$/u;
const afterWord = new RegExp(
	`^${per}[〇一-鿿]{0,6}[，；](?:[一-龥]{1,7}后|现在?|如今|目前)(?<said>[^，。；：！？\\d前后]{0,8})$`,
	'u',
);
/** 汛前、节前 are times of their own, 提前 and 此前 none. */
const noChange = /[汛节会年日月周目提此先从赛课餐饭]前/u;

/** 整治后拆除42处 is what was done, and not what there is. */
const neutral =
	/^(?:每[一-龥]{1,2})?(?:平均)?(?:用时|[只仅]需?|还?剩|[降减增][至到为])?[为是有达]?$/u;

/** 改造前每月停电9次，改造后每月3次: from what stands before the first figure, and between both. */
export function isBeforeAfter(head: string, gap: string): boolean {
	const then = beforeWord.exec(head)?.groups?.['said'];
	const now = afterWord.exec(gap)?.groups?.['said'];
	if (then === undefined || now === undefined || noChange.test(head)) return false;
	return then === now || neutral.test(now);
}

const nowHead = /(?:现有?|目前|如今)[^，。；：\d前后]{0,8}$/u;
const wasBehind = new RegExp(`^${per}[〇一-鿿]{0,6}，[一-龥]{2,6}前[为有是达]?$`, 'u');

/** 现有证照28种，清理前为46种: the base is told last. */
export const isNowFirst = (head: string, gap: string): boolean =>
	nowHead.test(head) && wasBehind.test(gap) && !noChange.test(gap);

const plannedWord = /(?:原定|原计划)[^，。；：\d]{0,4}$/u;
const usedWord = /^(?:的?工期)?，实际(?:只|仅)?用了?$/u;

/** 原有材料412份，合并同类后保留268份; 原定74天，实际用了58天. */
export const isKept = (head: string, gap: string): boolean =>
	(hadWord.test(head) && keptWord.test(gap)) || (plannedWord.test(head) && usedWord.test(gap));

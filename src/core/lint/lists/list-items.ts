import { clauseFrom } from './list-number';

/** What governs a list, so that it is no subject of a verb that stands before the number. */
export const governor =
	/[从由对把将在于按以给向配设建含]|涉及|集中|包括|涵盖|覆盖|出现|存在|聚焦|围绕|针对|[分作成]为|采[取用]|实行|发现|查出|归[为纳]|反映/u;
/** A verb that may part the list from the number: 财政、民政出台三类政策. */
export const verbs =
	/出台|推[出行]|实施|开展|采取|制定|提[供出]|设[立置有]|建[立成]|落实|完成|推进|抓好|申报|办理|整治|形成|存在|具备|负责|涉及|联合|会同|协同|配合|牵头|组织|参与|印发|发布|承担|拥有|享受|符合|属于|包括|包含|分[为成]|[有是为对将按从由给把被向可需应]$|[的等各]|[得着了过分余共]$/u;
/** 科教文卫、体育: several things in one word. */
export const bundles =
	/科教|文[卫体教]|农林|水电|衣食|吃住|老少|城乡|省市|[市县]乡|东西|南北|进出|工[农商]/u;
const ordinal = /^(?:[一二三四五六七八九十ⅠⅡⅢⅣA-Za-z\d]+|[甲乙丙丁]|特[级等])/u;
const once = /^一[次站体键窗件网事门卡码户村人线]/u;
/** 一期, A区, 甲类: parts that have a number or letter for a name; 一次告知 has not. */
export const isOrdinal = (item: string): boolean => ordinal.test(item) && !once.test(item);

/** 食品、药品三个领域五项指标: a number within the list tells that it is not of the one behind it. */
export const holdsNumber = /[两三四五六七八九十][个家所项条类种]/u;

/** Items of plain lists are no longer than this, so that each surely is one thing. */
export const longestItem = 10;
/** The first item has what governs the list before it. */
export const longestFirst = 22;

/** What joins two names. */
export const join = /以及|[和及与]/u;

/**
 * The items of a plain list that ends at an offset.
 * @returns with them where the clause begins that holds the list, and so the first item.
 */
export function itemsBefore(text: string, to: number) {
	const start = clauseFrom(text, to);
	return { start, items: text.slice(start, to).split('、') };
}

/**
 * Whether a list that begins with a clause goes on before the mark at which the clause begins.
 * @param from offset at which the clause begins.
 */
export function isBegun(text: string, from: number): boolean {
	const mark = text.charAt(from - 1);
	if (mark !== '' && '）)”》'.includes(mark)) return true;
	const before = text.slice(clauseFrom(text, from - 1), from - 1).split('、');
	// 分管副县长于10时20分赶到学校，成立由…: what happened before is no item.
	return mark === '，' && before.length > 1 && before.at(-1)!.length <= longestItem;
}

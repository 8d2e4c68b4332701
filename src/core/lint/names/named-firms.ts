import { opensWithHan } from '../../text/characters';
import { soundOf } from '../lexicon/sound-alikes';
import type { NamedThing } from './named-things';
import type { Hit } from '../rule';

/** What firms and their like end in; 公司 is met in all its longer forms. */
export const firmEndings: ReadonlySet<string> = new Set(['公司', '集团', '厂', '合作社', '养殖场']);

/** 滨海水产|有限责任公司: not part of what tells firms apart. */
const longForm =
	/(?:(?:集团|控股|实业|股份|科技)?(?:有限责任|股份有限|有限)|集团|股份|(?:农民)?专业)$/u;

/** A firm is registered as one of the two. */
const limitedForm = /有限(?:责任)?$/u;

const none: readonly NamedThing[] = [];

/** 厂房, 公司制, 合作社员: the ending belongs to another word. */
const goesOn: Readonly<Record<string, string>> = {
	厂: '家房区长商矿子址门内外里',
	公司: '制化法',
	集团: '公有股军化式',
	合作社: '员',
};

/** 污水处理厂, 龙头食品公司: kinds of firms, none by its name. */
const kind =
	/污水|垃圾|自来|农产|粮食|食品加|服装|木材|石材|水泥|饲料|化工|供[水热电气暖]|建筑|汽车|废[品旧]|家具|肉类|屠宰|国有|龙头|[大小中]型|民营|本地|当地|该[县市区镇乡]|[一二三四五六七八九十几多\d]家|物业|保险|担保|投资|开发|燃气|热力|电力|水务|公交|客运|运输|环卫|保安|劳务|施工|监理|总承|承包|上市|外贸|涉事|违法|违规|相关|有关|[等的地了在到对由向和与及为将从把被让给是省市县区镇乡村]|加工|生产|处理|制造|发电/u;

/** 宏运运输公司: a trade that says nothing of who it is; the two characters before it do. */
const trade =
	/(?:健康管理|物业(?:服务|管理)?|农产品|食品加工|粮食|服装|木材|石材|水泥|饲料|化工|建筑(?:工程|安装)?|汽车|家具|保险|担保|投资|开发|燃气|热力|电力|水务|公交|客运|(?:货物)?运输|环卫|保安|劳务|施工|监理|建设|置业|文旅|加工|制造)$/u;

const coreLength = 4;

/** The same characters in any order, sound-alikes taken for one. */
const sortedSound = (core: string): string => [...core].map(soundOf).sort().join('');

/**
 * A firm by the four characters before its ending: 滨海水产 and 海滨水产有限公司 are one name with
 * its characters in another order; 恒通机械公司 and 恒通机械厂 one name with two endings;
 * 恒通机械有限公司 and 恒通机械有限责任公司 one firm under two forms.
 */
export function firmAt(text: string, hit: Hit): readonly NamedThing[] {
	if (goesOn[hit.text]?.includes(text.charAt(hit.to)) === true) return none;
	const before = text.slice(Math.max(0, hit.from - 16), hit.from);
	if (/[分子总母]$/u.test(before)) return none;
	const owned = ownedAt(text, hit, before);
	if (owned) return [owned];
	const stem = before.replace(longForm, '');
	const branded = brandAt(stem, hit, hit.from - before.length, text);
	if (branded) return [branded];
	const core = stem.slice(-coreLength);
	if (
		core.length < coreLength ||
		![...core].every(opensWithHan) ||
		kind.test(core.replace(/^和/u, ''))
	)
		return none;
	const from = hit.from - before.length + stem.length - coreLength;
	const thing = {
		from,
		to: hit.to,
		text: text.slice(from, hit.to),
		owner: '',
		what: '单位名称' as const,
	};
	const limited = hit.text === '公司' ? limitedForm.exec(before)?.[0] : undefined;
	return [
		{ ...thing, key: `f${hit.text}${sortedSound(core)}`, form: core },
		{ ...thing, key: `e${core}`, form: hit.text },
		...(limited === undefined ? [] : [{ ...thing, key: `x${core}`, form: limited }]),
	];
}

/** 市燃气: what a place has one firm for. */
const ownTrade =
	/[省市县区](?:水务|自来水|供水|燃气|热力|供热|公交|城投|交投|建投|农投|文旅|环卫)$/u;

/** 市燃气集团, 市燃气公司: the firm of a place for a trade, under two names. */
function ownedAt(text: string, hit: Hit, before: string): NamedThing | undefined {
	if (hit.text !== '公司' && hit.text !== '集团') return undefined;
	const stem = before.replace(longForm, '');
	const match = ownTrade.exec(stem);
	if (!match || /[的各等及和与、]$/u.test(stem.slice(0, match.index))) return undefined;
	const from = hit.from - before.length + match.index;
	const isGroup = hit.text === '集团' || before.slice(stem.length).includes('集团');
	return {
		from,
		to: hit.to,
		key: `m${match[0]}`,
		form: isGroup ? '集团' : hit.text,
		text: text.slice(from, hit.to),
		owner: '',
		what: '单位名称',
	};
}

const brandLength = 2;

/** @param offset of the stem in the text. */
function brandAt(stem: string, hit: Hit, offset: number, text: string): NamedThing | undefined {
	const name = stem.replace(trade, '');
	const brand = name.slice(-brandLength);
	// 天骄集团 needs no trade.
	if (
		(name === stem && hit.text !== '集团') ||
		brand.length < brandLength ||
		![...brand].every(opensWithHan)
	)
		return undefined;
	const from = offset + name.length - brandLength;
	return {
		from,
		to: hit.to,
		key: `b${stem.slice(name.length)}${hit.text}${sortedSound(brand)}`,
		form: brand,
		text: text.slice(from, hit.to),
		owner: '',
		what: '单位名称',
	};
}

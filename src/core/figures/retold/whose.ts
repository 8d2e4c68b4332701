/**
 * Whose a figure is, by the words before it: the county's, a town's, a firm's, a part's. A figure of another
 * one is another figure, however like it is told.
 */

/**
 * 石桥镇, 东片区, 第二批, 男职工: whose figure it is; 全县 and 该镇 are the whole that is spoken of, and 县财政局 is an
 * office of it.
 */
const ofSomebody =
	/[一-龥]{0,2}(?![全该本我各这此农乡城地老新山社由在对向与和从将把被给让经及等逐每上超门夜集度年月日天])[一-龥](?:[省州镇乡村](?!里)|[厂站队校院局组批期]|(?:市(?![场民政值容级直里])|县(?![级直里])|区(?![域位间划县级直里]))(?![一-龥]{1,9}[局委办])|街道|社区|公司|集团|片区|标段|职工|年级)/gu;

const namesIn = (sentence: string): readonly string[] =>
	(sentence.match(ofSomebody) ?? []).map((name) => name.slice(-3));

const kinds: readonly (readonly [RegExp, string])[] = [
	[/社区$/u, '村'],
	[/片区$/u, '片'],
	[/[市县区州]$/u, '县'],
	[/[镇乡道]$/u, '镇'],
];
/** 云岭县 and 南屏区 are of one kind. */
const kindOf = (name: string): string =>
	kinds.find(([end]) => end.test(name))?.[1] ?? name.slice(-1);

/** Whether both name something of one kind, each another: 石桥镇 and 城关镇, 第一批 and 第二批. */
export function nameOthers(said: string, again: string): boolean {
	const b = namesIn(again);
	if (b.length === 0) return false;
	const a = namesIn(said);
	return b.some((name) => {
		const there = a.filter((one) => kindOf(one) === kindOf(name));
		return there.length > 0 && !there.includes(name);
	});
}

/** A part, another time, or somebody: 逐村, 各村 and 农村 are nobody. */
const somebody =
	/其[中余他它]|(?<![逐各农全入驻进帮到每下城美政制然乡个条型范该本])[镇乡村](?![级庄里委容风规居镇村务干医口头道]|民(?!政)|组(?!织)|集体|振兴)|(?<![个家所条处各全每批])(?:街道|社区|公司|集团|学校|医院|园区|银行|片区|标段|车间)|[一二三四五六七八九十\d]+号[线楼点井洞口机]|[农工商]行|支行|去年|上年|同期|第[一二三四五六七八九十\d]+(?!季度|阶段)/gu;

/** Whether a later place names somebody whom the earlier one does not. */
export function namesNobodyNew(said: string, again: string): boolean {
	const known = new Set<string>(said.match(somebody) ?? []);
	return (again.match(somebody) ?? []).every((word) => known.has(word));
}

/** 全市, 该县; 云岭县, which is no 县级公路. */
const whole =
	/(?<![居占在])[全该本我](?<all>[省市州县区旗镇乡村])(?!前列|[首第场民]|平均|率先)|[一-龥](?![全各本该])[一-龥](?<named>[省市州县])(?![场民政容级域直属内外])/gu;

/** The level of the last whole that is named: 县 of 云岭县 and of 全县. */
function levelOf(sentence: string): string | undefined {
	const last = [...sentence.matchAll(whole)].at(-1)?.groups;
	return last && (last['all'] ?? last['named']);
}

/**
 * Whether a figure may be of whom another one is.
 * @param said what the earlier sentence says as far as its figure.
 * @param again the same of the later one, which may name nobody the earlier one does not.
 */
export function areOfOneHolder(said: string, again: string): boolean {
	if (nameOthers(said, again) || !namesNobodyNew(said, again)) return false;
	const [level, there] = [levelOf(said), levelOf(again)];
	return level === undefined || there === undefined || level === there;
}

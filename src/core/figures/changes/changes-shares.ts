import { between } from './changes';
import { isPositive, type Quantity } from '../quantity';
import { isSameDimension } from '../unit';

/** A part of a whole and the percentage that it is said to be. */
export interface Share {
	readonly part: Quantity;
	readonly whole: Quantity;
	readonly percent: Quantity;
	/** Other figures that may be the whole. */
	readonly also: readonly Quantity[];
}

/** A figure and another of which it is so many times. */
export interface Multiple {
	readonly now: Quantity;
	readonly base: Quantity;
	readonly times: Quantity;
}

const isPercent = (quantity: Quantity): boolean =>
	quantity.unit?.dimension === 'ratio' && quantity.figure.kind !== 'range';
const plain = (quantity: Quantity): boolean =>
	quantity.figure.kind === 'exact' && isPositive(quantity);

/** 23人占50人的48%: the words between part and whole, and between whole and percentage. */
const partOf =
	/^[^，。；：、\d]{0,10}，?[约仅只就已]?占(?:全[省市县区镇乡村部体校]|总|其中)?[^，。；：、\d的]{0,4}[（(]?$/u;
/** 完成全年任务3600户的90%: done of what was to be done. */
const doneOf =
	/^[^，。；：、\d]{0,10}，?(?:已|共|累计)?(?:完成|达到?|为|相当于)了?(?:全年|年度|年初|今年|本年|[市县省的]|上级|下达|确定){0,3}(?:计划|任务|目标|指标)(?:任务|目标|数|投资|面积)?[（(]?$/u;
const ofWhole = /^[^，。；：、\d]{0,8}的?(?:比重|比例)?[为达的]?$/u;
const sayShare =
	/^[^，。；：、\d其]{0,14}[，（(、]?(?:[约仅只就已共]|合计)?占(?:比|总数|全部|总量|总额|总人数|比重)?(?:[的为达到约]|达到)?$/u;
const saidAgain =
	/^(?<tail>[^，。；：、\d]{0,14})，(?<name>[一-龥]{2,6}?)占(?:比|总数|全部)?(?:[为达到约]|达到)?$/u;

/** 3000名住校，住校生占25%: the part is named again by what was said of it. */
function saysAgain(text: string, part: Quantity, percent: Quantity): boolean {
	const { tail, name } = saidAgain.exec(between(text, part, percent))?.groups ?? {};
	if (tail === undefined || name === undefined) return false;
	return `${head(text, part)}，${tail}`.includes(name.slice(0, 2));
}

const amongThem =
	/^[^，。；：\d]{0,8}(?:[，（(；。]其中|[，（(]?中[，：]?|里[，：]?)(?:[^。；\d]|\d{1,2}[月日]|20\d\d年){0,14}$/u;
/** 机井318眼，能正常使用的246眼: the second is named as some of the first. */
const someOf = /^[^，。；：、\d]{0,8}，[^，。；：\d]{2,20}的(?:[有仅共]|[仅只共]有)?$/u;
/** 电梯2430部，使用满15年的有486部: the same, told apart by a measure. */
const someOfAge =
	/^[^，。；：、\d]{0,8}，[^，。；：、\d]{0,12}\d{1,4}(?:[年天米吨亩元]|周?岁|个月|小时|公里)(?:及?以[上下内])?[^，。；：、\d]{0,10}的(?:[仅只共]?有|[仅共])?$/u;
/** 建筑面积3100平方米，过火1240平方米: what befell the first, or was done of it. */
const befell =
	/^(?![^，]*[每均])[^，。；：、\d]{0,8}，(?:目前|现|其中)?(?:已经?|共|累计|实际)?(?:过火|受灾|成灾|受损|受淹|被淹|绝收|损毁|烧毁|倒塌|毁坏|出租|租出|闲置|空置|弃耕|撂荒|流转|绿化|硬化)(?:的?面积)?(?:[为达了约有]|达到)?$/u;
const otherBase = /同比|环比|比上年|较上年/u;

/** 23人占50人的48%. */
function directShare(text: string, quantities: readonly Quantity[], at: number): Share | undefined {
	const [part, whole, percent] = [quantities[at - 2], quantities[at - 1], quantities[at]!];
	if (!part || !whole || !plain(part) || !plain(whole)) return undefined;
	if (!isSameDimension(part.unit, whole.unit) || isPercent(part)) return undefined;
	const joint = between(text, part, whole);
	if (!partOf.test(joint) && !doneOf.test(joint)) return undefined;
	const gap = between(text, whole, percent);
	return gap.includes('的') && ofWhole.test(gap) ? { part, whole, percent, also: [] } : undefined;
}

const farthestBack = 8;

/** 10.88亿元，占80%，其中甲地5.44亿元，占40%: a figure and its share make the whole of both. */
function wholeByShare(text: string, one: Quantity, next: Quantity): readonly Quantity[] {
	if (!isPercent(next) || !isPositive(next) || !sayShare.test(between(text, one, next))) return [];
	const by = 100 / next.low;
	const lowest = (one.lowest * 100) / next.highest;
	const highest = (one.highest * 100) / next.lowest;
	return [{ ...one, low: one.low * by, high: one.high * by, lowest, highest }];
}

/** 约占三分之一 is as rough as 占约三分之一. */
const asSaid = (text: string, percent: Quantity): Quantity =>
	percent.bend === 'none' && text.startsWith('约占', percent.from - 2)
		? { ...percent, bend: 'about' }
		: percent;

/** 126家，其中规上52家，占41.3%: the whole before 其中, and what else may be one. */
function shareAmong(text: string, quantities: readonly Quantity[], at: number): Share | undefined {
	const [part, percent] = [quantities[at - 1]!, quantities[at]!];
	if (!plain(part) || isPercent(part)) return undefined;
	if (!sayShare.test(between(text, part, percent)) && !saysAgain(text, part, percent))
		return undefined;
	const also: Quantity[] = [];
	let whole: Quantity | undefined;
	for (let i = at - 2; i >= Math.max(0, at - farthestBack); i--) {
		const one = quantities[i]!;
		const gap = text.slice(one.to, quantities[i + 1]!.from);
		if (/[。\n！？]/u.test(gap) && !/其中[^。]*$/u.test(gap)) break;
		if (otherBase.test(gap)) break;
		if (!isSameDimension(one.unit, part.unit) || !plain(one)) continue;
		const isSome =
			i === at - 2
				? someOf.test(gap) || befell.test(gap)
				: i === at - 3 && someOfAge.test(text.slice(one.to, part.from));
		if (amongThem.test(gap) || isSome) whole ??= one;
		also.push(one, ...wholeByShare(text, one, quantities[i + 1]!));
	}
	if (!whole || whole.low < part.low) return undefined;
	return { part, whole, percent: asSaid(text, percent), also };
}

const ofNamed = /占(?<name>[一-龥]{2,8})的$/u;
const isSame = /^[^，。；：、\d]{0,14}[，（(、]?[^，。；：、\d]{0,4}$/u;
const trail = /(?:[共为达有约是]|达到|总计|合计)+$/u;

/** 代领人数 of 由他人代领的92名: the word for a number says nothing more. */
const numberWord = /(?:总?[人户件个家次]?数|总[量额])$/u;

/** Whether a figure is that of what is named: 户籍人口 of 全县户籍人口36.8万人. */
function isNamed(text: string, one: Quantity, name: string): boolean {
	const said = head(text, one).replace(trail, '').replace(/的$/u, '');
	if (said.endsWith(name)) return true;
	const stem = name.replace(numberWord, '');
	// 办结的 of 办结数, but not of 未办结数 nor the reverse.
	if (stem === name || stem.length < 2 || !said.replace(/的$/u, '').endsWith(stem)) return false;
	return !/[不未没无非]$/u.test(said.slice(0, said.lastIndexOf(stem)));
}

/**
 * 代领的92名，其中子女代领51名、干部代领27名: of several with one name the whole is what the others are among. Else two
 * figures of one name are of two years, or of two places.
 * @param named the nearest first.
 */
function wholeOf(text: string, named: readonly Quantity[]): Quantity | undefined {
	const whole = named.at(-1);
	const next = named.at(-2);
	if (!whole || !next) return whole;
	const isAmong = amongThem.test(text.slice(whole.to, next.from));
	return isAmong && named.every((one) => one.low <= whole.low) ? whole : undefined;
}

/**
 * 户籍人口36.8万人, and further on 老年人9.2万人，占户籍人口的25%: the whole is named as its figure is. Other
 * figures of the kind between them may be the whole as well.
 */
function shareOfNamed(
	text: string,
	quantities: readonly Quantity[],
	at: number,
): Share | undefined {
	const [part, percent] = [quantities[at - 1]!, quantities[at]!];
	if (!plain(part) || isPercent(part)) return undefined;
	const gap = between(text, part, percent);
	const name = ofNamed.exec(gap)?.groups?.['name'];
	if (name === undefined || !isSame.test(gap.slice(0, gap.indexOf('占')))) return undefined;
	const also: Quantity[] = [];
	const named: Quantity[] = [];
	for (let i = at - 2; i >= Math.max(0, at - farthestBack); i--) {
		const one = quantities[i]!;
		if (text.slice(one.to, quantities[i + 1]!.from).includes('\n')) break;
		if (!isSameDimension(one.unit, part.unit) || !plain(one)) continue;
		also.push(one);
		if (isNamed(text, one, name)) named.push(one);
	}
	const whole = wholeOf(text, named);
	if (!whole || whole.low < part.low) return undefined;
	return { part, whole, percent, also };
}

/** 1.2万平方米，是3000平方米旧馆的4倍; 是2020年2.1亿元的4倍. */
const timesOf =
	/^[^，。；：、\d]{0,8}，?(?:约|正好)?(?:是|为|相当于)(?:20\d\d年)?[^，。；：、\d]{0,10}$/u;

function directMultiple(
	text: string,
	quantities: readonly Quantity[],
	at: number,
): Multiple | undefined {
	const [now, base, times] = [quantities[at - 2], quantities[at - 1]!, quantities[at]!];
	if (times.unit?.dimension !== 'times' || times.figure.kind === 'range') return undefined;
	if (!now || !plain(now) || !plain(base) || !isSameDimension(now.unit, base.unit))
		return undefined;
	if (isPercent(now) || now.low <= base.low || !timesOf.test(between(text, now, base)))
		return undefined;
	if (!/^[^，。；：、\d]{0,8}的$/u.test(between(text, base, times))) return undefined;
	return /^[。，；）]|^$/u.test(text.slice(times.to, times.to + 1))
		? { now, base, times }
		: undefined;
}

/** All multiples of which both figures are given; time is linear in the text. */
export const multiplesIn = (text: string, quantities: readonly Quantity[]): readonly Multiple[] =>
	quantities.flatMap((_, at) => (at < 2 ? [] : (directMultiple(text, quantities, at) ?? [])));

const planWords = /计划|任务|目标|(?<![适响相供反效对])应(?![急用聘对答])|下达|总投资|预算|指标/u;
const doneWords = /完成|已|累计|实[到际缴收检有参]|到位|支出|拨付|兑付/u;
const rateWords =
	/^[^，。；：\d]{0,6}[，（(]?(?:(?:投资|计划|任务|目标|预算)?(?:完成|执行|支出|到位|拨付|参会|到会|缴费|兑付|办结|参检|出勤)(?:率|进度)|(?:投资)?进度|(?:占|完成)(?:全?年度?)?(?:计划|任务|目标|预算)(?:任务|投资|目标)?的)(?:达到|已达|[刚仅才已]?过|[达为约仅])?$/u;

const head = (text: string, quantity: Quantity): string =>
	/[^，。；：、\d]*$/u.exec(text.slice(Math.max(0, quantity.from - 16), quantity.from))![0];

/** 计划投资100亿元，已完成85亿元，完成率80%. */
function completion(text: string, quantities: readonly Quantity[], at: number): Share | undefined {
	const [whole, part, percent] = [quantities[at - 2], quantities[at - 1]!, quantities[at]!];
	if (!whole || !plain(whole) || !plain(part) || isPercent(part)) return undefined;
	if (!isSameDimension(whole.unit, part.unit) && (whole.unit ?? part.unit) !== undefined)
		return undefined;
	if (!rateWords.test(between(text, part, percent))) return undefined;
	// 计划完成土方520万立方米 is yet to be done.
	const due = head(text, whole).replace(/(?:计划|应)完成/u, '计划');
	if (!planWords.test(due) || doneWords.test(due)) return undefined;
	const [said, gap] = [head(text, part), between(text, whole, part)];
	if (!doneWords.test(said) || planWords.test(said) || /[。；\n]|其中/u.test(gap)) return undefined;
	return { part, whole, percent, also: [] };
}

const shouldBe = /^，(?:全[县市区镇乡村])?应(?<deed>[一-龥]{1,4})$/u;
const rateBehind =
	/^[^，。；：、\d]{0,6}[，、（(](?<stem>[一-龥]{2})率(?:达到|[仅只]?[为达有]|[约仅])?$/u;

/** 接种疫苗4300头，应接种5000头，接种率86%: what ought to be stands behind what was. */
function completionOfDue(
	text: string,
	quantities: readonly Quantity[],
	at: number,
): Share | undefined {
	const [part, whole, percent] = [quantities[at - 2], quantities[at - 1]!, quantities[at]!];
	if (!part || !plain(part) || !plain(whole) || isPercent(part)) return undefined;
	if (!isSameDimension(whole.unit, part.unit) || part.low > whole.low) return undefined;
	const stem = rateBehind.exec(between(text, whole, percent))?.groups?.['stem'];
	const due = shouldBe.exec(text.slice(part.to, whole.from).replace(/^[^，。；：、\d]{0,8}/u, ''));
	if (stem === undefined || due?.groups?.['deed']?.includes(stem) !== true) return undefined;
	const said = head(text, part);
	return said.includes(stem) && !/[不未没应]/u.test(said)
		? { part, whole, percent, also: [] }
		: undefined;
}

const ownRate =
	/^(?!其中)[〇一-鿿]{0,6}[，、（(](?<how>有效|实际|总体|综合|平均)?(?<stem>[〇一-鿿]{2,3})率(?:达到|[仅只]?[为达有]|[约仅])?$/u;

/** What is done to the very things that are counted before it, or what they turn out to be. */
const deeds =
	/^[已实应]?[参受入升征收执审销]?(?:合格|达标|优良|优秀|及格|办[结理复]|结案|整改|整治|完[成工]|竣工|开工|投产|签约|到位|回收|收回|通过|成功|化解|调解|处[置理]|答复|回复|反馈|修[复缮]|恢复|抢通|改造|[安拆]装|拆除|更换|兑[现付]|[支拨偿]付|支出|缴[纳费]|参[检会]|入[住园学]|就业|满意|录[取用]|升学|出勤|[到在]岗|到会|签订|销号|采纳|治愈|成活|存活|执[行结]|使用|利用|启用|出租|租出|认领|签收|送达|筛查|普查|排查|登记|建档|随访|回访|审结|结[转项]|验收|覆盖|接种|上线|检测|体检|复[查检核]|保)$/u;

/** 抽取1260批次，合格1235批次，合格率96.8%: the rate is named by what the part did. */
function rateOfPart(text: string, quantities: readonly Quantity[], at: number): Share | undefined {
	const [part, percent] = [quantities[at - 1]!, quantities[at]!];
	const named = plain(part) ? ownRate.exec(between(text, part, percent))?.groups : undefined;
	const { stem, how = '' } = (named ?? {}) as { stem?: string; how?: string };
	if (stem === undefined) return undefined;
	// Of 湿地 and 不起诉 the whole is another one than what stands before.
	if (!deeds.test(stem)) return undefined;
	// 1116名表示满意，满意率: what it did may stand behind it.
	const said = `${head(text, part)}，${/^[^，、（(]*/u.exec(between(text, part, percent))![0]}`;
	const where = said.search(stem === '回收' ? /回收|收回/u : stem);
	// 有效回收率 is of what was 有效, 实际回收率 of what 实际 was.
	if (/有效|实际/u.test(how) && !said.includes(how)) return undefined;
	if (where < 0 || /[不未无没][^，]?$/u.test(said.slice(0, where))) return undefined;
	const also: Quantity[] = [];
	for (let i = at - 2; i >= Math.max(0, at - farthestBack); i--) {
		const one = quantities[i]!;
		if (/[。\n！？；]/u.test(text.slice(one.to, quantities[i + 1]!.from))) break;
		if (isSameDimension(one.unit, part.unit) && plain(one)) also.push(one);
	}
	const [whole] = also;
	if (!whole || whole.low < part.low || part.to - whole.to > farthest) return undefined;
	return { part, whole, percent, also };
}

/** Between whole and part stands little more than what the part did. */
const farthest = 30;

/** 占50.8%、31.1%、18.2%: of as many parts, in their order. */
const isOneOfRow = (text: string, one: Quantity, next: Quantity | undefined): boolean =>
	next !== undefined && isPercent(next) && text.slice(one.to, next.from) === '、';

/** All shares of which part, whole and percentage are given; time is linear in the text. */
export function sharesIn(text: string, quantities: readonly Quantity[]): readonly Share[] {
	const found: Share[] = [];
	for (let at = 1; at < quantities.length; at++) {
		if (!isPercent(quantities[at]!) || quantities[at]!.bend === 'vague') continue;
		if (isOneOfRow(text, quantities[at]!, quantities[at + 1])) continue;
		const share =
			directShare(text, quantities, at) ??
			completion(text, quantities, at) ??
			completionOfDue(text, quantities, at) ??
			shareAmong(text, quantities, at) ??
			shareOfNamed(text, quantities, at) ??
			rateOfPart(text, quantities, at);
		if (share) found.push(share);
	}
	return found;
}

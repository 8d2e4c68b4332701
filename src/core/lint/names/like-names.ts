import { endsBefore } from './name-differences';
import type { NamedThing } from './named-things';
import type { Hit } from '../rule';

/**
 * Names that are held against each other by their characters: of a body its name up to the ending, as far
 * as it may reach, of a quoted name what stands between the marks.
 */

/** What else names end in, of which {@link likeNameAt} is asked. */
export const bodyEndings: ReadonlySet<string> = new Set(
	'村 社区 小区 镇 乡 街道 水库 大桥 公司 集团 厂 合作社 中心 市场 林场 农场 水厂 煤矿 医院 中学 小学 幼儿园 养老院 敬老院 产业园 工业园 物流园 科技园 开发区 广场 商场 酒店 水电站 变电站 泵站 水闸 景区 码头 灌区 公园 学校 学院 卫生院 福利院 基地 平台 局 办公室 指挥部 领导小组 专班 协会 商会 救援队 服务队 服务站 工作站 博物馆 图书馆 文化馆 隧道 大道 大厦 花园 古镇 枢纽 书院 联社 支行'.split(
		' ',
	),
);

/** 村民, 镇区, 厂房, 局长: the ending belongs to another word. */
const goesOn: Readonly<Record<string, string>> = {
	村: '民庄级落镇庙干',
	镇: '区长域痛静定',
	乡: '村镇亲贤长',
	厂: '家房区商址矿',
	局: '长部面势限级',
	公司: '化',
	合作社: '员',
	集团: '化军公有股式',
	市场: '监主化价营经',
	中心: '城村任小幼卫校组工',
	平台: '期',
	水库: '群',
	学校: '长园舍',
};

/** 行政村, 农村, 试点社区: kinds, none by its name. */
const noName =
	/(?:行政|自然|示范|贫困|脱贫|试点|重点|帮扶|中心|空心|美丽|和美|文明|老旧|完整|智慧|城市|涉农|新建|改建|[A-E国省市县]级|[农乡全本该邻各每])$/u;

const longestStem = 12;
const isNamed = (c: string): boolean =>
	(c >= '\u4e00' && c <= '\u9fa5') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');

/** 滨海水产|有限责任公司, 丰禾|种植专业合作社. */
const longForm =
	/(?:(?:集团|控股|实业|股份|科技)?(?:有限责任|股份有限|有限)|集团|股份|(?:农民)?专业)$/u;

/** A body with what stands before its ending; the offsets are those of both. */
export function likeNameAt(text: string, hit: Hit): readonly NamedThing[] {
	if (goesOn[hit.text]?.includes(text.charAt(hit.to)) === true) return [];
	let from = hit.from;
	while (hit.from - from < longestStem && isNamed(text.charAt(from - 1))) from--;
	const stem = text.slice(from, hit.from);
	const form = /^(?:公司|集团|合作社)$/u.test(hit.text) ? stem.replace(longForm, '') : stem;
	if (form.length < 2 || noName.test(form)) return [];
	return [
		{
			from,
			to: hit.to,
			key: `n${hit.text}`,
			form,
			text: text.slice(from, hit.to),
			owner: '',
			what: '单位名称',
		},
	];
}

/** What a quoted name is one of. */
const kind =
	/^(?:专项|系列|主题|惠民|便民|志愿|服务|综合|信息|数字|特色)?(?:行动|工程|平台|计划|机制|模式|品牌|系统|活动|项目|小程序|工作法|工作站|服务队|驿站|广场|课堂|讲堂|产品|贷款|制度|窗口|专区|专窗|热线)/u;

/** “净美家园行动”: the name itself says it. */
const kindInside = /(?<=..)(?:行动|工程|平台|计划|机制|模式|系统|品牌)$/u;

export const quoteMark = '“';
const longestQuote = 12;
const quoted = /^[\u4e00-\u9fa5A-Za-z\d+]{3,12}$/u;

/** A quoted name; `owner` is what it is said to be, e.g. 行动, or empty. */
export function quotedNameAt(text: string, hit: Hit): readonly NamedThing[] {
	const end = text.indexOf('”', hit.to);
	if (end < 0 || end - hit.to > longestQuote) return [];
	const form = text.slice(hit.to, end);
	if (!quoted.test(form)) return [];
	const inside = kindInside.exec(form)?.[0] ?? '';
	const said = kind.exec(text.slice(end + 1, end + 8))?.[0] ?? inside;
	return [
		{
			from: hit.from,
			to: end + 1,
			key: quoteMark,
			form: form.slice(0, form.length - inside.length),
			text: text.slice(hit.from, end + 1),
			owner: said.slice(-2),
			what: '名称',
		},
	];
}

/** Endings of which a name has one: 临江产业园 is not called 临江工业园. */
const twins: Readonly<Record<string, string>> = {
	产业园: '园',
	工业园: '园',
	敬老院: '院',
	养老院: '院',
};

const trades = /农业|工业|科技|高新|现代|电商|食品|特色|循环|低碳|智能|国家|[级个家所座]/u;

/** A site by the two characters of its name; its form is what it ends in. */
export function twinAt(text: string, hit: Hit): readonly NamedThing[] {
	const group = twins[hit.text];
	const from = hit.from - 2;
	const core = text.slice(from, hit.from);
	if (group === undefined || !/^[\u4e00-\u9fa5]{2}$/u.test(core) || trades.test(core)) return [];
	if (!endsBefore(text.charAt(from - 1)) && isNamed(text.charAt(from - 1))) return [];
	const written = text.slice(from, hit.to);
	const key = `t${group}${core}`;
	return [{ from, to: hit.to, key, form: hit.text, text: written, owner: '', what: '单位名称' }];
}

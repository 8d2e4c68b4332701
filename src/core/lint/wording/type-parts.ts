import type { Vehicle } from '../../vehicle/schema';

/** A part that items of a type must have. */
export interface TypePart {
	readonly name: string;
	/** Heading line that begins the part. */
	readonly heading: string;
	/** Whether a body has it; generous, since a part may be told in many ways. */
	readonly isIn: (body: string) => boolean;
}

const cause =
	/原因|由于|因[^此而地素子材]|[源缘]于|归因|所致|造成|导致|致使|使得|根源|症结|成因|究其|根子|主要是|一方面|受[^，。；]{1,16}(?:影响|制约|限制)|在于|出于|[出卡难堵断弱慢]在|之所以|说到底|归根|多年[没未]|没有(?:调整|前途|着落|专人|统一|制度|规定|标准|明确|到位)|留不住|对不上|分头|各管|吃亏|老龄化|觉得|担心|[不生害就]怕|顾虑|嫌|[两头]卡|(?:^|[，。；：、])[\u4e00-\u9fff]{2,6}[偏较过太很]?[高低少弱慢长短窄散小贵难旧缺重](?=[，；、。])|源自|起因|诱因|背后|跟不上|推诿|互相推|管不了|[没无]人管|归口|重建轻管|不愿|不匹配|不衔接|不统一|不顺|不畅|缺乏|不足(?![\d０-９一二两三四五六七八九十百半])|不健全|不完善|不到位|滞后|脱节/u;
const advice =
	/建议|对策|应(?:[当该由从在把加]|进一步|尽快|建立|完善|明确|强化|出台)|亟[须需待]|需(?:[要从由加]|尽快|进一步|引起|建立|完善|明确|强化)|必须|下一步|下步|希望|呼吁|恳请|请求|盼|拟|打算|措施|可(?:通过|从|由|探索|参照|借鉴)|着力|加快|推动|推进|当务之急|不妨|值得研究|[能可]否|有待|尽早|期待|(?:^|[，。；])宜/u;

/** Digits that date, number or name something measure nothing. */
const noMeasure =
	/(?:19|20)\d\d年?|\d{1,2}月[份底初末]?|\d{1,2}[日号时]|\d+[、.)）](?!\d)|第\d+|〔\d+〕|12345|\d{3,4}-\d{7,8}|[A-Za-z]+\d+/gu;
const chineseMeasure =
	/[一二两三四五六七八九十百千万半]+(?:[成倍家户名人亩吨元]|公里|个百分点|分之)|翻[一两]番|过半|减半|为零|零(?:投诉|上访|跑动|事故|发案)/u;

const actor =
	/[局委办厅部院村省市县区]|政府|单位|机构|中心|公司|集团|企业|银行|学校|协会|合作社|乡镇|镇街|街道|社区|各地|各级|国家|财政|公安|税务|法院|检察|职能|主管|牵头|统筹/u;
const measure =
	/建立|完善|健全|加[强大快]|出台|制定|修订|明确|强化|优化|提高|提升|扩大|增[加设]|设立|开展|推[动进行广]|落实|规范|简化|调整|安排|支持|给予|允许|取消|放宽|降低|减免|补[贴助]|试点|整合|统一|改[革造为进]|引[导入]|组织|纳入|延长|压[缩实减]|下放|启动|实[施行]|严[格查]|培[训育]|搭建|配[备齐套]|抓好|做好|拨付|修[复建缮]/u;

/** From the first word of advice on, as far as it goes. */
function adviceOf(body: string): string {
	const at = body.search(/建议|对策|应当|应由|需要/u);
	return at < 0 ? '' : body.slice(at);
}

const parts: readonly { readonly type: RegExp; readonly needs: readonly TypePart[] }[] = [
	{
		type: /问题/u,
		needs: [
			{ name: '原因', heading: '原因分析：', isIn: (body) => cause.test(body) },
			{ name: '建议', heading: '对策建议：', isIn: (body) => advice.test(body) },
		],
	},
	{
		type: /经验/u,
		needs: [
			{
				name: '反映成效的数字',
				heading: '取得的成效：',
				isIn: (body) => /[\d０-９]/u.test(body.replace(noMeasure, '')) || chineseMeasure.test(body),
			},
		],
	},
	{
		type: /建议/u,
		needs: [
			{
				name: '由谁来办',
				heading: '责任单位：',
				isIn: (body) => actor.test(adviceOf(body)),
			},
			{
				name: '具体措施',
				heading: '具体措施：',
				isIn: (body) => measure.test(adviceOf(body)),
			},
		],
	},
];

/** Whether a stretch of advice names anybody who may follow it; generous too. */
export const isActorNamed = (text: string): boolean => actor.test(text);

/** A part by its name. */
export const partOf = (name: '原因' | '建议' | '由谁来办'): TypePart =>
	parts.flatMap(({ needs }) => needs).find((part) => part.name === name)!;

/** Titles that leave no doubt: ……问题亟待解决, ……的做法与启示, 关于……的建议. */
const titles: readonly (readonly [type: string, words: RegExp])[] = [
	[
		'问题',
		/亟[待需须](?:解决|破解|关注|重视|引起|规范|整治|加强|完善|改变)|(?:值得|应予?|需|须|亟需)(?:高度|引起)?(?:关注|重视|警惕)|不容忽视|堪忧|(?:存在|面临)的?(?:主要|突出)?(?:问题|困难|困境)(?:[及和与]|$)/u,
	],
	['经验', /的?(?:主要|几点|成功|基本)?(?:做法|经验)(?:[和与及、](?:启示|体会|成效|思考))?$/u],
	['建议', /^关于[^，。]+的(?:几点|若干|对策)?建议$|的(?:几点|若干|对策)建议$/u],
];

/** A type that a title tells, and the words that tell it; offsets are of the title. */
export function typeInTitle(
	title: string,
): { readonly type: string; readonly from: number; readonly to: number } | undefined {
	for (const [type, words] of titles) {
		const match = words.exec(title);
		if (match) return { type, from: match.index, to: match.index + match[0].length };
	}
	return undefined;
}

/** Items that are short by design say one thing only. */
const shortTypes = /简讯|一句话|续报|动态|快讯/u;
/** A vehicle of this length has no room for parts; a text below it has hardly been begun. */
const shortLimit = 200;
const shortest = 80;

/** @param length of the body in UTF-16 units: what is far beyond its vehicle's limit is no short item. */
export const isShortVehicle = (vehicle: Vehicle | undefined, length: number): boolean =>
	vehicle !== undefined &&
	(shortTypes.test(vehicle.name) ||
		vehicle.urgent === true ||
		(vehicle.limit !== undefined &&
			vehicle.limit.n <= shortLimit &&
			length <= vehicle.limit.n + shortest / 2));

/** The parts of its type that a body lacks; none for a type without parts and for a body just begun. */
export function missingParts(type: string, body: string): readonly TypePart[] {
	if (shortTypes.test(type) || body.trim().length < shortest) return [];
	return parts
		.filter((one) => one.type.test(type))
		.flatMap(({ needs }) => needs)
		.filter(({ isIn }) => !isIn(body));
}

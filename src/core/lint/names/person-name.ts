import { opensWithHan } from '../../text/characters';
import { longSurnames, surnames } from '../lexicon/surnames';

/** Characters that stand before a name as the end of a role (村民, 户主, 职工, 家属) or a verb (叫, 为). */
const beforeName: ReadonlySet<string> = new Set(
	'人户民者主长员班记任生工师属亲友子女父母夫妻叫为是系名士商农童方及和与由手表医兵匠客教弟兄姐妹媳',
);

/** Words with the look of a name: 方面, 时间, 单位, 成功. */
const noNames =
	/^(?:方面|时间|单元|单位|成功|成员|金额|金融|时候|高度|全部|全体|全县|全市|全区|全省|全程|任务|任何|车辆|车间|车主|农村|农户|农民|司机|司法|项目|安全|安置|安排|温室|温度|程度|程序|常住|常年|包括|包保|包村|时段|经济|党员|党委|党组|党建|党总|宁可|水库|水利|江南|路段|路口|路面|路边|路程|和谐|平均|平安|平台|高中|高新|高效|高温|高校|房屋|房间|房产|房东|花园|花木|花费|连续|连夜|连接|管理|管道|管护|武装|万元|万亩|万户|万人|万名|万余|万多|田间|田块|苗木|谷物|麦田|麦收|石料|石材|石油|黄金|白天|金属|毛利|明确|应急|应当|应对|元旦|国家|王某|李某|张某|刘某|陈某|杨某|方案|方式|方便|方向|方可|向上|向前|于是|余名|余户|余人|余亩|余万|何时|何种|何人|符合|左右|左侧|沈阳|温州|宁波|和平|乐园|康复|康养|严格|严重|严禁|施工|解决|解放|解释|查看|查询|查处|阳光|阳台|游客|游玩|蓝天|党支|卫生|卫健|卫星|成立|成果|成效|曾经|曾任|习惯|相关|有关|支部|支付|支持|支出|张贴|童装|儿童|许可|许多|都在|从事|代表|代理|代办|洪水|洪涝|洪峰|洪灾|甘蔗|甘薯|甘蓝|池塘|池水|储备|储存|储气|储能|储粮|储蓄|储户|桑蚕|桑园|桑叶|桑树|丛书|丛林|任免|任用|任职|任期|任教|任命|任意|任选)/u;

/** Whether a word looks like a person's full name that is not made anonymous (某, ×). */
export function isName(word: string): boolean {
	if (word.length < 2 || word.length > 4) return false;
	const isLong = word.length > 2 && longSurnames.includes(word.slice(0, 2));
	if (!isLong && (word.length > 3 || !surnames.has(word.charAt(0)))) return false;
	return !/[某\u00d7]/u.test(word) && !noNames.test(word);
}

/** What stands between a name and what belongs to it: 王海（手机号：…. */
const link =
	/(?:[（(，,、：:；;\s的其为是号证]|联系|本人|个人|移动|家庭|公民|居民|电话|手机|号码|方式|微信|身份|证件|卡号|银行卡|护照|账号)*$/u;
const longestLink = 24;

/** The text before an offset without what links a name to what stands there. */
const beforeLink = (text: string, at: number): string =>
	text.slice(Math.max(0, at - longestLink), at).replace(link, '');

const address = /(?:同志|老人|先生|女士|大爷|大娘|夫妇|一家|本人)$/u;

/** The name right before an offset, with a word of address or a label in between at most. */
export function nameBefore(text: string, at: number): string | undefined {
	const before = beforeLink(text, at)
		.replace(address, '')
		.replace(/[（(][男女].{0,20}$/u, '');
	for (const length of [3, 2, 4]) {
		const name = before.slice(-length);
		if (name.length < length || ![...name].every(opensWithHan) || !isName(name)) continue;
		const c = before.charAt(before.length - length - 1);
		if (!opensWithHan(c) || beforeName.has(c)) return name;
	}
	return undefined;
}

/** The name that begins at an offset: 138…（王海）, 401室王海家. */
export function nameAfter(text: string, at: number): string | undefined {
	const after = text.slice(at, at + 16);
	const match =
		/^[（(\s]?(?:的?(?:居民|业主|住户|村民|租户|户主|机主|车主|失主))?([\u4e00-\u9fff]{2,4}?)(?=[家）)，,。；;\s]|一家|老人|同志|先生|女士|夫妇|$)/u.exec(
			after,
		);
	return match && isName(match[1]!) ? match[1] : undefined;
}

import type { CountedList, CountReader } from './counted-list';
import { isBegun } from './list-items';
import { against, clauseFrom, numberOf, numeral, type ListNumber, exactly } from './list-number';

/**
 * Names before their number that are known by their last character: 南门街、书院巷、盐仓巷两条街, 市水务局、城投集团、云溪区政府
 * 两家, and names of people: 周桂兰、陈守义、何长青两位老人.
 */
const pattern = new RegExp(
	`(?<open>等)?[共这]?(?<=(?<last>[〇一-鿿”]))(?<![第该述前后他余另每各近约超逾多几百千万年月日])(?<numeral>${numeral})(?<of>[条家座个所处口栋名位人](?![大多月年日天百])(?<noun>[〇一-鿿]{0,6}))`,
	'uy',
);

/** What ends the names, and what may be counted of them. */
const sorts: readonly (readonly [end: RegExp, counted: RegExp])[] = [
	[/[街路巷道坡弄胡同里桥]$/u, /^条[〇一-鿿]{0,3}(?:[街路巷道]|胡同)/u],
	[/[河溪江渠沟湖]$/u, /^条[〇一-鿿]{0,3}(?:[河溪渠沟]|水系|支流)/u],
	[/桥$/u, /^座[〇一-鿿]{0,3}桥/u],
	[/(?:水库|山塘|塘|库)$/u, /^座[〇一-鿿]{0,3}(?:水库|山塘)/u],
	[
		/(?:[局院厅镇乡区县]|政府|集团|公司|支队|大队|街道|委员会|管委会|办公室|中心)$/u,
		/^家(?:单位|责任单位)?$/u,
	],
	[/站$/u, /^个[〇一-鿿]{0,3}站/u],
];
const surname =
	'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛范彭郎鲁韦马苗方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕罗毕郝安常傅卞齐康伍余顾孟黄穆萧尹姚邵汪祁毛狄贝明计成戴宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季贾路江童颜郭梅盛林钟徐邱骆高夏蔡田樊胡凌霍万柯管卢莫房丁邓洪包左石崔龚程裴陆翁甄曲封储靳段富焦巴牧谷车侯全班仰伊宁仇武符刘景詹龙叶黎白蒲卓池乔闻谭申冉桑桂牛尚温庄晏柴瞿阎连习鱼向古易廖耿文寇东欧利聂曾沙关';
/** 李娜带3名学徒: what the last one does. */
const noName = /[带领率救帮给为向对被让请有等各收招教送抓捕获捐育传助选派约同和与及任共的了]$/u;
const fullName = new RegExp(`^[${surname}][〇一-鿿]{1,2}$`, 'u');
const titled = new RegExp(
	`^[〇一-鿿]{0,14}(?:[长员师]|书记|主任|经理|主席|干事|医生|老师|支书|代表|主播|能手)[${surname}][〇一-鿿]{1,2}$`,
	'u',
);
const firstName = new RegExp(`^[〇一-鿿]{0,14}[${surname}][〇一-鿿]{1,2}$`, 'u');
const ofPeople = /^[名位人]/u;

/** 市住房和城乡建设局 is one; 甲局和乙局 are two. */
const officeJoin = '(?<=[局委厅部院办司团府会队街])[和及与]';
const many = new RegExp(`${officeJoin}|以及|会同|联合|牵头|协同|配合|等|\\d`, 'u');
const join = /[和及与或]/u;
/** 高于5%的有甲局、乙局: what stands before the names. */
const lead = /^.*(?:[有为由给向对从]|的是|约谈|通报|抽调|责成)(?=[〇一-鿿]{3})/u;
const longestName = 12;
const longestFirst = 24;

/** Towns have other things that are named with their word: 村民小组, 县级公路. */
const town = /[村镇县区乡市州]/u;
const behindNoun = /^(?:$|[已全均都完将被在实建开启改有同先陆最也还需要可仍正存作为])/u;

/** 东坝、西坝、北坝 of 三座水坝: what is counted ends as the names do. */
function isNamedBy(items: readonly string[], of: string): boolean {
	const end = items[0]!.at(-1)!;
	const at = of.indexOf(end, 1);
	return (
		at > 0 &&
		at < 4 &&
		!town.test(end) &&
		behindNoun.test(of.slice(at + 1)) &&
		items.every((item) => item.length > 1 && item.endsWith(end))
	);
}

/** Whether the names before are all of the sort that is counted. */
function areOf(items: readonly string[], of: string): boolean {
	const [first = '', ...others] = items;
	if (first.length > longestFirst || others.some((item) => item.length > longestName)) return false;
	if (ofPeople.test(of)) {
		return (
			others.every((item) => (fullName.test(item) || titled.test(item)) && !noName.test(item)) &&
			firstName.test(first)
		);
	}
	if (isNamedBy(items, of)) return true;
	return sorts.some(([end, counted]) => {
		const noun = counted.exec(of)?.[0];
		const isNoun = noun !== undefined && behindNoun.test(of.slice(noun.length));
		return isNoun && items.every((item) => item.length > 1 && end.test(item));
	});
}

/** What is named with the number: 三条老街, 两名. */
function nounLength(of: string, end: string): number {
	if (ofPeople.test(of)) return 1;
	const found = sorts.map(([, counted]) => counted.exec(of)?.[0].length ?? 0);
	const longest = Math.max(...found);
	return longest > 0 ? longest : of.indexOf(end, 1) + 1;
}

/** 由甲局牵头，乙局、丙局三家…: who was named before may be of them. */
const shared = /牵头|会同|联合|协同|配合|[局院厅会司团]$|、/u;

function beforeNumber(text: string, match: RegExpExecArray): CountedList | undefined {
	const number: ListNumber | undefined = numberOf(match);
	const { open } = match.groups!;
	if (!number) return undefined;
	const start = clauseFrom(text, match.index);
	const of = number.of;
	const names = text.slice(start, match.index).replace(lead, '');
	const items = names.split('、');
	if (items.length < 2 || many.test(names) || isBegun(text, start)) return undefined;
	if (!of.startsWith('家') && join.test(names)) return undefined;
	if (!areOf(items, of) || Math.abs(number.n - items.length) !== 1) return undefined;
	if (items.length < number.n) {
		const before = text.slice(clauseFrom(text, start - 1), Math.max(0, start - 1));
		if (open !== undefined || items.length < 3 || shared.test(before)) return undefined;
	}
	const to = number.from + number.digits.length + nounLength(of, items.at(-1)!.at(-1)!);
	return against({ ...number, to }, exactly(items.length));
}

export const namedPlaceReaders: readonly CountReader[] = [[pattern, beforeNumber, 'prefix']];

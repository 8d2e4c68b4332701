import { surnames } from '../lexicon/surnames';
import { isName, nameAfter, nameBefore } from '../names/person-name';
import {
	hasCardCheck,
	hasIdentityCheck,
	hasIdentityForm,
	masked,
	numberAt,
	type WrittenNumber,
} from '../wording/personal-numbers';
import type { Span } from '../../text/span';
import type { Finding, Hit, ParagraphContext } from '../rule';
import { defineRule } from '../rule';

interface Kind {
	readonly what: string;
	/** How many characters of it stay readable. */
	readonly head: number;
	readonly tail: number;
}

const identity: Kind = { what: '居民身份证号', head: 4, tail: 4 };
const mobile: Kind = { what: '个人手机号', head: 3, tail: 4 };
const card: Kind = { what: '个人银行卡号', head: 4, tail: 4 };
const passport: Kind = { what: '护照号', head: 1, tail: 3 };

const cueReach = 26;
const before = (text: string, at: number, reach = cueReach): string =>
	text.slice(Math.max(0, at - reach), at);

const measureAfter = /^\s?(?:[元万亿吨亩户人个件千度%％]|公斤|立方|平方)/u;
const identityCue = /身份证|身份号|证件号|证件为|证号|社保卡?号|社会保障号|医保卡?号|学籍号/u;
/** Numbers with the length of an identity number: of organisations, goods, projects, orders. */
const otherNumber =
	/信用代码|机构代码|组织代码|代码|项目号|编号|单号|订单|流水号|批号|批次|条码|序列号|许可证|合同号|统一编码|追溯码|案号|立案号|受理号|备案号|快递|运单|发票|宗地|不动产/u;

/** 孙女士（186…: a surname with a word of address; of 刘店镇先生 the 镇 is none. */
const isAddressed = (text: string, at: number): boolean => {
	const said = /([\u4e00-\u9fff])(?:女士|先生|师傅|大爷|大妈|大娘|阿姨)[（(，,：:]?$/u.exec(
		before(text, at, 5),
	);
	return said !== null && surnames.has(said[1]!);
};

/** A person stands right before it, by name or as 李某. */
const isSomebodys = (text: string, at: number): boolean =>
	/[某\u00d7][（(，,：:]?$/u.test(before(text, at, 3)) ||
	isAddressed(text, at) ||
	nameBefore(text, at) !== undefined;

function isIdentity(text: string, { digits, from, to }: WrittenNumber): boolean {
	if (!hasIdentityForm(digits)) return false;
	const cue = before(text, from);
	const isSaid = identityCue.test(cue);
	if (!isSaid && measureAfter.test(text.slice(to, to + 4))) return false;
	if (digits.length === 15 || (!isSaid && otherNumber.test(cue))) return isSaid;
	return isSaid || hasIdentityCheck(digits) || isSomebodys(text, from);
}

const cardWord = /银行卡|储蓄卡|借记卡|信用卡|工资卡|一卡通|惠民卡|收款卡/u;
const accountWord = /卡号|账号|帐号|账户|帐户|存折/u;
/** Accounts of offices and firms are no person's. */
const ofOffice = /[局会院]|公司|中心|单位|财政|专户|政府|学校|合作社|基金|集体|对公|捐款|捐赠/u;

function isCard(text: string, { digits, from }: WrittenNumber): boolean {
	if (digits.length < 16 || digits.length > 19 || !/^[3-6]\d+$/u.test(digits)) return false;
	const cue = before(text, from, 30);
	if (cardWord.test(cue)) return digits.startsWith('62') || hasCardCheck(digits);
	return accountWord.test(cue) && !ofOffice.test(cue) && hasCardCheck(digits);
}

/** Numbers that an office gives out for people to call. */
const publicLine =
	/值班|举报(?!人)|监督|热线|咨询(?!人)|服务电话|投诉电话|报名(?![人者])|预约(?![人者])|客服|救援电话|报警(?!人)|承诺电话|公开电话|包保电话|公示电话|可(?:直接|随时)?(?:拨打|致电)/u;
/** The foot of an item names who may be asked: 联系人：王海  138…. */
const contactLabel =
	/(?:联系人|联络员|联络人|撰稿人?|撰写人?|报送人|填报人|经办人|审核人?|签发人?|值班员|值班人员|带班领导|负责人)\s*[：:]/u;
const phoneCue = /电话|手机|来电|联系方式|微信|号码/u;
const roleCue =
	/户主|村民|居民|当事人|患者|业主|家属|申请人|老人|群众|贫困户|脱贫户|监测户|农户|伤者|死者|投诉人|举报人|信访人|来访人|上访人|来电人|反映人|经营者|法定代表人|店主|学生|家长|职工|工人|司机|驾驶员|车主|当事|报案人|受害人|被害人|嫌疑人|骑手|快递员|住户|租户|乘客|游客|旅客|业户|房东|房主|摊主|家人|亲属|消费者|农民工|护工|领款人|病例|密接|户籍|残疾人|退役军人|[某\u00d7]/u;
const exemptKeys: ReadonlySet<string> = new Set([
	'联系人',
	'电话',
	'撰稿',
	'审核',
	'签发',
	'保密审查',
	'报送单位',
]);

/** 管护员秦树民24小时值守，手机…: the clause before names whose it is. */
const namedClause =
	/[员长师主户人生]([\u4e00-\u9fff]{2,3})(?=[\d专包管家]|常年|长年|负责|值守|值班|在岗|全天|随时)[^，。；]{1,14}，(?:手机|电话|联系电话|微信)(?:号码?)?[：:是为]?$/u;

function isOfNamedBefore(cue: string): boolean {
	const name = namedClause.exec(cue)?.[1] ?? '';
	return [name, name.slice(0, -1)].some((one) => one.length > 1 && isName(one));
}

function isMobile({ text, key }: ParagraphContext, { digits, from, to }: WrittenNumber): boolean {
	if (!/^1[3-9]\d{9}$/u.test(digits) || (key !== undefined && exemptKeys.has(key))) return false;
	if (measureAfter.test(text.slice(to, to + 4)) || /[￥¥$第]$/u.test(before(text, from, 1)))
		return false;
	const sentence = before(text, from, 90).replace(/^.*[。！？]/su, '');
	const cue = sentence.slice(-40);
	if (publicLine.test(cue) || contactLabel.test(cue)) return false;
	if (otherNumber.test(before(text, from, 10))) return false;
	if (isSomebodys(text, from) || nameAfter(text, to) || isOfNamedBefore(cue)) return true;
	return phoneCue.test(cue) && (roleCue.test(sentence) || identityCue.test(sentence));
}

function toFinding({ from, to }: Span, text: string, kind: Kind): Finding {
	const { what, head, tail } = kind;
	const short = masked(text, head, tail);
	return {
		from,
		to,
		message: `这里写明了${what}：属于个人信息，随信息报送会扩散；确需说明的只留首尾几位，请改为“${short}”或删去。`,
		fixes: [{ title: `遮去中间几位，改为“${short}”`, edits: [{ from, to, text: short }] }],
	};
}

/** +86 and 86 before a mobile number are no part of it. */
function withoutCountry(number: WrittenNumber): WrittenNumber {
	const { digits, from, to } = number;
	if (!/^861[3-9]\d{9}$/u.test(digits) || to - from !== 13) return number;
	return { from: from + 2, to, digits: digits.slice(2) };
}

function numberFinding(context: ParagraphContext, hit: Hit): Finding[] {
	const found = numberAt(context.text, hit);
	if (!found) return [];
	const number = withoutCountry(found);
	if (isIdentity(context.text, number)) return [toFinding(number, number.digits, identity)];
	if (isMobile(context, number)) return [toFinding(number, number.digits, mobile)];
	return isCard(context.text, number) ? [toFinding(number, number.digits, card)] : [];
}

const passportNumber =
	/^(?:证?号码?|证件号|编号)?[为是：:（(\s]{0,3}([EGDSPHM]\d{8}|E[A-Z]\d{7})(?![A-Za-z\d])/u;

function passportFinding({ text }: ParagraphContext, hit: Hit): Finding[] {
	const match = passportNumber.exec(text.slice(hit.to, hit.to + 20));
	if (!match) return [];
	const to = hit.to + match[0].length;
	return [toFinding({ from: to - match[1]!.length, to }, match[1]!, passport)];
}

const livesAt =
	/(?:家住|现住|住址|家庭地址|家庭住址|住在|居住[在于]|居住地|租住|户籍地|户籍地址|户籍所在地|住所地)(?:[为是在于]|地址|位于)?[：:\s]*$/u;
const numeral = String.raw`[\dA-Za-z一二三四五六七八九十]`;
const saysLives = /家住|现住|住址|住在|租住|居住[在地于]|家庭地址|户籍/u;
/** 3号楼2单元401室, 12栋1203室, 东山镇李家村36号: down to the door. */
const door = new RegExp(
	`^[^，。；！？]{0,30}?(?:${numeral}{1,4}(?:号楼|[栋幢座]|#楼|号院)[^，。；]{0,4}?(?:${numeral}{1,3}单元)?[^，。；]{0,4}?${numeral}{1,5}(?:[室户]|号(?![楼院]))|${numeral}{1,3}(?:号楼|[栋幢座])\\d{3,4}(?![\\d.%米平元])|${numeral}{1,3}单元${numeral}{1,5}(?![层楼])[室户号]?|(?:[村组路街巷弄屯庄]|胡同)${numeral}{1,5}号(?![楼院线点桥井地]))`,
	'u',
);
const dwelling =
	/[\u4e00-\u9fff]{0,12}(?:小区|花园|家园|公寓|新[村城]|家属院|宿舍|社区|[苑府园村里庭城路街号])[^，。；、]{0,8}$/u;

const addressMessage =
	'这里写明了个人的详细住址：属于个人信息，随信息报送会扩散；请只写到乡镇、社区或小区，不写楼号、门牌号。';

/** 六组3号 without a village is nobody's door: groups are counted anew in each. */
const groupOnly = /^[一二三四五六七八九十\d]{1,3}组\d{1,3}号$/u;

/** A place where somebody lives, said so: 家住某小区3号楼2单元401室. */
function homeFinding({ text }: ParagraphContext, hit: Hit): Finding[] {
	if (!livesAt.test(before(text, hit.to, 12))) return [];
	const lead = /^(?:地址|[地为是在于：:\s]|位于)*/u.exec(text.slice(hit.to, hit.to + 8))![0];
	const from = hit.to + lead.length;
	const match = door.exec(text.slice(from, from + 60));
	const isDoor = match && !groupOnly.test(match[0].replace(/^分别[为是]?/u, ''));
	return isDoor ? [{ from, to: from + match[0].length, message: addressMessage }] : [];
}

/** 住房, 住院, 住建; 家住 and 住在 are met by themselves. */
const livesBefore = /[入居租借家现常暂]$/u;
const livesGoesOn = /^住[宅房院户建所宿处进址持用在一]/u;
/** （女，36岁，住…: what is told of somebody before. */
const toldOfPerson = /[（(][^（()）。；]{1,16}[，,、]\s?(?:现|家)?$/u;

/** 赵某兰住…, 王海（住…: a door behind a bare 住 that a person stands before. */
function livesFinding({ text }: ParagraphContext, { from: at }: Hit): Finding[] {
	if (livesGoesOn.test(text.slice(at, at + 3)) || livesBefore.test(text.charAt(at - 1))) return [];
	const told = toldOfPerson.exec(before(text, at, 20));
	if (!isNamed(text, at) && !(told && isNamed(text, at - told[0].length))) return [];
	const match = door.exec(text.slice(at + 1, at + 60));
	if (!match || groupOnly.test(match[0])) return [];
	const end = at + 1 + match[0].length;
	// 文化街12号 goes on with the house and the flat.
	const flat = door.exec(text.slice(end, end + 40))?.[0] ?? '';
	const to = /[、和与及）)]/u.test(flat) ? end : end + flat.length;
	return [{ from: at + 1, to, message: addressMessage }];
}

/** 某 with a character of the name, or a name. */
const isNamed = (text: string, at: number): boolean =>
	/[某\u00d7][\u4e00-\u9fff]?[（(，,]?$/u.test(before(text, at, 4)) ||
	nameBefore(text, at) !== undefined;

const unitTail = /^单元\s?[\dA-Za-z]{1,5}(?:室|户|号(?!楼))/u;
const unitHead =
	/[\dA-Za-z一二三四五六七八九十]{1,4}(?:号楼|[栋幢座]|#楼|#)[\dA-Za-z一二三四五六七八九十]{1,3}$/u;

/** A flat with a named person beside it: 王海（锦绣花园3号楼2单元401室）. */
function flatFinding({ text }: ParagraphContext, hit: Hit): Finding[] {
	const tail = unitTail.exec(text.slice(hit.from, hit.from + 10));
	const head = tail && unitHead.exec(before(text, hit.from, 12));
	if (!head) return [];
	const to = hit.from + tail[0].length;
	const house = hit.from - head[0].length;
	const estate = dwelling.exec(before(text, house, 20));
	const from = house - (estate?.[0].length ?? 0);
	if (/[\u4e00-\u9fff（(，,]住[^，。；：（]{2,30}$/u.test(before(text, house, 40))) return [];
	if (saysLives.test(before(text, house, 40))) return [];
	const bracket = /[（(][^（(]{0,8}$/u.exec(before(text, from, 9));
	const opening = bracket ? from - bracket[0].length : from;
	if (!(nameAfter(text, to) ?? nameBefore(text, opening) ?? nameBefore(text, from))) return [];
	return [{ from, to, message: addressMessage }];
}

function look(context: ParagraphContext, hit: Hit): readonly Finding[] {
	const first = hit.text.charCodeAt(0);
	if (first >= 0x30 && first <= 0x39) {
		const length = hit.to - hit.from;
		if (length < 11 && length !== 3 && length !== 4 && length !== 6) return [];
		return numberFinding(context, hit);
	}
	if (hit.text === '护照') return passportFinding(context, hit);
	if (hit.text === '住') return livesFinding(context, hit);
	return hit.text === '单元' ? flatFinding(context, hit) : homeFinding(context, hit);
}

const isReleased = (publicity = ''): boolean =>
	/^(?:主动|全文|全部|拟|同意|可以?)?公开/u.test(publicity);

export default defineRule({
	id: 'no-personal-data',
	ref: 'R21',
	title: '个人信息',
	rationale:
		'个人信息保护法规定，处理个人信息应当限于实现目的的最小范围；身份证号、手机号、银行卡号、护照号和详细住址写进信息，会随层层转发扩散。身份证号按校验码（GB 11643）和地区、出生日期判断；手机号要与姓名或当事人同时出现才报；统一社会信用代码、热线、值班电话、单位固定电话和稿件的联系人、电话栏不报。“公开属性”写明公开的，按错误提示。',
	severity: 'warning',
	severityIn: (meta) => (isReleased(meta('公开属性')) ? 'error' : undefined),
	gate: 'confirm',
	scope: 'paragraph',
	triggers: [
		{ run: '0123456789', atLeast: 3 },
		'护照',
		'单元',
		'家住',
		'现住',
		'住址',
		'家庭地址',
		'住在',
		'住',
		'租住',
		'居住于',
		'居住地',
		'户籍地',
		'户籍所在地',
		'住所地',
	],
	where: ['body', 'title', 'meta'],
	since: '0.2.0',
	maturity: 'stable',
	examples: [
		{
			bad: '信访人李建国（身份证号⟦370102197003071234⟧）再次来访。',
			good: '信访人李建国（身份证号3701**********1234）再次来访。',
		},
		{
			bad: '受灾户王海（手机⟦13853100000⟧）已转移安置。',
			good: '受灾户王海（手机138****0000）已转移安置。',
		},
		{ bad: '患者家住⟦锦绣花园3号楼2单元401室⟧，已送医。' },
	],
	leaves: [
		'企业统一社会信用代码为91370100MA3C12345X。',
		'群众可拨打12345热线反映。',
		'联系人：王海，电话：0531-88886666。',
		'值班手机13853100000全天开通。',
		'订单号370102199003071238已发货。',
	],
	check: (context, hits) => hits.flatMap((hit) => look(context, hit)),
});

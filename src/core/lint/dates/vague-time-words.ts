import type { Hit, ParagraphContext } from '../rule';

/** What to write instead: a date, a period, or a deadline. */
export type VagueTimeKind = 'date' | 'promptly' | 'soon' | 'due';

interface Word {
	readonly kind: VagueTimeKind;
	/** Texts right before or behind that make it another word or another sense. */
	readonly notAfter?: RegExp;
	readonly notBefore?: RegExp;
	/** Only at the beginning of a clause. */
	readonly opens?: boolean;
}

const notANumberOf = /^[均产供处用耗照间常程益销发点度光落夜复]/u;
/** 3日前, 节日前, 截止日前, 发布之日前, 目前. */
const endsInDay =
	/[\d０-９〇零一二三四五六七八九十廿卅期节作息假生工落庆祭纪到截交次当今昨明目首同近终起止之某该每平往本前后个登开易施效满款举庭票薪纳放售割验试学]$/u;

/** 尽早发现, 及早干预 is how it is done; what is to be finished needs a day, unless one follows. */
const endsNothing =
	/^(?!(?:把|将)?[\u4e00-\u9fff]{0,6}(?:落地|完成|建成|投产|投用|投运|启动|出台|报送|整改|拨付|办结|兑现|恢复|见效|开工|竣工|通车|下达|到位|实现|发放|开通|达产)(?![^。；]{0,13}\d[日月]底?前))/u;

export const vagueTimes: Readonly<Record<string, Word>> = {
	近日: {
		kind: 'date',
		notAfter: /[附临邻最接将靠就]$/u,
		notBefore: notANumberOf,
	},
	日前: {
		kind: 'date',
		notAfter: endsInDay,
		notBefore: /^(?:市场|现货|交易|出清|申报|电价|电能|计划|阶段)/u,
	},
	近期: {
		kind: 'date',
		notAfter: /[中远最临接附分长或]$/u,
		notBefore: /^(?:[、和与及中远债末]|目标|规划|计划|工作|重点|任务|安排|打算|建设|项目|内外)/u,
	},
	前段时间: { kind: 'date' },
	前一段时间: { kind: 'date' },
	近一段时间: { kind: 'date' },
	一段时间以来: { kind: 'date' },
	前一阵: { kind: 'date' },
	前阵子: { kind: 'date', notAfter: /[目以之此日]$/u },
	前几日: { kind: 'date', opens: true },
	前两天: { kind: 'date', opens: true },
	近几天: { kind: 'date', opens: true },
	近几日: { kind: 'date', opens: true },
	这几天: { kind: 'date', opens: true },
	前些日子: { kind: 'date', notAfter: /[目以之此]$/u },
	前些时候: { kind: 'date', notAfter: /[目以之此]$/u },
	前段时期: { kind: 'date' },
	近段时间: { kind: 'date', notAfter: /最$/u },
	过去一段时间: { kind: 'date', notAfter: /[再会将]$/u, notBefore: /^以来/u },
	过去一段日子: { kind: 'date', notAfter: /[再会将]$/u },
	近段日子: { kind: 'date', notAfter: /最$/u },
	近一段日子: { kind: 'date', notAfter: /最$/u },
	前段日子: { kind: 'date', notAfter: /[目以之此]$/u },
	前一段日子: { kind: 'date', notAfter: /[目以之此]$/u },
	近些日子: { kind: 'date', notAfter: /[附最临接靠]$/u },
	近些天: { kind: 'date', notAfter: /[附最临接靠]$/u },
	近来: { kind: 'date', notAfter: /[附最临接靠走新就]$/u, opens: true },
	不久前: { kind: 'date', notAfter: /前$/u },
	前不久: { kind: 'date', notAfter: /[目以之此日]$/u },
	前些天: { kind: 'date', notAfter: /[目以之此日]$/u },
	前几天: { kind: 'date', notAfter: /[目以之此日]$/u },
	最近: {
		kind: 'date',
		opens: true,
		notBefore: /^(?![，,]|几[天日]|(?:一段时间|一个时期)[，,以内])/u,
	},
	第一时间: {
		kind: 'promptly',
		notBefore:
			/^(?:[段点轴表差]|节点|[^，。；]{0,13}(?:机制|制度|原则|体系)|[（(]?[^，。；]{0,6}\d+(?:分钟|小时|秒)|[（(])/u,
		notAfter: /(?:分钟内|小时内|\d分|\d时)[^，。]{0,3}$/u,
	},
	尽快: {
		kind: 'soon',
		notAfter: /[日月底年]前$/u,
		// 尽快整改，于11月30日前报送 has its deadline.
		notBefore: /^(?:尽早|尽好|[^。；]{0,13}\d[日月]底?前)/u,
	},
	尽早: { kind: 'soon', notAfter: /[日月底年]前$/u, notBefore: endsNothing },
	及早: { kind: 'soon', notAfter: /[日月底年]前$/u, notBefore: endsNothing },
	// 不日 is "soon"; 夜以继日 and the 日 of other words (不日常, 不日均) have nothing of it.
	不日: {
		kind: 'soon',
		notAfter: /[无莫毫何绝并从]$/u,
		notBefore: /^[日夜子常均报照期光产间出晒销记益渐后前程复新语文美韩式志头]/u,
	},
	过不了多久: { kind: 'soon' },
	用不了多久: { kind: 'soon' },
	不久之后: { kind: 'soon' },
	// 再过几天 may stand with the day it is counted from; 不过几天 is how little it took.
	过些天: { kind: 'soon', notAfter: /[不超]$/u },
	过几天: { kind: 'soon', notAfter: /[不超]$/u },
	过段时间: { kind: 'soon', notAfter: /[不超经通]$/u },
	这一阵: { kind: 'date', opens: true, notBefore: /^[营地风容]/u },
	这阵子: { kind: 'date', opens: true },
	适时: {
		kind: 'soon',
		notAfter: /[合不适]$/u,
		notBefore:
			/^(?:[适性机段期度早晚]|抢?[播收种栽灌浇采插割耕追施移揭摘]|防治|防控病|下种|下镰|开镰)/u,
	},
	年内: {
		kind: 'due',
		notAfter: /[\d０-９〇零一二三四五六七八九十两几多余半百千数当本今明后前同全整某每任]$/u,
		// 年内完成 is a plan and clear enough; 年内已完成 hides since when.
		notBefore: /^(?!(?:[，,][^，。；]{0,6})?(?:已|先后|累计|多次|共计))/u,
	},
};

const clauseMark = /[，。；：！？、\s（(]$/u;
/** A date right behind says what the word does not. */
const dated = /^[（(]\s*\d/u;
const provision = /^第[〇零一二三四五六七八九十百\d]{1,4}条/u;

/** Whether the word at a hit leaves open when something was or will be. */
export function isVagueTime(context: ParagraphContext, hit: Hit): boolean {
	const word = vagueTimes[hit.text];
	if (!word || context.masked.slice(hit.from, hit.to) !== hit.text) return false;
	const { text } = context;
	const before = text.slice(Math.max(0, hit.from - 8), hit.from);
	const after = text.slice(hit.to, hit.to + 16);
	if (word.notAfter?.test(before) === true || word.notBefore?.test(after) === true) return false;
	if (dated.test(after) || (word.opens === true && before !== '' && !clauseMark.test(before)))
		return false;
	// 法规条文 say 应当尽快 on purpose.
	return !provision.test(text.slice(0, 8)) && !context.straddles(hit);
}

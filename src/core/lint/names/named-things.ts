import { opensWithHan } from '../../text/characters';
import type { Span } from '../../text/span';
import { officeNames } from '../lexicon/office-names';
import { hasSoundAlikeAt, soundOf } from '../lexicon/sound-alikes';
import { surnames } from '../lexicon/surnames';
import { isName } from './person-name';
import type { Hit, ParagraphContext } from '../rule';

/** A name as it stands somewhere. Things of one key with different forms are one thing written two ways. */
export interface NamedThing extends Span {
	readonly key: string;
	readonly form: string;
	/** As written; what the fix of another place puts there. */
	readonly text: string;
	/** Whose it is: the character before it where that belongs to a name; two owners make two things. */
	readonly owner: string;
	readonly what: '人名' | '地名' | '单位名称' | '机构名称' | '名称';
}

/** The form of a name that the text declares to be another name of the same. */
export const declaredForm = '*';

const none: readonly NamedThing[] = [];

/** Posts that one person holds, and roles that tell who is meant. */
export const posts: readonly string[] =
	'书记 县长 市长 区长 镇长 乡长 局长 主任 部长 校长 院长 所长 队长 科长 股长 处长 支书 主席 经理 董事长 组长 站长 会长 理事长 行长 厂长 秘书长 村民 户主 居民 业主 患者 负责人 法定代表人 第一书记 教师 医生 民警 店主 会计 出纳 护林员 职工 员工 工人 网格长 网格员 农民 农户 种植户 养殖户 经营户 商户 老板 村医 护士 辅警 交警 法官 检察官 律师 司机 驾驶员 技术员 农技员 专家 教授 研究员 工程师 班长 志愿者 参保人 学生 学员 家长 老师 讲解员 党员 社长 园长 馆长 带头人 创业者 军人 调解员 楼长 保洁员 巡护员 安全员 巡河员 骑手 选手 运动员 教练 匠人 传承人 劳模 大学生 大户 委员 代表 队员 组员 社员 会员 管理员 操作员 调度员 保管员 采购员 售票员 快递员 外卖员 配送员 消防员 救援员 宣传员 指导员 辅导员 裁判员 业务员 理发师 厨师 技师 药师 兽医 设计师 农艺师 会计师 店长 班主任 护士长 船长 站务员 瓦工 电工 焊工 木工 钳工 车工 农民工 环卫工 清洁工 维修工 渔民 牧民 果农 菜农 茶农 花农 蚕农 棉农 烟农 药农 粮农 瓜农 车主 船主 房主 货主 场主 失主 店员 乘客 旅客 游客 老人 老兵 退役军人 干部 画家 作家 歌手 主持人 当事人 报警人 举报人 申请人 投诉人 承包人 创始人 合伙人 捐赠人 传承者 模范 标兵 青年 执行人 嫌疑人 被告人 原告 被告 受害人 伤者 死者 遇难者 获得者 冠军 亚军 季军 第一名 第二名 第三名'.split(
		' ',
	);

/** What follows a name: marks, or the beginning of what the person does. */
const follows =
	/^(?:$|[，。；：、！？（）()\s“”说称到在率赴任为等作做对向将与和及签家的已也是从被把有又因于算正包种养投获领收]|介绍|表示|主持|出席|带队|带领|带头|带着|参加|参会|指出|强调|要求|深入|调研|担任|同志|一行|先后|组织|召开|现场|代表|致辞|讲话|检查|督导|走访|看望|慰问|告诉|认为|反映|陪同|宣布|通报|汇报|部署|分别|专程|多次|接受|提出|坦言|牵头|承包|申请|拨打|来电|来访|当选)/u;

/** Whether a name ends at an offset; the one of 裘致和说 does not end before 和. */
const endsAt = (text: string, at: number): boolean =>
	follows.test(text.slice(at, at + 4)) &&
	!(text.charAt(at) === '和' && follows.test(text.slice(at + 1, at + 5)));

/** 云岭县农业农村局|局长: what stands before the post, up to a mark. */
const beforePost = (text: string, at: number): string =>
	/[\u4e00-\u9fff]{0,4}$/u.exec(text.slice(Math.max(0, at - 4), at))?.[0] ?? '';

/** The deputy of whom there is one, while a county has several 副县长. */
export const firstDeputy = '常务副';

/** The person whose post or role was met: 局长王晓明. */
export function personAt(text: string, hit: Hit): readonly NamedThing[] {
	let from = hit.to;
	if (/[ \u3000]/u.test(text.charAt(from))) from++;
	if (!surnames.has(text.charAt(from)) && !isName(text.slice(from, from + 3))) return none;
	// What goes on with another word is taken for a longer name: both places are read alike.
	const to = from + (endsAt(text, from + 2) ? 2 : 3);
	const name = text.slice(from, to);
	if (![...name].every(opensWithHan) || !isName(name)) return none;
	const before = beforePost(text, hit.from);
	const unit = before.replace(/[副第一总]+$/u, '');
	// 村会计 is of the village told before: the bare word names none.
	const owner =
		/.[局县市区镇乡委院校司村组办队所站厂]$/u.test(unit) && !/[该本我]/u.test(unit)
			? unit.slice(-3)
			: '';
	const isDeputy = before.endsWith(firstDeputy) ? firstDeputy : before.endsWith('副') ? '副' : '';
	const key = `p${isDeputy}${hit.text}${name.length}${name.charAt(0)}`;
	const person = { from, to, key, form: name, text: name, owner, what: '人名' as const };
	if (!chiefs.has(hit.text) || isDeputy === '副' || to - from !== fullName) return [person];
	const whose = /[\u4e00-\u9fff]*$/u.exec(text.slice(Math.max(0, hit.from - 10), hit.from))![0];
	return [person, { ...person, key: `${chiefMark}${isDeputy}${hit.text}`, owner: whose }];
}

/** Posts of which a place or an office has one; the words before it tell whose. */
const chiefs: ReadonlySet<string> = new Set(
	'书记 县长 市长 区长 镇长 乡长 局长 校长 院长 行长 董事长 理事长'.split(' '),
);
const fullName = 3;

/** Begins the keys of those who hold such a post, `owner` being the words before it. */
export const chiefMark = 'u';

/** 云岭县: only where a character of the name is one that is mistaken for another. */
export function placeAt(text: string, hit: Hit): readonly NamedThing[] {
	const from = hit.from - 2;
	if (!hasSoundAlikeAt(text, from) && !hasSoundAlikeAt(text, from + 1)) return none;
	// 金桥市场
	if (hit.text === '市' && text.charAt(hit.to) === '场') return none;
	const first = text.charAt(from);
	const second = text.charAt(from + 1);
	if (!opensWithHan(first) || !opensWithHan(second)) return none;
	const { to } = hit;
	const written = text.slice(from, to);
	const key = `l${soundOf(first)}${soundOf(second)}${hit.text}`;
	return [{ from, to, key, form: written, text: written, owner: '', what: '地名' }];
}

/** Words before 县农业局 that belong to the sentence, not to the name of the county. */
const noOwner: ReadonlySet<string> = new Set('由经向和与在对同及到把将被是为从、至我全该本各');

const unionsOf = /^(?:组织|会员|工作|干部|系统|主席|经费|小组|委员)/u;

/** 市农业局: an office of a place. */
export function officeAt(text: string, hit: Hit): readonly NamedThing[] {
	const known = officeNames.get(hit.text);
	const level = text.charAt(hit.from - 1);
	if (!known || !/[省市县区]/u.test(level) || text.charAt(hit.to) === '长') return none;
	const before = text.slice(Math.max(0, hit.from - 12), hit.from);
	if (/原[\u4e00-\u9fff]{0,4}$/u.test(before)) return none;
	// The unions of a county are many, the one at its head is 总工会.
	if (hit.text === '工会' && unionsOf.test(text.slice(hit.to, hit.to + 2))) return none;
	// （以下简称县农业局）, 更名为县农业农村局: the text itself says that both are one.
	const isDeclared = /(?:简称|更名|改名|改组|组建|挂牌|前身|并入)[\u4e00-\u9fff“]{0,6}$/u.test(
		before,
	);
	const c = text.charAt(hit.from - 2);
	const owner = opensWithHan(c) && !noOwner.has(c) ? c : '';
	return [
		{
			from: hit.from,
			to: hit.to,
			key: `o${known.office}${level}`,
			form: isDeclared ? declaredForm : String(known.form),
			text: hit.text,
			owner,
			what: '单位名称',
		},
	];
}

/** 省 and 县 send teams of their own. */
const levelOf = (before: string): string => /[省市县]委?$/u.exec(before)?.[0].charAt(0) ?? '';

/** 县委巡察组, 第一巡查组, 督查组; 防汛巡查组 is another thing. */
export function inspectionAt({ text }: ParagraphContext, hit: Hit): readonly NamedThing[] {
	// 检察组织公开听证
	if (/[织成建]/u.test(text.charAt(hit.to))) return none;
	const before = text.slice(Math.max(0, hit.from - 2), hit.from);
	if (
		opensWithHan(before.slice(-1)) &&
		!/委$|党组$|第[一二三四五六七八九十\d]$|[省市县]$/u.test(before)
	)
		return none;
	return [
		{
			from: hit.from,
			to: hit.to,
			key: `x${hit.text.charAt(0)}`,
			form: hit.text,
			text: hit.text,
			owner: levelOf(before),
			what: '机构名称',
		},
	];
}

/** What institutions with a name of two characters end in. */
export const institutionEndings: ReadonlySet<string> = new Set(
	'中心 市场 林场 农场 牧场 水厂 煤矿 高速 医院 中学 小学 幼儿园 养老院 敬老院 产业园 工业园 物流园 广场 商场 酒店 水电站 景区 码头 灌区'.split(
		' ',
	),
);

/** Sides and ranks tell two places apart (东河林场, 河东林场); 客运 and 货源 only sound alike. */
const noName: ReadonlySet<string> = new Set(
	'东西南北上下前后左右中大小新老一二三四五六七八九十第的客货了和与及在为是由向对从等各该本',
);

const sellsOrServes = /市场|中心|产业园|物流园/u;

/** 瓜菜市场, 菜瓜市场; 烟叶中心, 烟业中心; 石坪林场, 石坪村林场. */
export function institutionAt(text: string, hit: Hit): readonly NamedThing[] {
	const hasVillage = text.charAt(hit.from - 1) === '村' && /[林农牧]场|煤矿|水电站/u.test(hit.text);
	const end = hasVillage ? hit.from - 1 : hit.from;
	const core = text.slice(end - 2, end);
	if (core.length < 2 || !opensWithHan(core.charAt(0)) || !opensWithHan(core.charAt(1)))
		return none;
	if (noName.has(core.charAt(0)) || noName.has(core.charAt(1))) return none;
	const from = end - 2;
	const sounds = [...core].map(soundOf);
	// 瓜菜 may be 菜瓜; 清河中学 and 河清中学 are two schools.
	if (sellsOrServes.test(hit.text)) sounds.sort();
	const key = `i${hit.text}${sounds.join('')}`;
	const form = text.slice(from, hit.from);
	const written = text.slice(from, hit.to);
	return [{ from, to: hit.to, key, form, text: written, owner: '', what: '单位名称' }];
}

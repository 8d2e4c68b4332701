/** Words that say one thing twice. */
export interface Redundant {
	readonly said: string;
	readonly use: string;
	readonly notAfter?: RegExp;
	readonly notBefore?: RegExp;
}

/** 到期, 到村: arriving; 到|村集体 is what it touches. */
const arrives =
	/^(?:期(?![限间货权刊末])|位(?![置于移])|[账帐](?![户目务册款])|[访达龄]|岗(?!位)|场(?![地所馆景])|货(?![物款源运车币])|会(?![议计员展场])|任(?![务职免何用])|庭(?!院)|港(?![口澳])|站(?!点)|点(?![位多])|款(?!项)|村(?![集民庄级委干组里域])|校(?![园长外舍车])|户(?![籍主外])|乡(?![镇村级])|镇(?![村级区政域])|底(?![线数层])|案(?![件例卷情值]))/u;

const plain = `
目前现在 目前|现在目前 目前|目前当前 目前|当前目前 目前|如今现在 如今|凯旋归来 凯旋|凯旋而归 凯旋|亲眼目睹 目睹|免费赠送 赠送|悬殊很大 悬殊|悬殊较大 悬殊
出乎意料之外 出乎意料|出人意料之外 出人意料|忍俊不禁地笑 忍俊不禁|过分溺爱 溺爱|首次开创 首创|首次首创 首创|第一个首创 首创|最早先河 先河|互相交流 交流|见诸于 见诸|付诸于 付诸|诉诸于 诉诸|报刊杂志 报刊
令人堪忧 堪忧|令人堪虞 堪忧|被誉为是 被誉为|称之为是 称之为|被称为是 被称为|再次重申 重申|再一次重申 重申|重新再 重新|非常十分 十分|十分非常 非常|尤其特别 尤其|直到至今 至今|目的是为了 目的是|目的在于为了 目的在于|旨在为了 旨在
原因是因为 原因是|原因是由于 原因是|原因在于因为 原因在于|切忌不要 切忌|切忌不可 切忌|切勿不要 切勿|严禁不得 严禁|严禁不准 严禁|禁止不得 禁止|禁止不准 禁止|无时无刻都 时时刻刻都|无时无刻在 时时刻刻在
每年年均 年均|平均年均 年均|近年来以来 近年来|不断持续 持续|联合会同 会同|莘莘学子们 莘莘学子|真知灼见的见解 真知灼见|提前预支 预支|事先预告 预告|邻近附近 附近|十分酷爱 酷爱|更加愈发 愈发|更加越来越 越来越
据统计显示 据统计|据统计数据显示 统计数据显示|据调查显示 调查显示|据调查表明 调查表明|据统计表明 统计表明|据监测显示 监测显示|据监测数据显示 监测数据显示|据分析表明 分析表明|据测算显示 据测算|据悉了解 据了解|据了解到 据了解
相互之间互相 相互|彼此互相 互相|大力全力 全力|仍旧依然 依然|截至目前为止 截至目前|截至现在为止 截至目前|更加进一步 进一步|凡是所有 凡是|共计总共 共计|总共合计 共计|合计总共 共计|被应邀 应邀|大家众所周知 众所周知|加以进行 进行|进行加以 加以|予以进行 进行
`;

const entries = plain
	.split(/[|\n]/u)
	.map((pair) => pair.split(' '))
	.flatMap(([said = '', use = '']): Redundant[] => (said === '' ? [] : [{ said, use }]));

const special: readonly Redundant[] = [
	...['涉及', '波及', '危及', '触及', '遍及', '殃及'].map((verb) => ({
		said: `${verb}到`,
		use: verb,
		notBefore: arrives,
	})),
	{ said: '免费赠送', use: '赠送', notBefore: /^[点处品]/u },
	{ said: '互相交流', use: '交流', notBefore: /^(?:合作|互鉴|互访|学习)/u },
	{ said: '重新再', use: '重新', notBefore: /^[生造版现次婚度融]/u },
	{ said: '据了解到', use: '据了解', notBefore: /^[的访会位岗期]/u },
	{ said: '直到至今', use: '至今' },
];

export const redundancies: ReadonlyMap<string, Redundant> = new Map(
	[...entries, ...special].map((one) => [one.said, one]),
);

/** Two constructions run into one: where they begin, how they go on, what to write. */
export interface Blend {
	readonly trigger: string;
	/** From the trigger on. The group `cut` is what the fix replaces. */
	readonly form: RegExp;
	readonly not?: RegExp;
	/** Only where the sentence begins. */
	readonly opens?: true;
	readonly fix: string | undefined;
	readonly why: string;
}

const again = '发生|出现|重演|反弹|复发|返贫|回潮|蔓延|扩散|扩大|恶化|复燃|抬头|流失';
const negated = ['防止', '避免', '杜绝', '预防', '防范', '谨防', '以免', '以防'].map(
	(trigger): Blend => ({
		trigger,
		form: new RegExp(
			`^${trigger}[^，。；：！？、]{0,16}?(?<cut>不再|不(?=(?:会)?(?:再次|${again})))(?:会)?(?:再次)?(?:${again})`,
			'du',
		),
		not: /确保|做到|保证|实现|从而|力争|不得不|的(?:问题|情况|现象|情形|局面)/u,
		fix: '再',
		why: `“${trigger}”已含否定，再加“不”意思就反了`,
	}),
);

const subjectless = '句子开头是介词短语，“使”前面没有主语';

/** All blends; the first that fits counts. */
export const blends: readonly Blend[] = [
	...negated,
	...['通过', '经过'].map((trigger): Blend => ({
		trigger,
		form: new RegExp(`^${trigger}[^，。；：！？]{2,40}(?<cut>，使得?|使得?)(?![用命馆节])`, 'du'),
		not: /[的者们](?:项目|企业|人员|单位|产品|学生|群众|村|户)[^，]{0,4}使|行使|驾驶|促使|大使|天使|即使|致使|指使|假使|迫使/u,
		opens: true,
		fix: '，',
		why: subjectless,
	})),
	{
		trigger: '之所以',
		form: /^(?<cut>之所以)[^，。；]{1,30}的(?:主要|根本|重要|直接)?原因/du,
		fix: '',
		why: '“之所以”已经在说原因',
	},
	{
		trigger: '本着',
		form: /^本着[^，。；以]{2,24}(?<cut>为)(?:基本)?原则/du,
		fix: '的',
		why: '“本着…的原则”和“以…为原则”混在了一起',
	},
	{
		trigger: '围绕',
		form: /^(?<cut>围绕着|围绕(?!着))[^，。；以]{2,18}为(?:中心|主题|主线|核心)(?=$|[，。；])/du,
		fix: '以',
		why: '“围绕…”和“以…为中心”混在了一起',
	},
	{
		trigger: '由于',
		form: /^(?<cut>由于)[^，。；在]{1,14}的(?:影响|带动|作用|推动|支持|帮助|努力)下/du,
		fix: '在',
		why: '“由于…”和“在…下”混在了一起',
	},
	{
		trigger: '由于',
		form: /^由于[^，。；]{1,16}(?<cut>的原因)(?=，)/du,
		// 由于历史的原因 is settled.
		not: /历史|种种|各种|多种/u,
		fix: '',
		why: '“由于”已经在说原因',
	},
	{
		trigger: '深受',
		form: /^深受[^，。；]{1,14}(?<cut>所)(?:欢迎|喜爱|好评|称赞)/du,
		fix: '',
		why: '“深受…”和“为…所…”混在了一起',
	},
	{
		trigger: '随着',
		form: /^(?<cut>随着)[^，。；在]{1,14}的(?:影响|带动|作用|推动|支持|帮助|努力)下/du,
		fix: '在',
		why: '“随着…”和“在…下”混在了一起',
	},
	{
		trigger: '为期',
		form: /^为期[^，。；]{1,6}?(?:[天年周日]|个月)(?<cut>的?时间)/du,
		fix: '',
		why: '“为期”说的就是时间',
	},
	{
		trigger: '多达',
		form: /^多达[^，。；]{1,12}?(?<cut>之多)/du,
		fix: '',
		why: '“多达”和“之多”只要一个',
	},
	{
		trigger: '高达',
		form: /^高达[^，。；]{1,12}?(?<cut>之多|之高)/du,
		fix: '',
		why: '“高达”和“之多”只要一个',
	},
	{
		trigger: '关键在于',
		form: /^关键在于[^，。；]{2,20}(?<cut>是关键|起着?决定性?作用)/du,
		fix: undefined,
		why: '“关键在于…”和“…是关键”混在了一起',
	},
	{
		trigger: '是为了',
		form: /^是为了[^，。；以]{2,20}(?<cut>为目的)/du,
		fix: '',
		why: '“为了…”和“以…为目的”混在了一起',
	},
	{
		trigger: '在',
		form: /^在[^，。；：！？]{3,20}下(?<cut>，使得?)(?![用命])/du,
		opens: true,
		fix: '，',
		why: subjectless,
	},
];

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

/**
 * Words of one meaning: any two of a row in a row say it twice. The writer keeps the first.
 * Before one of a bracket the second is another word (全部所有权).
 */
const synonyms = `
立即 马上 立刻 当即 随即 即刻 第一时间
陆续 先后 相继
提前 事先 预先 事前
互相 相互 彼此
总共 一共 共计 合计 总计
因为 由于
应当 应该
如果 假如 倘若
但是 然而 可是
因此 所以 因而
无法 难以
十分 非常 极其 极为
再次 重新 再度
持续 继续
依然 仍然 仍旧 依旧
全部 所有
大约 大概
可能 或许 也许
目前 当前 如今 眼下
分别 各自
并且 而且
唯一 仅有
最终 最后
`;

/** 持续不断 and the like are one word; 总共 within 全国总共 is none. */
const otherWord: Readonly<Record<string, RegExp>> = {
	所有: /^[权者制]/u,
	共计: /^算/u,
	合计: /^数/u,
	相互: /^作用/u,
	先后: /^[次顺]/u,
	预先: /^级/u,
	最后: /^[一期]/u,
	大概: /^[念率]/u,
	可是: /^非/u,
	最终: /^[用产]/u,
	继续: /^教育/u,
};

const doubled: readonly Redundant[] = synonyms
	.trim()
	.split('\n')
	.map((row) => row.split(' '))
	.flatMap((row) =>
		row.flatMap((first) =>
			row
				.filter((second) => second !== first)
				.map((second): Redundant => {
					const notBefore = otherWord[second];
					return { said: first + second, use: first, ...(notBefore && { notBefore }) };
				}),
		),
	);

const entries = plain
	.split(/[|\n]/u)
	.map((pair) => pair.split(' '))
	.flatMap(([said = '', use = '']): Redundant[] => {
		if (said === '') return [];
		// 依据监测数据显示的结果 takes it for its ground.
		return [{ said, use, ...(said.startsWith('据') && { notAfter: /[依数证论占]$/u }) }];
	});

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
	{ said: '目前现有', use: '目前有', notBefore: /^的/u },
	{ said: '目前现已', use: '目前已' },
	{ said: '目前现正', use: '目前正' },
	{ said: '仅仅只有', use: '只有', notAfter: /不$/u },
	{ said: '年均每年', use: '年均' },
	{ said: '累计总共', use: '累计' },
	{ said: '现场当场', use: '当场' },
	{ said: '给予予以', use: '给予' },
	{ said: '予以给予', use: '给予' },
	{ said: '莅临到', use: '莅临' },
	{ said: '亲临到', use: '亲临' },
	{ said: '荣获得', use: '荣获', notBefore: /^[分知悉]/u },
	{ said: '授予为', use: '授予', notBefore: /^[期国民人群社乡]/u },
	{ said: '还尚未', use: '尚未' },
	{ said: '仅仅只', use: '只', notAfter: /不$/u, notBefore: /^[身言]/u },
	{ said: '分别各', use: '各', notBefore: /^[自个类级地县市区乡镇村部单种项行]/u },
	{ said: '反而却', use: '反而' },
	{ said: '尚未没有', use: '尚未' },
	{ said: '无偿赠送', use: '赠送' },
	{ said: '起开始', use: '起', notAfter: /[^日月年时刻天]$/u },
	{ said: '一律全部', use: '一律' },
	{ said: '亲自亲手', use: '亲手' },
	{ said: '日均每天', use: '日均' },
	{ said: '月均每月', use: '月均' },
	{ said: '户均每户', use: '户均' },
	{ said: '人均每人', use: '人均' },
	{ said: '亩均每亩', use: '亩均' },
	{ said: '每天日均', use: '日均' },
	{ said: '每日日均', use: '日均' },
	{ said: '每月月均', use: '月均' },
	{ said: '每户户均', use: '户均' },
	{ said: '每人人均', use: '人均' },
	{ said: '每亩亩均', use: '亩均' },
	{ said: '平均日均', use: '日均' },
	{ said: '平均月均', use: '月均' },
	{ said: '平均户均', use: '户均' },
];

export const redundancies: ReadonlyMap<string, Redundant> = new Map(
	[...doubled, ...entries, ...special].map((one) => [one.said, one]),
);

/** Two constructions run into one: where they begin, how they go on, what to write. */
export interface Blend {
	readonly trigger: string;
	/** From the trigger on. The group `cut` is what the fix replaces. */
	readonly form: RegExp;
	readonly not?: RegExp;
	/** Where the text before it ends so, it is right. */
	readonly notAfter?: RegExp;
	/** Only where the sentence begins. */
	readonly opens?: true;
	readonly fix: string | undefined;
	readonly why: string;
}

const suffered =
	'泄露|破坏|侵害|侵占|污染|损害|损坏|伤害|滥用|挪用|盗用|盗取|冒用|影响|冲击|欺骗|骗取|截留|侵蚀';
const again =
	'发生|出现|重演|反弹|复发|返贫|回潮|蔓延|扩散|扩大|恶化|复燃|抬头|流失|流入|流向|混入|外溢';
/** 防止材料不再重复提交: nobody wants more of it. */
const worse =
	'重复|反复|多头|往返|来回|多跑|白跑|白等|排长队|浪费|积压|拖延|拖欠|推诿|扯皮|闲置|走样|违规|受骗|上当';
const negated = [
	'防止',
	'避免',
	'杜绝',
	'预防',
	'防范',
	'谨防',
	'以免',
	'以防',
	'严防',
	'遏制',
].map((trigger): Blend => ({
	trigger,
	form: new RegExp(
		`^${trigger}[^，。；：！？、]{0,16}?(?<cut>不再|不(?=白[跑等忙]|(?:会)?(?:再次|${again})|[被受](?:${suffered})|出(?:问题|事故|差错|纰漏|乱子)))(?:会)?(?:再次)?(?:${again}|[被受](?:${suffered})|出(?:问题|事故|差错|纰漏|乱子)|(?<=不再)(?:${worse})|白[跑等忙])`,
		'du',
	),
	not: /确保|做到|保证|实现|从而|力争|不得不|的(?:问题|情况|现象|情形|局面)/u,
	fix: '再',
	why: `“${trigger}”已含否定，再加“不”意思就反了`,
}));

const subjectless = '句子开头是介词短语，“使”前面没有主语';

/** All blends; the first that fits counts. */
export const blends: readonly Blend[] = [
	...negated,
	...['通过', '经过', '随着', '由于'].map((trigger): Blend => ({
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
		trigger: '之所以',
		form: /^之所以[^。；]{1,40}?是?(?:因为|由于)[^，。；]{1,24}(?<cut>的(?:原因|缘故))(?=$|[，。；])/du,
		fix: '',
		why: '“之所以…是因为”已经在说原因',
	},
	{
		trigger: '主要以',
		form: /^(?<cut>主要)以[^，。；]{1,16}为主(?=$|[，。；、的）])/du,
		fix: '',
		why: '“主要”和“以…为主”只要一个',
	},
	...['缺乏', '缺少'].map((trigger): Blend => ({
		trigger,
		form: new RegExp(
			`^${trigger}(?!对)[^，。；、的对]{1,8}(?<cut>不足|不够)(?=$|[，。；、）])`,
			'du',
		),
		fix: '',
		why: `“${trigger}”已经是不足`,
	})),
	...['历时', '耗时', '用时', '为时'].map((trigger): Blend => ({
		trigger,
		form: new RegExp(
			`^${trigger}[^，。；]{1,6}?(?:[天年周日]|个月|小时)(?<cut>的?时间)(?!检验|考验|跨度|段)`,
			'du',
		),
		fix: '',
		why: `“${trigger}”说的就是时间`,
	})),
	...['同比', '环比'].map((trigger): Blend => ({
		trigger,
		form: new RegExp(
			`^(?<cut>${trigger})[比较与]?(?:去年|上年|上月|上季度)(?:同期|同月)?(?:相比)?[，]?(?:净?增|下|减|提|上|多|少|回|持|翻|降|略)`,
			'du',
		),
		fix: '比',
		why: `“${trigger}”已经说明和谁比`,
	})),
	...[...'比较与'].flatMap((than) =>
		['去年', '上年', '上月'].map((year): Blend => ({
			trigger: than + year,
			form: new RegExp(
				`^${than}${year}(?:同期|同月)?(?:相比)?，?(?<cut>[同环]比)(?:净?增|下|减|提|上|多|少|回|持|翻|降)`,
				'du',
			),
			fix: '',
			why: `“${than}${year}”已经说明和谁比`,
		})),
	),
	...['去年', '上年', '往年', '上月', '以往'].map((time): Blend => ({
		trigger: `较${time}`,
		form: new RegExp(`^较${time}[^，。；、]{0,4}(?<cut>相比)`, 'du'),
		notAfter: /[与同和跟]$/u,
		fix: '',
		why: '“较…”和“与…相比”混在了一起',
	})),
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

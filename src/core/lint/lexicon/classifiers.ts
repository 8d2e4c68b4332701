/** Nouns, the classifiers that fit them (the first is the one to write), and those that do not. */
interface Fit {
	readonly nouns: string;
	readonly fit: string;
	readonly misfit: string;
}

const table: readonly Fit[] = [
	{ nouns: '企业 公司 合作社 医院 银行 酒店', fit: '家', misfit: '个 名 条 件 处 台' },
	{ nouns: '商户 农户 用户 贫困户 脱贫户 养殖户 种植户', fit: '户', misfit: '条 件 处 台 项' },
	{ nouns: '车辆 客车 货车 校车 消防车 救护车', fit: '辆', misfit: '名 家 条 件 处 艘 户' },
	{ nouns: '机具 收割机 拖拉机 插秧机 无人机', fit: '台', misfit: '名 家 条 件 处 辆 户' },
	{ nouns: '隐患 风险点 隐患点 险情', fit: '处', misfit: '条 名 家 件 台 户' },
	{ nouns: '线索 建议 意见', fit: '条', misfit: '处 名 家 台 户 起' },
	{ nouns: '事故 火灾 案件 纠纷', fit: '起', misfit: '条 名 家 台 户 处 只' },
	{ nouns: '诉求 投诉 提案 议案 信访件', fit: '件', misfit: '处 名 家 台 户 只' },
	{ nouns: '措施 制度 政策 任务', fit: '项', misfit: '处 名 家 台 户 起 起' },
	{
		nouns: '干部 党员 群众 职工 学生 教师 专家 医生 民警',
		fit: '名',
		misfit: '家 条 件 处 台 项 只 户 辆 起',
	},
	{ nouns: '学校 小学 中学 幼儿园 高校', fit: '所', misfit: '名 条 件 台 项 户 辆 起' },
	{ nouns: '桥梁 水库 大桥 水电站', fit: '座', misfit: '名 家 条 件 台 户 起 辆' },
	{ nouns: '文件 通知', fit: '份', misfit: '名 家 处 台 户 起 辆' },
	{ nouns: '病例', fit: '例', misfit: '家 条 件 处 台 户 辆' },
	{ nouns: '船只 渔船', fit: '艘', misfit: '名 家 件 处 台 户 辆 起' },
	{ nouns: '树木 果树 苗木', fit: '株', misfit: '名 家 件 处 台 户 辆 起' },
	{ nouns: '会议', fit: '次', misfit: '名 家 条 处 台 户 辆 起' },
];

/** `5名车辆` without its number, and what to write for the classifier. */
export interface Misfit {
	readonly phrase: string;
	readonly classifier: string;
	readonly noun: string;
	readonly use: string;
}

export const misfits: readonly Misfit[] = table.flatMap(({ nouns, fit, misfit }) =>
	nouns
		.split(' ')
		.flatMap((noun) =>
			misfit
				.split(' ')
				.map((classifier) => ({ phrase: classifier + noun, classifier, noun, use: fit })),
		),
);

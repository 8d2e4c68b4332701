/**
 * Offices that were renamed or are called by either of two names: names of one row are one office,
 * those between the bars are only longer and shorter forms of one name.
 */
const rows = [
	'农业农村局 | 农业局 | 农委 农业委员会 | 农牧局',
	'生态环境局 | 环保局 环境保护局',
	'自然资源局 自然资源和规划局 自然资源与规划局 | 国土局 国土资源局',
	'市场监管局 市场监督管理局 | 市监局 | 工商局 | 质监局 | 食药监局',
	'卫健委 卫生健康委 卫生健康委员会 | 卫健局 卫生健康局 | 卫计委 | 卫计局 | 卫生局',
	'应急局 应急管理局 | 安监局',
	'文旅局 文化和旅游局 文化旅游局 | 文广新局 | 文广局',
	'发改委 发展改革委 发展和改革委员会 | 发改局 发展改革局 发展和改革局',
	'住建局 住房城乡建设局 住房和城乡建设局 | 住建委 | 建设局',
	'工信局 工业和信息化局 | 经信局 | 经信委 | 工信委',
	'教育局 | 教体局 教育体育局 教育和体育局',
	'林业局 | 林草局',
	'水务局 | 水利局',
	'交通运输局 交通局 | 交运局',
	'人社局 人力资源社会保障局 人力资源和社会保障局 | 劳动局 | 人保局',
	'总工会 | 工会',
];

export interface OfficeName {
	readonly office: number;
	/** Names of the same office and form differ in length only. */
	readonly form: number;
}

export const officeNames: ReadonlyMap<string, OfficeName> = new Map(
	rows.flatMap((row, office) =>
		row
			.split(' | ')
			.flatMap((names, form) => names.split(' ').map((name) => [name, { office, form }] as const)),
	),
);

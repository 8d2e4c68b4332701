/** Words for those who act without saying who, by what may follow them. */
const groups = ['有关', '相关'];
const heads = [
	'部门',
	'单位',
	'方面',
	'人员',
	'领导',
	'机构',
	'科室',
	'处室',
	'职能部门',
	'主管部门',
	'责任单位',
	'监管部门',
	'企业负责人',
	'责任人',
	'人士',
];

/** 有关部门, 相关单位 …: vague where they are the subject of what was done or said. */
export const vagueActors: readonly string[] = [
	...groups.flatMap((group) => heads.map((head) => group + head)),
	'上级部门',
	'上级领导',
	'上级有关部门',
	'上级相关部门',
	'某单位',
	'某部门',
	'职能部门',
	'主管部门',
	'监管部门',
];

const sayings = ['表示', '认为', '指出', '建议', '称', '分析', '预测', '预计', '介绍', '提醒'];

/** 专家表示: vague where neither a name nor a unit stands before it. */
export const vagueExperts: readonly string[] = [
	...['专家', '业内人士', '知情人士', '权威人士', '内部人士', '分析人士', '消息人士'],
].flatMap((who) => sayings.map((saying) => who + saying));

const people = [
	'群众',
	'村民',
	'居民',
	'市民',
	'业主',
	'网民',
	'网友',
	'商户',
	'企业',
	'农户',
	'家长',
	'人',
	...'乘客 职工 学生 学生家长 患者 游客 司机 车主 养殖户 种植户 教师 住户 摊主 店主 消费者 用户 农民工 基层干部 网格员'.split(
		' ',
	),
];

/** 有群众反映: vague where it is not said how many. */
export const vagueVoices: readonly string[] = [
	...people.flatMap((who) => ['反映', '投诉', '举报'].map((verb) => `有${who}${verb}`)),
	...people.slice(0, -1).flatMap((who) => ['反映', '举报'].map((verb) => `据${who}${verb}`)),
];

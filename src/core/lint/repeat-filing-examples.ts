import type { FilingHistory } from './filing-history';

/** 2026-11-03 10:00 Beijing time. */
const filedAt = 1_793_671_200_000;
const day = 24 * 60 * 60 * 1000;

/** Items that the examples and cases of the rule take for filed before. */
export const filedExamples: FilingHistory = {
	items: [
		{
			draftId: '20261103-7F3K',
			family: undefined,
			title: '云岭县开展电动自行车安全整治',
			vehicle: '动态信息',
			filedAt,
			body: '11月3日，云岭县启动电动自行车安全整治。一是全面排查，县消防救援大队联合市场监管局、公安局组成6个检查组，检查商户126家，发现隐患58处。二是限期整改，建立台账逐项销号，整改41处，其余17处明确时限和责任人。三是严格执法，约谈经营者9人，查扣改装车辆23辆，立案3起。四是疏堵结合，新建集中充电点32处、充电口640个，群众停车充电更加方便。',
		},
		{
			draftId: '20261020-2B8C',
			family: '20261019-AA1D',
			title: '南屏区前三季度财政收入平稳增长',
			vehicle: '综合信息',
			filedAt: filedAt - 14 * day,
			body: '1至9月，南屏区完成一般公共预算收入12.6亿元，同比增长5.2%。其中税收收入9.8亿元，增长6.1%，占比77.8%。支出23.4亿元，下降1.5%，民生支出占比81.2%。',
		},
		{
			draftId: '20261101-9C4E',
			family: undefined,
			title: '青石镇发生一起交通事故',
			vehicle: '紧急信息',
			filedAt: filedAt - 2 * day,
			body: '11月1日7时20分，沂河市南屏区青石镇境内省道217线发生一起货车追尾事故，造成1人轻伤。接报后，区公安、交通、卫健等部门迅速赶赴现场处置，伤者已送区人民医院救治，生命体征平稳，道路已恢复通行，事故原因正在调查。',
		},
		{
			draftId: '20261015-5D2F',
			family: undefined,
			title: '白马镇推行积分制管理',
			vehicle: '动态信息',
			filedAt: filedAt - 19 * day,
			body: '白马镇推行积分制管理，设立积分超市12个，群众凭积分兑换生活用品，累计兑换3200人次，参与率达到86%，人居环境明显改善，矛盾纠纷同比下降31%。',
		},
	],
};

import { d, f2, p, type Telling } from './draw';

/** Means, products, rates, dates and lengths of time. */
export const others: readonly Telling[] = [
	(draw) => {
		const a = draw.ri(120, 900),
			b = draw.ri(5, a - 20);
		return `发放问卷${a}份，收回${a - b}份，有效问卷${a - b - 3}份，回收率${p(a - b, a)}，有效率${p(a - b - 3, a - b)}。`;
	},
	(draw) => {
		const a = draw.ri(120, 900),
			b = draw.ri(5, a - 20);
		return `受访的${a}人中，${b}人表示满意，占${p(b, a)}，${a - b}人不满意或没有表态。`;
	},
	(draw) => {
		const a = draw.ri(120, 900),
			b = draw.ri(5, a - 20);
		return `已办结${b}件，占受理总数${a}件的${p(b, a)}，还有${a - b}件正在办理。`;
	},
	(draw) => {
		const a = draw.ri(120, 900),
			b = draw.ri(5, a - 20);
		return `受理${a}件，办结${b}件，办结率${p(b, a)}，未办结的${a - b}件均在期限内。`;
	},
	(draw) => {
		const a = draw.ri(10, 60),
			n = draw.ri(3, 15);
		return `每天上午、下午各开${n}班，每班坐${a}人，一天可运${a * n * 2}人。`;
	},
	(draw) => {
		const a = draw.ri(100, 600),
			b = draw.ri(10, 90);
		return `总投资${a}万元，已到位${b}万元，到位率${p(b, a)}，尚缺${a - b}万元。`;
	},
	(draw) => {
		const a = draw.ri(3, 40);
		return `办理时限由${2 * a}天压缩到${a}天，压缩一半。`;
	},
	(draw) => {
		const a = draw.ri(30, 90),
			b = draw.ri(2, 25);
		return `甲村${a + b}户，乙村${a}户，前者比后者多${b}户。`;
	},
	(draw) => {
		const a = draw.ri(300, 900),
			n = draw.ri(20, 200);
		return `种植玉米${n}亩，亩产${a}公斤，总产${d((a * n) / 1000, 1)}吨。`;
	},
	(draw) => {
		const a = draw.ri(300, 900),
			n = draw.ri(20, 200);
		return `流转土地${n}亩，每亩租金${a}元，年租金${d((a * n) / 10000, 2)}万元。`;
	},
	(draw) => {
		const m = draw.ri(3, 9),
			x = draw.ri(1, 10),
			k = draw.ri(3, 15);
		return `活动从${m}月${x}日开始，到${m}月${x + k}日结束，为期${k + 1}天。`;
	},
	(draw) => {
		const m = draw.ri(3, 9),
			x = draw.ri(1, 10),
			k = draw.ri(3, 15);
		return `${m}月${x}日至${x + k}日，连续${k + 1}天开展宣传。`;
	},
	(draw) => {
		const h = draw.ri(7, 15),
			a = draw.ri(0, 29),
			k = draw.ri(5, 29);
		return `${h}时${a}分接警，${h}时${a + k}分到场，用时${k}分钟。`;
	},
	(draw) => {
		const a = draw.ri(50, 300),
			b = draw.ri(10, a - 5),
			c = draw.ri(1, 8);
		return `年初结转${c}件，今年新收${a}件，办结${b}件，尚余${a + c - b}件。`;
	},
	(draw) => {
		const a = draw.ri(50, 300),
			b = draw.ri(10, 40);
		return `编制${a}名，实有${a - b}名，空编${b}名，缺编率${p(b, a)}。`;
	},
	(draw) => {
		const a = draw.ri(50, 300),
			b = draw.ri(10, 40);
		return `应到${a}人，实到${a - b}人，请假${b}人。`;
	},
	(draw) => {
		const a = draw.ri(50, 300),
			b = draw.ri(10, 40),
			c = draw.ri(5, 20);
		return `应到${a + b + c}人，实到${a}人，请假${b}人，缺席${c}人，到会率${p(a, a + b + c)}。`;
	},
	(draw) => {
		const a = draw.ri(20, 80),
			b = draw.ri(5, 15),
			c = 100 - a - b;
		return c <= 0 ? undefined : `收入来源中，务工占${a}%，种植占${b}%，其他占${c}%。`;
	},
	(draw) => {
		const a = draw.ri(20, 80),
			b = draw.ri(5, 15),
			t = draw.ri(200, 500);
		return `${t}户中，${Math.round((t * a) / 100)}户以务工为主，占${p(Math.round((t * a) / 100), t)}；${Math.round((t * b) / 100)}户以种植为主，占${p(Math.round((t * b) / 100), t)}。`;
	},
	(draw) => {
		const a = draw.ri(100, 900),
			b = draw.ri(50, 300),
			c = draw.ri(20, 99);
		return `检查${a}家，发现问题${b}个，当场整改${b - c}个，限期整改${c}个。`;
	},
	(draw) => {
		const a = draw.ri(100, 900),
			b = draw.ri(5, 99);
		return `计划造林${a}亩，实际完成${a + b}亩，超额${b}亩，完成计划的${p(a + b, a)}。`;
	},
	(draw) => {
		const a = draw.ri(100, 900),
			b = draw.ri(5, 99);
		return `全年任务${a}万元，1至10月完成${a - b}万元，为任务的${p(a - b, a)}，欠${b}万元。`;
	},
	(draw) => {
		const a = draw.ri(20, 60),
			b = draw.ri(5, 15);
		return `${a}名教师中，硕士${b}名，本科${a - b - 2}名，大专2名。`;
	},
	(draw) => {
		const a = draw.ri(20, 60),
			b = draw.ri(5, 15),
			c = draw.ri(2, 4);
		return `学校有教师${a + b + c}名，高级职称${a}名，中级${b}名，初级${c}名。`;
	},
	(draw) => {
		const a = draw.ri(10, 40),
			b = draw.ri(60, 90);
		return `保留${a}项，取消${b}项，下放${a + 2}项，原有${2 * a + b + 2}项全部清理完毕。`;
	},
	(draw) => {
		const a = draw.ri(30, 90),
			b = draw.ri(10, 29);
		return `${a + b}家企业中，${a}家增产，${b}家减产或停产，增产面${p(a, a + b)}。`;
	},
	(draw) => {
		const a = draw.ri(30, 90),
			b = draw.ri(110, 200);
		return `床位${b}张，入住${a}人，空床${b - a}张，入住率${p(a, b)}。`;
	},
	(draw) => {
		const a = draw.ri(300, 900),
			b = draw.ri(2, 9);
		return `${a}名学生中，走读${a - b * 20}名，寄宿${b * 20}名，寄宿生占${p(b * 20, a)}。`;
	},
	(draw) => {
		const a = draw.ri(30, 90),
			b = draw.ri(12, 25);
		return `一季度${a}万元，二季度${a + b}万元，三季度${a + 2 * b}万元，三个季度累计${3 * a + 3 * b}万元，三季度比一季度多${2 * b}万元。`;
	},
	(draw) => {
		const a = draw.ri(200, 900),
			b = draw.ri(20, 190);
		return `${a}户中有${b}户签约，签约率${p(b, a)}；未签约的${a - b}户中，${Math.floor((a - b) / 2)}户同意、${a - b - Math.floor((a - b) / 2)}户观望。`;
	},
	(draw) => {
		const a = draw.ri(20, 90),
			b = draw.ri(20, 90),
			c = draw.ri(5, 15);
		return `会议应到代表${a + b + c}名，因事因病请假${c}名，实到${a + b}名，符合法定人数。`;
	},
	(draw) => {
		const a = draw.ri(3, 9),
			b = draw.ri(2, 5);
		return `道路长${a}.${b}公里、宽${b + 2}米，总投资${a * 100 + b * 10}万元，每公里造价100万元。`;
	},
	(draw) => {
		const a = draw.ri(1000, 6000),
			b = draw.ri(2, 9);
		return `每亩收入${a}元，扣除成本${Math.round(a * 0.4)}元，净赚${a - Math.round(a * 0.4)}元，${b}亩地可挣${b * (a - Math.round(a * 0.4))}元。`;
	},
	(draw) => {
		const a = draw.ri(60, 98),
			b = draw.ri(2, 9);
		return `公众安全感达${a}.${b}%，较去年的${a - 1}.${b}%提升1个百分点，列全市第${draw.ri(1, 9)}位。`;
	},
	(draw) => {
		const a = draw.ri(100, 300),
			b = draw.ri(10, 40),
			c = draw.ri(1, 9);
		return `截至11月20日，累计排查${a + b + c}户，合格${a}户，整改后合格${b}户，拆除${c}户。`;
	},
	(draw) => {
		const a = draw.ri(20, 60),
			b = draw.ri(10, 30),
			c = draw.ri(10, 30);
		return `问卷为多选，选“交通”的占${a}%，选“医疗”的占${b + 30}%，选“教育”的占${c + 30}%。`;
	},
	(draw) => {
		const h = draw.ri(8, 11),
			a = draw.ri(0, 20);
		return `${h}时${String(a).padStart(2, '0')}分断电，${h + 1}时${String(a + 25).padStart(2, '0')}分恢复，停电1小时25分钟，影响${draw.ri(100, 900)}户。`;
	},
	(draw) => {
		const a = draw.ri(3, 12),
			b = draw.ri(1, 15),
			n = draw.ri(20, 90);
		const E = new Date(2026, a - 1, b + n - 1);
		if (E.getFullYear() !== 2026) return undefined;
		return `工程${a}月${b}日开工，${E.getMonth() + 1}月${E.getDate()}日完工，历时${n}天。`;
	},
	(draw) => {
		const m = draw.ri(1, 12),
			b = draw.ri(1, 28);
		const w = '日一二三四五六'[new Date(2026, m - 1, b).getDay()];
		return `2026年${m}月${b}日（星期${w}），县委召开常委会会议。`;
	},
	(draw) => {
		const a = draw.ri(3, 9),
			b = draw.ri(11, 40);
		return `${a * b}名干部编成${a}个组，每组${b}人。`;
	},
	(draw) => {
		const a = draw.ri(10, 90),
			b = draw.ri(5, 9);
		return `${a + b}个村里，${a}个村集体收入过50万元，另外${b}个村在30万元到50万元之间。`;
	},
	(draw) => {
		const a = draw.ri(100, 200),
			b = draw.ri(20, 60),
			c = draw.ri(5, 15);
		return `收到建议${a}条，采纳${b}条，作解释说明${a - b - c}条，${c}条正在研究。`;
	},
	(draw) => {
		const a = draw.ri(100, 200),
			b = draw.ri(20, 60),
			c = draw.ri(5, 15);
		return `抽检${a}批次，合格${a - c}批次，不合格${c}批次，合格率${p(a - c, a)}；下架${b}公斤。`;
	},
	(draw) => {
		const a = draw.ri(400, 900),
			b = draw.ri(40, 90);
		return `计划招${a}名，报名${a * 3}名，录取${a - b}名，录取比例约为${d((a * 3) / (a - b), 1)}∶1，缺额${b}名。`;
	},
	(draw) => {
		const a = draw.ri(40, 90),
			b = draw.ri(4, 9);
		return `甲泵站每小时排水${a}立方米，乙泵站每小时排水${a * 2}立方米，两站同开每小时${a * 3}立方米，${b}小时可排${a * 3 * b}立方米。`;
	},
	(draw) => {
		const a = draw.ri(40, 90),
			b = draw.ri(10, 39);
		return `原定${a}天的工期，实际用了${a - b}天，提前${b}天，缩短${p(b, a)}。`;
	},
	(draw) => {
		const a = draw.ri(40, 90),
			b = draw.ri(10, 39),
			c = draw.ri(1, 5);
		return `新增就业${a * 100}人，完成全年目标${b * 1000}人的${p(a * 100, b * 1000)}；失业人员再就业${c * 100}人，占新增的${p(c * 100, a * 100)}。`;
	},
	(draw) => {
		const a = draw.ri(500, 900),
			b = draw.ri(50, 90);
		return `发放种粮补贴${a}万元，惠及农户${b * 100}户，户均${d((a * 10000) / (b * 100), 0)}元。`;
	},
	(draw) => {
		const a = draw.ri(5, 40) * 4;
		return `${a}名村医中，四分之一是女性，有${a / 4}名；三分之一以上年过五十。`;
	},
	(draw) => {
		const a = draw.ri(5, 40) * 10;
		return `${a}户中七成参保，为${a * 0.7}户；三成没有参保，为${a - a * 0.7}户。`;
	},
	(draw) => {
		const a = draw.ri(120, 380),
			b = draw.ri(10, 60),
			c = draw.ri(10, 60);
		return `现有车辆${a}台，年内报废${b}台、新购${c}台，年底将为${a - b + c}台。`;
	},
	(draw) => {
		const a = draw.ri(120, 380),
			b = draw.ri(10, 60),
			c = draw.ri(10, 60);
		return `年初有会员${a}人，发展${b}人，退会${c}人，年末${a + b - c}人，净${b >= c ? '增' : '减'}${Math.abs(b - c)}人。`;
	},
	(draw) => {
		const a = draw.ri(120, 380),
			b = draw.ri(10, 60);
		return `标题里的${a}件是10月的数，1月至10月累计${a * 8 + b}件，月均${d((a * 8 + b) / 10, 0)}件。`;
	},
	(draw) => {
		const a = draw.ri(60, 80),
			b = draw.ri(81, 95);
		return `上半年完成${a}%，到10月底完成${b}%，比序时进度快${(b - 83.3).toFixed(1)}个百分点。`;
	},
	(draw) => {
		const a = draw.ri(1, 9),
			b = draw.ri(1, 9);
		return `造林${a}.${b}万亩，折合${d(((a * 10 + b) * 1000) / 15, 0)}公顷。`;
	},
	(draw) => {
		const a = draw.ri(200, 600),
			b = draw.ri(20, 60);
		return `${a}亩地里，旱地${a - b}亩，水田${b}亩。水田亩产${b * 10}公斤，旱地亩产${b * 8}公斤，相差${b * 2}公斤。`;
	},
	(draw) => {
		const a = draw.ri(200, 600),
			b = draw.ri(20, 60);
		return `去年冬天用煤${a}吨，今年用${a - b}吨，省了${b}吨，省下${d(b * 0.12, 2)}万元。`;
	},
	(draw) => {
		const a = draw.ri(20, 60),
			b = draw.ri(2, 9);
		return `伤员${a}人中，重伤${b}人、轻伤${a - b}人，已有${Math.floor(a / 2)}人出院，${a - Math.floor(a / 2)}人仍在治疗。`;
	},
	(draw) => {
		const a = draw.ri(10, 60),
			b = draw.ri(2, 9);
		return `会期${b}天，收到提案${a * b}件，立案${a * b - b}件，立案率${p(a * b - b, a * b)}，不予立案${b}件。`;
	},
	(draw) => {
		const a = draw.ri(60, 200),
			b = draw.ri(10, 50);
		return `参训${a}人次，实际${a - b}人，有${b}人参加了两期。`;
	},
	(draw) => {
		const a = draw.ri(60, 200),
			b = draw.ri(10, 50);
		return `全年收入${a}万元，支出${a - b}万元，结余${b}万元；上年结余${b + 5}万元，两年累计结余${2 * b + 5}万元。`;
	},
	(draw) => {
		const a = draw.ri(200, 500),
			b = draw.ri(20, 90);
		return `全区${a}个小区中，物业管理的${a - b}个，业主自管的${Math.floor(b / 2)}个，社区代管的${b - Math.floor(b / 2)}个。`;
	},
	(draw) => {
		const a = draw.ri(200, 500),
			b = draw.ri(20, 90);
		return `${a}份协议签了${a - b}份，没签的${b}份里，在外务工的${b - 8}份，有异议的8份。`;
	},
	(draw) => {
		const a = draw.ri(20, 90),
			n = draw.ri(2, 5);
		return `一斤卖${n}元，${a}亩产${a * 3}千斤，卖了${d((a * 3 * n) / 10, 1)}万元。`;
	},
	(draw) => {
		const a = draw.ri(120, 190),
			b = draw.ri(3, 9);
		return `${a}户中，2人户${b * 5}户，3人户${a - b * 5 - b}户，4人及以上户${b}户。`;
	},
	(draw) => {
		const a = draw.ri(120, 190),
			b = draw.ri(30, 90);
		return `有效投诉${a}件，经营户责任${b}件，平台责任${a - b}件，分别占${p(b, a)}和${p(a - b, a)}。`;
	},
	(draw) => {
		const a = draw.ri(120, 190),
			b = draw.ri(30, 90);
		return `收购价每公斤${f2(a / 100)}元，比国家最低收购价高${f2(b / 1000)}元，比去年同期低${f2(b / 900)}元。`;
	},
	(draw) => {
		const a = draw.ri(12, 30),
			b = draw.ri(3, 9);
		return `原有${a}个站所，撤并${b}个，新设2个，现有${a - b + 2}个。`;
	},
	(draw) => {
		const a = draw.ri(12, 30),
			b = draw.ri(3, 9);
		return `8月${a * 10}件，9月${a * 10 + b}件，10月${a * 10 - b}件，三个月平均${a * 10}件。`;
	},
	(draw) => {
		const a = draw.ri(12, 30),
			b = draw.ri(3, 9);
		return `28日18时，水位${a}.${b}米，超警戒0.${b}米；29日8时，水位${a - 1}.${b}米，退到警戒以下0.${10 - b}米。`;
	},
	(draw) => {
		const a = draw.ri(12, 30),
			b = draw.ri(3, 9);
		return `从业${a}00人，季节性用工${b}00人，长期工${a - b}00人，季节性用工约占${p(b, a, 0)}。`;
	},
	(draw) => {
		const a = draw.ri(12, 30),
			b = draw.ri(3, 9);
		return `全县耕地${a}万亩，人均${d(a / b, 1)}亩，农业人口${b}万人。`;
	},
	(draw) => {
		const a = draw.ri(120, 300),
			b = draw.ri(3, 9);
		return `上线${b}个月来，注册${a * b}人，平均每月新增${a}人。`;
	},
];

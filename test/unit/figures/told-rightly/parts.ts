import { cn, d, p, type Telling } from './draw';

/** More of the same, by what they are parts of. */
export const parts: readonly Telling[] = [
	(draw) => {
		const a = draw.ri(10, 90),
			b = draw.ri(5, 9);
		return `全县${a + b}个村，已有${a}个村建成公墓，占${p(a, a + b)}，余下的${b}个村明年动工。`;
	},
	(draw) => {
		const a = draw.ri(2, 8),
			b = draw.ri(2, 8),
			c = draw.ri(2, 8);
		return `成立${cn(a + b + c)}个专班，其中产业${cn(a)}个、民生${cn(b)}个、安全${cn(c)}个。`;
	},
	(draw) => {
		const a = draw.ri(30, 80),
			b = draw.ri(3, 9);
		return `平均每天接待${a}人次，最多的一天${a + b * 10}人次，最少的一天${Math.max(1, a - b * 3)}人次，7天共${a * 7}人次。`;
	},
	(draw) => {
		const a = draw.ri(400, 900),
			b = draw.ri(40, 90);
		return `人口${a}人，其中常住${a - b}人，外出${b}人，外出的占${p(b, a)}；劳动力${Math.floor(a / 2)}人。`;
	},
	(draw) => {
		const a = draw.ri(40, 90),
			b = draw.ri(4, 9);
		return `全长${a + b}公里，已贯通${a}公里，还剩${b}公里没有打通，完成${p(a, a + b)}。`;
	},
	(draw) => {
		const a = draw.ri(40, 90),
			b = draw.ri(10, 39);
		return `${a}个村有${a - b}个通了公交，通车率${p(a - b, a)}，其余${b}个村靠班车接驳。`;
	},
	(draw) => {
		const a = draw.ri(120, 380),
			b = draw.ri(10, 60),
			c = draw.ri(10, 60);
		return `编制内${a}人，编制外${b}人，另有劳务派遣${c}人，三类人员合计${a + b + c}人。`;
	},
	(draw) => {
		const a = draw.ri(20, 60),
			b = draw.ri(20, 60),
			c = draw.ri(20, 60);
		return `检查餐饮店${a}家、超市${b}家、药店${c}家，责令整改${Math.floor(a / 3)}家，共出动${draw.ri(30, 90)}人次。`;
	},
	(draw) => {
		const a = draw.ri(20, 60),
			b = draw.ri(20, 60),
			c = draw.ri(20, 60);
		return `先后调来挖掘机${a}台、运输车${b}台、洒水车${c}台，各类机械共${a + b + c}台。`;
	},
	(draw) => {
		const a = draw.ri(200, 600),
			b = draw.ri(20, 60);
		return `车间日产${b}套，${a}天共生产${a * b}套，其中出口${Math.floor(a * b * 0.3)}套，约占三成。`;
	},
	(draw) => {
		const a = draw.ri(20, 60),
			b = draw.ri(20, 60);
		return `前10个月受理${a * 10}件，平均每月${a}件；其中10月${b}件，比月均${b > a ? '多' + (b - a) + '件' : b < a ? '少' + (a - b) + '件' : '数持平'}。`;
	},
	(draw) => {
		const a = draw.ri(20, 60),
			b = draw.ri(2, 9);
		return `安置点${b}个，每个安置点可容${a}人，共可安置${a * b}人，目前已住进${a * b - 7}人，还能接收7人。`;
	},
	(draw) => {
		const a = draw.ri(20, 60),
			b = draw.ri(2, 9);
		return `截至28日17时，转移${a * 10}人，其中集中安置${a * 4}人，投亲靠友${a * 6}人；截至29日8时，累计转移${a * 10 + b}人。`;
	},
	(draw) => {
		const a = draw.ri(200, 600),
			b = draw.ri(2, 9);
		return `受灾${a}亩，其中绝收${b * 10}亩，成灾${a - b * 10 - 5}亩，直接经济损失${d(a * 0.06, 2)}万元。`;
	},
	(draw) => {
		const a = draw.ri(60, 200),
			b = draw.ri(10, 50),
			c = draw.ri(10, 50);
		return `享受低保的${a}户，享受特困供养的${b}户，享受临时救助的${c}户，剔除重复的5户，共救助${a + b + c - 5}户。`;
	},
	(draw) => {
		const a = draw.ri(20, 50),
			b = draw.ri(2, 9);
		return `由${b}家单位牵头、${a}家单位参加的专班，共${a + b}家成员单位。`;
	},
	(draw) => {
		const a = draw.ri(20, 50),
			b = draw.ri(2, 9);
		return `三年共栽${3 * a + 3 * b}万株，其中2023年${a}万株，2024年比2023年多${b}万株，2025年比2024年多${b}万株。`;
	},
	(draw) => {
		const a = draw.ri(200, 500),
			b = draw.ri(20, 90);
		return `排查房屋${a}栋，C级${b}栋，D级${b - 10}栋，其余为A、B级。`;
	},
	(draw) => {
		const a = draw.ri(200, 500),
			b = draw.ri(20, 90);
		return `排查房屋${a}栋，其中C级${b}栋、D级${b - 10}栋，已腾空${2 * b - 10}栋。`;
	},
	(draw) => {
		const a = draw.ri(20, 90),
			n = draw.ri(2, 5);
		return `每人每年缴${a}0元，一家${n}口共缴${a * n}0元。`;
	},
	(draw) => {
		const a = draw.ri(20, 90),
			b = draw.ri(3, 9);
		return `第一季度完成全年的${a > 40 ? 25 : 20}%，第二季度完成${b + 20}%，上半年合计完成${(a > 40 ? 25 : 20) + b + 20}%。`;
	},
	(draw) => {
		const a = draw.ri(20, 90),
			b = draw.ri(3, 9);
		return `中央资金${a}00万元、省级${b}00万元已下达，市县配套${a + b}0万元，共${a * 100 + b * 100 + (a + b) * 10}万元，配套占${p((a + b) * 10, a * 100 + b * 100 + (a + b) * 10)}。`;
	},
	(draw) => {
		const a = draw.ri(20, 90),
			b = draw.ri(3, 9);
		return `${a}名网格员每人每天走访${b}户，一天共走访${a * b}户，两天${a * b * 2}户。`;
	},
	(draw) => {
		const a = draw.ri(120, 190),
			b = draw.ri(3, 9);
		return `年龄上，60岁至69岁${a}人，70岁至79岁${b * 10}人，80岁以上${b * 2}人，共${a + b * 12}人。`;
	},
	(draw) => {
		const a = draw.ri(120, 190),
			b = draw.ri(3, 9);
		return `从学历看，大专以上${a}人，高中${b * 10}人，初中及以下${b * 2}人，合计${a + b * 12}人，大专以上占${p(a, a + b * 12)}。`;
	},
	(draw) => {
		const b = draw.ri(3, 9);
		return `工程分${b}个标段，已开工${b - 1}个，剩下1个标段12月上旬开标。`;
	},
	(draw) => {
		const a = draw.ri(12, 30),
			b = draw.ri(3, 9);
		return `全镇${a}个村，先在${b}个村试点，后推开到${a - b - 1}个村，只剩1个村没有推开。`;
	},
	(draw) => {
		const a = draw.ri(12, 30),
			b = draw.ri(3, 9);
		return `两次招标分别节约${a}万元、${b}万元，共节约${a + b}万元，占预算${(a + b) * 10}万元的10%。`;
	},
	(draw) => {
		const a = draw.ri(12, 30),
			b = draw.ri(3, 9);
		return `平均每名包保干部联系${b}户，${a}名干部共联系${a * b}户，实现全覆盖。`;
	},
	(draw) => {
		const a = draw.ri(12, 30),
			b = draw.ri(3, 9);
		return `受伤${a}人，其中${b}人伤势较重，${a - b}人轻微伤；住院${b + 2}人，门诊处理后离院${a - b - 2}人。`;
	},
	(draw) => {
		const a = draw.ri(12, 30),
			b = draw.ri(3, 9);
		return `今年共评${a * 10}户，去掉不再符合条件的${b}户，保留${a * 10 - b}户。`;
	},
	(draw) => {
		const a = draw.ri(120, 300),
			b = draw.ri(3, 9);
		return `满意的${a}人，基本满意的${b * 10}人，不满意的${b}人，满意和基本满意合计占${p(a + b * 10, a + b * 11)}。`;
	},
];

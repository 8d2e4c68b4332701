import { d, f1, p, three, u, type Telling } from './draw';

/** Growth, falls, differences and times, in ordinary words. */
export const changes: readonly Telling[] = [
	(draw) => {
		const a = draw.ri(50, 900),
			b = draw.ri(5, a - 10),
			U = u(draw);
		return `上年完成${a}${U}，今年减少${b}${U}，下降${p(b, a)}。`;
	},
	(draw) => {
		const a = draw.ri(50, 900),
			b = draw.ri(5, 400),
			U = u(draw);
		return `上年完成${a}${U}，今年增加${b}${U}，增长${p(b, a)}，达到${a + b}${U}。`;
	},
	(draw) => {
		const a = draw.ri(50, 900),
			b = draw.ri(5, 400),
			U = u(draw);
		return `全县现有合作社${a + b}${U}，比上年净增${b}${U}，增长${p(b, a)}。`;
	},
	(draw) => {
		const a = draw.ri(50, 900),
			b = draw.ri(5, 400),
			U = u(draw);
		return `今年新增${b}${U}，总数达到${a + b}${U}，增长${p(b, a)}。`;
	},
	(draw) => {
		const a = draw.ri(50, 900),
			b = draw.ri(5, 400),
			c = draw.ri(5, 300),
			U = u(draw),
			[x, y, z] = three(draw);
		return `${x}、${y}、${z}分别完成${a}${U}、${b}${U}、${c}${U}，合计${a + b + c}${U}，比上年多${draw.ri(5, 60)}${U}。`;
	},
	(draw) => {
		const a = draw.ri(20, 90) / 10,
			b = draw.ri(1, 15) / 10;
		return `前三季度完成投资${f1(a + b)}亿元，比上年同期的${f1(a)}亿元增加${f1(b)}亿元。`;
	},
	(draw) => {
		const a = draw.ri(200, 900),
			g = draw.ri(1, 30);
		return `前三季度完成产值${f1((a * (1 + g / 100)) / 10)}亿元，上年同期为${f1(a / 10)}亿元，增长${p(Math.round(a * (1 + g / 100)) - a, a)}。`;
	},
	(draw) => {
		const a = draw.ri(60, 95),
			b = draw.ri(1, 4);
		return `合格率由${a}%提高到${a + b}%，提高${b}个百分点。`;
	},
	(draw) => {
		const a = draw.ri(60, 95),
			b = draw.ri(1, 4);
		return `合格率${a + b}%，比上年的${a}%高${b}个百分点，比全市平均水平低${draw.ri(1, 3)}个百分点。`;
	},
	(draw) => {
		const a = draw.ri(60, 95),
			b = draw.ri(1, 4);
		return `满意率为${a + b}%，上季度为${a}%，上升${b}个百分点；投诉量下降${draw.ri(5, 40)}%。`;
	},
	(draw) => {
		const a = draw.ri(3, 40);
		return `产值由${a}亿元增加到${a * 3}亿元，增长2倍，是原来的3倍。`;
	},
	(draw) => {
		const a = draw.ri(3, 40);
		return `产值由${a}亿元增加到${a * 4}亿元，翻了两番。`;
	},
	(draw) => {
		const a = draw.ri(3, 40);
		return `去年${a}家，今年${a * 2}家，翻了一番。`;
	},
	(draw) => {
		const a = draw.ri(3, 40),
			b = draw.ri(2, 9);
		return `甲社年收入${a * b}万元，乙社${a}万元，前者是后者的${b}倍。`;
	},
	(draw) => {
		const a = draw.ri(300, 900),
			b = draw.ri(20, 200);
		return `小麦亩产由${a}公斤提高到${a + b}公斤，亩均增产${b}公斤，增幅${p(b, a)}。`;
	},
	(draw) => {
		const a = draw.ri(1000, 9000),
			b = draw.ri(100, 900);
		return `10月接待游客${b}人次，比9月的${b + 50}人次减少50人次，下降${p(50, b + 50)}；前10个月累计${a}人次。`;
	},
	(draw) => {
		const a = draw.ri(10, 90) / 10,
			b = draw.ri(5, 40);
		return `全市GDP${f1(a * 100)}亿元，按可比价格计算增长${f1(b / 10)}%，其中一产${f1(a * 10)}亿元，二产${f1(a * 40)}亿元，三产${f1(a * 100 - Number(f1(a * 10)) - Number(f1(a * 40)))}亿元。`;
	},
	(draw) => {
		const a = draw.ri(100, 900),
			b = draw.ri(50, 99),
			c = draw.ri(20, 49);
		return `参保${a}人，比上年多${b}人，比计划少${c}人。`;
	},
	(draw) => {
		const a = draw.ri(100, 300),
			b = draw.ri(100, 300);
		return `10月受理${a}件，11月受理${b}件，环比${b > a ? '增长' + p(b - a, a) : b < a ? '下降' + p(a - b, a) : '持平'}；两个月共${a + b}件。`;
	},
	(draw) => {
		const a = draw.ri(100, 300),
			b = draw.ri(50, 90),
			c = draw.ri(10, 40);
		return `共接访${a + b + c}人次，比上年同期减少${draw.ri(10, 50)}人次，其中个体访${a}人次，集体访${b}人次，越级访${c}人次。`;
	},
	(draw) => {
		const a = draw.ri(20, 60),
			b = draw.ri(5, 15);
		return `气温由${a / 10}℃降到-${b / 10}℃，降了${d((a + b) / 10, 1)}℃。`;
	},
	(draw) => {
		const a = draw.ri(10, 40),
			b = draw.ri(60, 90);
		return `水位由${b + a / 10}米降到${b}米，下降${a / 10}米，低于警戒水位${draw.ri(1, 9) / 10}米。`;
	},
	(draw) => {
		const a = draw.ri(10, 40),
			b = draw.ri(60, 90);
		return `车票由${b}元降到${b - a / 2}元，每张便宜${a / 2}元。`;
	},
	(draw) => {
		const a = draw.ri(10, 90),
			b = draw.ri(100, 300);
		return `人均纯收入由${b * 100}元增加到${b * 100 + a * 100}元，年均增加${d((a * 100) / 4, 0)}元，4年共增加${a * 100}元。`;
	},
	(draw) => {
		const a = draw.ri(30, 90),
			b = draw.ri(10, 29),
			c = draw.ri(3, 9);
		return `${a + b + c}家企业中，产值增长的${a}家，下降的${b}家，持平的${c}家。`;
	},
	(draw) => {
		const a = draw.ri(30, 90);
		return `入住率${a}%，空置率${100 - a}%，比年初下降${draw.ri(1, 5)}个百分点。`;
	},
	(draw) => {
		const a = draw.ri(30, 90),
			b = draw.ri(2, 6);
		return `今年前10个月发生${a}起，同比减少${b}起，下降${p(b, a + b)}；亡人事故${b}起，同比持平。`;
	},
	(draw) => {
		const a = draw.ri(30, 90),
			b = draw.ri(2, 9);
		return `发生事故${a}起、死亡${b}人，同比分别下降${p(7, a + 7)}和${p(2, b + 2)}。`;
	},
	(draw) => {
		const a = draw.ri(30, 90),
			b = draw.ri(2, 9);
		return `发生事故${a}起、死亡${b}人，同比分别减少7起、2人，下降${p(7, a + 7)}、${p(2, b + 2)}。`;
	},
];

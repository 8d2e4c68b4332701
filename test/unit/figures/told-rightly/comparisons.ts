import { d, f1, p, type Telling } from './draw';

/** More of the same: levels held against others. */
export const comparisons: readonly Telling[] = [
	(draw) => {
		const a = draw.ri(11000, 40000),
			b = draw.ri(11000, 40000);
		return `参保人数由${d(a / 1e4, 2)}万人增加到${d((a + b) / 1e4, 2)}万人，净增${b}人。`;
	},
	(draw) => {
		const a = draw.ri(200, 900),
			g = draw.ri(20, 300);
		return `村集体收入由${a}万元增加到${a + g}万元，增加${g}万元，增长${p(g, a)}。`;
	},
	(draw) => {
		const a = draw.ri(200, 900),
			g = draw.ri(20, 300);
		return `村集体收入${a + g}万元，比上年（${a}万元）多${g}万元，增幅${p(g, a)}。`;
	},
	(draw) => {
		const a = draw.ri(200, 900),
			g = draw.ri(20, 190);
		return `能耗由${a}吨标准煤降至${a - g}吨标准煤，下降${p(g, a)}，节约${g}吨标准煤。`;
	},
	(draw) => {
		const a = draw.ri(40, 80),
			b = draw.ri(2, 9);
		return `新能源车占比由${a}%升至${a + b}%，一年上升${b}个百分点，销量增长${draw.ri(10, 60)}%。`;
	},
	(draw) => {
		const a = draw.ri(100, 400),
			b = draw.ri(10, 60);
		return `出栏生猪${a}万头，同比增长${b / 10}%；存栏${a - 30}万头，同比下降${b / 20}%；能繁母猪${b}万头，占存栏的${p(b, a - 30)}。`;
	},
	(draw) => {
		const a = draw.ri(20, 99),
			b = draw.ri(2, 9);
		return `与去年同期相比，投诉由${a + b}件降到${a}件，少了${b}件，降幅${p(b, a + b)}。`;
	},
	(draw) => {
		const a = draw.ri(20, 99),
			b = draw.ri(2, 9);
		return `投诉${a}件，去年同期${a + b}件，同比下降${p(b, a + b)}；前年同期${a + 2 * b}件。`;
	},
	(draw) => {
		const a = draw.ri(20, 99);
		return `从${a}人增加到${2 * a}人，增长1倍；从${a}万元增加到${5 * a}万元，增长4倍。`;
	},
	(draw) => {
		const a = draw.ri(20, 99);
		return `订单${3 * a}笔，为去年的3倍；销售额${a * 2}万元，比去年翻一番。去年分别为${a}笔、${a}万元。`;
	},
	(draw) => {
		const a = draw.ri(300, 900),
			b = draw.ri(30, 90),
			c = draw.ri(100, 200);
		return `库容${a}万立方米，现蓄水${b + c}万立方米，比上周增加${b}万立方米，占库容的${p(b + c, a)}。`;
	},
	(draw) => {
		const a = draw.ri(60, 200),
			b = draw.ri(5, 20);
		return `全市平均降雨${a}毫米，比常年偏多${b}毫米（常年同期${a - b}毫米），偏多${p(b, a - b)}。`;
	},
	(draw) => {
		const a = draw.ri(30, 90),
			b = draw.ri(10, 20);
		return `PM2.5平均浓度${a}微克/立方米，同比下降${p(b, a + b)}，上年同期为${a + b}微克/立方米；优良天数${draw.ri(200, 300)}天，同比增加${draw.ri(3, 20)}天。`;
	},
	(draw) => {
		const a = draw.ri(10, 90) / 10,
			b = draw.ri(2, 9) / 10;
		return `贷款余额${f1(a * 10 + b)}亿元，比年初增加${f1(b)}亿元，增长${p(b, a * 10)}；不良率${f1(b)}%，比年初下降0.${draw.ri(1, 4)}个百分点。`;
	},
	(draw) => {
		const a = draw.ri(40, 90),
			b = draw.ri(4, 9);
		return `补助由每人每月${a * 10}元提高到${a * 10 + b * 10}元，每月多${b * 10}元，一年多${b * 120}元。`;
	},
	(draw) => {
		const a = draw.ri(40, 90),
			b = draw.ri(10, 39);
		return `一般公共预算收入${a}.${b % 10}亿元，增长${b / 10}%，其中税收${a - 10}.${b % 10}亿元，占${p(a - 10 + (b % 10) / 10, a + (b % 10) / 10)}，非税10亿元。`;
	},
	(draw) => {
		const a = draw.ri(5, 9),
			b = draw.ri(2, 4);
		return `农户自缴比例由${a}成降到${a - b}成，降低${b}成，其余由财政承担。`;
	},
	(draw) => {
		const a = draw.ri(120, 380),
			b = draw.ri(10, 60),
			c = draw.ri(10, 60);
		return `迁入${a}人，迁出${b}人，出生${c}人，死亡${c + 3}人，全年净增${a - b - 3}人。`;
	},
	(draw) => {
		const a = draw.ri(60, 80),
			b = draw.ri(5, 15);
		return `整改率${a + b}%，比上月提高${b}个百分点，比县均值高${draw.ri(1, 4)}个百分点，比最高的东山镇低${draw.ri(1, 4)}个百分点。`;
	},
	(draw) => {
		const a = draw.ri(1, 9),
			b = draw.ri(11, 99);
		return `价格每公斤${a}.${b}元，比上周涨0.${draw.ri(11, 99)}元；每吨运费${b}元，与上周持平。`;
	},
	(draw) => {
		const a = draw.ri(20, 60),
			b = draw.ri(2, 9);
		return `2023年${a}家，2024年${a + b}家，2025年${a + 3 * b}家，两年净增${3 * b}家，其中2025年净增${2 * b}家。`;
	},
	(draw) => {
		const a = draw.ri(60, 200),
			b = draw.ri(10, 50);
		return `今年前10个月新增市场主体${a * 10}户，注销${b * 10}户，净增${(a - b) * 10}户，期末实有${a * 100}户。`;
	},
	(draw) => {
		const a = draw.ri(60, 200),
			b = draw.ri(10, 50);
		return `原价每公斤${a / 10}元，现价${d((a - b / 10) / 10, 2)}元，每公斤降${d(b / 100, 2)}元。`;
	},
	(draw) => {
		const a = draw.ri(20, 50),
			b = draw.ri(2, 9);
		return `今年安排衔接资金${a}00万元，比上年多${b}00万元，其中用于产业的${a * 60}万元，占60%，与上年持平。`;
	},
	(draw) => {
		const a = draw.ri(20, 50),
			b = draw.ri(2, 9);
		return `2023年${a}万株，2024年增加${b}万株，2025年又增加${b}万株，达到${a + 2 * b}万株。`;
	},
	(draw) => {
		const a = draw.ri(200, 500),
			b = draw.ri(20, 90);
		return `一期投资${a}万元，二期投资${b}万元，一期是二期的${d(a / b, 1)}倍，两期合计${a + b}万元。`;
	},
	(draw) => {
		const a = draw.ri(120, 190);
		return `有效投诉${a}件，同比下降${p(30, a + 30)}，环比上升${p(10, a - 10)}；上年同期${a + 30}件，上月${a - 10}件。`;
	},
	(draw) => {
		const a = draw.ri(120, 190),
			b = draw.ri(30, 90);
		return `本周收购${a}吨，上周收购${b}吨，本周是上周的${d(a / b, 1)}倍，开秤以来累计${a * 5}吨。`;
	},
	(draw) => {
		const a = draw.ri(12, 30),
			b = draw.ri(3, 9);
		return `8月降雨${a}毫米，9月${b}毫米，两月合计${a + b}毫米，比常年同期少${a}毫米，偏少${p(a, 2 * a + b)}。`;
	},
];

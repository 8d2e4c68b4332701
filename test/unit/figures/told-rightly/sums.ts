import { cn, d, f1, fw, p, three, u, type Telling } from './draw';

/** Totals, parts and rests. */
export const sums: readonly Telling[] = [
	(draw) => {
		const a = draw.ri(50, 900),
			b = draw.ri(5, 400),
			U = u(draw);
		return `全年办理${a + b}${U}，其中上半年${a}${U}、下半年${b}${U}，下半年占${p(b, a + b)}。`;
	},
	(draw) => {
		const a = draw.ri(50, 900),
			b = draw.ri(5, 400),
			c = draw.ri(5, 300),
			U = u(draw),
			[x, y, z] = three(draw);
		return `全县共改造${a + b + c}${U}，${x}${a}${U}，${y}${b}${U}，其余${c}${U}分布在${z}。`;
	},
	(draw) => {
		const a = draw.ri(10, 60),
			n = draw.ri(3, 15);
		return `全镇${n}个村各建${a}个车位，共${a * n}个。`;
	},
	(draw) => {
		const a = draw.ri(10, 60),
			n = draw.ri(3, 15);
		return `组建${n}支队伍，每支${a}人，共${a * n}人。`;
	},
	(draw) => {
		const a = draw.ri(100, 600),
			n = draw.ri(3, 15);
		return `${n}个村平均每村投入${f1(a / n)}万元，共投入${a}万元。`;
	},
	(draw) => {
		const a = draw.ri(100, 600),
			b = draw.ri(10, 90),
			c = draw.ri(10, 90);
		return `总投资${a + b + c}万元，县财政出${a}万元，乡镇出${b}万元，剩下的${c}万元由村里自筹。`;
	},
	(draw) => {
		const a = draw.ri(100, 600),
			b = draw.ri(10, 90),
			c = draw.ri(10, 90);
		return `县财政出${a}万元，乡镇出${b}万元，村里自筹${c}万元，三块加起来${a + b + c}万元。`;
	},
	(draw) => {
		const a = draw.ri(300, 900),
			n = draw.ri(20, 200);
		return `带动${n}户增收，户均增收${a}元，合计${d((a * n) / 10000, 2)}万元。`;
	},
	(draw) => {
		const a = draw.ri(1000, 9000),
			b = draw.ri(100, 900);
		return `1月至10月接待游客${a}人次，其中10月${b}人次，占${p(b, a)}。`;
	},
	(draw) => {
		const a = draw.ri(100, 900),
			b = draw.ri(50, 300),
			c = draw.ri(20, 49);
		return `检查${a}家次，发现问题隐患${b}处，已整改${b - c}处，整改率${p(b - c, b)}，其余${c}处列入清单。`;
	},
	(draw) => {
		const a = draw.ri(100, 900),
			b = draw.ri(50, 99);
		return `计划造林${a + b}亩，已完成${a}亩，占计划的${p(a, a + b)}，剩余${b}亩12月底前完成。`;
	},
	(draw) => {
		const a = draw.ri(20, 60),
			b = draw.ri(5, 15),
			c = draw.ri(2, 4);
		return `每套水表${a * 10}元，安装费${b * 10}元，合计${(a + b) * 10}元，由用户负担${c * 10}元，其余${(a + b - c) * 10}元由县财政补。`;
	},
	(draw) => {
		const a = draw.ri(10, 40),
			b = draw.ri(60, 90),
			c = draw.ri(3, 9);
		return `原有${a + b}项，取消${c}项，合并${a}项，还剩${b - c}项。`;
	},
	(draw) => {
		const n = draw.ri(4, 8),
			a = draw.ri(20, 50);
		return `${n}个网点月均办件${a}件，每月合计${a * n}件左右。`;
	},
	(draw) => {
		const a = draw.ri(100, 400),
			b = draw.ri(20, 80),
			c = draw.ri(20, 80);
		return `党员${a}名，其中35岁以下${b}名，60岁以上${c}名，女党员${draw.ri(20, 90)}名。`;
	},
	(draw) => {
		const a = draw.ri(100, 400),
			b = draw.ri(20, 80);
		return `全村${a}户${a * 3 + b}人，户均${d((a * 3 + b) / a, 1)}人，其中脱贫户${b}户。`;
	},
	(draw) => {
		const a = draw.ri(2, 9),
			b = draw.ri(10, 30);
		return `第一批${a * 10}户，第二批比第一批多${b}户，达${a * 10 + b}户，两批共${a * 20 + b}户。`;
	},
	(draw) => {
		const a = draw.ri(3, 9),
			b = draw.ri(2, 9);
		return `投入${a}.${b}亿元，其中争取上级资金${a - 1}.${b}亿元，县本级配套1亿元。`;
	},
	(draw) => {
		const a = draw.ri(2000, 9000),
			b = draw.ri(2000, 9000),
			c = draw.ri(2000, 9000);
		return `完成投资${d((a + b + c) / 10000, 2)}亿元，其中交通${a}万元、水利${b}万元、教育${c}万元。`;
	},
	(draw) => {
		const a = draw.ri(110, 400),
			b = draw.ri(110, 400);
		return `共投入${cn(a + b)}万元，其中县级${cn(a)}万元、乡级${cn(b)}万元。`;
	},
	(draw) => {
		const a = draw.ri(110, 400),
			b = draw.ri(110, 400);
		return `全县共有${fw(a + b)}个村，其中脱贫村${fw(a)}个、非贫困村${fw(b)}个。`;
	},
	(draw) => {
		const a = draw.ri(11000, 40000),
			b = draw.ri(11000, 40000);
		return `全县参保${d((a + b) / 1e4, 1)}万人，其中城镇职工${d(a / 1e4, 1)}万人、城乡居民${d(b / 1e4, 1)}万人。`;
	},
	(draw) => {
		const a = draw.ri(20, 90),
			b = draw.ri(20, 90),
			c = draw.ri(20, 90);
		return `三个乡镇共改厕${a + b + c}户。东山镇${a}户，西河镇${b}户，南岭镇${c}户。`;
	},
	(draw) => {
		const a = draw.ri(20, 90),
			b = draw.ri(20, 90),
			c = draw.ri(20, 90);
		return `东山、西河、南岭三镇依次改厕${a}户、${b}户、${c}户，共${a + b + c}户。`;
	},
	(draw) => {
		const a = draw.ri(20, 90),
			b = draw.ri(20, 90),
			c = draw.ri(20, 90);
		return `今年共争取项目${a + b + c}个，一季度${a}个，二季度${b}个，三季度${c}个。\n其中一季度的${a}个已全部开工。`;
	},
	(draw) => {
		const a = draw.ri(20, 90),
			b = draw.ri(20, 90);
		return `共有${a + b}名学员报名，男${a}名，女${b}名，男女比例约为${d(a / b, 1)}∶1。`;
	},
	(draw) => {
		const a = draw.ri(100, 300),
			n = draw.ri(12, 40);
		return `共发放${a * n}份，${n}个社区每个社区${a}份。`;
	},
	(draw) => {
		const a = draw.ri(10, 60),
			b = draw.ri(3, 9);
		return `今年以来共开展巡查${a * b}次，平均每月${a}次，${b}个月没有间断。`;
	},
	(draw) => {
		const a = draw.ri(100, 300),
			b = draw.ri(10, 40),
			c = draw.ri(1, 9);
		return `共有学生${a + b + c}人，其中一年级${a}人，二年级${b}人，三年级${c}人；教师${b}人，生师比${d((a + b + c) / b, 1)}∶1。`;
	},
	(draw) => {
		const a = draw.ri(20, 60),
			b = draw.ri(10, 30),
			t = a + b + draw.ri(20, 50);
		return `受访者中，${a}人选“交通”，${b}人选“医疗”，其余${t - a - b}人选其他，样本共${t}人。`;
	},
	(draw) => {
		const a = draw.ri(5, 30),
			b = draw.ri(5, 30),
			c = draw.ri(5, 30);
		return `全年共办${a + b + c}场，城区${a}场，乡镇${b}场，学校${c}场，每场平均到${draw.ri(30, 90)}人。`;
	},
	(draw) => {
		const a = draw.ri(100, 900),
			b = draw.ri(10, 90),
			c = draw.ri(10, 90);
		return `减免租金${a}万元，惠及商户${b + c}户，其中国有房产${b}户、集体房产${c}户，户均减免${d(a / (b + c), 2)}万元。`;
	},
];

import { p, type Draw, type Telling } from './draw';

const allFields = [
	'消防',
	'用电',
	'燃气',
	'道路',
	'房屋',
	'校园',
	'食品',
	'特种设备',
	'危化品',
	'建筑施工',
];
const allPlaces = ['东山镇', '西河镇', '南岭镇', '北川乡', '石桥镇', '大湾乡', '云台镇', '柳林乡'];

/** So many different ones, in the order of the list. */
function several(draw: Draw, all: readonly string[], n: number): readonly string[] {
	const at = draw.ri(0, all.length - 1);
	return Array.from({ length: n }, (_, i) => all[(at + i) % all.length]!);
}
const fields = (draw: Draw, n: number) => several(draw, allFields, n);
const places = (draw: Draw, n: number) => several(draw, allPlaces, n);
const cnNumber = (n: number): string => '零一二三四五六七八九十'.charAt(n);
const weekday = (t: Date): string => '日一二三四五六'.charAt(t.getDay());
const day = (month: number, date: number): Date => new Date(2026, month - 1, date);
const plus = (t: Date, days: number): Date =>
	new Date(t.getFullYear(), t.getMonth(), t.getDate() + days);
const md = (t: Date): string => `${t.getMonth() + 1}月${t.getDate()}日`;

/** Lists that are counted, days, hours and lengths of time. */
export const lists: readonly Telling[] = [
	(draw) => {
		const n = draw.ri(3, 6),
			x = fields(draw, n);
		return `排查${x.join('、')}${cnNumber(n)}个领域，发现隐患${draw.ri(20, 90)}处。`;
	},
	(draw) => {
		const n = draw.ri(3, 6),
			x = fields(draw, n);
		return `重点抓${cnNumber(n)}个方面：${x.map((v, i) => `${cnNumber(i + 1)}是${v}`).join('；')}。`;
	},
	(draw) => {
		const n = draw.ri(3, 6),
			x = fields(draw, n);
		return `成立${x.join('组、')}组${cnNumber(n)}个工作组，每组${draw.ri(3, 9)}人。`;
	},
	(draw) => {
		const n = draw.ri(3, 5),
			x = places(draw, n);
		return `${x.join('、')}${n}个乡镇率先完成任务，其余${draw.ri(3, 9)}个乡镇本月底前完成。`;
	},
	(draw) => {
		const n = draw.ri(3, 5),
			x = places(draw, n);
		return `全县${n + 3}个乡镇中，${x.slice(0, 2).join('、')}等${n}个乡镇已完成，进度较慢的有3个。`;
	},
	(draw) => {
		const n = draw.ri(3, 5),
			x = fields(draw, n),
			v = x.map(() => draw.ri(11, 60));
		return `查出隐患${v.reduce((a, b) => a + b)}处，${x.map((t, i) => `${t}${v[i]!}处`).join('、')}，均已录入平台。`;
	},
	(draw) => {
		const n = draw.ri(3, 5),
			x = fields(draw, n),
			v = x.map(() => draw.ri(11, 60));
		return `查出隐患${v.reduce((a, b) => a + b)}处，按领域分，${x.map((t, i) => `${t}类${v[i]!}处`).join('，')}。`;
	},
	(draw) => {
		const n = draw.ri(3, 5),
			x = fields(draw, n),
			v = x.map(() => draw.ri(11, 60));
		return `${x.map((t, i) => `${t}隐患${v[i]!}处`).join('，')}，共计${v.reduce((a, b) => a + b)}处，比上月少${draw.ri(3, 19)}处。`;
	},
	(draw) => {
		const n = draw.ri(3, 5),
			x = fields(draw, n),
			v = x.map(() => draw.ri(11, 60));
		return `${x.join('、')}领域分别查出隐患${v.map((one) => `${one}处`).join('、')}，${x[0]!}领域占${p(
			v[0]!,
			v.reduce((a, b) => a + b),
		)}。`;
	},
	(draw) => {
		const n = draw.ri(3, 6);
		return `提出${cnNumber(n)}条建议：${Array.from({ length: n }, (_, i) => `${cnNumber(i + 1)}、${draw.pick(['加强', '完善', '落实', '统一'])}${allFields[i]!}管理`).join('；')}。`;
	},
	(draw) => {
		const n = draw.ri(3, 6);
		return `采取${n}项措施。第一，压实责任。第二，严格检查。第三，强化宣传。${n > 3 ? '第四，完善预案。' : ''}${n > 4 ? '第五，充实物资。' : ''}${n > 5 ? '第六，严肃问责。' : ''}`;
	},
	(draw) => {
		const t = day(draw.ri(1, 12), draw.ri(1, 28)),
			k = draw.ri(3, 20);
		const e = plus(t, k);
		if (e.getFullYear() !== 2026) return undefined;
		return `展览${md(t)}开幕，${md(e)}闭幕，为期${k + 1}天，接待观众${draw.ri(1000, 9000)}人次。`;
	},
	(draw) => {
		const t = day(draw.ri(1, 12), draw.ri(1, 28)),
			k = draw.ri(3, 20);
		const e = plus(t, k);
		if (e.getFullYear() !== 2026) return undefined;
		return `自${md(t)}起到${md(e)}止，道路封闭施工${k + 1}天。`;
	},
	(draw) => {
		const t = day(draw.ri(1, 11), draw.ri(1, 28));
		return `2026年${md(t)}（星期${weekday(t)}）上午9时，会议在县政府三楼会议室召开，会期半天。`;
	},
	(draw) => {
		const t = day(draw.ri(1, 11), draw.ri(1, 28)),
			e = plus(t, 1);
		return `2026年${md(t)}（星期${weekday(t)}）受理，次日（${md(e)}，星期${weekday(e)}）办结。`;
	},
	(draw) => {
		const h = draw.ri(1, 20),
			m = draw.ri(10, 40),
			k = draw.ri(5, 19);
		return `${h}时${m}分接报，${h}时${m + k}分第一辆消防车到场，${h + 1}时${m}分明火扑灭，历时1小时。`;
	},
	(draw) => {
		const h = draw.ri(1, 20),
			m = draw.ri(10, 40),
			k = draw.ri(5, 19);
		return `${h}时${m}分发车，${h + 2}时${m + k}分到站，全程2小时${k}分钟。`;
	},
	(draw) => {
		const a = draw.ri(2, 5);
		return `工期${a}年，2023年9月开工，${2023 + a}年9月完工。`;
	},
	(draw) => {
		const a = draw.ri(2, 5);
		return `项目2024年3月立项，同年${3 + a}月开工，${a}个月完成前期手续。`;
	},
	(draw) => {
		const a = draw.ri(11, 28);
		return `截至11月${a}日，已清收欠费${draw.ri(100, 900)}万元；到12月${a}日全部清零。`;
	},
	(draw) => {
		const a = draw.ri(2, 9),
			b = draw.ri(2, 9);
		return `推行“${a}个一”工作法，走访${a * b}个村，每个村走访${draw.ri(20, 60)}户。`;
	},
	(draw) => {
		const a = draw.ri(20, 80),
			b = draw.ri(5, 19);
		return `全县${a + b}所学校，公办${a}所，民办${b}所。公办学校中，小学${a - 12}所，初中9所，高中3所。`;
	},
	(draw) => {
		const a = draw.ri(20, 80),
			b = draw.ri(5, 19);
		return `全县有学校${a + b}所，其中公办${a}所、民办${b}所；有教师${a * 30}名，其中公办学校教师${a * 25}名、民办学校教师${a * 5}名。`;
	},
	(draw) => {
		const a = draw.ri(20, 80),
			b = draw.ri(5, 19);
		return `会议听取了${b}个部门汇报，审议议题${a}项，通过${a - 2}项，缓议2项。`;
	},
	(draw) => {
		const a = draw.ri(20, 80),
			b = draw.ri(5, 19);
		return `组织“一张桌子办到底”，${a}个事项由${b}个窗口减为1个窗口受理，材料由${b + a}份减为${b}份，减少${a}份。`;
	},
	(draw) => {
		const a = draw.ri(20, 80),
			b = draw.ri(5, 19);
		return `上午开了${b}场，下午开了${b + 1}场，一天共开${2 * b + 1}场，到场${a * 10}人次。`;
	},
	(draw) => {
		const a = draw.ri(20, 80),
			b = draw.ri(5, 19);
		return `第一轮筛查${a * 100}人，初筛阳性${b * 10}人，复查确诊${b}人，确诊率${p(b, a * 100, 2)}。`;
	},
	(draw) => {
		const a = draw.ri(20, 80),
			b = draw.ri(5, 19);
		return `出动警力${a}人次、车辆${b}台次，设卡${draw.ri(3, 9)}处，查车${a * 10}台，劝返${b}台。`;
	},
	(draw) => {
		const a = draw.ri(20, 80),
			b = draw.ri(5, 19);
		return `县里三次调度：首次调度时完成${a}%，第二次${Math.min(a + b, 98)}%，第三次已全部完成。`;
	},
];

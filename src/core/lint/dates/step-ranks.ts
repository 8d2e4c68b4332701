/**
 * How far a piece of work has come with a step: what is asked for, decided, begun, done. A later step
 * on an earlier day is a slip; 开工 told before 中标 is not, for texts look back.
 */

const ranks: readonly (readonly [number, RegExp])[] = [
	[
		4,
		/办结|完成(?![初招勘征]|起草|编制|论证|前期|摸底|立项|设计|审批|报批|可研|选址|拆迁|备案|采购)|结束|截止|竣工|完工|验收|通车|闭[幕园馆展]|收官|施行|接手|拨付|到账|到位|领[取到]|取证|拿到|推开|推广|推[到向至]|铺开|扩[大至展]|覆盖|恢复|整改|销号|结案|破获|抓获|出院|解除|撤离|投产|投用|投入使用|交付|答复|回复|反馈|处置|封堵|重新开放|复[工产课]|通[水电气]|上线|修复|补齐|退还|归还|兑现|见效|汇总|送达|发放|归档|扑灭|获救/u,
	],
	[
		3,
		/开始|启动|起步|开工|动工|破土|奠基|开[幕园展馆]|进场|播种|印发|下发|发布|公布|出台|下达|封闭|关闭|发出|投放|实施/u,
	],
	[
		2,
		/到达|抵达|组织(?:抢修|救援|扑救|施救|转移|疏散)|派单|转办|交办|立案|开标|中标|获批|批复|批准|通过|审议|签约|签订|公示|检出|出具|上报|送检|部署|到场|赶到|评审/u,
	],
	[
		1,
		/首次|首先|率先|最先|起初|最初|先[在由是行后期]|立项|申请|申报|受理|接到|接报|接警|收到|发现|查出|报名|征求意见|征集|摸底|公告|挂网|招标|提交|报送|报案|报警|报告|发病|起火|坍塌|破损|断裂|停[运水电气产课]|中断|堵塞|入院|登记|试[点行]/u,
	],
];

/** These tell by themselves that the matter is over, whatever is named behind them. */
const sure =
	/^(?:办结|竣工|完工|通车|投产|投用|抓获|破获|结案|推[到向至开广]|拨付|发放|到账|交付|解除|封堵|恢复|扑灭|销号|验收|修复|返还|退还|兑现|撤离|获救)/u;
/** What is completed, where it is the matter itself. */
const whole =
	/^完成(?:主体|全部|全面)?(?:验收|整改|改造|建设|施工|任务|登记|安装|维修|修复|处置|封堵|拨付|发放|搬迁|交付|清淤|收割|播种|$)/u;
const longestObject = 3;
/** 公布录取结果 */
const published = /^(?:公布|公示|发布)[一-龥]{2,6}(?:结果|名单|成绩|分数线)$/u;
/** 登记结束, 报名截止: the end of a first step is none of the last. */
const endOfStep = /^(?:结束|截止|完毕)/u;

/** A step as a clause tells it. */
interface Step {
	readonly rank: number;
	/** What is told is the matter of the sentence, not a thing of its own: 6月5日完成自评. */
	readonly isBare: boolean;
}

const isBareAt = (text: string, at: number, verb: string): boolean => {
	const rest = text.slice(at);
	if (sure.test(rest) || whole.test(rest) || published.test(rest)) return true;
	return !verb.startsWith('完成') && rest.length - verb.length <= longestObject;
};

/**
 * The step that a clause begins with, its rank 1 to 4; undefined where it names none, or only as what
 * something is called after, 办结的.
 * @param text what stands behind a date, to the next mark.
 */
export function stepOf(text: string): Step | undefined {
	let nearest = text.length;
	let step: (Step & { readonly verb: string }) | undefined;
	for (const [rank, verbs] of ranks) {
		const found = verbs.exec(text);
		if (!found || found.index >= nearest) continue;
		nearest = found.index;
		const ends = rank === 1 && endOfStep.test(text.slice(found.index + found[0].length));
		step = { rank: ends ? 2 : rank, verb: found[0], isBare: isBareAt(text, found.index, found[0]) };
	}
	if (!step || text.slice(0, nearest + step.verb.length + 1).includes('的')) return undefined;
	return step;
}

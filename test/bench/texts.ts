/**
 * Invented report prose of any length for measurements: sentences of several kinds in an order that
 * a small generator chooses, so that no paragraph repeats another.
 */
const sentences = [
	'全县统筹推进防汛抗旱工作，汛前完成隐患排查{n}处，整改{m}处，其余列入月度计划。',
	'县水务局会同应急管理局开展联合演练，出动{n}人次，调用排涝设备{m}台（套）。',
	'前三季度，固定资产投资完成{n}.{m}亿元，同比增长8.5%，高于全市平均水平1.2个百分点。',
	'一是健全机制，明确责任清单{n}项；二是压实责任，逐级签订承诺书；三是强化督导，通报问题{m}个。',
	'部分乡镇反映，冬季取暖补贴发放标准不统一，影响了群众的积极性。',
	'截至10月末，累计发放各类补贴{n}万元，惠及农户{m}户，未发现漏发错发。',
	'《关于进一步加强基层治理若干措施的通知》印发后，各单位抓紧落实，按时报送进展。',
	'下一步，将围绕群众反映集中的问题，逐项建立台账，限期办结，确保取得实效。',
];

/** @param length in UTF-16 code units. @returns paragraphs of two to five sentences. */
export function reportText(length: number): string {
	let seed = 20261122;
	const next = (below: number): number => {
		seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
		// The low bits of such a generator repeat after a few steps.
		return (seed >>> 12) % below;
	};
	const filled = (): string =>
		sentences[next(sentences.length)]!.replace('{n}', `${2 + next(900)}`).replace(
			'{m}',
			`${1 + next(98)}`,
		);
	let text = '';
	while (text.length < length) {
		const count = 2 + next(4);
		for (let i = 0; i < count; i++) text += filled();
		text += '\n';
	}
	return text.slice(0, length);
}

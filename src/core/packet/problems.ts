import { shortestPassphrase } from './schema';

/** Why a packet could not be opened. */
export type PacketFault =
	| 'not-a-packet'
	| 'newer'
	| 'damaged'
	| 'too-large'
	| 'needs-passphrase'
	| 'wrong-passphrase'
	| 'inconsistent';

/** What a person is told, and what to do about it. */
export const packetSentences: Readonly<Record<PacketFault, string>> = {
	'not-a-packet': '这个文件不是报送包；请选择用“导出报送包”做成的文件。',
	newer: '这个报送包是用更新的版本做的，这里读不了；请先更新本软件。',
	damaged: '报送包不完整或被改动过，没有导入；请从原来的电脑重新拷贝或重新导出。',
	'too-large': '文件过大，不会是报送包；请核对所选的文件。',
	'needs-passphrase': '这个报送包加了口令；请填写导出时设的口令。',
	'wrong-passphrase': '口令不对，或报送包被人改动过，没有导入；请核对口令，仍打不开请重新导出。',
	inconsistent: '报送包里的内容前后对不上，没有导入；请重新导出。',
};

/** Why a passphrase will not do; undefined: it will. */
export function passphraseProblem(passphrase: string): string | undefined {
	if ([...passphrase].length < shortestPassphrase)
		return `口令太短，容易被试出来；请至少用${shortestPassphrase}个字符。`;
	return undefined;
}

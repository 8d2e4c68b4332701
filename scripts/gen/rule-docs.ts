import type { Rule, RuleExample, Severity } from '../../src/core/lint/rule';
import type { GeneratedFile } from './rule-index';

const severityNames: Record<Severity, string> = {
	error: '错误',
	warning: '警告',
	info: '提示',
	hint: '轻提示',
};

const gateNames = { block: '拦下，不能跳过', confirm: '要确认并说明理由' } as const;

/** HTML marks: asterisks do not hold between a Chinese character and a Chinese punctuation mark. */
const shown = (marked: string): string =>
	marked
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('⟦', '<mark>')
		.replaceAll('⟧', '</mark>')
		.replaceAll('\n', '　⏎　');

/** Front matter lines in a row; an indented one belongs to the one above it. */
const metaShown = (lines: readonly string[]): string =>
	shown(
		lines
			.join('\n')
			.replace(/:\n\s+/gu, '—')
			.replaceAll('\n', '；'),
	);

function exampleLines({ bad, good, meta }: RuleExample): string {
	const head = meta ? `（要素 ${metaShown(meta)}）` : '';
	return `- 原文：${head}${shown(bad)}${good === undefined ? '' : `\\\n  可改：${shown(good)}`}`;
}

/** What the examples take for known: items filed before, entries of the office's tables. */
function presumed({ exampleHistory, exampleTables }: Rule): string {
	const { phrases = [], officers = [] } = exampleTables ?? {};
	const lines = [
		...(exampleHistory?.items ?? []).map(({ title, body }) => `报过《${title}》：${body}`),
		...phrases.map(({ phrase, wrong }) => [phrase, ...wrong.map((w) => `误作${w}`)].join('，')),
		...officers.map(({ name, post, until }) =>
			[name, post, ...(until === undefined ? [] : [`${until}离任`])].join('，'),
		),
	];
	if (lines.length === 0) return '';
	return `下面的例子假定${exampleHistory ? '台账里' : '表里'}有：\n\n${lines.map((line) => `- ${shown(line)}`).join('\n')}\n\n例子：\n\n`;
}

function silencing({ gate }: Rule): string {
	const ways =
		'把光标放在标出的地方，按 Ctrl+. 打开修改菜单：可以“忽略此处”“本文忽略此规则”或“在本单位关闭此规则”，用词方面的还可以“加入词库”或“在本单位忽略”。稿件里不会留下任何痕迹，用命令“查看和恢复已忽略的问题”可以恢复。';
	const still = '忽略只是不再提示，报送时仍会检查；报送时一律拦下的内容不能忽略，请改好再报。';
	return gate === undefined ? ways : `${ways}\n\n${still}`;
}

/** The page that a finding's link opens. */
export function ruleDoc(rule: Rule): GeneratedFile {
	const gate = rule.gate ? ` · 报送时${gateNames[rule.gate]}` : '';
	const content = `# ${rule.ref} ${rule.title}

级别：${severityNames[rule.severity]}${rule.offByDefault ? '（默认不启用，在设置中选一个级别即启用）' : ''}${gate} · 设置中的名称：\`${rule.id}\`

## 为什么

${rule.rationale}

## 会提示的写法

${presumed(rule)}${rule.examples.map(exampleLines).join('\n')}

## 不提示的写法

${rule.leaves.map((text) => `- ${shown(text)}`).join('\n')}

## 不想看到它

${silencing(rule)}
`;
	return { path: `docs/rules/${rule.id}.md`, content };
}

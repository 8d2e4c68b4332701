import type { Rule, RuleExample, Severity } from '../../src/core/lint/rule';
import type { GeneratedFile } from './rule-index';

const severityNames: Record<Severity, string> = {
	error: '错误',
	warning: '警告',
	info: '提示',
	hint: '轻提示',
};

const gateNames = { block: '报送时拦下，不能跳过', confirm: '报送时需确认并说明理由' } as const;

/** Marks become bold, so that the page shows what is reported. */
const shown = (marked: string): string =>
	marked.replaceAll('⟦', '**').replaceAll('⟧', '**').replaceAll('\n', '　⏎　');

function exampleLines({ bad, good, meta }: RuleExample): string {
	const head = meta ? `（${shown(meta.join('；'))}）` : '';
	return `- 报：${head}${shown(bad)}${good === undefined ? '' : `\n  改：${shown(good)}`}`;
}

/** The page that a finding's link opens. */
export function ruleDoc(rule: Rule): GeneratedFile {
	const content = `# ${rule.title}

编号 ${rule.ref} · 规则名 \`${rule.id}\` · 级别 ${severityNames[rule.severity]}${
		rule.gate ? ` · 关口：${gateNames[rule.gate]}` : ''
	}

## 为什么

${rule.rationale}

## 报什么

${rule.examples.map(exampleLines).join('\n')}

## 不报什么

${rule.leaves.map((text) => `- ${shown(text)}`).join('\n')}

## 不想看到它

把光标放在标出的地方，按 Ctrl+. 打开修改菜单：可以“忽略此处”“本文忽略此规则”或“在本单位关闭此规则”。稿件正文不会留下任何痕迹。
`;
	return { path: `docs/rules/${rule.id}.md`, content };
}

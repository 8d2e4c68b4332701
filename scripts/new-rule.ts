import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const template = (id: string): string => `import { defineRule } from '../rule';

export default defineRule({
	id: '${id}',
	ref: 'R00',
	title: '',
	rationale: '',
	severity: 'warning',
	scope: 'paragraph',
	triggers: ['⟦'],
	since: '',
	maturity: 'preview',
	examples: [{ bad: '⟦?⟧', good: '' }],
	leaves: [],
	check: (context, hits) => [],
});
`;

const cases = (id: string): string => `# ${id}: further cases
# A line with ⟦…⟧ is reported exactly there, "=> " gives the text after fixing, any other line is silent.
`;

/** `npm run new-rule -- <id>`: a rule file and its case file, and the generated files anew. */
function main(): void {
	const id = process.argv[2] ?? '';
	const root = path.join(__dirname, '..');
	if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(id)) {
		console.error('usage: npm run new-rule -- kebab-case-id');
		process.exitCode = 2;
		return;
	}
	const rule = path.join(root, 'src/core/lint/rules', `${id}.ts`);
	if (fs.existsSync(rule)) {
		console.error(`${id} exists already`);
		process.exitCode = 2;
		return;
	}
	fs.writeFileSync(rule, template(id));
	fs.writeFileSync(path.join(root, 'test/rules', `${id}.md`), cases(id));
	spawnSync(process.execPath, ['--import', 'tsx', path.join(root, 'scripts/gen.ts')], {
		cwd: root,
		stdio: 'inherit',
	});
	console.log(`src/core/lint/rules/${id}.ts and test/rules/${id}.md are yours to write`);
}

main();

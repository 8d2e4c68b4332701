import assert from 'node:assert/strict';
import * as path from 'node:path';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import sarifSchema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';
import { lintSarif } from '../../../src/cli/sarif';
import { rules } from '../../../src/core/lint/rules/index';
import { runCli } from '../../support/command-line';
import { useTempDir, writeFiles } from '../../support/temp-dir';

interface Region {
	readonly startLine: number;
	readonly startColumn: number;
	readonly endLine: number;
	readonly endColumn: number;
}

interface Place {
	readonly physicalLocation: {
		readonly artifactLocation: { readonly uri: string; readonly index: number };
		readonly region: Region;
	};
}

interface Log {
	readonly runs: readonly {
		readonly columnKind: string;
		readonly tool: {
			readonly driver: {
				readonly rules: readonly { id: string; help?: { text: string } }[];
			};
		};
		readonly invocations: readonly { executionSuccessful: boolean }[];
		readonly artifacts: readonly { location: { uri: string } }[];
		readonly results: readonly {
			readonly ruleId: string;
			readonly ruleIndex: number;
			readonly level: string;
			readonly message: { text: string };
			readonly locations: readonly Place[];
			readonly relatedLocations?: readonly Place[];
			readonly fixes?: readonly {
				artifactChanges: readonly {
					replacements: readonly { deletedRegion: Region; insertedContent: { text: string } }[];
				}[];
			}[];
		}[];
	}[];
}

// The schema has an expression that the `u` flag refuses.
const ajv = new Ajv({ strict: false, unicodeRegExp: false });
addFormats(ajv);
const isSarif = ajv.compile(sarifSchema);

const isLog = (value: unknown): value is Log => isSarif(value);

function assertValid(text: string): Log {
	const log: unknown = JSON.parse(text);
	if (isLog(log)) return log;
	assert.fail(JSON.stringify(isSarif.errors, null, 1));
}

/** The words of a region, cut from the text by lines and UTF-16 columns. */
const wordsAt = (text: string, { startLine, startColumn, endColumn }: Region): string =>
	(text.split(/\r\n|\r|\n/u)[startLine - 1] ?? '').slice(startColumn - 1, endColumn - 1);

describe('command line: SARIF', () => {
	const dir = useTempDir();
	const sarif = async (...files: string[]) => {
		const args = ['lint', '--segmenter', 'intl', '--format', 'sarif', ...files];
		const { status, stdout } = await runCli(dir(), ...args);
		return { status, run: assertValid(stdout).runs[0]! };
	};

	it('is valid for findings with fixes, for a clean text and for no file that can be read', async () => {
		const text = '第一段。\r\n𠮷县。截止6月底，全县开工42个。采取三项措施：一是抓。二是管。\n';
		writeFiles(dir(), { '稿 件.txt': text, '好.txt': '全县开工42个。' });
		const { status, run } = await sarif('稿 件.txt', '好.txt');
		assert.equal(status, 1);
		assert.equal(run.columnKind, 'utf16CodeUnits');
		const [first] = run.results;
		assert.equal(first?.ruleId, 'use-jiezhi-until');
		assert.equal(first.level, 'warning');
		const { artifactLocation, region } = first.locations[0]!.physicalLocation;
		assert.equal(decodeURIComponent(artifactLocation.uri), '稿 件.txt');
		assert.equal(run.artifacts[artifactLocation.index]?.location.uri, artifactLocation.uri);
		assert.deepEqual([region.startLine, region.startColumn], [2, 5]);
		assert.equal(wordsAt(text, region), '截止');
		const [change] = first.fixes?.[0]?.artifactChanges[0]?.replacements ?? [];
		assert.equal(change?.insertedContent.text, '截至');
		assert.equal(wordsAt(text, change.deletedRegion), '截止');
		const rule = run.tool.driver.rules[first.ruleIndex];
		assert.equal(rule?.id, 'use-jiezhi-until');
		assert.match(rule.help?.text ?? '', /截至/);
		assert.equal((await sarif('好.txt')).run.results.length, 0);
		const none = await sarif('没有.txt');
		assert.equal(none.status, 2);
		assert.equal(none.run.invocations[0]?.executionSuccessful, false);
	});

	it('is valid for every severity, related places and names that need escaping', () => {
		const place = { from: 0, to: 2 };
		const findings = (['error', 'warning', 'info', 'hint'] as const).map((severity) => ({
			...place,
			rule: 'draft-unknown-key',
			ref: 'D00',
			title: '要素',
			severity,
			message: '不认识“甲”；请改正。',
			related: [{ ...place, message: '另一处' }],
		}));
		const files = [
			'a:b.zwxx',
			path.resolve('绝对 路径#1.zwxx'),
			path.join('..', '上级', '稿.zwxx'),
		];
		const counts = { words: 0, characters: 0, charactersWithSpaces: 0 } as never;
		const reports = ['甲乙', ''].flatMap((text) =>
			files.map((file) => ({ file, text, findings, counts })),
		);
		const log = assertValid(lintSarif({ reports, rules, version: '0.2.0', failed: false }));
		const [run] = log.runs;
		assert.deepEqual(
			run?.results.slice(0, 4).map(({ level }) => level),
			['error', 'warning', 'note', 'note'],
		);
		assert.equal(run?.tool.driver.rules.length, 1);
		assert.equal(run?.results[0]?.relatedLocations?.length, 1);
	});
});

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { commands, internalCommands, languageId, ledgerView } from '../src/client/commands';
import { endpointSchema } from '../src/core/submission/endpoint';
import { defaultCatalogue } from '../src/core/vehicle/catalogue';
import { vehicleSchema } from '../src/core/vehicle/schema';

const root = path.join(__dirname, '..');
const read = (file: string): string => fs.readFileSync(path.join(root, file), 'utf8');

interface MenuItem {
	readonly command: string;
	readonly when?: string;
}

/** A setting, or a part of one, as package.json declares it. */
interface SettingSchema {
	readonly scope?: string;
	readonly description?: string;
	readonly markdownDescription?: string;
	readonly enum?: readonly string[];
	readonly enumDescriptions?: readonly string[];
	readonly properties?: Readonly<Record<string, SettingSchema>>;
	readonly items?: SettingSchema;
}

interface Manifest {
	readonly version: string;
	readonly main: string;
	readonly engines: { readonly vscode: string; readonly node: string };
	readonly devDependencies: Readonly<Record<string, string>>;
	readonly dependencies?: Readonly<Record<string, string>>;
	readonly contributes: {
		readonly commands: readonly { readonly command: string; readonly title: string }[];
		readonly menus: Readonly<Record<string, readonly MenuItem[]>>;
		readonly keybindings: readonly { readonly command: string }[];
		readonly languages: readonly { readonly id: string }[];
		readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
		readonly configuration: { readonly properties: Readonly<Record<string, SettingSchema>> };
	};
}

const manifest = JSON.parse(read('package.json')) as Manifest;
const { contributes } = manifest;

/** A setting and everything declared inside it, by the way to it. */
const declaredIn = (way: string, schema: SettingSchema): [string, SettingSchema][] => [
	[way, schema],
	...Object.entries(schema.properties ?? {}).flatMap(([key, part]) =>
		declaredIn(`${way}.${key}`, part),
	),
	...Object.entries(schema.items?.properties ?? {}).flatMap(([key, part]) =>
		declaredIn(`${way}[].${key}`, part),
	),
];

const clientSources = (): string => {
	const walk = (folder: string): string[] =>
		fs.readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
			const at = `${folder}/${entry.name}`;
			return entry.isDirectory() ? walk(at) : at.endsWith('.ts') ? [read(at)] : [];
		});
	return walk('src/client').join('\n');
};

describe('manifest', () => {
	const declared = contributes.commands.map((c) => c.command).sort();

	it('declares exactly the commands of the code, each with a Chinese title', () => {
		assert.deepEqual(declared, Object.values(commands).sort());
		for (const { title } of contributes.commands) assert.match(title, /[\u4e00-\u9fff]/);
	});

	it('registers every command that it declares', () => {
		const source = clientSources();
		const unused = Object.keys(commands).filter(
			(name) => !new RegExp(`command\\(\\s*commands\\.${name}\\b`).test(source),
		);
		assert.deepEqual(unused, []);
	});

	it('hides from the palette what only code or a link calls', () => {
		const hidden = contributes.menus['commandPalette']!.filter((m) => m.when === 'false');
		assert.deepEqual(hidden.map((m) => m.command).sort(), [...internalCommands].sort());
	});

	it('uses in menus and keys only commands that exist', () => {
		const used = [...Object.values(contributes.menus).flat(), ...contributes.keybindings];
		assert.deepEqual(
			used.map((u) => u.command).filter((c) => !declared.includes(c)),
			[],
		);
	});

	it('names language and view as the code does', () => {
		assert.equal(contributes.languages[0]?.id, languageId);
		assert.ok(contributes.views['zwxx']?.some((view) => view.id === ledgerView));
	});

	it('has no setting that the code does not read, and reads none that is not declared', () => {
		const source = clientSources();
		const keys = Object.keys(contributes.configuration.properties).map((k) => k.slice(5));
		for (const key of keys) assert.match(source, new RegExp(`'${key}'`), key);
	});

	it('explains every setting, and every part and choice of one, in Chinese', () => {
		const all = Object.entries(contributes.configuration.properties).flatMap(([key, schema]) =>
			declaredIn(key, schema),
		);
		for (const [way, schema] of all) {
			assert.match(schema.description ?? schema.markdownDescription ?? '', /[一-鿿]/u, way);
			assert.equal(schema.enumDescriptions?.length, schema.enum?.length, way);
			for (const text of schema.enumDescriptions ?? []) assert.match(text, /[一-鿿]/u, way);
		}
	});

	it('declares endpoints as the code reads them', () => {
		const said = new Set(['description', 'enumDescriptions']);
		const { items } = contributes.configuration.properties['zwxx.endpoints']!;
		const bare = JSON.parse(
			JSON.stringify(items, (key, value: unknown) => (said.has(key) ? undefined : value)),
		) as Record<string, unknown>;
		const { $schema, ...read } = z.toJSONSchema(endpointSchema, { io: 'input' });
		assert.ok($schema);
		assert.deepEqual(bare, read);
	});

	it('lets no opened folder say where drafts go, who looks for what at the gate, or what goes out', () => {
		const { properties } = contributes.configuration;
		for (const key of ['endpoints', 'sensitiveWords', 'withdrawSeconds', 'vehicles', 'sync'])
			assert.equal(properties[`zwxx.${key}`]?.scope, 'machine', key);
		// Nor is there a setting by which certificates would not be checked.
		const ways = Object.entries(properties).flatMap(([key, schema]) => declaredIn(key, schema));
		const weak = ways.filter(([way]) => /insecure|verify|strict|unauthorized|skip/iu.test(way));
		assert.deepEqual(weak, []);
	});

	it('types the editor at the minor version that it asks for', () => {
		const asked = manifest.engines.vscode.replace('^', '').split('.').slice(0, 2).join('.');
		assert.ok(manifest.devDependencies['@types/vscode']!.startsWith(`${asked}.`));
	});

	it('pins every dependency exactly and bundles all of them', () => {
		const ranges = Object.values(manifest.devDependencies).filter(
			(v) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(v),
		);
		assert.deepEqual(ranges, []);
		assert.deepEqual(manifest.dependencies ?? {}, {});
	});

	it('has a changelog entry for its version', () => {
		assert.match(read('CHANGELOG.md'), new RegExp(`^## ${manifest.version}$`, 'm'));
	});
});

describe('generated files', () => {
	it('are what `npm run gen` makes now', () => {
		const args = ['--import', 'tsx', 'scripts/gen.ts', '--check'];
		const { status, stdout, stderr } = spawnSync(process.execPath, args, {
			cwd: root,
			encoding: 'utf8',
		});
		assert.equal(status, 0, stdout + stderr);
	});

	it('every vehicle of the catalogue is valid, and no name stands twice', () => {
		for (const vehicle of defaultCatalogue.vehicles) vehicleSchema.parse(vehicle);
		const names = defaultCatalogue.vehicles.flatMap((v) => [v.name, ...(v.aliases ?? [])]);
		assert.equal(new Set(names).size, names.length);
	});
});

describe('dependencies', () => {
	it('all run on the Node that the project asks for', async () => {
		const { default: semver } = await import('semver');
		const lock = JSON.parse(read('package-lock.json')) as {
			packages: Record<string, { engines?: { node?: string }; resolved?: string }>;
		};
		const asked = semver.minVersion(manifest.engines.node)!;
		const misfits = Object.entries(lock.packages)
			.filter(([, p]) => p.engines?.node && !semver.satisfies(asked, p.engines.node))
			.map(([name, p]) => `${name} wants ${p.engines?.node}`);
		assert.deepEqual(misfits, []);
	});

	it('the lockfile names no host', () => {
		const lock = JSON.parse(read('package-lock.json')) as {
			packages: Record<string, { resolved?: string }>;
		};
		const resolved = Object.values(lock.packages).filter((p) => p.resolved !== undefined);
		assert.deepEqual(resolved, []);
	});
});

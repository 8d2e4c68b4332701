import { isClassified } from './classification';
import { newToken, sha256 } from './token';
import { toBeijing, type Clock } from './time';
import type { DeskStore, Unit } from '../store/store';

export interface UnitDeps {
	readonly store: DeskStore;
	readonly clock: Clock;
	readonly newId: () => string;
}

export type AddedUnit =
	| { readonly ok: true; readonly unit: Unit; readonly token: string }
	| { readonly ok: false; readonly problem: string };

function nameProblem(name: string): string | undefined {
	if (name === '') return '单位名称不能为空';
	if (name.length > 200) return '单位名称不能超过200字';
	if (/[\p{Cc}\p{Cs}]/u.test(name)) return '单位名称里有无法保存的字符';
	return isClassified(name) ? '单位名称里有密级标志' : undefined;
}

/**
 * Adds a unit and makes its token, which is returned here and never again.
 * @param token a token chosen by the caller, for tests and imports
 */
export async function addUnit(
	deps: UnitDeps,
	name: string,
	token = newToken(),
): Promise<AddedUnit> {
	const trimmed = name.trim();
	const problem = nameProblem(trimmed);
	if (problem) return { ok: false, problem };
	const at = toBeijing(deps.clock());
	return deps.store.write(async ({ units, audit }) => {
		if (await units.findByName(trimmed)) return { ok: false, problem: `单位“${trimmed}”已经有了` };
		const unit = { id: deps.newId(), name: trimmed };
		await units.add(unit, at);
		await units.addToken(unit.id, sha256(token), at);
		const detail = { name: trimmed };
		await audit.append({ at, actor: '管理员', action: '增加单位', subject: unit.id, detail });
		return { ok: true, unit, token };
	});
}

/** Gives a unit a new token and ends its earlier ones, for a token that was lost or leaked. */
export async function renewToken(deps: UnitDeps, name: string): Promise<AddedUnit> {
	const at = toBeijing(deps.clock());
	const token = newToken();
	return deps.store.write(async ({ units, audit }) => {
		const unit = await units.findByName(name.trim());
		if (!unit) return { ok: false, problem: `没有单位“${name.trim()}”` };
		await units.revokeTokens(unit.id, at);
		await units.addToken(unit.id, sha256(token), at);
		const detail = { name: unit.name };
		await audit.append({ at, actor: '管理员', action: '更换访问口令', subject: unit.id, detail });
		return { ok: true, unit, token };
	});
}

import type { Adoption, Comment } from '../../core/submission/feedback';
import { formatBeijingDate } from '../../core/text/beijing-time';
import type { Item, Stores } from '../store/store';
import { adoptionDigest } from './adoption-digest';
import type { DeskDeps } from './deps';
import * as input from './editor-input';
import type { NewComment } from './editor-input';
import { findPassage, type Passage } from './passage';
import { Refusal } from './refusal';
import { mayMove, type State } from './state';
import { toBeijing } from './time';
import { refuseMore } from './thread';

/** States that need nothing but the decision itself. */
export type PlainState = '待采编' | '采编中' | '待审' | '储备';

/** What the desk's editors do. Each act is one transaction over state, change, comments and audit row. */
export interface EditorActs {
	/** 开始采编, 送审, 储备, 放回待采编. */
	move(itemId: string, to: PlainState, actor: string, revision?: number): Promise<Item>;
	/** 退回: to be mended and filed again. */
	returnItem(itemId: string, act: input.ReturnInput): Promise<Item>;
	/** 退稿: refused for good. */
	reject(itemId: string, act: input.RejectInput): Promise<Item>;
	/** 采用; of an item that is adopted already, a correction of what was said of it. */
	adopt(itemId: string, act: input.AdoptInput): Promise<Item>;
	/** Comments without a change of state. */
	comment(itemId: string, act: input.CommentInput): Promise<readonly Comment[]>;
	/** The desk's next words in the thread of a comment. */
	reply(itemId: string, commentId: string, act: input.ReplyInput): Promise<Comment>;
}

interface Scene {
	readonly stores: Stores;
	readonly item: Item;
	readonly at: string;
	readonly actor: string;
	readonly newId: () => string;
}

type Extra = { code?: string; reason?: string | undefined; withComments?: boolean };

function checkMove({ state }: Item, to: State): void {
	if (!mayMove(state, to))
		throw new Refusal('stateConflict', `这条信息目前“${state}”，不能改为“${to}”。`);
}

/** Sets the state and leaves a change for the unit. */
async function step(scene: Scene, state: State, extra: Extra = {}): Promise<number> {
	const { stores, item, at, actor } = scene;
	const { code = null, reason = null, withComments = false } = extra;
	await stores.items.setState(item.id, state, at);
	return stores.changes.add({
		...{ itemId: item.id, unitId: item.unitId, at, actor },
		...{ previous: item.state, state, revision: item.revision },
		...{ code, reason, withComments },
	});
}

type Detail = Readonly<Record<string, string | number | null>>;

async function log(scene: Scene, action: string, detail: Detail): Promise<void> {
	const { stores, item, at, actor } = scene;
	const { revision, state: previous } = item;
	const all = { revision, previous, ...detail };
	await stores.audit.append({ at, actor, action, subject: item.id, detail: all });
}

async function bodyOf({ stores, item }: Scene): Promise<string> {
	const revisions = await stores.items.revisions(item.id);
	return revisions.find(({ revision }) => revision === item.revision)!.body;
}

/** The passages of all comments, or a refusal that names those that are not to be found. */
function locate(body: string, given: readonly NewComment[]): (Passage | undefined)[] {
	const found = given.map(({ passage }) => passage && findPassage(body, passage));
	const problems = found.flatMap((passage, i) =>
		typeof passage === 'string' ? [{ path: `/comments/${i}`, message: passage }] : [],
	);
	if (problems.length === 0) return found as (Passage | undefined)[];
	throw new Refusal('validation', '有的意见指不到正文里的文字，没有保存。', problems);
}

async function addComments(scene: Scene, given: readonly NewComment[]): Promise<void> {
	if (given.length === 0) return;
	const { stores, item, at, actor: by, newId } = scene;
	const passages = locate(await bodyOf(scene), given);
	for (const [i, { text }] of given.entries()) {
		const passage = passages[i];
		const id = newId();
		const { revision } = item;
		await stores.comments.add({ id, itemId: item.id, revision, at, ...(passage && { passage }) });
		const note = { commentId: id, side: '收稿', by, at, text, done: null } as const;
		await stores.comments.addNote(note);
		const quote = passage?.quote ?? null;
		await log(scene, '提意见', { comment: id, text, quote });
	}
	refuseMore(await stores.comments.ofItem(item.id));
}

async function returnItem(scene: Scene, act: ReturnType<typeof acceptReturn>): Promise<void> {
	const { code, reason, comments } = act;
	checkMove(scene.item, '退回');
	await addComments(scene, comments);
	await step(scene, '退回', { code, reason, withComments: true });
	const detail = { state: '退回', code, reason: reason ?? null, comments: comments.length };
	await log(scene, '退回', detail);
}

const acceptReturn = (act: input.ReturnInput) => input.accept(input.returnSchema, act);

/** Bytes of an adoption as JSON: with it, an answer stays below the 1 MB a client reads. */
const adoptionLimit = 600_000;

async function adopt(
	scene: Scene,
	act: input.AdoptInput & { title?: string | undefined; body?: string | undefined },
	today: string,
): Promise<void> {
	const { item } = scene;
	const isCorrection = item.state === '已采用';
	if (!isCorrection) checkMove(item, '已采用');
	const { vehicle, issue, points, date = today, title = item.title } = act;
	const body = act.body ?? (await bodyOf(scene));
	const adoption: Adoption = {
		...{ vehicle, issue, date, title, body },
		...(points !== undefined && { points }),
	};
	if (Buffer.byteLength(JSON.stringify(adoption)) > adoptionLimit)
		throw new Refusal('validation', '采用稿太长，没有保存。', [
			{ path: '/body', message: '采用稿：不能超过约20万字' },
		]);
	const changeSeq = await step(scene, '已采用');
	await scene.stores.adoptions.add(item.id, { changeSeq, ...adoption });
	const digest = adoptionDigest(adoption);
	const where = { vehicle, issue, date, points: points ?? null };
	const action = isCorrection ? '更正采用' : '采用';
	await log(scene, action, { state: '已采用', change: changeSeq, ...where, digest });
}

async function reply(
	scene: Scene,
	commentId: string,
	{ text, done = null }: { text: string; done?: boolean | null | undefined },
): Promise<Comment> {
	const { stores, item, at, actor: by } = scene;
	const find = async () =>
		(await stores.comments.ofItem(item.id)).find(({ id }) => id === commentId);
	if (!(await find())) throw new Refusal('notFound', '没有这条意见，请核对链接。');
	await stores.comments.addNote({ commentId, side: '收稿', by, at, text, done });
	refuseMore(await stores.comments.ofItem(item.id));
	await step(scene, item.state, { withComments: true });
	const mark = done === null ? null : Number(done);
	await log(scene, '答复意见', { comment: commentId, text, done: mark });
	return (await find())!;
}

interface Who {
	readonly actor: string;
	readonly revision?: number | undefined;
}

/** Runs an act on an item as one transaction, unless a newer revision has come in. */
function createStage({ store, clock, newId }: DeskDeps) {
	async function act<T>(
		itemId: string,
		{ actor, revision }: Who,
		work: (scene: Scene, today: string) => Promise<T>,
	): Promise<T> {
		const now = clock();
		return store.write(async (stores) => {
			const item = await stores.items.find(itemId);
			if (!item) throw new Refusal('notFound', '没有这条信息，请核对链接。');
			if (revision !== undefined && revision !== item.revision)
				throw new Refusal(
					'stateConflict',
					`报送单位刚报来第${item.revision}稿，刚才的处理没有保存。请看过新稿再处理。`,
				);
			const at = toBeijing(now);
			return work({ stores, item, at, actor, newId }, formatBeijingDate(now.getTime()));
		});
	}

	/** An act whose outcome is the item as it stands after it. */
	const actOnItem = (
		itemId: string,
		who: Who,
		work: (scene: Scene, today: string) => Promise<void>,
	): Promise<Item> =>
		act(itemId, who, async (scene, today) => {
			await work(scene, today);
			return (await scene.stores.items.find(itemId))!;
		});

	return { act, actOnItem };
}

export function createEditorActs(deps: DeskDeps): EditorActs {
	const { act, actOnItem } = createStage(deps);
	return {
		async move(itemId, to, actor, revision) {
			const who = input.accept(input.moveSchema, { actor, revision });
			return actOnItem(itemId, who, async (scene) => {
				checkMove(scene.item, to);
				await step(scene, to);
				await log(scene, '改状态', { state: to });
			});
		},
		async returnItem(itemId, given) {
			const accepted = acceptReturn(given);
			return actOnItem(itemId, accepted, (scene) => returnItem(scene, accepted));
		},
		async reject(itemId, given) {
			const accepted = input.accept(input.rejectSchema, given);
			const { code, reason } = accepted;
			return actOnItem(itemId, accepted, async (scene) => {
				checkMove(scene.item, '退稿');
				await step(scene, '退稿', { code, reason });
				await log(scene, '退稿', { state: '退稿', code, reason });
			});
		},
		async adopt(itemId, given) {
			const accepted = input.accept(input.adoptSchema, given);
			return actOnItem(itemId, accepted, (scene, today) => adopt(scene, accepted, today));
		},
		async comment(itemId, given) {
			const accepted = input.accept(input.commentSchema, given);
			return act(itemId, accepted, async (scene) => {
				if (scene.item.state === '已撤')
					throw new Refusal('stateConflict', '报送单位已撤稿，不能再提意见。');
				await addComments(scene, accepted.comments);
				await step(scene, scene.item.state, { withComments: true });
				return scene.stores.comments.ofItem(itemId);
			});
		},
		async reply(itemId, commentId, given) {
			const accepted = input.accept(input.replySchema, given);
			return act(itemId, accepted, (scene) => reply(scene, commentId, accepted));
		},
	};
}

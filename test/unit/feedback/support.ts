import assert from 'node:assert/strict';
import { gauge } from '../../../src/core/count/gauge';
import { parseDraft } from '../../../src/core/draft/parse';
import { buildPayload } from '../../../src/core/submission/build-payload';
import type { Payload } from '../../../src/core/submission/payload';
import { defaultCatalogue, findVehicle } from '../../../src/core/vehicle/catalogue';
import type { Fate, Fates } from '../../../src/core/feedback/fate';
import { newMessage, type Message, type MessageContent } from '../../../src/core/feedback/message';
import {
	changeSchema,
	commentSchema,
	type Comment,
	type ItemChange,
} from '../../../src/core/submission/feedback';
import { startOfTest } from '../../support/filing';

export const place = { name: '市委信息科', origin: 'https://desk.example' };

export const aChange = (change: Partial<ItemChange> = {}): ItemChange =>
	changeSchema.parse({
		cursor: '1',
		itemId: 'item-1',
		draftId: '20261122-7F3K',
		receiptNo: '收〔2026〕1122-0001',
		at: '2026-11-22T10:00:00+08:00',
		previous: null,
		state: '待采编',
		revision: 1,
		reason: null,
		...change,
	});

export const aComment = (change: Partial<Comment> = {}): Comment =>
	commentSchema.parse({
		id: 'c1',
		revision: 1,
		passage: { from: 7, to: 13, quote: '一窗通办', before: '推行“', after: '”，三个月' },
		notes: [{ by: '周编辑', side: '收稿', at: '2026-11-22T10:00:00+08:00', text: '写明窗口数。' }],
		done: false,
		...change,
	});

export const aFate = (change: Partial<Fate> = {}): Fate => {
	const { cursor, at, previous, code, reason } = aChange();
	const state = change.state ?? '退回';
	const revision = change.revision ?? 1;
	return {
		itemId: 'item-1',
		draftId: '20261122-7F3K',
		receiptNo: '收〔2026〕1122-0001',
		comments: [aComment()],
		steps: [{ cursor, at, previous, code, reason, state, revision }],
		...change,
		state,
		revision,
	};
};

export const someFates = (...items: readonly Fate[]): Fates => ({
	version: 1,
	endpoint: place,
	cursor: '1',
	checkedAt: startOfTest,
	items: [...items],
});

export const aMessage = (content: MessageContent, change: Partial<Message> = {}): Message => ({
	...newMessage(
		{ endpoint: place, itemId: 'item-1', draftId: '20261122-7F3K', content },
		{ id: 'm1', key: 'k1', now: startOfTest },
	),
	...change,
});

/** What is filed of a draft for 普刊信息. */
export function payloadFor(text: string): Payload {
	const { draft } = parseDraft(text);
	const vehicle = findVehicle(defaultCatalogue, '普刊信息');
	const { counts } = gauge(draft, vehicle);
	const built = buildPayload({ draft, vehicle, counts, confirmations: [], now: startOfTest });
	assert.ok('value' in built);
	return built.value;
}

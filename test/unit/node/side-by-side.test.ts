import assert from 'node:assert/strict';
import { sideBySide } from '../../../src/node/side-by-side';

const turns = async (count: number): Promise<void> => {
	for (let turn = 0; turn < count; turn++) await Promise.resolve();
};

describe('sideBySide', () => {
	it('keeps the order of the items however long each takes, and the limit', async () => {
		const items = [5, 1, 4, 0, 3, 2];
		let running = 0;
		let most = 0;
		const doubled = await sideBySide(
			items,
			async (item) => {
				most = Math.max(most, ++running);
				await turns(item * 3);
				running--;
				return item * 2;
			},
			2,
		);
		assert.deepEqual(doubled, [10, 2, 8, 0, 6, 4]);
		assert.equal(most, 2);
	});

	it('tells the failure and begins nothing more', async () => {
		const begun: number[] = [];
		const failing = sideBySide(
			[1, 2, 3, 4, 5, 6],
			async (item) => {
				begun.push(item);
				await turns(item);
				if (item === 2) throw new Error('no disk');
			},
			2,
		);
		await assert.rejects(failing, /no disk/);
		await turns(20);
		assert.deepEqual(begun, [1, 2, 3]);
	});

	it('of nothing is nothing', async () => {
		assert.deepEqual(await sideBySide([], () => Promise.reject(new Error('asked'))), []);
	});
});

import assert from 'node:assert/strict';
import { defaultCatalogue } from '../../../src/core/vehicle/catalogue';
import { catalogueFromSetting, settingNotice } from '../../../src/core/vehicle/from-setting';

const own = {
	name: '县里专刊',
	purpose: '本县自办',
	limit: { n: 300, kind: 'max' },
	templates: [{ name: '通用', structure: '总分式', body: ['${1:【正文】}'] }],
};

describe('catalogueFromSetting', () => {
	it('leaves the defaults where nothing is set', () => {
		for (const setting of [undefined, null, {}]) {
			const read = catalogueFromSetting(setting);
			assert.deepEqual(read, { catalogue: defaultCatalogue, problems: [] });
			assert.equal(settingNotice(read), undefined);
		}
	});

	it('adds what is set', () => {
		const read = catalogueFromSetting({ vehicles: [own] });
		assert.ok(read.catalogue.vehicles.some(({ name }) => name === '县里专刊'));
		assert.equal(settingNotice(read), undefined);
	});

	it('says what is wrong in one sentence and keeps the defaults in force', () => {
		const wrong = { ...own, limit: { n: 0, kind: 'most' } };
		const read = catalogueFromSetting({ vehicles: [wrong] });
		assert.equal(read.catalogue, defaultCatalogue);
		assert.equal(read.problems.length, 2);
		const notice = settingNotice(read) ?? '';
		assert.match(
			notice,
			/^设置里的“载体”写得不对：[^。]+。另有1处不对。改好之前，原有载体照常使用。$/u,
		);
		assert.ok(notice.includes(read.problems[0]!.message));
	});

	it('takes any value that a settings file can hold', () => {
		for (const setting of ['县里专刊', 3, false, [], [own]]) {
			const read = catalogueFromSetting(setting);
			assert.equal(read.catalogue, defaultCatalogue);
			assert.ok(settingNotice(read));
		}
	});
});

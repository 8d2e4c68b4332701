import assert from 'node:assert/strict';
import { parseDraft } from '../../../src/core/draft/parse';
import { isFirstReport, seriesOf } from '../../../src/core/draft/series';
import { titleOf, titleOrFirstLine } from '../../../src/core/draft/title';
import { defaultCatalogue, findVehicle } from '../../../src/core/vehicle/catalogue';

const urgent = findVehicle(defaultCatalogue, '紧急信息');
const draftOf = (...meta: string[]) => parseDraft(['---', ...meta, '---', '正文'].join('\n')).draft;

describe('seriesOf', () => {
	it('is a 首报 unless something says otherwise', () => {
		assert.deepEqual(seriesOf(draftOf('标题: 云岭县发生山体滑坡'), urgent), { stage: '首报' });
		assert.deepEqual(seriesOf(draftOf('标题: 甲', '续报: 无'), urgent), { stage: '首报' });
		assert.equal(isFirstReport(draftOf('标题: 续报工作会议召开'), urgent), true);
	});

	it('is a 续报 where 续报 names its predecessor or the title says so', () => {
		assert.deepEqual(seriesOf(draftOf('标题: 甲', '续报: 20261120-7F3K'), urgent), {
			stage: '续报',
			predecessor: '20261120-7F3K',
		});
		assert.equal(seriesOf(draftOf('标题: 滑坡处置情况（续报一）'), urgent)?.stage, '续报');
		assert.equal(seriesOf(draftOf('标题: 滑坡处置情况(续报之二)'), urgent)?.stage, '续报');
	});

	it('is a 终报 by its title, also with a predecessor', () => {
		const draft = draftOf('标题: 滑坡处置完毕（终报）', '续报: 20261120-7F3K');
		assert.deepEqual(seriesOf(draft, urgent), { stage: '终报', predecessor: '20261120-7F3K' });
	});

	it('is nothing for an item that is not urgent', () => {
		const ordinary = findVehicle(defaultCatalogue, '普刊信息');
		assert.equal(seriesOf(draftOf('标题: 甲（续报一）'), ordinary), undefined);
		assert.equal(isFirstReport(draftOf('标题: 甲'), undefined), false);
	});
});

describe('title', () => {
	it('joins the lines of a title and falls back to the first line', () => {
		assert.equal(
			titleOf(draftOf('标题: 云岭县一窗通办', '  三个月办件2.3万件')),
			'云岭县一窗通办三个月办件2.3万件',
		);
		assert.equal(titleOf(draftOf('标题:')), undefined);
		assert.equal(titleOrFirstLine(draftOf('标题:')), '正文');
		assert.equal(titleOrFirstLine(parseDraft(' \n').draft), undefined);
		assert.equal([...(titleOrFirstLine(parseDraft('长'.repeat(90)).draft) ?? '')].length, 41);
	});
});

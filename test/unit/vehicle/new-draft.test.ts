import assert from 'node:assert/strict';
import { parseDraft } from '../../../src/core/draft/parse';
import { metaValue } from '../../../src/core/draft/meta';
import { defaultCatalogue } from '../../../src/core/vehicle/catalogue';
import { escapeSnippet, newDraftSnippet, shiftTabStops } from '../../../src/core/vehicle/new-draft';

/** What the editor would insert if every stop were left as it is. */
const inserted = (snippet: string): string =>
	snippet.replace(
		/\\([\\$}])|\$\{\d+:([^}]*)\}|\$\{?\d+\}?/g,
		(_, c?: string, text?: string) => c ?? text ?? '',
	);

describe('newDraftSnippet', () => {
	for (const vehicle of defaultCatalogue.vehicles) {
		for (const template of vehicle.templates) {
			it(`makes a draft that parses without a problem: ${vehicle.name} ${template.name}`, () => {
				const values = { 报送单位: '沂河市$水务局}', 撰稿: '周小满' };
				const id = '20261122-7F3K';
				const snippet = newDraftSnippet({ vehicle, template, id, values, today: '2026-11-22' });
				const { draft, problems } = parseDraft(inserted(snippet), {
					extraKeys: vehicle.extraKeys ?? [],
				});
				assert.deepEqual(problems, []);
				assert.equal(metaValue(draft, '稿号'), id);
				assert.equal(metaValue(draft, '载体'), vehicle.name);
				assert.equal(metaValue(draft, '报送单位'), '沂河市$水务局}');
				assert.equal(metaValue(draft, '撰稿'), '周小满');
				for (const key of vehicle.requiredKeys ?? []) {
					assert.notEqual(metaValue(draft, key), undefined, key);
				}
			});
		}
	}

	it('numbers the stops of the body after those of the front matter', () => {
		assert.equal(shiftTabStops('${1:时间}在$2，\\$3元$0', 4), '${5:时间}在$6，\\$3元$0');
		assert.equal(escapeSnippet('a$b}c\\'), 'a\\$b\\}c\\\\');
	});
});

import assert from 'node:assert/strict';
import {
	answerWith,
	behaviours,
	startFakeEndpoint,
	type FakeEndpoint,
} from '../../support/fake-endpoint';
import { useEditor } from '../harness';
import { draftText, ledger, readOutbox } from '../harness/filing';

const problem = (type: string, title: string, rest: object = {}) => ({ type, title, ...rest });

describe('what a receiving system answers', () => {
	let endpoint: FakeEndpoint;

	const editor = useEditor(async () => {
		endpoint = await startFakeEndpoint();
		return {
			workspace: {
				'口令.zwxx': draftText('口令不对的信息'),
				'网页.zwxx': draftText('被网页拦下的信息'),
				'被拒.zwxx': draftText('内容不合要求的信息'),
				'转走.zwxx': draftText('要转到别处的信息'),
			},
			machineSettings: { 'zwxx.withdrawSeconds': 0 },
		};
	});
	after(() => endpoint.close());

	it('sets an endpoint up in three questions and tests it at once', async () => {
		const e = editor();
		endpoint.always((request, response, store) =>
			request.method === 'GET'
				? answerWith(200, { unit: '云岭县行政审批局' })(request, response, store)
				: behaviours.accept(request, response, store),
		);
		await e.showLedger();
		await e.page.getByText('还没有报送过信息').waitFor();
		await e.shot('endpoint-0-welcome');
		await e.command('设置报送地址');
		await e.asked('设置报送地址（1/3）名称');
		await e.shot('endpoint-1-name');
		await e.answer('市政府办信息科');
		await e.asked('设置报送地址（2/3）地址');
		await e.type('ftp://nowhere');
		await e.asked('https://');
		await e.shot('endpoint-2-address-wrong');
		await e.answer(endpoint.url);
		await e.asked('设置报送地址（3/3）访问口令');
		await e.shot('endpoint-3-token');
		await e.answer('first-token');
		await e.asked('正常，可以报送');
		await e.shot('endpoint-4-tested');
		await e.press('Escape');
		assert.equal(endpoint.requests.at(-1)?.headers['authorization'], 'Bearer first-token');
	});

	it('401: the item waits for a token, and goes out by itself when it is given', async () => {
		const e = editor();
		endpoint.always(answerWith(401, problem('about:blank', '口令不认识')));
		await e.openFile('口令.zwxx');
		await e.submit();
		await e.treeRow(ledger, '口令不对的信息').waitFor();
		assert.match((await e.treeRows(ledger)).join('\n'), /^待登录\s?1/u);
		await e.shot('answer-401');
		await e.notice('还没有发出', '填写访问口令');
		await e.asked('“市政府办信息科”的访问口令');
		endpoint.always(behaviours.accept);
		await e.answer('second-token');
		await e.treeRow(ledger, '口令不对的信息').filter({ hasText: '收〔' }).waitFor();
		const sent = endpoint.requests.filter(({ method }) => method === 'POST').at(-1);
		assert.equal(sent?.headers['authorization'], 'Bearer second-token');
		await e.press('Escape');
	});

	it('a page with status 200 is not a receipt', async () => {
		const e = editor();
		endpoint.always(behaviours.page);
		await e.openFile('网页.zwxx');
		await e.submit();
		await e.notice('回的是网页，不是回执');
		const row = e.treeRow(ledger, '被网页拦下的信息');
		await row.filter({ hasText: '再试' }).waitFor();
		assert.doesNotMatch(await row.innerText(), /收〔/u);
		await e.shot('answer-page');
		// It stays on its way, under its key, until a receipt comes.
		endpoint.always(behaviours.accept);
		await e.rowAction(ledger, '被网页拦下的信息', '立即发送');
		await row.filter({ hasText: '收〔' }).waitFor();
	});

	it('422: refused, with every sentence of the receiving system', async () => {
		const e = editor();
		const said = '标题超过30字，请压缩。';
		const more = '缺审核人，请补上。';
		const errors = [
			{ path: 'title', message: said },
			{ path: 'meta', message: more },
		];
		endpoint.next(answerWith(422, problem('about:blank', '内容有两处不合要求', { errors })));
		await e.openFile('被拒.zwxx');
		await e.submit();
		await e.notice('没有报成', '查看经过');
		await e.pageShows(said);
		await e.pageShows(more);
		const buttons = await e.inPage().locator('nav a').allInnerTexts();
		assert.deepEqual(buttons, ['打开稿件', '原样重新报送']);
		await e.shot('answer-422');
		assert.match((await e.treeRows(ledger)).join('\n'), /被拒\s?1/u);
	});

	it('301: not followed; the person sees where it pointed', async () => {
		const e = editor();
		const elsewhere = await startFakeEndpoint();
		try {
			endpoint.next(answerWith(301, {}, { location: `${elsewhere.url}login` }));
			await e.openFile('转走.zwxx');
			await e.submit();
			await e.notice('要转到别处的信息', '查看经过');
			await e.pageShows(`要求转到${elsewhere.origin}`);
			await e.shot('answer-301');
			assert.deepEqual(elsewhere.requests, []);
		} finally {
			await elsewhere.close();
		}
		const states = readOutbox(e.outbox).map(({ state }) => state);
		assert.deepEqual(states.sort(), ['已收', '已收', '被拒', '被拒']);
		await e.showLedger();
		await e.shot('answer-ledger');
	});
});

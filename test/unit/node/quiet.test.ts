import assert from 'node:assert/strict';
import { createDrainer } from '../../../src/node/drain';
import { traceOf } from '../../../src/node/error-trace';
import { createTransport } from '../../../src/node/transport';
import { answerWith, behaviours, type Behaviour } from '../../support/fake-endpoint';
import { aFiler, aRequest } from '../../support/filing';
import { createOffice, officeToken } from '../../support/office';

const title = '沂河市南屏区“一窗通办”';
const body = '南屏区三个月办件2.3万件，平均用时缩短至1.8天。';

/** An answer that throws back everything it was sent. */
const echo =
	(status: number, type = 'about:blank'): Behaviour =>
	(request, response, store) =>
		answerWith(status, {
			type,
			title: request.body,
			detail: `${request.headers['authorization']} ${request.body}`,
		})(request, response, store);

/** Everything that is written to the console or past it, while `work` runs. */
async function written(work: () => Promise<void>): Promise<string> {
	const streams = [process.stdout, process.stderr];
	const before = streams.map((stream): typeof stream.write => stream.write.bind(stream));
	const seen: string[] = [];
	for (const stream of streams) {
		stream.write = (chunk: string | Uint8Array): boolean => {
			seen.push(String(chunk));
			return true;
		};
	}
	try {
		await work();
	} finally {
		streams.forEach((stream, at) => Object.assign(stream, { write: before[at] }));
	}
	return seen.join('');
}

describe('what a filing leaves in a log', () => {
	it('is neither token nor text, whatever the other side says', async () => {
		const office = await createOffice();
		const { clock, desk, outbox } = office;
		const log: string[] = [];
		const drainer = createDrainer({
			...office.deps,
			send: aFiler(createTransport({ connect: 5000, idle: 300, total: 10_000 })).send,
			// As the extension logs it.
			onChange: ({ id, state }) => log.push(`outbox ${id} ${state}`),
		});
		desk.next(
			echo(500),
			echo(401),
			echo(302),
			behaviours.cutAfterStoring,
			behaviours.cutWithinAnswer,
			behaviours.silent,
			behaviours.page,
			behaviours.huge,
			echo(409),
			echo(422),
		);
		const output = await written(async () => {
			for (let nth = 0; nth < 4; nth++) {
				await outbox.enqueue(
					aRequest({ title, body, draftId: `20261122-000${nth}` }, office.endpoint),
				);
			}
			for (let round = 0; round < 40; round++) {
				const report = await drainer.drain();
				log.push(...report.errors.map(traceOf));
				await drainer.loggedIn(office.endpoint.origin);
				clock.advance(600_000);
			}
		});
		await desk.close();
		assert.ok(desk.requests.length >= 10, String(desk.requests.length));
		const { entries } = await outbox.list();
		assert.ok(entries.every(({ state }) => state === '已收' || state === '被拒'));
		assert.equal(output, '');
		for (const secret of [officeToken, title, body.slice(0, 6)]) {
			assert.ok(!log.join('\n').includes(secret), secret);
			// What a person is told, and what lies on the disk of it, holds no token either.
			if (secret === officeToken) assert.ok(!JSON.stringify(entries).includes(secret));
		}
	});

	it('names an error by kind, code and place, not by its message', () => {
		const cause = Object.assign(new RangeError(`no room for /稿件/${title}.docx`), {
			code: 'ENOSPC',
		});
		const trace = traceOf(new Error(`${officeToken} ${body}\n    at ${title}`, { cause }));
		assert.match(trace, /^Error\n\s+at [\s\S]+^RangeError ENOSPC$/mu);
		for (const secret of [officeToken, title, body]) assert.ok(!trace.includes(secret), trace);
		assert.equal(traceOf(body), 'string');
	});
});

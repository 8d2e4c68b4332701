import type { Gauge } from '../count/gauge';
import type { Payload } from '../submission/payload';
import type { Page, PageSection } from './page';

/** What a preview is made of. */
export interface PreviewParts {
	/** What would be sent. */
	readonly payload: Payload;
	readonly gauge: Gauge;
	/** Absent: no endpoint is set up. */
	readonly endpoint?: {
		readonly name: string;
		readonly origin: string;
		readonly plaintext: boolean;
	};
	/** How many endpoints are set up; with several, filing asks which one. */
	readonly endpointCount?: number;
	/** Sentences about what stops or questions the filing. */
	readonly gateNotes: readonly string[];
	/** Bytes of what would be sent. */
	readonly bytes: number;
}

const sizeText = (bytes: number): string =>
	bytes < 1024 ? `${bytes}字节` : `${(bytes / 1024).toFixed(1)}KB`;

function notesOf({ endpoint, gateNotes, gauge }: PreviewParts): readonly string[] {
	const { limit, used, state } = gauge;
	return [
		...gateNotes,
		...(endpoint?.plaintext
			? ['这个报送地址用明文传送，沿途能看到内容；只应在单位内网使用。']
			: []),
		...(limit && state === 'over'
			? [`正文${used}字，超过${limit.n}字的限制，收稿单位可能退回；仍可报送。`]
			: []),
	];
}

function destinationName({ endpoint, endpointCount = 0 }: PreviewParts): string {
	if (endpoint) return `${endpoint.name}（${endpoint.origin}）`;
	return endpointCount > 1 ? `设有${endpointCount}个报送地址，报送时选择` : '还没有设置报送地址';
}

function destination(parts: PreviewParts): PageSection {
	const { payload, gauge, bytes } = parts;
	const { words, characters } = payload.counts;
	return {
		heading: '报到哪里',
		fields: [
			['收稿', destinationName(parts)],
			['载体', payload.vehicle],
			['字数', `${gauge.text}　字数${words}，字符数${characters}（不计空格）`],
			['大小', sizeText(bytes)],
		],
	};
}

/** 审签: who signed what is filed, and whether it is still that text. */
function signOffSection({ signOffs = [] }: Payload): readonly PageSection[] {
	if (signOffs.length === 0) return [];
	const fields = signOffs.map(({ role, name, at, digest }) => {
		const when = at === undefined ? '' : `　${at.slice(0, 16).replace('T', ' ')}`;
		return [role, `${name}${when}${digest === undefined ? '' : '　与本文一致'}`] as const;
	});
	return [{ heading: '审签', fields }];
}

/** 附件: pictures that go along; what else is named stays a line of the document. */
function pictureSection({ attachments = [] }: Payload): readonly PageSection[] {
	if (attachments.length === 0) return [];
	const fields = attachments.map(
		({ name, caption, size }) =>
			[name, `${caption === '' ? '' : `${caption}　`}${sizeText(size)}（已去除拍摄信息）`] as const,
	);
	return [{ heading: '随稿图片', fields }];
}

/** 报送预览: a page that shows all that a filing would carry, and to whom. */
export function previewPage(parts: PreviewParts): Page {
	const { payload } = parts;
	const { confirmations } = payload;
	const answers: PageSection[] =
		confirmations.length === 0
			? []
			: [
					{
						heading: '随稿说明',
						fields: confirmations.map(({ reason, reviewer }) =>
							reviewer === undefined ? ['理由', reason] : ['保密审查', `${reviewer}　${reason}`],
						),
					},
				];
	return {
		title: payload.title,
		notes: notesOf(parts),
		sections: [
			destination(parts),
			{
				heading: '要素',
				fields: [
					['稿号', payload.draftId],
					['报送单位', payload.unit],
					...payload.meta.map(({ key, value }) => [key, value] as const),
				],
			},
			{
				heading: '正文',
				paragraphs: payload.body.split('\n').filter((line) => line.trim() !== ''),
			},
			...pictureSection(payload),
			...signOffSection(payload),
			...answers,
		],
		actions: [],
	};
}

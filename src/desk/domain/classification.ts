import type { Payload } from '../../core/submission/payload';

/** 密级 marks as a document carries them (GB/T 9704-2012, 7.2.2): grade, ★, term. */
const starred = /(?:[绝絕]密|[机機]密|秘密)级?[★☆⭐]/u;
/** A line that is nothing but a grade, as at the head of a classified document. */
const alone = /^(?:[绝絕]密|[机機]密|秘密)级?(?:\d{1,2}年|长期)?$/mu;
const gradeValue = /[绝絕]密|[机機]密|秘密/u;

/** Spaces and invisible characters inside a mark do not hide it; line breaks stay. */
function squeeze(text: string): string {
	return text.normalize('NFKC').replace(/[^\S\n]|[\p{Cf}\p{Mn}]/gu, '');
}

function carriesMark(text: string): boolean {
	const plain = squeeze(text.replace(/\r\n?|\u2028|\u2029/g, '\n'));
	return starred.test(plain) || alone.test(plain);
}

/**
 * Where a filing carries a 涉密 mark (rule X1: such a text must never enter this system).
 * Words about secrecy in a sentence (保守国家秘密, 商业秘密) are no mark.
 * @returns JSON pointers of the fields, empty if there is none
 */
export function classifiedFields(payload: Payload): string[] {
	const fields: [path: string, text: string][] = [
		['/title', payload.title],
		['/body', payload.body],
		['/unit', payload.unit],
		['/commission', payload.commission ?? ''],
		['/family', payload.family ?? ''],
		...payload.meta.map(({ key, value }, i): [string, string] => [
			`/meta/${i}`,
			`${key}\n${value}`,
		]),
		...payload.confirmations.map((c, i): [string, string] => [
			`/confirmations/${i}`,
			`${c.reason}\n${c.reviewer ?? ''}`,
		]),
		...(payload.signOffs ?? []).map(({ name }, i): [string, string] => [`/signOffs/${i}`, name]),
		...(payload.attachments ?? []).map(({ name, caption }, i): [string, string] => [
			`/attachments/${i}`,
			`${name.replace(/\.\w+$/u, '')}\n${caption}`,
		]),
	];
	const marked = fields.filter(([, text]) => carriesMark(text)).map(([path]) => path);
	const graded = payload.meta.flatMap(({ key, value }, i) =>
		squeeze(key) === '密级' && gradeValue.test(squeeze(value)) ? [`/meta/${i}`] : [],
	);
	return [...new Set([...marked, ...graded])];
}

/** True if a free text (reason of a withdrawal) carries a mark. */
export function isClassified(text: string): boolean {
	return carriesMark(text);
}

// Characters that Windows allows in no file name, and names it keeps for devices.
const forbidden = /[\\/:*?"<>|\p{Cc}]/gu;
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/iu;
const longest = 60;

/** A file name made of a title, without extension; `fallback` where nothing of it can be used. */
export function fileNameFor(title: string, fallback: string): string {
	const plain = title.replace(forbidden, ' ').replace(/\s+/gu, ' ').trim();
	const name = [...plain]
		.slice(0, longest)
		.join('')
		.replace(/[. ]+$/u, '');
	return name === '' || reserved.test(name) ? fallback : name;
}

import { createHash } from 'node:crypto';
import { passagePicker } from './passage-picker';
import { stylesheet } from './stylesheet';

export interface Asset {
	readonly path: string;
	readonly type: string;
	readonly content: string;
}

const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
<rect width="32" height="32" rx="5" fill="#a3191d"/>
<path d="M8 9h16v14H8z" fill="none" stroke="#fff" stroke-width="2"/>
<path d="M8 17h5l1.5 3h3l1.5-3h5M12 12.5h8" fill="none" stroke="#fff" stroke-width="2"/>
</svg>`;

/** The name carries the content's hash, so a browser may keep the file for good. */
function named(name: string, extension: string, type: string, content: string): Asset {
	const hash = createHash('sha256').update(content).digest('hex').slice(0, 12);
	return { path: `/assets/${name}-${hash}.${extension}`, type, content };
}

const styles = named('desk', 'css', 'text/css; charset=utf-8', stylesheet);
const picker = named('passage', 'js', 'text/javascript; charset=utf-8', passagePicker);
const favicon = named('icon', 'svg', 'image/svg+xml', icon);

export const assets: readonly Asset[] = [styles, picker, favicon];
export const stylesheetPath = styles.path;
export const pickerPath = picker.path;
export const iconPath = favicon.path;

import { metaEntry } from '../../draft/meta';
import { parseBeijingTime } from '../../text/beijing-time';
import type { DocumentContext, Finding } from '../rule';

/** Front matter dates that cannot be, or that contradict each other. */
export function metaFindings(context: DocumentContext): Finding[] {
	const { draft } = context;
	const found: Finding[] = [];
	for (const key of ['事发时间', '报送日期']) {
		const entry = metaEntry(draft, key);
		if (!entry || !/^\s*\d{4}[-/.年]\d{1,2}[-/.月]\d/u.test(entry.value)) continue;
		if (parseBeijingTime(entry.value)) continue;
		const message = `${key}“${entry.value}”不是一个存在的时间：时限和台账都按它计算；请核对后改正。`;
		found.push({ ...entry.valueSpan, severity: 'error', message });
	}
	const [event, filed] = ['事发时间', '报送日期'].map((key) =>
		parseBeijingTime(context.meta(key) ?? ''),
	);
	const entry = metaEntry(draft, '报送日期');
	if (event && filed && entry && filed.to < event.from) {
		const message = `报送日期“${entry.value}”早于事发时间：先报后发不合常理，时限也无法计算；请核对两个日期。`;
		found.push({ ...entry.valueSpan, severity: 'warning', message });
	}
	return found;
}

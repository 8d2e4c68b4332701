import { escapeMarkdown } from '../core/text/plain-words';
import type { Vehicle } from '../core/vehicle/schema';

/** A vehicle's limit as a person says it. */
export function limitText({ limit, counting }: Vehicle): string {
	if (!limit) return '不限字数';
	const unit = counting === '字符数' ? '字符' : '字';
	return limit.kind === 'max' ? `${limit.n}${unit}以内` : `${limit.n}${unit}左右`;
}

/** What a vehicle is for and what it asks, as Markdown paragraphs. */
export function vehicleText(vehicle: Vehicle): string {
	const { purpose, requiredKeys = [], parts = [], windowHours } = vehicle;
	const lines = [
		escapeMarkdown(purpose),
		`篇幅：${limitText(vehicle)}`,
		...(requiredKeys.length > 0 ? [`要填：${escapeMarkdown(requiredKeys.join('、'))}`] : []),
		...(parts.length > 0
			? [`要写到：${escapeMarkdown(parts.map(({ name }) => name).join('、'))}`]
			: []),
		...(windowHours === undefined ? [] : [`时限：事发后${windowHours}小时内报出`]),
	];
	return lines.join('\n\n');
}

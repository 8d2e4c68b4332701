/** @jsxRuntime automatic @jsxImportSource preact */
import type { ComponentChildren } from 'preact';

export function Card({
	title,
	id,
	children,
}: {
	title: string;
	id?: string;
	children: ComponentChildren;
}) {
	return (
		<section class="card" id={id}>
			<h2>{title}</h2>
			{children}
		</section>
	);
}

export function Entry({ name, children }: { name: string; children: ComponentChildren }) {
	return (
		<div>
			<dt>{name}</dt>
			<dd>{children}</dd>
		</div>
	);
}

/** Address of an item's page, or of an act on it. */
export function itemAddress(id: string, act?: string): string {
	return `/items/${encodeURIComponent(id)}${act === undefined ? '' : `/${act}`}`;
}

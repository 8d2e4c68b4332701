/** @jsxRuntime automatic @jsxImportSource preact */
import { Layout, toHtml } from './layout';

export interface ErrorPageProps {
	readonly status: number;
	readonly title: string;
	/** What is wrong and what to do. */
	readonly detail: string;
}

/** A page for a person whose request came to nothing. */
export function errorPage({ status, title, detail }: ErrorPageProps): string {
	return toHtml(
		<Layout title={title}>
			<section class="notice">
				<h1>{title}</h1>
				<p>{detail}</p>
				<p>
					<a href="/">返回收稿列表</a>
				</p>
				<p class="faint">代码 {status}</p>
			</section>
		</Layout>,
	);
}

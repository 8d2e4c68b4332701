/** @jsxRuntime automatic @jsxImportSource preact */

export interface PageLinksProps {
	/** What there is on all pages, with its measure word: 12条. */
	readonly count: string;
	readonly total: number;
	/** 1 for the first. */
	readonly page: number;
	readonly pageSize: number;
	readonly addressOf: (page: number) => string;
}

/** 上一页, 下一页 under a list. */
export function PageLinks({ count, total, page, pageSize, addressOf }: PageLinksProps) {
	const last = Math.max(1, Math.ceil(total / pageSize));
	return (
		<nav class="pages" aria-label="翻页">
			<span>
				共 {count}，第 {page} / {last} 页
			</span>
			{page > 1 && (
				<a rel="prev" href={addressOf(page - 1)}>
					上一页
				</a>
			)}
			{page < last && (
				<a rel="next" href={addressOf(page + 1)}>
					下一页
				</a>
			)}
		</nav>
	);
}

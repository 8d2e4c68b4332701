/** @jsxRuntime automatic @jsxImportSource preact */
import type { Refusal } from '../domain/refusal';

/** Why a form was refused; what was written stands in it still. */
export function Problem({ problem }: { problem: Refusal | undefined }) {
	if (!problem) return null;
	return (
		<div class="alert" role="alert">
			<p>{problem.message}</p>
			<ul>
				{problem.errors.map(({ path, message }) => {
					const nth = /^\/comments\/(\d+)/.exec(path)?.[1];
					return (
						<li>
							{nth === undefined ? '' : `第${Number(nth) + 1}条意见，`}
							{message}
						</li>
					);
				})}
			</ul>
		</div>
	);
}

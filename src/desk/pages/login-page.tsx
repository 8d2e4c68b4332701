/** @jsxRuntime automatic @jsxImportSource preact */
import { Layout, toHtml } from './layout';

export interface LoginPageProps {
	/** Where to go after signing in. */
	readonly next: string;
	readonly problem?: string;
}

export function loginPage({ next, problem }: LoginPageProps): string {
	return toHtml(
		<Layout title="登录">
			<form class="notice login" method="post" action="/login">
				<h1>编辑登录</h1>
				{problem && (
					<p class="alert" role="alert">
						{problem}
					</p>
				)}
				<label>
					<span>访问口令</span>
					<input type="password" name="token" required autocomplete="current-password" autofocus />
				</label>
				<input type="hidden" name="next" value={next} />
				<button type="submit">登录</button>
				<p class="faint">口令由收稿台管理员发放，登录后12小时内有效。</p>
			</form>
		</Layout>,
	);
}

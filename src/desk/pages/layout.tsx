/** @jsxRuntime automatic @jsxImportSource preact */
import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { iconPath, stylesheetPath } from './assets';

export interface LayoutProps {
	/** Title of the browser's tab, without the desk's name. */
	readonly title: string;
	/** True if the reader signed in and may sign out. */
	readonly signedIn?: boolean;
	/** Address of a script of the desk's own. */
	readonly script?: string;
	readonly children: ComponentChildren;
}

function SignOut() {
	return (
		<form method="post" action="/logout">
			<button class="quiet" type="submit">
				退出
			</button>
		</form>
	);
}

export function Layout({ title, signedIn = false, script, children }: LayoutProps) {
	return (
		<html lang="zh-CN">
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<title>{`${title} - 政务信息收稿台`}</title>
				<link rel="icon" href={iconPath} type="image/svg+xml" />
				<link rel="stylesheet" href={stylesheetPath} />
				{script && <script src={script} defer />}
			</head>
			<body>
				<header class="masthead">
					<div class="inner">
						<a class="name" href="/">
							政务信息收稿台
						</a>
						{signedIn && <SignOut />}
					</div>
				</header>
				<main class="inner">{children}</main>
			</body>
		</html>
	);
}

/** A whole page as HTML. Preact escapes every text and attribute. */
export function toHtml(page: VNode): string {
	return `<!doctype html>\n${renderToString(page)}`;
}

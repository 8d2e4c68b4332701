/** @jsxRuntime automatic @jsxImportSource preact */
import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { iconPath, stylesheetPath } from './assets';

export type Section = '收稿' | '约稿' | '报送包';

export interface LayoutProps {
	/** Title of the browser's tab, without the desk's name. */
	readonly title: string;
	/** Where the page belongs; without it there is no way to the others, as before signing in. */
	readonly section?: Section;
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

const sections: readonly (readonly [Section, string, string])[] = [
	['收稿', '/', '收稿列表'],
	['约稿', '/commissions', '约稿'],
	['报送包', '/packets', '导入报送包'],
];

function Sections({ current }: { current: Section }) {
	return (
		<nav class="sections" aria-label="栏目">
			{sections.map(([section, href, name]) => (
				<a href={href} aria-current={section === current ? 'page' : undefined}>
					{name}
				</a>
			))}
		</nav>
	);
}

export function Layout({ title, section, signedIn = false, script, children }: LayoutProps) {
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
						{section && <Sections current={section} />}
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

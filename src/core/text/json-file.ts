import {
	findNodeAtLocation,
	parseTree,
	printParseErrorCode,
	type Node,
	type ParseError,
} from 'jsonc-parser';
import type { Span } from './span';

/** Something wrong in a file that an office writes; offsets are of its text. */
export interface FileProblem extends Span {
	/** Chinese sentence: what is wrong, what to do. */
	readonly message: string;
}

/** A JSON text with the places of its values. */
export interface JsonFile {
	/** Undefined where the text is empty or broken. */
	readonly value: unknown;
	readonly problems: readonly FileProblem[];
	/** Span of the value at a path, or of the nearest thing above it that exists. */
	spanAt(path: JsonPath): Span;
	/** Span of the key that ends a path; of the nearest thing above it where there is none. */
	keySpanAt(path: JsonPath): Span;
}

type JsonPath = readonly (string | number)[];

const syntaxMessages: Readonly<Record<string, string>> = {
	CommaExpected: '这里缺少逗号；请在上一项后面补上英文逗号。',
	ColonExpected: '这里缺少冒号；请补上英文冒号。',
	ValueExpected: '这里缺少内容；请补上，或删除多余的逗号。',
	PropertyNameExpected: '这里应当是带英文双引号的名称；请补上，或删除多余的逗号。',
	CloseBraceExpected: '缺少右花括号；请在这一组内容的末尾补上“}”。',
	CloseBracketExpected: '缺少右方括号；请在列表的末尾补上“]”。',
	UnexpectedEndOfString: '缺少右边的英文双引号；请补上。',
	InvalidCharacter: '文字中有不能直接书写的字符；请删除换行、制表等字符。',
	EndOfFileExpected: '文件到此应当结束；请删除后面多余的内容。',
	InvalidSymbol: '这里的文字没有加英文双引号，或用了中文标点；请改正。',
};

/** A syntax error at the very end of the text is shown on its last character. */
function syntaxProblem(text: string, { error, offset, length }: ParseError): FileProblem {
	const from = Math.max(0, Math.min(offset, text.length - 1));
	const to = Math.min(text.length, Math.max(from + 1, offset + length));
	const message =
		syntaxMessages[printParseErrorCode(error)] ?? '这里的写法不对，文件读不出来；请对照说明改正。';
	return { from, to, message };
}

/** A whole object would underline the file: its opening bracket stands for it. */
const spanOf = ({ type, offset, length }: Node): Span => ({
	from: offset,
	to: offset + (type === 'object' || type === 'array' ? 1 : length),
});

/** Own keys only, so that `__proto__` in a file is just a key. */
function valueOf(node: Node): unknown {
	if (node.type === 'array') return (node.children ?? []).map(valueOf);
	if (node.type !== 'object') return node.value;
	return Object.fromEntries(
		(node.children ?? []).flatMap(({ children = [] }) => {
			const [key, value] = children;
			return key && value ? [[String(key.value), valueOf(value)]] : [];
		}),
	);
}

function nodeAt(root: Node, path: JsonPath): Node {
	for (let length = path.length; length > 0; length--) {
		const found = findNodeAtLocation(root, path.slice(0, length));
		if (found) return found;
	}
	return root;
}

/** The key that stands before the value at a path. */
function keyAt(root: Node, path: JsonPath): Node {
	const value = nodeAt(root, path);
	const property = value.parent;
	const key = property?.type === 'property' ? property.children?.[0] : undefined;
	return key && key.value === path.at(-1) ? key : value;
}

const unreadable = (text: string, message: string): JsonFile => {
	const whole = { from: 0, to: text.length };
	return {
		value: undefined,
		problems: [{ ...whole, message }],
		spanAt: () => whole,
		keySpanAt: () => whole,
	};
};

function read(text: string): JsonFile {
	const errors: ParseError[] = [];
	const root = parseTree(text, errors, { allowTrailingComma: true });
	if (!root) return unreadable(text, '文件是空的，没有起作用；请写入内容，或删除这个文件。');
	return {
		value: errors.length > 0 ? undefined : valueOf(root),
		problems: errors.map((error) => syntaxProblem(text, error)),
		spanAt: (path) => spanOf(nodeAt(root, path)),
		keySpanAt: (path) => spanOf(keyAt(root, path)),
	};
}

/** Reads JSON with comments and trailing commas; a byte order mark counts as a space. Never throws. */
export function readJsonFile(text: string): JsonFile {
	try {
		return read(text.startsWith('\ufeff') ? ` ${text.slice(1)}` : text);
	} catch {
		// Thousands of nested brackets exhaust the stack of any recursive reader.
		return unreadable(text, '文件的括号层次太多，读不出来；请对照说明改正。');
	}
}

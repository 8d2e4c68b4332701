const none: readonly never[] = [];

/**
 * What a function makes of each item, where it makes anything. The same as `flatMap` with lists of one or
 * none, which takes several times as long: this is asked of every figure and every hit.
 */
export function gather<T, R>(
	items: readonly T[],
	make: (item: T, at: number) => R | undefined,
): readonly R[] {
	let made: R[] | undefined;
	for (let at = 0; at < items.length; at++) {
		const one = make(items[at]!, at);
		if (one !== undefined) (made ??= []).push(one);
	}
	return made ?? none;
}

/** Quotes the writer's words in a message, at most 20 characters of them. */
export function quote(text: string): string {
	const characters = [...text.slice(0, 60)];
	const isLong = characters.length > 20 || text.length > 60;
	return isLong ? `“${characters.slice(0, 20).join('')}……”` : `“${text}”`;
}

import fc from 'fast-check';

/** Pieces of draft files, good and odd, of which properties build texts. */
const pieces = [
	...[
		'---',
		'－－－',
		'——',
		'\n',
		'\n',
		'\n',
		'\r\n',
		'\r',
		' ',
		'  ',
		'\t',
		'　',
		':',
		'：',
		': ',
	],
	...['标题', '载体', '数据', '稿号', '事发日期', '标　题', '自定项', '附件: 表', '企业: 126家'],
	...[
		'办件：1.2万件',
		'户 30户',
		'一、',
		'（一）',
		'1.',
		'（1）',
		'某县办件2.3万件。',
		'一是推进，',
	],
	...['\ufeff', '\ud800', '\udc00', '\0', '𠮷', '😀', '\u2028', 'GDP', '8.5%', '“', '《', '】'],
] as const;

/** Texts made of such pieces, half of them beginning like a draft. */
export const draftText = (maxLength = 60): fc.Arbitrary<string> =>
	fc
		.tuple(
			fc.constantFrom('', '---\n', '---\r\n标题: 某县\r\n', '\ufeff---\n'),
			fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 3 })), {
				maxLength,
			}),
		)
		.map(([head, rest]) => head + rest.join(''));

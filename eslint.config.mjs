import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';

export default tseslint.config(
	{ ignores: ['node_modules/', 'dist/', '.cache/', '.tsbuild/', 'coverage/', '**/node_modules/'] },
	{
		files: ['src/**/*.{ts,tsx}', 'test/**/*.{ts,tsx}', 'scripts/**/*.ts'],
		extends: [tseslint.configs.recommendedTypeChecked, regexp.configs['flat/recommended']],
		languageOptions: {
			parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
		},
		rules: {
			'@typescript-eslint/no-floating-promises': ['error', { checkThenables: true }],
			'@typescript-eslint/no-misused-promises': 'error',
			'@typescript-eslint/switch-exhaustiveness-check': [
				'error',
				{ considerDefaultExhaustiveForUnions: true },
			],
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/require-await': 'off',
			// An index read is checked by noUncheckedIndexedAccess; a proven one may say so.
			'@typescript-eslint/no-non-null-assertion': 'off',
			'no-console': 'error',
			'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
			'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
			// Chinese text uses these characters on purpose.
			'regexp/no-obscure-range': 'off',
			'no-irregular-whitespace': 'off',
		},
	},
	{
		// A mocha suite is one function; mains talk to a terminal.
		files: ['test/**/*.{ts,tsx}'],
		rules: { 'max-lines-per-function': 'off', '@typescript-eslint/no-unused-expressions': 'off' },
	},
	{
		files: ['scripts/**/*.ts', 'src/cli/main.ts', 'src/desk/main.ts', 'test/**/*.ts'],
		rules: { 'no-console': 'off' },
	},
	{
		files: ['src/client/**/*.ts'],
		ignores: ['src/client/ask.ts'],
		rules: {
			'no-restricted-properties': [
				'error',
				...['showQuickPick', 'showInputBox'].map((property) => ({
					property,
					message: 'Ask through client/ask.ts, so that the question stays open.',
				})),
			],
		},
	},
);

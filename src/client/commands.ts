/** Every command id of the extension; package.json declares the same ones (a test compares). */
export const commands = {
	newItem: 'zwxx.newItem',
	chooseVehicle: 'zwxx.chooseVehicle',
	setProfile: 'zwxx.setProfile',
	pasteClean: 'zwxx.pasteClean',
	fixAll: 'zwxx.fixAll',
	ignoreHere: 'zwxx.ignoreHere',
	ignoreInDraft: 'zwxx.ignoreInDraft',
	ignoreInOffice: 'zwxx.ignoreInOffice',
	addTerm: 'zwxx.addTerm',
	disableRule: 'zwxx.disableRule',
	recordBaseline: 'zwxx.recordBaseline',
	showIgnored: 'zwxx.showIgnored',
	showRule: 'zwxx.showRule',
	applySnippetFix: 'zwxx.applySnippetFix',
	reloadSegmenter: 'zwxx.reloadSegmenter',
	restartServer: 'zwxx.restartServer',
	showLog: 'zwxx.showLog',
	submit: 'zwxx.submit',
	preview: 'zwxx.preview',
	withdraw: 'zwxx.withdraw',
	resend: 'zwxx.resend',
	markArrived: 'zwxx.markArrived',
	sendNow: 'zwxx.sendNow',
	confirmLate: 'zwxx.confirmLate',
	setUpEndpoint: 'zwxx.setUpEndpoint',
	testEndpoint: 'zwxx.testEndpoint',
	enterToken: 'zwxx.enterToken',
	exportWord: 'zwxx.exportWord',
	copyBody: 'zwxx.copyBody',
	registerFiled: 'zwxx.registerFiled',
	refreshLedger: 'zwxx.refreshLedger',
	showEntry: 'zwxx.showEntry',
	openDraft: 'zwxx.openDraft',
} as const;

export type CommandId = (typeof commands)[keyof typeof commands];

/** Commands that only code or a link calls; they are kept out of the palette. */
export const internalCommands: readonly CommandId[] = [
	commands.ignoreHere,
	commands.ignoreInDraft,
	commands.ignoreInOffice,
	commands.addTerm,
	commands.disableRule,
	commands.showRule,
	commands.applySnippetFix,
	commands.withdraw,
	commands.resend,
	commands.markArrived,
	commands.sendNow,
	commands.confirmLate,
	commands.showEntry,
	commands.openDraft,
];

export const languageId = 'zwxx';
export const ledgerView = 'zwxx.ledger';
export const settingsSection = 'zwxx';

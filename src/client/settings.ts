import * as vscode from 'vscode';
import { settingsSection } from './commands';

/** 报送单位 and its people, filled into every new draft. Keys are front matter keys. */
export const profileKeys = ['报送单位', '撰稿', '联系人', '电话'] as const;
export type ProfileKey = (typeof profileKeys)[number];
export type Profile = Partial<Record<ProfileKey, string>>;

const section = (): vscode.WorkspaceConfiguration =>
	vscode.workspace.getConfiguration(settingsSection);

/** User-level value of a setting that an opened folder must not change. */
function ownValue<T>(key: string): T | undefined {
	const inspected = section().inspect<T>(key);
	return inspected?.globalValue ?? inspected?.defaultValue;
}

export const readProfile = (): Profile => ownValue<Profile>('profile') ?? {};

export const writeProfile = (profile: Profile): Thenable<void> =>
	section().update('profile', profile, vscode.ConfigurationTarget.Global);

export const readVehicles = (): unknown => ownValue<unknown>('vehicles');

export const readTintOverflow = (): boolean => section().get<boolean>('tintOverflow') ?? true;

export type RuleLevels = Readonly<Record<string, string>>;

export const readRules = (): RuleLevels => section().get<RuleLevels>('rules') ?? {};

export const writeRules = (levels: RuleLevels): Thenable<void> =>
	section().update('rules', levels, vscode.ConfigurationTarget.Global);

export const readSensitiveWords = (): readonly string[] => {
	const words = ownValue<unknown>('sensitiveWords');
	const list: readonly unknown[] = Array.isArray(words) ? words : [];
	return list.filter((w): w is string => typeof w === 'string' && w.trim() !== '');
};

export const readSegmenterKind = (): 'jieba' | 'intl' =>
	ownValue<string>('segmenter') === 'intl' ? 'intl' : 'jieba';

export const affects = (event: vscode.ConfigurationChangeEvent, key: string): boolean =>
	event.affectsConfiguration(`${settingsSection}.${key}`);

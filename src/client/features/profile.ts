import { askText } from '../ask';
import { commands } from '../commands';
import type { Feature } from '../host';
import { profileKeys, readProfile, writeProfile, type Profile, type ProfileKey } from '../settings';

const prompts: Record<ProfileKey, { readonly prompt: string; readonly example: string }> = {
	报送单位: { prompt: '以哪个单位的名义报送', example: '例如：某县水务局' },
	撰稿: { prompt: '撰稿人姓名', example: '例如：张三' },
	联系人: { prompt: '收稿单位核实情况时找谁', example: '例如：张三' },
	电话: { prompt: '联系电话（办公电话）', example: '例如：0531-00000000' },
};

/**
 * Asks for unit and people, one line each; Enter keeps what stands there.
 * @returns undefined where the person pressed Escape; what was entered before is not kept then.
 */
export async function askProfile(): Promise<Profile | undefined> {
	const known = readProfile();
	const answers: Profile = {};
	for (const [index, key] of profileKeys.entries()) {
		const answer = await askText({
			title: `设置本单位和撰稿人（${index + 1}/${profileKeys.length}）${key}`,
			prompt: prompts[key].prompt,
			placeHolder: prompts[key].example,
			value: known[key] ?? (key === '联系人' ? (answers.撰稿 ?? '') : ''),
		});
		if (answer === undefined) return undefined;
		if (answer.trim() !== '') answers[key] = answer.trim();
	}
	await writeProfile(answers);
	return answers;
}

export const profileFeature: Feature = {
	name: '本单位和撰稿人',
	register({ command, notify }) {
		command(commands.setProfile, async () => {
			if (await askProfile()) notify.done('已记住，新建信息时自动填写');
		});
	},
};

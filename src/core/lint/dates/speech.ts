/** How far into a text its form of address is looked for, in UTF-16 units. */
const opening = 1500;

const address =
	/同志们|各位(?:领导|代表|委员|来宾|同志|同仁|嘉宾|朋友|评委|老师|专家)|女士们|先生们|乡亲们|同学们|老师们|朋友们|大家(?:上午|下午|晚上|早上)?好/u;

/** Whether a text speaks to its hearers: there 今天 is the day of the speech. */
export const isSpeech = (text: string): boolean => address.test(text.slice(0, opening));

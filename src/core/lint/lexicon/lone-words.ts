/** Particles, pronouns, verbs of grammar: nearly always a word by themselves. */
const particles = [
	'的了在是不我也为就这上年中你说到都等着对来与地还要又而以得个后将从把被于多少过可能会出或由里用所向已其给使但很最更再才便没各此每该当按经及则且若未应须月日时',
	'第号他她它们那哪什么吗呢吧啊嘛',
].join('');

/** Verbs, measure words and others that are often so, and stand in names too. */
const words = [
	'一二三四五六七八九十百千万亿和有人下大小之道前去只并好外看想却见起高低如走做作让内听成事至叫两零本家门同天比即分问话打老自副跟像较死住因曾达头女男开称谁受带进先区县市省乡镇村处点太今间总回请者段法连共另全快派',
	'相找口均种入拿据些钱近既往任非除边位直定越身仍次几性型讲部送反方完队式拉花动仅教变热管跑数取加停立关围距占收退实差选科交产领谈传买卖接待提系量办级离故件随需必案届额类项批名条座辆艘',
	'台套栋幢支份张册架户桩宗场趟遍轮班组期款样般倍装载存放拆运迎抓扣罚判查核审改修补换租借付欠缴报填签写画读念学练考评举推荐调配返归搬迁移植栽养喂杀割采摘挖埋铺盖砌浇灌排堵截拦蓄引抽泄',
	'降涨跌增减超缺剩盈亏赚赔搞促保稳防控治救抢险闭设置建造扩征求靠凭沿朝照依虽然果某何怎许皆俱约逾足左右旁侧端吃喝穿行坐站跳飞游骑驾乘登爬抵答喊记算测试验寻觅极甚颇刚正敢肯愿欲吨克斤亩',
	'顷米尺寸角厘秒刻周旬季岁代转化率度值面线层序新旧坏优劣强弱慢早晚迟长短深浅宽窄厚薄轻重冷干湿州盟旗街社员工农商群众助注召招争整证政指致制质止织职限象现显续叙绪曰跃阅油邮幼诱尤委维味',
	'危微功公供攻港概视食示适拾失施师手首售授守效校笑消销计集急继际技寄济纪机气企器弃汽意议医衣宜疑语预域遇育愈院援',
].join('');

const particle = 2;
const table = new Uint8Array(0x10000);
for (let at = 0; at < words.length; at++) table[words.charCodeAt(at)] = 1;
for (let at = 0; at < particles.length; at++) table[particles.charCodeAt(at)] = particle;

/** Whether a character, given by its code unit, is often a word by itself. */
export const isLoneWord = (code: number): boolean => (table[code] ?? 0) !== 0;

/** Whether it is nearly always one, so that it does not stand in a name. */
export const isParticle = (code: number): boolean => table[code] === particle;

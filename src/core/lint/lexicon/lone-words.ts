/**
 * Characters that are often a word by themselves: particles, pronouns, verbs, measure words, numerals. Where one
 * stands in the place of another, that is another word and no slip in a name.
 */
const words = [
	'的一是在和有他她它不我人也为就这那上下年月日时中你说到都等着对来与地还要又大小而之道以得个后前去将从把被于只多少过可并能好会出或由里外用所向已其给很看使想却最见起高低更如再才便没走',
	'做作让内及听成各事号至叫两当三二四五六七八九十百千万亿零本此们家门同天比即分问话打老自副跟像较死住因曾达头该女男开称每谁受带进先应吧区县市省乡镇村处点太今间总回请者段法连第共另全快',
	'派啊相吗按找口均种入拿据些钱近既往任非未若除边位直定越身仍次且几性型讲部送反方完队式拉花动仅教哪变热管跑数取加停立关围距占收退实差选科交产领谈传买卖接待提系量办级离故件随须需必案届',
	'额类项批名条座辆艘台套栋幢支份张册架户桩宗场趟遍轮班组期款样般倍装载存放拆运迎抓扣罚判查核审改修补换租借付欠缴报填签写画读念学练考评举推荐调配返归搬迁移植栽养喂杀割采摘挖埋铺盖砌浇',
	'灌排堵截拦蓄引抽泄降涨跌增减超缺剩盈亏赚赔搞促保稳防控治救抢险闭设置建造扩征求靠凭经沿朝照依了但虽然果某何什么怎许皆俱约逾足左右旁侧端吃喝穿行坐站跳飞游骑驾乘登爬抵答喊记算测试验寻',
	'觅极甚颇刚正敢肯愿欲吨克斤亩顷米尺寸角厘秒刻周旬季岁代呢嘛转化率度值面线层序新旧坏优劣强弱慢早晚迟长短深浅宽窄厚薄轻重冷干湿州盟旗街社员工农商群众助注召招争整证政指致制质止织职限象',
	'现显续叙绪曰跃阅油邮幼诱尤委维味危微功公供攻港概视食示适拾失施师手首售授守效校笑消销计集急继际技寄济纪机气企器弃汽意议医衣宜疑语预域遇育愈院援',
].join('');

const table = new Uint8Array(0x10000);
for (let at = 0; at < words.length; at++) table[words.charCodeAt(at)] = 1;

/** Whether a character, given by its code unit, is often a word by itself. */
export const isLoneWord = (code: number): boolean => table[code] === 1;

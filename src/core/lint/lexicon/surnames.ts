/** Common surnames of one character, by which a name is told from other words. */
export const surnames: ReadonlySet<string> = new Set(
	'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱侯江尹薛闫阎段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟申欧耿关兰焦俞左柳祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷曲盛冉翁蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬邝洪骆赖詹仇甘池屠巫裘桑冼佘揭芮储栾厉戎郜邰蔺胥莘郦濮扈奚昝亓仝庹隗郗逄晁鄢缑荀丛',
);

/** Surnames of two characters. */
export const longSurnames: readonly string[] = [
	'欧阳',
	'司马',
	'上官',
	'诸葛',
	'东方',
	'皇甫',
	'尉迟',
	'令狐',
	'慕容',
	'公孙',
	'淳于',
	'夏侯',
];

import * as z from 'zod';
import { endpointSchema } from '../../src/core/submission/endpoint';

type Schema = Record<string, unknown>;

const expression = 'JSONata 表达式';

/** What an office reads beside each part of an endpoint, by the way to it. */
const descriptions: Readonly<Record<string, string>> = {
	name: '名称：自己起，用来分辨报到哪里，不能与别的重复。',
	url: '地址：由收稿单位给出，一般以 https:// 开头。',
	dedup: '去重：对方怎样分辨重复报送。不清楚时不要改。',
	allowPlaintext: '允许明文：只用于单位内网里 http:// 开头的地址，沿途能看到内容。',
	vehicles: '载体：这些载体的稿件不用选择，直接报到这里；不写就是都可以。',
	auth: '认证方式：对方怎样知道是谁报送；不写就是访问口令。口令另存在系统的密码保管处，不写在这里。',
	'auth.kind':
		'方式：bearer 访问口令，basic 用户名和密码，header 口令放在单独的请求头里，certificate 只凭客户端证书。',
	'auth.user': '用户名',
	'auth.header': '放口令的请求头名称，由收稿单位给出。',
	headers: '其他请求头：每次都带上，由收稿单位给出；不能放口令。',
	extraCa: '单位自建证书：证书文件（PEM 格式）在本机的位置；在系统认可的证书之外再认这一个。',
	clientCertificate: '客户端证书：证书文件（PEM 格式）在本机的位置。',
	clientKey: '客户端证书的密钥：密钥文件（PEM 格式）在本机的位置。',
	timeouts: '时限（秒）：网络慢时调大。',
	'timeouts.connect': '接通的时限，默认15秒。',
	'timeouts.idle': '没有任何数据往来的时限，默认30秒。',
	'timeouts.total': '一次报送的总时限，默认60秒。',
	mapping: '对接映射：对方的接口与本产品不同时，怎样换成对方的写法。用“设置报送地址”从文件载入。',
	'mapping.submit': '怎样报送',
	'mapping.submit.method': '请求方法',
	'mapping.submit.path': `报送的路径，接在地址后面（${expression}）`,
	'mapping.submit.format': '正文的格式：JSON、表单或多部分表单',
	'mapping.submit.body': `报送的正文（${expression}）`,
	'mapping.lookUp': '怎样查询已报的稿件；去重为“可查询”时要写',
	'mapping.lookUp.path': `查询的路径，接在地址后面（${expression}）`,
	'mapping.lookUp.receipt': `从答复里取出回执，没有这篇稿件时为空（${expression}）`,
	'mapping.lookUp.clear': `答复是否可信，默认状态码为200时可信（${expression}）`,
	'mapping.answer': '怎样看懂答复',
	'mapping.answer.receipt': `从答复里取出回执（${expression}）`,
	'mapping.answer.refused': `拒收的原因，没有拒收时为空（${expression}）`,
	'mapping.status': '怎样查询处理情况：退回、采用、退稿；不写就不查',
	'mapping.status.path': `查询的路径，接在地址后面（${expression}）`,
	'mapping.status.state': `从答复里取出状态、原因、采用情况，答复没有说时为空（${expression}）`,
};

const choices: Readonly<Record<string, readonly string[]>> = {
	dedup: [
		'对方认报送编号，重发不会收两次',
		'对方可以查询已收的稿件，重发前先查',
		'对方分不出重复报送，结果不明时由人核实',
	],
	'mapping.submit.method': ['新增，最常见', '写入指定的位置'],
	'mapping.submit.format': ['JSON 格式', '网页表单', '多部分表单'],
};

/** A schema with what is said of it and of everything in it. */
function described(schema: Schema, way: string): Schema {
	const { properties, oneOf } = schema as {
		properties?: Record<string, Schema>;
		oneOf?: readonly Schema[];
	};
	const description = descriptions[way];
	if (way !== '' && description === undefined)
		throw new Error(`scripts/gen/endpoint-setting.ts says nothing of ${way}`);
	const below = (part: string): string => (way === '' ? part : `${way}.${part}`);
	return {
		...schema,
		...(description !== undefined && { description }),
		...(choices[way] && { enumDescriptions: choices[way] }),
		...(properties && {
			properties: Object.fromEntries(
				Object.entries(properties).map(([name, part]) => [name, described(part, below(name))]),
			),
		}),
		...(oneOf && { oneOf: oneOf.map((one) => described(one, way)) }),
	};
}

/** One endpoint of the setting `zwxx.endpoints`, as the code reads it. */
export function endpointItem(): Schema {
	const schema = Object.entries(z.toJSONSchema(endpointSchema, { io: 'input' }));
	return described(Object.fromEntries(schema.filter(([name]) => name !== '$schema')), '');
}

import * as z from 'zod';

/** 篇幅: `max` must not be passed; `about` is a target with tolerance (DESIGN 5, Limit). */
export const limitSchema = z.strictObject({
	n: z.number().int().positive(),
	kind: z.enum(['max', 'about']),
});

/** 模板结构: 总分式, 并列式 or 叙事式 (source document, article 9). */
export const structureSchema = z.enum(['总分式', '并列式', '叙事式']);

export const templateSchema = z.strictObject({
	name: z.string().min(1),
	structure: structureSchema,
	/** Body in snippet syntax: `${1:…}` tab stops, one paragraph a line. */
	body: z.array(z.string()),
	/** Extra front matter lines in snippet syntax, e.g. `事发时间: $2`. */
	meta: z.array(z.string()).optional(),
});

/** A part the body should have, found by any of its marks, e.g. 原因 by 原因/由于/因为. */
export const partSchema = z.strictObject({
	name: z.string().min(1),
	marks: z.array(z.string().min(1)).min(1),
});

/** 审签: what can be asked of a draft, in the order in which it is done. */
export const signOffRoles = ['审核', '保密审查', '签发'] as const;
export const signOffRoleSchema = z.enum(signOffRoles);
export type SignOffRole = z.infer<typeof signOffRoleSchema>;

export const vehicleSchema = z.strictObject({
	name: z.string().min(1),
	aliases: z.array(z.string().min(1)).optional(),
	/** What it is for, one sentence for the picker. */
	purpose: z.string(),
	/** Absent: no length limit. */
	limit: limitSchema.optional(),
	/** Which count the limit speaks of. Default 字数. */
	counting: z.enum(['字数', '字符数']).optional(),
	/** Front matter keys without which filing is questioned. */
	requiredKeys: z.array(z.string().min(1)).optional(),
	/** Keys of the office's own that this vehicle adds. */
	extraKeys: z.array(z.string().min(1)).optional(),
	parts: z.array(partSchema).optional(),
	/** 时限: hours after 事发时间 within which it must be filed. Absent: no window. */
	windowHours: z.number().positive().optional(),
	/** 审签: who must have signed before it is filed. Absent: nobody. */
	signOffs: z.array(signOffRoleSchema).optional(),
	/** Minutes after which the next 续报 of an urgent item is due. Absent: no reminder. */
	followUpMinutes: z.number().positive().optional(),
	/** 紧急信息: the 首报 is stopped by classification marks only. */
	urgent: z.boolean().optional(),
	templates: z.array(templateSchema).min(1),
});

export const vehicleFileSchema = z.strictObject({
	$schema: z.string().optional(),
	/** `replace`: only these; `extend` (default): added to the defaults, same name wins. */
	mode: z.enum(['extend', 'replace']).optional(),
	version: z.string().optional(),
	vehicles: z.array(vehicleSchema),
});

export type Limit = z.infer<typeof limitSchema>;
export type Template = z.infer<typeof templateSchema>;
export type Vehicle = z.infer<typeof vehicleSchema>;
export type VehicleFile = z.infer<typeof vehicleFileSchema>;

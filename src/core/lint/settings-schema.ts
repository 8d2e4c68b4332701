import * as z from 'zod';
import { severitySettings } from './settings';

export const severitySettingSchema = z.enum(severitySettings);

/** What an office or a writer may set about checking; the same for editor and command line. */
export const lintSettingsSchema = z.strictObject({
	$schema: z.string().optional(),
	/** Severity per rule id; `off` switches a rule off. Gates are not touched by it. */
	rules: z.record(z.string(), severitySettingSchema).optional(),
});

import * as z from 'zod';
import { vehicleFileSchema } from './schema';

/** JSON schema of an office's vehicle file, for completion and checks in the editor. */
export const vehicleFileJsonSchema = (): object =>
	z.toJSONSchema(vehicleFileSchema, { target: 'draft-7', io: 'input' });

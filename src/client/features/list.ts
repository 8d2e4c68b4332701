import type { Feature } from '../host';
import { filingFeature } from './filing';
import { gaugeFeature } from './gauge';
import { languageClientFeature } from './language-client';
import { limitTintFeature } from './limit-tint';
import { newItemFeature } from './new-item';
import { pasteCleanFeature } from './paste-clean';
import { profileFeature } from './profile';
import { ruleFeature } from './rules';

/** Counts come first: they work even where the language server does not. */
export const features: readonly Feature[] = [
	gaugeFeature,
	limitTintFeature,
	profileFeature,
	newItemFeature,
	pasteCleanFeature,
	ruleFeature,
	filingFeature,
	languageClientFeature,
];

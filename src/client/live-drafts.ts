import * as vscode from 'vscode';
import { gauge, type Gauge } from '../core/count/gauge';
import type { Draft } from '../core/draft/draft';
import { metaValue } from '../core/draft/meta';
import { parseDraft } from '../core/draft/parse';
import { extraKeysOf, findVehicle } from '../core/vehicle/catalogue';
import type { Vehicle } from '../core/vehicle/schema';
import { languageId } from './commands';
import type { Catalogues } from './host';

/** What the client itself knows of an open draft; computed without the language server. */
export interface LiveDraft {
	readonly draft: Draft;
	readonly vehicle: Vehicle | undefined;
	/** The vehicle as the draft names it; undefined where it names none. */
	readonly vehicleName: string | undefined;
	readonly gauge: Gauge;
}

export const isDraft = (
	document: vscode.TextDocument | undefined,
): document is vscode.TextDocument => document?.languageId === languageId;

/** Parses and counts a document as it stands now. Never throws. */
export function readLive(
	document: vscode.TextDocument,
	catalogues: Catalogues,
	previous?: Draft,
): LiveDraft {
	const catalogue = catalogues.catalogueFor(document.uri);
	const options = { extraKeys: extraKeysOf(catalogue), ...(previous && { previous }) };
	const { draft } = parseDraft(document.getText(), options);
	const vehicleName = metaValue(draft, '载体')?.trim() || undefined;
	const vehicle = findVehicle(catalogue, vehicleName);
	return { draft, vehicle, vehicleName, gauge: gauge(draft, vehicle) };
}

/** The range of a span of the document's text. */
export const rangeOf = (
	document: vscode.TextDocument,
	span: { readonly from: number; readonly to: number },
): vscode.Range => new vscode.Range(document.positionAt(span.from), document.positionAt(span.to));

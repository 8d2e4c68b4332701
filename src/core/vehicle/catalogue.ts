import guobanYaoqing from './data/guoban-yaoqing.json';
import guobanZonghe from './data/guoban-zonghe.json';
import jinji from './data/jinji.json';
import pukan from './data/pukan.json';
import qingkuangJiaoliu from './data/qingkuang-jiaoliu.json';
import sucai from './data/sucai.json';
import tekan from './data/tekan.json';
import yaoqing from './data/yaoqing.json';
import zhuanbao from './data/zhuanbao.json';
import zhuangong from './data/zhuangong.json';
import type { Vehicle, VehicleFile } from './schema';

/** 载体目录: the vehicles in force, in the order of the picker. */
export interface Catalogue {
	readonly vehicles: readonly Vehicle[];
	/** Travels with a filing as `vehicleVersion`. */
	readonly version: string;
}

/**
 * The vehicles as the source document (article 1) describes those of one province, and 素材 for what
 * is not yet meant for one. A test validates the files, so that nothing is parsed at start.
 */
export const defaultCatalogue: Catalogue = {
	version: 'default-1',
	vehicles: [
		pukan,
		yaoqing,
		guobanYaoqing,
		guobanZonghe,
		zhuangong,
		qingkuangJiaoliu,
		tekan,
		zhuanbao,
		jinji,
		sucai,
	] as readonly Vehicle[],
};

/** Finds a vehicle by its name or an alias; spaces around the name do not matter. */
export function findVehicle(catalogue: Catalogue, name: string | undefined): Vehicle | undefined {
	const wanted = name?.trim();
	if (!wanted) return undefined;
	return (
		catalogue.vehicles.find((vehicle) => vehicle.name === wanted) ??
		catalogue.vehicles.find((vehicle) => vehicle.aliases?.includes(wanted))
	);
}

/** Keys that the catalogue's vehicles add to the known ones, for `parseDraft`. */
export const extraKeysOf = (catalogue: Catalogue): readonly string[] => [
	...new Set(
		catalogue.vehicles.flatMap(({ extraKeys = [], requiredKeys = [] }) => [
			...extraKeys,
			...requiredKeys,
		]),
	),
];

/**
 * Puts an office's vehicle file over a catalogue: `replace` drops what was there, `extend` keeps it
 * and lets a vehicle of the same name win in place; new ones follow in their order.
 */
export function mergeCatalogue(defaults: Catalogue, file: VehicleFile): Catalogue {
	const version = file.version ?? `${defaults.version}+office`;
	if (file.mode === 'replace') return { vehicles: file.vehicles, version };
	const own = new Map(file.vehicles.map((vehicle) => [vehicle.name, vehicle]));
	const known = new Set(defaults.vehicles.map(({ name }) => name));
	return {
		version,
		vehicles: [
			...defaults.vehicles.map((vehicle) => own.get(vehicle.name) ?? vehicle),
			...[...own.values()].filter(({ name }) => !known.has(name)),
		],
	};
}

import assert from 'node:assert/strict';
import { routeFor } from '../../../src/core/submission/route';
import { defaultCatalogue, findVehicle } from '../../../src/core/vehicle/catalogue';

const at = (name: string, ...vehicles: string[]) => ({
	name,
	...(vehicles.length > 0 && { vehicles }),
});
const vehicle = defaultCatalogue.vehicles.find(({ aliases = [] }) => aliases.length > 0)!;
const [alias = ''] = vehicle.aliases ?? [];
const other = defaultCatalogue.vehicles.find(({ name }) => name !== vehicle.name)!.name;

function route(endpoints: ReturnType<typeof at>[], name: string | undefined = vehicle.name) {
	const found = routeFor(endpoints, findVehicle(defaultCatalogue, name));
	if (found.kind === 'none') return [found.kind];
	const list = found.kind === 'one' ? [found.endpoint] : found.endpoints;
	return [found.kind, ...list.map((one) => one.name)];
}

describe('where a draft goes by its vehicle', () => {
	it('is the one endpoint there is, without asking', () => {
		assert.deepEqual(route([]), ['none']);
		assert.deepEqual(route([at('a')]), ['one', 'a']);
		assert.deepEqual(route([at('a')], '没有的载体'), ['one', 'a']);
	});

	it('is the one that names the vehicle, also by an alias', () => {
		assert.deepEqual(route([at('a'), at('b', vehicle.name)]), ['one', 'b']);
		assert.deepEqual(route([at('a'), at('b', alias)]), ['one', 'b']);
		assert.deepEqual(route([at('a', other), at('b')]), ['one', 'b']);
	});

	it('is a choice of several where several name it', () => {
		const endpoints = [at('a', vehicle.name), at('b'), at('c', other, alias)];
		assert.deepEqual(route(endpoints), ['several', 'a', 'c']);
	});

	it('is asked where none is meant for it', () => {
		assert.deepEqual(route([at('a'), at('b')]), ['ask', 'a', 'b']);
		assert.deepEqual(route([at('a', other)]), ['ask', 'a']);
		assert.deepEqual(route([at('a', other), at('b'), at('c')]), ['ask', 'b', 'c']);
	});
});

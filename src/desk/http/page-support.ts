import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Vehicle } from '../../core/vehicle/schema';
import { Refusal } from '../domain/refusal';

/** A refusal that the same form can be shown with again. */
export const isMendable = (error: unknown): error is Refusal =>
	error instanceof Refusal && ['validation', 'stateConflict', 'classified'].includes(error.kind);

export function sendPage(reply: FastifyReply, html: string): FastifyReply {
	return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(html);
}

export function cookieOf({ headers }: FastifyRequest, name: string): string | undefined {
	const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim());
	return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}

export function vehicleNamed(vehicles: readonly Vehicle[], name: string): Vehicle | undefined {
	return vehicles.find((v) => v.name === name || v.aliases?.includes(name));
}

export function urgentNames(vehicles: readonly Vehicle[]): ReadonlySet<string> {
	const urgent = vehicles.filter((vehicle) => vehicle.urgent);
	return new Set(urgent.flatMap(({ name, aliases = [] }) => [name, ...aliases]));
}

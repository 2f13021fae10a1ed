// The pages that the server has: read from the source of its web surface, where each is one `.route("…", get(…))`.
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { root } from './paths.js';

const web = path.join(root, 'crates/server/src/web');

// Resolves to the path patterns that answer GET. Rejects where the source is written so that it cannot tell.
export async function pageRoutes() {
  const files = (await readdir(web, { recursive: true })).filter((name) => name.endsWith('.rs'));
  const sources = await Promise.all(files.map((name) => readFile(path.join(web, name), 'utf8')));
  return files.flatMap((name, at) => routesIn(sources[at], name));
}

// The patterns in one source file that answer GET.
export function routesIn(source, name) {
  // The guard's own tests and the like make no routes; a nested router would hide the beginning of its paths.
  if (/\.(nest|nest_service|route_service)\(/.test(source)) throw new Error(`${name}: only .route() can be read`);
  const starts = [...source.matchAll(/\.route\(/g)];
  return starts.flatMap(({ index }) => {
    const call = upToClosing(source, index + '.route('.length);
    const read = /^\s*"(\/[^"]*)"\s*,\s*([^]+)$/.exec(call);
    if (!read) throw new Error(`${name}: no path in .route(${call})`);
    return /(^|[.\s:])get\(/.test(read[2]) ? [read[1]] : [];
  });
}

function upToClosing(source, from) {
  for (let at = from, depth = 1; at < source.length; at += 1) {
    if (source[at] === '(') depth += 1;
    if (source[at] === ')') depth -= 1;
    if (depth === 0) return source.slice(from, at);
  }
  return source.slice(from);
}

// The pattern that answers a path: the one with the most fixed parts.
export function routeOf(routes, pathname) {
  const parts = pathname.split('/');
  const fits = (route) => {
    const wanted = route.split('/');
    return wanted.length === parts.length && wanted.every((part, at) => part.startsWith('{') || part === parts[at]);
  };
  const fixed = (route) => route.split('/').filter((part) => !part.startsWith('{')).length;
  return routes.filter(fits).sort((one, other) => fixed(other) - fixed(one))[0];
}

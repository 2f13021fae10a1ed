// Serves the pages that the server's own test rendered from samples: every page, in every state and language.
import { once } from 'node:events';
import { readFile, readdir } from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

// Resolves to { states, url, stop }; a state is `page--state`, and /page--state answers in the language asked for.
export async function servePages(folder) {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('--en.html'));
  const server = http.createServer(async (request, response) => {
    // Nobody is behind a sample: what it asks for by itself, as a page that waits does, has nothing new.
    if (request.headers['hx-request']) return response.writeHead(204).end();
    if (request.headers.accept === 'text/event-stream') return response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
    const { pathname } = new URL(request.url, 'http://pages');
    const language = request.headers['accept-language']?.startsWith('ur') ? 'ur' : 'en';
    const file = pathname.includes('--') ? `${pathname}--${language}.html` : pathname;
    try {
      const body = await readFile(path.join(folder, path.normalize(file)));
      const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
      const keep = file.endsWith('.html') ? 'no-store' : 'max-age=3600';
      response.writeHead(200, { 'content-type': type, 'cache-control': keep }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  return { states: names.map((name) => name.replace('--en.html', '')), url: `http://127.0.0.1:${server.address().port}`, stop };
}

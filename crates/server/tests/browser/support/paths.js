// Where things are, from this folder alone.
import { fileURLToPath } from 'node:url';
import path from 'node:path';

export const root = fileURLToPath(new URL('../../../../../', import.meta.url));
const target = process.env.CARGO_TARGET_DIR ?? path.join(root, 'target');

export const binary = process.env.DOCTORLY_BIN ?? path.join(target, 'debug', 'doctorly');
export const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium';
export const screenshots = path.join(target, 'screenshots');

// Where the server's page test writes its samples (`dev/stages/70-browser.sh` has it do so).
export const samples = process.env.DOCTORLY_PAGES_DIR ?? path.join(target, 'pages');

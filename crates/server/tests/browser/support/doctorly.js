// Starts the demo as a newcomer would, on a free port and with a fresh data folder.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import readline from 'node:readline';
import { binary } from './paths.js';

const READY = /^Doctorly is ready at (http:\/\/\S+)/;
const PATIENCE = 60_000;

// Resolves to { url, stop }. Rejects with everything the program said if it ends before it is ready.
export async function startDoctorly({ settings = {}, command = [binary, 'demo'] } = {}) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'doctorly-browser-'));
  const program = spawn(command[0], command.slice(1), {
    env: {
      ...withoutSettings(process.env),
      DOCTORLY_LISTEN: '127.0.0.1:0',
      DOCTORLY_DATA_DIR: folder,
      // The limits have tests of their own; eight conditions of every screen would meet them.
      DOCTORLY_REQUESTS_PER_MINUTE: '0',
      DOCTORLY_SIGN_INS_PER_MINUTE: '0',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(program, 'exit');
  const endWithUs = () => program.kill('SIGKILL');
  process.once('exit', endWithUs);

  const stop = async () => {
    if (program.exitCode === null && program.signalCode === null) program.kill('SIGTERM');
    await ended;
    process.removeListener('exit', endWithUs);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    return { url: await readyLine(program, ended), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

// The tests' own settings are not the program's, which refuses those it does not know.
function withoutSettings(environment) {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith('DOCTORLY_')));
}

function readyLine(program, ended) {
  const said = [];
  return new Promise((resolve, reject) => {
    const fail = (reason) => reject(new Error(`${reason}; it said:\n${said.join('\n')}`));
    const late = AbortSignal.timeout(PATIENCE);
    late.addEventListener('abort', () => fail('doctorly was not ready in a minute'));
    // Both streams are read to the end, or the program would stop when a pipe is full.
    for (const stream of [program.stdout, program.stderr]) {
      readline.createInterface({ input: stream }).on('line', (line) => {
        said.push(line);
        if (said.length > 200) said.shift();
        const ready = READY.exec(line);
        if (ready) resolve(ready[1]);
      });
    }
    ended.then(([code, signal]) => fail(`doctorly ended with ${code ?? signal}`), reject);
  });
}

// `prassi serve` as a child process: its address, its words, its end.

import { spawn } from 'node:child_process';
import { createServer } from 'node:net';

/** A port that was free a moment ago. */
export async function freePort() {
  const probe = createServer();
  await new Promise((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/** Starts the server in `folder` and waits for the line with its address. */
export async function startServer(program, folder, port, extra = []) {
  const child = spawn(program, ['-C', folder, 'serve', '--port', String(port), ...extra], { stdio: ['ignore', 'pipe', 'pipe'] });
  // A test that is stopped on the way leaves no server behind.
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  let words = '';
  const address = new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no address after 20 s:\n${words}`)), 20_000);
    const hear = (chunk) => {
      words += chunk;
      const match = /http:\/\/127\.0\.0\.1:\d+\//.exec(words);
      if (match) { clearTimeout(timer); resolve(match[0]); }
    };
    child.stdout.setEncoding('utf8').on('data', hear);
    child.stderr.setEncoding('utf8').on('data', (chunk) => { words += chunk; });
    child.on('exit', (code) => { clearTimeout(timer); reject(new Error(`serve ended with ${code}:\n${words}`)); });
  });
  const stop = () => new Promise((resolve) => {
    process.removeListener('exit', end);
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.removeAllListeners('exit');
    child.once('exit', resolve);
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), 5_000).unref();
  });
  try {
    return { url: await address, words: () => words, stop, running: () => child.exitCode === null && child.signalCode === null };
  } catch (error) {
    await stop();
    throw error;
  }
}

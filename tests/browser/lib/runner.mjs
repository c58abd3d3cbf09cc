// A test runner of one page: `test` registers, `run` runs and prints.
//
// node:test counts files, suites and tests differently from version to version, and runs each file
// in a process of its own (one browser each). Here the count is the number of `test` calls, all
// tests share one browser, and the last line is always "N passed, N failed".

const tests = [];

/** Registers a test. `options.timeout` is in milliseconds. */
export function test(name, body, options = {}) {
  tests.push({ name, body, timeout: options.timeout ?? 120_000, alone: options.alone ?? false });
}

/** Runs what `filters` (parts of names) choose, `workers` at a time; those marked `alone` come last, one by one. */
export async function run({ filters = [], workers = 2, context }) {
  const chosen = tests.filter(({ name }) => filters.length === 0 || filters.some((filter) => name.includes(filter)));
  const outcome = { passed: 0, failed: 0 };
  const shared = chosen.filter((entry) => !entry.alone);
  let next = 0;
  const worker = async () => {
    while (next < shared.length) await runOne(shared[next++], context, outcome);
  };
  await Promise.all(Array.from({ length: workers }, worker));
  for (const entry of chosen.filter((one) => one.alone)) await runOne(entry, context, outcome);
  if (chosen.length === 0) outcome.failed += 1; // A filter that chooses nothing is a mistake, not a success.
  return outcome;
}

async function runOne({ name, body, timeout }, context, outcome) {
  const started = process.hrtime.bigint();
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`took longer than ${timeout / 1000} s`)), timeout);
  });
  try {
    await Promise.race([body(context), late]);
    outcome.passed += 1;
    console.log(`ok      ${name} (${seconds(started)})`);
  } catch (error) {
    outcome.failed += 1;
    console.log(`FAILED  ${name} (${seconds(started)})`);
    console.log(indent(error?.code === 'ERR_ASSERTION' ? error.message : (error?.stack ?? String(error))));
  } finally {
    clearTimeout(timer);
  }
}

const seconds = (started) => `${(Number(process.hrtime.bigint() - started) / 1e9).toFixed(1)} s`;
const indent = (text) => text.split('\n').map((line) => `        ${line}`).join('\n');

/** Fails with all problems at once, each said once, so that one run shows everything. */
export function none(found, what) {
  const problems = [...new Set(found)];
  if (problems.length === 0) return;
  const shown = problems.slice(0, 40).map((problem) => `- ${problem}`);
  if (problems.length > shown.length) shown.push(`… and ${problems.length - shown.length} more`);
  const error = new Error(`${problems.length} × ${what}\n${shown.join('\n')}`);
  error.code = 'ERR_ASSERTION';
  throw error;
}

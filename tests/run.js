// npm test: every check and test; `--check`: the static checks alone. Ends with `N passed, N failed, N skipped`.
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { constants, setPriority } from 'node:os'
import path from 'node:path'

const bin = (name) => path.join('node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name)
const out = 'test-results'
const total = { passed: 0, failed: 0, skipped: 0 }

/** Runs a command; its exit code and all it printed. */
function run(command, words, { env = {}, priority = constants.priority.PRIORITY_NORMAL } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, words, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    })
    if (child.pid) setPriority(child.pid, priority)
    let printed = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (printed += chunk))
    child.on('error', (error) => resolve({ code: 1, printed: String(error) }))
    child.on('exit', (code) => resolve({ code: code ?? 1, printed }))
  })
}

async function check(name, command, words) {
  const started = Date.now()
  // Tests beside them are timed; these are not.
  const { code, printed } = await run(command, words, { priority: constants.priority.PRIORITY_LOW })
  total[code === 0 ? 'passed' : 'failed'] += 1
  console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${Math.round((Date.now() - started) / 1000)} s)`)
  if (code !== 0) console.log(printed.trim())
}

const SOURCES = ['app', 'tests', 'prisma', 'locales', '*.js', '*.json', '*.md']

async function staticChecks() {
  await check('prettier', bin('prettier'), ['--check', '--log-level=warn', ...SOURCES])
  await check('types', bin('tsc'), ['--noEmit'])
  await check('import law', bin('depcruise'), ['--config', 'tests/architecture/dependency-cruiser.cjs', 'app', 'prisma'])
  await check('nothing unused', bin('knip'), ['--config', 'tests/knip.json'])
  await check('eslint', bin('eslint'), ['--config', 'tests/eslint.config.js', '--max-warnings=0', 'app', 'tests', 'prisma'])
}

/** Adds the counts of a runner's JSON report; a runner that left none counts as one failure. */
function count(name, file, read, { code, printed }) {
  try {
    const { passed, failed, skipped } = read(JSON.parse(readFileSync(file, 'utf8')))
    total.passed += passed
    total.failed += failed
    total.skipped += skipped
    console.log(`${failed === 0 && code === 0 ? 'ok  ' : 'FAIL'} ${name}: ${passed} passed, ${failed} failed, ${skipped} skipped`)
    if (failed > 0 || code !== 0) console.log(printed.trim())
    if (failed === 0 && code !== 0) total.failed += 1
  } catch {
    total.failed += 1
    console.log(`FAIL ${name}\n${printed.trim()}`)
  }
}

async function vitest() {
  const file = `${out}/vitest.json`
  const words = ['run', '--config', 'remix.config.js', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  // As low as the processes that tests start, which would starve beside them otherwise.
  const result = await run(bin('vitest'), words, { priority: constants.priority.PRIORITY_BELOW_NORMAL })
  count(
    'unit, integration, architecture',
    file,
    (report) => ({
      passed: report.numPassedTests,
      failed: report.numFailedTests + (report.numFailedTestSuites > 0 && report.numFailedTests === 0 ? 1 : 0),
      skipped: report.numPendingTests + report.numTodoTests,
    }),
    result,
  )
}

async function playwright() {
  const file = `${out}/playwright.json`
  const result = await run(bin('playwright'), ['test', '--config', 'tests/playwright.config.ts'], {
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: path.resolve(file) },
  })
  count(
    'browser',
    file,
    ({ stats }) => ({ passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped }),
    result,
  )
}

rmSync(out, { recursive: true, force: true })
mkdirSync(out, { recursive: true })
if (process.argv.includes('--check')) await staticChecks()
else await Promise.all([staticChecks(), vitest().then(playwright)])
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exit(total.failed > 0 ? 1 : 0)

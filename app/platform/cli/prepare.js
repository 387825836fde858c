// Makes a fresh clone ready with nothing but Node and npm: installs what is missing, builds what is stale.
// Node built-ins alone: it runs before node_modules exists.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import path from 'node:path'

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'

/** Runs a command, its output on standard error, and ends with its code when it fails. */
function run(command, words) {
  const { status, error } = spawnSync(command, words, { stdio: ['ignore', 2, 2], shell: process.platform === 'win32' })
  if (error || status !== 0) {
    process.stderr.write(`${command} ${words.join(' ')} failed\n`)
    process.exit(status ?? 1)
  }
}

function install() {
  const wanted = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex')
  const mark = 'node_modules/.passerelle-installed'
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return
  process.stderr.write('Installing packages ...\n')
  run(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'])
  writeFileSync(mark, wanted)
}

function newest(where) {
  if (!existsSync(where)) return 0
  const own = statSync(where)
  if (!own.isDirectory()) return own.mtimeMs
  let time = own.mtimeMs
  for (const entry of readdirSync(where)) if (entry !== 'generated') time = Math.max(time, newest(path.join(where, entry)))
  return time
}

function build() {
  const made = 'build/server/index.js'
  const sources = ['app', 'locales', 'prisma/schema', 'prisma/seed', 'public', 'remix.config.js', 'package-lock.json']
  if (existsSync(made) && statSync(made).mtimeMs > Math.max(...sources.map(newest))) return
  process.stderr.write('Building ...\n')
  run(npm, ['run', '--silent', 'build'])
}

/** The database client is made from the schema, and again whenever that is newer. */
function generate() {
  const made = 'app/platform/db/generated/client.ts'
  if (existsSync(made) && statSync(made).mtimeMs > newest('prisma/schema')) return
  run(npm, ['run', '--silent', 'generate'])
}

/**
 * Scripts begin with `exec`, so that the signals that stop npm reach the portal itself and not a shell before it. Where the
 * shell knows no `exec` (Windows), a command of that name stands in.
 */
function standInForExec() {
  if (process.platform === 'win32') writeFileSync('node_modules/.bin/exec.cmd', '@%*\r\n')
}

install()
standInForExec()
if (process.argv.includes('--build')) build()
else generate()

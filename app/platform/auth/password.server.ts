import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { Turns } from './turns.ts'

// OWASP's second choice of parameters for scrypt: 64 MiB a hash, in Node's thread pool.
const COST: ScryptOptions = { N: 2 ** 16, r: 8, p: 2, maxmem: 128 * 2 ** 20 }
const KEY_BYTES = 32

// A core stays free for pages, and two of the four threads that Node shares between hashing, files and name look-ups:
// `npm run bench -- sign-in`. A class of forty that signs in at once waits its turn.
const turns = new Turns({ atOnce: Math.max(1, Math.min(2, availableParallelism() - 1)), waiting: 40 })

const derive = (password: string, salt: Buffer, options: ScryptOptions) =>
  turns.take(
    () =>
      new Promise<Buffer>((resolve, reject) => {
        scrypt(password.normalize('NFKC'), salt, KEY_BYTES, options, (error, key) => (error ? reject(error) : resolve(key)))
      }),
  )

/** `scrypt$N$r$p$salt$key`, salt and key in base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password, salt, COST)
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), key.toString('base64url')].join('$')
}

export async function verifyPassword({ hash, password }: { hash: string; password: string }): Promise<boolean> {
  const [name, n, r, p, salt, key] = hash.split('$')
  if (name !== 'scrypt' || !salt || !key) return false
  const expected = Buffer.from(key, 'base64url')
  const given = await derive(password, Buffer.from(salt, 'base64url'), { N: Number(n), r: Number(r), p: Number(p), maxmem: 256 * 2 ** 20 })
  return given.length === expected.length && timingSafeEqual(given, expected)
}

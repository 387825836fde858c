import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** What a sealed text is for; one sealed for another purpose does not open. */
export type SealPurpose = 'authenticator' | 'newAuthenticator' | 'provider' | 'identity' | 'newCodes'

type Keys = { secret: string; derived: Map<string, Buffer> }
const holder = globalThis as typeof globalThis & { passerelleKeys?: Keys }

/** `secret` is SESSION_SECRET. */
export function setUpKeys(secret: string): void {
  holder.passerelleKeys = { secret, derived: new Map() }
}

/** A key for one purpose alone, derived from SESSION_SECRET (HKDF, RFC 5869). */
export function derivedKey(purpose: string): Buffer {
  if (!holder.passerelleKeys) throw new Error('Keys are not set up yet')
  const { secret, derived } = holder.passerelleKeys
  let key = derived.get(purpose)
  if (!key) derived.set(purpose, (key = Buffer.from(hkdfSync('sha256', secret, 'passerelle', purpose, 32))))
  return key
}

/**
 * Seals a text so that only this portal reads it and nobody alters it: `nonce.tag.text` in base64url (AES-256-GCM). `bound` is what it
 * belongs to, such as a person's id: it opens with the same alone. With `seconds`, it opens that long.
 */
export function seal(purpose: SealPurpose, text: string, { bound = '', seconds }: { bound?: string; seconds?: number } = {}): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', derivedKey(purpose), nonce).setAAD(Buffer.from(bound))
  const until = seconds === undefined ? 0 : Date.now() + seconds * 1000
  const sealed = Buffer.concat([cipher.update(`${until} ${text}`, 'utf8'), cipher.final()])
  return [nonce, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url')).join('.')
}

/** The text that was sealed; null for what was not, was altered, belongs elsewhere or is too old. */
export function open(purpose: SealPurpose, sealed: string, bound = ''): string | null {
  const [nonce, tag, body] = sealed.split('.').map((part) => Buffer.from(part, 'base64url'))
  if (nonce?.length !== 12 || tag?.length !== 16 || !body) return null
  try {
    const decipher = createDecipheriv('aes-256-gcm', derivedKey(purpose), nonce).setAAD(Buffer.from(bound)).setAuthTag(tag)
    const whole = Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8')
    const space = whole.indexOf(' ')
    const until = Number(whole.slice(0, space))
    return until === 0 || until > Date.now() ? whole.slice(space + 1) : null
  } catch {
    return null
  }
}

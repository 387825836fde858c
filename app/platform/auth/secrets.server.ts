import { createHash, createHmac, randomBytes } from 'node:crypto'
import { derivedKey } from './sealed.server.ts'

/** 256 random bits, for a link or a cookie. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** What is kept of a secret of 256 bits. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')

/** What is kept of a code short enough to be typed: without the portal's own key it cannot be found by trying all codes. */
export const hashOfCode = (code: string, bound: string): string =>
  createHmac('sha256', derivedKey('codes')).update(`${bound} ${code}`).digest('hex')

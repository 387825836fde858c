import { createHash, randomBytes } from 'node:crypto'

/** The secret of a link, and what is kept of it. */
export function makeSecret(): { secret: string; hash: string } {
  const secret = randomBytes(32).toString('base64url')
  return { secret, hash: hashSecret(secret) }
}

export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('base64url')

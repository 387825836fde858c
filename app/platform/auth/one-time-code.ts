import { generateSecret, generateSync, generateURI } from 'otplib'

/** Seconds that one code is shown for (RFC 6238). */
const STEP = 30

export const newCodeKey = (): string => generateSecret()

/** The code of a key (base32) at a step of 30 seconds: six digits. */
export const codeAt = (key: string, step: number): string => generateSync({ secret: key, epoch: step * STEP })

export const stepAt = (instant: number): number => Math.floor(instant / 1000 / STEP)

/**
 * The step that a code is of, among the present one and one on each side, for clocks that are a little off; null where it is of none,
 * or of no step after `lastStep`: a code that was taken is not taken again, and none before it. Pure but for the clock it is given.
 */
export function takenStep(key: string, code: string, { instant, lastStep }: { instant: number; lastStep: number }): number | null {
  if (!/^\d{6}$/.test(code)) return null
  const now = stepAt(instant)
  return [now, now - 1, now + 1].find((step) => step > lastStep && codeAt(key, step) === code) ?? null
}

/** What an app reads from the picture that is scanned. */
export const codeKeyUri = (key: string, account: string): string => generateURI({ issuer: 'Passerelle', label: account, secret: key })

/** A code as it was typed, with spaces and in whatever digits, in the digits that are compared. */
export const plainCode = (typed: string): string =>
  typed
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[\s\u00a0\u202f-]/g, '')

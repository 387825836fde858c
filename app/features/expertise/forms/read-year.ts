import { withPlainDigits } from '#app/features/provenance/read-decimal.ts'

/** A year in which somebody may have worked, up to this one; null for anything else. */
export function readYear(typed: string): number | null {
  const plain = withPlainDigits(typed)
  const year = /^\d{4}$/.test(plain) ? Number(plain) : Number.NaN
  return year >= 1950 && year <= new Date().getUTCFullYear() ? year : null
}

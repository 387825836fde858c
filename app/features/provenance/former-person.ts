/** How the name of somebody whose account was erased begins: a number follows, the same wherever they did something. */
export const FORMER_SIGN = '№ '

/** The number of somebody whose account was erased; null for a name that people gave. */
export function formerNumber(name: string): number | null {
  const digits = name.startsWith(FORMER_SIGN) ? name.slice(FORMER_SIGN.length) : ''
  return /^\d{1,9}$/.test(digits) ? Number(digits) : null
}

const BASE = 'http://portal.invalid'

/**
 * Where to go after signing in: a path of this portal with its query, or null for anything that could lead elsewhere
 * (`//evil`, `/\evil`, an absolute address) or back to signing in or out.
 */
export function returnPath(to: string | null | undefined): string | null {
  // Browsers drop tabs and line breaks from addresses and read a backslash as a slash.
  if (!to || !/^\/[^/\\]/.test(to) || /[\\\p{Cc}]/u.test(to) || !URL.canParse(to, BASE)) return null
  const { origin, pathname, search, hash } = new URL(to, BASE)
  if (
    origin !== BASE ||
    pathname.startsWith('//') ||
    /^\/[a-z]{2}\/(sign-in(\/.*)?|sign-out|forgot-password|reset-password|account\/confirm)$/.test(pathname)
  )
    return null
  return pathname + search + hash
}

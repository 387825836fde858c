/** An address that may be a link: http, https or mailto. Null for anything else (javascript:, data:, no address at all). */
export function safeHref(address: string): string | null {
  const text = address.trim()
  if (!/^(https?:\/\/|mailto:)/i.test(text)) return null
  return URL.canParse(text) ? text : null
}

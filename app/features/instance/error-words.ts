const LONGEST = 300

/**
 * The words of a failed job as they may be shown: its first line, without addresses of mailboxes, credentials, tokens, network addresses, and
 * what stands between quotation marks, which may be what somebody wrote. Pure.
 */
export function errorWords(text: string | null): string {
  const first = (text ?? '').split('\n').find((line) => line.trim() !== '') ?? ''
  return first
    .replace(/[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}.-]+/gu, '***@***')
    .replace(/\b([a-z][a-z0-9+.-]*):\/\/\S+/gi, '$1://***')
    .replace(/(["'«“`])(?:(?!\1).)*?(["'»”`])/gu, '$1…$2')
    .replace(/\b\d{1,3}(?:\.\d{1,3}){3}\b/g, '***')
    .replace(/[A-Za-z0-9_+/=-]{20,}/g, '***')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST)
}

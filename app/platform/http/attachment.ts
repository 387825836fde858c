/** A file as an answer that is saved rather than shown, and kept by no cache. `name` is plain ASCII. */
export const attachment = ({
  name,
  type,
  ...content
}: { name: string; type: string } & ({ text: string } | { body: ReadableStream })): Response =>
  new Response('text' in content ? content.text : content.body, {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })

const LONGEST_NAME = 150

/**
 * Content-Disposition of a file that people named (RFC 6266): its name in full, and in ASCII for old programs. What separates folders,
 * quotes or steers a line is replaced.
 */
export function attachmentAs(name: string): string {
  const safe = name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Surrogate}/\\:*?"<>|]/gu, '_')
    .replace(/^[. ]+|[. ]+$/g, '')
  const kept = shortened(safe) || 'data'
  const plain = kept
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7E]|[%;']/g, '_')
  const encoded = encodeURIComponent(kept).replace(/['()*!]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}

/** A name as long as file systems take it, with its ending. */
function shortened(name: string): string {
  const letters = [...name]
  if (letters.length <= LONGEST_NAME) return name
  const ending = /\.[A-Za-z0-9]{1,10}$/.exec(name)?.[0] ?? ''
  return letters.slice(0, LONGEST_NAME - ending.length).join('') + ending
}

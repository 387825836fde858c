/** A file as an answer that is saved rather than shown, and kept by no cache. `name` is plain ASCII. */
export const attachment = ({ name, type, text }: { name: string; type: string; text: string }): Response =>
  new Response(text, {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })

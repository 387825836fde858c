import { db } from '#app/platform/db/client.server.ts'
import { notFound } from '#app/platform/errors/app-error.ts'
import { readBlob } from '#app/platform/storage/blobs.server.ts'

/** The logo of that SHA-256, which everybody may see while a workspace shows it. Throws `not-found`: other stored files are not served here. */
export async function readLogoFile(hash: string): Promise<{ type: string; stream: Awaited<ReturnType<typeof readBlob>> }> {
  const shown = /^[0-9a-f]{64}$/.test(hash) ? await db.workspace.findFirst({ where: { logoHash: hash }, select: { logoType: true } }) : null
  if (!shown?.logoType) throw notFound('page')
  return { type: shown.logoType, stream: await readBlob(hash) }
}

import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { recordEvent } from '#app/features/provenance/record-event.server.ts'
import { LOGO_LIMIT, logoProblem, readLogo } from '#app/features/workspaces/logo.ts'
import { requireManager } from '#app/features/workspaces/require-manager.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { inTransaction, touchPublicData } from '#app/platform/db/transaction.server.ts'
import { readEnv } from '#app/platform/env/env.server.ts'
import { AppError } from '#app/platform/errors/app-error.ts'
import type { SentForm } from '#app/platform/http/multipart.server.ts'
import { receiveUpload } from '#app/platform/http/receive-upload.server.ts'
import { storeBlob } from '#app/platform/storage/blobs.server.ts'

export type LogoReply =
  { outcome: 'saved' | 'removed' } | { outcome: 'refused'; messageKey: 'logoMissing' | 'logoType' | 'logoSize' | 'logoWeight' }

/** Takes the form of the logo: a picture, or the button that takes it away. Throws `forbidden`, `not-found`, and `invalid` for what is no form. */
export async function changeLogo(actor: Actor, workspaceId: string, sent: SentForm): Promise<LogoReply> {
  requireManager(actor, workspaceId)
  let upload
  try {
    upload = await receiveUpload(sent, path.resolve(readEnv().PORTAL_DATA_DIR, 'logos'), 'logo', LOGO_LIMIT)
  } catch (error) {
    if (error instanceof AppError && error.kind === 'too-large') return { outcome: 'refused', messageKey: 'logoWeight' }
    throw error
  }
  try {
    if (upload.fields.get('intent') === 'remove') {
      await keepLogo(actor, workspaceId, null)
      return { outcome: 'removed' }
    }
    if (!upload.file || upload.file.bytes === 0) return { outcome: 'refused', messageKey: 'logoMissing' }
    const facts = readLogo(await readFile(upload.file.path))
    const problem = logoProblem(upload.file.bytes, facts)
    if (problem || !facts) return { outcome: 'refused', messageKey: problem ?? 'logoType' }
    const { sha256 } = await storeBlob(upload.file.path)
    await keepLogo(actor, workspaceId, { hash: sha256, type: facts.type })
    return { outcome: 'saved' }
  } finally {
    await upload.discard()
  }
}

async function keepLogo(actor: Actor, workspaceId: string, logo: { hash: string; type: string } | null): Promise<void> {
  await inTransaction(async (tx) => {
    await tx.$queryRaw`select 1 from workspace where id = ${workspaceId}::uuid for update`
    const { logoHash } = await tx.workspace.findUniqueOrThrow({ where: { id: workspaceId }, select: { logoHash: true } })
    if (logoHash === (logo?.hash ?? null)) return
    await tx.workspace.update({ where: { id: workspaceId }, data: { logoHash: logo?.hash ?? null, logoType: logo?.type ?? null } })
    await recordEvent(tx, {
      actor,
      kind: 'workspace.logoChanged',
      workspaceId,
      changes: [{ path: 'logoHash', before: logoHash, after: logo?.hash ?? null }],
    })
    await touchPublicData(tx)
  })
}

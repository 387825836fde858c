import { createWriteStream } from 'node:fs'
import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { findChange, type HeldChange } from '#app/features/bulk/changes/changes.server.ts'
import { runBulk } from '#app/features/bulk/changes/run-change.server.ts'
import { startSheet } from '#app/features/bulk/changes/start-change.server.ts'
import type { RecordKind } from '#app/features/provenance/read-record.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

/** Writes what an export gives to a file, and gives its place. */
export async function keepExport(pieces: AsyncIterable<Buffer>, name: string): Promise<string> {
  const file = path.join(await mkdtemp(path.join(tmpdir(), 'sheets-')), name)
  await pipeline(Readable.from(pieces, { objectMode: false }), createWriteStream(file))
  return file
}

type Where = { workspaceId: string; language: Language; kind: RecordKind }

/** Sends a file as a form does, and works it out. */
export async function sendSheet(
  actor: Actor,
  { kind, ...where }: Where,
  content: Buffer | string,
  name = 'projets.xlsx',
): Promise<HeldChange> {
  const form = new FormData()
  form.set('kind', kind)
  form.set('file', new File([typeof content === 'string' ? content : new Uint8Array(content)], name))
  const { headers, body } = new Response(form)
  const started = await startSheet(actor, where, { contentType: headers.get('content-type'), body })
  if (started.outcome !== 'started') throw new Error(started.problem)
  await runBulk({ changeId: started.changeId })
  const change = await findChange(started.changeId)
  if (!change) throw new Error('The change is gone')
  return change
}

export const fileContent = (file: string) => readFile(file)

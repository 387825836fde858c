import { z } from 'zod'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import { readParts } from '#app/features/provenance/parts.server.ts'
import { splitPath } from '#app/features/provenance/content.ts'
import { db } from '#app/platform/db/client.server.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { mailOrigin, queueMail } from '#app/platform/mail/mail.server.ts'
import { audienceOf, type Told } from './audience.server.ts'
import { writeMail, type Story } from './write-mail.server.ts'

const payloadSchema = z.object({ eventId: z.uuid() })
const KIND = /^(project|need|dataset)\.(submitted|returned|published|reminded|validatorNamed)$/

/** Tells the people concerned of one event. Run twice, it tells each of them once. */
export async function followEvent(payload: unknown): Promise<void> {
  const { eventId } = payloadSchema.parse(payload)
  const event = await db.event.findUnique({ where: { id: eventId } })
  const [, word, verb] = KIND.exec(event?.kind ?? '') ?? []
  if (!event?.recordId || !event.workspaceId || !word || !verb) return
  if (verb === 'validatorNamed' && !(await isAsked(event.recordId))) return
  // Who is asked later to validate is told of the submission.
  const told = verb === 'validatorNamed' ? 'submitted' : verb
  const { recordId, workspaceId, actorId, version, reason } = event
  const readers = await audienceOf({ told: told as Told, recordId, workspaceId, actorId, version })
  const workspace = await db.workspace.findUnique({ where: { id: workspaceId }, select: { slug: true, name: true } })
  if (readers.length === 0 || !workspace) return
  const actor = actorId ? await db.user.findUnique({ where: { id: actorId }, select: { name: true } }) : null
  const story: Story = {
    eventId,
    told: told as Told,
    word: word as Story['word'],
    recordId,
    title: await titleOf(recordId, version),
    workspace: { slug: workspace.slug, name: workspace.name as LanguageText },
    actorName: actor?.name ?? null,
    reason,
  }
  const mails = readers.map((reader) => writeMail(story, reader, mailOrigin()))
  await inTransaction(async (tx) => {
    for (const mail of mails) await queueMail(tx, mail)
  })
}

/** Whether somebody in particular is asked to validate what is submitted. */
const isAsked = async (recordId: string) =>
  (await db.record.count({ where: { id: recordId, workingState: 'SUBMITTED', validatorId: { not: null } } })) > 0

/** The title of the version that was published, else of the working copy. */
async function titleOf(recordId: string, version: number | null): Promise<LanguageText> {
  const parts = await readParts(db, recordId, version ?? 'WORKING', ['text'])
  const titles = [...parts].map(([path, texts]) => [splitPath(path)[1], texts.title] as const)
  return Object.fromEntries(titles.filter((entry): entry is readonly [string, string] => typeof entry[1] === 'string'))
}

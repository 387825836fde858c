import { v7 as uuidv7 } from 'uuid'
import { beforeAll, describe, expect, test } from 'vitest'
import { createDataset } from '#app/features/datasets/mutations/start-dataset.server.ts'
import { datasetRecorded } from '#app/features/datasets/record/recorded.server.ts'
import { followEvent } from '#app/features/notifications/follow-event.server.ts'
import { projectRecorded } from '#app/features/projects/recorded.server.ts'
import { publishRecord, returnRecord, submitRecord } from '#app/features/provenance/change-record.server.ts'
import { startRecord } from '#app/features/provenance/save-edits.server.ts'
import { db, sql } from '#app/platform/db/client.server.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { deliverMail, setUpMail } from '#app/platform/mail/mail.server.ts'
import { projectContent } from '#tests/support/contents.ts'
import { makePerson, makeWorkspace } from '#tests/support/people.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()
beforeAll(() => setUpMail({ smtpUrl: undefined, from: 'x@example.org', origin: 'https://portail.example' }))

const NO_TEXTS = { title: {}, summary: {}, method: {}, caveats: {}, change: {} }

type Waiting = { id: string; task_identifier: string; payload: unknown }

/** Runs every job that waits, twice each, as a queue may. */
async function runJobs(): Promise<void> {
  for (;;) {
    const jobs = await sql<Waiting>(
      `delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t where t.id = j.task_id
       returning j.id::text, t.identifier as task_identifier, j.payload`,
    )
    if (jobs.length === 0) return
    for (const { task_identifier, payload } of [...jobs, ...jobs]) await (task_identifier === 'event' ? followEvent : deliverMail)(payload)
  }
}

const mailsTo = async (...userIds: string[]) => {
  const users = await db.user.findMany({ where: { id: { in: userIds } } })
  return db.mail.findMany({ where: { to: { in: users.map(({ email }) => email) } }, orderBy: { createdAt: 'asc' } })
}

describe('the people of a workspace', () => {
  test('are told once, in their language, of what concerns them and of nothing they did', async () => {
    const workspace = await makeWorkspace('avis')
    const author = await makePerson('awa', workspace, 'CONTRIBUTOR')
    const validator = await makePerson('rana', workspace, 'VALIDATOR')
    const manager = await makePerson('mariam', workspace, 'MANAGER')
    const reader = await makePerson('lecteur', workspace, 'VIEWER')
    await db.user.update({ where: { id: validator.userId }, data: { language: 'ar' } })
    const where = { workspaceId: workspace.id, recordId: uuidv7() }
    await inTransaction((tx) =>
      startRecord(tx, author, projectRecorded, { id: where.recordId, workspaceId: workspace.id, content: projectContent() }),
    )

    await submitRecord(author, projectRecorded, where)
    await runJobs()
    const [asked, ...more] = await mailsTo(validator.userId)
    expect(more).toEqual([])
    expect(asked?.language).toBe('ar')
    expect(asked?.subject).toContain('بانتظار التصديق')
    expect(asked?.text).toContain(`https://portail.example/ar/w/avis/projects/${where.recordId}`)
    expect(await mailsTo(manager.userId)).toHaveLength(1)
    expect(await mailsTo(author.userId, reader.userId)).toEqual([])

    await returnRecord(validator, projectRecorded, where, 'Il manque le budget de 2027.')
    await runJobs()
    const [returned] = await mailsTo(author.userId)
    expect(returned?.text).toContain('Il manque le budget de 2027.')

    await submitRecord(author, projectRecorded, where)
    await publishRecord(validator, projectRecorded, where)
    await runJobs()
    const subjects = (await mailsTo(author.userId)).map(({ subject }) => subject)
    expect(subjects).toEqual(['Projet à corriger\u00a0: Forages à Kaffrine', 'Projet publié\u00a0: Forages à Kaffrine'])
    expect(await mailsTo(reader.userId)).toEqual([])
  })

  test('are told of a dataset as of a project, with its title and its page', async () => {
    const workspace = await makeWorkspace('donnees')
    const author = await makePerson('awa', workspace, 'CONTRIBUTOR')
    const validator = await makePerson('rana', workspace, 'VALIDATOR')
    const where = { workspaceId: workspace.id, recordId: uuidv7() }
    const file = { loadId: uuidv7(), name: 'points.csv', format: 'csv', bytes: 12, sha256: '0'.repeat(64), rows: 1, columns: 1 } as const
    await createDataset(author, {
      id: where.recordId,
      workspaceId: workspace.id,
      title: { fr: 'Points d’eau du Sénégal' },
      facts: { file, visibility: 'public', licence: 'CC-BY-4.0' },
      more: { texts: { ...NO_TEXTS, summary: { fr: 'Un relevé de 2024.' } } },
    })

    await submitRecord(author, datasetRecorded, where)
    await runJobs()
    const [asked, ...more] = await mailsTo(validator.userId)
    expect(more).toEqual([])
    expect(asked?.subject).toBe('Jeu de données à valider\u00a0: Points d’eau du Sénégal')
    expect(asked?.text).toContain(`https://portail.example/fr/w/donnees/datasets/${where.recordId}`)

    await returnRecord(validator, datasetRecorded, where, 'Dites qui a fait le relevé.')
    await runJobs()
    const [returned] = await mailsTo(author.userId)
    expect(returned?.subject).toBe('Jeu de données à corriger\u00a0: Points d’eau du Sénégal')
    expect(returned?.text).toContain('Dites qui a fait le relevé.')
  })

  test('are told nothing once they have left it', async () => {
    const workspace = await makeWorkspace('parti')
    const author = await makePerson('awa', workspace, 'CONTRIBUTOR')
    const validator = await makePerson('rana', workspace, 'VALIDATOR')
    const where = { workspaceId: workspace.id, recordId: uuidv7() }
    await inTransaction((tx) =>
      startRecord(tx, author, projectRecorded, { id: where.recordId, workspaceId: workspace.id, content: projectContent() }),
    )
    await submitRecord(author, projectRecorded, where)
    await db.membership.deleteMany({ where: { userId: author.userId } })
    await returnRecord(validator, projectRecorded, where, 'Trop tard.')
    await runJobs()
    expect(await mailsTo(author.userId)).toEqual([])
  })
})

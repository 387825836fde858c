import { v7 as uuidv7 } from 'uuid'
import { needRecorded } from '#app/features/needs/recorded.server.ts'
import { projectRecorded } from '#app/features/projects/recorded.server.ts'
import { publishRecord, submitRecord } from '#app/features/provenance/change-record.server.ts'
import type { Recorded } from '#app/features/provenance/recorded.server.ts'
import { startRecord } from '#app/features/provenance/save-edits.server.ts'
import { OPERATOR } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { deriveRegister } from '#app/features/organisations/derive-organisations.server.ts'
import { needContent, projectContent } from '#tests/support/contents.ts'
import { makeExpert } from '#tests/support/experts.ts'
import { makeWorkspace } from '#tests/support/people.ts'
import { EXPERTS, ORGANISATIONS, PLACES, THEMES, type Place, type Theme } from './corpus.ts'

/** Publishes the corpus; gives ids by key (`forages@kaffrine`, `organisation:afd`, `expert:hydro`). */
export async function makeCorpus(): Promise<Map<string, string>> {
  const workspace = await makeWorkspace('corpus')
  const ids = new Map<string, string>()
  for (const language of Object.keys(THEMES) as (keyof typeof THEMES)[])
    for (const place of PLACES[language])
      for (const theme of THEMES[language]) ids.set(`${theme.key}@${place.key}`, await publish(workspace.id, theme, place))
  for (const { key, ref, country, name } of ORGANISATIONS) {
    const { id } = await db.organisation.create({ data: { id: uuidv7(), ref, country, type: '10', name } })
    ids.set(`organisation:${key}`, id)
  }
  await deriveRegister()
  for (const { key, skill, headline, country } of EXPERTS) {
    const content = {
      headline,
      summary: {},
      skills: [{ id: 's0000001', key: skill, level: 4 as const }],
      countries: [{ code: country }],
      base: country,
    }
    ids.set(`expert:${key}`, (await makeExpert(workspace, { seenBy: 'PUBLIC', content })).id)
  }
  return ids
}

/** Publishes one record, or leaves it a draft. */
export async function publishContent(workspaceId: string, recorded: Recorded, content: object, isDraft = false): Promise<string> {
  const record = { workspaceId, recordId: uuidv7() }
  await inTransaction((tx) => startRecord(tx, OPERATOR, recorded, { id: record.recordId, workspaceId, content: content as never }))
  if (isDraft) return record.recordId
  await submitRecord(OPERATOR, recorded, record)
  await publishRecord(OPERATOR, recorded, record)
  return record.recordId
}

async function publish(workspaceId: string, theme: Theme, { country, names }: Place): Promise<string> {
  const filled = Object.entries(theme.texts).map(([lang, [title, text]]) => ({
    lang,
    title: title.replace('{place}', names[lang] ?? ''),
    text,
  }))
  const title = Object.fromEntries(filled.map((one) => [one.lang, one.title]))
  const text = Object.fromEntries(filled.map((one) => [one.lang, one.text]))
  if (theme.kind === 'need') {
    const { place: _place, ...facts } = needContent().facts
    const place = { country, precision: 'country', publicPrecision: 'country' } as const
    const content = needContent({ facts: { ...facts, sector: theme.sector, place }, texts: { title, summary: text } })
    return publishContent(workspaceId, needRecorded, content)
  }
  const content = projectContent({
    texts: { title, description: text, objectives: {}, targetGroups: {} },
    sectors: [{ id: 'r0000001', vocabulary: '1', code: theme.sector, percentage: '100' }],
    countries: [{ id: 'r0000001', code: country, percentage: '100' }],
    organisations: [{ id: 'r0000001', role: '4', ref: 'XX-CORPUS-1', name: {} }],
  })
  return publishContent(workspaceId, projectRecorded, content)
}

import { assessNeed } from '#app/features/needs/quality/assess-need.server.ts'
import { needPath, needsRegisterPath } from '#app/features/needs/paths.ts'
import { projectPath, registerPath, type InWorkspace } from '#app/features/projects/paths.ts'
import { assessProject } from '#app/features/projects/quality/assess-project.server.ts'
import { fieldName } from '#app/features/provenance/field-names.ts'
import { rightsOver } from '#app/features/provenance/policy.ts'
import type { Finding, RuleKind } from '#app/features/provenance/quality.ts'
import { getOwnRecord } from '#app/features/provenance/read-record.server.ts'
import { readTitle } from '#app/features/provenance/read-title.server.ts'
import type { TaggedText } from '#app/features/provenance/tagged-text.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { LANGUAGES, type Language } from '#app/platform/i18n/languages.ts'
import { fieldId } from '#app/ui/form/field-context.ts'

/** A finding as its page shows it; no address where its reader may not edit the record. */
export type FindingLine = { key: string; kind: RuleKind; gain: number; href: string | null }

export type RecordQuality = {
  id: string
  kind: 'project' | 'need'
  title: TaggedText | null
  register: string
  record: string
  score: number
  findings: FindingLine[]
  /** Keys of the rules it keeps. */
  kept: string[]
}

type Wanted = { workspaceId: string; recordId: string; language: Language; where: InWorkspace }

/** How complete and consistent a record of one's workspace is as it stands, its working copy first. Throws `not-found`. */
export async function getRecordQuality(
  actor: Actor,
  kind: 'PROJECT' | 'NEED',
  { workspaceId, recordId, language, where }: Wanted,
): Promise<RecordQuality> {
  const record = await getOwnRecord(actor, kind, workspaceId, recordId)
  const isProject = kind === 'PROJECT'
  const [assessed, title] = await Promise.all([
    isProject ? assessProject(db, record, 'WORKING') : assessNeed(db, record, 'WORKING'),
    readTitle(record.id, 'WORKING', language),
  ])
  const address = isProject ? projectPath(where, record.id) : needPath(where, record.id)
  const canEdit = rightsOver(actor, record).edit
  return {
    id: record.id,
    kind: isProject ? 'project' : 'need',
    title,
    register: isProject ? registerPath(where) : needsRegisterPath(where),
    record: address,
    score: assessed.score,
    findings: assessed.findings.map((finding) => ({
      key: finding.key,
      kind: finding.kind,
      gain: finding.gain,
      href: canEdit ? addressOf(finding, address, language) : null,
    })),
    kept: assessed.kept,
  }
}

/** The field of the form where a finding is mended: a text still to be written in the reader's language, else in one it lacks. */
function addressOf({ step, row, field, written = [] }: Finding, record: string, reader: Language): string {
  const form = `${record}/edit/${step}${row ? `/${row}` : ''}`
  if (!field) return form
  const isUnwritten = field.endsWith('@')
  const missing = [reader, ...LANGUAGES].find((language) => !written.includes(language)) ?? reader
  const name = isUnwritten ? fieldName(field.slice(0, -1), missing) : field
  const language = name.split('@')[1]
  return `${form}${language ? `?language=${encodeURIComponent(language)}` : ''}#${fieldId(name)}`
}

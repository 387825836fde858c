import { taggedText } from '#app/features/provenance/tagged-text.ts'
import type { DeadlineLine } from '#app/features/workspaces/components/deadline-list.tsx'
import type { Gaps } from './deadlines.server.ts'
import type { EventLine } from '#app/features/workspaces/components/event-list.tsx'
import type { WaitingLine } from '#app/features/workspaces/components/waiting-list.tsx'
import { recordPath, workspacePath } from '#app/features/workspaces/paths.ts'
import type { OwnWorkspace } from '#app/features/workspaces/queries.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { formatDay, formatInstant } from '#app/platform/i18n/format-date.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { noteVisit } from './last-visit.server.ts'
import { getToday, type WaitingRecord, type WorkspaceEvent } from './today.server.ts'

export type TodayView = Record<'toValidate' | 'returned' | 'drafts' | 'sent', WaitingLine[]> & {
  events: EventLine[]
  deadlines: DeadlineLine[]
  gaps: Gaps
  /** When the reader was here before, in words; null the first time. */
  since: string | null
}

/** The first page of a workspace in words ready for one reader. */
export async function getTodayView(actor: Actor, workspace: OwnWorkspace, language: Language): Promise<TodayView> {
  const [today, seenBefore] = await Promise.all([getToday(actor, workspace), noteVisit(actor, workspace.id)])
  const line = (record: WaitingRecord): WaitingLine => ({
    id: record.id,
    href: recordPath(language, workspace.slug, record.kind, record.id),
    title: taggedText(record.title, language),
    kind: record.kind,
    when: formatInstant(language, record.updatedAt),
    by: record.by,
    since: record.submittedAt && formatInstant(language, record.submittedAt),
    validator: record.validator,
    reason: record.reason,
  })
  return {
    toValidate: today.toValidate.map(line),
    returned: today.returned.map((record) => ({ ...line(record), by: null, since: null, validator: null })),
    drafts: today.drafts.map((record) => ({ ...line(record), by: null, since: null, validator: null, reason: null })),
    sent: today.sent.map((record) => ({ ...line(record), by: null })),
    events: today.events.map((event) => ({
      ...eventLine(event, workspace.slug, language),
      isNew: seenBefore !== null && event.at > seenBefore && event.actorId !== actor.userId,
    })),
    deadlines: today.deadlines.map(({ id, kind, why, title, day }) => ({
      id,
      href: recordPath(language, workspace.slug, kind, id),
      title: taggedText(title, language),
      why,
      day: formatDay(language, day),
    })),
    gaps: today.gaps,
    since: seenBefore && formatInstant(language, seenBefore),
  }
}

function eventLine({ id, kind, at, actor, record }: WorkspaceEvent, slug: string, language: Language): EventLine {
  return {
    id,
    kind,
    actor,
    when: formatInstant(language, at),
    dateTime: at.toISOString(),
    record: {
      title: record?.title ? taggedText(record.title, language) : null,
      href: record?.exists ? eventPath(language, slug, record) : null,
    },
  }
}

const eventPath = (language: Language, slug: string, { kind, id }: NonNullable<WorkspaceEvent['record']>) =>
  kind === 'EXPERT' ? `${workspacePath(language, slug)}/experts/${id}` : recordPath(language, slug, kind, id)

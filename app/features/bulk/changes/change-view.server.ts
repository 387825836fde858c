import { nameOf } from '#app/features/classifications/names.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { formatInstant } from '#app/platform/i18n/format-date.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { changesContent, type Step } from '../chosen/steps.ts'
import { KINDS } from '../kinds.server.ts'
import { bulkPath, changePath, registerOf } from '../paths.ts'
import { isUndoable, nextSteps, type HeldChange } from './changes.server.ts'
import { LineWords, type ShownLine } from './line-words.server.ts'
import { listLines, type KeptLine } from './lines.server.ts'
import { OUTCOMES, type Outcome } from './outcomes.ts'
import { placeOf, said } from './problem-words.server.ts'

export type ChangeView = {
  id: string
  href: string
  kind: HeldChange['kind']
  state: HeldChange['state']
  title: string
  when: string
  by: string | null
  bulkHref: string
  registerHref: string
  can: ReturnType<typeof nextSteps>
  isUndoable: boolean
  makesDrafts: boolean
  progress: { share: number | null; words: string } | null
  refusal: string | null
  counts: { outcome: string; text: string }[]
  ready: number
  ignored: string[]
  problems: { place: string; text: string }[]
  moreProblems: string | null
  tabs: { key: string; href: string; current: boolean; countText: string }[]
  shown: Outcome | null
  lines: ShownLine[]
  firstHref: string | null
  nextHref: string | null
}

const A_PAGE = 30

/** A change as its page shows it, in words ready for one reader. */
export async function changeView(
  actor: Actor,
  change: HeldChange,
  { slug, language, search }: { slug: string; language: Language; search: URLSearchParams },
): Promise<ChangeView> {
  const t = translator(language, 'bulk')
  const where = { language, slug }
  const href = changePath(where, change.id)
  const isAtRest = !['READING', 'APPLYING', 'UNDOING'].includes(change.state)
  const present = OUTCOMES.filter((outcome) => outcome !== 'SAME' && (change.counts[outcome] ?? 0) > 0)
  const shown = present.find((outcome) => outcome === search.get('show')) ?? present[0] ?? null
  const after = Number(search.get('after') ?? -1)
  const found =
    isAtRest && shown ? await listLines(change.id, { outcome: shown, after: Number.isInteger(after) ? after : -1, limit: A_PAGE + 1 }) : []
  const page = found.slice(0, A_PAGE)
  const [words, people] = await Promise.all([KINDS[change.kind].words(language, change.workspaceId), namesIn(change, page)])
  const maker = await db.user.findUnique({ where: { id: change.createdById }, select: { name: true } })
  const linesOf = new LineWords(change, { slug, language, words, people })
  const { done, of } = change
  return {
    id: change.id,
    href,
    kind: change.kind,
    state: change.state,
    title: change.fileName ?? stepInWords(change.step, language, people),
    when: formatInstant(language, change.createdAt),
    by: maker?.name ?? null,
    bulkHref: bulkPath(where, change.kind),
    registerHref: registerOf(where, change.kind),
    can: nextSteps(actor, change),
    isUndoable: isUndoable(change.step),
    makesDrafts: changesContent(change.step),
    progress: isAtRest
      ? null
      : {
          share: of ? done / of : null,
          words: of
            ? t('progress.counted', { done: formatNumber(language, done), of: formatNumber(language, of) })
            : t('progress.read', { count: done, formatted: formatNumber(language, done) }),
        },
    refusal: change.refusal ? said(change.refusal, language) : null,
    counts: (['NEW', ...OUTCOMES] as const).flatMap((outcome) => {
      const count = change.counts[outcome] ?? 0
      return count > 0 ? [{ outcome, text: t(`count.${outcome}`, { count, formatted: formatNumber(language, count) }) }] : []
    }),
    ready: change.counts.READY ?? 0,
    ignored: change.counts.ignored ?? [],
    problems: change.problems.slice(0, 100).map((problem) => ({ place: placeOf(problem, language), text: said(problem, language) })),
    moreProblems: change.problemCount > 100 ? formatNumber(language, change.problemCount - 100) : null,
    tabs: present.map((outcome) => ({
      key: outcome,
      href: `${href}?show=${outcome}`,
      current: outcome === shown,
      countText: formatNumber(language, change.counts[outcome] ?? 0),
    })),
    shown,
    lines: page.map((line) => linesOf.show(line)),
    firstHref: after >= 0 && shown ? `${href}?show=${shown}` : null,
    nextHref: found.length > A_PAGE && shown ? `${href}?show=${shown}&after=${page.at(-1)?.position ?? 0}` : null,
  }
}

/** The people that a change of who is in charge names. */
async function namesIn(change: HeldChange, lines: readonly KeptLine[]): Promise<Map<string, string>> {
  if (change.step?.kind !== 'owner') return new Map()
  const ids = lines.flatMap(({ changes }) => changes.flatMap(({ before, after }) => [before, after])).filter((id) => typeof id === 'string')
  const people = await db.user.findMany({
    where: { id: { in: [...ids, ...(change.step.ownerId ? [change.step.ownerId] : [])] } },
    select: { id: true, name: true },
  })
  return new Map(people.map(({ id, name }) => [id, name]))
}

export function stepInWords(step: Step | null, language: Language, people: ReadonlyMap<string, string> = new Map()): string {
  const t = translator(language, 'bulk')
  if (!step) return t('sheet.about')
  switch (step.kind) {
    case 'owner':
      return step.ownerId ? t('done.owner', { name: people.get(step.ownerId) ?? t('owner.somebody') }) : t('done.ownerNone')
    case 'sector':
      return t('done.sector', { name: nameOf('Sector', step.code, language)?.name ?? step.code })
    case 'iatiStatus':
      return t('done.iatiStatus', { name: nameOf('ActivityStatus', step.code, language)?.name ?? step.code })
    case 'severity':
      return t('done.severity', { name: translator(language, 'ui')(`severity.${step.level}`) })
    case 'visibility':
      return t('done.visibility', { name: t(`visibility.${step.code}`) })
    case 'submit':
    case 'takeBack':
    case 'publish':
    case 'withdraw':
    case 'delete':
      return t(`done.${step.kind}`)
  }
}

import { fieldName } from '#app/features/provenance/field-names.ts'
import { describe, type RecordWords } from '#app/features/provenance/describe-value.server.ts'
import type { Json } from '#app/features/provenance/content.ts'
import type { Change } from '#app/features/provenance/edits.ts'
import { describeChange } from '#app/features/provenance/shown-history.server.ts'
import { taggedText, type TaggedText } from '#app/features/provenance/tagged-text.ts'
import { nameOf } from '#app/features/classifications/names.server.ts'
import { recordPath } from '#app/features/workspaces/paths.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { formatInstant } from '#app/platform/i18n/format-date.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { changesContent, type Step } from '../chosen/steps.ts'
import { KINDS } from '../kinds.server.ts'
import { bulkPath, changePath, registerOf } from '../paths.ts'
import { choiceField } from './choose-conflicts.server.ts'
import { isUndoable, nextSteps, type HeldChange } from './changes.server.ts'
import { listLines, type KeptLine } from './lines.server.ts'
import { OUTCOMES, type CellProblem, type Message, type Outcome, type Reason } from './outcomes.ts'

export type ShownLine = {
  id: string
  title: TaggedText | null
  href: string | null
  outcome: Outcome
  isNew: boolean
  /** Undone, at least in part: `changes` lead back to what was. */
  isBack: boolean
  row: string | null
  changes: { key: string; field: string; lang?: string | undefined; before: string | null; after: string | null }[]
  /** How many more changes there are than are shown. */
  more: number
  conflicts: { name: string; field: string; base: string | null; current: string | null; typed: string | null; choice: string | null }[]
  reasons: string[]
  kept: string[]
}

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
const MOST_CHANGES = 12

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

/** A message in one reader's language. Its key names its namespace. */
export function said({ key, params }: Message, language: Language): string {
  const [namespace = 'bulk', rest = key] = key.split(':')
  const count = params?.['count']
  const formatted = typeof count === 'number' ? { formatted: formatNumber(language, count) } : {}
  const limit = params?.['limit']
  return translator(language, namespace)(rest, {
    ...params,
    ...formatted,
    ...(typeof limit === 'number' ? { limit: formatNumber(language, limit) } : {}),
  })
}

function placeOf({ sheet, row, column, head }: CellProblem, language: Language): string {
  const t = translator(language, 'bulk')
  const key = sheet === '' ? (column ? 'place.cell' : 'place.row') : column ? 'place.sheetCell' : 'place.sheetRow'
  return t(key, { sheet, row: formatNumber(language, row), column, head })
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

/** What undoing a line changed: its changes from their end to their beginning, those that stayed aside. A record that the change began is gone whole. */
function wayBack({ isNew, changes, kept }: KeptLine): Change[] {
  if (isNew) return []
  const stayed = new Set(kept.map(({ path, lang }) => fieldName(path, lang)))
  return changes
    .filter(({ path, lang }) => !stayed.has(fieldName(path, lang)))
    .map(({ before, after, ...change }) => ({ ...change, before: after, after: before }))
}

type Around = { slug: string; language: Language; words: RecordWords; people: ReadonlyMap<string, string> }

class LineWords {
  readonly #t
  constructor(
    private readonly change: HeldChange,
    private readonly around: Around,
  ) {
    this.#t = translator(around.language, 'bulk')
  }

  show(line: KeptLine): ShownLine {
    const { slug, language } = this.around
    const isGone = line.isNew && line.outcome !== 'DONE' && line.outcome !== 'KEPT'
    const isDeleted = this.change.step?.kind === 'delete' && line.outcome === 'DONE'
    const isBack = line.outcome === 'UNDONE' || line.outcome === 'PARTLY'
    const changes = (isBack ? wayBack(line) : line.changes).map((change, index) =>
      change.path === 'state' || change.path === 'owner'
        ? this.#state(change.path, change.before, change.after, index)
        : describeChange(change, String(index), language, this.around.words),
    )
    return {
      id: line.recordId,
      title: taggedText(line.title, language),
      href: isGone || isDeleted ? null : recordPath(language, slug, this.change.kind, line.recordId),
      outcome: line.outcome,
      isNew: line.isNew,
      isBack,
      row: line.row === null ? null : formatNumber(language, line.row),
      changes: changes.slice(0, MOST_CHANGES),
      more: Math.max(0, changes.length - MOST_CHANGES),
      conflicts: line.conflicts.map((conflict) => ({
        name: choiceField(line.recordId, conflict),
        field: this.#field(conflict.path, conflict.lang),
        base: this.#value(conflict.path, conflict.base),
        current: this.#value(conflict.path, conflict.current),
        typed: this.#value(conflict.path, conflict.typed),
        choice: conflict.choice ?? null,
      })),
      reasons: this.#reasons(line.reason),
      kept: line.kept.map(({ path, lang }) => this.#field(path, lang)),
    }
  }

  #reasons(reason: Reason | null): string[] {
    if (!reason) return []
    const { language } = this.around
    if (!('problems' in reason)) return [said(reason, language)]
    return reason.problems
      .slice(0, 10)
      .map((problem) => this.#t('place.said', { place: placeOf(problem, language), text: said(problem, language) }))
  }

  #field(path: string, lang: string | undefined): string {
    return describeChange(
      { path, ...(lang ? { lang } : {}), before: null, after: null },
      fieldName(path, lang),
      this.around.language,
      this.around.words,
    ).field
  }

  #value(path: string, value: Json): string | null {
    return value === null ? null : describe(path, value, this.around.language, this.around.words)
  }

  #state(path: 'state' | 'owner', before: Json, after: Json, index: number) {
    const word = (value: Json) => {
      if (path === 'owner')
        return typeof value === 'string' ? (this.around.people.get(value) ?? this.#t('owner.somebody')) : this.#t('owner.none')
      return typeof value === 'string' ? this.#t(`state.${value}`) : null
    }
    return { key: String(index), field: this.#t(`field.${path}`), before: word(before), after: word(after) }
  }
}

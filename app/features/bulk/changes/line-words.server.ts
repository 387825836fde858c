import type { Json } from '#app/features/provenance/content.ts'
import { describe, type RecordWords } from '#app/features/provenance/describe-value.server.ts'
import { locate } from '#app/features/provenance/edits.ts'
import { fieldName } from '#app/features/provenance/field-names.ts'
import { describeChange } from '#app/features/provenance/shown-history.server.ts'
import { taggedText, type TaggedText } from '#app/features/provenance/tagged-text.ts'
import { recordPath } from '#app/features/workspaces/paths.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { choiceField } from './choose-conflicts.server.ts'
import type { HeldChange } from './changes.server.ts'
import type { KeptLine } from './lines.server.ts'
import type { Outcome, PlannedChange, Reason } from './outcomes.ts'
import { placeOf, said } from './problem-words.server.ts'

export type ShownLine = {
  id: string
  title: TaggedText | null
  href: string | null
  outcome: Outcome
  isNew: boolean
  /** Undone, at least in part: `changes` lead back to what was. */
  isBack: boolean
  /** Where it stands in the file, where its changes do not say it. */
  row: string | null
  changes: (ShownValues & {
    /** Where the file says it and of which row of a table; null where that is where it says the one before. */
    place: string | null
  })[]
  /** How many more changes there are than are shown. */
  more: number
  conflicts: { name: string; field: string; base: string | null; current: string | null; typed: string | null; choice: string | null }[]
  reasons: string[]
  kept: string[]
}

type ShownValues = { key: string; field: string; lang?: string | undefined; before: string | null; after: string | null }

const MOST_CHANGES = 12

/** What undoing a line changed: its changes from their end to their beginning, those that stayed aside. A record that the change began is gone whole. */
function wayBack({ isNew, changes, kept }: KeptLine): PlannedChange[] {
  if (isNew) return []
  const stayed = new Set(kept.map(({ path, lang }) => fieldName(path, lang)))
  return changes
    .filter(({ path, lang }) => !stayed.has(fieldName(path, lang)))
    .map(({ before, after, ...change }) => ({ ...change, before: after, after: before }))
}

type Around = { slug: string; language: Language; words: RecordWords; people: ReadonlyMap<string, string> }

/** Lines in words ready for one reader. */
export class LineWords {
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
    const changes = isBack ? wayBack(line) : line.changes
    const places = changes.map((change) => this.#placeOf(change))
    const isPlaced = places.some((place) => place !== null)
    return {
      id: line.recordId,
      title: taggedText(line.title, language),
      href: isGone || isDeleted ? null : recordPath(language, slug, this.change.kind, line.recordId),
      outcome: line.outcome,
      isNew: line.isNew,
      isBack,
      row: line.row === null || isPlaced ? null : formatNumber(language, line.row),
      changes: changes.slice(0, MOST_CHANGES).map((change, index) => ({
        ...this.#values(change, String(index)),
        place: places[index] === places[index - 1] ? null : (places[index] ?? null),
      })),
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

  #values(change: PlannedChange, key: string): ShownValues {
    if (change.path === 'state' || change.path === 'owner') return this.#state(change.path, change.before, change.after, key)
    return describeChange(change, key, this.around.language, this.around.words)
  }

  #placeOf({ path, lang, at }: PlannedChange): string | null {
    if (!at) return null
    const { language, words } = this.around
    const place = placeOf(at, language)
    const facts = at.of && describe(locate(path, lang).part, at.of, language, words)
    return facts ? this.#t('place.said', { place, text: facts }) : place
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

  #state(path: 'state' | 'owner', before: Json, after: Json, key: string) {
    const word = (value: Json) => {
      if (path === 'owner')
        return typeof value === 'string' ? (this.around.people.get(value) ?? this.#t('owner.somebody')) : this.#t('owner.none')
      return typeof value === 'string' ? this.#t(`state.${value}`) : null
    }
    return { key, field: this.#t(`field.${path}`), before: word(before), after: word(after) }
  }
}

import { acronymsOf, comparedName, comparedRef, likeness, likenessKeys, trigramsOf, writtenAcronym } from './name-pieces.ts'

/** What is known of an organisation where duplicates are looked for. */
export type KnownOrganisation = {
  id: string
  /** Its identifier and those it had. */
  refs: readonly string[]
  /** Names in all languages and aliases. */
  names: readonly string[]
  country: string | null
}

export type PairReason = 'ref' | 'name' | 'acronym' | 'near'

export type LikelyPair = { /** 0 to 100. */ score: number; reasons: PairReason[] }

/** Names beyond these are not looked at. */
const MOST_NAMES = 12
const NEAR = 0.6

type Pieces = { refs: Set<string>; names: Set<string>; written: Set<string>; acronyms: Set<string> }

function piecesOf({ refs, names }: KnownOrganisation): Pieces {
  const looked = names.slice(0, MOST_NAMES)
  return {
    refs: new Set(refs.map(comparedRef).filter((ref) => ref.length >= 4)),
    names: new Set(looked.map(comparedName).filter((name) => name !== '')),
    written: new Set(looked.flatMap((name) => writtenAcronym(name) ?? [])),
    acronyms: new Set(acronymsOf(looked)),
  }
}

/** The key of whatever bears an identifier, however it is written; of names that are one name, whatever their letters. */
export const refKey = (ref: string): string => `ref:${comparedRef(ref).slice(0, 100)}`
export const nameKey = (name: string): string => `name:${comparedName(name).slice(0, 200)}`

/** Keys under which an organisation is kept: two that may be one share at least one, as far as `likenessKeys` goes. */
export function keysOf(organisation: KnownOrganisation): string[] {
  const { names, acronyms } = piecesOf(organisation)
  const country = organisation.country ?? '-'
  return [
    ...new Set([
      // Short ones too, which say nothing of a pair: by its identifier every organisation is found.
      ...organisation.refs.filter((ref) => comparedRef(ref) !== '').map(refKey),
      ...[...names].map(nameKey),
      ...[...acronyms].map((acronym) => `acronym:${country}:${acronym}`),
      ...[...names].flatMap(likenessKeys).map((key) => `near:${country}:${key}`),
    ]),
  ]
}

/** Whether two organisations may be one, how surely, and why; null where nothing says so. Bodies of two countries are two, unless an identifier says otherwise. */
export function likelyPair(one: KnownOrganisation, other: KnownOrganisation): LikelyPair | null {
  const [a, b] = [piecesOf(one), piecesOf(other)]
  const reasons: PairReason[] = []
  let score = 0
  if (share(a.refs, b.refs)) {
    reasons.push('ref')
    score = 100
  }
  const mayBe = one.country === null || other.country === null || one.country === other.country
  if (mayBe && share(a.names, b.names)) {
    reasons.push('name')
    score = Math.max(score, 95)
  }
  if (one.country === other.country) {
    if (share(a.written, b.acronyms) || share(b.written, a.acronyms)) {
      reasons.push('acronym')
      score = Math.max(score, 60)
    }
    const near = reasons.includes('name') ? 0 : nearest(a.names, b.names)
    if (near >= NEAR) {
      reasons.push('near')
      score = Math.max(score, Math.min(90, Math.round(near * 100)))
    }
  }
  return reasons.length > 0 ? { score, reasons } : null
}

function share(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  for (const value of one) if (other.has(value)) return true
  return false
}

/** Whether two names are near enough for what bears them to be one, 0.6 of their letters or more being the same. Pure. */
export const areNamesNear = (one: string, other: string): boolean =>
  nearest(new Set([comparedName(one)]), new Set([comparedName(other)])) >= NEAR

function nearest(names: ReadonlySet<string>, others: ReadonlySet<string>): number {
  const pieces = [...others].map(trigramsOf)
  let most = 0
  for (const name of names) {
    const own = trigramsOf(name)
    for (const other of pieces) most = Math.max(most, likeness(own, other))
  }
  return most
}

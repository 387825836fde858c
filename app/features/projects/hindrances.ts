import Big from 'big.js'
import { chooseText } from '#app/features/provenance/language-text.ts'
import type { ProjectContent } from './content.ts'
import { decimal } from './totals.ts'

/** What keeps a project from being submitted: the step of the form to go to, and the message's key under `hindrance`. */
export type Hindrance = { field: string; messageKey: string }

/** The least a project must say before others read it; everything else is a matter of quality. Pure. */
export function hindrancesOf(content: ProjectContent): Hindrance[] {
  const found: Hindrance[] = []
  const need = (ok: boolean, field: string, messageKey: string) => void (ok || found.push({ field, messageKey }))
  const { facts, texts } = content
  need(chooseText(texts.title, '') !== null, 'texts', 'title')
  need(chooseText(texts.description, '') !== null, 'texts', 'description')
  need(Boolean(facts.iatiStatus), 'facts', 'iatiStatus')
  need(Boolean(facts.plannedStart ?? facts.actualStart), 'facts', 'start')
  need(content.sectors.length > 0, 'sectors', 'sectors')
  need(totalsHundred(content.sectors), 'sectors', 'sectorShares')
  need(content.countries.length + content.regions.length > 0, 'countries', 'countries')
  need(sharesComplete([...content.countries, ...content.regions]), 'countries', 'countryShares')
  need(content.organisations.length > 0, 'organisations', 'organisations')
  return found
}

type Share = { percentage?: string | undefined; vocabulary?: string }

/** True where the percentages of each vocabulary total 100. */
export function totalsHundred(shares: readonly Share[]): boolean {
  const byVocabulary = new Map<string, Share[]>()
  for (const share of shares) byVocabulary.set(share.vocabulary ?? '', [...(byVocabulary.get(share.vocabulary ?? '') ?? []), share])
  return [...byVocabulary.values()].every(sharesComplete)
}

/** True where percentages total 100 exactly; a single one may be left out. */
export function sharesComplete(shares: readonly Share[]): boolean {
  if (shares.length === 0 || (shares.length === 1 && !shares[0]?.percentage)) return true
  return sumOfShares(shares)?.eq(100) ?? false
}

/** The exact sum of percentages, or null where one is missing or no decimal. */
export function sumOfShares(shares: readonly Share[]): Big | null {
  return shares.reduce<Big | null>((sum, { percentage }) => {
    const share = decimal(percentage ?? '')
    return sum && share ? sum.plus(share) : null
  }, new Big(0))
}

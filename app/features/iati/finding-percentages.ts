import Big from 'big.js'
import { errorAt, type Report } from './finding.ts'
import { DAC_VOCABULARY } from './map-money.ts'
import { isDecimal } from './source-values.ts'
import { attribute, childrenOf, type XmlElement } from './xml-element.ts'

type Kind = 'Sectors' | 'Places'

/**
 * Percentages over the sectors of one vocabulary, and over countries together with the regions of one vocabulary, total 100
 * (IATI rules 2.1.1-2.1.4, 3.1.1-3.4.4). Sums are exact decimals, rounded to 4 places as the official validator does.
 */
export function checkPercentages(activity: XmlElement, report: Report): void {
  for (const [vocabulary, sectors] of byVocabulary(childrenOf(activity, 'sector'))) checkShares('Sectors', sectors, vocabulary, report)
  const countries = childrenOf(activity, 'recipient-country')
  const regions = byVocabulary(childrenOf(activity, 'recipient-region'))
  if (regions.size === 0) checkShares('Places', countries, '', report)
  for (const [vocabulary, group] of regions) checkShares('Places', [...countries, ...group], vocabulary, report)
}

function byVocabulary(elements: XmlElement[]): Map<string, XmlElement[]> {
  const groups = new Map<string, XmlElement[]>()
  for (const element of elements) {
    const vocabulary = attribute(element, 'vocabulary') ?? DAC_VOCABULARY
    const group = groups.get(vocabulary)
    if (group) group.push(element)
    else groups.set(vocabulary, [element])
  }
  return groups
}

function checkShares(kind: Kind, shares: XmlElement[], vocabulary: string, report: Report): void {
  const [first] = shares
  if (!first) return
  const percentages = shares.map((share) => attribute(share, 'percentage'))
  const wrong = shares.filter((_, index) => isWrong(percentages[index]))
  for (const share of wrong) report(errorAt(share, 'finding.percentageWrong', { percentage: attribute(share, 'percentage') ?? '' }))
  if (wrong.length > 0 || (shares.length === 1 && percentages[0] === undefined)) return
  const missing = shares.find((_, index) => percentages[index] === undefined)
  if (missing) {
    report(errorAt(missing, `finding.percentageMissing${kind}`, { vocabulary }))
    return
  }
  const sum = percentages.reduce((total, percentage) => total.plus(decimal(percentage ?? '0')), Big(0)).round(4)
  if (!sum.eq(100)) report(errorAt(first, `finding.percentageSum${kind}`, { sum: sum.toFixed(), vocabulary }))
}

function isWrong(percentage: string | undefined): boolean {
  if (percentage === undefined) return false
  return !isDecimal(percentage) || decimal(percentage).lt(0) || decimal(percentage).gt(100)
}

/** Of an xsd:decimal, which may carry a plus sign or end in its point; Big.js takes neither. */
function decimal(text: string): Big {
  return Big(text.replace(/^\+/, '').replace(/\.$/, ''))
}

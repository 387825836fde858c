import type { Budget, OrganisationMention, SectorShare, StatedMoney, Transaction } from '#app/features/projects/content.ts'
import type { Narratives } from './narratives.ts'
import { parseBoolean, stated } from './source-values.ts'
import { attribute, childOf, childrenOf, textOf, type XmlElement } from './xml-element.ts'

/** Lists SectorVocabulary and RegionVocabulary: OECD DAC, meant where none is stated. */
export const DAC_VOCABULARY = '1'

export function mapBudget(budget: XmlElement): Budget {
  return {
    type: attribute(budget, 'type'),
    status: attribute(budget, 'status'),
    start: attribute(childOf(budget, 'period-start'), 'iso-date'),
    end: attribute(childOf(budget, 'period-end'), 'iso-date'),
    value: statedMoney(budget),
    valueDate: attribute(childOf(budget, 'value'), 'value-date'),
  }
}

export function mapTransaction(transaction: XmlElement, narratives: Narratives): Transaction {
  const sectors = childrenOf(transaction, 'sector').map((sector) => mapSector(sector, narratives))
  return {
    type: attribute(childOf(transaction, 'transaction-type'), 'code') ?? '',
    date: attribute(childOf(transaction, 'transaction-date'), 'iso-date'),
    value: statedMoney(transaction),
    valueDate: attribute(childOf(transaction, 'value'), 'value-date'),
    provider: mapParty(childOf(transaction, 'provider-org'), 'provider-activity-id', narratives),
    receiver: mapParty(childOf(transaction, 'receiver-org'), 'receiver-activity-id', narratives),
    description: narratives.take(childOf(transaction, 'description')),
    ref: attribute(transaction, 'ref'),
    humanitarian: parseBoolean(attribute(transaction, 'humanitarian')),
    sectors: sectors.length > 0 ? sectors : undefined,
    country: attribute(childOf(transaction, 'recipient-country'), 'code'),
    region: regionOf(childOf(transaction, 'recipient-region')),
  }
}

export function mapSector(sector: XmlElement, narratives: Narratives): SectorShare {
  return stated({
    vocabulary: attribute(sector, 'vocabulary') ?? DAC_VOCABULARY,
    code: attribute(sector, 'code') ?? '',
    percentage: attribute(sector, 'percentage'),
    name: narratives.take(sector),
    vocabularyUri: attribute(sector, 'vocabulary-uri'),
  })
}

/** The amount as written but for white space around it, even where it is no number; empty where there is no value at all. */
function statedMoney(holder: XmlElement): StatedMoney {
  const value = childOf(holder, 'value')
  return stated({ amount: value ? textOf(value).trim() : '', currency: attribute(value, 'currency') })
}

function mapParty(party: XmlElement | undefined, activityAttribute: string, narratives: Narratives): OrganisationMention | undefined {
  if (!party) return undefined
  return stated({
    ref: attribute(party, 'ref'),
    type: attribute(party, 'type'),
    name: narratives.take(party),
    activity: attribute(party, activityAttribute),
  })
}

function regionOf(region: XmlElement | undefined): Transaction['region'] {
  const code = attribute(region, 'code')
  return code ? { vocabulary: attribute(region, 'vocabulary') ?? DAC_VOCABULARY, code } : undefined
}

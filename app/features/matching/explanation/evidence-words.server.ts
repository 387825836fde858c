import type { TFunction } from 'i18next'
import { countryName } from '#app/features/classifications/countries.ts'
import { languageName } from '#app/features/classifications/languages.ts'
import { nameOf } from '#app/features/classifications/names.server.ts'
import type { Evidence } from '#app/features/matching/model.ts'
import { formatDay } from '#app/platform/i18n/format-date.ts'
import { formatNumber, formatYear } from '#app/platform/i18n/format-number.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { skillWords } from './skill-words.server.ts'

/** What evidence points to, looked up at once for all of an explanation. */
export type EvidenceFacts = {
  /** The day of a verification. */
  verifiedOn: (verificationId: string | undefined) => string | null
  organisation: (organisationId: string) => string | null
}

/** One fact as a sentence, with whether it was required or wanted where that is known. */
export type EvidenceLine = { text: string; mark: string | null }

/** A fact behind a score or a condition in the reader's words: names of skills, languages, countries; digits and days of the reader. */
export function evidenceLine(evidence: Evidence, facts: EvidenceFacts, language: Language): EvidenceLine {
  const t = translator(language, 'matching')
  const mark = 'must' in evidence ? t(evidence.must ? 'evidence.must' : 'evidence.wanted') : null
  return { text: sentence(evidence, facts, language, t), mark }
}

function sentence(evidence: Evidence, facts: EvidenceFacts, language: Language, t: TFunction): string {
  const day = (text: string) => formatDay(language, text)
  const number = (value: number) => formatNumber(language, value)
  const skills = translator(language, 'skills')
  switch (evidence.kind) {
    case 'skill':
      return skillSentence(evidence, facts, language, t)
    case 'language': {
      const words = { language: languageName(evidence.tag, language), asked: evidence.asked }
      return evidence.has ? t('evidence.language.has', { ...words, has: evidence.has }) : t('evidence.language.none', words)
    }
    case 'sector': {
      const sector = nameOf('Sector', evidence.sector, language)?.name ?? evidence.sector
      return evidence.has
        ? t('evidence.sector.has', { sector, has: skillWords(evidence.has, language) })
        : t('evidence.sector.none', { sector })
    }
    case 'country': {
      const where = evidence.sameRegion ? 'region' : 'same'
      const country = countryName(evidence.code, language)
      return evidence.lastYear === null
        ? t(`evidence.country.${where}`, { country })
        : t(`evidence.country.${where}Until`, { country, year: formatYear(language, evidence.lastYear) })
    }
    case 'context':
      return t(evidence.has ? 'evidence.context.has' : 'evidence.context.none', { context: skills(`context.${evidence.context}`) })
    case 'window': {
      const asked = { from: day(evidence.from), to: day(evidence.to) }
      return evidence.freeFrom && evidence.freeTo
        ? t('evidence.window.free', { ...asked, freeFrom: day(evidence.freeFrom), freeTo: day(evidence.freeTo) })
        : t('evidence.window.none', asked)
    }
    case 'clearance': {
      const words = { clearance: skills(`clearance.${evidence.clearance}.name`), needed: day(evidence.neededUntil) }
      return evidence.validUntil
        ? t('evidence.clearance.has', { ...words, validUntil: day(evidence.validUntil) })
        : t('evidence.clearance.none', words)
    }
    case 'days':
      return t('evidence.days', { year: formatYear(language, evidence.year), asked: number(evidence.asked), left: number(evidence.left) })
    case 'base':
      return evidence.country
        ? t(`evidence.base.${evidence.relation}`, { country: countryName(evidence.country, language) })
        : t('evidence.base.unknown')
    case 'words': {
      const share = formatNumber(language, evidence.similarity, { style: 'percent', maximumFractionDigits: 0 })
      if (evidence.language) return t('evidence.words.near', { share, language: languageName(evidence.language, language) })
      return evidence.similarity > 0 ? t('evidence.words.across', { share }) : t('evidence.words.none')
    }
    case 'organisation': {
      const organisation = facts.organisation(evidence.organisationId)
      return organisation ? t('evidence.organisation', { organisation }) : t('evidence.organisationUnknown')
    }
    case 'country-refused':
      return t('evidence.countryRefused', { country: countryName(evidence.code, language) })
    case 'mode':
      return t('evidence.mode', { asked: skills(`mode.${evidence.asked}`), has: skills(`mode.${evidence.has}`) })
    case 'decision':
      return t(`evidence.decision.${evidence.decision}`)
    case 'rest':
      return t('evidence.rest', { days: number(evidence.days), needed: number(evidence.needed) })
  }
}

function skillSentence(
  { asked, askedLevel, has, level, relation, confidence, verificationId }: Extract<Evidence, { kind: 'skill' }>,
  facts: EvidenceFacts,
  language: Language,
  t: TFunction,
): string {
  const words = { skill: skillWords(asked, language), asked: formatNumber(language, askedLevel) }
  if (!has || relation === 'none') return t('evidence.skill.none', words)
  const date = confidence === 'self' ? null : facts.verifiedOn(verificationId)
  const how = `${confidence ?? 'self'}${date ? 'On' : ''}`
  // A skill within the one asked for (`isco:213` for `isco:21`) answers it, and is named.
  const near = relation === 'exact' && has === asked ? 'exact' : 'near'
  return t(`evidence.skill.${near}.${how}`, {
    ...words,
    has: skillWords(has, language),
    level: formatNumber(language, level),
    date: date ? formatDay(language, date) : '',
  })
}

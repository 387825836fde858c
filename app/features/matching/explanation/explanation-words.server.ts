import type { TFunction } from 'i18next'
import { languageName } from '#app/features/classifications/languages.ts'
import type { SkillKey } from '#app/features/classifications/skills.ts'
import { COMPONENTS, type Advice, type Condition, type Component, type Explanation, type Pairing } from '#app/features/matching/model.ts'
import { counted } from '#app/features/provenance/counted.ts'
import { formatList } from '#app/platform/i18n/format-list.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { evidenceLine, type EvidenceFacts, type EvidenceLine } from './evidence-words.server.ts'
import { lookUp, type ExplanationFacts } from './looked-up.server.ts'
import { skillWords } from './skill-words.server.ts'

export type ShownComponent = {
  code: Component
  name: string
  about: string
  /** "405 of 450". */
  pointsText: string
  /** 0 to 1 of what it can give. */
  share: number
  evidence: EvidenceLine[]
}
export type ShownCondition = { code: Condition; name: string; ok: boolean; sentence: string; evidence: EvidenceLine[] }

/** A pair taken apart in words. */
export type PairingWords = { score: string; components: ShownComponent[]; conditions: ShownCondition[] }

/** An explanation in words ready for one reader. */
export type ExplanationWords = PairingWords & {
  rank: string
  others: OtherWords
  scarcity: string | null
  advice: string[]
  sure: string
  override: { sentence: string; reason: string } | null
  /** Weights and versions, for who wants to check. */
  checked: { weights: { name: string; points: string }[]; model: string; snapshot: string }
}

/** Why not another: by name for coordinators, in numbers for everybody else. */
export type OtherWords =
  | { kind: 'named'; lines: { expertId: string; name: string; sentence: string }[] }
  | { kind: 'numbers'; sentences: string[]; blocked: { name: string; count: string }[] }

/**
 * `seesWho`: others are named, as to coordinators. `seesAdvice`: what would help the expert most is shown, as to the expert,
 * whose roster it is and coordinators.
 */
export type Reader = { language: Language; seesWho: boolean; seesAdvice: boolean }

const MOST_POINTS = 1000

/** An explanation in words, with what it points to looked up in a few queries. The caller has seen to it that the reader may know. */
export async function explanationWords(explanation: Explanation, reader: Reader): Promise<ExplanationWords> {
  return tellExplanation(explanation, await lookUp([explanation], reader), reader)
}

/** A score with its conditions in words, for pairs that no round chose. */
export async function pairingWords(pairing: Pairing, language: Language): Promise<PairingWords> {
  const facts = await lookUp([{ ...pairing, whyNot: [] }], { language, seesWho: false, seesAdvice: false })
  return tellPairing(pairing, facts, language)
}

/** The same from facts already looked up. Pure. */
export function tellPairing(pairing: Pairing, facts: EvidenceFacts, language: Language): PairingWords {
  const t = translator(language, 'matching')
  const number = (value: number) => formatNumber(language, value, { maximumFractionDigits: 0 })
  const lines = (evidence: Pairing['components'][number]['evidence']) => evidence.map((one) => evidenceLine(one, facts, language))
  return {
    score: t('explanation.score', { points: number(pairing.score), most: number(MOST_POINTS) }),
    components: pairing.components.map(({ code, weight, value, evidence }) => ({
      code,
      name: t(`component.${code}.name`),
      about: t(`component.${code}.about`),
      pointsText: t('explanation.pointsOf', { points: number(Math.round(weight * value)), most: number(weight) }),
      share: weight === 0 ? 0 : Math.min(1, Math.max(0, value)),
      evidence: lines(evidence),
    })),
    conditions: pairing.conditions.map(({ code, ok, evidence }) => ({
      code,
      name: t(`condition.${code}.name`),
      ok,
      sentence: t(`condition.${code}.${ok ? 'ok' : 'failed'}`),
      evidence: lines(evidence),
    })),
  }
}

/** The words of an explanation from facts already looked up. Pure. */
export function tellExplanation(
  explanation: Explanation,
  facts: ExplanationFacts,
  { language, seesWho, seesAdvice }: Reader,
): ExplanationWords {
  const t = translator(language, 'matching')
  const number = (value: number) => formatNumber(language, value, { maximumFractionDigits: 0 })
  const { rank, candidates, scarcity, gap, override, weights, modelVersion, snapshotHash } = explanation
  return {
    ...tellPairing(explanation, facts, language),
    rank: t('explanation.rank', { ...counted(language, candidates), rank: number(rank) }),
    others: seesWho ? namedOthers(explanation, facts, language, t) : numberedOthers(explanation, language, t),
    scarcity:
      scarcity === null
        ? null
        : Math.round(scarcity) > 0
          ? t('explanation.scarcity.scarce', { points: number(scarcity) })
          : t('explanation.scarcity.plenty'),
    advice: seesAdvice ? explanation.advice.filter(({ requests }) => requests > 0).map((one) => adviceSentence(one, language, t)) : [],
    sure: override
      ? t('explanation.sure.chosen')
      : gap === null
        ? t('explanation.sure.proven')
        : t('explanation.sure.gap', { gap: formatNumber(language, gap, { style: 'percent', maximumFractionDigits: 2 }) }),
    override: override
      ? {
          sentence: t('explanation.override.by', { who: facts.person(override.by) ?? t('explanation.override.someone') }),
          reason: override.reason,
        }
      : null,
    checked: {
      weights: COMPONENTS.map((code) => ({ name: t(`component.${code}.name`), points: number(weights[code]) })),
      model: modelVersion,
      snapshot: snapshotHash.slice(0, 12),
    },
  }
}

const conditionNames = (codes: readonly Condition[], language: Language, t: TFunction) =>
  formatList(
    language,
    codes.map((code) => t(`condition.${code}.name`)),
  )

function namedOthers({ whyNot }: Explanation, facts: ExplanationFacts, language: Language, t: TFunction): OtherWords {
  const number = (value: number) => formatNumber(language, value, { maximumFractionDigits: 0 })
  return {
    kind: 'named',
    lines: whyNot.map(({ profileId, score, rank, cost, elsewhere, blockedBy }) => {
      const words = {
        rank: number(rank),
        score: number(score),
        cost: number(cost ?? 0),
        conditions: conditionNames(blockedBy, language, t),
      }
      const sentence = () => {
        if (blockedBy.length > 0) return t(rank > 0 ? 'explanation.other.blocked' : 'explanation.other.blockedUnranked', words)
        if (cost === null) return t('explanation.other.possible', words)
        if (elsewhere && cost > 0)
          return t('explanation.other.elsewhere', { ...words, request: facts.request(elsewhere) ?? t('request.gone') })
        return t(Math.round(cost) > 0 ? 'explanation.other.costs' : 'explanation.other.free', words)
      }
      return { expertId: profileId, name: facts.expert(profileId), sentence: sentence() }
    }),
  }
}

function numberedOthers({ whyNot, blocked }: Explanation, language: Language, t: TFunction): OtherWords {
  const number = (value: number) => formatNumber(language, value, { maximumFractionDigits: 0 })
  const possible = whyNot.filter(({ blockedBy }) => blockedBy.length === 0)
  const costs = possible.flatMap(({ cost }) => (cost === null ? [] : [Math.max(0, Math.round(cost))]))
  const counts = blocked ?? countBlocked(whyNot)
  const sentences = [
    possible.length > 0 && t('explanation.othersPossible', counted(language, possible.length)),
    costs.length > 0 && t('explanation.cost.range', { least: number(Math.min(...costs)), most: number(Math.max(...costs)) }),
    counts.experts > 0 && t('explanation.othersBlocked', counted(language, counts.experts)),
  ]
  const by = Object.entries(counts.by) as [Condition, number][]
  return {
    kind: 'numbers',
    sentences: sentences.filter((sentence) => sentence !== false),
    blocked: by
      .filter(([, experts]) => experts > 0)
      .sort(([, one], [, other]) => other - one)
      .map(([code, experts]) => ({ name: t(`condition.${code}.name`), count: number(experts) })),
  }
}

function countBlocked(whyNot: Explanation['whyNot']): NonNullable<Explanation['blocked']> {
  const failed = whyNot.filter(({ blockedBy }) => blockedBy.length > 0)
  const by: Partial<Record<Condition, number>> = {}
  for (const { blockedBy } of failed) for (const code of blockedBy) by[code] = (by[code] ?? 0) + 1
  return { experts: failed.length, by }
}

function adviceSentence({ kind, code, level, requests }: Advice, language: Language, t: TFunction): string {
  const shownLevel = typeof level === 'number' ? formatNumber(language, level) : (level ?? '')
  const words = { ...counted(language, requests), level: shownLevel }
  switch (kind) {
    case 'language':
      return t('explanation.advice.language', { ...words, language: languageName(code, language) })
    case 'skill':
      return t('explanation.advice.skill', { ...words, skill: skillWords(code as SkillKey, language) })
    case 'days':
      return t('explanation.advice.days', words)
    case 'clearance':
      return t('explanation.advice.clearance', { ...words, clearance: translator(language, 'skills')(`clearance.${code}.name`) })
  }
}

import { NEED_KINDS, WORK_MODES, type NeedContent, type NeedKind } from '#app/features/needs/content.ts'
import type { Chance } from './chance.ts'
import phrases from './data/phrases.json' with { type: 'json' }
import { dayOf, daysAfter } from './days.ts'
import { drawPlace } from './draw-place.ts'
import { drawCurrency } from './draw-money.ts'
import { drawLanguages, drawText, drawTitle } from './words.ts'
import type { Spot, World } from './world.server.ts'

const KINDS = NEED_KINDS.map((kind): [NeedKind, number] => [kind, { funding: 0.42, goods: 0.33, services: 0.2, expertise: 0.05 }[kind]])

/** A need as somebody wrote it on a day; `projectIds` are those that may answer it. */
export function drawNeed(chance: Chance, world: World, spot: Spot, at: number, projectIds: readonly string[]): NeedContent {
  const languages = drawLanguages(chance, spot)
  const sector = chance.ranked(world.sectors)
  const subject = { sector, spot, languages }
  const kind = chance.weighted(KINDS)
  const from = daysAfter(dayOf(at), chance.between(-60, 200))
  const to = chance.is(0.8) || kind === 'expertise' ? daysAfter(from, chance.between(45, 900)) : undefined
  const money = kind === 'funding' ? { amount: String(chance.skewed(1000, 5_000_000)), currency: drawCurrency(chance) } : undefined
  const quantity =
    kind === 'goods' || (kind === 'services' && chance.is(0.5))
      ? { number: String(chance.skewed(5, 40_000)), unit: chance.pick(phrases.units) }
      : undefined
  const asked = money?.amount ?? quantity?.number
  const covered =
    asked && chance.is(0.25) ? String(chance.is(0.3) ? asked : Math.max(1, Math.round(Number(asked) * chance.share()))) : undefined
  const isAsked = kind === 'expertise'
  return {
    facts: {
      kind,
      severity: chance.weighted([
        [3, 0.35],
        [2, 0.25],
        [4, 0.2],
        [1, 0.12],
        [5, 0.08],
      ]),
      sector: sector.code,
      ...(chance.is(0.85) && { peopleAffected: chance.skewed(40, 200_000) }),
      ...(money && { money }),
      ...(quantity && { quantity }),
      from,
      ...(to && { to }),
      place: drawPlace(chance, spot, languages),
      ...(covered && { covered }),
      sourceLanguage: languages[0],
      ...(isAsked && {
        expertise: {
          slots: chance.between(1, 4),
          priority: String(chance.between(1, 3)),
          mode: chance.pick(WORK_MODES),
          days: chance.between(5, 40),
        },
      }),
    },
    texts: { title: drawTitle(chance, subject), summary: drawText(chance, subject, chance.between(1, 4)) },
    projects: projectIds.map((projectId, row) => ({ id: rowId(row), projectId })),
    skills: isAsked ? [{ id: rowId(0), skill: `dac:${sector.code}`, level: chance.between(1, 4), must: true }] : [],
    languages: isAsked ? [{ id: rowId(0), language: spot.languages[0] ?? 'en', level: 'B2', must: chance.is(0.5) }] : [],
  }
}

/** As imports make them: in the order of the rows. */
export const rowId = (row: number) => `r${String(row + 1).padStart(7, '0')}`

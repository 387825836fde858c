import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import type { MeasuredValue } from './area-values.ts'
import { classOf, nearestRound, rampStep, roundBreaks } from './classes.ts'
import type { Measure } from './measures.ts'
import type { Look } from './svg/choropleth.server.ts'
import { breakText } from './value-words.server.ts'

export type LegendEntry = { look: Look; label: string; countText: string }

/** How values are classed: the same for every map that is to be compared. */
export type Classes = { breaks: number[]; least: number }

export function classesOf(values: readonly MeasuredValue[]): Classes {
  const numbers = values.flatMap((found) => (found && found.value > 0 ? [found.value] : []))
  return { breaks: roundBreaks(numbers), least: numbers.length > 0 ? Math.min(...numbers) : 0 }
}

/** How a value is filled. Areas without any record are `none`, and not asked for here. */
export function lookOf(found: MeasuredValue, { breaks }: Classes): Look {
  if (found === null) return 'unstated'
  if (found.value <= 0) return 'zero'
  return rampStep(classOf(found.value, breaks), breaks.length + 1) as Look
}

/** What the fills mean, each with how many areas have it; classes first, the highest at the top. */
export function legendOf(looks: readonly Look[], classes: Classes, measure: Measure, language: Language): LegendEntry[] {
  const t = translator(language, 'patterns')
  const { breaks } = classes
  const end = (value: number) => breakText(value, language)
  const labels = Array.from({ length: breaks.length + 1 }, (_, index) => {
    const [from, to] = [breaks[index - 1], breaks[index]]
    if (from !== undefined && to !== undefined) return t('legend.between', { from: end(from), to: end(to) })
    if (from !== undefined) return t('legend.from', { from: end(from) })
    return to === undefined ? t('legend.from', { from: end(roundBelow(classes.least)) }) : t('legend.under', { to: end(to) })
  })
  const count = (look: Look) => looks.filter((one) => one === look).length
  const entry = (look: Look, label: string): LegendEntry => ({ look, label, countText: formatNumber(language, count(look)) })
  const ramp = labels.map((label, index) => entry(rampStep(index, labels.length) as Look, label)).filter(({ look }) => count(look) > 0)
  const rest = [
    entry('zero', t('legend.zero')),
    entry('unstated', t('legend.unstated')),
    ...(looks.includes('none') ? [entry('none', t(measure === 'projects' ? 'legend.noProjects' : 'legend.noNeeds'))] : []),
  ].filter(({ look }) => count(look) > 0)
  return [...ramp, ...rest]
}

/** A round number at or below the value. */
function roundBelow(value: number): number {
  if (value <= 0) return 0
  const near = nearestRound(value)
  return near <= value ? near : nearestRound(near / 2.2)
}

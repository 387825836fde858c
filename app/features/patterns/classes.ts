/** The most classes that one still tells apart on a map. */
export const MOST_CLASSES = 5
/** Steps of the ramp of colours, from pale to deep. */
const RAMP = 5

/**
 * The lower ends of the classes above the first, in rising order: quantiles of the values, each moved to the nearest of
 * 1, 2 and 5 times a power of ten, without those that would leave a class empty. Where most values are the same, so that this
 * tells hardly anything apart, all such numbers between the least and the greatest. Values of 0 and less make no class.
 */
export function roundBreaks(values: readonly number[], most = MOST_CLASSES): number[] {
  const sorted = values.filter((value) => value > 0).sort((a, b) => a - b)
  const quantiles = Array.from({ length: most - 1 }, (_, i) => sorted[Math.floor((sorted.length * (i + 1)) / most)] ?? 0)
  const rounded = [...new Set(quantiles.filter((value) => value > 0).map(nearestRound))].sort((a, b) => a - b)
  const found = withoutEmpty(rounded, sorted)
  return found.length > 1 ? found : withoutEmpty(evenly(roundBetween(sorted[0] ?? 0, sorted.at(-1) ?? 0), most - 1), sorted)
}

function withoutEmpty(ends: readonly number[], sorted: readonly number[]): number[] {
  return ends.reduce<number[]>((kept, end) => {
    const below = sorted.filter((value) => value < end && value >= (kept.at(-1) ?? 0))
    return below.length > 0 && sorted.some((value) => value >= end) ? [...kept, end] : kept
  }, [])
}

/** 1, 2 and 5 times powers of ten, above the least and up to the greatest. */
function roundBetween(least: number, greatest: number): number[] {
  if (!(least > 0)) return []
  const first = Math.floor(Math.log10(least))
  const powers = Array.from({ length: Math.floor(Math.log10(greatest)) - first + 1 }, (_, i) => 10 ** (first + i))
  return powers
    .flatMap((power) => [1, 2, 5].map((factor) => Number((factor * power).toPrecision(1))))
    .filter((end) => end > least && end <= greatest)
}

/** At most so many of them, spread over all. */
const evenly = (values: readonly number[], most: number): number[] =>
  values.length <= most ? [...values] : Array.from({ length: most }, (_, i) => values[Math.floor(((i + 0.5) * values.length) / most)] ?? 0)

/** The class of a value above 0, from 0. */
export const classOf = (value: number, breaks: readonly number[]): number => breaks.filter((end) => value >= end).length

/** The step of the ramp, 1 to 5, that shows a class among so many. */
export const rampStep = (index: number, classes: number): number =>
  classes <= 1 ? 3 : Math.round(1 + (index * (RAMP - 1)) / (classes - 1))

/** The nearest of 1, 2 and 5 times a power of ten, by ratio. */
export function nearestRound(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  const [nearest = power] = [1, 2, 5, 10]
    .map((factor) => factor * power)
    .sort((a, b) => Math.abs(Math.log(a / value)) - Math.abs(Math.log(b / value)))
  return Number(nearest.toPrecision(1))
}

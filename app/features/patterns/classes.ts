/** The most classes that one still tells apart on a map. */
export const MOST_CLASSES = 5
/** Steps of the ramp of colours, from pale to deep. */
const RAMP = 5

/**
 * The lower ends of the classes above the first, in rising order: quantiles of the values, each moved to the nearest of
 * 1, 2 and 5 times a power of ten, without those that would leave a class empty. Values of 0 and less make no class.
 */
export function roundBreaks(values: readonly number[], most = MOST_CLASSES): number[] {
  const sorted = values.filter((value) => value > 0).sort((a, b) => a - b)
  const quantiles = Array.from({ length: most - 1 }, (_, i) => sorted[Math.floor((sorted.length * (i + 1)) / most)] ?? 0)
  const rounded = [...new Set(quantiles.filter((value) => value > 0).map(nearestRound))].sort((a, b) => a - b)
  return rounded.reduce<number[]>((kept, end) => {
    const below = sorted.filter((value) => value < end && value >= (kept.at(-1) ?? 0))
    return below.length > 0 && sorted.some((value) => value >= end) ? [...kept, end] : kept
  }, [])
}

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

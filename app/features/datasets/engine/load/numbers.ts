/** A number as DuckDB stores it; `digits` before and `scale` after the point. */
export type NumberShape = { digits: number; scale: number; exponent: boolean }

/** The narrowest shape that holds both. */
export function widest(a: NumberShape, b: NumberShape): NumberShape {
  return { digits: Math.max(a.digits, b.digits), scale: Math.max(a.scale, b.scale), exponent: a.exponent || b.exponent }
}

/** Shape of a number in plain signs (`-12.50`, `1.5e-7`). */
export function shapeOf(plain: string): NumberShape {
  if (/e/i.test(plain)) return { digits: 0, scale: 0, exponent: true }
  const [whole = '', fraction = ''] = plain.replace('-', '').split('.')
  return { digits: whole.length, scale: fraction.length, exponent: false }
}

/**
 * The SQL type that holds numbers of a shape without loss: DECIMAL of 18 digits (eight bytes), else of 38, with room for eight
 * digits more than were seen; DOUBLE where no DECIMAL does.
 */
export function decimalType({ digits, scale, exponent }: NumberShape): string {
  if (exponent || digits + scale > 30) return 'DOUBLE'
  return digits + scale <= 18 ? `DECIMAL(18,${scale})` : `DECIMAL(38,${scale})`
}

/** About `count` bins of one width between round edges (1, 2, 2.5 or 5 times a power of ten) from `min` to `max`. */
export function roundEdges(min: number, max: number, count: number): number[] {
  if (!Number.isFinite(min) || !Number.isFinite(max)) return []
  if (min === max) return [min, min + 1]
  const raw = (max - min) / count
  const power = 10 ** Math.floor(Math.log10(raw))
  const step = ([1, 2, 2.5, 5].find((factor) => factor * power >= raw * 0.9999) ?? 10) * power
  const first = Math.floor(min / step)
  const last = Math.max(first + 1, Math.floor(max / step) + 1)
  return Array.from({ length: last - first + 1 }, (_, nth) => Number(((first + nth) * step).toPrecision(12)))
}

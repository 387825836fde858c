// SQL for values that look random and are the same in every run: each is a function of the row's number and a salt.

/** From 0 to below 1. */
export const share = (row, salt) => `((hashint8extended(${row}, ${salt}) & 9007199254740991)::float8 / 9007199254740992)`

/** A whole number from 0 to below `end`. */
export const below = (end, row, salt) => `floor(${share(row, salt)} * ${end})::int`

/** From `least` to `most`, small ones far more often, rounded to two digits. */
export const skewed = (least, most, row, salt) => `(${least} * power(${most / least}, ${share(row, salt)}))::numeric(12, 0)`

/** One of the values by their weights, which add up to 1. */
export function weighted(values, row, salt) {
  let sum = 0
  const cases = Object.entries(values).map(([value, weight]) => {
    sum += weight
    return `when ${share(row, salt)} < ${sum.toFixed(6)} then ${value}`
  })
  return `case ${cases.join(' ')} else ${Object.keys(values).at(-1)} end`
}

/** A UUID of version 7 whose time grows with the row's number. */
export const uuid = (
  row,
  kind,
) => `(lpad(to_hex(${1_700_000_000_000 + kind * 10_000_000_000}::bigint + ${row}), 12, '0') || '7' || lpad(to_hex(hashint8extended(${row}, ${kind}) & 4095), 3, '0')
  || '8' || lpad(to_hex(hashint8extended(${row}, ${kind + 50}) & 1152921504606846975), 15, '0'))::uuid`

/** The columns x, y and qk of positions in columns lat and lon, as app/features/map/morton.ts has them: to stand in `from`, after what gives these. */
export const worldColumns = (lat, lon) => `
  cross join lateral (select least(1073741823, greatest(0, floor((${lon} / 360 + 0.5) * 1073741824)))::bigint as x,
    least(1073741823, greatest(0, floor((0.5 - ln((1 + sin(radians(${lat}))) / (1 - sin(radians(${lat})))) / (4 * pi())) * 1073741824)))::bigint as y) as world
  ${spread('x')} ${spread('y')}
  cross join lateral (select world.x::int as x, world.y::int as y, x_spread.code | (y_spread.code << 1) as qk) as at`

function spread(axis) {
  const masks = [
    [16, '281470681808895'],
    [8, '71777214294589695'],
    [4, '1085102592571150095'],
    [2, '3689348814741910323'],
    [1, '6148914691236517205'],
  ]
  const steps = masks.map(([shift, mask], index) => {
    const before = index === 0 ? `world.${axis}` : `${axis}${index - 1}.code`
    const name = index === masks.length - 1 ? `${axis}_spread` : `${axis}${index}`
    return `cross join lateral (select (${before} | (${before} << ${shift})) & ${mask}::bigint as code offset 0) as ${name}`
  })
  return steps.join(' ')
}

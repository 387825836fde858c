/** WGS 84, degrees. */
export type LatLon = { lat: number; lon: number }

type Axis = 'lat' | 'lon'

/** Something to say about a point, in the field it is about. `message` is a key of the namespace `places`. */
export type PointRemark = { field: Axis | 'point'; message: PointMessage }

type PointMessage =
  `point.${Axis}.${'missing' | 'unreadable' | 'range'}` | `point.${'swapped' | 'zero' | 'nowhere' | 'otherCountry' | 'otherArea'}`

/** What two typed texts say: a point, or why not; with hints that do not stand in the way. */
export type ReadPoint = { ok: true; point: LatLon; hints: PointRemark[] } | { ok: false; errors: PointRemark[] }

const LIMIT: Record<Axis, number> = { lat: 90, lon: 180 }

const isWithin = (value: number, axis: Axis) => Math.abs(value) <= LIMIT[axis]

/** True for finite coordinates within their ranges. */
export const isOnEarth = ({ lat, lon }: LatLon): boolean => isWithin(lat, 'lat') && isWithin(lon, 'lon')

/**
 * Reads coordinates as people type and paste them: `14.69`, `14,69`, `١٤٫٦٩`, `14°41′N`, `17° 26' 38" O`, or both in the first
 * field (`14.69, -17.44`).
 */
export function readPoint(lat: string, lon: string): ReadPoint {
  const [latText, lonText] = pair(clean(lat), clean(lon))
  const read = { lat: readAngle(latText), lon: readAngle(lonText) }
  if (!isAngle(read.lat) || !isAngle(read.lon)) {
    return { ok: false, errors: (['lat', 'lon'] as const).flatMap((axis) => unreadable(axis, read[axis])) }
  }
  const swapped = read.lat.axis === 'lon' || read.lon.axis === 'lat'
  const point = { lat: read.lat.value, lon: read.lon.value }
  if (isOnEarth(point) && !swapped) return { ok: true, point, hints: point.lat === 0 && point.lon === 0 ? [remark('point', 'zero')] : [] }
  if (isOnEarth({ lat: point.lon, lon: point.lat })) return { ok: false, errors: [...outOfRange(point), remark('point', 'swapped')] }
  return { ok: false, errors: outOfRange(point) }
}

/** One coordinate as people type it, in degrees; null for what is none, is out of range, or names the other axis. */
export function readCoordinate(text: string, axis: Axis): number | null {
  const read = readAngle(clean(text))
  return isAngle(read) && isWithin(read.value, axis) && (read.axis ?? axis) === axis ? read.value : null
}

const remark = (field: 'point', about: 'swapped' | 'zero'): PointRemark => ({ field, message: `point.${about}` })

function outOfRange(point: LatLon): PointRemark[] {
  return (['lat', 'lon'] as const)
    .filter((axis) => !isWithin(point[axis], axis))
    .map((axis) => ({ field: axis, message: `point.${axis}.range` }))
}

type Angle = { value: number; /** The axis that a hemisphere names, where one is written. */ axis?: Axis }
type Unread = 'missing' | 'unreadable'

const isAngle = (read: Angle | Unread): read is Angle => typeof read === 'object'

const unreadable = (axis: Axis, read: Angle | Unread): PointRemark[] =>
  isAngle(read) ? [] : [{ field: axis, message: `point.${axis}.${read}` }]

/** Digits, minus and decimal sign in their plain forms; one kind of each degree, minute and second sign; no marks of direction. */
function clean(text: string): string {
  return text
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replace(/[\u061C\u200B-\u200F\u202A-\u202E\u2066-\u2069]/g, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/٫/g, '.')
    .replace(/[،؛;]/g, ', ')
    .replace(/[º˚]/g, '°')
    .replace(/[’‘ʹ´`]/g, '′')
    .replace(/′′|''|[”“″]/g, '"')
    .replace(/'/g, '′')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Both coordinates pasted into the first field, parted by a comma or a space that no single number has. */
function pair(lat: string, lon: string): [string, string] {
  const both = lon === '' ? /^(\S*\d\.\d+[^\d,]*)[, ]\s*(\S*\d\.\d+\D*)$/.exec(lat) : null
  return both ? [both[1] ?? '', both[2] ?? ''] : [lat, lon]
}

/** Hemispheres as written in the languages of the portal (west is `O` in three of them), with the sign they give. */
const HEMISPHERES: readonly [RegExp, Axis, 1 | -1][] = [
  [/^(?:n|nord|norte|north|ش|شمالا?)$/i, 'lat', 1],
  [/^(?:s|sud|sur|sul|south|ج|جنوبا?)$/i, 'lat', -1],
  [/^(?:e|est|este|east|l|leste|ق|شرقا?)$/i, 'lon', 1],
  [/^(?:w|o|ouest|oeste|west|غ|غربا?)$/i, 'lon', -1],
]

/** Degrees, then minutes and seconds, of which only the last may have decimals; a sign, or a hemisphere before or after. */
const ANGLE = /^(\p{L}*) ?([+-]?)(\d+(?:[.,]\d+)?) ?°? ?(?:(\d+(?:[.,]\d+)?) ?′? ?(?:(\d+(?:[.,]\d+)?) ?"? ?)?)?(\p{L}*)$/u

function readAngle(text: string): Angle | Unread {
  if (text === '') return 'missing'
  const [, before = '', sign = '', degrees = '', minutes = '0', seconds = '0', after = ''] = ANGLE.exec(text) ?? []
  const letters = before || after
  const hemisphere = HEMISPHERES.find(([written]) => written.test(letters))
  const isSaidTwice = letters !== '' && (sign !== '' || (before !== '' && after !== ''))
  if (degrees === '' || isSaidTwice || (letters !== '' && !hemisphere)) return 'unreadable'
  const parts = [degrees, minutes, seconds].map((part) => Number(part.replace(',', '.')))
  const [whole = 0, sixtieths = 0, last = 0] = parts
  const isBroken = (minutes !== '0' && /[.,]/.test(degrees)) || (seconds !== '0' && /[.,]/.test(minutes))
  if (isBroken || sixtieths >= 60 || last >= 60) return 'unreadable'
  const size = whole + sixtieths / 60 + last / 3600
  const direction = hemisphere?.[2] ?? (sign === '-' ? -1 : 1)
  // Adding zero turns -0 into 0.
  return { value: direction * size + 0, ...(hemisphere && { axis: hemisphere[1] }) }
}

import type { ColumnReading, ColumnRole } from '../tables.ts'
import { withPlainDigits } from './cell-kinds.ts'

type SeenColumn = { name: string; hxl: string | null; texts: string[]; reading: ColumnReading }
export type RoleKnowledge = {
  /** Whether a text is a code of an administrative area that the portal knows. */
  isAdminCode?: ((text: string) => boolean) | undefined
}

const NAME_LANGUAGES = ['en', 'fr', 'es', 'pt', 'ar']
const SEEN = 500
const SEEN_CHARS = 300

const LATITUDE =
  /^(?:y[ _-]?)?(?:gps[ _-]*|geo[ _-]*|_?geolocation[ _-]*)?(?:lat|latitude|latitud|خط العرض)(?:[ _-]*(?:dd|wgs84|y|deg|decimal))?$/i
const LONGITUDE =
  /^(?:x[ _-]?)?(?:gps[ _-]*|geo[ _-]*|_?geolocation[ _-]*)?(?:lon|lng|long|longitude|longitud|خط الطول)(?:[ _-]*(?:dd|wgs84|x|deg|decimal))?$/i
const GEOMETRY = /^(?:the_)?geom(?:etry|etrie|etria)?$|^geo_?json$|^wkt(?:_geom)?$|^geo_?shape$|^shape$/i
const GEOMETRY_TEXT = /^\s*(?:\{\s*"|(?:SRID=\d+;)?\s*(?:MULTI)?(?:POINT|LINESTRING|POLYGON)\s*[ZM(]|GEOMETRYCOLLECTION\s*\()/i
const ADMIN_NAME =
  /^(?:adm(?:in)?[ _-]?\d?(?:[ _-]?(?:name|nom|nombre|en|fr|es|ar|pt))*|r[ée]gions?|provinces?|prov[íi]ncias?|d[ée]partements?|departamentos?|districts?|distritos?|postos?|communes?|cercles?|municipios?|municipalit(?:y|é)|count(?:y|ies)|governorates?|wilayas?|état|estados?|state|woreda|zone|prefectures?|préfectures?|المحافظة|المديرية|الولاية|المنطقة)(?:[ _-]?(?:name|nom|nombre))?$/i
const COUNTRY =
  /^(?:country|countries|pays|pa[íi]s|nation|البلد|الدولة)(?:[ _-]?(?:name|nom|nombre|code|iso[ _-]?[23]?|\d))*$|^(?:iso|iso[ _-]?(?:alpha)?[ _-]?[23])(?:[ _-]?codes?)?$|^recipient[ _-]country(?:[ _-]code)?$/i
const PCODE_NAME =
  /p[ _-]?codes?\b|^adm(?:in)?[ _-]?\d[ _-]?(?:p?code|id)$|^code[ _-](?:r[ée]gion|province|d[ée]partement|district|commune)$/i
const PCODE_TEXT = /^[A-Z]{2,3}[-_.]?[A-Z0-9]+(?:[-_.][A-Z0-9]+)*$/

let countryWords: Set<string> | undefined

/** What each column is to the portal beside its type; by its HXL tag first, then by name and values together. */
export function suggestRole(column: SeenColumn, knowledge: RoleKnowledge = {}): ColumnRole | null {
  const texts = column.texts
    .map((text) => text.slice(0, SEEN_CHARS).trim())
    .filter((text) => text !== '')
    .slice(0, SEEN)
  return (column.hxl ? roleOfTag(column.hxl) : null) ?? roleOfValues(column, texts, knowledge)
}

/** HXL 1.1: core tags and the attributes that say code, name or coordinate. */
function roleOfTag(hxl: string): ColumnRole | null {
  const [tag = '', ...attributes] = hxl.split('+')
  const has = (...names: string[]) => names.some((name) => attributes.includes(name))
  if (tag === '#geo') {
    if (has('lat')) return 'latitude'
    if (has('lon', 'lng')) return 'longitude'
    return has('coord') ? null : has('bounds', 'geojson', 'wkt', 'poly') ? 'geometry' : null
  }
  if (tag === '#lat_deg') return 'latitude'
  if (tag === '#lon_deg') return 'longitude'
  if (tag === '#country') return 'country'
  if (/^#adm[1-5]$/.test(tag)) return has('code', 'pcode', 'v_pcode', 'id') ? 'pcode' : 'adminName'
  if (tag === '#loc' && has('pcode', 'v_pcode')) return 'pcode'
  return null
}

function roleOfValues({ name, reading }: SeenColumn, texts: string[], knowledge: RoleKnowledge): ColumnRole | null {
  const label = name.slice(0, 80).trim()
  if (LATITUDE.test(label) && areWithin(texts, 90)) return 'latitude'
  if (LONGITUDE.test(label) && areWithin(texts, 180)) return 'longitude'
  if (texts.length > 0 && share(texts, (text) => GEOMETRY_TEXT.test(text)) > 0.8 && (GEOMETRY.test(label) || isGeometryText(texts)))
    return 'geometry'
  if (reading.type !== 'text' || texts.length === 0) return null
  if (isPcodeColumn(label, texts, knowledge)) return 'pcode'
  const areCountries = share(texts, isCountry)
  if (
    (COUNTRY.test(label) && (areCountries > 0.3 || share(texts, (text) => /^[A-Z]{2,3}$/.test(text)) > 0.8)) ||
    // Two rivers named like countries, or one unit that looks like a code, make no column of countries.
    (areCountries > 0.9 && new Set(texts).size > 2)
  )
    return 'country'
  // Names of areas begin with a capital, where the script has them; `estado` is a condition, too.
  return ADMIN_NAME.test(label) && share(texts, (text) => /^\P{Ll}*\p{L}{2}/u.test(text) && !/^\p{Ll}/u.test(text)) > 0.8
    ? 'adminName'
    : null
}

function isPcodeColumn(label: string, texts: string[], { isAdminCode }: RoleKnowledge): boolean {
  const distinct = [...new Set(texts)]
  if (isAdminCode && share(distinct, isAdminCode) >= 0.5) return true
  const looks = share(distinct, (text) => PCODE_TEXT.test(text) && /[\d-]/.test(text))
  return PCODE_NAME.test(label) && looks > 0.7
}

const isGeometryText = (texts: string[]) =>
  share(texts, (text) => /^\s*\{\s*"(?:type|coordinates)"\s*:.*"coordinates"|^(?:SRID=\d+;)?[A-Z]+\s*[ZM]*\s*\(/.test(text.slice(0, 300))) >
  0.8

/** Coordinates as numbers, with a point or a comma before the fraction. */
function areWithin(texts: string[], most: number): boolean {
  const numbers = texts.map((text) => Number(withPlainDigits(text).replace(',', '.')))
  return texts.length > 0 && numbers.filter((number) => Math.abs(number) <= most).length >= texts.length * 0.95
}

function share(texts: string[], holds: (text: string) => boolean): number {
  return texts.length === 0 ? 0 : texts.filter(holds).length / texts.length
}

/** Two-letter codes and names of countries in the languages of the portal, as the platform's own data has them. */
function isCountry(text: string): boolean {
  countryWords ??= listCountryWords()
  return countryWords.has(text.toLowerCase())
}

function listCountryWords(): Set<string> {
  const words = new Set<string>()
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
  for (const language of NAME_LANGUAGES) {
    const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' })
    for (const first of letters) {
      for (const second of letters) {
        const name = names.of(first + second)
        if (name) words.add(name.toLowerCase()).add((first + second).toLowerCase())
      }
    }
  }
  return words
}

import type { Place, Precision } from '#app/features/projects/content.ts'
import type { Narratives } from './narratives.ts'
import { parsePosition } from './source-values.ts'
import { attribute, childOf, childrenOf, childText, type XmlElement } from './xml-element.ts'

/** List GeographicVocabulary: ISO 3166-1 alpha-2. */
const ISO_COUNTRY = 'A4'

/** A `location`. The source has published its point, so that nothing of it is held back, however precise it is. */
export function mapPlace(location: XmlElement, narratives: Narratives): Place {
  const point = pointOf(location)
  const area = areaOf(location)
  const precision = precisionOf(location, { hasPoint: point !== undefined, hasAdmin1: area.admin1 !== undefined })
  return {
    name: narratives.take(childOf(location, 'name')),
    description: narratives.take(childOf(location, 'description')),
    point,
    ...area,
    precision,
    publicPrecision: point ? 'exact' : precision,
  }
}

function pointOf(location: XmlElement): Place['point'] {
  const point = childOf(location, 'point')
  return parsePosition((point && childText(point, 'pos')) ?? '') ?? undefined
}

function areaOf(location: XmlElement): Pick<Place, 'country' | 'admin1'> {
  const areas = [...childrenOf(location, 'administrative'), ...childrenOf(location, 'location-id')]
  const isCountry = (area: XmlElement) => attribute(area, 'vocabulary') === ISO_COUNTRY || attribute(area, 'level') === '0'
  const admin1 = areas.map((area) => attribute(area, 'code') ?? '').find((code) => /^[A-Z]{2}-[A-Z0-9]{1,3}$/.test(code))
  const countries = areas.filter(isCountry).map((area) => attribute(area, 'code') ?? '')
  return { country: countries.find((code) => /^[A-Z]{2}$/.test(code)) ?? admin1?.slice(0, 2), admin1 }
}

/** A point that stands for a country or a first-level area is no more precise than that; an unstated exactness is not taken for exact. */
function precisionOf(location: XmlElement, known: { hasPoint: boolean; hasAdmin1: boolean }): Precision {
  if (!known.hasPoint) return known.hasAdmin1 ? 'admin1' : 'country'
  // GeoNames feature codes, which the list LocationType holds.
  const designation = attribute(childOf(location, 'feature-designation'), 'code') ?? ''
  if (designation.startsWith('PCL')) return 'country'
  if (designation.startsWith('ADM1')) return 'admin1'
  return attribute(childOf(location, 'exactness'), 'code') === '1' ? 'exact' : 'settlement'
}

import { MATCH_NAME } from '#app/features/projects/edit-names.ts'
import { readCoordinate, readPoint } from '#app/features/places/coordinates.ts'
import { locatePoint } from '#app/features/places/locate-point.server.ts'
import { findPlace, type FoundPlace } from '#app/features/places/search-places.server.ts'
import type { FieldName } from '#app/features/provenance/field-names.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

/**
 * Fills in what a form about a place leaves to the portal: all of a settlement that was chosen by name, plain degrees of
 * coordinates written otherwise, and the country and area around a point where none is stated, or where the point moved
 * and they were left as `stored`.
 */
export async function settlePlace(
  form: FormData,
  row: string,
  language: Language,
  stored: Readonly<Record<FieldName, string>>,
): Promise<void> {
  const place = new PlaceForm(form, row)
  const chosen = form.get(MATCH_NAME)
  const settlement = typeof chosen === 'string' && chosen ? await findPlace(chosen, language) : null
  if (settlement) return place.takeSettlement(settlement, language)
  const read = readPoint(place.text('point/lat'), place.text('point/lon'))
  if (!read.ok) return place.settleDegrees()
  place.set('point/lat', read.point.lat)
  place.set('point/lon', read.point.lon)
  const isAsStored = (field: string) => place.text(field) === (stored[`${row}/${field}`] ?? '')
  const hasMoved = !isAsStored('point/lat') || !isAsStored('point/lon')
  const isLeft = place.text('country') === '' || (hasMoved && isAsStored('country') && isAsStored('admin1'))
  if (!isLeft) return
  const located = await locatePoint(read.point.lat, read.point.lon, language)
  if (!located?.country) return
  place.set('country', located.country)
  place.set('admin1', located.admin1 ?? '')
}

/** The fields of one place in a posted form. */
class PlaceForm {
  constructor(
    readonly form: FormData,
    readonly row: string,
  ) {}

  text(field: string): string {
    return String(this.form.getAll(`${this.row}/${field}`).at(-1) ?? '').trim()
  }

  set(field: string, value: string | number): void {
    this.form.set(`${this.row}/${field}`, String(value))
  }

  /** Where the two are no point, the one that can be read is not refused with the other. */
  settleDegrees(): void {
    for (const axis of ['lat', 'lon'] as const) {
      const value = readCoordinate(this.text(`point/${axis}`), axis)
      if (value !== null) this.set(`point/${axis}`, value)
    }
  }

  /** A settlement found by name is known as one, and named by it where nobody named the place. */
  takeSettlement(settlement: FoundPlace, language: Language): void {
    this.set('point/lat', settlement.lat)
    this.set('point/lon', settlement.lon)
    this.set('country', settlement.country ?? '')
    this.set('admin1', settlement.admin1 ?? '')
    this.set('precision', 'settlement')
    if (this.text('publicPrecision') === 'exact') this.set('publicPrecision', 'settlement')
    const isNamed = [...this.form].some(([name, value]) => name.startsWith(`${this.row}/name@`) && String(value).trim() !== '')
    if (!isNamed) this.set(`name@${language}`, settlement.name)
  }
}

import { LOCATED_NAME, MATCH_NAME } from '#app/features/projects/edit-names.ts'
import { readSpot, writeSpot, type Spot } from '#app/features/projects/located-place.ts'
import { readCoordinate, readPoint, type LatLon } from '#app/features/places/coordinates.ts'
import { locatePoint } from '#app/features/places/locate-point.server.ts'
import { findPlace, type FoundPlace } from '#app/features/places/search-places.server.ts'
import type { FieldName } from '#app/features/provenance/field-names.ts'
import { formText } from '#app/platform/http/form-text.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

/**
 * Fills in what a form about a place leaves to the portal: all of a settlement that was chosen by name, plain degrees of
 * coordinates written otherwise, and the country and area around a point where none is stated, or where the point is another
 * than the one for which they were found. That one is told by the form itself (`LOCATED_NAME`), as saves go on while one
 * types; a form that does not tell is held against what is `stored`.
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
  const before = readSpot(formText(form, LOCATED_NAME)) ?? storedSpot(stored, row)
  if (!read.ok) {
    place.settleDegrees()
    return place.clearForeignArea(before)
  }
  place.set('point/lat', read.point.lat)
  place.set('point/lon', read.point.lon)
  const isAsBefore = place.text('country') === before.country && place.text('admin1') === before.admin1
  if (place.text('country') !== '' && !(isAsBefore && isElsewhere(read.point, before))) return place.clearForeignArea(before)
  const located = await locatePoint(read.point.lat, read.point.lon, language)
  // At sea, and where no status is settled, the person says which country; the one of the point before is none of its business.
  place.set('country', located?.country ?? '')
  place.set('admin1', (located?.country && located.admin1) ?? '')
  place.tellLocated()
}

const storedSpot = (stored: Readonly<Record<FieldName, string>>, row: string): Spot => ({
  lat: stored[`${row}/point/lat`] ?? '',
  lon: stored[`${row}/point/lon`] ?? '',
  country: stored[`${row}/country`] ?? '',
  admin1: stored[`${row}/admin1`] ?? '',
})

function isElsewhere({ lat, lon }: LatLon, before: Spot): boolean {
  const read = readPoint(before.lat, before.lon)
  return !read.ok || read.point.lat !== lat || read.point.lon !== lon
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

  /** Of a country that was changed alone, the area of the other one says nothing any more. */
  clearForeignArea(before: Spot): void {
    const [country, admin1] = [this.text('country'), this.text('admin1')]
    if (admin1 !== '' && admin1 === before.admin1 && country !== before.country && !admin1.startsWith(`${country}-`)) this.set('admin1', '')
  }

  /** For the form, should it come back: its country and area belong to its point. */
  tellLocated(): void {
    const [lat, lon] = [this.text('point/lat'), this.text('point/lon')]
    this.form.set(LOCATED_NAME, writeSpot({ lat, lon, country: this.text('country'), admin1: this.text('admin1') }))
  }

  /** A settlement found by name is known as one, and named by it where nobody named the place. */
  takeSettlement(settlement: FoundPlace, language: Language): void {
    this.set('point/lat', settlement.lat)
    this.set('point/lon', settlement.lon)
    this.set('country', settlement.country ?? '')
    this.set('admin1', settlement.admin1 ?? '')
    this.tellLocated()
    this.set('precision', 'settlement')
    if (this.text('publicPrecision') === 'exact') this.set('publicPrecision', 'settlement')
    const isNamed = [...this.form].some(([name, value]) => name.startsWith(`${this.row}/name@`) && String(value).trim() !== '')
    if (!isNamed) this.set(`name@${language}`, settlement.name)
  }
}

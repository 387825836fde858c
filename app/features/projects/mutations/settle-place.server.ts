import { MATCH_NAME } from '#app/features/projects/edit-names.ts'
import { readPoint } from '#app/features/places/coordinates.ts'
import { locatePoint } from '#app/features/places/locate-point.server.ts'
import { findPlace } from '#app/features/places/search-places.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

/**
 * Fills in what a form about a place leaves to the portal: all of a settlement that was chosen by name, plain degrees of
 * coordinates written otherwise, and the country and area around the point where none is stated.
 */
export async function settlePlace(form: FormData, row: string, language: Language): Promise<void> {
  const text = (field: string) => String(form.get(`${row}/${field}`) ?? '').trim()
  const fill = (field: string, value: string | number | null | undefined) => {
    if (value !== undefined && value !== null && text(field) === '') form.set(`${row}/${field}`, String(value))
  }
  const chosen = form.get(MATCH_NAME)
  const settlement = typeof chosen === 'string' && chosen ? await findPlace(chosen, language) : null
  if (settlement) {
    for (const field of ['point/lat', 'point/lon', 'country', 'admin1', 'precision']) form.delete(`${row}/${field}`)
    fill('point/lat', settlement.lat)
    fill('point/lon', settlement.lon)
    form.set(`${row}/country`, settlement.country ?? '')
    form.set(`${row}/admin1`, settlement.admin1 ?? '')
    form.set(`${row}/precision`, 'settlement')
    const isNamed = [...form].some(([name, value]) => name.startsWith(`${row}/name@`) && String(value).trim() !== '')
    if (!isNamed) form.set(`${row}/name@${language}`, settlement.name)
    if (text('publicPrecision') === 'exact') form.set(`${row}/publicPrecision`, 'settlement')
    return
  }
  const read = readPoint(text('point/lat'), text('point/lon'))
  if (!read.ok) return
  form.set(`${row}/point/lat`, String(read.point.lat))
  form.set(`${row}/point/lon`, String(read.point.lon))
  if (text('country') !== '') return
  const located = await locatePoint(read.point.lat, read.point.lon, language)
  fill('country', located?.country)
  fill('admin1', located?.admin1)
}

import { describe, expect, test } from 'vitest'
import { LOCATED_NAME, MATCH_NAME } from '#app/features/projects/edit-names.ts'
import { readSpot, writeSpot } from '#app/features/projects/located-place.ts'
import { settlePlace } from '#app/features/projects/mutations/settle-place.server.ts'

const ROW = 'places/p0000001'
const DAKAR = { 'point/lat': '14.70', 'point/lon': '-17.45' }
const PARIS = { 'point/lat': '48.8566', 'point/lon': '2.3522' }
const OCEAN = { 'point/lat': '0', 'point/lon': '-30.5' }
const SENEGAL = { country: 'SN', admin1: 'SN-DK' }

type Fields = Record<string, string>
const within = (fields: Fields) => Object.fromEntries(Object.entries(fields).map(([field, text]) => [`${ROW}/${field}`, text]))
/** What the page says of where its country and area were found. */
const located = (at: Fields, area: Fields = {}) => ({
  [LOCATED_NAME]: writeSpot({
    lat: at['point/lat'] ?? '',
    lon: at['point/lon'] ?? '',
    country: area['country'] ?? '',
    admin1: area['admin1'] ?? '',
  }),
})

async function settled(fields: Fields, told: Fields = {}, stored: Fields = {}) {
  const form = new FormData()
  for (const [name, text] of Object.entries({ ...within(fields), ...told })) form.set(name, text)
  await settlePlace(form, ROW, 'fr', within(stored))
  const text = (field: string) => form.get(`${ROW}/${field}`)
  return { country: text('country'), admin1: text('admin1'), located: readSpot(String(form.get(LOCATED_NAME))) }
}

describe('a point', () => {
  test('that moved takes its country and area with it, however often the form was saved on the way', async () => {
    // The page was made with Dakar; Paris is stored since it was typed, and the page still says Senegal.
    const stored = { ...PARIS, country: 'FR', admin1: 'FR-IDF' }
    expect(await settled({ ...PARIS, ...SENEGAL }, located(DAKAR, SENEGAL), stored)).toMatchObject({ country: 'FR', admin1: 'FR-IDF' })
    expect(await settled({ ...PARIS, ...SENEGAL }, {}, { ...DAKAR, ...SENEGAL })).toMatchObject({ country: 'FR' })
  })

  test('lies where its writer says, once they have said it of this point', async () => {
    const said = { country: 'ML', admin1: '' }
    expect(await settled({ ...DAKAR, ...said }, located(DAKAR, said))).toMatchObject(said)
    expect(await settled({ ...DAKAR, ...said }, located(PARIS, { country: 'FR', admin1: 'FR-IDF' }))).toMatchObject(said)
  })

  test('at sea has no country of an earlier point', async () => {
    expect(await settled({ ...OCEAN, ...SENEGAL }, located(DAKAR, SENEGAL))).toMatchObject({ country: '', admin1: '' })
    expect(await settled({ ...OCEAN, ...SENEGAL }, located(OCEAN, SENEGAL))).toMatchObject(SENEGAL)
  })

  test('tells the form, should it come back, to which point its country belongs', async () => {
    const { located: told } = await settled({ ...PARIS, ...SENEGAL }, located(DAKAR, SENEGAL))
    expect(told).toEqual({ lat: '48.8566', lon: '2.3522', country: 'FR', admin1: 'FR-IDF' })
    const found = await settled({ ...PARIS, ...SENEGAL }, { ...located(DAKAR, SENEGAL), [MATCH_NAME]: '2251007' })
    expect(found.located).toMatchObject({ lat: '14.1059', country: 'SN', admin1: 'SN-KA' })
  })
})

test('an area stays behind when the country is changed alone', async () => {
  expect(await settled({ country: 'ML', admin1: 'SN-DK' }, located({}, SENEGAL))).toMatchObject({ country: 'ML', admin1: '' })
  expect(await settled({ country: 'SN', admin1: 'FR-IDF' }, located({}, SENEGAL))).toMatchObject({ admin1: 'FR-IDF' })
})

test('a spot comes through a field unchanged, and what is none is passed over', () => {
  const spot = { lat: '17° 26′ O', lon: '', country: 'SN', admin1: 'SN-DK' }
  expect(readSpot(writeSpot(spot))).toEqual(spot)
  for (const text of ['', 'SN', '1|2|3|4|5']) expect(readSpot(text)).toBeNull()
})

import { describe, expect, it } from 'vitest'
import { labelPoint } from '#app/features/places/areas.server.ts'
import { publicPlace } from '#app/features/places/public-place.server.ts'
import { publicPosition } from '#app/features/places/public-position.ts'
import { PRECISIONS, type Place, type Precision } from '#app/features/projects/content.ts'

const SHELTER = { lat: 12.61234, lon: -12.20321 }
const place = (precision: Precision, publicPrecision: Precision, more: Partial<Place> = {}): Place => ({
  name: { fr: 'Refuge' },
  point: SHELTER,
  country: 'SN',
  admin1: 'SN-KE',
  precision,
  publicPrecision,
  ...more,
})
const KEDOUGOU = { lat: 12.5556, lon: -12.1808 }
const REFUGE = { name: { fr: 'Refuge' }, description: { fr: 'Derrière le marché' } }

describe('the public sees a place', () => {
  it('as it is, where that is allowed', async () => {
    expect(await publicPlace(place('exact', 'exact'))).toEqual({
      point: SHELTER,
      country: 'SN',
      admin1: 'SN-KE',
      precision: 'exact',
      name: { fr: 'Refuge' },
    })
  })

  it.each(['exact', 'settlement'] as const)('known as %s, at its settlement, under the name of that, never its own', async (held) => {
    const seen = await publicPlace(place(held, 'settlement', REFUGE))
    expect(seen).toMatchObject({ point: KEDOUGOU, country: 'SN', admin1: 'SN-KE', precision: 'settlement', name: { und: 'Kédougou' } })
    expect(JSON.stringify(seen)).not.toMatch(/12\.61234|12\.20321|Refuge|marché/)
  })

  it('under its own names where they are those of its settlement, whatever point was typed', async () => {
    const names = { fr: 'kedougou', ar: 'كيدوغو' }
    const typed = await publicPlace(place('settlement', 'settlement', { ...REFUGE, name: names }))
    expect(typed).toMatchObject({ point: KEDOUGOU, name: names })
    expect(typed).not.toHaveProperty('description')
    const found = await publicPlace(place('settlement', 'settlement', { ...REFUGE, name: names, point: KEDOUGOU }))
    expect(found).toMatchObject({ name: names, description: REFUGE.description })
    const renamed = await publicPlace(place('settlement', 'settlement', { ...REFUGE, point: KEDOUGOU }))
    expect(JSON.stringify(renamed)).not.toMatch(/Refuge|marché/)
  })

  it('without its own name where a point is known that the public does not see', async () => {
    for (const precision of ['admin1', 'country'] as const)
      expect(JSON.stringify(await publicPlace(place(precision, precision, REFUGE)))).not.toMatch(/Refuge|marché|12\.61234/)
    expect(await publicPlace(place('admin1', 'admin1', { ...REFUGE, point: undefined }))).toMatchObject(REFUGE)
  })

  it('at the fixed point of its area or country', async () => {
    expect(await publicPlace(place('exact', 'admin1'))).toEqual({
      point: labelPoint('SN-KE'),
      country: 'SN',
      admin1: 'SN-KE',
      precision: 'admin1',
    })
    const country = await publicPlace(place('exact', 'country'))
    expect(country).toEqual({ point: labelPoint('SN'), country: 'SN', precision: 'country' })
    expect(country).not.toHaveProperty('admin1')
  })

  it('never finer than it is known, and the same for every place of an area', () => {
    for (const held of PRECISIONS) {
      for (const wanted of PRECISIONS) {
        const seen = publicPosition(place(held, wanted), { labelPoint, settlement: KEDOUGOU })
        expect(PRECISIONS.indexOf(seen.precision)).toBe(Math.max(PRECISIONS.indexOf(held), PRECISIONS.indexOf(wanted)))
        const elsewhere = publicPosition(place(held, wanted, { point: { lat: 12.9, lon: -12.0 } }), { labelPoint, settlement: KEDOUGOU })
        if (seen.precision === 'admin1' || seen.precision === 'country') expect(seen).toEqual(elsewhere)
      }
    }
  })

  it('as its source published it, where that is allowed, called no finer than it is known', async () => {
    const seen = await publicPlace(place('settlement', 'exact', REFUGE))
    expect(seen).toMatchObject({ point: SHELTER, precision: 'settlement', ...REFUGE })
    expect(await publicPlace(place('admin1', 'exact', REFUGE))).toMatchObject({
      point: labelPoint('SN-KE'),
      precision: 'admin1',
      ...REFUGE,
    })
  })

  it('is as coarse as need be where something is missing', async () => {
    expect(await publicPlace(place('exact', 'admin1', { admin1: undefined, point: undefined }))).toMatchObject({
      point: labelPoint('SN'),
      precision: 'country',
    })
    expect(await publicPlace(place('exact', 'settlement', { point: undefined }))).toMatchObject({
      point: labelPoint('SN-KE'),
      precision: 'admin1',
    })
    expect(await publicPlace({ precision: 'country', publicPrecision: 'country' })).toMatchObject({
      point: undefined,
      country: undefined,
      precision: 'country',
    })
    expect(await publicPlace(place('exact', 'admin1', { country: undefined }))).toMatchObject({ country: 'SN', point: labelPoint('SN-KE') })
  })

  it('in the country and area around its point, where it states none', async () => {
    const unnamed = { country: undefined, admin1: undefined }
    expect(await publicPlace(place('exact', 'exact', unnamed))).toMatchObject({ country: 'SN', admin1: 'SN-KE' })
    expect(await publicPlace(place('exact', 'admin1', unnamed))).toMatchObject({ point: labelPoint('SN-KE'), admin1: 'SN-KE' })
    expect(await publicPlace(place('exact', 'admin1', { country: 'ML', admin1: undefined }))).toMatchObject({
      country: 'ML',
      precision: 'country',
    })
    expect(await publicPlace(place('exact', 'admin1', { country: 'BF', admin1: 'BF-KAD' }))).toMatchObject({
      admin1: 'BF-03',
      point: labelPoint('BF-03'),
    })
  })
})

import { describe, expect, it } from 'vitest'
import { listCountries } from '#app/features/classifications/countries.ts'
import { labelPoint, listAdmin1 } from '#app/features/places/areas.server.ts'
import { locatePoint } from '#app/features/places/locate-point.server.ts'

const CAPITALS =
  `AF 34.53 69.17; AO -8.84 13.23; BD 23.71 90.41; BF 12.37 -1.53; BI -3.43 29.92; BJ 6.50 2.60; BO -16.50 -68.15; BT 27.47 89.64;
CD -4.32 15.31; CF 4.36 18.56; CG -4.27 15.28; CI 6.82 -5.28; CM 3.87 11.52; CO 4.61 -74.08; CV 14.92 -23.51; DJ 11.59 43.15; EC -0.22 -78.51; EG 30.06 31.25;
ER 15.33 38.93; ET 9.02 38.75; FJ -18.14 178.44; GA 0.39 9.45; GH 5.56 -0.20; GM 13.45 -16.58; GN 9.54 -13.68; GQ 3.75 8.78; GT 14.64 -90.51; GW 11.86 -15.60;
HN 14.08 -87.21; HT 18.54 -72.34; ID -6.21 106.85; IQ 33.34 44.40; JO 31.96 35.95; KE -1.28 36.82; KH 11.56 104.92; KM -11.70 43.26; LA 17.97 102.60; LB 33.89 35.50;
LR 6.30 -10.80; LS -29.32 27.48; MA 34.01 -6.83; MG -18.91 47.54; ML 12.65 -8.00; MM 19.75 96.13; MN 47.91 106.88; MR 18.09 -15.98; MW -13.97 33.79; MZ -25.97 32.58;
NE 13.51 2.11; NG 9.06 7.49; NP 27.70 85.32; PG -9.44 147.18; PH 14.60 120.98; PK 33.72 73.06; RW -1.95 30.06; SB -9.43 159.95; SD 15.55 32.53; SL 8.48 -13.23;
SN 14.69 -17.44; SO 2.04 45.34; SS 4.85 31.58; ST 0.34 6.73; SY 33.51 36.29; TD 12.11 15.04; TG 6.13 1.22; TL -8.56 125.57; TZ -6.17 35.74; UG 0.32 32.57;
UZ 41.26 69.22; VU -17.74 168.32; YE 15.35 44.21; ZM -15.41 28.29; ZW -17.83 31.05; KI 1.33 172.98; TV -8.52 179.20; MV 4.18 73.51; MH 7.09 171.38; NR -0.55 166.92`
    .split(';')
    .map((line) => line.trim().split(' '))
    .map(([country = '', lat, lon]) => ({ country, lat: Number(lat), lon: Number(lon) }))

describe('someone who points at the map', () => {
  it.each([
    ['Dakar', 14.6937, -17.4441, { country: 'SN', admin1: 'SN-DK', near: 'Dakar' }],
    ['Ouagadougou', 12.3714, -1.5197, { country: 'BF', admin1: 'BF-03', near: 'Ouagadougou' }],
    ['Damascus', 33.5102, 36.2913, { country: 'SY', admin1: 'SY-DI', near: 'Damas' }],
    ['Port-au-Prince', 18.5435, -72.3388, { country: 'HT', admin1: 'HT-OU', near: 'Port-au-Prince' }],
    ['Dili', -8.5586, 125.5736, { country: 'TL', admin1: 'TL-DI', near: 'Dili' }],
    ['Praia', 14.9215, -23.5087, { country: 'CV', admin1: 'CV-PR' }],
    ['Mombasa, on the coast', -4.05, 39.67, { country: 'KE', admin1: 'KE-28' }],
    ['Goma, at the border', -1.68, 29.23, { country: 'CD', admin1: 'CD-NK', near: 'Goma' }],
    ['Lodwar, in a county younger than the boundaries', 3.12, 35.6, { country: 'KE', admin1: 'KE-43' }],
    ['Saint-Denis', -20.88, 55.45, { country: 'RE' }],
  ])('at %s', async (_, lat, lon, located) => {
    expect(await locatePoint(lat, lon, 'fr')).toMatchObject(located)
  })

  it('at a capital of 78 countries is in that country', async () => {
    expect(CAPITALS).toHaveLength(78)
    const wrong: string[] = []
    for (const { country, lat, lon } of CAPITALS) {
      const located = await locatePoint(lat, lon)
      if (located?.country !== country) wrong.push(`${country}: ${JSON.stringify(located)}`)
    }
    expect(wrong).toEqual([])
  })

  it('at sea, or at no point of the earth, is nowhere', async () => {
    for (const [lat, lon] of [
      [0, 0],
      [0, -20],
      [-40, 80],
      [91, 0],
      [0, 181],
      [NaN, 0],
      [0, Infinity],
    ] as const)
      expect(await locatePoint(lat, lon)).toBeNull()
  })

  it('gets no country where the United Nations name none', async () => {
    for (const [lat, lon] of [
      [34.08, 74.8],
      [34.37, 73.47],
      [35.92, 74.31],
    ] as const)
      expect(await locatePoint(lat, lon)).toMatchObject({ country: null })
  })

  it.each([
    ['Simferopol', 44.95, 34.1, 'UA'],
    ['El Aaiún', 27.15, -13.2, 'EH'],
    ['Dakhla', 23.7, -15.93, 'EH'],
    ['the Golan', 33.0, 35.78, 'SY'],
    ['Hebron', 31.53, 35.1, 'PS'],
    ['East Jerusalem', 31.78, 35.235, 'PS'],
    ['Gaza', 31.5, 34.45, 'PS'],
    ['Hargeisa', 9.56, 44.06, 'SO'],
    ['Kyrenia', 35.34, 33.32, 'CY'],
  ])('at %s is where United Nations maps have it', async (_, lat, lon, country) => {
    expect(await locatePoint(lat, lon)).toMatchObject({ country })
  })
})

describe('label points', () => {
  it('are known for all countries, and inside them', async () => {
    const wrong: string[] = []
    for (const { code } of listCountries('fr')) {
      const point = labelPoint(code)
      const located = point && (await locatePoint(point.lat, point.lon))
      // Islands without settlements.
      if (located?.country !== code && !['UM', 'HM', 'BV', 'GS', 'IO'].includes(code)) wrong.push(code)
      if (!point) wrong.push(code)
    }
    expect(wrong).toEqual([])
  })

  it('lie inside their areas, except some of the smallest and those of unsettled status', async () => {
    const wrong: string[] = []
    let areas = 0
    for (const { code: country } of listCountries('fr')) {
      for (const { code } of listAdmin1(country, 'fr')) {
        areas += 1
        const point = labelPoint(code)
        const located = point && (await locatePoint(point.lat, point.lon))
        if (located?.admin1 !== code) wrong.push(code)
      }
    }
    expect(areas).toBeGreaterThan(3500)
    expect(wrong.filter((code) => !/^(SI|BS|NR|AZ-NA|IN-JK|IN-LA|PK-JK|PK-GB)/.test(code))).toEqual([])
    expect(wrong.length).toBeLessThan(15)
  })
})

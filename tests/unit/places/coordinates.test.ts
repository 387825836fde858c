import { describe, expect, it } from 'vitest'
import { checkPoint } from '#app/features/places/check-point.server.ts'
import { readCoordinate, readPoint } from '#app/features/places/coordinates.ts'

const read = (lat: string, lon: string) => {
  const result = readPoint(lat, lon)
  return result.ok
    ? [Number(result.point.lat.toFixed(4)), Number(result.point.lon.toFixed(4))]
    : result.errors.map(({ message }) => message)
}

describe('someone who types coordinates', () => {
  it.each([
    ['14.69', '-17.44', [14.69, -17.44]],
    ['14,69', '-17,44', [14.69, -17.44]],
    [' +14.69 ', '\u221217.44', [14.69, -17.44]],
    ['١٤٫٦٩', '-١٧٫٤٤', [14.69, -17.44]],
    ['۱۴٫۶۹', '\u200E-۱۷٫۴۴', [14.69, -17.44]],
    ['14.69°N', '17.44°W', [14.69, -17.44]],
    ['N 14.69', 'O 17,44', [14.69, -17.44]],
    ['14°41′N', '17°26′O', [14.6833, -17.4333]],
    ['14° 41\' 37.3" N', "17°26'39''W", [14.6937, -17.4442]],
    ['14º41’37”', '-17 26 39', [14.6936, -17.4442]],
    ['8° 50′ Sul', '13° 14′ Leste', [-8.8333, 13.2333]],
    ['١٤°٤١′ش', '١٧°٢٦′غ', [14.6833, -17.4333]],
    ['14.69, -17.44', '', [14.69, -17.44]],
    ['14.69 -17.44', '', [14.69, -17.44]],
    ['-0', '0', [0, 0]],
    ['90', '-180', [90, -180]],
  ])('%s | %s is read', (lat, lon, point) => expect(read(lat, lon)).toEqual(point))

  it.each([
    ['', '', ['point.lat.missing', 'point.lon.missing']],
    ['14.69', '', ['point.lon.missing']],
    ['91', '10', ['point.lat.range', 'point.swapped']],
    ['91', '181', ['point.lat.range', 'point.lon.range']],
    ['10', '181', ['point.lon.range']],
    ['-117.4', '14.69', ['point.lat.range', 'point.swapped']],
    ['17.44 W', '14.69 N', ['point.swapped']],
    ['NaN', 'Infinity', ['point.lat.unreadable', 'point.lon.unreadable']],
    ['1e3', '0x10', ['point.lat.unreadable', 'point.lon.unreadable']],
    ['14°61′', '1.2.3', ['point.lat.unreadable', 'point.lon.unreadable']],
    ['14.5°41′', '-17 W', ['point.lat.unreadable', 'point.lon.unreadable']],
    ['N 14 N', '17 nowhere', ['point.lat.unreadable', 'point.lon.unreadable']],
  ])('%s | %s is answered with what is wrong', (lat, lon, messages) => expect(read(lat, lon)).toEqual(messages))
})

describe('a point is checked', () => {
  const hints = async (lat: string, lon: string, country?: string, admin1?: string) => {
    const checked = await checkPoint({ lat, lon, country, admin1 })
    return checked.ok ? checked.hints.map(({ message }) => message) : checked.errors.map(({ message }) => message)
  }

  it('against the chosen country and area', async () => {
    expect(await hints('14.69', '-17.44', 'SN', 'SN-DK')).toEqual([])
    expect(await hints('14.69', '-17.44', 'SN', 'SN-KE')).toEqual(['point.otherArea'])
    expect(await hints('14.69', '-17.44', 'ML')).toEqual(['point.otherCountry'])
    expect(await hints('34.08', '74.8', 'IN')).toEqual([])
    expect(await hints('34.08', '74.8', 'PK')).toEqual([])
  })

  it('for latitude and longitude that have changed places', async () => {
    expect(await hints('-17.44', '14.69', 'SN')).toEqual(['point.swapped'])
    expect(await hints('36.29', '33.51', 'SY')).toEqual(['point.swapped'])
  })

  it('for lying at sea, and for 0, 0', async () => {
    expect(await hints('0', '-20')).toEqual(['point.nowhere'])
    expect(await hints('0', '-20', 'SN')).toEqual(['point.nowhere'])
    expect(await hints('0', '0')).toEqual(['point.zero'])
  })

  it('and says where it is', async () => {
    expect(await checkPoint({ lat: '33,51', lon: '36,29' }, 'ar')).toEqual({
      ok: true,
      point: { lat: 33.51, lon: 36.29 },
      located: { country: 'SY', admin1: 'SY-DI', near: 'دمشق' },
      hints: [],
    })
    expect(await hints('91', '0')).toEqual(['point.lat.range', 'point.swapped'])
  })
})

describe('one coordinate of two', () => {
  it('is read though the other is wrong', () => {
    expect(readCoordinate('17°26′O', 'lon')).toBeCloseTo(-17.4333, 4)
    expect(readCoordinate('١٤٫٦٩', 'lat')).toBe(14.69)
  })

  it.each([
    ['91', 'lat'],
    ['17°26′O', 'lat'],
    ['', 'lon'],
    ['Dakar', 'lon'],
  ] as const)('%s is no %s', (text, axis) => expect(readCoordinate(text, axis)).toBeNull())
})

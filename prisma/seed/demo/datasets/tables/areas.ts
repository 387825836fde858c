import { labelPoint, listAdmin1 } from '#app/features/places/areas.server.ts'
import type { Random } from '../../random.ts'
import type { Row } from '../files/demo-file.ts'

export type Area = { /** ISO 3166-2. */ code: string; name: string; lat: number; lon: number }

/** The first-level areas of a country as the portal names them in a language; `except` are left out. */
export function areasOf(country: string, language: string, except: readonly string[] = []): Area[] {
  return listAdmin1(country, language)
    .filter(({ code }) => !except.includes(code))
    .map((area) => ({ ...area, ...(labelPoint(area.code) ?? { lat: 0, lon: 0 }) }))
}

/** A point within so many hundredths of a degree of another, to five decimals. */
export const near = ({ lat, lon }: { lat: number; lon: number }, random: Random, spread = 30) => ({
  lat: rounded(lat + random.between(-spread * 1000, spread * 1000) / 100_000, 5),
  lon: rounded(lon + random.between(-spread * 1000, spread * 1000) / 100_000, 5),
})

export const rounded = (value: number, decimals = 0) => Number(value.toFixed(decimals))

/** A draw around 1, at most `percent` of a hundred away. */
export const about = (random: Random, percent: number) => 1 + random.between(-percent * 10, percent * 10) / 1000

/** First days of the months from one to another, both YYYY-MM. */
export function monthsBetween(from: string, to: string): string[] {
  const months: string[] = []
  for (let month = from; month <= to;) {
    months.push(month)
    const next = new Date(`${month}-01T00:00:00Z`)
    next.setUTCMonth(next.getUTCMonth() + 1)
    month = next.toISOString().slice(0, 7)
  }
  return months
}

/** 31/12/2026. */
export const dayFirst = (day: string) => day.split('-').reverse().join('/')

/** Rows by a column that holds a period, else as they came: what a later version adds stands at its end. */
export function byPeriod(rows: Iterable<Row>, column: number): Row[] {
  const periodOf = (row: Row) => {
    const cell = row[column]
    return typeof cell === 'string' || typeof cell === 'number' ? String(cell) : ''
  }
  const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
  return [...rows].sort((one, other) => order(periodOf(one), periodOf(other)))
}

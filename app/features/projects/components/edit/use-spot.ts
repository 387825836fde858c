import { useEffect, useRef, useState } from 'react'
import { readPoint, type LatLon } from '#app/features/places/coordinates.ts'
import { LOCATED_NAME } from '#app/features/projects/edit-names.ts'
import { readSpot, writeSpot, type Spot } from '#app/features/projects/located-place.ts'
import { placeLookupPath } from '#app/features/projects/paths.ts'
import type { LocatedArea, Settlement } from '#app/features/projects/queries/edit-place.server.ts'
import { useEdit } from '#app/features/provenance/components/edit-state.ts'
import type { Option } from '#app/ui/form/select.tsx'

/** How long a person types on, in milliseconds, before the country of the coordinates is asked for. */
const PAUSE = 400

type SpotWanted = {
  row: string
  language: string
  areas: Option[]
  /** Told of each new point: given as coordinates or on the map, or by the name of a settlement. */
  onPoint: (way: 'point' | 'settlement') => void
}

/** Where a place is, as its form holds it: the country and the area follow the point until the person says otherwise. */
export function useSpot({ row, language, areas: storedAreas, onPoint }: SpotWanted) {
  const edit = useEdit()
  const [spot, setSpot] = useState<Spot>(() => spotOf(row, edit.value))
  // The point for which country and area were found or chosen, and those.
  const [anchor, setAnchor] = useState(() => readSpot(edit.value(LOCATED_NAME)) ?? spot)
  const [areas, setAreas] = useState(storedAreas)
  const [near, setNear] = useState('')
  const latest = useRef({ asked: 0, located: keyOf(pointOf(spot)), onPoint })
  latest.current.onPoint = onPoint
  const point = pointOf(spot)
  const key = keyOf(point)

  useEffect(() => {
    if (!point || key === latest.current.located) return undefined
    const timer = window.setTimeout(() => {
      latest.current.onPoint('point')
      void locate(point)
    }, PAUSE)
    return () => window.clearTimeout(timer)
    // The key says all of the point.
  }, [key])

  /** Country and area around a point, unless another question was asked since. */
  async function locate(at: LatLon) {
    const asked = ++latest.current.asked
    latest.current.located = keyOf(at)
    const [lat, lon] = [String(at.lat), String(at.lon)]
    const found = await askLookup<LocatedArea>(language, { lat, lon })
    if (!found || asked !== latest.current.asked) return
    setAreas(found.areas)
    setNear(found.near)
    settle({ country: found.country, admin1: found.admin1 }, { lat, lon })
  }
  function settle(area: Pick<Spot, 'country' | 'admin1'>, at: Pick<Spot, 'lat' | 'lon'>) {
    setSpot((before) => ({ ...before, ...area }))
    setAnchor({ ...at, ...area })
    edit.noteChange()
  }
  function take(at: LatLon, way: 'point' | 'settlement') {
    setSpot((before) => ({ ...before, lat: String(at.lat), lon: String(at.lon) }))
    onPoint(way)
    void locate(at)
  }
  return {
    spot,
    point,
    near,
    areas: withStored(areas, spot.admin1),
    /** For the server, which fills in what the page could not. */
    located: writeSpot(anchor),
    pick: (at: LatLon) => take(at, 'point'),
    type: (axis: 'lat' | 'lon', text: string) => setSpot((before) => ({ ...before, [axis]: text })),
    async takeSettlement(id: string) {
      const settlement = await askLookup<Settlement | null>(language, { id })
      if (!settlement) return
      nameUnnamed(row, language, settlement.name)
      take(settlement, 'settlement')
    },
    async chooseCountry(country: string) {
      settle({ country, admin1: '' }, spot)
      const found = await askLookup<{ areas: Option[] }>(language, { country })
      if (found) setAreas(found.areas)
    },
    chooseArea: (admin1: string) => settle({ country: spot.country, admin1 }, spot),
  }
}

const spotOf = (row: string, value: (name: string) => string): Spot => ({
  lat: value(`${row}/point/lat`),
  lon: value(`${row}/point/lon`),
  country: value(`${row}/country`),
  admin1: value(`${row}/admin1`),
})

/** The point that two texts say; null while they say none that is on the earth. */
function pointOf({ lat, lon }: Pick<Spot, 'lat' | 'lon'>): LatLon | null {
  const read = readPoint(lat, lon)
  return read.ok ? read.point : null
}

const keyOf = (point: LatLon | null) => (point ? `${point.lat} ${point.lon}` : '')

async function askLookup<Answer>(language: string, question: Record<string, string>): Promise<Answer | null> {
  try {
    const response = await fetch(`${placeLookupPath(language)}?${new URLSearchParams(question)}`)
    return response.ok ? ((await response.json()) as Answer) : null
  } catch {
    // Without an answer the person chooses the country; the server tries again when the form is saved.
    return null
  }
}

/** Gives a place the name it was found by, where nobody named it yet. */
function nameUnnamed(row: string, language: string, name: string): void {
  const inputs = [...document.querySelectorAll<HTMLInputElement>(`input[name^="${row}/name@"]`)]
  const own = inputs.find((input) => input.name.endsWith(`@${language}`))
  if (own && inputs.every(({ value }) => value.trim() === '')) {
    own.value = name
    own.dispatchEvent(new Event('input', { bubbles: true }))
  }
}

const withStored = (options: Option[], value: string) =>
  value === '' || options.some((option) => option.value === value) ? options : [...options, { value, label: value }]

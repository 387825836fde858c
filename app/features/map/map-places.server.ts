import type { Transaction } from '#app/platform/db/transaction.server.ts'
import { placeCode } from './morton.ts'

type Owner = { recordId: string; kind: 'need' | 'project'; workspaceId: string }
type PublicPosition = { point?: { lat: number; lon: number } | undefined; country?: string | undefined; admin1?: string | undefined }

/** Makes these the places by which the map shows a record; only public positions are ever handed in. */
export async function replaceMapPlaces(tx: Transaction, owner: Owner, places: readonly PublicPosition[]): Promise<void> {
  await tx.mapPlace.deleteMany({ where: { recordId: owner.recordId } })
  const data = places.flatMap(({ point, country, admin1 }) =>
    point
      ? [
          {
            ...owner,
            lat: point.lat,
            lon: point.lon,
            qk: placeCode(point.lat, point.lon),
            country: country ?? null,
            admin1: admin1 ?? null,
          },
        ]
      : [],
  )
  if (data.length > 0) await tx.mapPlace.createMany({ data })
}

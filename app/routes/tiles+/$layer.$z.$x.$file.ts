import { apiLoader } from '#app/features/api/api-loader.server.ts'
import { readFiltersOrRefuse } from '#app/features/api/list-query.server.ts'
import { readTileAddress } from '#app/features/map/tiles/tile-address.ts'
import { readTile } from '#app/features/map/tiles/read-tile.server.ts'
import { tileAnswer } from '#app/features/api/tile-answer.server.ts'

export { refuseMethod as action } from '#app/features/api/api-loader.server.ts'

export const handle = { direct: true }

/** One tile of published places that fit the filters. */
export const loader = apiLoader(['layer', 'z', 'x', 'file'], async ({ request, url, params }) => {
  const address = readTileAddress(params)
  const filters = await readFiltersOrRefuse(url.searchParams, address.layer === 'places' ? 'all' : address.layer)
  return tileAnswer(request, await readTile(address, filters))
})

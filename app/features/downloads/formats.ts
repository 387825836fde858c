/** The lists whose records can be taken away, by the word in their address. */
export const DOWNLOAD_LISTS = ['needs', 'projects', 'map'] as const
export type DownloadList = (typeof DOWNLOAD_LISTS)[number]

export const FORMATS = ['csv', 'xlsx', 'geojson', 'kml'] as const
export type Format = (typeof FORMATS)[number]

export const MEDIA_TYPES: Record<Format, string> = {
  csv: 'text/csv; charset=utf-8; header=present',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  geojson: 'application/geo+json; charset=utf-8',
  kml: 'application/vnd.google-earth.kml+xml; charset=utf-8',
}

/** What stands in an address for the description of a CSV file (CSV on the Web). */
export const CSV_DESCRIPTION = 'csv-metadata.json'

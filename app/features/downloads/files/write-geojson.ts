import type { FileFacts } from '#app/features/downloads/about-file.server.ts'
import { featuresOf } from '#app/features/downloads/feature-json.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import type { ListedRecord } from '#app/features/downloads/listed-record.ts'

/** What was written so far. */
export type Written = { records: number; places: number }

/** A collection of GeoJSON (RFC 7946), with what the file is, and at its end how much of it there was. */
export async function* writeGeoJson(
  facts: FileFacts,
  batches: AsyncIterable<readonly ListedRecord[]>,
  { origin, language, written }: { origin: string; language: Language; written: Written },
): AsyncGenerator<string, void> {
  yield `{"type":"FeatureCollection",${JSON.stringify(facts).slice(1, -1)},"features":[`
  let separator = '\n'
  for await (const records of batches) {
    if (records.length === 0) continue
    const features = records.flatMap((record) => featuresOf(record, { origin, language }))
    yield separator + features.map((feature) => JSON.stringify(feature)).join(',\n')
    separator = ',\n'
  }
  yield `\n],"records":${written.records},"places":${written.places}}\n`
}

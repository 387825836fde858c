import { readAllPublicDatasets } from '#app/features/datasets/queries/public-datasets.server.ts'
import { operatorName } from '#app/platform/env/operator.server.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import { FALLBACK_LANGUAGE } from '#app/platform/i18n/languages.ts'
import { instanceSettings } from '#app/platform/instance/instance-settings.server.ts'
import { ownNameIn, PRODUCT_NAME, type InstanceSettings } from '#app/platform/instance/instance-settings.ts'
import { Described } from './concepts.server.ts'
import { datasetStatements, type Writing } from './dataset-statements.server.ts'
import { About, type Statement } from './statements.ts'

const OPENAPI = 'https://spec.openapis.org/oas/v3.1.0'

/** The catalogue of all public datasets in DCAT-AP 3, a batch at a time: first the catalogue itself, then its datasets. */
export async function* catalogueStatements(origin: string): AsyncGenerator<Statement[], void> {
  const described = new Described()
  const catalogue = `${origin}/catalog.ttl#catalog`
  const writing: Writing = { origin, described, catalogue, service: `${origin}/api/v1/openapi.json#service` }
  yield [...catalogueItself(writing, await instanceSettings()), ...described.take()]
  for await (const datasets of readAllPublicDatasets()) {
    const statements = datasets.flatMap((dataset) => datasetStatements(dataset, writing))
    yield [...statements, ...described.take()]
  }
}

function catalogueItself({ origin, described, catalogue, service }: Writing, settings: InstanceSettings): Statement[] {
  const words = (key: string) =>
    Object.fromEntries(
      settings.languages.map((language) => {
        const operator = ownNameIn(settings, language) ?? operatorName() ?? PRODUCT_NAME
        return [language, translator(language, 'dataset-reuse')(key, { operator })]
      }),
    )
  const resource = (address: string) => described.resource(address, () => new About(address, 'rdfs:Resource'))
  const publisher = described.resource(`${origin}/catalog.ttl#publisher`, () =>
    new About(`${origin}/catalog.ttl#publisher`, 'foaf:Agent').says(
      'foaf:name',
      operatorName() ?? ownNameIn(settings, FALLBACK_LANGUAGE) ?? PRODUCT_NAME,
    ),
  )
  const about = new About(catalogue, 'dcat:Catalog')
    .saysIn('dct:title', words('catalogue.title'))
    .saysIn('dct:description', words('catalogue.description'))
    .is('dct:publisher', publisher)
    .is('foaf:homepage', described.document(`${origin}/`))
    .is('dcat:themeTaxonomy', described.scheme('data-theme'))
    .is('dcat:service', service)
  for (const language of settings.languages) about.is('dct:language', described.language(language))
  const api = new About(service, 'dcat:DataService')
    .saysIn('dct:title', words('catalogue.service'))
    .is('dct:publisher', publisher)
    .is('dcat:endpointURL', resource(`${origin}/api/v1`))
    .is('dcat:endpointDescription', resource(`${origin}/api/v1/openapi.json`))
    .is(
      'dct:conformsTo',
      described.resource(OPENAPI, () => new About(OPENAPI, 'dct:Standard')),
    )
    .is('dct:accessRights', described.concept('access-right', 'PUBLIC'))
  return [...about.statements, ...api.statements]
}
